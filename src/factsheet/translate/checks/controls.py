"""Characters that nobody sees: direction controls, marks of byte order, soft hyphens of a web page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.translate.pair import Pair

# Joiners that scripts need, and marks of direction that turn nothing (UAX #9, table 4).
_ALLOWED = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u00ad\u2060\n")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Numbers and addresses are isolated by the program; what turns text around by hand can hide words."""
    text = pair.entry.text
    for character in dict.fromkeys(text):
        if character in _ALLOWED or unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cn"):
            continue
        name = unicodedata.name(character, "a character that is none")
        hint = "take it away: numbers and addresses keep their order by themselves"
        yield pair.said(
            f"holds U+{ord(character):04X} ({name})", hint if character in _BIDI else "take it away"
        )
    if unicodedata.normalize("NFC", text) != text:
        yield pair.said("is not in the usual form of its characters (NFC)", "type it anew", error=False)
