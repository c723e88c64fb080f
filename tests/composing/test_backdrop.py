"""Backdrops: no copy stands on what is drawn behind it, whatever the language, the paper and the length."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.art.drawing import Drawing, Layer
from factsheet.art.outline import Bounds, bounds, contours, rect
from factsheet.art.pictures import Artwork
from factsheet.composing.backdrop import Backdrop, lift
from factsheet.display import Composition, DisplayGroup, GlyphRun, Page, Placed, Shape, leaves
from factsheet.layout.load import load_layout
from factsheet.setting.galley import Galley
from factsheet.sheet import SheetOptions
from factsheet.units import PAPERS
from tests.composing.bare import bar, bench
from tests.sheets.proof import inks, meet

SHEETS = Path(__file__).parent.parent
SAMPLE = SHEETS.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"


BENCH = bench({"a": {"w": bar(100)}})


def pictured(
    items: tuple[Placed, ...], x: float = 0.0, y: float = 0.0
) -> Iterator[tuple[DisplayGroup, float, float]]:
    """The groups of a page that show the picture of the header."""
    for item, left, top in items:
        if isinstance(item, DisplayGroup):
            if item.art == "picture":
                yield item, x + left, y + top
            else:
                yield from pictured(item.items, x + left, y + top)


def drawn(page: Page) -> list[Bounds]:
    """The boxes of the parts of the header's picture that take less than a twentieth of it."""
    found = []
    for group, x, y in pictured(page.items):
        for item, left, top in leaves((Placed(group, x, y),)):
            assert isinstance(item, Shape)
            for part in contours(item.outline):
                box = bounds(part)
                across, down = left + box.left, top + box.top
                if group.flipped:
                    across = left + item.width - box.right
                part_box = Bounds(across, down, across + box.width, down + box.height)
                if (
                    4 < box.width * box.height < 0.05 * group.width * group.height
                    and part_box.top < y + group.height
                ):
                    found.append(part_box)
    return found


def on_drawing(composition: Composition) -> list[str]:
    """The copy of the header that stands on its picture."""
    page = composition.pages[0]
    boxes = drawn(page)
    assert boxes
    header = [ink for ink in inks(page) if ink.path in ("title", "subtitle", "summary")]
    assert header
    return [ink.path for ink in header if any(meet(ink.box, box) for box in boxes)]


@pytest.mark.parametrize("lang", ["en", "ar", "km", "es"])
def test_no_copy_of_the_header_stands_on_its_drawing(lang: str) -> None:
    sheet = factsheet.read(SAMPLE)
    edition = factsheet.localize(sheet, lang) if lang != sheet.lang else factsheet.localize(sheet)
    assert on_drawing(factsheet.compose(edition, load_layout("campaign"))) == []


@pytest.mark.parametrize("way", ["band", "poster"])
def test_nor_in_any_arrangement_of_it(way: str) -> None:
    edition = factsheet.localize(factsheet.read(SAMPLE), "fr")
    options = SheetOptions(paper=PAPERS["Letter"], prefer={"header": way})
    assert on_drawing(factsheet.compose(edition, load_layout("campaign").on(options))) == []


def line(left: float, baseline: float, width: float, size: float) -> Placed:
    """A line of type, of one run."""
    run = GlyphRun("", size, (), "", "en", False, "ink", "title")
    return Placed(DisplayGroup((Placed(run, 0.0, 0.0),), width, 0.0, rigid=True), left, baseline)


@given(st.integers(1, 99), st.integers(5, 95), st.integers(20, 180), st.integers(6, 19))
@settings(max_examples=60)
def test_a_tile_that_is_as_much_higher_as_it_is_told_has_its_copy_clear(
    left: int, top: int, down: int, size: int
) -> None:
    tower = Layer(rect(left, top, 10, 5), "#000000")
    sky = Layer(rect(0, 0, 100, 100), "#ffffff")
    behind = Backdrop(Artwork(Drawing(100, 100, (sky, tower))), "bottom", False, 0.0)
    # So wide that the picture is as large as before in a tile that is higher.
    room = Galley(800.0, 150.0, lambda: (line(10, down, 600, size),))
    more = lift(BENCH, room, behind, frozenset())
    assert more < 600
    assert lift(BENCH, room.resized(800.0, 150.0 + more), behind, frozenset()) == 0


def test_copy_beside_a_detail_lifts_nothing() -> None:
    sign = Layer(rect(80, 60, 10, 30), "#ff0000")
    behind = Backdrop(Artwork(Drawing(100, 100, (sign,))), "bottom", False, 0.0)
    assert lift(BENCH, Galley(200.0, 150.0, lambda: (line(0, 100, 120, 10),)), behind, frozenset()) == 0
    across = lift(BENCH, Galley(200.0, 150.0, lambda: (line(0, 100, 180, 10),)), behind, frozenset())
    assert across > 0
    # A picture that is not turned stands the other way round in the copy's own direction.
    turned = behind._replace(mirrored=True)
    assert lift(BENCH, Galley(200.0, 150.0, lambda: (line(60, 100, 120, 10),)), turned, frozenset()) == 0
