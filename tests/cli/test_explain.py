"""`factsheet explain`: codes of the files, codes of the rules of preflight, and codes that do not exist."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from factsheet.cli.commands.explain import command
from factsheet.pdftools.preflight.check import checks


def explained(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, words)
    return done.exit_code, done.output


@pytest.mark.parametrize("written", ["number-not-plain", "[number-not-plain]"])
def test_a_code_is_explained(written: str) -> None:
    exit_code, output = explained(written)
    assert exit_code == 0
    assert output.splitlines()[0].endswith("[number-not-plain]")
    assert len(output.splitlines()) > 2


def test_every_rule_of_preflight_is_explained_with_its_title_and_clauses() -> None:
    for each in checks():
        exit_code, output = explained(f"preflight-{each.rule}")
        assert exit_code == 0
        assert each.title in output
        assert all(clause in output for clause in each.clauses.values())


def test_the_list_has_the_codes_of_the_rules_too() -> None:
    _, output = explained()
    listed = {line.split()[0] for line in output.splitlines()}
    assert listed >= {"number-not-plain", "preflight-bleed", "preflight-readable"}


def test_a_code_that_does_not_exist_is_told_with_the_nearest() -> None:
    exit_code, output = explained("preflight-bleeds")
    assert exit_code == 1
    assert 'preflight-bleed"' in output


def test_a_code_of_the_files_is_explained_without_loading_preflight() -> None:
    code = (
        "import sys; from factsheet.cli.commands.explain import command; "
        "command(['number-not-plain'], standalone_mode=False); assert 'pypdf' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
