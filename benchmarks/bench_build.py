"""How long builds of the sample take, and how large the files are.

    python benchmarks/bench_build.py

First a cold build from the command line, then every language, layout and output in one warm process.
What other tools take is measured by bench_peers.py.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import factsheet
from factsheet.locale.catalogues import languages
from factsheet.pipeline import results

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data" / "hong-kong-refugees" / "factsheet.yaml"
ROUNDS = 3


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of several rounds, in milliseconds."""
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - begun))
    return statistics.median(found)


def cold() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-c",
            "from factsheet.cli import main; main()",
            "build",
            str(DATA),
            "-o",
            folder,
        ]
        spent = timed(lambda: subprocess.run(command, check=True, capture_output=True))
        files = sorted(path.name for path in Path(folder).rglob("*.pdf"))
    print(f"cold build of the sample: {spent:.0f} ms, {len(files)} files")


def warm() -> None:
    sheet = factsheet.read(DATA)
    print(f"{'language':12}{'layout':12}{'both outputs':>14}{'pages':>7}{'print kB':>10}{'screen kB':>11}")
    times = []
    for layout in ("campaign", "editorial"):
        for lang in ("en", *languages(sheet)):
            edition = factsheet.localize(sheet, lang)
            made = results(edition, layout)
            spent = timed(lambda edition=edition, layout=layout: results(edition, layout))  # type: ignore[misc]
            times.append(spent)
            sizes = [len(each.pdf) / 1000 for each in made]
            pages = len(made[0].composition.pages)
            print(f"{lang:12}{layout:12}{spent:11.0f} ms{pages:7}{sizes[0]:10.1f}{sizes[1]:11.1f}")
    print(f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms an edition in both outputs")


if __name__ == "__main__":
    cold()
    warm()
