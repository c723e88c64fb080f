"""`factsheet translate`: texts to translators and back."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.cli.editions import tags
from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import UnknownLanguageError, language
from factsheet.errors import CatalogueError
from factsheet.localize.catalogues import FOLDER, Catalogue, find, languages, write_catalogue
from factsheet.pipeline import load
from factsheet.saving import write_all
from factsheet.translate.template import template, update

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.group()
def command() -> None:
    """Give texts out for translation, take them back, and see how far they are."""


@command.command()
@FILE
@click.option("--language", metavar="TAG[,TAG...]", help="Catalogues to begin; without it a template (.pot).")
def extract(file: Path, language: str | None) -> None:
    """Begin catalogues for FILE: locale/TAG.po beside it, or the template locale/ID.pot."""
    factsheet = load(file)
    if not language:
        path = _folder(file) / f"{factsheet.id}.pot"
        _save(path, template(factsheet, ""))
        return
    for tag in map(_known, tags(factsheet, language)):
        path = _folder(file) / f"{tag}.po"
        if path.exists():
            raise CatalogueError.of(
                f"{path} is there already", hint="factsheet translate update keeps it up to date"
            )
        _save(path, template(factsheet, tag))


@command.command("update")
@FILE
@click.option("--language", metavar="TAG[,TAG...]", help="The catalogues to update; default: all.")
def update_(file: Path, language: str | None) -> None:
    """Bring the catalogues of FILE up to its present texts; what has changed becomes fuzzy."""
    factsheet = load(file)
    for tag in _tags(factsheet, language):
        catalogue = _catalogue(factsheet, tag)
        done, changes = update(factsheet, catalogue)
        path = Path(catalogue.file)
        write_all({path: write_catalogue(done).encode()})
        said = (("new", changes.new), ("fuzzy", changes.fuzzy), ("gone", changes.old), ("back", changes.back))
        click.echo(f"{path}  {', '.join(f'{count} {word}' for word, count in said if count) or 'up to date'}")


def _tags(factsheet: Factsheet, asked: str | None) -> tuple[str, ...]:
    known = languages(factsheet)
    if not known and not asked:
        raise CatalogueError.of(
            "there are no catalogues", hint="factsheet translate extract FILE --language ar"
        )
    return tuple(tag for tag in tags(factsheet, asked) if tag != factsheet.lang) if asked else known


def _catalogue(factsheet: Factsheet, tag: str) -> Catalogue:
    found = find(factsheet, _known(tag))
    if found is None:
        hint = f"factsheet translate extract FILE --language {tag}"
        raise CatalogueError.of(f"there is no catalogue for {tag}", hint=hint)
    return found


def _known(tag: str) -> str:
    try:
        return language(tag).tag
    except UnknownLanguageError as problem:
        raise CatalogueError.of(f'"{tag[:80]}" {problem}', hint=problem.hint) from None


def _folder(file: Path) -> Path:
    return file.parent / FOLDER


def _save(path: Path, catalogue: Catalogue) -> None:
    write_all({path: write_catalogue(catalogue).encode()})
    click.echo(f"{path}  {len(catalogue.entries)} texts")
