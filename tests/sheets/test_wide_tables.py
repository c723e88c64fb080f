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


PARAGRAPH = (
    "Every household that draws water from a private well should have it tested once a year, in spring, when "
    "the snow has melted and the ground is wet. The test costs nothing for families with small children; all "
    "others pay half of what the laboratory asks for it."
)


def followed(rows: int, paragraphs: int) -> dict[str, Any]:
    """Return a sheet with a table that begins after running text, and more text under it."""
    return {
        **{"factsheet": 1, "id": "wells", "lang": "en", "title": "Is your well water safe?"},
        "summary": "After the pipe burst, tap water may hold bacteria.",
        "publisher": {"name": "City Water Works", "website": "https://water.example.org"},
        "body": {
            "why": {"kind": "text", "heading": "Why", "text": "\n\n".join([PARAGRAPH] * paragraphs)},
            "t": LONG | {"rows": {f"r{at}": {"a": f"Ort {at}", "b": 37 * at} for at in range(rows)}},
            "next": {"kind": "text", "heading": "What to do", "text": "\n\n".join([PARAGRAPH] * 2)},
        },
    }


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize(("rows", "paragraphs"), [(6, 2), (6, 4), (12, 2), (12, 3), (12, 4)])
def test_a_table_that_is_less_than_half_a_page_high_stands_whole(
    rows: int, paragraphs: int, layout: str
) -> None:
    made = factsheet.compose(edition_of(load(followed(rows, paragraphs))), load_layout(layout))
    on = {
        number
        for number, page in enumerate(made.pages)
        for run, _, _ in leaves(page.items)
        if isinstance(run, GlyphRun) and run.path.startswith("body.t.")
    }
    assert len(on) == 1


@pytest.mark.parametrize("layout", layout_names())
@pytest.mark.parametrize(("rows", "paragraphs"), [(30, 2), (30, 4), (40, 3)])
def test_a_table_that_goes_on_has_columns_as_wide_and_three_rows_or_more_on_each_page(
    rows: int, paragraphs: int, layout: str
) -> None:
    made = factsheet.compose(edition_of(load(followed(rows, paragraphs))), load_layout(layout))
    ends: dict[int, list[float]] = {}
    for number, page in enumerate(made.pages):
        for run, x, _ in leaves(page.items):
            if isinstance(run, GlyphRun) and run.path.startswith("body.t.") and run.path.endswith(".b"):
                ends.setdefault(number, []).append(x + run.width)
    assert all(len(each) >= 3 for each in ends.values())
    assert sum(map(len, ends.values())) == rows
    # Numbers end at the edge of their column.
    assert max(map(max, ends.values())) - min(map(min, ends.values())) < 0.1
