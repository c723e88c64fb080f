"""What can be wrong with a translation: checks of its state, marks, facts and letters.

A check takes a `Pair` and yields what is wrong with it.  An entry with the flag `ignore-<name>` is
passed over by the check of that name; docs/translation.md lists the names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from factsheet.content.factsheet import Factsheet
from factsheet.errors import Diagnostic
from factsheet.locale.catalogues import Catalogue
from factsheet.translate.checks import facts, letters, marks
from factsheet.translate.pair import Pair, pairs

TranslationCheck = Callable[[Pair], Iterator[Diagnostic]]

CHECKS: Mapping[str, TranslationCheck] = MappingProxyType(
    {
        "brackets": letters.brackets,
        "controls": letters.controls,
        "digits": letters.digits,
        "glossary": facts.glossary,
        "links": marks.links,
        "markup": marks.markup,
        "numbers": facts.numbers,
        "placeholders": marks.placeholders,
        "quotes": letters.quotes,
        "script": letters.script,
        "spaces": letters.spaces,
        "stale": marks.stale,
        "unchanged": marks.unchanged,
        "untranslated": marks.untranslated,
    }
)


def problems(factsheet: Factsheet, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the translations of a catalogue, in reading order, each problem once.

    >>> from factsheet.source.reader import read
    >>> factsheet = read("data/hong-kong-refugees/factsheet.yaml")
    >>> one, *_ = problems(factsheet, Catalogue.of("de", {"title": "Flüchtlinge in Hongkong "}))
    >>> one.message, one.code
    ('title ends with a space', 'stray-space')
    """
    found = (
        each
        for pair in pairs(factsheet, catalogue)
        for name, check in CHECKS.items()
        if not pair.ignores(name)
        for each in check(pair)
    )
    return tuple(dict.fromkeys(found))
