"""A translation of a text that has changed since."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair


def check(pair: Pair) -> Iterator[Diagnostic]:
    """The source is another one than the translation was made from, or somebody marked it fuzzy."""
    if pair.entry.text.strip() and pair.stale:
        hint = (
            'look it over, and take "fuzzy" away'
            if pair.entry.fuzzy
            else "run factsheet translate update, and look it over"
        )
        yield pair.said("has changed since it was translated", hint)
