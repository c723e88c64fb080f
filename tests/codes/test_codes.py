"""Codes of diagnostics: each that is used is explained, and each that is explained is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from factsheet.codes import explanations
from scripts import make_code_docs

SOURCES = sorted((Path(__file__).resolve().parents[2] / "src").rglob("*.py"))


def used() -> set[str]:
    """The codes that the source gives to diagnostics, as `code="..."`."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                found.add(node.value.value)
    return found - {""}


def test_codes_that_are_used_are_those_that_are_explained() -> None:
    assert used() == set(explanations())


def test_codes_are_words_and_explanations_say_more_than_their_title() -> None:
    for each in explanations().values():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", each.code)
        assert each.title[0].isupper() and not each.title.endswith(".")
        assert len(each.text) > len(each.title)


def test_the_page_of_codes_is_the_one_that_is_made() -> None:
    assert make_code_docs.PAGE.read_text(encoding="utf-8") == make_code_docs.page()
