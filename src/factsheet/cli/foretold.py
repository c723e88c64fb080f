"""What a batch would do, for `--dry-run`: the files that it would make, that stay, or are left over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.options import file_in
from factsheet.cli.report import as_json, listed
from factsheet.errors import printable

if TYPE_CHECKING:
    from factsheet.batch.job import Job
    from factsheet.batch.survey import Planned, Survey

_LEFT = 20


def foretold(found: Survey, folder: Path | str, form: str) -> bool:
    """Print the files of a batch, and what is wrong with its rows; return whether nothing is.

    The files stand on standard output, one a line, those that stay marked; the rest on standard error.
    """
    failing, good = found.failing(), found.good()
    stay = sum(each.stays for each in good)
    told = found.batch.rows.told if found.batch.rows else ()
    if form == "json":
        for each in good:
            click.echo(json.dumps(_record(found, each, folder), ensure_ascii=False))
        for outcome in failing:
            problems = [as_json(each) for each in outcome.problems]
            record = _named(outcome.job) | {"ok": False, "fault": outcome.fault, "problems": problems}
            click.echo(json.dumps(record, ensure_ascii=False))
        summary = {
            "folder": str(folder),
            "ok": not failing,
            "dry_run": True,
            "to_make": len(good) - stay,
            "kept": stay,
            "failed": len(failing),
            "told": list(told),
            "left_over": [file_in(folder, each) for each in found.left_over],
        }
        click.echo(json.dumps(summary, ensure_ascii=False))
        return not failing
    for each in good:
        for name in _files(found, each):
            click.echo(f"{printable(file_in(folder, name))}{'  stays as it is' if each.stays else ''}")
    said = [printable(each) for each in told]
    said += listed(dict.fromkeys(each for outcome in failing for each in outcome.problems))
    said += [printable(f"{each.job.stem}: {each.fault}") for each in failing if each.fault]
    said += left_over_lines(found.left_over, folder)
    counts = f"{len(good) - stay} to make, {stay} as they are, {len(failing)} with errors"
    click.echo("\n".join([*said, printable(f"{folder}: {counts}; nothing was written")]), err=True)
    return not failing


def left_over_lines(names: tuple[str, ...], folder: Path | str) -> list[str]:
    """Return the warning that names files of rows or languages that are no more; nothing where none are."""
    if not names:
        return []
    count = f"{len(names):,} {'file is' if len(names) == 1 else 'files are'}"
    more = len(names) - _LEFT
    return [
        f"warning: {count} of rows or languages that are no more; delete what you do not need:",
        *(f"    {printable(file_in(folder, each))}" for each in names[:_LEFT]),
        *([f"    ... and {more:,} more: see --format json"] if more > 0 else []),
    ]


def _files(found: Survey, each: Planned) -> list[str]:
    return [f"{each.job.stem}.{target.suffix}" for target in found.batch.order.wanted.targets]


def _named(job: Job) -> dict[str, Any]:
    return {"edition": job.stem, "row": job.row, "language": job.lang}


def _record(found: Survey, each: Planned, folder: Path | str) -> dict[str, Any]:
    return _named(each.job) | {
        "ok": True,
        "stays": each.stays,
        "files": [file_in(folder, name) for name in _files(found, each)],
    }
