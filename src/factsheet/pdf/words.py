"""The words of a right-to-left run, one after the other as they are read.

`pdftotext -raw` goes by the file: it turns the letters of each word round but leaves the words as they
come, and takes a word for done where a sign or a figure begins.  So words are written one by one, the
first to be read first, each from its left; signs that Poppler counts among the figures are words of
their own.  PDFium, which sorts by place, does not mind; pypdf starts afresh with each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from factsheet.display import GlyphRun
from factsheet.pdf.order import Cluster

PlacedCluster = tuple[float, Cluster]
_OF_FIGURES = frozenset({"L", "EN", "AN", "CS", "ES", "ET"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
# Poppler ends a word where a letter begins less than a tenth of an em after the one before.
_NEAR, _LEAST_STEP = 101.0, 115.0


def words_as_read(run: GlyphRun, placed: Sequence[PlacedCluster], turns: bool) -> list[list[PlacedCluster]]:
    """The words, each from left to right, with the space before it at its right end.

    A space before what has no letters is a word of its own: pypdf knows the direction by the letters.
    So are the signs after the first word, where the direction `turns`.
    """
    found: list[list[PlacedCluster]] = []
    whole, last, signs_end = run.text, "", False
    for each in reversed(placed):
        text = whole[each[1].start : each[1].stop]
        signs = is_sign(text)
        first = turns and len(found) == 1
        if not found or signs or signs_end or text.isspace() or _is_done(last, text, first):
            found.append([each])
        else:
            found[-1].append(each)
        last, signs_end = text, signs
    for word in found:
        word.reverse()
    return found


def _is_done(last: str, after: str, first: bool) -> bool:
    """Whether what comes after a cluster begins a word of its own; `first`: they turn the direction."""
    letters = any(map(is_letter, after))
    if first and not letters and any(map(is_letter, last)):
        return True
    return last.isspace() and not (last == " " and letters)


def text_of(run: GlyphRun, placed: PlacedCluster) -> str:
    """What a cluster stands for."""
    return run.text[placed[1].start : placed[1].stop]


# Shipped: rows of a table of Unicode, a bounded number of them.
@lru_cache(maxsize=1 << 12)
def is_letter(character: str) -> bool:
    """Whether a character runs from right to left."""
    return unicodedata.bidirectional(character) in _RIGHT_TO_LEFT


def is_sign(text: str) -> bool:
    """Whether Poppler ends a word from right to left at a cluster, or it is shown with a guide that does."""
    return any(map(_is_sign, text))


# Shipped: rows of a table of Unicode, a bounded number of them.
@lru_cache(maxsize=1 << 12)
def _is_sign(character: str) -> bool:
    return unicodedata.bidirectional(character) in _OF_FIGURES or is_changed(character)


# Shipped: rows of a table of Unicode, a bounded number of them.
@lru_cache(maxsize=1 << 12)
def is_changed(character: str) -> bool:
    """Whether PDFium takes a sign of a right-to-left line for another, or for several.

    For its mirror image, or for what compatibility (NFKC) makes of it: "..." of "…", "1/2" of "½".
    """
    if unicodedata.mirrored(character) or unicodedata.category(character) in ("Pi", "Pf"):
        return True
    taken_apart = unicodedata.normalize("NFKC", character) != character
    return taken_apart and unicodedata.bidirectional(character) == "ON"


def spread(places: Sequence[float], end: float) -> list[float]:
    """Places from left to right of which none is too near to the one before, the same if they are so.

    >>> spread([0, 300, 320, 700], 1000)
    [0, 300, 415.0, 700]
    >>> spread([0, 300, 980], 1000)
    [0, 300, 885.0]
    """
    if all(after - before >= _NEAR for before, after in pairwise([*places, end])):
        return list(places)
    least = min(_LEAST_STEP, (end - places[0]) / len(places))
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    limit = end
    for index in range(len(found) - 1, 0, -1):
        limit -= least
        found[index] = min(found[index], limit)
    return found
