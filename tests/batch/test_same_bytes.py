"""The same input is the same bytes: for any jobs, engine, hash seed, time zone, locale, and folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from factsheet import SCREEN, load, make
from tests.batch.conftest import ROWS

CHILD = """
import hashlib, json, os, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from factsheet import build_many
KINDS = ("print", "screen", "html", "text")
source, out, rows, engine = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3]), sys.argv[4]
if __name__ == "__main__":
    options = {"jobs": int(engine)} if engine.isdecimal() else {"executor": ThreadPoolExecutor(3)}
    result = build_many(source, rows, out, languages="all", outputs=KINDS, report=False, **options)
    assert result.ok, result.failed
    files = [each for each in sorted(out.iterdir()) if each.suffix in (".pdf", ".html", ".txt")]
    print(json.dumps({each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}))
"""


def made(
    source: Path, out: Path, engine: str, rows: list[dict[str, Any]], **variables: str
) -> dict[str, str]:
    """The sums of the files that a process with these variables of the environment makes."""
    command = [sys.executable, "-c", CHILD, str(source), str(out), json.dumps(rows), engine]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, **variables}, cwd=source.parent
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_same_bytes_everywhere(wells: Path, tmp_path: Path) -> None:
    rows = ROWS[:2]
    elsewhere = tmp_path / "another place" / "ファイル"
    shutil.copytree(wells.parent, elsewhere)
    one = made(wells, tmp_path / "a", "1", rows, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    two = made(
        elsewhere / wells.name,
        tmp_path / "b",
        "2",
        rows[::-1],
        PYTHONHASHSEED="42",
        TZ="Pacific/Kiritimati",
        LC_ALL="tr_TR.UTF-8",
        HOME=str(tmp_path),
    )
    three = made(
        wells, tmp_path / "c", "threads", rows, PYTHONHASHSEED="7", TZ="America/St_Johns", LC_ALL="C"
    )
    assert len(one) == 16
    assert two == one and three == one


def test_eight_threads_make_the_same_bytes(wells: Path) -> None:
    """As a web server would: each thread reads, composes and writes by itself, twice over."""
    alone = {
        (row["id"], lang): make(wells, output=SCREEN, language=lang, variables=_values(row)).pdf
        for row in ROWS
        for lang in ("en", "de")
    }
    jobs = [*alone] * 4
    rows = {row["id"]: row for row in ROWS}

    def work(job: tuple[Any, str]) -> bool:
        sheet = load(wells, variables=_values(rows[job[0]]))
        return make(sheet, output=SCREEN, language=job[1]).pdf == alone[job]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, jobs))


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "id"}
