"""Characters of a text that nobody sees: they come along from other programs, and some turn words round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Joiners and separators that scripts need, and marks of direction that turn nothing (UAX #9, table 4).
_NEEDED = "\u00ad\u061c\u180e\u200b-\u200f\u2060"
# Signs over or under the figures that follow, which are seen (Prepended_Concatenation_Mark).
_SEEN = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
_LETTERS_OF_FLAGS = "\U000e0020-\U000e007f"
# Looked at one by one: what is neither of these nor in the blocks of which most copy is made.
_SUSPECT = re.compile(
    rf"[^\n{_NEEDED}{_SEEN}{_LETTERS_OF_FLAGS}\x20-\x7e\u00a0-\u05ff\u0620-\u06dc\u2010-\u2027\u3000-\ud7ff]"
)
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Invisible(NamedTuple):
    """A character without a sign, where it stands in a text, and what to do about it."""

    offset: int
    message: str
    hint: str


def invisible(text: str) -> Iterator[Invisible]:
    """Yield the invisible characters that a text has no need of, the first of each.

    >>> [each.message for each in invisible("tra\\u202evel, tra\\u202evel")]
    ['holds U+202E (RIGHT-TO-LEFT OVERRIDE), which is not seen and turns the words after it']
    >>> list(invisible("می\\u200cخواهم"))
    []
    """
    told = set()
    for found in _SUSPECT.finditer(text):
        character = found[0]
        if character in told or unicodedata.category(character) not in _INVISIBLE:
            continue
        told.add(character)
        said = f"holds U+{ord(character):04X} ({unicodedata.name(character, 'control')}), which is not seen"
        if character in _TURNING:
            yield Invisible(
                found.start(),
                f"{said} and turns the words after it",
                "delete it: numbers and addresses keep their order without it",
            )
        else:
            yield Invisible(found.start(), said, "delete it")
