"""`factsheet check`: everything a build does, with nothing written; and finished PDFs, whoever made them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.options import CHOICE, FILES, Choice

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="How results are printed; SARIF is for PDFs only.",
)
_AGAINST = click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The data file that a PDF was made from: the texts of both are compared.",
)
_STANDARD = click.option(
    "--standard",
    "standards",
    multiple=True,
    metavar="NAME",
    help="Check PDFs against PDF/X-4, PDF/UA-1, PDF/UA-2, PDF/A-2a, PDF/A-4; default: what they claim.",
)


@click.command()
@FILES
@_AGAINST
@_STANDARD
@CHOICE
@_FORMAT
def command(
    files: tuple[Path, ...], against: Path | None, standards: tuple[str, ...], choice: Choice, form: str
) -> None:
    """Check FILES: data files, or finished PDFs from any program (names that end in .pdf).

    In a data file: the data, whether the copy fits, every character, and the QR code on the drawn page.
    In a PDF: what a printer and a screen reader need.  Exit 1 if there were errors.
    """
    pdfs = tuple(file for file in files if file.suffix.lower() == ".pdf")
    sheets = tuple(file for file in files if file not in pdfs)
    if sheets and form == "sarif":
        raise click.BadParameter("SARIF is for PDFs only", param_hint="--format")
    good = True
    if pdfs:
        from factsheet.cli.pdfs import Held, check_pdfs

        good = check_pdfs(pdfs, Held(standards, against), choice, form)
    if sheets:
        good = _check_sheets(sheets, choice, form) and good
    sys.exit(0 if good else 1)


def _check_sheets(files: tuple[Path, ...], choice: Choice, form: str) -> bool:
    from factsheet.cli.editions import Work, every_edition
    from factsheet.cli.report import made
    from factsheet.pdf.output import PRINT, SCREEN
    from factsheet.pipeline import results
    from factsheet.verify import require_readable_code

    def check(work: Work) -> None:
        edition = work.edition()
        done = results(edition, choice.layout, choice.sheet, choice.on_press((PRINT, SCREEN)))
        for result in done:
            require_readable_code(result, edition)
        for result in done:
            click.echo(made(result, None, f"{work.source} ({result.output.kind})", form))
        if form == "text":
            work.warn(done[0].warnings)

    return every_edition(files, choice, form, check)
