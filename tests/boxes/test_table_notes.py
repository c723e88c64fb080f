"""Marks of notes in tables: behind the digits of a column, which stand under one another."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.display import GlyphRun, Placed, leaves
from factsheet.pipeline import load


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_mark_of_a_note_stands_behind_digits_that_end_on_one_edge(lang: str) -> None:
    """`48.7*` was pushed out of line with the numbers over it and under it by its mark."""
    rows = {"a": 61.2, "b": 55.1, "d": {"value": 48.7, "note": "Without Dunmore."}}
    table = {
        "kind": "table",
        "heading": "Grants",
        "columns": {"c": "County", "own": {"label": "Owned", "unit": "count", "decimals": 1}},
        "rows": {key: {"c": key * 5, "own": own} for key, own in rows.items()},
    }
    kept = {
        "factsheet": 1,
        "id": "t",
        "title": "Grants",
        "summary": "They rose.",
        "publisher": {"name": "Office"},
    }
    edition = factsheet.edition_of(load({**kept, "lang": lang, "body": {"t": table}}))
    (made,) = factsheet.produce(edition, "editorial", targets=("screen",))
    found: dict[str, list[Placed]] = {}
    for page in made.composition.pages:  # type: ignore[attr-defined]
        for each in leaves(page.items):
            if isinstance(each.item, GlyphRun) and each.item.path.endswith(".own"):
                found.setdefault(each.item.path, []).append(each)
    # Digits of one width: numbers of one length begin at one place, and the mark is after them.
    starts = {
        path.split(".")[-2]: round(min(each.x for each in placed), 1)
        for path, placed in found.items()
        if path.split(".")[-2] in rows
    }
    ends = {
        path.split(".")[-2]: max(each.x + each.item.width for each in placed)
        for path, placed in found.items()
    }
    assert len(starts) == 3
    if lang == "en":
        assert len(set(starts.values())) == 1 and ends["d"] > ends["a"] + 1
    else:
        assert starts["a"] == starts["b"] > starts["d"] + 1
        assert round(ends["d"], 1) == round(ends["a"], 1)
