"""Time whole processes: a cold command, batches on two processes, memory and cost over many editions.

    python benchmarks/bench_runs.py [--editions 300]

Ours is the sample in `campaign`, its screen file; each edition of a batch has other figures.  Where the PyPI
package typst is there, it sets the same copy (peers/factsheet.typ) from a process of its own that keeps its
compiler.  Times of cold commands are of the processor, the median of five, with modules compiled as those of
an installed package are; batches are timed on the wall and by the processor, the start of processes included.
Over many editions in one process: the most memory that it has had after a sixth of them and after all, and
what the last sixth took against the first after it.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "data" / "hong-kong-refugees" / "factsheet.yaml"
BATCH = ("en", "de", "ar", "zh-Hant-HK", "hi", "th")
EACH = 10
COLD = 5


# A checkout keeps its compiled modules where this does not forbid it.
COMPILED = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def spent() -> float:
    """The seconds of the processor that the processes took that this one has started and seen the end of."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cold(command: list[str]) -> str:
    """The time of the processor that a command takes, in ms: the median, the least and the most."""
    taken = []
    for number in range(COLD + 1):
        before = spent()
        subprocess.run(command, cwd=HERE, env=COMPILED, capture_output=True, check=True)
        if number:  # the first compiles
            taken.append(spent() - before)
    return f"{1000 * statistics.median(taken):.0f} ({1000 * min(taken):.0f}-{1000 * max(taken):.0f})"


def python(call: str) -> list[str]:
    """A process that makes one call of this module."""
    return [sys.executable, "-c", f"import bench_runs; bench_runs.{call}"]


def our_batch(folder: str) -> None:
    """Rows of other figures in some languages, on two worker processes."""
    from factsheet import build_many

    rows = [{"id": f"row-{n}", "key_numbers.protection_sought.value": 22700 + n} for n in range(EACH)]
    made = build_many(SAMPLE, rows, folder, languages=BATCH, outputs=("screen",), jobs=2, report=False)
    assert made.made == EACH * len(BATCH), made


def their_half(first: int) -> None:
    """Every second edition of the batch by typst."""
    import json

    import typst
    from bench_peers import TEMPLATE, renumbered
    from peers.content import content
    from peers.page import FONTS

    from factsheet.pipeline import edition_of, load

    sheet = load(SAMPLE)
    copies = [
        content(renumbered(edition_of(sheet, tag), n), "https://example.org")
        for n in range(EACH)
        for tag in BATCH
    ]
    begun, used = perf_counter(), process_time()
    compiler = typst.Compiler(
        str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
    for copy in copies[first::2]:
        compiler.compile(format="pdf", sys_inputs={"data": json.dumps(copy)}, pdf_standards=["ua-1"])
    print(perf_counter() - begun, process_time() - used)


def their_cold(folder: str) -> None:
    """One page of copy that is there as JSON, by typst."""
    import typst
    from peers.page import FONTS

    typst.compile(
        str(HERE / "peers" / "factsheet.typ"),
        root=str(HERE / "peers"),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": Path(folder, "copy.json").read_text(encoding="utf-8")},
        pdf_standards=["ua-1"],
    )


def many(editions: int) -> None:
    """Make so many editions with new copy in one process; print memory and cost."""
    from bench_peers import changed, ours, renumbered, with_plan

    from factsheet.pipeline import edition_of, load

    edition, taken, memory = edition_of(load(SAMPLE), "en"), [], []
    with tempfile.TemporaryDirectory() as folder:
        planned = with_plan(edition, Path(folder))
        for number in range(editions):
            begun = process_time()
            # Figures are changed first, so that no two are alike after as many as there are words.
            ours(changed(renumbered(planned, number), number))
            taken.append(process_time() - begun)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    part = editions // 6
    early, late = sum(taken[part : 2 * part]), sum(taken[-part:])
    print(f"{memory[part]:.0f} {memory[-1]:.0f} {100 * (late / early - 1):+.1f}")


def main() -> None:
    asked = argparse.ArgumentParser(description="Time whole processes.")
    asked.add_argument("--editions", type=int, default=300)
    options = asked.parse_args()
    rivals = bool(importlib.util.find_spec("typst"))
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-c", "from factsheet.cli import main; main()", "build", str(SAMPLE)]
        print("cold command, ms of the processor")
        print("  ours  ", cold([*build, "-o", folder, "--for", "screen"]))
        if rivals:
            import json

            from bench_peers import content, edition_of, load

            copy = content(edition_of(load(SAMPLE)), "https://example.org")
            Path(folder, "copy.json").write_text(json.dumps(copy), encoding="utf-8")
            print("  typst ", cold(python(f"their_cold({folder!r})")))
        editions = EACH * len(BATCH)
        begun, before = perf_counter(), spent()
        command = python(f"our_batch({str(Path(folder, 'batch'))!r})")
        subprocess.run(command, cwd=HERE, env=COMPILED, check=True)
        rate, each = editions / (perf_counter() - begun), 1000 * (spent() - before) / editions
        print(f"{editions} editions on 2 processes: ours {rate:.1f} a second, {each:.0f} ms of the processor")
        if rivals:
            halves = [
                subprocess.Popen(python(f"their_half({at})"), cwd=HERE, stdout=subprocess.PIPE, text=True)
                for at in (0, 1)
            ]
            times = [[float(each) for each in half.communicate()[0].split()] for half in halves]
            rate = editions / max(wall for wall, _ in times)
            each = 1000 * sum(cpu for _, cpu in times) / editions
            print(f"  typst {rate:.1f} a second, {each:.0f} ms, its copy at hand and its import not counted")
    done = subprocess.run(
        python(f"many({options.editions})"), cwd=HERE, check=True, capture_output=True, text=True
    )
    early, late, dearer = done.stdout.split()
    print(f"{options.editions} editions in one process: {early} MB after a sixth, {late} MB after all;")
    print(f"  the last sixth took {dearer} % against the second")


if __name__ == "__main__":
    main()
