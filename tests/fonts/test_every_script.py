"""A sheet in any script that a face has is built, in both layouts, with every character of it on the page."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.display import GlyphRun, leaves
from factsheet.layout.load import layout_names
from tests.fonts.copy import EVERY, words


def sheet(script: str) -> dict[str, object]:
    def copy(count: int, seed: int) -> str:
        return words(script, count, seed)

    def number(value: int, seed: int) -> dict[str, object]:
        return {"value": value, "label": copy(4, seed)}

    def concern(seed: int) -> dict[str, object]:
        return {"title": copy(3, seed), "text": copy(12, seed + 1)}

    return {
        "factsheet": 1,
        "id": "x",
        "lang": f"und-{script}",
        "title": copy(3, 0),
        "summary": copy(25, 1),
        "publisher": {"name": copy(2, 2)},
        "key_numbers": {"heading": copy(2, 3), "items": {"a": number(120, 4), "b": number(33, 11)}},
        "key_concerns": {"heading": copy(2, 5), "items": {"a": concern(6), "b": concern(12)}},
        "story": {"heading": copy(2, 8), "quote": copy(12, 9), "text": copy(50, 10)},
    }


@pytest.mark.parametrize("number, script", list(enumerate(EVERY)))
def test_a_sheet_in_every_script_is_built(number, script):
    """In one layout or the other: the lines of both are looked at in tests/setting."""
    names = layout_names()
    made = factsheet.make(sheet(script), layout=names[number % len(names)])
    runs = [
        item
        for page in made.composition.pages
        for item, _, _ in leaves(page.items)
        if isinstance(item, GlyphRun)
    ]
    assert runs and all(glyph.id for run in runs for glyph in run.glyphs)
