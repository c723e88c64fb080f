"""The tables in docs/standards name every check, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from factsheet.pdftools.preflight.check import checks

DOCS = Path(__file__).parents[3] / "docs" / "standards"
ROOT = DOCS.parents[1]


def held_by() -> list[str]:
    """The names in the last column of every table."""
    rows = [
        line
        for path in DOCS.glob("*.md")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.rstrip("| ").rpartition("|")[2])]


def test_every_check_is_in_a_table() -> None:
    named = set(re.findall(r"`([^`]+)`", " ".join(path.read_text("utf-8") for path in DOCS.glob("*.md"))))
    assert {each.rule for each in checks()} - named == set()


def test_tables_name_checks_and_tests_that_are_there() -> None:
    known = {each.rule for each in checks()}
    strange = [name for name in held_by() if name not in known and not (ROOT / name).is_file()]
    assert [name for name in strange if name not in ("held by",)] == []


def test_a_check_stands_in_a_module_of_its_own_name() -> None:
    modules = {path.stem for path in (ROOT / "src/factsheet/pdftools/preflight/checks").glob("*.py")} - {
        "__init__"
    }
    assert {each.rule.replace("-", "_") for each in checks()} == modules
