"""Words that a writer lists because the dictionaries do not know them: where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factsheet.typeset.scripts import script_of

_SPACE = "\u200b"
# The scripts whose words ICU finds by dictionary (UAX #14, class SA).
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad\ua9e0-\ua9ff\uaa60-\uaadf]"
)
# In these, too, a word may follow another, or an ending follow a word, without a space.
_CLOSE = frozenset({"Hani", "Hira", "Kana", "Hang"})
_VOWELS_AFTER = frozenset("ะาำๅະາຳ")
_VOWELS_BEFORE = frozenset("เแโใไເແໂໃໄ")
_STACKERS = frozenset("\u1039\u17d2\u1a60")
_HANGING = frozenset("ๆฯໆຯៗ")


class Standing:
    """The listed words in a text.  Of words that overlap, none is parted.

    A word does not stand where it is a part of a longer one that spaces part from others, nor
    where it would end or begin inside a cluster: `ភាព` is not in `ភាពុ`.
    """

    __slots__ = ("_edges", "_inside", "_text")

    def __init__(self, text: str, words: Iterable[str]) -> None:
        found = [each for word in words for each in _occurrences(text, word)]
        self._text = text
        self._inside = frozenset(_within(found))
        beside = {offset for each in found for offset in each if _may_end(text, offset)}
        self._edges = sorted(beside - self._inside)

    def __bool__(self) -> bool:
        return bool(self._edges or self._inside)

    @property
    def marked(self) -> str:
        """The text with a zero width space wherever a listed word lets a line end.

        From there a dictionary begins anew, so that it is not misled by a word it does not know.
        """
        parts = pairwise((0, *self._edges, len(self._text)))
        return _SPACE.join(self._text[start:stop] for start, stop in parts)

    def unmarked(self, ends: Sequence[int]) -> list[int]:
        """Breaks of the marked text as offsets of the text, without those inside a listed word.

        Without those before a sign of repetition, too: begun anew, a dictionary parts it from its word.
        """
        marks = [offset + number for number, offset in enumerate(self._edges)]
        offsets = (end - bisect_left(marks, end) for end in ends)
        return [offset for offset in offsets if offset not in self._inside and not _hangs(self._text, offset)]


def _occurrences(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        stop = start + len(word)
        if _free(text, start) and _free(text, stop):
            yield start, stop
        start = text.find(word, start + 1)


def _within(found: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The offsets inside a word."""
    last = 0
    for start, stop in sorted(found):
        yield from range(max(start + 1, last), stop)
        last = max(last, stop)


def _free(text: str, offset: int) -> bool:
    """Whether a word may begin or end there: not in a cluster, not between letters of spaced words."""
    if not 0 < offset < len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if _leans(after) or before in _VOWELS_BEFORE or before in _STACKERS:
        return False
    return not (_spaced_letter(before) and _spaced_letter(after))


def _may_end(text: str, offset: int) -> bool:
    """Whether the end of a word alone lets a line end there: between letters of unspaced scripts."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    return (
        bool(_UNSPACED.match(before) and _UNSPACED.match(after))
        and unicodedata.category(before)[0] in "LM"
        and unicodedata.category(after) == "Lo"
        and not _hangs(text, offset)
    )


def _hangs(text: str, offset: int) -> bool:
    """Whether a sign of repetition or abbreviation there belongs to the word before it."""
    return offset < len(text) and text[offset] in _HANGING and not text[offset - 1].isspace()


def _leans(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return unicodedata.category(character)[0] == "M" or character in _VOWELS_AFTER


def _spaced_letter(character: str) -> bool:
    if _UNSPACED.match(character) or script_of(character) in _CLOSE:
        return False
    return unicodedata.category(character)[0] in "LMN"
