"""Seams: pictures of neighboring tiles that touch are counted, those with copy or paper between are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factsheet.boxes.box import Side, set_box
from factsheet.composing import badness
from factsheet.composing.bands import Bands
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights
from factsheet.composing.pages import page_costs
from factsheet.composing.plan import PlanColumn
from factsheet.composing.seams import is_pictured, parted, seams
from factsheet.composing.tiles import Place, tile_box
from factsheet.display import DisplayGroup, Placed
from tests.composing.bare import bar, bench, column


def pictured(side: str) -> dict[str, object]:
    """An arrangement with the layout's drawing at a side."""
    paint = dict.fromkeys(("far", "near", "window", "person"), "ink")
    shown = {"drawing": "towers", "paint": paint, "side": side, "share": 0.5, "least": 40.0}
    return bar(100.0, 20.0, picture=shown)


def sheet(*blocks: str) -> Bench:
    """Blocks that may stand with a picture at each side, or without."""
    ways = {side: pictured(side) for side in ("end", "top", "bottom")} | {"none": bar(100.0, 20.0)}
    return bench(dict.fromkeys(blocks, ways))


ALONE = [("end", "end", 1), ("bottom", "top", 1), ("bottom", "end", 1), ("end", "top", 1)]
APART = [
    ("top", "top", 0),
    ("bottom", "bottom", 0),
    ("top", "bottom", 0),
    ("end", "bottom", 0),
    ("none", "top", 0),
]


@pytest.mark.parametrize(("upper", "lower", "count"), ALONE + APART)
def test_pictures_over_each_other_touch_where_no_copy_stands_between(
    upper: str, lower: str, count: int
) -> None:
    of = sheet("a", "b")
    assert seams(of, [(column(0, 12, f"a:{upper}"),), (column(0, 12, f"b:{lower}"),)]) == count
    assert seams(of, [(column(0, 12, f"a:{upper}", f"b:{lower}"),)]) == count


@pytest.mark.parametrize("cut", [2, 4, 6, 8, 10])
def test_a_picture_beside_copy_touches_what_is_under_it_only(cut: int) -> None:
    """That of the tile above stands in the end half of the page."""
    of, header = sheet("a", "b", "c"), (column(0, 12, "a:end"),)
    first = (column(0, cut, "b:top"), column(cut, 12, "c:none"))
    last = (column(0, cut, "b:none"), column(cut, 12, "c:top"))
    assert seams(of, [header, first]) == (cut > 6)
    assert seams(of, [header, last]) == 1


@pytest.mark.parametrize(
    ("left", "right", "count"),
    [
        ("end", "top", 1),
        ("end", "bottom", 1),
        ("top", "top", 1),
        ("bottom", "bottom", 1),
        ("top", "bottom", 0),
    ]
    + [("end", "end", 0), ("none", "top", 0), ("top", "end", 0)],
)
def test_pictures_side_by_side_touch_where_they_are_level(left: str, right: str, count: int) -> None:
    beside: list[PlanColumn] = [column(0, 6, f"a:{left}"), column(6, 12, f"b:{right}")]
    assert seams(sheet("a", "b"), [tuple(beside)]) == count


def test_a_page_on_which_pictures_touch_is_worse_by_the_price_of_a_seam() -> None:
    of = sheet("a", "b")
    bands = Bands(TileHeights(of), 1.0)

    def cost(upper: str, lower: str) -> float:
        page = [(column(0, 12, f"a:{upper}"),), (column(0, 12, f"b:{lower}"),)]
        ways = tuple(way for band in page if (way := bands.of(band)))
        found = page_costs(of, ways, 842.0, 0, 1)
        assert found is not None and len(ways) == 2
        return dict(found)["pictures edge to edge"]

    assert cost("end", "end") == badness.SEAM and cost("top", "bottom") == 0.0
    alone = bench({"a": {"w": pictured("end")}, "b": {"w": bar(50.0)}})
    assert is_pictured(of) and not is_pictured(alone), "one alone touches none"


@pytest.mark.parametrize("side", ["end", "top"])
@pytest.mark.parametrize("touched", [frozenset(), frozenset({Side.TOP})])
def test_paper_parts_a_picture_from_one_over_it(side: str, touched: frozenset[Side]) -> None:
    """As much as copy keeps from the edge of its tile; the foot of the picture stays where it is."""
    of = bench({"a": {"w": pictured(side)}}, pad={"top": 20.0})
    arrangement = of.blocks["a"].arrangements["w"]
    galley = set_box(
        tile_box(of, "a", arrangement, 1.0, Place(400.0, parted=touched)), of.context(1.0), 400.0, 300.0
    )
    ((top, foot),) = drawings(galley.items)
    assert top == pytest.approx(20.0 if touched else 0.0)
    assert foot == pytest.approx(300.0) or side == "top"
    assert galley.height == pytest.approx(300.0)


def drawings(items: tuple[Placed, ...], y: float = 0.0) -> Iterator[tuple[float, float]]:
    """Where drawings begin and end, from the top."""
    for item, _, top in items:
        if isinstance(item, DisplayGroup) and item.rigid:
            yield y + top, y + top + item.height
        elif isinstance(item, DisplayGroup):
            yield from drawings(item.items, y + top)


@pytest.mark.parametrize(("upper", "lower"), [("end", "end"), ("bottom", "top"), ("none", "end")])
def test_a_page_parts_the_pictures_that_would_touch_on_it(upper: str, lower: str) -> None:
    page = [(column(0, 12, f"a:{upper}"),), (column(0, 12, f"b:{lower}"),)]
    found = parted(sheet("a", "b"), page)
    (tile,) = page[1][0].tiles
    assert found == ({} if upper == "none" else {tile: frozenset({Side.TOP})})
