"""Tables wider than their place and longer than their page: on the page whole, or never made."""

from __future__ import annotations

from typing import Any

import pytest

import factsheet
from factsheet.display import GlyphRun, leaves
from factsheet.errors import OversetError
from factsheet.layout.load import layout_names, load_layout
from factsheet.pipeline import edition_of, load

WIDE = {
    "kind": "table",
    "heading": "Vergleich",
    "columns": {
        "a": "Landkreis",
        "b": {"label": "Bevölkerung", "unit": "count"},
        "c": {"label": "Eigenanteil", "unit": "currency:EUR", "decimals": 2},
        "d": {"label": "Pflegebedürftige", "unit": "count"},
        "e": {"label": "Heimplätze", "unit": "count"},
        "f": "Bemerkung",
    },
    "rows": {
        "x": {"a": "Ludwigslust-Parchim", "b": 212300, "c": 2187.5, "d": 14200, "e": 2890, "f": "Wartezeit"},
        "y": {"a": "Nordwestmecklenburg", "b": 157900, "c": 2045, "d": 9800, "e": 1710, "f": "keine"},
    },
}
LONG = {
    "kind": "table",
    "heading": "Orte",
    "columns": {"a": "Ort", "b": {"label": "Menschen", "unit": "count"}},
    "rows": {f"r{number}": {"a": f"Ort {number}", "b": 37 * number} for number in range(1, 41)},
}
FACTS = {
    "kind": "facts",
    "heading": "In Zahlen",
    "items": {
        "a": {"label": "Mittagessen am Tag", "value": 12400},
        "b": {"label": "Ausgabe", "text": "von Montag bis Donnerstagnachmittag"},
        "c": {"label": "Entfernung", "value": 3.2, "unit": "kilometers", "approx": True},
    },
}


@pytest.mark.parametrize("paper", ["A4", "A5", "A6"])
@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize("block", [WIDE, LONG, FACTS], ids=["wide", "long", "facts"])
def test_it_stands_on_the_page_whole(block: dict[str, Any], layout: str, paper: str) -> None:
    sheet = {
        "factsheet": 1,
        "id": "pflege",
        "lang": "de",
        "title": "Pflegeplätze",
        "summary": "Ein Vergleich der Landkreise.",
        "publisher": {"name": "Pflegebündnis"},
        "body": {
            "t": block,
            "l": {
                "kind": "list",
                "heading": "Was fehlt",
                "items": {"a": "Kurzzeitpflege", "b": "Tagespflege"},
            },
        },
    }
    asked = load_layout(layout).on(paper)
    try:
        made = factsheet.compose(edition_of(load(sheet)), asked)
    except OversetError:
        # Four columns of numbers, in which no line ends, are wider than a postcard.
        assert (block, paper) == (WIDE, "A6")
        return
    for page in made.pages:
        ends = [x + run.width for run, x, _ in leaves(page.items) if isinstance(run, GlyphRun)]
        assert max(ends) <= page.size.width + 0.5
