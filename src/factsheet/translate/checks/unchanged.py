"""A translation that is its source."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.translate.glossary import used
from factsheet.translate.pair import Pair, prose

_SHORT = 3


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Names and single words may stay as they are; a sentence may not."""
    source, target = prose(pair.source).strip(), prose(pair.target).strip()
    if not target or source.casefold() != target.casefold():
        return
    if len(source.split()) < _SHORT or any(used(source, term.term) for term in pair.terms):
        return
    hint = "translate it, or flag the entry ignore-unchanged"
    yield pair.said("is the same as its source", hint, error=False)
