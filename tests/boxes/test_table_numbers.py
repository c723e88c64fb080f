"""Numbers in the columns of a table: ones stand under ones, whatever the direction of the copy."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.display import GlyphRun, leaves
from factsheet.pipeline import load

WORDS = {"en": "Wards", "ar": "أحياء", "fa": "محله", "he": "שכונה", "ur": "محلہ", "hi": "वार्ड", "th": "เขต"}


@pytest.mark.parametrize("layout", ["campaign", "clear"])
@pytest.mark.parametrize("unit", ["count", "percent"])
@pytest.mark.parametrize("lang", sorted(WORDS))
def test_ones_stand_under_ones(lang: str, unit: str, layout: str) -> None:
    """In Arabic and Persian 980 began where 12,400 did, and looked larger."""
    word, values = WORDS[lang], [980, 1250, 12400, 7]
    rows = {f"r{at}": {"c": word, "own": value, "last": word} for at, value in enumerate(values)}
    columns = {"c": word, "own": {"label": word, "unit": unit}, "last": word}
    table = {"kind": "table", "heading": word, "columns": columns, "rows": rows}
    head = {"factsheet": 1, "id": "t", "lang": lang, "title": word, "summary": word}
    sheet = load(head | {"publisher": {"name": word}, "body": {"t": table}})
    made = factsheet.compose(factsheet.edition_of(sheet), factsheet.load_layout(layout))
    runs = [
        (each.x + each.item.width, each.y)
        for page in made.pages
        for each in leaves(page.items)
        if isinstance(each.item, GlyphRun)
        and each.item.path.endswith(".own")
        and "columns" not in each.item.path
    ]
    lines = {round(y) for _, y in runs}
    ends = {y: max(end for end, at in runs if round(at) == y) for y in lines}
    assert len(ends) == len(values)
    assert max(ends.values()) - min(ends.values()) < 0.6
