"""Pictures in rows: as high as each other, what is said under them on one line, each under its own."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import factsheet
from factsheet.art.pictures import SHAPES
from factsheet.boxes.portraits import gallery
from factsheet.composing.bench import Bench
from factsheet.display import DisplayGroup, GlyphRun, leaves
from factsheet.document.nodes import Figure, Group
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names, load_layout
from factsheet.pipeline import edition_of, load

SIDES = ((1500, 1000), (1200, 1500), (1000, 1000), (2000, 800), (1600, 400), (600, 1800))
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><rect width="9" height="9"/></svg>'
MOST_LOST, MM = 1 / 3 + 0.01, 72 / 25.4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("gallery")
    for at, sides in enumerate(SIDES):
        Image.new("RGB", sides, (40 * at, 90, 120)).save(root / f"{at}.jpg")
        (root / f"{at}.svg").write_text(DRAWN.format(*sides), encoding="utf-8")
    return root


def sheet(files: list[str], lang: str = "en", shape: str = "") -> dict[str, Any]:
    """Return a sheet of pictures, each with its caption, and one over all of them."""
    wish = {"shape": shape} if shape else {}
    items = {
        f"p{at}": {"file": file, "alt": "A", "caption": "Bridge", **wish} for at, file in enumerate(files)
    }
    return {
        **{"factsheet": 1, "id": "made", "lang": lang, "title": "River", "summary": "High."},
        "publisher": {"name": "Town"},
        "body": {"many": {"kind": "picture", "heading": "Then", "caption": "All of them", "items": items}},
    }


FILES = st.lists(
    st.builds("{}.{}".format, st.integers(0, len(SIDES) - 1), st.sampled_from(["jpg", "svg"])),
    min_size=2,
    max_size=4,
)


@given(FILES, st.sampled_from(["", "as-is", *SHAPES]), st.floats(60, 400))
def test_pictures_of_rows_are_as_high_as_each_other(
    folder: Path, files: list[str], shape: str, width: float
) -> None:
    bench = Bench(edition_of(load(sheet(files, shape=shape), folder=folder)), load_layout("brief"), bundled())
    block = bench.edition.index["body.many"]
    assert isinstance(block, Group)
    figures = [
        each.children[0]
        for each in block.children
        if isinstance(each, Group) and isinstance(each.children[0], Figure)
    ]
    setting = bench.context(1.0)
    made = gallery(setting, [each for each in figures if isinstance(each, Figure)], width)
    assert len(made) == len(files)
    heights = [each.height for each in made]
    wide = 90 * MM if shape != "tall" else 60 * MM
    assert all(0 < each.width <= width + 0.01 and each.width <= wide + 0.01 for each in made)
    for file, galley in zip(files, made, strict=True):
        across, down = SIDES[int(file[0])]
        own = SHAPES.get(shape) or down / across
        kept = min(own, galley.height / galley.width) / max(own, galley.height / galley.width)
        assert kept >= (1 - MOST_LOST if file.endswith("jpg") and not shape else 0.999)
    # As high, unless one of them is so low that the others would be stamps beside it.
    if max(heights) > min(heights) + 0.01:
        assert max(heights) == pytest.approx(2 * min(heights))


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("files", [["0.jpg", "1.jpg"], ["0.svg", "2.svg"], ["3.jpg", "1.svg", "0.jpg"]])
def test_captions_stand_on_one_line_each_under_its_picture(
    folder: Path, layout: str, lang: str, files: list[str]
) -> None:
    made = factsheet.compose(edition_of(load(sheet(files, lang), folder=folder)), load_layout(layout))
    (page,) = made.pages
    lines: dict[str, tuple[float, float]] = {}
    shown: dict[str, tuple[float, float, float, float]] = {}

    def look(items: tuple[Any, ...], x: float = 0.0, y: float = 0.0) -> None:
        for placed in items:
            item, left, top = placed.item, x + placed.x, y + placed.y
            if isinstance(item, DisplayGroup):
                if item.art.startswith("body.many"):
                    key = item.art.split(".")[2]
                    shown[key] = (left, left + item.width, top, top + item.height)
                look(item.items, left, top)

    look(page.items)
    for run, x, y in leaves(page.items):
        if isinstance(run, GlyphRun) and run.path.startswith("body.many."):
            lines[run.path.split(".")[2]] = (x, y)
    rows = [
        (one, other)
        for one, other in combinations(sorted(shown), 2)
        if shown[one][2] < shown[other][3] and shown[other][2] < shown[one][3]
    ]
    for one, other in rows:
        assert lines[one][1] == pytest.approx(lines[other][1], abs=0.01)
        assert shown[one][3] == pytest.approx(shown[other][3], abs=0.01)
        first, second = (lines[each][0] for each in (one, other))
        assert (first < second) == (shown[one][0] < shown[other][0])
    # One that stands alone in its row may have its caption beside it.
    for key in {key for row in rows for key in row}:
        assert lines[key][1] > shown[key][3]
    assert lines["caption"][1] > max(y for key, (_, y) in lines.items() if key.startswith("p"))
