"""What is said of a number in its cell (provisional, an interval) moves its digits nowhere."""

from __future__ import annotations

from typing import Any

import pytest

import factsheet
from factsheet.display import GlyphRun, Placed, leaves
from factsheet.pipeline import load

ROWS: dict[str, Any] = {
    "a": 61.2,
    "b": {"value": 48.7, "flag": "provisional"},
    "c": {"value": 55.1, "low": 50, "high": 60},
    "d": {"value": 44.4, "flag": "estimated", "note": "*"},
    "e": 33.3,
}


def digits(lang: str, paper: str, words: str) -> dict[str, tuple[float, float, int]]:
    """The left and the right end of the digits of each cell, and how many lines the cell has."""
    table = {
        "kind": "table",
        "columns": {
            "c": words,
            "own": {"label": words, "unit": "count", "decimals": 1},
            "more": words,
        },
        "rows": {key: {"c": key * 5, "own": own, "more": words} for key, own in ROWS.items()},
    }
    kept = {"factsheet": 1, "id": "t", "title": words, "summary": words, "publisher": {"name": "A"}}
    data = {**kept, "lang": lang, "paper": paper, "body": {"t": table}}
    edition = factsheet.edition_of(load(data))
    (made,) = factsheet.produce(edition, "editorial", targets=("screen",))
    found: dict[str, list[Placed]] = {}
    for page in made.composition.pages:  # type: ignore[attr-defined]
        for each in leaves(page.items):
            if isinstance(each.item, GlyphRun) and each.item.path.endswith(".own"):
                found.setdefault(each.item.path.split(".")[-2], []).append(each)
    return {key: _of_number(placed) for key, placed in found.items() if key in ROWS}


def _of_number(placed: list[Placed]) -> tuple[float, float, int]:
    lines = {round(each.y, 1) for each in placed}
    run = min(
        (each for each in placed if "." in each.item.text or "," in each.item.text), key=lambda each: each.y
    )
    glyphs = run.item.glyphs
    inside = [at for at, glyph in enumerate(glyphs) if run.item.text[glyph.start].isdigit() or at < 4][:4]
    start = run.x + sum(glyph.advance for glyph in glyphs[: inside[0]]) * run.item.size
    return start, start + sum(glyphs[at].advance for at in inside) * run.item.size, len(lines)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Share"), ("de", "Anteil"), ("zh", "比例"), ("vi", "Tỷ lệ")]
)
def test_digits_stand_under_digits_where_remarks_hang_behind_them(lang: str, words: str) -> None:
    found = digits(lang, "A4", words)
    assert len(found) == len(ROWS)
    assert len({round(start, 1) for start, _, _ in found.values()}) == 1
    assert {lines for *_, lines in found.values()} == {1}


@pytest.mark.parametrize(("lang", "words", "lines"), [("de", "Anteil", 1), ("ro", "Locuințe", 2)])
def test_in_narrow_columns_remarks_stand_under_the_number(lang: str, words: str, lines: int) -> None:
    found = digits(lang, "DL", words)
    ends = {key: round(end, 1) for key, (_, end, _) in found.items()}
    assert ends["a"] == ends["b"] == ends["d"] == ends["e"]
    assert found["b"][2] == lines
