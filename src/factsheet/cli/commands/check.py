"""`factsheet check`: everything a build does, and the finished page looked at, with nothing written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.editions import Work, every_edition
from factsheet.cli.options import CHOICE, FILES, FORMAT, Choice
from factsheet.cli.report import made
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pipeline import results
from factsheet.proof import require_readable_code


@click.command()
@FILES
@CHOICE
@FORMAT
def command(files: tuple[Path, ...], choice: Choice, form: str) -> None:
    """Check FILES: the data, whether the copy fits, every character, and the QR code on the rendered page."""

    def check(work: Work) -> None:
        edition = work.edition()
        done = results(edition, choice.layout, choice.paper, choice.on_press((PRINT, SCREEN)))
        for result in done:
            require_readable_code(result, edition)
        for result in done:
            click.echo(made(result, None, f"{work.source} ({result.output.kind})", form))
        if form == "text":
            work.warn(done[0].warnings)

    sys.exit(0 if every_edition(files, choice, form, check) else 1)
