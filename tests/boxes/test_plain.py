"""`plain`: blocks that a layout has no boxes of its own for."""

from __future__ import annotations

from typing import Any

import pytest

import factsheet
from factsheet.boxes.box import set_box
from factsheet.boxes.plain import PlainBox
from factsheet.composing.bench import Bench
from factsheet.display import GlyphRun, Page, Shape, leaves
from factsheet.fonts.library import bundled
from factsheet.layout.load import layout_names


def _shares(show: str, tone: str) -> dict[str, Any]:
    number = {"value": 37, "unit": "percent", "label": "of homes are damp", "show": show}
    block = {"kind": "key_numbers", "tone": tone, "heading": "Shares", "items": {"a": number, "b": number}}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Damp", "publisher": {"name": "City"}}
    return head | {"summary": "A word.", "body": {"n": block}}


def _page(show: str, layout: str, tone: str = "warning") -> Page:
    edition = factsheet.localize(factsheet.load(_shares(show, tone)))
    (page,) = factsheet.compose(edition, factsheet.load_layout(layout)).pages
    return page


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("show", ["donut", "bar", "icon_array"])
def test_a_share_is_drawn_with_its_part_and_its_rest_apart(show: str, layout: str) -> None:
    items = [item for item, _, _ in leaves(_page(show, layout).items)]
    paths = [item.path if isinstance(item, GlyphRun) else "" for item in items]
    drawing = items[paths.index("body.n.a.label") + 1 : paths.index("body.n.b.value")]
    shapes = [each for each in drawing if isinstance(each, Shape)]
    assert len({each.fill or (each.stroke and each.stroke.swatch) for each in shapes}) > 1


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("show", ["tile", "donut"])
def test_a_number_stands_in_larger_type_than_its_words(show: str, layout: str) -> None:
    runs = [each for each, _, _ in leaves(_page(show, layout).items) if isinstance(each, GlyphRun)]
    (value,) = {each.size for each in runs if each.path == "body.n.a.value"}
    (label,) = {each.size for each in runs if each.path == "body.n.a.label"}
    assert value > label


def _body(block: dict[str, Any]) -> dict[str, Any]:
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Wells", "publisher": {"name": "City"}}
    return head | {"summary": "A word.", "body": {"n": {"heading": "Heading", **block}}}


def _set(block: dict[str, Any], width: float, **more: Any) -> dict[str, tuple[float, float]]:
    """Where the first line of each piece of copy begins: from the start edge and the top, in points."""
    edition = factsheet.localize(factsheet.load(_body(block)))
    of = Bench(edition, factsheet.load_layout("brief"), bundled())
    galley = set_box(PlainBox(plain="body.n", **more), of.context(1.0), width)
    found: dict[str, tuple[float, float]] = {}
    for item, x, y in leaves(galley.items):
        if isinstance(item, GlyphRun):
            found[item.path] = min(
                found.get(item.path, (x, y)), (x, y), key=lambda place: (place[1], place[0])
            )
    return found


_EVENTS = {
    "kind": "timeline",
    "items": {
        "a": {"date": "2019", "title": "Survey", "text": "Every third well is unfit to drink from."},
        "b": {"period": "2020/2022", "title": "Works"},
        "c": {"date": "2023-11", "text": "The pipe arrives."},
    },
}


def test_events_stand_beside_their_dates_on_one_axis() -> None:
    found = _set(_EVENTS, 300)
    first = {"a": "title", "b": "title", "c": "text"}
    said = [found[f"body.n.{key}.{part}"] for key, part in first.items()]
    dates = [found[f"body.n.{key}.when"] for key in first]
    assert len({round(x, 1) for x, _ in said}) == 1
    assert all(
        abs(date[1] - words[1]) < 0.1 and words[0] > date[0] + 20
        for date, words in zip(dates, said, strict=True)
    )


def test_events_stand_under_their_dates_where_these_would_take_the_room() -> None:
    found = _set(_EVENTS, 120)
    assert all(
        found[f"body.n.{key}.when"][1] < found[f"body.n.{key}.{part}"][1] - 5
        for key, part in {"a": "title", "c": "text"}.items()
    )


@pytest.mark.parametrize("columns", [2, 3])
def test_what_is_said_of_a_list_stands_over_all_its_columns(columns: int) -> None:
    items = {key: {"text": f"Sign {key} of the fever"} for key in "abcdef"}
    found = _set({"kind": "list", "lead": "Look for these.", "items": items}, 400, columns=columns)
    tops = {round(found[f"body.n.{key}.text"][1], 1) for key in "abcdef"}
    assert len({round(found[f"body.n.{key}.text"][0]) for key in "abcdef"}) == columns
    assert found["body.n.lead"][1] < min(tops)
    assert len(tops) == 6 // columns


def test_columns_in_which_an_item_would_stand_alone_are_not_free() -> None:
    edition = factsheet.localize(factsheet.load(_body(_EVENTS)))
    of = Bench(edition, factsheet.load_layout("brief"), bundled())
    assert {name: each.cells for name, each in of.blocks["body.n"].arrangements.items()} == {
        "one": 0,
        "two": 2,
        "three": 3,
    }
