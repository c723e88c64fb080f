"""Characters that nobody sees: told in the data file and in catalogues, by one check."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from factsheet.content.invisible import invisible
from factsheet.errors import FactsheetError, Severity
from factsheet.source.reader import read_data

UNSEEN = [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u2061\u206a\ufff9"]
# What scripts need, and what is seen.
SOUND = (
    "می\u200cخواهم",
    "क्\u200dष",
    "ไทย\u200bไทย",
    "\u200eA\u200f",
    "co\u00adop",
    "a\u2060b",
    "\u06dd١٢",
    "ᠠ\u180eᠠ",
    "a\u00a0b\u202f%",
    "日本\u3000語",
    "🏴\U000e0067\U000e0062\U000e007f",
    "e\u0301",
    "A\tb",
)


def sheet(**more: Any) -> dict[str, Any]:
    return {
        **{"factsheet": 1, "id": "unseen", "lang": "en", "title": "T", "summary": "Nobody sees it."},
        "publisher": {"name": "City", "website": "https://example.org"},
        **more,
    }


@pytest.mark.parametrize("character", UNSEEN, ids=lambda each: f"{ord(each):04X}")
@pytest.mark.parametrize("path", ["title", "summary", "body.a.r.b", "imprint.disclaimer"])
def test_what_nobody_sees_is_told_with_its_place(tmp_path: Path, character: str, path: str) -> None:
    said = f"to {character}travel"
    table = {"kind": "table", "heading": "H", "columns": {"a": "A", "b": "B"}}
    rows = {"r": {"a": "x", "b": said if path.startswith("body") else "y"}}
    more: dict[str, Any] = {"body": {"a": {**table, "rows": rows}}}
    if path == "imprint.disclaimer":
        more["imprint"] = {"disclaimer": said}
    elif "." not in path:
        more[path] = said
    found = [each for each in read_data(sheet(**more)).warnings if each.code == "invisible-character"]
    assert [(each.path, each.severity) for each in found] == [(path, Severity.WARNING)]
    assert f"U+{ord(character):04X}" in found[0].message and found[0].hint.startswith("delete it")


@pytest.mark.parametrize("text", SOUND)
def test_what_scripts_need_is_not_told(text: str) -> None:
    assert not [
        each for each in read_data(sheet(summary=text)).warnings if each.code == "invisible-character"
    ]


def test_a_number_copied_from_a_telephone_is_refused_by_its_character() -> None:
    with pytest.raises(FactsheetError) as refused:
        read_data(sheet(publisher={"name": "City", "contact": "\u202d+852 2345 6789\u202c"}))
    (found,) = refused.value.diagnostics
    assert found.code == "invisible-character" and "U+202D" in found.message


def test_every_invisible_character_of_unicode_is_told_or_needed() -> None:
    kept = set()
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in ("Cf", "Zl", "Zp") and not list(invisible(character)):
            kept.add(code)
    seen = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
    needed = {0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), 0x2060, *range(0xE0020, 0xE0080)}
    assert kept == seen | needed
