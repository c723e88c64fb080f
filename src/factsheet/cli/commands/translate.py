"""`factsheet translate`: texts to translators and back."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from factsheet.cli.editions import tags
from factsheet.cli.options import FORMAT, LANGUAGE, LAYOUT, PAPER
from factsheet.cli.report import as_json, listed, table
from factsheet.composing.plan import Plan
from factsheet.content.edition import Edition
from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import UnknownLanguageError, language
from factsheet.display import Composition
from factsheet.errors import CatalogueError, Severity, Span
from factsheet.fonts.library import Library
from factsheet.layout.model import Layout
from factsheet.locale.catalogues import FOLDER, Catalogue, find, languages, units, write_catalogue
from factsheet.locale.edition import localize
from factsheet.makeup.compose import at_floor, compose, holds_in, plan_for
from factsheet.pipeline import layout_of, library_of, load
from factsheet.saving import write_all
from factsheet.translate.exchange import sheet, taken_back
from factsheet.translate.formats import FORMATS, read_sheet
from factsheet.translate.status import Fits, Room, TranslationStatus, budget, status
from factsheet.translate.template import Changes, template, update

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def command() -> None:
    """Export texts for translation, import them, and see how far the translations are."""


@command.command()
@FILE
@click.option(
    "--language", metavar="TAG[,TAG...]", help="Catalogues to create; without it a template (.pot)."
)
def extract(file: Path, language: str | None) -> None:
    """Create catalogues for FILE: locale/TAG.po beside it, or the template locale/ID.pot."""
    factsheet = load(file)
    if not language:
        path = _folder(file) / f"{factsheet.id}.pot"
        _save(path, template(factsheet, ""))
        return
    for tag in map(_known, tags(factsheet, language)):
        path = _folder(file) / f"{tag}.po"
        if path.exists():
            hint = "factsheet translate update brings it up to date"
            raise CatalogueError.of(f"{path} already exists", Span(str(path)), hint, code="catalogue-exists")
        _save(path, template(factsheet, tag))


@command.command("update")
@FILE
@click.option("--language", metavar="TAG[,TAG...]", help="The catalogues to update; default: all.")
def update_(file: Path, language: str | None) -> None:
    """Update the catalogues of FILE to its present texts; translations of changed texts become fuzzy."""
    factsheet = load(file)
    for tag in _tags(factsheet, language):
        catalogue = _catalogue(factsheet, tag)
        done, changes = update(factsheet, catalogue)
        path = Path(catalogue.file)
        if changes:
            write_all({path: write_catalogue(done).encode()})
        click.echo(f"{path}  {', '.join(_said(changes)) or 'up to date'}")


def _said(changes: Changes) -> Iterator[str]:
    """Yield what was written, in words; nothing where the file is as it was."""
    counts = {
        "new": changes.new,
        "fuzzy": changes.fuzzy,
        "gone": changes.old,
        "back": changes.back,
        "with another source or note": changes.renewed,
    }
    yield from (f"{count} {word}" for word, count in counts.items() if count)
    if changes.head:
        yield "another head"


@command.command("status")
@FILE
@LANGUAGE
@LAYOUT
@PAPER
@FORMAT
def status_(file: Path, language: str | None, layout: str | None, paper: str | None, form: str) -> None:
    """Show how far each translation of FILE is, and whether its edition fits.

    Missing texts are set in the language of the data file, to see whether the edition would fit.
    """
    factsheet = load(file)
    states = [_status(factsheet, tag, layout, paper) for tag in _tags(factsheet, language)]
    if form == "json":
        for state in states:
            click.echo(json.dumps(_record(state), ensure_ascii=False))
        return
    rows = [
        (each.lang, each.name, each.translated, each.fuzzy, each.missing, len(each.problems), each.fit)
        for each in states
    ]
    click.echo(table(("tag", "language", "translated", "fuzzy", "missing", "problems", "fits"), rows))


@command.command("check")
@FILE
@LANGUAGE
@LAYOUT
@PAPER
@FORMAT
def check_(file: Path, language: str | None, layout: str | None, paper: str | None, form: str) -> None:
    """Show every problem of the translations of FILE with file and line; exit 1 if there were errors."""
    factsheet = load(file)
    found = [
        each for tag in _tags(factsheet, language) for each in _status(factsheet, tag, layout, paper).problems
    ]
    errors = sum(each.severity is Severity.ERROR for each in found)
    if form == "json":
        for each in found:
            click.echo(json.dumps(as_json(each), ensure_ascii=False))
    else:
        for line in listed(found):
            click.echo(line)
        click.echo(f"{errors} errors, {len(found) - errors} warnings")
    sys.exit(1 if errors else 0)


@command.command("budget")
@FILE
@LANGUAGE
@LAYOUT
@PAPER
def budget_(file: Path, language: str | None, layout: str | None, paper: str | None) -> None:
    """Show how many more characters each text of FILE could take, with all others unchanged.

    `now`: until its type has to be smaller; `at most`: until it needs other pages, in the smallest type of
    the layout.  Found by trial, which takes a while.
    """
    factsheet = load(file)
    for tag in tags(factsheet, language):
        edition = localize(factsheet, _known(tag), fallback=True)
        paths = tuple(unit.path for unit in units(factsheet))
        now, most = (
            {room.path: room for room in budget(edition, paths, fits)}
            for fits in _trials(edition, layout, paper)
        )
        click.echo(f"{edition.lang}")
        rows = [(path, room.characters, _more(room), _more(most[path])) for path, room in now.items()]
        click.echo(table(("text", "characters", "now", "at most"), rows))


@command.command()
@FILE
@click.option("--language", metavar="TAG[,TAG...]", help="The catalogues to export; default: all.")
@click.option(
    "--as", "kind", type=click.Choice(["xlf", "xlsx"]), default="xlsx", help="XLIFF 1.2, or a spreadsheet."
)
@click.option(
    "-o", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("out"),
    help="Where the files go (default: out).",
)  # fmt: skip
def export(file: Path, language: str | None, kind: str, folder: Path) -> None:
    """Write the catalogues of FILE for translators: ID.TAG.xlsx or ID.TAG.xlf."""
    factsheet = load(file)
    for tag in _tags(factsheet, language):
        given = sheet(factsheet, _catalogue(factsheet, tag))
        path = folder / f"{factsheet.id}.{tag}.{kind}"
        write_all({path: FORMATS[kind].write(given)})
        click.echo(f"{path}  {len(given.rows)} texts")


@command.command("import")
@FILE
@click.argument("translations", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(file: Path, translations: tuple[Path, ...]) -> None:
    """Import TRANSLATIONS (.xlsx, .xlf) into the catalogues of FILE, each file whole or not at all."""
    factsheet = load(file)
    for path in translations:
        given = read_sheet(path)
        catalogue = _catalogue(factsheet, given.lang)
        done = taken_back(catalogue, given, str(path))
        changed = sum(done.entries[key] != entry for key, entry in catalogue.entries.items())
        if changed:
            write_all({Path(catalogue.file): write_catalogue(done).encode()})
        click.echo(f"{catalogue.file}  {changed} changed")


def _status(factsheet: Factsheet, tag: str, layout: str | None, paper: str | None) -> TranslationStatus:
    def composed(edition: Edition) -> Composition:
        return compose(edition, layout_of(edition, layout, paper), library_of(edition))

    return status(factsheet, _catalogue(factsheet, tag), composed)


def _record(state: TranslationStatus) -> dict[str, object]:
    return asdict(state) | {"problems": [as_json(each) for each in state.problems]}


def _trials(edition: Edition, name: str | None, paper: str | None) -> tuple[Fits, Fits]:
    """Return trials in the plan of the edition, its type as it is and the smallest of the layout."""
    layout, library = layout_of(edition, name, paper), library_of(edition)
    plan = plan_for(edition, layout, library)
    low = at_floor(plan, edition, layout, library)
    return partial(_fits, layout, library, plan), partial(_fits, layout, library, low)


def _fits(layout: Layout, library: Library, plan: Plan, edition: Edition) -> bool:
    return holds_in(edition, layout, library, plan)


def _more(room: Room) -> str:
    return f"{room.more}{'+' if room.open else ''}".rjust(6)


def _tags(factsheet: Factsheet, asked: str | None) -> tuple[str, ...]:
    known = languages(factsheet)
    if not known and not asked:
        raise CatalogueError.of(
            "there are no catalogues",
            Span(str((factsheet.root or Path()) / FOLDER)),
            "factsheet translate extract FILE --language ar",
            code="no-translation",
        )
    return tuple(tag for tag in tags(factsheet, asked) if tag != factsheet.lang) if asked else known


def _catalogue(factsheet: Factsheet, tag: str) -> Catalogue:
    found = find(factsheet, _known(tag))
    if found is None:
        hint = f"factsheet translate extract FILE --language {tag}"
        place = Span(str((factsheet.root or Path()) / FOLDER))
        raise CatalogueError.of(f"there is no catalogue for {tag}", place, hint, code="no-translation")
    return found


def _known(tag: str) -> str:
    try:
        return language(tag).tag
    except UnknownLanguageError as problem:
        said = f'"{tag[:80]}" {problem}'
        raise CatalogueError.of(said, Span("--language"), problem.hint, code="language-not-usable") from None


def _folder(file: Path) -> Path:
    return file.parent / FOLDER


def _save(path: Path, catalogue: Catalogue) -> None:
    write_all({path: write_catalogue(catalogue).encode()})
    click.echo(f"{path}  {len(catalogue.entries)} texts")
