"""Codes of diagnostics: each that is used is explained, and each that is explained is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from factsheet.codes import Explanation, explanations
from factsheet.pdftools.preflight.check import READABLE, checks, rule_explanations
from scripts import make_code_docs

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "factsheet"
SOURCES = sorted(PACKAGE.rglob("*.py"))
# What makes a diagnostic: the class, `Error.of(...)`, and what a location says of its value.
MAKERS = re.compile(r"(?:\w+\.)*Diagnostic|(?:\w*Error|error|cls)\.of|.*\b\w+(?:\(.*\))?\.(?:error|warning)")
# The packages whose diagnostics have no codes yet: to be emptied.
WITHOUT = frozenset(
    [
        *("art", "boxes", "cli", "export_checks", "fonts", "layout", "locale", "makeup", "pdf"),
        *("setting", "translate", "typeset"),
    ]
)


def used() -> set[str]:
    """The codes that the source gives to diagnostics, as `code="..."` or one of two."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code":
                choice = node.value
                ends = (choice.body, choice.orelse) if isinstance(choice, ast.IfExp) else (choice,)
                found |= {each.value for each in ends if isinstance(each, ast.Constant)}
    return found - {""}


def without_code(package: str) -> list[str]:
    """The places in a package, or in a module beside the packages, that make a diagnostic without a code."""
    files = sorted((PACKAGE / package).rglob("*.py")) if (PACKAGE / package).is_dir() else [PACKAGE / package]
    return [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and MAKERS.fullmatch(ast.unparse(node.func))
        and not any(each.arg == "code" for each in node.keywords)
    ]


def test_every_diagnostic_has_a_code() -> None:
    packages = {path.relative_to(PACKAGE).parts[0] for path in SOURCES}
    assert packages >= WITHOUT
    assert [place for each in sorted(packages - WITHOUT) for place in without_code(each)] == []


def test_codes_that_are_used_are_those_that_are_explained() -> None:
    assert used() == set(explanations())


def test_every_rule_of_preflight_explains_its_code() -> None:
    explained = {each.code for each in rule_explanations()}
    assert explained == {f"preflight-{each.rule}" for each in (READABLE, *checks())}
    assert set(explanations(rule_explanations())) == explained | set(explanations())


def test_a_code_is_explained_once() -> None:
    twice = Explanation("not-a-pdf", "Again", "It is not a PDF, once more.")
    with pytest.raises(ValueError, match="not-a-pdf is explained twice"):
        explanations([twice])


def test_codes_are_words_and_explanations_say_more_than_their_title() -> None:
    for each in explanations(rule_explanations()).values():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", each.code)
        assert each.title[0].isupper() and not each.title.endswith(".")
        assert len(each.text) > len(each.title)


def test_the_page_of_codes_is_the_one_that_is_made() -> None:
    assert make_code_docs.PAGE.read_text(encoding="utf-8") == make_code_docs.page()
