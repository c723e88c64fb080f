"""A batch under fire: its workers are killed at random, the process that leads them a few times."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from factsheet import build_many
from factsheet.targets.target import Target

CHILD = """
import json, sys
from factsheet import build_many
from factsheet.batch.supervisor import Limits
source, folder, rows, outputs = sys.argv[1:]
with open(rows) as file:
    rows = json.load(file)
# Whoever is killed at random is killed more often than three times.
limits = Limits(tries=50)
result = build_many(source, rows, folder, jobs=2, languages="all", outputs=outputs.split(","), limits=limits)
sys.exit(0 if result.ok else 1)
"""


class Fire(NamedTuple):
    """What a batch went through: how many workers and parents were killed, what it took and needed.

    `peak` is the most memory that a parent had, in bytes.
    """

    workers: int
    parents: int
    seconds: float
    peak: int


def patience(source: Path, folder: Path, outputs: Sequence[str | Target]) -> float:
    """Return the seconds that an edition may take here and now: eight times those of a worker's first.

    On a machine that is busy with others that one takes seconds; only what hangs must be overdue.
    """
    took: list[float] = []
    rows = [{"id": "a", "district": "A"}, {"id": "b", "district": "B"}]
    build_many(
        source,
        rows,
        folder,
        jobs=2,
        outputs=outputs,
        report=False,
        tell=lambda outcome, now: took.append(outcome.seconds),
    )
    return max(2.0, round(8 * max(took), 1))


def under_fire(
    source: Path, rows: list[dict[str, Any]], folder: Path, outputs: str, deaths: int = 2, every: int = 25
) -> Fire:
    """Build rows in both languages of a sheet into a folder, whatever is killed meanwhile.

    One worker or both are killed each time that about `every` more editions are finished: by the clock,
    none would be on a machine that is busy with others.  The parent is killed `deaths` times, at even
    distances, and the batch taken up again.  AssertionError where it does not come to its end.
    """
    chance, began = random.Random(len(rows)), time.monotonic()
    struck = dead = peak = 0
    with tempfile.NamedTemporaryFile("w", suffix=".json") as table:
        json.dump(rows, table)
        table.flush()
        command = [sys.executable, "-c", CHILD, str(source), str(folder), table.name, outputs]
        for life in range(deaths + 1):
            with subprocess.Popen(command, stderr=subprocess.PIPE) as parent:
                next_ = finished(folder) + chance.randint(1, every)
                while parent.poll() is None:
                    time.sleep(0.02)
                    done, peak = finished(folder), max(peak, memory_of(parent.pid))
                    if life < deaths and done >= len(rows) * 2 * (life + 1) // (deaths + 1):
                        parent.kill()
                        dead += 1
                        break
                    if done >= next_:
                        next_ = done + chance.randint(1, 2 * every - 1)
                        found = workers(parent.pid)
                        for each in chance.sample(found, min(len(found), chance.randint(1, 2))):
                            with contextlib.suppress(ProcessLookupError):
                                os.kill(each, signal.SIGKILL)
                                struck += 1
                assert parent.stderr is not None
                said = parent.stderr.read().decode()
            ended = parent.returncode
            assert ended == (0 if life == deaths else -signal.SIGKILL), f"ended with {ended}: {said}"
    return Fire(struck, dead, time.monotonic() - began, peak)


def finished(folder: Path) -> int:
    """How many lines the manifest of a folder has."""
    manifest = folder / "manifest.jsonl"
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def workers(parent: int) -> list[int]:
    """The processes that a process has started."""
    try:
        found = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    except OSError:
        return []
    return [int(each) for each in found.split()]


def memory_of(process: int) -> int:
    """What a process has in memory, in bytes."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
