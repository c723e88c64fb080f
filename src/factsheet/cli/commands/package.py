"""`factsheet package`: press files with all that a print shop asks for, in one ZIP."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from factsheet.cli.options import CHOICE, FORMAT, Choice, FileOutParam, NumberRange, together
from factsheet.cli.progress import Progress
from factsheet.cli.report import INTERRUPTED, as_json
from factsheet.cli.series import (
    JOBS,
    MEMORY,
    ROWS,
    TIMEOUT,
    asked_of,
    ended_by_signal,
)

if TYPE_CHECKING:
    from factsheet.packing.package import PackageResult


class PackingChoice(NamedTuple):
    """What goes into a package, and what its workers may take."""

    rows: str | None
    dpi: float
    jobs: int | None
    timeout: float
    memory: int


PACKING = together(
    "packing",
    PackingChoice,
    ROWS,
    click.option(
        "--dpi",
        type=NumberRange(36, 600),
        default=150.0,
        help="Resolution of the pictures of the pages (default: 150).",
    ),
    JOBS,
    TIMEOUT,
    MEMORY,
)
"""The options of a package."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "target",
    required=True,
    type=FileOutParam(),
    metavar="FILE|URL",
    help="The ZIP to write; a URL of a store, as s3://bucket/package.zip, puts it there.",
)
@PACKING
@CHOICE
@FORMAT
def command(file: Path, target: Path | str, packing: PackingChoice, choice: Choice, form: str) -> None:
    """Pack FILE for the printer, in every row and language that is asked for.

    The ZIP has the press PDFs, pictures of their pages, a job ticket and a preflight report for each, the
    licenses of fonts, icons and pictures, and checksums.  It is written whole, or not at all.
    """
    from factsheet.packing.package import package
    from factsheet.packing.target import PressTarget
    from factsheet.pdf.output import PRINT

    if choice.plan == "keep":
        raise click.UsageError("--plan keep is for a build without --rows and --jobs")
    progress = Progress("text", target)
    options = asked_of(choice, packing.jobs, packing.timeout, packing.memory)
    if form == "text":
        options["tell"], options["expect"] = progress.tell, progress.expect
    try:
        with ended_by_signal():
            press = PressTarget(choice.on_press((PRINT,))[0], dpi=packing.dpi)
            made = package(file, target, packing.rows, press, **options)
    except KeyboardInterrupt:
        click.echo("stopped: nothing was written", err=True)
        sys.exit(INTERRUPTED)
    if form == "json":
        click.echo(_record(made))
    else:
        progress.close(made.batch, _ended(made))
    sys.exit(0 if made.ok else 1)


def _ended(made: PackageResult) -> str:
    if not made.ok:
        count = len(made.batch.failed)
        return f"{made.path}: not written: {count} {'edition' if count == 1 else 'editions'} failed"
    size = made.size / 2**20
    return f"{made.path}: {made.batch.made} editions, {made.files} files, {size:.1f} MB"


def _record(made: PackageResult) -> str:
    problems = [as_json(each) for outcome in made.batch.failed for each in outcome.problems]
    record = {
        "ok": made.ok,
        "file": str(made.path) if made.ok else "",
        "editions": made.batch.made,
        "files": made.files,
        "bytes": made.size,
        "faults": [f"{each.job.stem}: {each.fault}" for each in made.batch.failed if each.fault],
        "problems": problems,
    }
    return json.dumps(record, ensure_ascii=False)
