"""Full-width punctuation of Chinese and Japanese: half of its square is white, and not always wanted.

Where marks stand in a row, the white between them is closed up; where a line begins with an
opening one, its white stands outside (Requirements for Japanese Text Layout, 3.1.2 and 3.1.4;
Requirements for Chinese Text Layout, 3.1.6).
"""

from __future__ import annotations

import re

_OPENING = "「『（《〈【〔［｛“‘"
_CLOSING = "」』）》〉】〕］｝”’"
_STOPS = "，、。．；："
_WIDE = frozenset(_OPENING) - frozenset("“‘")
_IN_A_ROW = re.compile(
    # The white after a closing mark or a stop, before whatever mark follows ...
    f"[{_CLOSING}{_STOPS}](?=[{_OPENING}{_CLOSING}{_STOPS}！？])"
    # ... and the white before an opening mark that follows another.
    f"|(?<=[{_OPENING}])[{_OPENING}]"
)


def closed_up(text: str, start: int, stop: int) -> list[tuple[int, int, int]]:
    """The marks of a stretch of text whose white is closed up, as ranges for the feature `halt`.

    >>> closed_up("《公約》，「他」", 0, 8)
    [(3, 4, 1), (4, 5, 1)]
    """
    if text.isascii():
        return []
    return [(found.start(), found.end(), 1) for found in _IN_A_ROW.finditer(text, start, stop)]


def opens(text: str, start: int) -> bool:
    """Whether a line that starts there begins with an opening mark."""
    return text[start : start + 1] in _WIDE
