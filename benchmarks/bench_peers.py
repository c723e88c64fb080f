"""Time one edition beside what other tools take for a page of the same copy, in one process and one run.

    python benchmarks/bench_peers.py [--rounds 7] [--instructions] [TAG ...]

The tools are those of the PyPI packages typst, weasyprint and fullbleed that are there; they set the copy of
the sample (peers/content.py) on one page in plain arrangements (peers/factsheet.typ, peers/page.py), tagged
as PDF/UA-1, in RGB, with a QR code as SVG and the font files of this package.  Ours is the sample in
`campaign`, from the edition to the screen file with all its checks.  In each round the copy of all tools is
changed in the same way, so that no tool has seen its paragraphs, and the tools take turns.  Each figure is
the median of the rounds, with the middle half of them.  The last table is ours stage by stage.

Ours is timed with the plan of this very copy at hand, found before by a workshop of its own; with that of the
sheet as written, which may not stand; from nothing; with new figures, or one new paragraph, and all else
known; and the second output of a composition.

With --instructions valgrind counts those of one edition in English, which do not depend on what else runs.
It takes some minutes.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from peers.content import content
from peers.page import FONTS, faces, files, page

import factsheet
from factsheet import SCREEN
from factsheet.composing.plan_file import plan_path, written
from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.document.text import Text
from factsheet.export_checks.clear import clear
from factsheet.layout.load import load_layout
from factsheet.makeup.compose import compose, plan_for, plan_key
from factsheet.pdf.output import PRINT
from factsheet.pipeline import edition_of, keep_plan, library_of, load, on_press_of, results
from factsheet.targets.pdf import PdfTarget, Result
from factsheet.targets.target import TargetJob
from factsheet.workshop import Workshop

SAMPLE = Path(__file__).parent.parent / "data" / "hong-kong-refugees"
TEMPLATE = Path(__file__).parent / "peers" / "factsheet.typ"
TAGS = ("en", "de", "ar", "zh-Hant-HK", "hi", "th", "my")
LAYOUT = "campaign"

Times = dict[str, list[tuple[float, float]]]
"""What was timed, and the seconds of each round: of the processor, and on the wall."""


def changed(edition: Edition, number: int) -> Edition:
    """The edition with all copy of two words or more new, and as long as it was: its words turned round."""

    def turned(text: Text) -> Text:
        words = text.plain.split(" ")
        # Scripts without spaces: most of their characters may begin a line.
        parts = words if len(words) > 1 or edition.script not in ("Hant", "Thai") else [*text.plain]
        if len(text.runs) != 1 or len(parts) < 2 or text.path.endswith(".value"):
            return text
        at = number * 5 % len(parts)
        said = (" " if parts is words else "").join(parts[at:] + parts[:at])
        return replace(text, runs=(replace(text.runs[0], value=said),))

    return edition.with_texts(turned)


def renumbered(edition: Edition, number: int) -> Edition:
    """The edition with other figures in its key numbers, and nothing else new."""

    def other(text: Text) -> Text:
        if not text.path.endswith(".value") or len(text.runs) != 1:
            return text
        return replace(
            text, runs=(replace(text.runs[0], value=text.plain[:-1] + text.plain[-number % 3 - 1]),)
        )

    return edition.with_texts(other)


def timed(times: Times, name: str, work: Callable[[], Any]) -> Any:
    """Return what some work gives, and keep what it took."""
    cpu, wall = process_time(), perf_counter()
    made = work()
    times[name].append((process_time() - cpu, perf_counter() - wall))
    return made


def others() -> Mapping[str, Callable[[dict[str, Any]], bytes]]:
    """The tools that are installed, each with what it keeps from page to page."""
    found: dict[str, Callable[[dict[str, Any]], bytes]] = {}
    if importlib.util.find_spec("typst"):
        import json

        import typst

        compiler = typst.Compiler(
            str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=[str(FONTS)], ignore_system_fonts=True
        )
        found["typst"] = lambda copy: compiler.compile(
            format="pdf", sys_inputs={"data": json.dumps(copy)}, pdf_standards=["ua-1"]
        )
    if importlib.util.find_spec("weasyprint"):
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        configuration, sheets, kept = FontConfiguration(), {}, {}

        def weasy(copy: dict[str, Any]) -> bytes:
            lang = copy["lang"]
            if lang not in sheets:
                sheets[lang] = CSS(string=faces(copy), font_config=configuration)
            return HTML(string=page(copy)).write_pdf(
                stylesheets=[sheets[lang]], font_config=configuration, cache=kept, pdf_variant="pdf/ua-1"
            )

        found["weasyprint"] = weasy
    if importlib.util.find_spec("fullbleed"):
        import fullbleed

        engines: dict[str, Any] = {}

        def bleed(copy: dict[str, Any]) -> bytes:
            lang = copy["lang"]
            if lang not in engines:
                engines[lang] = fullbleed.PdfEngine(
                    page_width="210mm",
                    page_height="297mm",
                    margin="0",
                    font_files=[str(path) for path in files(copy)],
                    pdf_profile="pdfua1",
                    document_lang=lang,
                    document_title="factsheet",
                )
            return bytes(engines[lang].render_pdf(page(copy), faces(copy)))

        found["fullbleed"] = bleed
    return found


def ours(edition: Edition, made: list[Result] | None = None) -> bytes:
    """The screen file of an edition; `made` gets it with its composition."""
    (found,) = results(edition, LAYOUT, outputs=(SCREEN,))
    if made is not None:
        made.append(found)
    return found.pdf


def with_plan(edition: Edition, folder: Path) -> Edition:
    """The edition by itself, its plan beside it, found where nothing that is timed is kept."""
    alone = replace(edition, family=None, file=folder / "factsheet.yaml")
    layout, library = load_layout(LAYOUT), library_of(alone)
    with Workshop().open():
        plan = plan_for(replace(alone, file=None), layout, library)
    folder.mkdir(exist_ok=True)
    plan_path(folder / "factsheet.yaml").write_text(written({plan_key(layout): plan}), encoding="utf-8")
    return alone


def one_new(edition: Edition, number: int) -> Edition:
    """The edition with the first paragraph of its story changed: what an editor types between two looks."""

    def typed(text: Text) -> Text:
        if text.path != "story.text":
            return text
        run, *others = text.runs
        return replace(text, runs=(replace(run, value=f"{run.value[: -1 - number % 9]}."), *others))

    return edition.with_texts(typed)


def theirs(make: Callable[[dict[str, Any]], bytes], edition: Edition, url: str) -> bytes:
    """The page of another tool."""
    return make(content(edition, url))


def second(made: list[Result], edition: Edition) -> bytes:
    """The print file of an edition whose screen file is there."""
    layout, library = load_layout(LAYOUT), library_of(edition)
    output = on_press_of(layout, PRINT)
    composition = made[0].composition
    clear(composition, [output], library)
    (artifact,) = PdfTarget(output).make(TargetJob(edition, layout, library, composition, {}))
    return artifact.data


def composed(edition: Edition) -> bytes:
    """The pages of an edition and no file."""
    compose(edition, load_layout(LAYOUT), library_of(edition))
    return b""


def stages(times: Times, edition: Edition, data: Path, tag: str) -> None:
    """Time one edition stage by stage, from the data file to two outputs."""
    sheet = timed(times, "read", lambda: load(data))
    timed(times, "localize", lambda: edition_of(sheet, tag))
    layout, library = load_layout(LAYOUT), library_of(edition)
    composed = timed(times, "compose", lambda: compose(edition, layout, library))
    outputs = [on_press_of(layout, each) for each in (SCREEN, PRINT)]
    timed(times, "check", lambda: clear(composed, outputs, library))
    job = TargetJob(edition, layout, library, composed, {})
    for output in outputs:
        timed(times, f"write {output.kind}", partial(PdfTarget(output).make, job))


def rounds_of(tag: str, sheet: Factsheet, data: Path, rounds: int) -> tuple[Times, Times, dict[str, int]]:
    """The times of all tools and of our stages for one language, and the sizes of the files.

    Whether the plan at hand stood, or another was searched for, is told to standard error.
    """
    times: Times = defaultdict(list)
    staged: Times = defaultdict(list)
    sizes: dict[str, int] = {}
    peers, edition, stood = others(), edition_of(sheet, tag), 0
    for number in range(rounds + 1):
        if number == 1:  # what was done once for the language does not count
            times.clear()
            staged.clear()
        new = changed(edition, number)
        # By itself it has no family, and no plan beside its data.
        alone = replace(changed(edition, number + 100), family=None, file=None)
        made: list[Result] = []
        planned = with_plan(new, data.parent / f"round-{tag}-{number}")
        work: dict[str, Callable[[], bytes]] = {
            "ours, plan at hand": partial(ours, planned, made),
            "ours, its second output": partial(second, made, planned),
            "ours, new figures": partial(ours, renumbered(planned, number)),
            "ours, one paragraph new, composed": partial(composed, one_new(planned, number)),
            "ours, plan of the family": partial(ours, new),
            "ours, plan searched": partial(ours, alone),
        }
        for name, make in peers.items():
            work[name] = partial(theirs, make, new, f"https://example.org/reports/{tag}/{number}")
        for name, each in work.items():
            try:
                sizes[name] = len(timed(times, name, each))
            except Exception as error:
                # A tool that cannot set a script is left out, and said to be.
                sizes[name] = 0
                print(f"{tag}: {name} gave up: {str(error)[:90]}", file=sys.stderr)
        stood += bool(number and made and not made[0].composition.fit.others)
        stages(staged, changed(edition, number + 200), data, tag)
    print(f"{tag}: the plan at hand stood in {stood} of {rounds} rounds", file=sys.stderr)
    return times, staged, sizes


def shown(taken: list[tuple[float, float]], at: int) -> str:
    """A median in milliseconds with the middle half of the rounds."""
    each = sorted(1000 * pair[at] for pair in taken)
    low, _, high = (
        statistics.quantiles(each, n=4, method="inclusive") if len(each) > 1 else (each[0], each[0], each[0])
    )
    return f"{statistics.median(each):.0f} ({low:.0f}-{high:.0f})"


def instructions() -> None:
    """Print how many instructions an edition takes: those of a process that makes two less those of one."""
    edition, counts = edition_of(load(SAMPLE / "factsheet.yaml"), "en"), []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(2):
            with_plan(changed(edition, number), Path(folder, str(number)))
        for editions in (1, 2):
            out = Path(folder, "callgrind.out")
            code = f"import bench_peers; bench_peers.several({editions}, {folder!r})"
            command = [
                "valgrind",
                "--tool=callgrind",
                f"--callgrind-out-file={out}",
                sys.executable,
                "-c",
                code,
            ]
            own = os.environ | {"PYTHONHASHSEED": "0"}
            done = subprocess.run(
                command, cwd=Path(__file__).parent, env=own, capture_output=True, text=True, check=True
            )
            (line,) = (each for each in done.stderr.splitlines() if "Collected" in each)
            counts.append(int(line.split(":")[1]))
    print(f"instructions of one edition, en, plan at hand: {(counts[1] - counts[0]) / 1e6:.0f} million")


def several(editions: int, folder: str) -> None:
    """Make so many editions in English by the plans in a folder, and no more: what valgrind looks at."""
    edition = edition_of(load(SAMPLE / "factsheet.yaml"), "en")
    for number in range(editions):
        data = Path(folder, str(number), "factsheet.yaml")
        ours(replace(changed(edition, number), family=None, file=data))


def main() -> None:
    asked = argparse.ArgumentParser(description="Time one edition beside other tools.")
    asked.add_argument("tags", nargs="*", default=TAGS)
    asked.add_argument("--rounds", type=int, default=7)
    asked.add_argument("--instructions", action="store_true")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # The plan stands beside the data, as `build --plan keep` leaves it.
        data = Path(folder) / "sheet"
        shutil.copytree(SAMPLE, data)
        sheet = factsheet.read(data / "factsheet.yaml")
        keep_plan(edition_of(sheet), LAYOUT)
        found = {tag: rounds_of(tag, sheet, data / "factsheet.yaml", options.rounds) for tag in options.tags}
    print("| ms of the processor (middle half), kB | " + " | ".join(found) + " |")
    print("|---" * (len(found) + 1) + "|")
    names = dict.fromkeys(name for times, _, _ in found.values() for name in times)
    for name in names:
        cells = (
            f"{shown(times[name], 0)}, {sizes[name] / 1000:.0f}" if times.get(name) else "-"
            for times, _, sizes in found.values()
        )
        print(f"| {name} | " + " | ".join(cells) + " |")
    print("\n| ms on the wall | " + " | ".join(found) + " |")
    print("|---" * (len(found) + 1) + "|")
    for name in names:
        cells = (shown(times[name], 1) if times.get(name) else "-" for times, _, _ in found.values())
        print(f"| {name} | " + " | ".join(cells) + " |")
    print("\n| our stages, ms of the processor | " + " | ".join(found) + " |")
    print("|---" * (len(found) + 1) + "|")
    for name in dict.fromkeys(name for _, staged, _ in found.values() for name in staged):
        print(f"| {name} | " + " | ".join(shown(staged[name], 0) for _, staged, _ in found.values()) + " |")
    if options.instructions:
        instructions()


if __name__ == "__main__":
    main()
