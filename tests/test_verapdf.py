"""The judge itself: a runner that finds no rules would pass every file."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.verapdf import FLAVOURS, Result, needs_verapdf, validate

pytestmark = needs_verapdf


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Result]:
    folder = tmp_path_factory.mktemp("verapdf")
    plain, garbage = folder / "plain é ع.pdf", folder / "garbage.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
    garbage.write_text("no PDF at all")
    return {(r.file.name, r.flavour): r for r in validate([plain, garbage], list(FLAVOURS))}


def test_every_flavour_has_its_rules(results: dict[tuple[str, str], Result]) -> None:
    rules = {flavour: result.rules for (name, flavour), result in results.items() if name != "garbage.pdf"}
    assert set(rules) == set(FLAVOURS)
    assert min(rules.values()) > 80, rules


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_bare_page_fails(results: dict[tuple[str, str], Result], flavour: str) -> None:
    result = results["plain é ع.pdf", flavour]
    assert not result.compliant
    assert result.checks > 0
    assert result.failures[0].message


def test_a_failure_names_its_clause(results: dict[tuple[str, str], Result]) -> None:
    clauses = {failure.clause for failure in results["plain é ع.pdf", "ua1"].failures}
    assert {"7.1", "6.2"} & clauses


def test_what_is_not_a_pdf_is_an_error_not_a_pass(results: dict[tuple[str, str], Result]) -> None:
    result = results["garbage.pdf", "ua1"]
    assert result.error
    assert not result.compliant


def test_paths_of_results_are_those_asked_for(tmp_path: Path) -> None:
    assert validate([], ["ua1"]) == []
