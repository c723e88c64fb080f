"""Workers that die, hang or swell: each costs its own edition; each worker warms up once, and makes way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from factsheet import build_many
from factsheet.batch.supervisor import Limits
from tests.batch.chaos import patience, workers
from tests.batch.odd_targets import OddTarget

ROOT = Path(__file__).resolve().parents[2]
MB = 2**20
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory and signals as Linux has them")


@pytest.fixture(autouse=True)
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers find the targets of the tests."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def rows(*names: str) -> list[dict[str, Any]]:
    return [{"id": name, "district": name} for name in names]


def makers(folder: Path) -> list[tuple[str, str]]:
    """Who made each file: the process, and how often it had made the pattern by then."""
    said = (path.read_text().split() for path in sorted(folder.glob("*.txt")))
    return [(process, made) for process, made in said]


def test_editions_that_are_poison_are_named_and_cost_no_other(wells: Path, tmp_path: Path) -> None:
    seconds = patience(wells, tmp_path / "calm", (OddTarget(),))
    poison = {
        "hang": f"took longer than {seconds:g} seconds and was ended",
        "swell": "it needs more memory than a worker may have",
        "exit": "its worker ended with 3",
        "crash": "its worker was killed (signal 11)",
        "raise": "ZeroDivisionError: a fault of the program (in odd_targets.py:",
    }
    names = [each for pair in zip(poison, ("a", "b", "c", "d", "e"), strict=True) for each in pair]
    limits = Limits(seconds=seconds, memory=4096 * MB, tries=1)
    before = workers(os.getpid())
    result = build_many(
        wells, rows(*names), tmp_path / "out", jobs=2, limits=limits, outputs=(OddTarget(),), report=False
    )
    why = {each.job.row: each.fault for each in result.failed}
    assert why.keys() == poison.keys()
    assert all(said in why[name] for name, said in poison.items()), why
    assert result.made == 5 and len(makers(result.folder)) == 5
    assert not list(result.folder.glob(".*.part"))
    assert set(workers(os.getpid())) <= set(before)


def test_workers_warm_up_once_and_make_way(wells: Path, tmp_path: Path) -> None:
    options: dict[str, Any] = {"jobs": 2, "outputs": (OddTarget(),), "report": False}
    names = [f"r{number}" for number in range(8)]
    few = build_many(wells, rows(*names), tmp_path / "few", limits=Limits(editions=3), **options)
    # The sheet as it is written, its layout and its faces are made once by each of them.
    assert {made for _, made in makers(few.folder)} == {"1"}
    each = Counter(process for process, _ in makers(few.folder))
    assert len(each) in (3, 4) and max(each.values()) == 3 and few.made == 8
    swollen = Limits(swollen=250 * MB)
    large = build_many(
        wells, rows("large1", "large2", "small"), tmp_path / "large", limits=swollen, **options
    )
    made = dict(
        zip(sorted(path.name for path in large.folder.glob("*.txt")), makers(large.folder), strict=True)
    )
    assert made["wells_large1.en.txt"][0] != made["wells_large2.en.txt"][0] and large.made == 3


def test_the_peak_of_a_worker_is_its_own_and_not_that_of_who_started_it() -> None:
    """A caller with much in memory would else have each worker replaced after one edition."""
    held = bytearray(b"\x01") * (300 * MB)
    said = "from factsheet.batch.worker import peak; print(peak())"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert len(held) == 300 * MB and 5 * MB < int(done.stdout) < 250 * MB
