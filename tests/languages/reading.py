"""How far a copy may be from its source: what readers do to right-to-left lines that no file can mend."""

from __future__ import annotations

from itertools import pairwise


def is_parted_only_at_signs(meant: str, copied: str) -> bool:
    """Return whether white space is all that is added, and each of it beside a sign or a figure.

    That is what `pdftotext -raw` does to right-to-left lines: taking such white space out gives the source.

    >>> is_parted_only_at_signs("ab, c", "ab , c"), is_parted_only_at_signs("ab, c", "a b, c")
    (True, False)
    """
    parts, at = [], 0
    for part in copied.split():
        start = meant.find(part, at)
        if start < 0 or meant[at:start].strip():
            return False
        parts.append((start, start + len(part)))
        at = start + len(part)
    ends = [(before[1], after[0]) for before, after in pairwise(parts)]
    added = [stop for stop, start in ends if stop == start]
    return not meant[at:].strip() and all(
        not (meant[stop - 1].isalpha() and meant[stop].isalpha()) or _are_of_two_directions(meant, stop)
        for stop in added
    )


def _are_of_two_directions(text: str, at: int) -> bool:
    """Return whether a letter from left to right touches one from right to left."""
    return (ord(text[at - 1]) < 0x590) != (ord(text[at]) < 0x590)
