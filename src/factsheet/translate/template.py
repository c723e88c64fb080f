"""Catalogues made from a factsheet, and kept up with it when its texts change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factsheet.content.factsheet import Factsheet
from factsheet.content.languages import name_of
from factsheet.locale.catalogues import Catalogue, units
from factsheet.locale.lacking import builtin_units
from factsheet.locale.po import FUZZY, PoEntry
from factsheet.records import dataclass
from factsheet.translate.guidance import GlossaryTerm, guidance, terms

_GAPS = "Words that the program has for other languages. What stands in {braces} is filled in: keep it."
_TERM = "A term of the glossary. Several forms are parted by |, a * stands for endings; it never prints."


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did, in numbers of texts.

    `renewed` are entries that got another source or another note and need not be looked over; `head` is true
    when the head of the file changed.
    """

    new: int = 0
    fuzzy: int = 0
    old: int = 0
    back: int = 0
    renewed: int = 0
    head: bool = False

    def __bool__(self) -> bool:
        return any((self.new, self.fuzzy, self.old, self.back, self.renewed, self.head))


def template(factsheet: Factsheet, lang: str) -> Catalogue:
    """Return a catalogue without translations; an empty `lang` makes one for any language.

    >>> from factsheet.source.reader import read
    >>> catalogue = template(read("data/hong-kong-refugees/factsheet.yaml"), "de")
    >>> catalogue.entries["title"].source, catalogue.entries["title"].text
    ('Refugees in Hong Kong', '')
    """
    name = f": {name_of(lang)}" if lang else ""
    title = next((unit.source for unit in units(factsheet) if unit.path == "title"), factsheet.id)
    entries = {entry.path: entry for entry in _entries(factsheet, lang, tuple(terms(factsheet)))}
    return Catalogue(lang or "und", entries, "", f"{title}{name}", _fields(factsheet, lang))


def update(factsheet: Factsheet, catalogue: Catalogue) -> tuple[Catalogue, Changes]:
    """Return the catalogue with the texts that the factsheet has now, and what has changed.

    A translation whose source has changed is kept and marked fuzzy, with the source that it
    was made from; one whose text is gone is kept as old; one whose text comes back, or has
    only moved to another path, is taken up again.
    """
    known = dict(catalogue.entries)
    spare = {entry.path: entry for entry in catalogue.old}
    fresh = {
        entry.path: entry
        for entry in _entries(factsheet, catalogue.lang, tuple(terms(factsheet, catalogue)), catalogue)
    }
    # For paths without an entry: the one that was put aside, or one with the same source that is
    # free.
    free = {entry.source: entry for path, entry in known.items() if path not in fresh and entry.text}
    lacking = [path for path in fresh if path not in known]
    found = {path: spare.get(path) or free.get(fresh[path].source) for path in lacking}
    moved = {path: replace(entry, path=path, old=False) for path, entry in found.items() if entry}
    merged: dict[str, PoEntry] = {}
    counts = {"new": 0, "fuzzy": 0, "back": 0, "renewed": 0}
    for path, entry in fresh.items():
        before = known.get(path) or moved.get(path)
        merged[path] = _merged(entry, before) if before else entry
        counts["new"] += not before
        counts["back"] += bool(before and path not in known)
        fuzzy = bool(before and merged[path].fuzzy and not before.fuzzy)
        counts["fuzzy"] += fuzzy
        same = not before or replace(merged[path], span=None) == replace(before, span=None)
        counts["renewed"] += path in known and not fuzzy and not same
    gone = [
        replace(entry, old=True, notes="", previous="") for path, entry in known.items() if path not in fresh
    ]
    aside = (*catalogue.old, *(each for each in gone if each.text))
    taken = {(each.text, each.source) for each in moved.values()}
    kept = [each for each in aside if (each.text, each.source) not in taken]
    fields = {**catalogue.fields, **_fields(factsheet, catalogue.lang)}
    done = replace(catalogue, entries=merged, old=tuple(kept), fields=fields)
    return done, Changes(old=len(gone), head=fields != dict(catalogue.fields), **counts)


def _entries(
    factsheet: Factsheet, lang: str, known: tuple[GlossaryTerm, ...], catalogue: Catalogue | None = None
) -> Iterator[PoEntry]:
    for term in known:
        yield PoEntry(term.path, term.term, notes=f"{_TERM}\nMeaning: {term.meaning}")
    language = "" if lang == "und" else lang
    given = catalogue.entries if catalogue else {}
    for unit in units(factsheet):
        if not (unit.is_asked_for or (unit.path in given and given[unit.path].text not in ("", unit.source))):
            continue
        yield PoEntry(unit.path, unit.source, notes=guidance(factsheet, unit, language, known))
    if language:
        for unit in builtin_units(factsheet, language, catalogue):
            yield PoEntry(unit.path, unit.source, notes=_GAPS)


def _fields(factsheet: Factsheet, lang: str) -> dict[str, str]:
    return {
        "Project-Id-Version": factsheet.id,
        "Language": "" if lang == "und" else lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": factsheet.lang,
    }


def _merged(entry: PoEntry, before: PoEntry) -> PoEntry:
    """Return the new source with the translation that there was."""
    merged = replace(
        entry, text=before.text, remarks=before.remarks, flags=before.flags, previous=before.previous
    )
    if not before.text or entry.source == before.source:
        return merged
    if before.fuzzy and entry.source == before.previous:
        return replace(merged, flags=tuple(each for each in before.flags if each != FUZZY), previous="")
    previous = before.previous if before.fuzzy and before.previous else before.source
    return replace(merged, flags=tuple(dict.fromkeys((FUZZY, *before.flags))), previous=previous)
