"""What a translator is told beside a text: notes, signs to keep, length; and the glossary of terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.content.factsheet import Factsheet
from factsheet.document.dates import Date, TimeOfDay
from factsheet.document.quantity import Quantity
from factsheet.document.text import Inline
from factsheet.locale.catalogues import Catalogue, TranslationUnit
from factsheet.locale.growth import room
from factsheet.records import dataclass


def guidance(factsheet: Factsheet, unit: TranslationUnit, lang: str, terms: tuple[GlossaryTerm, ...]) -> str:
    """Return the comments of a text, a line each."""
    said: list[str] = []
    notes = factsheet.meta.translator_notes or {}
    if unit.path in notes:
        said.append(notes[unit.path].plain)
    # The signs that a translation has to keep.
    runs = unit.text.runs
    said += _references(factsheet, runs)
    marks = dict.fromkeys(f"[^{run.note}]" for run in runs if run.note)
    if marks:
        said.append(f"Keep {', '.join(marks)}: the mark of a note, behind the word that it belongs to.")
    if any(run.strong for run in runs):
        said.append("**Bold** stands between two pairs of stars.")
    if any(run.link for run in runs):
        said.append("Of [text](address) translate the text and keep the address.")
    # How long it may become, and what its terms are called.
    length, most = len(unit.text.plain), limit(unit, lang)
    said.append(f"Length: {length} characters; up to {most} are planned for.")
    for term in terms:
        if used(unit.text.plain, term.term):
            forms = f" = {' | '.join(term.forms)}" if term.forms else ""
            said.append(f"Term: {term.term}{forms} ({term.meaning})")
    return "\n".join(said)


_KEY_NUMBER = "a key number, written for your language by itself"
_KINDS = {
    Quantity: "a number, written for your language by itself",
    Date: "a date, written for your language by itself",
    TimeOfDay: "a time of day, written for your language by itself",
    str: "a name or a text, set in as it is",
}


def _references(factsheet: Factsheet, runs: Sequence[Inline]) -> Iterator[str]:
    """Yield what stands for a number or a text of the data, by what it is, and the plurals and choices."""
    variables, kinds = factsheet.meta.variables, dict[str, dict[str, None]]()
    for run in runs:
        if run.ref and not run.pattern:
            known = variables.get(run.ref)
            kind = _KINDS[type(known.value)] if known else _KEY_NUMBER
            kinds.setdefault(kind, {})[f"{{{run.ref}}}"] = None
    for kind, names in kinds.items():
        yield f"Keep {', '.join(names)}: {kind}."
    for pattern in dict.fromkeys(run.pattern for run in runs if run.pattern):
        name, kind = (each.strip() for each in pattern.strip("{}").split(",")[:2])
        forms = (
            "each form" if kind == "select" else "each form, in the forms of your language; # is the number"
        )
        yield f"Of {{{name}, {kind}, ...}} translate {forms}."


def limit(unit: TranslationUnit, lang: str) -> int:
    """Return how many characters a translation may take by the rule of thumb; `lang` may be empty."""
    return room(len(unit.text.plain), lang or "en")


# The glossary of a factsheet, with what a catalogue says its terms are called.


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term: the path of its entry in a catalogue, what it is called, what it means."""

    path: str
    term: str
    meaning: str
    forms: tuple[str, ...] = ()


def terms(factsheet: Factsheet, catalogue: Catalogue | None = None) -> Iterator[GlossaryTerm]:
    """Yield the terms of the data file; `forms` are those of the catalogue's language.

    A catalogue may give several forms parted by `|`, and the stem of a word that is
    inflected, with a `*` for its ending: `невысылк*`.
    """
    for each in factsheet.meta.glossary:
        path = each.term.path
        entry = catalogue.entries.get(path) if catalogue else None
        forms = tuple(form.strip() for form in entry.text.split("|")) if entry and not entry.fuzzy else ()
        yield GlossaryTerm(path, each.term.plain, each.meaning.plain, tuple(filter(None, forms)))


def used(text: str, form: str) -> bool:
    """Return whether a text holds a form of a term, whatever the case.

    >>> used("о невысылке просят", "невысылк*"), used("NON-REFOULEMENT", "non-refoulement")
    (True, True)
    """
    return form.removesuffix("*").casefold() in text.casefold()
