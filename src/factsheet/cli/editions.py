"""The editions that a command works through: every file, in every language that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from pathlib import Path

import click

from factsheet.cli.options import Choice
from factsheet.cli.report import failed, problems
from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.errors import Diagnostic, FactsheetError
from factsheet.locale.catalogues import languages
from factsheet.pipeline import edition_of, load
from factsheet.records import dataclass

ALL = "all"


@dataclass(frozen=True, slots=True)
class Work:
    """One edition to be made; `told` are the warnings that its file has been given already.

    `together` are the languages that are built with it.
    """

    source: str
    factsheet: Factsheet
    tag: str
    fallback: bool
    together: tuple[str, ...] = ()
    told: set[Diagnostic] = field(default_factory=set)

    def edition(self) -> Edition:
        """Return the edition; CatalogueError or DataError for what stands in its way."""
        return edition_of(self.factsheet, self.tag, self.fallback)

    def warn(self, warnings: tuple[Diagnostic, ...]) -> None:
        """Tell what has not been told of another edition of the same file."""
        new = [each for each in warnings if each not in self.told]
        self.told.update(new)
        if new:
            click.echo(problems(new), err=True)


def every_edition(files: tuple[Path, ...], choice: Choice, form: str, make: Callable[[Work], None]) -> bool:
    """Call `make` for each edition; what is wrong with one is told, and the next is made.

    True when nothing was wrong.
    """
    good = True
    for file in files:
        try:
            works = list(_works(file, choice))
        except FactsheetError as error:
            good = _tell(str(file), error, form)
            continue
        for work in works:
            try:
                make(work)
            except FactsheetError as error:
                name = work.source if len(works) == 1 else f"{work.source} ({work.tag})"
                good = _tell(name, error, form, named=len(works) > 1)
    return good


def _works(file: Path, choice: Choice) -> Iterator[Work]:
    factsheet = load(file)
    told: set[Diagnostic] = set()
    together = tags(factsheet, choice.language)
    for tag in together:
        yield Work(str(file), factsheet, tag, choice.fallback, together, told)


def tags(factsheet: Factsheet, asked: str | None) -> tuple[str, ...]:
    """Return the languages that `--language` names; by default that of the factsheet."""
    if not asked:
        return (factsheet.lang,)
    if asked == ALL:
        return (factsheet.lang, *languages(factsheet))
    return tuple(dict.fromkeys(filter(None, (tag.strip() for tag in asked.split(",")))))


def _tell(source: str, error: FactsheetError, form: str, named: bool = False) -> bool:
    if form == "json":
        click.echo(failed(source, error.diagnostics))
    else:
        click.echo((f"{source}:\n" if named else "") + problems(error.diagnostics), err=True)
    return False
