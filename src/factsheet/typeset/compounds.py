"""Compounds of Thai, inside which a line of a title does not end.

ICU's dictionary parts words into the shortest that it knows (ไข้|เลือด|ออก, "dengue").  The compounds come from
the word list of PyThaiNLP (`thai_compounds.json`, made by `scripts/make_thai_compounds.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.resources import ResourceTable

_COMPOUNDS = ResourceTable(__package__, "thai_compounds.json")


def outside_compounds(text: str, breaks: Sequence[int]) -> tuple[int, ...]:
    """Return the breaks of a Thai text that part no compound; from the start the longest ones are taken.

    >>> text = "ไข้เลือดออกในเขตเมือง"
    >>> outside_compounds(text, (3, 8, 11, 13, 16, 21))
    (11, 13, 16, 21)
    """
    ends, kept, start = frozenset(breaks), list[int](), 0
    for stop in breaks:
        if stop <= start:
            continue
        start = _end_of_compound(text, text[start:stop].strip(), stop, ends)
        kept.append(start)
    return tuple(kept)


def _end_of_compound(text: str, first: str, stop: int, ends: frozenset[int]) -> int:
    """The end of the longest compound that a word begins, which ends at a break; else that of the word."""
    if first not in _COMPOUNDS:
        return stop
    rests = (rest for rest in _COMPOUNDS[first].split() if text.startswith(rest, stop))
    return max((stop + len(rest) for rest in rests if stop + len(rest) in ends), default=stop)
