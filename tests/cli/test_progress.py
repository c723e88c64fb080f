"""Progress of a batch: a line on a terminal, lines or JSON elsewhere, and what failed, one line each."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.batch.batch import BatchResult
from factsheet.batch.job import Job, JobOutcome
from factsheet.cli.progress import Pace, Progress, reason
from factsheet.errors import Diagnostic, Span, columns
from tests.cli.conftest import Run

SHEET = """\
factsheet: 1
id: wells
lang: en
layout: brief
variables: {district: Northgate}
title: Wells in {district}
summary: Every well in {district} was looked at this year.
publisher: {name: County of Orland}
key_numbers:
  items:
    wells: {value: 12, label: wells in use}
"""
ROWS = "id,district,key_numbers.wells.value\nalder,Alder,3\nbirch,Birch,many\ncedar,,7\ndogwood,Dogwood,700\n"


@pytest.fixture
def series(desk: Path) -> tuple[str, ...]:
    """The words of a batch of four rows, two of which fail."""
    (desk / "wells.yaml").write_text(SHEET, encoding="utf-8")
    (desk / "rows.csv").write_text(ROWS, encoding="utf-8")
    return "build", "wells.yaml", "--rows", "rows.csv", "--for", "text", "--jobs", "1"


def test_elsewhere_an_edition_is_a_line_and_what_failed_a_line_each(
    run: Run, series: tuple[str, ...]
) -> None:
    done = run(*series)
    assert done.code == 1
    assert [line.split()[0] for line in done.out.splitlines()] == [
        "wells_alder.en", "wells_dogwood.en", "out:"
    ]  # fmt: skip
    assert "\r" not in done.out + done.err and "\x1b" not in done.out + done.err
    assert done.err.splitlines()[-3:] == [
        "failed          why",
        'wells_birch.en  rows.csv:3:13: key_numbers.wells.value is not a plain number: the cell holds "many"',
        "wells_cedar.en  rows.csv:4:7: row cedar: district is empty",
    ]


def test_a_row_that_fails_alike_in_its_languages_is_one_line_that_names_them(
    run: Run, desk: Path, series: tuple[str, ...]
) -> None:
    (desk / "locale").mkdir()
    (desk / "locale" / "de.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    done = run(*series, "--language", "en,de", "--fallback")
    assert done.out.splitlines()[-1].startswith("out: 4 made, 0 as they were, 4 failed")
    assert [line.partition("  rows.csv")[0].rstrip() for line in done.err.splitlines()[-2:]] == [
        "wells_birch (en, de)",
        "wells_cedar (en, de)",
    ]


def test_json_has_an_object_an_edition_and_one_of_the_end(run: Run, series: tuple[str, ...]) -> None:
    done = run(*series, "--format", "json")
    *editions, last = map(json.loads, done.out.splitlines())
    assert {each["edition"]: each["ok"] for each in editions} == {
        "wells_alder.en": True, "wells_birch.en": False, "wells_cedar.en": False, "wells_dogwood.en": True
    }  # fmt: skip
    assert {key: last[key] for key in ("ok", "made", "kept", "failed", "stopped")} == {
        "ok": False, "made": 2, "kept": 0, "failed": 2, "stopped": ""
    }  # fmt: skip
    assert done.err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_one_line_says_how_many_how_fast_and_how_long(
    desk: Path, series: tuple[str, ...]
) -> None:
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": "90", "TERM": "xterm"}
    command = [sys.executable, "-c", "from factsheet.cli import main; main()", *series]
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.PIPE, cwd=desk, env=environment
    ) as process:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:
            pass  # Linux ends a pseudo-terminal so.
        os.close(ours)
        assert process.wait() == 1
    drawn = [each for each in said.decode().split("\r\x1b[K") if each.startswith("[")]
    assert re.fullmatch(
        r"\[#{20}\] 4 of 4  [\d,]+ a minute  0:00 left  2 failed  wells_dogwood\.en", drawn[-1]
    )
    assert all(columns(each) < 90 for each in drawn)
    assert said.decode().split("\r\x1b[K")[-1].startswith("out: 2 made, 0 as they were, 2 failed")


def test_the_time_that_is_left() -> None:
    pace = Pace(10_000, 0.0)
    assert pace.left(5.0) == ""
    for second in range(1, 200):
        pace.take(float(second))
    assert pace.a_minute(199.0) == pytest.approx(60, abs=1)
    assert pace.left(199.0) == "2:43:21"
    pace.take(200.0)
    assert Pace(0, 0.0).left(1.0) == ""


def test_what_failed_is_cut_after_a_hundred_and_no_name_moves_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    failed = tuple(JobOutcome(Job(f"row{at}\x1b[2J", "", "en"), fault="it broke\n") for at in range(130))
    Progress("text", Path("out")).close(BatchResult(Path("out"), failed=failed))
    said = capsys.readouterr().err
    assert "\x1b" not in said and said.count("\n") == 102
    assert said.endswith("... and 30 more: see report.csv\n")


def test_a_reason_is_one_line_with_its_place() -> None:
    problem = Diagnostic("it is\nwrong", Span("rows.csv", 3, 4), "mend it", code="row-cell-empty")
    outcome = JobOutcome(Job("a", "a", "en"), problems=(problem, problem))
    assert reason(outcome) == "rows.csv:3:4: it is\\x0awrong (and 1 more)"
