"""Rules of tables and of blocks: no two stand one under the other with nothing between them."""

from __future__ import annotations

import math

import pytest

import factsheet
from factsheet.display import GlyphRun, Shape, leaves
from factsheet.pipeline import load

_ITEMS = {"a": {"label": "Date", "text": "14 January"}, "b": {"label": "Place", "text": "Town hall"}}
_ROWS = {"a": {"n": "Bus", "p": 3}, "b": {"n": "Tram", "p": 4}}
_BLOCKS = {
    "facts": {"kind": "facts", "items": _ITEMS},
    "table": {"kind": "table", "columns": {"n": "Service", "p": "Stops"}, "rows": _ROWS},
}


@pytest.mark.parametrize("heading", ["none", "When it is"])
@pytest.mark.parametrize("kind", _BLOCKS)
@pytest.mark.parametrize("layout", ["campaign", "editorial", "brief", "clear"])
@pytest.mark.parametrize("paper", ["A4", "A6"])
def test_one_rule_at_most_begins_a_table(paper: str, layout: str, kind: str, heading: str) -> None:
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Meeting", "summary": "Come to it."}
    text = {"kind": "text", "heading": "Why", "text": "The square is to be built anew."}
    body = {"x": _BLOCKS[kind] | {"heading": heading}, "t": text}
    edition = factsheet.localize(load(head | {"publisher": {"name": "City"}, "body": body}))
    composition = factsheet.compose(edition, factsheet.load_layout(layout).on(paper))
    for page in composition.pages:
        placed = [*leaves(page.items)]
        runs = [each for each in placed if isinstance(each.item, GlyphRun)]
        rules = [
            each
            for each in placed
            if isinstance(each.item, Shape) and each.item.height < 3 and each.item.width > 60
        ]
        own = [each for each in runs if each.item.path.startswith("body.x.")]
        if not own:
            continue
        first = min(each.y for each in own)
        before = max((each.y for each in runs if each.y < first - 1), default=0.0)
        over = {round(each.y) for each in rules if before < each.y < first}
        assert len(over) <= 1, over
        if kind == "facts" and layout in ("editorial", "brief", "clear"):
            # Only between its rows are rules of its own: the next block stands under one.
            last = max(each.y for each in own)
            after = min((each.y for each in runs if each.y > last + 1), default=math.inf)
            under = {round(each.y) for each in rules if last < each.y < after}
            assert len(under) <= 1, under
