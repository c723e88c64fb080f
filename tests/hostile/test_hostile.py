"""Every hostile file is refused with its code: no traceback, nothing made, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import every_case

ROOT = Path(__file__).resolve().parents[2]
CASES = {case.name: case for case in every_case()}
# What a batch keeps of itself when its rows were refused.
OF_A_BATCH = frozenset(("out/manifest.jsonl", "out/report.csv", "out/report.html", "out/.factsheet/lock"))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes, devices and bounds of Linux")


@pytest.fixture(scope="module")
def became() -> dict[str, dict[str, Any]]:
    """What became of each case, all of them run in a process of their own."""
    command = [sys.executable, "-m", "tests.hostile.runner"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=900, env={**os.environ, "PYTHONUTF8": "1"}
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"ended after {found[-1]['name'] if found else 'nothing'}: {done.stderr}"
    return {each["name"]: each for each in found}


def test_there_are_at_least_two_hundred() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused(name: str, became: dict[str, dict[str, Any]]) -> None:
    told = became[name]
    assert not told["raised"], told["raised"]
    assert told["status"] == 1, told["said"]
    assert CASES[name].code in told["codes"], told["said"]
    assert set(told["made"]) <= OF_A_BATCH, told["made"]


def test_no_case_takes_much_memory(became: dict[str, dict[str, Any]]) -> None:
    """The most that the process ever had, after as many cases: a gigabyte is what one may take."""
    peaks = [each["peak"] for each in became.values()]
    assert max(peaks) < 1024, [name for name, each in became.items() if each["peak"] == max(peaks)][0]
