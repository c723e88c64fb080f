"""Catalogues as other files: for translators who work in XLIFF or in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factsheet.content.factsheet import Factsheet
from factsheet.errors import CatalogueError, Diagnostic, Span
from factsheet.locale.catalogues import Catalogue, units
from factsheet.locale.po import FUZZY
from factsheet.records import dataclass
from factsheet.translate.guidance import limit


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One text as it is exported and imported; `place` is its place in an imported file."""

    path: str
    source: str
    text: str
    notes: str = ""
    limit: int = 0
    fuzzy: bool = False
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """The rows of one language, of one factsheet."""

    id: str
    source_lang: str
    lang: str
    rows: tuple[UnitRow, ...]


def sheet(factsheet: Factsheet, catalogue: Catalogue) -> UnitSheet:
    """Return the texts of a catalogue, in reading order, with what a translator has to know."""
    limits = {unit.path: limit(unit, catalogue.lang) for unit in units(factsheet)}
    rows = tuple(
        UnitRow(path, entry.source, entry.text, entry.notes, limits.get(path, 0), entry.fuzzy)
        for path, entry in catalogue.entries.items()
    )
    return UnitSheet(factsheet.id, factsheet.lang, catalogue.lang, rows)


def taken_back(catalogue: Catalogue, given: UnitSheet, name: str) -> Catalogue:
    """Return the catalogue with the translations of an imported file.

    Raise CatalogueError for a file in another language, an unknown text, or one that was
    translated from a different source: then nothing is imported.
    """
    found = list(_problems(catalogue, given, name))
    if found:
        raise CatalogueError(found)
    entries = dict(catalogue.entries)
    for row in given.rows:
        entry = entries[row.path]
        flags = tuple(flag for flag in entry.flags if flag != FUZZY)
        if row.fuzzy and row.text:
            entries[row.path] = replace(entry, text=row.text, flags=(FUZZY, *flags))
        else:
            entries[row.path] = replace(entry, text=row.text, flags=flags, previous="")
    return replace(catalogue, entries=entries)


def _problems(catalogue: Catalogue, given: UnitSheet, name: str) -> Iterable[Diagnostic]:
    if given.lang != catalogue.lang:
        said = f"{name} is a translation into {given.lang}, not into {catalogue.lang}"
        hint = f"import it with --language {given.lang}, or name the file of {catalogue.lang}"
        yield Diagnostic(said, Span(name), hint, code="import-of-other-language")
    seen: set[str] = set()
    for row in given.rows:
        entry = catalogue.entries.get(row.path)
        if entry is None:
            said = f"{row.path} is not a text of the catalogue"
            hint = "export again; the data file may have changed"
            yield Diagnostic(said, row.place, hint, row.path, code="import-of-unknown-text")
        elif row.path in seen:
            said = f"{row.path} appears twice"
            yield Diagnostic(said, row.place, "delete one", row.path, code="entry-twice")
        elif row.source != entry.source:
            said = f"{row.path} has a different source than the catalogue"
            hint = "export again, and translate the new text"
            yield Diagnostic(said, row.place, hint, row.path, code="import-of-old-source")
        seen.add(row.path)
