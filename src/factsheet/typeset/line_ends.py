"""What reads badly at the end of a line of running copy, though nothing forbids it there.

A number goes with what it counts, and one that closes a phrase with the word before it (page 17, March 2023);
an abbreviation with what it stands before, a short word that begins a sentence with the rest of it, and the
words of a name with each other across a preposition or a hyphen.  Each is a flaw of a line among others
(`lines.py`): a break that leaves half a line empty is worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category

from factsheet.typeset.counts import is_counted
from factsheet.typeset.orthography import NOUNS_HAVE_CAPITALS, NUMBERS_FOLLOW
from factsheet.typeset.particles import LEANING_ON_THE_NEXT
from factsheet.typeset.sentences import is_abbreviated

_COUNTED = 0.06  # 9 | schools
_ABBREVIATED = 0.08  # see | p. or tel. | 22860
_BEGUN = 0.08  # ... back. One | letter
_ACROSS = 0.05  # Ministry of | Health
_NAMED = 0.05  # see page | 17, in March | 2023.
_DOUBLE = 0.05  # Anna-|Lena
_SHORT_WORD = 4  # characters
_LONGEST_ABBREVIATION = 5
_ENDERS = frozenset(".!?…։؟۔।።")
_HYPHENS = "-\u2010"
_CLOSERS = '"”»’)]'
_NUMBER = re.compile(r"\d+$")
_CLOSING = re.compile(r"\d{1,4}(?:[\"”»’),.;:!?…،؛؟।]+(?:\s|$)|$)")
_NEXT = re.compile(r"[^\s\"”»’),;:!?]+")


def flaws_of(text: str, lang: str) -> Callable[[int], float]:
    """Return what tells how badly a line ends at an offset of the text, in the measure of `lines.py`.

    >>> flaw = flaws_of("Two minutes. One letter of the Ministry of Health in 9 schools", "en")
    >>> [flaw(at) for at in (17, 24, 43, 55)]
    [0.08, 0.0, 0.05, 0.06]
    """
    language = lang.partition("-")[0].lower()
    leaning = LEANING_ON_THE_NEXT.get(language, frozenset())
    names = language not in NOUNS_HAVE_CAPITALS
    last = len(text)

    def flaw(at: int) -> float:
        if not 2 < at < last:
            return 0.0
        if text[at - 1] in _HYPHENS:
            return _DOUBLE if _double_name(text, at) else 0.0
        if text[at - 1] != " ":
            return 0.0
        before, after = text[at - 2], text[at]
        if before == ".":
            return _ABBREVIATED if _abbreviation(text, at - 1, language) else 0.0
        start = text.rfind(" ", 0, at - 1) + 1
        word = text[start : at - 1]
        if before.isdigit():
            counted = language not in NUMBERS_FOLLOW and _counts(text, at, word, language)
            return _COUNTED if counted else 0.0
        if start < 2:
            return 0.0
        if len(word) <= _SHORT_WORD and text[: start - 1].rstrip(_CLOSERS)[-1:] in _ENDERS:
            # An abbreviation ends no sentence.
            ended = text[: start - 1].rstrip(_CLOSERS)
            return 0.0 if _abbreviation(text, len(ended), language) else _BEGUN
        if after.isdigit():
            named = len(word) > 1 and word[0].isalpha() and category(before)[0] in "LM"
            return _NAMED if named and _CLOSING.match(text, at) else 0.0
        if names and after.isupper() and word in leaning:
            first = text.rfind(" ", 0, start - 1) + 1
            return _ACROSS if text[first].isupper() else 0.0
        return 0.0

    return flaw


def _double_name(text: str, at: int) -> bool:
    """Whether the hyphen before an offset joins two words with capitals and small letters."""
    start = max(text.rfind(each, 0, at - 1) for each in f" \u00a0{_HYPHENS}") + 1
    first, second = text[start : at - 1], text[at : at + 2]
    return (
        first.isalpha() and second.isalpha() and first[1:].islower() and first.istitle() and second.istitle()
    )


def _counts(text: str, at: int, word: str, language: str) -> bool:
    """Whether the number with which a word closes counts what follows at an offset."""
    number, following = _NUMBER.search(word), _NEXT.match(text, at)
    return bool(number and following and is_counted(number[0], following[0], language))


def _abbreviation(text: str, stop: int, language: str) -> bool:
    """Whether a point before an offset is that of an abbreviation, by a list or by how the copy goes on."""
    start = text.rfind(" ", 0, stop - 1) + 1
    if not 1 < stop - start <= _LONGEST_ABBREVIATION or not text[start : stop - 1].isalpha():
        return False
    if is_abbreviated(text[start:stop], language):
        return True
    after = text[stop + 1 : stop + 2]
    return text[stop : stop + 1] == " " and (after.isdigit() or after.islower())
