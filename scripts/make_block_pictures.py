"""Draw the pictures of docs/blocks.md: each kind of block in two voices, from the examples on that page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

import factsheet
from factsheet.blocks import kinds
from factsheet.display import DisplayGroup, GlyphRun
from factsheet.resources import bundled
from factsheet.setting.galley import Items
from factsheet.units import MM
from scripts.make_block_docs import EXAMPLES, is_pictured

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures" / "blocks"
SAMPLE = bundled("data") / "hong-kong-refugees" / "factsheet.yaml"
FILES = ROOT / "tests" / "sheets" / "kinds"
VOICES = ("campaign", "editorial")
DPI = 100.0
_COLORS = 24
_ROOM = 3 * MM
_BETWEEN, _WIDE = 16, 480  # pixels: between two voices, and each at most


def pictured() -> tuple[str, ...]:
    """Return the kinds that have a picture, in the order of the page."""
    return tuple(kind for kind in kinds() if is_pictured(kind))


def sheet(kind: str) -> tuple[dict[str, Any], Path]:
    """Return a sheet with one block of a kind in its reading, and the folder of its pictures."""
    sample = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    head = {"factsheet": 1, "id": "blocks", "lang": "en", "typography": "smart", "title": "One block"}
    head |= {"summary": "A sheet.", "publisher": {"name": "Water Board"}, "sources": sample["sources"]}
    if kind in EXAMPLES:
        return head | {"body": yaml.safe_load(EXAMPLES[kind])}, FILES
    quoted = {"key_numbers": sample["key_numbers"]} if kind == "key_concerns" else {}
    return head | quoted | {kind: sample[kind]}, SAMPLE.parent


def picture(kind: str) -> Image.Image:
    """Return the block of a kind in each voice, side by side."""
    shown = [_cut(kind, voice) for voice in VOICES]
    width = sum(each.width for each in shown) + _BETWEEN * (len(shown) - 1)
    whole = Image.new("RGB", (width, max(each.height for each in shown)), "white")
    left = 0
    for each in shown:
        whole.paste(each, (left, 0))
        left += each.width + _BETWEEN
    # Flat colors and their edges: a small palette holds them.
    return whole.quantize(_COLORS, kmeans=2, dither=Image.Dither.NONE)


def _cut(kind: str, voice: str) -> Image.Image:
    """The part of a page on which a block stands, with some of its ground around it."""
    data, folder = sheet(kind)
    result = factsheet.make(data, layout=voice, paper="A4", output=factsheet.SCREEN, folder=folder)
    names = (f"{kind}.", *(f"body.{name}." for name in data.get("body", ())))
    page = result.composition.pages[0]
    boxes = list(_boxes(page.items, names, 0.0, 0.0))
    left = max(0.0, min(box[0] for box in boxes) - _ROOM)
    top = max(0.0, min(box[1] for box in boxes) - _ROOM)
    right = min(page.size.width, max(box[2] for box in boxes) + _ROOM)
    bottom = min(page.size.height, max(box[3] for box in boxes) + _ROOM)
    image = Image.open(io.BytesIO(result.image(dpi=DPI))).convert("RGB")
    scale = DPI / 72
    part = image.crop(tuple(round(each * scale) for each in (left, top, right, bottom)))
    return part if part.width <= _WIDE else part.resize((_WIDE, round(part.height * _WIDE / part.width)))


def _boxes(
    items: Items, names: tuple[str, ...], x: float, y: float
) -> Iterator[tuple[float, float, float, float]]:
    """Yield the edges of what is set of a block: left, top, right, bottom, in points."""
    for item, left, top in items:
        path = getattr(item, "path", None) or getattr(item, "art", None) or ""
        if path.startswith(names):
            if isinstance(item, GlyphRun):
                wide = sum(each.advance for each in item.glyphs) * item.size
                yield x + left, y + top - item.size, x + left + wide, y + top + 0.3 * item.size
            else:
                yield x + left, y + top, x + left + item.width, y + top + item.height
        elif isinstance(item, DisplayGroup):
            yield from _boxes(item.items, names, x + left, y + top)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in pictured():
        file = PICTURES / f"{name}.png"
        picture(name).save(file, optimize=True)
        print(file)
