"""The glossary of a factsheet, with what a catalogue says its terms are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.content.factsheet import Factsheet
from factsheet.locale.catalogues import Catalogue


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term: the path of its entry in a catalogue, what it is called, what it means."""

    path: str
    term: str
    meaning: str
    forms: tuple[str, ...] = ()


def terms(factsheet: Factsheet, catalogue: Catalogue | None = None) -> Iterator[GlossaryTerm]:
    """The terms of the data file; `forms` are those of the catalogue's language.

    A catalogue may give several forms parted by `|`, and the stem of a word that is
    inflected, with a `*` for its ending: `невысылк*`.
    """
    for each in factsheet.meta.glossary:
        path = each.term.path
        entry = catalogue.entries.get(path) if catalogue else None
        forms = tuple(form.strip() for form in entry.text.split("|")) if entry and not entry.fuzzy else ()
        yield GlossaryTerm(path, each.term.plain, each.meaning.plain, tuple(filter(None, forms)))


def used(text: str, form: str) -> bool:
    """True when a text holds a form of a term, whatever the case.

    >>> used("о невысылке просят", "невысылк*"), used("NON-REFOULEMENT", "non-refoulement")
    (True, True)
    """
    return form.removesuffix("*").casefold() in text.casefold()
