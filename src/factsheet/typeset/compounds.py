"""Compounds of Thai, inside which a line of a title does not end.

ICU's dictionary parts words into the shortest that it knows (ไข้|เลือด|ออก, "dengue").  The compounds come from
the word list of PyThaiNLP (`thai_compounds.json`, made by `scripts/make_thai_compounds.py`).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

_LONGEST = 16  # characters of a compound


def outside_compounds(text: str, breaks: Sequence[int]) -> tuple[int, ...]:
    """Return the breaks of a Thai text that part no compound; from the start the longest ones are taken.

    >>> text = "ไข้เลือดออกในเขตเมือง"
    >>> outside_compounds(text, (3, 8, 11, 13, 16, 21))
    (11, 13, 21)
    """
    kept, start = list[int](), 0
    for at, stop in enumerate(breaks):
        if stop > start:
            beyond = [each for each in breaks[at + 1 :] if each - start <= _LONGEST]
            start = _end_of_compound(text, text[start:stop].strip(), stop, beyond)
            kept.append(start)
    return tuple(kept)


def _end_of_compound(text: str, first: str, stop: int, beyond: Sequence[int]) -> int:
    """The end of the longest compound that a word begins, at one of some breaks; else the word's own."""
    rests = _compounds().get(first)
    if rests is None:
        return stop
    return next((each for each in reversed(beyond) if f" {text[stop:each]} " in rests), stop)


# Shipped: a table of the package, parsed once.
@functools.cache
def _compounds() -> Mapping[str, str]:
    """What follows the first word of compounds, between spaces."""
    table = json.loads(files(__package__).joinpath("thai_compounds.json").read_text(encoding="utf-8"))
    return {first: f" {rests} " for first, rests in table.items()}
