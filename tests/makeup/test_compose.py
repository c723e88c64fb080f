"""Editions made up: longer copy takes smaller type, then more pages; as many pages as are asked for."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.display import (
    Composition,
    Direction,
    DisplayGroup,
    DisplayItem,
    GlyphRun,
    Page,
    Placed,
    Shape,
    leaves,
    width_of,
)
from factsheet.makeup.complete import placed_paths
from factsheet.makeup.compose import compose, mirrored, place
from factsheet.pipeline import edition_of, layout_of, library_of, load
from factsheet.sheet import PageCount, SheetOptions
from factsheet.units import MM
from tests.makeup.grown import grown
from tests.makeup.short import SHORT

SHEETS = Path(__file__).resolve().parent.parent / "sheets" / "data"

LAYOUTS = ("campaign", "editorial")
FLOOR = 8.5  # of running text, in points


@cache
def made(share: float, layout: str, pages: PageCount | None = None) -> Composition:
    chosen = factsheet.load_layout(layout)
    return factsheet.compose(grown(share), chosen.on(SheetOptions(pages=pages)) if pages else chosen)


def sizes(composition: Composition, path: str) -> set[float]:
    """The sizes in which the copy at a path is set."""
    return {
        run.size
        for page in composition.pages
        for run, _, _ in leaves(page.items)
        if isinstance(run, GlyphRun) and run.path.split("~")[0].startswith(path)
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_longer_copy_takes_smaller_type_or_more_pages(layout: str) -> None:
    few, more, most = (made(share, layout) for share in (0, 0.4, 1.5))
    for one, other in pairwise((few, more, most)):
        assert len(other.pages) > len(one.pages) or other.fit.scale < one.fit.scale
    assert len(few.pages) < len(most.pages)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("share", [0, 0.4, 1.5])
def test_pages_are_full_and_running_text_is_over_its_floor(layout: str, share: float) -> None:
    composition = made(share, layout)
    last = None if len(composition.pages) < 3 else -1
    assert max(composition.fit.holes[:last]) < 1 * MM
    assert max(max(feet) for feet in composition.fit.feet) < 25 * MM
    assert min(sizes(composition, "key_concerns.legal_hurdles.text")) >= FLOOR
    assert len(sizes(composition, "key_concerns.legal_hurdles.text")) == 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_second_page_is_spent_on_larger_type(layout: str) -> None:
    """A page that is half empty beside small type would be no way to spend a second sheet."""
    one, two = (made(0, layout, PageCount(count, count)) for count in (1, 2))
    assert (len(one.pages), len(two.pages)) == (1, 2)
    assert two.fit.scale > 1.1 * one.fit.scale
    assert max(two.fit.holes) < 1 * MM


def test_the_report_says_of_each_page_what_it_holds() -> None:
    composition = made(1.5, "campaign")
    fit, count = composition.fit, len(composition.pages)
    assert len(fit.holes) == len(fit.feet) == len(fit.spaces) == count
    assert [line for line in fit.plan if line.startswith("page ")] == [f"page {n + 1}" for n in range(count)]
    assert fit.name == f"type at {round(100 * fit.scale)} %"
    assert all(0.7 < space < 1.5 for space in fit.spaces)


# Mirroring: a right-to-left page is the left-to-right one turned, and nothing is lost on the way.

WIDTH = 600.0
lengths = st.floats(1, 200, allow_nan=False).map(lambda n: round(n, 2))


def shape(width: float) -> Shape:
    return Shape((), width, 10.0, fill="ink")


def groups(inner: st.SearchStrategy[DisplayItem]) -> st.SearchStrategy[DisplayItem]:
    placed = st.builds(Placed, inner, lengths, lengths)
    return st.builds(
        lambda items, width, rigid: DisplayGroup(tuple(items), width, 10.0, rigid=rigid),
        st.lists(placed, max_size=4),
        lengths,
        st.booleans(),
    )


items = st.recursive(st.builds(shape, lengths), groups, max_leaves=8)
pages = st.lists(st.builds(Placed, items, lengths, lengths), max_size=5).map(tuple)


@given(pages)
def test_a_page_mirrored_twice_is_as_before(page: tuple[Placed, ...]) -> None:
    back = place(place(page, WIDTH, Direction.RTL), WIDTH, Direction.RTL)
    for (_, x, y), (_, was_x, was_y) in zip(leaves(back), leaves(page), strict=True):
        assert abs(x - was_x) < 1e-6
        assert y == was_y


def test_a_left_to_right_page_is_not_touched() -> None:
    page = (Placed(shape(20), 30, 40),)
    assert place(page, WIDTH, Direction.LTR) is page


def test_an_item_at_the_start_edge_goes_to_the_right_edge() -> None:
    (turned,) = place((Placed(shape(20), 0, 5),), WIDTH, Direction.RTL)
    assert (turned.x, turned.y) == (WIDTH - 20, 5)


@given(lengths, lengths, lengths)
def test_the_inside_of_a_rigid_group_keeps_its_order(x: float, at: float, width: float) -> None:
    inside = (Placed(shape(5), at, 0),)
    turned = mirrored(Placed(DisplayGroup(inside, width, 10, rigid=True), x, 0), WIDTH)
    assert isinstance(turned.item, DisplayGroup)
    assert turned.item.items == inside
    assert width_of(turned.item) == width


def test_the_inside_of_a_loose_group_turns() -> None:
    group = DisplayGroup((Placed(shape(10), 0, 0), Placed(shape(30), 20, 0)), 100, 10)
    turned = mirrored(Placed(group, 0, 0), 100)
    assert isinstance(turned.item, DisplayGroup)
    assert [each.x for each in turned.item.items] == [90, 50]


@pytest.mark.parametrize("fold", ["half", "tri"])
def test_a_header_with_a_picture_stands_whole_on_the_front_of_a_folded_sheet(fold: str) -> None:
    edition = edition_of(load(SHEETS / "river-levels.yaml"))
    layout = layout_of(edition, "campaign", SheetOptions.of(fold=fold))
    front, *others = compose(edition, layout, library_of(edition)).pages
    of_header = {"title", "subtitle", "summary", "picture"}
    there = [
        {path.partition("~")[0] for path in placed_paths((page,))} & of_header for page in (front, *others)
    ]
    assert there == [of_header, *[set()] * len(others)]


def test_blocks_that_share_a_panel_beside_blank_ones_may_begin_their_own() -> None:
    """It was told that there is too little copy, where `page: new` fills a panel more."""

    def leaflet(*blocks: dict[str, object]) -> tuple[int, str]:
        body = {f"b{number}": {"heading": f"Block {number}"} | block for number, block in enumerate(blocks)}
        edition = edition_of(load(SHORT | {"body": body}))
        made = compose(
            edition, layout_of(edition, "campaign", SheetOptions.of(fold="tri")), library_of(edition)
        )
        hints = [each.hint for each in made.warnings if each.code == "panels-blank"]
        return len([page for page in made.pages if page.items]), "".join(hints)

    text: dict[str, object] = {"kind": "text", "text": "Say no more than this, and say it calmly. " * 5}
    full, hint = leaflet(text, text, text)
    assert "page: new" in hint
    fuller, _ = leaflet(text, text | {"page": "new"}, text)
    assert fuller > full
    assert "page: new" not in leaflet(text)[1]


@pytest.mark.parametrize(("fold", "panels"), [("half", 4), ("tri", 6)])
def test_panels_that_stay_blank_are_told_once(fold: str, panels: int) -> None:
    edition = edition_of(load(SHORT))
    leaflet = compose(
        edition, layout_of(edition, "campaign", SheetOptions.of(fold=fold)), library_of(edition)
    )
    blank = [number for number, page in enumerate(leaflet.pages, 1) if not page.items]
    (told,) = [each for each in leaflet.warnings if each.code == "panels-blank"]
    assert len(leaflet.pages) == panels and blank[-1] == panels
    assert f"panels {blank[0]} to {panels} of {panels}" in told.message
    full = panels - len(blank)
    assert told.message.endswith(f"the copy fills {full}")
    assert ("fold: half" in told.hint) is (panels == 6 and full > 3)
    flat = compose(edition, layout_of(edition, "campaign", SheetOptions.of()), library_of(edition))
    assert "panels-blank" not in {each.code for each in flat.warnings}


@pytest.mark.parametrize("layout", ["campaign", "brief"])
def test_four_short_blocks_stand_each_on_a_panel_of_its_own(layout: str) -> None:
    """Two stood on one of them, or one of them on two, and panels stayed blank."""
    said = "Boil all water for one minute, let it cool in a clean pot with a lid, and use it within a day. "
    body = {f"b{at}": {"kind": "text", "heading": "Why", "text": said * 4} for at in range(4)}
    head = {"factsheet": 1, "id": "boil", "lang": "en", "title": "Boil your water", "summary": said}
    edition = edition_of(load({**head, "publisher": {"name": "Works"}, "body": body}))
    folded = layout_of(edition, layout, SheetOptions.of("A4", fold="tri"))
    pages = compose(edition, folded, library_of(edition)).pages
    paths = [[getattr(item, "path", "") or "" for item, _, _ in leaves(page.items)] for page in pages]
    blocks = [{path.split(".")[1] for path in each if path.startswith("body.")} for each in paths]
    assert [len(each) for each in blocks] == [0, 1, 1, 1, 1, 0]


@pytest.mark.parametrize("layout", ["clear", "campaign"])
def test_a_paragraph_higher_than_a_panel_goes_on_over_panels_of_several_widths(layout: str) -> None:
    """The panel that is folded in is narrower: a paragraph is broken once, for all that it stands on."""
    said = "Standing water is where mosquitoes lay eggs, so empty each pot, tire and gutter. " * 45
    edition = edition_of(load(SHORT | {"body": [{"kind": "text", "text": said.strip()}]}))
    leaflet = compose(edition, layout_of(edition, layout, SheetOptions.of(fold="tri")), library_of(edition))
    holding = {
        round(page.size.width, 1)
        for page in leaflet.pages
        if any(path.startswith("body") for path in placed_paths((page,)))
    }
    assert len(holding) == 2


@pytest.mark.parametrize(("fold", "panels"), [("half", 4), ("tri", 6)])
def test_what_asks_for_the_back_of_a_leaflet_stands_on_its_back_panel(fold: str, panels: int) -> None:
    call = {"kind": "contact", "stand": "back", "items": {"a": {"label": "Help", "phone": "0800 116 117"}}}
    said = {"kind": "text", "heading": "What to do", "text": "Empty each pot, tire and gutter once a week."}
    edition = edition_of(load(SHORT | {"body": {"say": said, "call": call}}))
    leaflet = compose(
        edition, layout_of(edition, "campaign", SheetOptions.of(fold=fold)), library_of(edition)
    )
    on = [number for number, page in enumerate(leaflet.pages, 1) if "body.call.a" in _ids(page)]
    assert len(leaflet.pages) == panels and on == [panels]
    assert not [each for each in leaflet.warnings if each.code == "wish-not-kept"]
    blank = [number for number, page in enumerate(leaflet.pages, 1) if not page.items]
    assert panels not in blank
    widths = [each.size.width for each in leaflet.pages]
    assert widths == [
        each.width
        for each in layout_of(edition, "campaign", SheetOptions.of(fold=fold)).sheet(edition.direction).panels
    ]


def _ids(page: Page) -> set[str]:
    return {path.rpartition(".")[0] for path in placed_paths((page,))}


@pytest.mark.parametrize("show", ["stacked", "columns"])
def test_a_chart_on_a_leaflet_keeps_its_marks(show: str) -> None:
    names = ("ضلعی ہسپتال لاہور", "شہر", "دیہی مرکز صحت", "تحصیل ہیڈ کوارٹر ہسپتال", "بنیادی مرکز صحت")
    data: dict[str, Any] = {f"r{n}": {"label": each, "value": 120 + 90 * n} for n, each in enumerate(names)}
    parts: dict[str, Any] = {}
    if show == "stacked":
        parts = {"series": {"a": "مرد اور لڑکے", "b": "عورتیں", "c": "بچے"}, "unit": "percent"}
        data = {
            f"r{n}": {"label": each, "a": 40 + n, "b": 30, "c": 30 - n} for n, each in enumerate(names[:3])
        }
    say = {
        "kind": "text",
        "heading": "کیا کریں",
        "text": "پانی ڈھانپ کر رکھیں اور ہر ہفتے کولر صاف کریں۔ " * 6,
    }
    chart = {"kind": "chart", "heading": "مریض", "subtitle": "2025", "show": show, "data": data, **parts}
    edition = edition_of(load(SHORT | {"lang": "ur", "body": {"say": say, "c": chart, "more": say}}))
    layout = layout_of(edition, "clear" if show == "columns" else "campaign", SheetOptions.of(fold="tri"))
    leaflet = compose(edition, layout, library_of(edition))
    assert "chart-as-numbers" not in {each.code for each in leaflet.warnings}


@pytest.mark.parametrize(
    ("show", "word"), [("columns", ""), ("columns", "Telecommunications "), ("bars", "")]
)
def test_columns_that_stand_as_bars_are_told(show: str, word: str) -> None:
    data: dict[str, Any] = {
        f"r{n}": {"label": f"{word}{each}", "value": 120 + 90 * n} for n, each in enumerate("ABCDEF")
    }
    chart = {"kind": "chart", "heading": "It", "subtitle": "2025", "show": show, "data": data}
    edition = edition_of(load(SHORT | {"body": {"c": chart}}))
    layout = layout_of(edition, "brief", SheetOptions.of("A5"))
    told = [each for each in compose(edition, layout, library_of(edition)).warnings if "lies" in each.code]
    assert [(each.path, "show: bars" in each.hint) for each in told] == ([("body.c", True)] if word else [])
