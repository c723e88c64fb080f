"""Translations put into the blocks of a factsheet, each read with its marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import field, replace

from factsheet.content import markup, unmarked
from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import name_of
from factsheet.content.piece import SheetPart
from factsheet.document.ids import parent_path
from factsheet.document.text import Inline, Text, cited
from factsheet.errors import CatalogueError, Diagnostic, Severity
from factsheet.files import MB
from factsheet.locale.catalogues import Catalogue, TranslationUnit, stale, units
from factsheet.locale.po import PoEntry
from factsheet.records import dataclass
from factsheet.workshop import remembered

_REVIEW = 'review the translation, then remove the flag "fuzzy"'
_UPDATE = "run factsheet translate update, then review what it marks fuzzy"


@dataclass(frozen=True, slots=True)
class Translated:
    """Blocks in another language; `missing` are the paths that stayed in that of the source.

    `nouns` are what variables count, by their ids.
    """

    blocks: Mapping[str, SheetPart]
    missing: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    nouns: Mapping[str, str] = field(default_factory=dict)


def translated(
    factsheet: Factsheet, catalogue: Catalogue, fallback: bool = False, own: Container[str] = ()
) -> Translated:
    """Return the blocks with the texts of a catalogue; the marks in them are read as in the data file.

    Raise CatalogueError with every text that is missing, was translated from an older source or
    has lost a mark.  With `fallback` missing and outdated texts stay in the language of the
    source, marked as such, each with a warning.  Texts whose paths are in `own` are in the language already.
    """
    problems: list[Diagnostic] = []
    missing: dict[str, Diagnostic] = {}
    new: dict[str, Text] = {}
    for unit in units(factsheet):
        if unit.path in own or parent_path(unit.path) in own:
            continue
        entry = catalogue.entries.get(unit.path)
        if absent := _absent(unit, entry, catalogue.lang):
            if not unit.is_asked_for:
                continue
            missing[unit.path] = absent
            new[unit.path] = replace(unit.text, lang=factsheet.lang)
        elif entry:
            new[unit.path], faults = _read(unit, entry, catalogue.lang)
            problems += faults
    if problems or (missing and not fallback):
        raise CatalogueError([*missing.values(), *problems])
    blocks = {
        kind: block.with_texts(lambda text: new.get(text.path, text))
        for kind, block in factsheet.blocks.items()
    }
    # What is missing is printed in the language of the source, and told.
    source = name_of(factsheet.lang)
    warnings = tuple(
        replace(
            each,
            message=f"{each.message}: printed in {source}",
            hint=each.hint.partition(", or build with")[0],
            severity=Severity.WARNING,
        )
        for each in missing.values()
    )
    counting = {name: each.noun.path for name, each in factsheet.meta.variables.items() if each.noun}
    nouns = {name: new[path].plain for name, path in counting.items() if path in new}
    return Translated(blocks, tuple(missing), warnings, nouns)


def _read(unit: TranslationUnit, entry: PoEntry, lang: str) -> tuple[Text, list[Diagnostic]]:
    """Return the text of an entry, and what is wrong with its marks."""
    marked = read_marked(entry.text, unit.marked, lang)
    text = replace(unit.text, runs=marked.runs, span=entry.span or unit.text.span)
    faults = [
        Diagnostic(f"{unit.path}: {each.message}", text.span, each.hint, unit.path, code="translation-markup")
        for each in marked.faults
        if each.error
    ]
    return text, faults or list(lost_marks(unit.text, text))


def _characters(key: tuple[str, ...], _: object) -> int:
    return len(key[0])


@remembered(most=2048, most_bytes=MB, weigh=_characters)
def read_marked(source: str, marked: bool = True, lang: str = "") -> markup.MarkedPassage:
    """Return a translation read as the data file's texts are: with marks, or as one without."""
    return markup.read(source, lang) if marked else unmarked.read(source, lang)


def lost_marks(source: Text, text: Text) -> Iterator[Diagnostic]:
    """Yield an error for each key number, note mark and citation that a translation has lost or added.

    >>> one = Text((Inline("Only "), Inline("{value}", ref="value")), "label")
    >>> [each.message for each in lost_marks(one, Text((Inline("Nur"),), "label"))]
    ['label has lost {value}']
    """
    old, new = Counter(_marks(source.runs)), Counter(_marks(text.runs))
    for mark in old - new:
        hint = f"write {mark} where it belongs in the sentence"
        said = f"{text.path} has lost {mark}"
        yield Diagnostic(said, text.span, hint, text.path, code="placeholder-lost")
    for mark in new - old:
        said, hint = f"{text.path} has {mark}, which is not in the source", f"delete {mark}"
        yield Diagnostic(said, text.span, hint, text.path, code="placeholder-added")


def _marks(runs: tuple[Inline, ...]) -> Iterator[str]:
    for run in runs:
        if run.note:
            yield f"[^{run.note}]"
        elif run.ref:
            yield f"{{{run.ref}}}"
        yield from (f"[@{name}]" for name, _ in cited(run))


def _absent(unit: TranslationUnit, entry: PoEntry | None, lang: str) -> Diagnostic | None:
    language = name_of(lang)
    path = unit.path
    if entry is None or not entry.text.strip():
        span = entry.span if entry else unit.text.span
        hint = "write the translation, or build with --fallback to print the source"
        said = f"{path} is not translated into {language}"
        return Diagnostic(said, span, hint, path, code="not-translated")
    if stale(entry, unit):
        said = f"{path} has changed since it was translated into {language}"
        hint = _REVIEW if entry.fuzzy else _UPDATE
        return Diagnostic(said, entry.span, hint, path, code="translation-outdated")
    return None
