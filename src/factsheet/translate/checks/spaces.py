"""Spaces where none belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair

_DOUBLE = re.compile(r"[^\S\n]{2,}")


def check(pair: Pair) -> Iterator[Diagnostic]:
    """A space at an end is lost when the text is set; two of them are a slip."""
    text = pair.entry.text
    if not text.strip():
        return
    if text != text.lstrip():
        yield pair.said("begins with a space", "take it away", error=False)
    if text != text.rstrip():
        yield pair.said("ends with a space", "take it away", error=False)
    found = _DOUBLE.search(text.strip())
    if found and not _DOUBLE.search(pair.unit.source):
        yield pair.said(f"has two spaces behind {text.strip()[: found.start()][-12:]!r}", error=False)
