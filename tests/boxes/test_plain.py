"""`plain`: blocks that a layout has no boxes of its own for."""

from __future__ import annotations

from typing import Any

import pytest

import factsheet
from factsheet.display import GlyphRun, Page, Shape, leaves
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
