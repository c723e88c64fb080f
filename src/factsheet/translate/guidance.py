"""What a translator is told beside a text: notes, signs to keep, length, terms."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.content.factsheet import Factsheet
from factsheet.locale.catalogues import TranslationUnit
from factsheet.locale.growth import room
from factsheet.translate.glossary import GlossaryTerm, used


def guidance(factsheet: Factsheet, unit: TranslationUnit, lang: str, terms: tuple[GlossaryTerm, ...]) -> str:
    """The comments of a text, a line each."""
    return "\n".join(_lines(factsheet, unit, lang, terms))


def limit(unit: TranslationUnit, lang: str) -> int:
    """How many characters a translation may take by the rule of thumb; `lang` may be empty."""
    return room(len(unit.text.plain), lang or "en")


def _lines(
    factsheet: Factsheet, unit: TranslationUnit, lang: str, terms: tuple[GlossaryTerm, ...]
) -> Iterator[str]:
    notes = factsheet.meta.translator_notes or {}
    if unit.path in notes:
        yield notes[unit.path].plain
    yield from _signs(unit)
    length = len(unit.text.plain)
    yield f"Length: {length} characters; up to {limit(unit, lang)} are planned for."
    for term in terms:
        if used(unit.text.plain, term.term):
            said = f" = {' | '.join(term.forms)}" if term.forms else ""
            yield f"Term: {term.term}{said} ({term.meaning})"


def _signs(unit: TranslationUnit) -> Iterator[str]:
    """The signs that a translation has to keep."""
    runs = unit.text.runs
    numbers = dict.fromkeys(f"{{{run.ref}}}" for run in runs if run.ref)
    notes = dict.fromkeys(f"[^{run.note}]" for run in runs if run.note)
    if numbers:
        yield f"Keep {', '.join(numbers)}: a key number, written for your language by itself."
    if notes:
        yield f"Keep {', '.join(notes)}: the mark of a note, behind the word that it belongs to."
    if any(run.strong for run in runs):
        yield "**Bold** stands between two pairs of stars."
    if any(run.link for run in runs):
        yield "Of [text](address) translate the text and keep the address."
