"""Codes of diagnostics: each that is used is explained, and each that is explained is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from factsheet.codes import Explanation, explanations
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.pdftools.preflight.check import READABLE, checks, rule_explanations
from scripts import make_code_docs

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "factsheet"
SOURCES = sorted(PACKAGE.rglob("*.py"))
# What makes a diagnostic: the class, `Error.of(...)`, and what a location says of its value.
MAKERS = re.compile(
    r"(?:\w+\.)*Diagnostic|Problem|(?:\w*Error|error|cls)\.of|.*\b\w+(?:\(.*\))?\.(?:error|warning)|pair\.said"
)
# Where the hint stands among the arguments of such a maker.
HINT_AT = {"error": 1, "warning": 1, "said": 1}


def makers() -> list[tuple[str, ast.Call]]:
    """Every call in the source that makes a diagnostic, with its place."""
    return [
        (f"{path.relative_to(PACKAGE)}:{node.lineno}", node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and MAKERS.fullmatch(ast.unparse(node.func))
    ]


def hint_of(call: ast.Call) -> ast.expr | None:
    """The hint that a maker is given."""
    at = HINT_AT.get(ast.unparse(call.func).rpartition(".")[2], 2)
    named = [each.value for each in call.keywords if each.arg == "hint"]
    return named[0] if named else call.args[at] if len(call.args) > at else None


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


def test_every_diagnostic_has_a_code() -> None:
    assert len(makers()) > 200
    assert [at for at, call in makers() if not any(each.arg == "code" for each in call.keywords)] == []


def test_every_diagnostic_has_a_hint() -> None:
    hints = [(at, hint_of(call)) for at, call in makers()]
    assert [at for at, hint in hints if hint is None or ast.unparse(hint) in ("''", "None")] == []


def test_every_diagnostic_is_given_a_place() -> None:
    """A span or a content path; what a location says of its value has both."""
    placeless = []
    for at, call in makers():
        if ast.unparse(call.func).rpartition(".")[2] in ("error", "warning", "said", "Problem"):
            continue
        given = [
            *call.args[1:2],
            *call.args[3:4],
            *(k.value for k in call.keywords if k.arg in ("span", "path")),
        ]
        if not [each for each in given if ast.unparse(each) not in ("None", "''")]:
            placeless.append(at)
    assert placeless == []


def test_no_two_codes_name_one_mistake_with_the_same_words() -> None:
    """As `unknown-layout` and `layout-unknown` did; a language has a tag, and not readable is unreadable."""
    found: dict[frozenset[str], str] = {}
    for code in explanations(rule_explanations()):
        words = frozenset(code.replace("not-readable", "unreadable").split("-")) - {"tag", "a"}
        # `alt-without-picture` is not `picture-without-alt`.
        words = frozenset([code]) if "without" in words else words
        assert words not in found, (code, found[words])
        found[words] = code


def test_a_diagnostic_without_a_place_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a place: it is wrong"):
        Diagnostic("it is wrong", code="not-yaml")
    with pytest.raises(ValueError, match="without a place"):
        DataError.of("it is wrong", hint="mend it", code="not-yaml")
    assert Diagnostic("it is wrong", path="story.text").path and DataError.of("wrong", Span("--for"))


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
