"""What stands under a block for the signs of its missing numbers."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.document import Table
from factsheet.document.nodes import walk, words
from factsheet.locale.words import languages, phrase_of


def said(lang: str, missing: str) -> str:
    rows = {"a": {"n": "1", "p": 40}, "b": {"n": "2", "p": {"missing": missing}}}
    table = {"kind": "table", "columns": {"n": "N", "p": {"label": "P", "unit": "count"}}, "rows": rows}
    head = {
        "factsheet": 1,
        "id": "made",
        "lang": lang,
        "title": "T",
        "summary": "S",
        "publisher": {"name": "O"},
    }
    edition = factsheet.localize(factsheet.load(head | {"body": {"t": table}}))
    assert any(isinstance(each, Table) for each in walk(edition.document))
    return " ".join(each.plain for each in words(edition.document) if each.path == "body.t.absent")


@pytest.mark.parametrize(
    ("lang", "missing", "line"),
    [
        ("th", "not-available", "… ไม่มีข้อมูล"),
        ("th", "suppressed", "x ไม่เผยแพร่"),
        ("cs", "not-applicable", "– nehodí se"),
        ("zu", "not-available", ""),
    ],
)
def test_a_sign_stands_with_its_words_or_has_no_line(lang: str, missing: str, line: str) -> None:
    assert said(lang, missing) == line


def test_a_language_says_all_three_reasons_or_none() -> None:
    for lang in languages():
        known = [bool(phrase_of(lang, key)) for key in ("not_available", "not_applicable", "suppressed")]
        assert all(known) or not any(known), lang
