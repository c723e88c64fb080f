"""Quotation marks that are not closed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair, prose

# Marks that open in one language close in another („a“, “a”, ”a”, »a«): each kind is counted.
_KINDS = ("“”„‟״", "«»", '"', "‹›")
# The sign of a Hebrew abbreviation stands before its last letter.
_GERSHAYIM = re.compile(r'(?<=[א-ת])["״](?=[א-ת]\b)')


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Marks of one kind come in twos."""
    text = _GERSHAYIM.sub("", prose(pair.target))
    for kind in _KINDS:
        count = sum(text.count(mark) for mark in kind)
        if count % 2:
            yield pair.said(
                f"has {count} quotation marks of the kind {kind[0]}", "add the other half", error=False
            )
