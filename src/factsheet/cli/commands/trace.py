"""`factsheet trace`: the cell or the line of the data that a printed number or text comes from."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factsheet.cli.options import FORMAT
from factsheet.errors import Span, printable

if TYPE_CHECKING:
    from factsheet.batch.trace import Origin, TraceHit

_LONGEST = 100


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("text")
@click.option(
    "--data",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The data file; default: the one that manifest.jsonl beside FILE names.",
)
@click.option("--rows", metavar="TABLE", help="The table of rows that FILE is of, with --data.")
@click.option("--row", metavar="ID", help="The row; default: the one that FILE is named after.")
@FORMAT
def command(file: Path, text: str, data: Path | None, rows: str | None, row: str | None, form: str) -> None:
    """Tell where TEXT, a number or some words of FILE, comes from.

    FILE is a PDF that factsheet made.  Every place where TEXT is printed is told, with the cell of the table,
    the line of the data file or of a chart's data, or that of the translation, that it comes from.  The data
    are read as they are now; where they say something else today, that is told.  Exit 1 if TEXT is nowhere.
    """
    from factsheet.batch.name import row_name
    from factsheet.batch.trace import TraceSource, trace

    if data is None and (rows or row):
        raise click.UsageError("--rows and --row go with --data")
    source = TraceSource(data, rows or "", row_name(row) if row else None) if data else None
    found = trace(file, text, source)
    if form == "json":
        for hit in found:
            click.echo(json.dumps(_record(file, hit), ensure_ascii=False))
    else:
        click.echo("\n".join(line for hit in found for line in _lines(hit)), nl=bool(found))
    if not found:
        click.echo(printable(f'{file}: nothing printed says "{text[:_LONGEST]}"'), err=True)
        sys.exit(1)


def _lines(hit: TraceHit) -> list[str]:
    said = [f"page {hit.part.page}  {_short(hit.part.text)}  ({hit.part.path})"]
    said += [f"    {_place(each.span)}  {_what(each)}" for each in hit.origins]
    if not hit.origins:
        said.append("    no line of the data: it is a built-in word, or put together from other parts")
    if hit.now:
        said.append(f"    the data have changed; today it is: {_short(hit.now)}")
    return said


def _what(origin: Origin) -> str:
    written = _short(origin.written)
    return (
        f"row {printable(origin.row)}, column {printable(origin.column)}: {written}"
        if origin.row
        else written
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return printable(line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…")


def _place(span: Span) -> str:
    """A place with its file as it is called from here."""
    name = os.path.relpath(span.file) if Path(span.file).is_absolute() else span.file
    return printable(str(Span(name, span.line, span.column)))


def _record(file: Path, hit: TraceHit) -> dict[str, Any]:
    return {
        "file": str(file),
        "page": hit.part.page,
        "path": hit.part.path,
        "text": hit.part.text,
        "now": hit.now,
        "origins": [
            {
                "path": each.path,
                "file": each.span.file,
                "line": each.span.line,
                "column": each.span.column,
                "written": each.written,
                "row": each.row,
                "of": each.column,
            }
            for each in hit.origins
        ],
    }
