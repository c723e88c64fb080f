"""`factsheet build`: data files become PDFs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factsheet.cli.editions import Work, every_edition
from factsheet.cli.options import CHOICE, FILES, FORMAT, Choice
from factsheet.cli.report import made
from factsheet.errors import OutputError
from factsheet.pdf.output import PRINT, SCREEN, SCREEN_1_7, Output
from factsheet.pipeline import Result, results
from factsheet.saving import write_all

_SCREENS = {"2.0": SCREEN, "1.7": SCREEN_1_7}


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
@click.option(
    "--screen-version",
    type=click.Choice(list(_SCREENS)),
    default="2.0",
    help="PDF version of screen files: 2.0 is PDF/UA-2, 1.7 is PDF/UA-1 for older readers (default: 2.0).",
)
@CHOICE
@FORMAT
def command(
    files: tuple[Path, ...], folder: Path, kind: str | None, screen_version: str, choice: Choice, form: str
) -> None:
    """Build FILES into print and screen PDFs named {id}.{language}.{print|screen}.pdf.

    An edition with problems is told and left out; the others are still built.  Exit 1 if any had problems.
    """
    taken: dict[Path, str] = {}
    outputs = _outputs(kind, _SCREENS[screen_version])

    def build(work: Work) -> None:
        done = results(work.edition(), choice.layout, choice.paper, choice.on_press(outputs))
        paths = _claimed(work.source, folder, done, taken)
        write_all({path: result.pdf for path, result in paths.items()})
        for path, result in paths.items():
            click.echo(made(result, path, work.source, form))
        if form == "text":
            work.warn(done[0].warnings)

    sys.exit(0 if every_edition(files, choice, form, build) else 1)


def _outputs(kind: str | None, screen: Output) -> tuple[Output, ...]:
    return {"print": (PRINT,), "screen": (screen,), None: (PRINT, screen)}[kind]


def _claimed(
    source: str, folder: Path, done: tuple[Result, ...], taken: dict[Path, str]
) -> dict[Path, Result]:
    """Where each result goes; two data files may not write the same name."""
    paths = {folder / result.name: result for result in done}
    for path in paths:
        if path in taken:
            raise OutputError.of(
                f"{source} and {taken[path]} would both write {path}", hint="give them different ids"
            )
    taken.update(dict.fromkeys(paths, source))
    return paths
