"""Batches on the command line: their options, a line for each edition, a table of what failed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from factsheet.cli.foretold import foretold
from factsheet.cli.options import Choice, NumberRange, together
from factsheet.cli.progress import Progress
from factsheet.cli.report import INTERRUPTED, failed, listed
from factsheet.errors import FactsheetError
from factsheet.files import MB

if TYPE_CHECKING:
    from factsheet.batch.prepared import BatchOptions
    from factsheet.targets.target import Target


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


SERIES = together(
    "series",
    SeriesChoice,
    ROWS,
    JOBS,
    click.option("--force", is_flag=True, help="Make again what is there already."),
    click.option(
        "--dry-run",
        is_flag=True,
        help="List the files that a batch would make, and those that stay as they are; make none.",
    ),
    TIMEOUT,
    MEMORY,
    click.option(
        "--dask",
        metavar="ADDRESS",
        help="Let the workers of a Dask scheduler, as tcp://10.0.0.7:8786, make the editions; "
        "they see the same folders.",
    ),
    click.option(
        "--report/--no-report",
        default=True,
        help="Write report.html, with a picture of every edition of a batch, and report.csv (default), "
        "or neither.",
    ),
)
"""The options of a batch."""


def asked_of(choice: Choice, jobs: int | None, timeout: float, memory: int) -> BatchOptions:
    """Return what is asked for of the editions of a batch, and of its workers: their memory in MB."""
    from factsheet.batch.supervisor import Limits

    options: BatchOptions = {
        "layout": choice.layout,
        "paper": choice.sheet,
        "fallback": choice.fallback,
        "jobs": jobs,
        "limits": Limits(seconds=timeout, memory=memory * MB),
    }
    if choice.language:
        options["languages"] = choice.language
    return options


def run(
    files: tuple[Path, ...],
    folder: Path | str,
    series: SeriesChoice,
    asked: tuple[tuple[Target, ...], Choice],
    form: str,
) -> int:
    """Run a batch for each file, one after the other; return the exit status."""
    from factsheet.batch.batch import build_many
    from factsheet.batch.survey import survey

    targets, choice = asked
    options = asked_of(choice, series.jobs, series.timeout, series.memory)
    options |= {"outputs": targets, "force": series.force, "report": series.report}
    good = True
    try:
        with ended_by_signal(), _workers(series) as executor:
            options["executor"] = executor
            for file in files:
                try:
                    if series.dry_run:
                        good &= foretold(survey(file, series.rows, folder, **options), folder, form)
                        continue
                    progress = Progress(form, folder)
                    options["tell"], options["expect"] = progress.tell, progress.expect
                    result = build_many(file, series.rows, folder, **options)
                except FactsheetError as error:
                    good = False
                    if form == "json":
                        click.echo(failed(str(file), error.diagnostics))
                    else:
                        # Of the files before it editions may have been written.
                        click.echo("\n".join(listed(error.diagnostics)), err=True)
                        click.echo(f"{file}: no edition was made", err=True)
                    continue
                progress.close(result)
                good &= result.ok
    except KeyboardInterrupt:
        kept = "what was finished is kept, and the next run goes on from there"
        click.echo(f"stopped: {'nothing was written' if series.dry_run else kept}", err=True)
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
