"""Plans set: spaces as open as the page lets them be, springs, holes and feet as they are, nothing cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.art.drawing import Drawing
from factsheet.art.pictures import Artwork
from factsheet.composing import badness
from factsheet.composing.backdrop import Backdrop
from factsheet.composing.bench import Bench
from factsheet.composing.exact import SetPage, set_plan
from factsheet.composing.plan import GRID, Demerit, PlanColumn, total
from factsheet.display import GlyphRun, Shape, leaves
from factsheet.layout.load import layout_names
from factsheet.pipeline import edition_of, layout_of, load
from factsheet.sheet import SheetOptions
from factsheet.units import MM
from tests.composing.bare import A4, bar, bench, box, column, plan
from tests.sheets.proof import around, meet

HIGH = A4.height


def page(fixed: float, give: float, scale: float = 1.0) -> SetPage:
    """A page with one tile that is so high and gives so much."""
    of = bench({"a": {"w": bar(fixed, give)}})
    (found,) = set_plan(of, plan(((column(0, 12, "a:w"),),), scale=scale), 1.0).pages
    return found


@given(st.floats(100, HIGH + 100), st.floats(20, 300))
@settings(max_examples=60)
def test_spaces_are_as_open_as_the_page_lets_them_be(fixed: float, give: float) -> None:
    found = page(fixed, give)
    wanted = (HIGH - fixed) / give
    least, most = badness.LEAST_SPACE, badness.MOST_SPACE
    empty = HIGH - fixed - most * give
    assume(abs(empty - MM) > 0.5)
    if empty > MM:
        # Rather open than empty at its foot.
        most = badness.LOOSEST
    assert found.space == pytest.approx(min(max(wanted, least), most), abs=0.06 / give + 3e-4)
    assert found.over == pytest.approx(max(0.0, fixed + least * give - HIGH), abs=0.02)
    assert found.left == pytest.approx(max(0.0, HIGH - fixed - most * give), abs=0.1)
    assert found.galley.height == HIGH


@pytest.mark.parametrize(
    ("pages", "filled", "opened"), [(2, 0.2, True), (3, 0.2, False), (3, 0.9, True), (6, 0.2, False)]
)
def test_a_last_page_of_several_ends_with_its_copy_where_it_would_come_apart(
    pages: int, filled: float, opened: bool
) -> None:
    """Its tiles stand no further apart than elsewhere, and what is left of it is under them."""
    *full, upper, lower = "abcdefg"[: pages + 1]
    part = bar(filled * HIGH / 2 - 60, 60)
    of = bench(dict.fromkeys(full, {"w": bar(HIGH - 60, 60)}) | {upper: {"w": part}, lower: {"w": part}})
    before = [((column(0, 12, f"{name}:w"),),) for name in full]
    last = ((column(0, 12, f"{upper}:w"),), (column(0, 12, f"{lower}:w"),))
    found = set_plan(of, plan(*before, last), 1.0).pages[-1]
    assert (found.space > badness.MOST_SPACE) == opened
    tile, _ = (each.galley.height for each in found.tiles)
    assert tile == pytest.approx(
        (filled * HIGH / 2 - 60) + 60 * found.space + opened * found.left / 2, abs=0.5
    )


@given(st.floats(0.6, 2.0), st.floats(0.6, 2.0))
@settings(max_examples=40)
def test_larger_type_leaves_no_more_room_than_smaller(one: float, other: float) -> None:
    small, large = (page(500, 200, scale) for scale in sorted((one, other)))
    assert small.space >= large.space - 1e-3
    assert small.left >= large.left - 0.1 and small.over <= large.over + 0.02


def test_a_page_too_high_is_told_and_nothing_of_it_is_cut() -> None:
    found = page(HIGH + 50, 0)
    assert found.over == pytest.approx(50)
    (bar_,) = (item for item, _, _ in leaves(found.galley.items) if isinstance(item, Shape))
    assert bar_.height == pytest.approx(HIGH + 50)
    of = bench({"a": {"w": bar(HIGH + 50)}})
    assert not set_plan(of, plan(((column(0, 12, "a:w"),),)), 1.0).fits


def test_a_page_too_high_is_told_with_copy_on_a_drawing_too(monkeypatch: pytest.MonkeyPatch) -> None:
    behind = Backdrop(Artwork(Drawing(100, 100, ())), "bottom", False, 0.0)
    monkeypatch.setattr("factsheet.composing.cells.backdrop", lambda *_: behind)
    monkeypatch.setattr("factsheet.composing.cells.lift", lambda *_: 5.0)
    found = page(HIGH + 50, 0)
    assert found.on_drawing and found.over == pytest.approx(50)


def test_copy_wider_than_its_place_does_not_fit() -> None:
    wide = {"columns": (1, 12), "box": box("{text: header.title, style: body}")}
    of = bench({"a": {"w": wide}, "b": {"w": bar(100)}})
    beside = plan(((column(0, 11, "b:w"), column(11, 12, "a:w")),), scale=6.0)
    made = set_plan(of, beside, 1.0)
    assert not made.fits and made.pages[0].overfull == ("title",)


def test_a_shorter_column_opens_its_own_spaces_and_what_is_left_is_its_foot() -> None:
    of = bench({"a": {"w": bar(200, 100)}, "b": {"w": bar(HIGH)}, "c": {"w": bar(150)}})
    (found,) = set_plan(
        of, plan(((column(0, 4, "a:w"), column(4, 8, "b:w"), column(8, 12, "c:w")),)), 1.0
    ).pages
    left = {each.column.tiles[0].piece.block: each.left for each in found.feet}
    assert left["b"] == 0
    assert left["a"] == pytest.approx(HIGH - 200 - 2.4 * 100, abs=0.2), "spaces open to 2.4 of the design"
    assert left["c"] == pytest.approx(HIGH - 150)
    assert found.left == found.over == 0


@given(st.floats(-60, 10), st.floats(-60, 10), st.floats(0, 60), st.floats(1, 60))
@settings(max_examples=40, deadline=None)
def test_tiles_beside_each_other_that_nearly_begin_level_do(
    first: float, second: float, give: float, more: float
) -> None:
    top = HIGH / 2
    of = bench(
        {
            "a": {"w": bar(top)},
            "b": {"w": bar(top)},
            "c": {"w": bar(top + first - give, give)},
            "d": {"w": bar(top + second - more, more)},
        }
    )

    def set_(*columns: PlanColumn) -> list[float]:
        (found,) = set_plan(of, plan((columns,)), 1.0).pages
        return [tile.galley.height for tile in found.tiles]

    assume(first + second < 0)
    _, _, level, rest = set_(column(0, 6, "a:w", "b:w"), column(6, 12, "c:w", "d:w"))
    assert level + rest <= HIGH + 0.1
    if first < 0 and second < 0 and abs(level - top) < 4.9 * MM:
        assert level == pytest.approx(top, abs=0.01)


def test_what_springs_take_is_no_hole() -> None:
    gaps = box(
        "{stack: [{space: 0, min-height: 100u, fill: bar}, {space: 0, min-height: 100u, fill: bar}], "
        "gap: {best: 0, max: 60u}}"
    )
    of = bench({"a": {"w": {"columns": (1, 12), "box": gaps}}})
    (found,) = set_plan(of, plan(((column(0, 12, "a:w"),),)), 1.0).pages
    unit = 72 / 25.4
    assert found.spring == pytest.approx(60 * unit)
    assert found.left == pytest.approx(HIGH - 260 * unit, abs=0.1)


def test_the_badness_of_a_plan_that_is_set_is_that_of_its_true_heights() -> None:
    of = bench({"a": {"w": bar(300, 40)}, "b": {"w": bar(200, 20)}, "c": {"w": bar(60)}})
    shape = plan(((column(0, 12, "a:w"),), (column(0, 6, "b:w"), column(6, 12, "c:w"))))
    made = set_plan(of, shape, 1.0)
    terms = {term.name: term.value for term in made.plan.terms}
    (found,) = made.pages
    assert terms["hole"] == pytest.approx(badness.hole(found.left))
    beside = [each.left for each in found.feet if each.column.stop - each.column.start < GRID]
    short = [badness.foot(each) + badness.ragged(each) for each in beside]
    assert terms["uneven feet"] == pytest.approx(sum(short))
    again = set_plan(of, made.plan, 1.0)
    assert total(again.plan.terms) == pytest.approx(total(made.plan.terms)), "nothing is counted twice"


@pytest.mark.parametrize("scale", [1.0, 1.2, 1.5])
def test_columns_in_a_tile_that_end_apart_are_counted_where_they_are_set(scale: float) -> None:
    """What the search guessed of them, at another width, is no part of it."""
    row = "{row: [{text: story.text, style: body}, {text: header.title, style: body}], gap: 0}"
    of = bench({"d": {"w": {"columns": (1, 12), "box": box(f"{{stack: [{row}]}}")}}})
    shape = replace(plan(((column(0, 12, "d:w"),),), scale=scale), terms=(Demerit("uneven columns", 99.0),))
    made = set_plan(of, shape, 1.0)
    (found,) = made.pages
    five_lines = 5 * 12 * scale
    assert found.uneven == pytest.approx((0.0, five_lines))
    (value,) = [term.value for term in made.plan.terms if term.name == "uneven columns"]
    assert value == pytest.approx(badness.foot(five_lines))


@given(st.integers(1, 11), st.floats(0.7, 1.3))
@settings(max_examples=30)
def test_grounds_cover_the_page_and_its_bleed_without_gap_and_without_overlap(cut: int, scale: float) -> None:
    heights = {"a": 200, "b": 150, "c": 90, "d": 120}
    of = bench({name: {"w": bar(high, 60), "grounds": ("ink",)} for name, high in heights.items()})
    shape = plan(
        ((column(0, 12, "a:w"),), (column(0, cut, "b:w", "c:w"), column(cut, 12, "d:w"))), scale=scale
    )
    (found,) = set_plan(of, shape, 1.0).pages
    bleed = of.layout.spec.page.bleed
    grounds = [
        (x, y, x + item.width, y + item.height)
        for item, x, y in leaves(found.galley.items)
        if isinstance(item, Shape) and item.fill == "ink"
    ]
    assert len(grounds) == 4
    assert around(grounds) == pytest.approx((-bleed, -bleed, A4.width + bleed, HIGH + bleed), abs=0.1)
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in grounds)
    assert covered == pytest.approx((A4.width + 2 * bleed) * (HIGH + 2 * bleed), rel=1e-3)
    assert not any(meet(one, other) for one, other in combinations(grounds, 2))


def fills(of: Bench, *pages: tuple[tuple[PlanColumn, ...], ...]) -> list[list[str]]:
    """The grounds of the tiles of each page, in paint order."""
    return [
        [
            item.fill
            for item, _, _ in leaves(each.galley.items)
            if isinstance(item, Shape) and item.fill and item.fill != "bar"
        ]
        for each in set_plan(of, plan(*pages), 1.0).pages
    ]


def test_a_tile_takes_the_first_of_its_grounds_that_no_neighbor_has() -> None:
    of = bench({name: {"w": bar(100), "grounds": ("dark", "light", "sand")} for name in "abcd"})
    below = ((column(0, 12, "a:w"),), (column(0, 6, "b:w"), column(6, 12, "c:w")), (column(0, 12, "d:w"),))
    assert fills(of, below) == [["dark", "light", "sand", "dark"]]
    assert fills(of, ((column(0, 12, "a:w"),),), ((column(0, 12, "b:w"),),)) == [["dark"], ["dark"]]


def test_a_tile_of_one_ground_keeps_it_whatever_is_beside() -> None:
    of = bench({name: {"w": bar(100), "grounds": ("amber",)} for name in "ab"})
    assert fills(of, ((column(0, 12, "a:w"),), (column(0, 12, "b:w"),))) == [["amber", "amber"]]


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("fold", ["tri", "half"])
def test_headings_at_the_heads_of_panels_stand_level(fold: str, layout: str) -> None:
    text = "The clinic is open to all who need it, with papers or without. "
    blocks = {
        f"b{at}": {"kind": "text", "heading": "Heading", "text": text * (2 + 3 * at % 5)} for at in range(8)
    }
    sheet = {
        **{"factsheet": 1, "id": "x", "lang": "en", "title": "Clinic", "summary": text},
        "publisher": {"name": "Clinic"},
        "body": blocks,
    }
    edition = edition_of(load(sheet))
    options = SheetOptions.of("A4", "landscape", fold=fold)
    pages = factsheet.compose(edition, layout_of(edition, layout, options)).pages
    heads = []
    for each in pages[1:]:
        runs = [(item, y) for item, _, y in leaves(each.items) if isinstance(item, GlyphRun)]
        first = min(runs, key=lambda run: run[1], default=None)
        heads += [first[1]] if first and first[0].path.endswith(".heading") else []
    assert len(heads) > 1
    assert max(heads) == pytest.approx(min(heads), abs=0.01)
