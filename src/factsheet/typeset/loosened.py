"""More places for a line to end, inside the stretches that are wider than their measure and nowhere else.

In this order: where the rules of Unicode allow it and only the habits of the trade do not; after the
signs of an address; between any two letters of an address; and, if it is asked for, of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from icu4py.breakers import CharacterBreaker

from factsheet.typeset.breaks import segments
from factsheet.typeset.lines import too_wide
from factsheet.typeset.shaped import ShapedParagraph

_SIGNS = re.compile(r"[/?&._=#%:;,@+~!$()\[\]-](?=[^\W_])")
_ADDRESS = re.compile(r"://|^www\.|@|\w\.\w+(?:/|$)|\w/\w", re.IGNORECASE)
_KEPT = 64


def loosened(shaped: ShapedParagraph, measure: float, anywhere: bool = False) -> ShapedParagraph:
    """The paragraph in which no stretch that can be parted is wider than the measure in em.

    `anywhere`: a word may be parted between its letters.
    """
    for places in (_held, _after_signs, _in_addresses, *((_between_letters,) if anywhere else ())):
        wide = too_wide(shaped, measure)
        if not wide:
            break
        shaped = _with(shaped, [at for start, stop in wide for at in places(shaped, start, stop)])
    return shaped


def _with(shaped: ShapedParagraph, added: list[int]) -> ShapedParagraph:
    """The paragraph with other breaks too; the same one for the same breaks."""
    if not added:
        return shaped
    kept: dict[tuple[int, ...], ShapedParagraph] = shaped.memo.setdefault("loosened", {})
    key = tuple(added)
    found = kept.get(key)
    if found is None:
        if len(kept) >= _KEPT:
            kept.clear()
        breaks = tuple(sorted({*shaped.breaks, *added}))
        found = kept[key] = replace(shaped, breaks=breaks, unsafe=shaped.unsafe.union(added), memo={})
    return found


def _held(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    held = shaped.held
    yield from held[bisect_right(held, start) : bisect_left(held, stop)]


def _after_signs(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    # A sign at the very beginning stays with what it begins.
    yield from (found.end() for found in _SIGNS.finditer(shaped.text, start + 1, stop))


def _in_addresses(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    text = shaped.text
    first, last = start, stop
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    if _ADDRESS.search(text[first:last].strip()):
        yield from _between_letters(shaped, start, stop)


def _between_letters(shaped: ShapedParagraph, start: int, stop: int) -> Iterator[int]:
    """Between any two clusters; never before a sign that closes something."""
    end = shaped.visible_end(start, stop)
    word = shaped.text[start:end]
    for offset in segments(word, CharacterBreaker(word, shaped.lang))[:-1]:
        if word[offset].isalnum():
            yield start + offset
