"""Built-in words that a language lacks: which an edition needs, and what its catalogue gives for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factsheet.content import markup
from factsheet.content.builtin import ENGLISH, PREFIX, faults
from factsheet.content.factsheet import Factsheet
from factsheet.document.ids import field_of, parent_path
from factsheet.document.text import Text
from factsheet.errors import CatalogueError, Diagnostic
from factsheet.locale.catalogues import Catalogue, TranslationUnit
from factsheet.locale.stamp import stamp
from factsheet.locale.words import BuiltIn, phrase_of


def lacking(factsheet: Factsheet, lang: str) -> tuple[str, ...]:
    """Return the keys of the built-in words that a factsheet needs and a language does not have.

    >>> from factsheet.source.reader import read
    >>> lacking(read("data/hong-kong-refugees/factsheet.yaml"), "de")
    ()
    """
    words = BuiltIn(lang, factsheet.meta.edition)
    for block in factsheet.blocks.values():
        block.group(words)
    stamp(factsheet.meta, words)
    return tuple(dict.fromkeys(words.lacking))


def builtin_units(
    factsheet: Factsheet, lang: str, catalogue: Catalogue | None = None
) -> Iterator[TranslationUnit]:
    """Yield the built-in words to be translated: those that the language lacks.

    What a catalogue says of others is kept: its words go before those of the language.
    """
    wanted = set(lacking(factsheet, lang))
    if catalogue:
        wanted |= {field_of(path) for path in catalogue.entries if parent_path(path) == PREFIX}
    for key, english in ENGLISH.items():
        if key in wanted:
            said = factsheet.meta.builtin.get(key) or phrase_of(factsheet.lang, key) or english
            text = Text(markup.read(said).runs, f"{PREFIX}.{key}", factsheet.meta.lang_span, factsheet.lang)
            yield TranslationUnit(text, said, marked=True)


def given(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the built-in words of a catalogue by their keys; raise CatalogueError for a gap that is lost.

    What is not translated, or marked fuzzy, is left out.
    """
    problems: list[Diagnostic] = []
    found: dict[str, str] = {}
    for key in ENGLISH:
        entry = catalogue.entries.get(f"{PREFIX}.{key}")
        if entry is None or entry.fuzzy or not entry.text.strip():
            continue
        found[key] = entry.text
        for said, hint in faults(key, entry.text):
            said = f"{entry.path} {said}"
            problems.append(Diagnostic(said, entry.span, hint, entry.path, code="builtin-word-not-usable"))
    if problems:
        raise CatalogueError(problems)
    return found
