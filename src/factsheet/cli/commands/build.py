"""`factsheet build`: data files become PDFs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.options import FILES, FORMAT, LAYOUT, PAPER
from factsheet.cli.report import failed, made, problems
from factsheet.errors import Diagnostic, FactsheetError, OutputError
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pipeline import Result, load, results
from factsheet.saving import write_all

_OUTPUTS = {"print": (PRINT,), "screen": (SCREEN,), None: (PRINT, SCREEN)}


@click.command()
@FILES
@click.option(
    "-o",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("out"),
    help="Where the PDFs go (default: out).",
)
@click.option(
    "--for", "kind", type=click.Choice(["print", "screen"]), help="One of the two outputs; default: both."
)
@LAYOUT
@PAPER
@FORMAT
def command(
    files: tuple[Path, ...], folder: Path, kind: str | None, layout: str | None, paper: str | None, form: str
) -> None:
    """Build FILES into print and screen PDFs named {id}.{language}.{print|screen}.pdf.

    A file with problems is told and left out; the others are still built.  Exit 1 if any had problems.
    """
    bad = False
    taken: dict[Path, Path] = {}
    for file in files:
        try:
            done = results(load(file), layout, paper, _OUTPUTS[kind])
            paths = _claimed(file, folder, done, taken)
            write_all({path: result.pdf for path, result in paths.items()})
        except FactsheetError as error:
            bad = True
            _tell(str(file), error.diagnostics, form)
            continue
        for path, result in paths.items():
            click.echo(made(result, path, str(file), form))
        if form == "text" and done[0].warnings:
            click.echo(problems(done[0].warnings), err=True)
    sys.exit(1 if bad else 0)


def _claimed(
    file: Path, folder: Path, done: tuple[Result, ...], taken: dict[Path, Path]
) -> dict[Path, Result]:
    """Where each result goes; two data files may not write the same name."""
    paths = {folder / result.name: result for result in done}
    for path in paths:
        if path in taken:
            raise OutputError.of(
                f"{file} and {taken[path]} would both write {path}", hint="give them different ids"
            )
    taken.update(dict.fromkeys(paths, file))
    return paths


def _tell(source: str, diagnostics: tuple[Diagnostic, ...], form: str) -> None:
    if form == "json":
        click.echo(failed(source, diagnostics))
    else:
        click.echo(problems(diagnostics), err=True)
