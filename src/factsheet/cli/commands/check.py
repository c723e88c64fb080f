"""`factsheet check`: everything a build does, and the finished page looked at, with nothing written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.options import FILES, FORMAT, LAYOUT, PAPER
from factsheet.cli.report import failed, made, problems
from factsheet.errors import FactsheetError
from factsheet.pipeline import load, results
from factsheet.proof import require_readable_code


@click.command()
@FILES
@LAYOUT
@PAPER
@FORMAT
def command(files: tuple[Path, ...], layout: str | None, paper: str | None, form: str) -> None:
    """Check FILES: the data, whether the copy fits, every character, and the QR code on the rendered page."""
    bad = False
    for file in files:
        try:
            factsheet = load(file)
            done = results(factsheet, layout, paper)
            for result in done:
                require_readable_code(result, factsheet)
        except FactsheetError as error:
            bad = True
            click.echo(
                failed(str(file), error.diagnostics) if form == "json" else problems(error.diagnostics),
                err=form != "json",
            )
            continue
        for result in done:
            click.echo(made(result, None, f"{file} ({result.output.kind})", form))
        if form == "text" and done[0].warnings:
            click.echo(problems(done[0].warnings), err=True)
    sys.exit(1 if bad else 0)
