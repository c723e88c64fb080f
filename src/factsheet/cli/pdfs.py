"""Finished PDFs on the command line: preflight, and its reports in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from factsheet.cli.options import Choice
from factsheet.content.edition import Edition
from factsheet.locale.edition import localize
from factsheet.pdftools.guard import BeyondBoundsError, guarded
from factsheet.pdftools.preflight.report import Report
from factsheet.pdftools.preflight.run import language_of, preflight, unreadable
from factsheet.pdftools.preflight.writers import as_json, as_sarif, as_text
from factsheet.pipeline import load


class Held(NamedTuple):
    """What files are held against: standards by name, and the data file they were made from."""

    standards: tuple[str, ...] = ()
    data: Path | None = None


def check_pdfs(files: Sequence[Path], held: Held, choice: Choice, form: str) -> bool:
    """Print a report of each file; True if all are in order."""
    reports = [_report(file, held, choice) for file in files]
    if form == "sarif":
        click.echo(json.dumps(as_sarif(reports), ensure_ascii=False, indent=2))
    for report in reports:
        if form == "json":
            click.echo(json.dumps(as_json(report), ensure_ascii=False))
        elif form == "text":
            click.echo(as_text(report))
    return all(report.ok for report in reports)


def _report(file: Path, held: Held, choice: Choice) -> Report:
    def look() -> Report:
        edition = _edition(file, held.data, choice) if held.data else None
        return preflight(file, held.standards or None, edition, ink_limit=choice.ink_limit or 300.0)

    try:
        return guarded(look)
    except BeyondBoundsError as error:
        return unreadable(str(file), held.standards, str(error))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--standard") from error


def _edition(file: Path, data: Path, choice: Choice) -> Edition:
    """Return the edition in the language that was asked for, or in that of the file."""
    sheet = load(data)
    own = localize(sheet)
    lang = choice.language or language_of(file)
    return own if lang in ("", own.lang) else localize(sheet, lang, fallback=choice.fallback)
