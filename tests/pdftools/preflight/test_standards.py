"""The tables in docs/standards name every check, and nothing that is not there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from factsheet.pdftools.preflight import checks as folder
from factsheet.pdftools.preflight.check import checks

DOCS = Path(__file__).parents[3] / "docs" / "standards"
ROOT = DOCS.parents[1]
FOLDER = ROOT / "src/factsheet/pdftools/preflight/checks"


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


def test_a_rule_is_held_by_one_function_of_its_name() -> None:
    rules = [each.rule for each in checks()]
    assert len(set(rules)) == len(rules)
    # Python keeps the name "annotations" for itself.
    names = {each.rule: each.look.__name__ for each in checks()} | {"annotations": "annotations"}
    assert [rule for rule, name in names.items() if name != rule.replace("-", "_")] == []


def test_every_module_of_the_folder_holds_checks() -> None:
    held = {each.look.__module__.rpartition(".")[2] for each in checks()}
    assert held == {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}


def test_a_new_file_with_a_check_is_found_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "humor.py").write_text(
        "from factsheet.pdftools.preflight.check import check, everywhere\n\n\n"
        '@check("humor", "There is a joke", everywhere("none"))\n'
        "def humor(subject):\n    return ()\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(tmp_path)])
    own = len(checks())
    checks.cache_clear()
    try:
        assert len(checks()) == own + 1
        assert "humor" in {each.rule for each in checks()}
    finally:
        sys.modules.pop(f"{folder.__name__}.humor", None)
        checks.cache_clear()
