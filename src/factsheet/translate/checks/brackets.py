"""Brackets that are not closed."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair, prose

_PAIRS = dict(zip("([{（［｛「『《〈【〔", ")]}）］｝」』》〉】〕", strict=True))
_CLOSING = {close: open_ for open_, close in _PAIRS.items()}


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Each bracket has its other half, in the right order, unless the source is as crooked."""
    left = lone(prose(pair.target))
    if left and not lone(prose(pair.source)):
        yield pair.said(f'has "{left}" without its other half', error=False)


def lone(text: str) -> str:
    """The first bracket without its other half, or nothing.

    >>> lone("a (b] c"), lone("《a》（b）"), lone("1) one")
    ('(', '', ')')
    """
    waiting: list[str] = []
    for character in text:
        if character in _PAIRS:
            waiting.append(character)
        elif character in _CLOSING:
            if not waiting or waiting[-1] != _CLOSING[character]:
                return waiting[-1] if waiting else character
            waiting.pop()
    return waiting[-1] if waiting else ""
