"""The rate and memory of batches on two processes, beside Typst's for a page of the same copy.

    nice python scripts/soak_batch.py [60 1000] [--language en]

The rows give the sample of this package another number each; the outputs are screen files.  `typst`, where it
is installed, sets the same copy (benchmarks/peers) in a pool of two processes, each with a compiler that it
keeps.  Both write their files into a folder.  Memory is what is resident, of the process that leads (in
which this script is, for both) and of the larger of its workers: after a tenth of the editions, and at most.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factsheet import build_many
from tests.batch.chaos import memory_of, workers

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "hong-kong-refugees" / "factsheet.yaml"
NUMBER = "key_numbers.protection_sought.value"
PROCESSES = 2
MB = 2**20


class Watch:
    """Memory while a batch runs: of this process and of the larger of its children, early and at most."""

    def __init__(self, done: Callable[[], int], total: int) -> None:
        self._done, self._tenth = done, max(1, total // 10)
        self._over = threading.Event()
        self.early, self.most = [0, 0], [0, 0]
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *given: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.5):
            children = (memory_of(each) for each in workers(os.getpid()))
            now = [memory_of(os.getpid()), max(children, default=0)]
            self.most = [*map(max, self.most, now)]
            if self._done() <= self._tenth:
                self.early = [*map(max, self.early, now)]


def ours(count: int, language: str, folder: Path) -> tuple[float, Watch, int]:
    """Make a batch of screen files; return its seconds, its memory, and its bytes."""
    rows = [{"id": f"r{at}", NUMBER: 10_000 + at} for at in range(count)]
    done = [0]

    def tell(outcome: Any, now: bool) -> None:
        done[0] += 1

    with Watch(lambda: done[0], count) as watch:
        began = time.monotonic()
        options: dict[str, Any] = {"languages": (language,), "outputs": ("screen",), "jobs": PROCESSES}
        result = build_many(SAMPLE, rows, folder, tell=tell, report=False, **options)
        seconds = time.monotonic() - began
    assert result.ok and result.made == count, [each.fault or each.problems for each in result.failed]
    return seconds, watch, sum(path.stat().st_size for path in folder.glob("*.pdf"))


def typst(count: int, language: str, folder: Path) -> tuple[float, Watch, int]:
    """Make as many pages of the same copy with Typst."""
    from peers.content import content

    from factsheet.pipeline import edition_of, load

    copy = content(edition_of(load(SAMPLE), language), "https://example.org/")
    done = [0]
    folder.mkdir()
    with (
        multiprocessing.get_context("spawn").Pool(PROCESSES, _begin, (json.dumps(copy),)) as pool,
        Watch(lambda: done[0], count) as watch,
    ):
        began = time.monotonic()
        for _ in pool.imap_unordered(_page, ((at, str(folder)) for at in range(count))):
            done[0] += 1
        seconds = time.monotonic() - began
    return seconds, watch, sum(path.stat().st_size for path in folder.glob("*.pdf"))


_KEPT: dict[str, Any] = {}


def _begin(copy: str) -> None:
    """What a process of Typst keeps from page to page."""
    import typst as tool
    from peers.page import FONTS

    template = ROOT / "benchmarks" / "peers" / "factsheet.typ"
    _KEPT["compiler"] = tool.Compiler(
        str(template), root=str(template.parent), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
    _KEPT["copy"] = json.loads(copy)


def _page(asked: tuple[int, str]) -> None:
    at, folder = asked
    items = [dict(each) for each in _KEPT["copy"]["numbers"]["items"]]
    items[-1]["value"] = f"{10_000 + at:,}"
    copy = _KEPT["copy"] | {"numbers": _KEPT["copy"]["numbers"] | {"items": items}}
    page = _KEPT["compiler"].compile(
        format="pdf", sys_inputs={"data": json.dumps(copy)}, pdf_standards=["ua-1"]
    )
    Path(folder, f"{at}.pdf").write_bytes(page)


def _spent() -> float:
    """The seconds of the processor that this process, and those that it has ended, took."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Run every count with every tool, and print a table."""
    parser = argparse.ArgumentParser(description="The rate and memory of batches.")
    parser.add_argument("counts", nargs="*", type=int, default=[60, 1000])
    parser.add_argument("--language", default="en")
    asked = parser.parse_args()
    tools: dict[str, Callable[[int, str, Path], tuple[float, Watch, int]]] = {"factsheet": ours}
    if importlib.util.find_spec("typst"):
        tools["typst"] = typst
    heads = ("editions", "tool", "seconds", "a minute", "CPU ms each", "leading process, MB", "a worker, MB")
    print(f"| {' | '.join(heads)} | KB a file |")
    print("|---|---|---|---|---|---|---|---|")
    for count in asked.counts:
        for name, tool in tools.items():
            spent = _spent()
            with tempfile.TemporaryDirectory() as folder:
                seconds, watch, size = tool(count, asked.language, Path(folder) / name)
            spent = (_spent() - spent) / count * 1000
            memory = [
                f"{e / MB:.0f}, at most {m / MB:.0f}" for e, m in zip(watch.early, watch.most, strict=True)
            ]
            said = (
                count,
                name,
                f"{seconds:.0f}",
                f"{count / seconds * 60:.0f}",
                f"{spent:.0f}",
                *memory,
                f"{size / count / 1024:.0f}",
            )
            print(f"| {' | '.join(map(str, said))} |", flush=True)


if __name__ == "__main__":
    main()
