"""Compounds of Thai and Vietnamese, inside which a line of a title does not end.

ICU's dictionary parts Thai words into the shortest that it knows (ไข้|เลือด|ออก, "dengue"); in Vietnamese a
space parts any two syllables of a word (trẻ|em, "child").  The compounds are words of PyThaiNLP and of pyvi
(`compounds_th.json`, `compounds_vi.json`, made by `scripts/make_compounds.py`).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

LONGEST = 16  # characters of a compound: what is longer is a phrase, or may be parted between its words
_SIGNS = 4  # characters at most around it, spaces among them
_OPENING = " \"'“‘«(["
_CLOSING = " \"'”’»)].,;:!?…"


def outside_compounds(text: str, lang: str, breaks: Sequence[int]) -> tuple[int, ...]:
    """Return the breaks of a text that part no compound; from the start the longest ones are taken.

    `lang` is "th" or "vi".

    >>> text = "ไข้เลือดออกในเขตเมือง"
    >>> outside_compounds(text, "th", (3, 8, 11, 13, 16, 21))
    (11, 13, 21)
    >>> outside_compounds("Trẻ em và phụ nữ", "vi", (4, 7, 10, 14, 16))
    (7, 10, 16)
    """
    compounds = _compounds(lang)
    kept, start = list[int](), 0
    for at, stop in enumerate(breaks):
        if stop > start:
            rests = compounds.get(text[start:stop].strip().lstrip(_OPENING).lower())
            if rests is not None:
                beyond = [each for each in breaks[at + 1 :] if each - start <= LONGEST + _SIGNS]
                ends = (each for each in reversed(beyond) if _rest(text[stop:each]) in rests)
                stop = next(ends, stop)
            start = stop
            kept.append(start)
    return tuple(kept)


def _rest(words: str) -> str:
    """What follows the first part of a compound, as the table has it."""
    return f"|{words.rstrip(_CLOSING).lower()}|"


# Shipped: tables of the package, parsed once.
@functools.cache
def _compounds(lang: str) -> Mapping[str, str]:
    """What follows the first part of compounds, between bars."""
    table = json.loads(files(__package__).joinpath(f"compounds_{lang}.json").read_text(encoding="utf-8"))
    return {first: f"|{rests}|" for first, rests in table.items()}
