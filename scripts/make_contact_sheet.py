"""Make docs/pictures/editions*.png: every edition of the sample side by side, as people see them on a screen.

    python scripts/make_contact_sheet.py

One picture a layout; of an edition with two pages the first is shown, with the second behind it.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import factsheet
from factsheet.locale.catalogues import languages
from factsheet.pipeline import results
from factsheet.render import page_images

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "hong-kong-refugees" / "factsheet.yaml"
PICTURES = {"campaign": "editions.png", "editorial": "editions-editorial.png"}
LABEL = ROOT / "fonts" / "SourceSans3-Regular.ttf"
COLUMNS, WIDTH, GAP, FOOT, PEEK = 8, 212, 14, 22, 10
GROUND, INK = (226, 229, 232), (36, 52, 64)
SIZES = 1_400_000


def thumbnail(sheet: factsheet.Factsheet, layout: str, lang: str) -> Image.Image:
    """The first page of an edition on the ground, the edge of a second page behind it, its tag below."""
    edition = factsheet.localize(sheet, lang)
    (made,) = results(edition, layout, outputs=(factsheet.SCREEN,))
    pages = page_images(made.pdf, 110)
    height = round(WIDTH * pages[0].height / pages[0].width)
    cell = Image.new("RGB", (WIDTH + PEEK, height + FOOT), GROUND)
    for number, page in reversed(list(enumerate(pages[:2]))):
        small = page.resize((WIDTH, height), Image.Resampling.LANCZOS)
        shift = PEEK if number else 0
        cell.paste((190, 196, 201), (shift, shift, shift + WIDTH + 1, shift + height + 1))
        cell.paste(small, (shift, shift))
    text = lang if len(pages) == 1 else f"{lang}, {len(pages)} pages"
    ImageDraw.Draw(cell).text((0, height + 3), text, INK, ImageFont.truetype(str(LABEL), 14))
    return cell


def contact_sheet(layout: str) -> Image.Image:
    """All editions in one layout, in rows."""
    sheet = factsheet.read(DATA)
    cells = [thumbnail(sheet, layout, lang) for lang in ("en", *languages(sheet))]
    wide, high = cells[0].width + GAP, cells[0].height + GAP
    rows = -(-len(cells) // COLUMNS)
    made = Image.new("RGB", (COLUMNS * wide + GAP, rows * high + GAP), GROUND)
    for at, cell in enumerate(cells):
        made.paste(cell, (GAP + at % COLUMNS * wide, GAP + at // COLUMNS * high))
    return made


def main() -> None:
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for layout, name in PICTURES.items():
        picture = contact_sheet(layout).quantize(160, dither=Image.Dither.NONE)
        picture.save(folder / name, optimize=True)
        size = (folder / name).stat().st_size
        print(f"{name}: {picture.width} x {picture.height}, {size / 1e6:.2f} MB")
        if size > SIZES:
            raise SystemExit(f"{name} is too large for a repository")


if __name__ == "__main__":
    main()
