"""Batches on the command line: their options, a line for each edition, a table of what failed."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from factsheet.cli.options import Choice, NumberRange
from factsheet.cli.report import as_json, listed, problems
from factsheet.errors import Diagnostic, FactsheetError, printable
from factsheet.files import MB

if TYPE_CHECKING:
    from factsheet.batch.batch import BatchOptions, BatchResult, Prepared
    from factsheet.batch.job import JobOutcome
    from factsheet.targets.target import Target

INTERRUPTED = 130
_ENDS = {
    "print": "print.pdf",
    "screen": "screen.pdf",
    "html-fragment": "fragment.html",
    "text": "txt",
    "png": "1.png",
}
"""What the names of files end in, by target; of the pictures the first page."""


class SeriesChoice(NamedTuple):
    """What is asked for of a batch."""

    rows: str | None
    jobs: int | None
    force: bool
    dry_run: bool
    timeout: float
    memory: int
    dask: str | None
    report: bool

    @property
    def is_asked(self) -> bool:
        """Whether the build is a batch."""
        return bool(self.rows or self.jobs or self.force or self.dry_run or self.dask)


ROWS = click.option(
    "--rows",
    metavar="TABLE",
    help="Build an edition for each row: .csv, .tsv, .xlsx (book.xlsx#Sheet) or .jsonl; its columns are "
    "id and variables or content paths.",
)
JOBS = click.option(
    "--jobs",
    type=click.IntRange(1, 512),
    metavar="N",
    help="Worker processes of a batch (default: one a core; 1: none).",
)
TIMEOUT = click.option(
    "--timeout",
    type=NumberRange(1, 86_400),
    default=120.0,
    metavar="SECONDS",
    help="The longest that an edition of a batch may take (default: 120).",
)
MEMORY = click.option(
    "--memory",
    type=click.IntRange(256, 1_048_576),
    default=4096,
    metavar="MB",
    help="The most memory that a worker of a batch may have (default: 4096).",
)


def SERIES(command: Callable[..., None]) -> Callable[..., None]:  # noqa: N802
    """Return the options of a batch, handed over as one `series`."""

    @ROWS
    @JOBS
    @click.option("--force", is_flag=True, help="Make again what is there already.")
    @click.option("--dry-run", is_flag=True, help="List the files that a batch would make, and make none.")
    @TIMEOUT
    @MEMORY
    @click.option(
        "--dask",
        metavar="ADDRESS",
        help="Let the workers of a Dask scheduler, as tcp://10.0.0.7:8786, make the editions; "
        "they see the same folders.",
    )
    @click.option(
        "--report/--no-report",
        default=True,
        help="Write report.html, with a picture of every edition of a batch, and report.csv (default), "
        "or neither.",
    )
    @wraps(command)
    def chosen(**given: Any) -> None:
        series = SeriesChoice(*(given.pop(name) for name in SeriesChoice._fields))
        command(series=series, **given)

    return chosen


def run(
    files: tuple[Path, ...],
    folder: Path,
    series: SeriesChoice,
    asked: tuple[tuple[Target, ...], Choice],
    form: str,
) -> int:
    """Run a batch for each file, one after the other; return the exit status."""
    from factsheet.batch.batch import build_many, prepare
    from factsheet.batch.supervisor import Limits

    targets, choice = asked
    options: BatchOptions = {
        "outputs": targets,
        "layout": choice.layout,
        "paper": choice.sheet,
        "fallback": choice.fallback,
        "jobs": series.jobs,
        "force": series.force,
        "report": series.report,
        "limits": Limits(seconds=series.timeout, memory=series.memory * MB),
    }
    if choice.language:
        options["languages"] = choice.language
    good = True
    try:
        with ended_by_signal(), _workers(series) as executor:
            options["executor"] = executor
            for file in files:
                try:
                    if series.dry_run:
                        good &= _list(prepare(file, series.rows, folder, **options), folder)
                        continue
                    progress = Progress(form, folder)
                    options["tell"] = progress.tell
                    result = build_many(file, series.rows, folder, **options)
                except FactsheetError as error:
                    good = False
                    click.echo(problems(error.diagnostics), err=True)
                    continue
                progress.close(result)
                good &= result.ok
    except KeyboardInterrupt:
        click.echo("stopped: what was finished is kept, and the next run goes on from there", err=True)
        return INTERRUPTED
    return 0 if good else 1


@contextmanager
def _workers(series: SeriesChoice) -> Iterator[Any]:
    """Yield the executor of the scheduler that is named, or None."""
    if not series.dask or series.dry_run:
        yield None
        return
    from factsheet.batch.dask import workers_of

    with ExitStack() as stack:
        try:
            executor = stack.enter_context(workers_of(series.dask))
        except ImportError:
            raise click.UsageError("--dask needs Dask: pip install 'factsheet[dask]'") from None
        except (OSError, ValueError) as error:
            raise click.UsageError(f"no Dask scheduler answers at {series.dask}: {error}") from None
        yield executor


@contextmanager
def ended_by_signal() -> Iterator[None]:
    """Let SIGTERM end a batch as Ctrl-C does: workers ended, what is finished kept."""

    def ended(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, ended)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _list(batch: Prepared, folder: Path) -> bool:
    """Print the files of a batch, and what is wrong with its rows."""
    for job in batch.jobs():
        for target in batch.order.wanted.targets:
            click.echo(str(folder / f"{job.stem}.{_ENDS.get(target.name, target.name)}"))
    for said in batch.rows.told if batch.rows else ():
        click.echo(printable(said), err=True)
    found = [each for outcome in batch.refused() for each in outcome.problems]
    if found:
        click.echo("\n".join(listed(found)), err=True)
    return not found


class Progress:
    """A line for each edition, or a line that moves on a terminal; at the end what failed, and why."""

    def __init__(self, form: str, folder: Path) -> None:
        self._form, self._folder = form, folder
        self._began = time.monotonic()
        self._count = 0
        self._moving = form == "text" and sys.stdout.isatty()
        self._warnings: dict[tuple[str, str], Diagnostic] = {}

    def tell(self, outcome: JobOutcome, now: bool) -> None:
        """Print what became of an edition."""
        self._count += 1
        for each in outcome.warnings:
            if len(self._warnings) < 500:
                self._warnings.setdefault((each.code, each.message), each)
        if self._form == "json":
            click.echo(json.dumps(_record(outcome, now, self._folder), ensure_ascii=False))
        elif self._moving:
            rate = self._count / max(0.01, time.monotonic() - self._began) * 60
            click.echo(
                f"\r\x1b[K{self._count} editions, {rate:.0f} a minute  {outcome.job.stem[:60]}", nl=False
            )
        elif outcome.ok:
            click.echo(_line(outcome, now))

    def close(self, result: BatchResult, ended: str = "") -> None:
        """Print how the batch ended; `ended` stands for its counts."""
        if self._form == "json":
            return
        if self._moving:
            click.echo("\r\x1b[K", nl=False)
        for said in result.told:
            click.echo(printable(said), err=True)
        shown = "\n".join(listed(self._warnings.values()))
        if shown:
            click.echo(shown, err=True)
        for outcome in result.failed:
            click.echo(f"failed: {printable(outcome.job.stem)}: {reason(outcome)}", err=True)
        found = [each for outcome in result.failed for each in outcome.problems]
        if found:
            click.echo("\n".join(listed(dict.fromkeys(found))), err=True)
        if result.stopped:
            then = "nothing was written" if ended else "the next run goes on from there"
            click.echo(f"stopped: {result.stopped}; {then}", err=True)
        counts = f"{result.made} made, {result.kept} as they were, {len(result.failed)} failed"
        click.echo(ended or f"{self._folder}: {counts}, in {result.seconds:.1f} s")


def reason(outcome: JobOutcome) -> str:
    """Return in one line why an edition failed."""
    said = outcome.fault or next((str(each) for each in outcome.problems), "")
    more = len(outcome.problems) - 1
    return printable(said) + (f" (and {more} more)" if more > 0 else "")


def _line(outcome: JobOutcome, now: bool) -> str:
    size = sum(each.size for each in outcome.files) / 1024
    pages = f"{outcome.pages} {'page' if outcome.pages == 1 else 'pages'}, " if outcome.pages else ""
    count = len(outcome.files)
    files = f"{count} {'file' if count == 1 else 'files'}, {size:.0f} KB"
    return (
        f"{outcome.job.stem}  {pages}{files}, {len(outcome.warnings)} warnings{'' if now else ', as it was'}"
    )


def _record(outcome: JobOutcome, now: bool, folder: Path) -> dict[str, Any]:
    job = outcome.job
    return {
        "edition": job.stem,
        "row": job.row,
        "language": job.lang,
        "ok": outcome.ok,
        "made": now and outcome.ok,
        "files": [str(folder / each.name) for each in outcome.files],
        "bytes": sum(each.size for each in outcome.files),
        "pages": outcome.pages,
        "fault": outcome.fault,
        "problems": [as_json(each) for each in outcome.problems],
        "warnings": [as_json(each) for each in outcome.warnings],
        "seconds": round(outcome.seconds, 3),
    }
