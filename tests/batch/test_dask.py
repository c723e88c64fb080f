"""A batch on Dask: a scheduler and two worker processes on this machine, one of them killed in mid-batch."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from dask import config
from distributed import Client, LocalCluster

from factsheet import build_many
from factsheet.cli.main import cli
from tests.batch.test_batch import made_in

BOTH: dict[str, Any] = {"languages": "all", "outputs": ("screen", "text")}
ROWS = [
    {"id": f"d{number}", "district": f"D{number}", "key_numbers.wells.value": number} for number in range(12)
]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """A scheduler with two workers, each a process of its own."""
    with (
        config.set({"temporary-directory": str(tmp_path_factory.mktemp("dask"))}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
        ) as found,
    ):
        yield found


def test_a_worker_of_dask_that_is_killed_costs_nothing(
    cluster: LocalCluster, wells: Path, tmp_path: Path
) -> None:
    alone = build_many(wells, ROWS, tmp_path / "alone", jobs=1, **BOTH)
    killed: list[int] = []
    with Client(cluster, set_as_default=False) as client:
        pids = list(client.run(os.getpid).values())
        assert len(set(pids)) == 2 and os.getpid() not in pids

        def told(done: Any, now: bool) -> None:
            if not killed:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)

        made = build_many(wells, ROWS, tmp_path / "out", executor=client.get_executor(), tell=told, **BOTH)
    assert killed and not made.failed
    assert made_in(made.folder) == made_in(alone.folder) and len(made_in(made.folder)) == 48


def test_the_command_names_a_scheduler(cluster: LocalCluster, wells: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps(each) + "\n" for each in ROWS[:3]), encoding="utf-8")
    asked = ["build", str(wells), "--rows", str(rows), "--for", "text", "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(cli, [*asked, "--dask", cluster.scheduler_address])
    assert done.exit_code == 0, done.output
    assert sorted(made_in(tmp_path / "out")) == [f"wells_d{number}.en.txt" for number in range(3)]


def test_a_scheduler_that_is_none_is_told(
    wells: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factsheet.batch.dask._PATIENCE", 0.5)
    asked = ["build", str(wells), "-o", str(tmp_path / "out"), "--dask", "tcp://127.0.0.1:9"]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 2 and "no Dask scheduler answers at tcp://127.0.0.1:9" in done.output
    assert not (tmp_path / "out").exists()
