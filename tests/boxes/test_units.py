"""Parts of a table, as the pages have them that it goes on over."""

from __future__ import annotations

import factsheet
from factsheet.boxes.units import apart, parts_of
from factsheet.composing.bench import plain
from factsheet.display import GlyphRun, leaves
from factsheet.document.nodes import Note
from factsheet.pipeline import load


def test_a_table_that_goes_on_has_the_same_columns_on_each_page() -> None:
    """Its longest cell stands on the last page, and columns are as wide on the first."""
    rows = {f"r{n}": {"s": f"District {n}", "a": 1000 * n + 3, "b": "Far lower"} for n in range(60)}
    rows["r59"]["b"] = "Far lower than in the year before"
    table = {"kind": "table", "columns": {"s": "District", "a": "Homes", "b": "Change"}, "rows": rows}
    head = {"factsheet": 1, "id": "made", "lang": "en", "title": "Homes", "summary": "A word."}
    edition = factsheet.localize(load(head | {"publisher": {"name": "City"}, "body": {"t": table}}))
    composition = factsheet.compose(edition, factsheet.load_layout("editorial").on("A5"))
    begins = [
        {
            round(each.x, 2)
            for each in leaves(page.items)
            if isinstance(each.item, GlyphRun) and each.item.path.endswith(".b")
        }
        for page in composition.pages
    ]
    begins = [each for each in begins if each]
    assert len(begins) > 1
    assert all(each == begins[0] for each in begins)


def test_notes_of_running_text_stand_under_it_and_are_no_column_of_their_own() -> None:
    """One note beside all the copy left the second column bare."""
    sheet = {
        "factsheet": 1,
        "id": "grant",
        "lang": "en",
        "title": "Grant",
        "summary": "How it works.",
        "body": {
            "text": {
                "kind": "text",
                "heading": "How it works",
                "text": "A household pays in full[^law] and files the forms.\n\n## Renters\nThey may apply.",
                "notes": {"law": "Section 12 of the Act."},
            },
            "list": {
                "kind": "list",
                "items": {name: {"text": f"Item {name}"} for name in "abc"},
            },
        },
    }
    edition = factsheet.localize(load(sheet))
    layout = factsheet.load_layout("brief")
    heads, units = parts_of(edition.index["body.text"])
    over, abreast, under = apart(units)
    assert not over and [type(each) for each in under] == [Note] and len(abreast) == len(units) - 1
    ways = {name: plain(edition.index[f"body.{name}"], layout).arrangements for name in ("text", "list")}
    assert "two" not in ways["text"] and "two" in ways["list"]
