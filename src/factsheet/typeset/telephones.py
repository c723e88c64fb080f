"""Telephone numbers in copy, and other figures in groups: where each begins and ends.

A number is made of *words* of digits with single spaces between them.  Its digits stand in one
order in every language, so that a word too many or too few prints a wrong number: hours, a price,
a year or a percentage beside it are words of their own, and a word is taken whole or not at all.
At most 15 digits follow a plus (ITU-T E.164, 6.1), and at most 12 make a number without one.
"""

from __future__ import annotations

import re

_SPACE = "[ \u00a0\u2009\u202f]"
_HYPHEN = "[-\u2010\u2011]"
_SIGNS = "%\u066a\u2030\u00b0$\u00a2-\u00a5\u058f\u060b\u20a0-\u20cf"
_JOINED = ".,:/\u066b\u066c'\u2019"

# Not within another number, and not behind a sign that makes it a price or a rank.
_BEFORE = rf"(?<![\dA-Za-z{_SIGNS}])(?<!\d[{_JOINED}\u2010-\u2015\u2212+-])"
# Not the hours of a time, the whole of a decimal, a share, a price, or a number with a unit.
_UNITS = r"(?:[ap]\.?m|h|min|kg|g|km|cm|m|USD|EUR|GBP|HKD|ILS|NIS)(?![A-Za-z])"
_AFTER = (
    rf"(?!\d|[{_JOINED}]\d|[\u2010-\u2015\u2212+-]\d|[A-Za-z{_SIGNS}]"
    rf"|{_SPACE}[{_SIGNS}](?!{_SPACE}?\d)|{_SPACE}{_UNITS})"
)
_WORD = re.compile(
    rf"(?P<plus>\+?)(?:\d+(?:{_HYPHEN}\d+)*(?:/\d+|x\d+)?|\d+(?:\.\d+)+){_AFTER}"
    # A code of the country or the area, and what may touch it.
    rf"|\((?P<code>\+?\d{{1,5}})\)(?:{_HYPHEN}?\d+(?:{_HYPHEN}\d+)*{_AFTER})?"
    rf"|(?P<trunk>\+\d{{1,3}}\(0\)\d+(?:{_HYPHEN}\d+)*){_AFTER}"
)
_FIRST = re.compile(rf"{_BEFORE}(?=[+(]|[{_SIGNS}]?\d)")
_PARTING = re.compile(f"{_HYPHEN}|[./]")
_GAP = re.compile(_SPACE)
_THOUSANDS = re.compile(
    rf"[{_SIGNS}]?[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+(?:[.,\u066b]\d+)?[{_SIGNS}]?"
    rf"(?!{_SPACE}?\d|[{_JOINED}]\d|[\u2010-\u2015-]\d|[A-Za-z])"
)
_TWO = re.compile(rf"(\d{{3,}}){_HYPHEN}(\d{{3,}})")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

# What hours, days and money are called: 0800 123 456 24 hours.
_COUNTED = re.compile(
    rf"{_SPACE}(?:שע|ימים|יום|דק|שקל|ש[\"״]ח|דולר|ساع|سەعات|کاتژم|دقي|دقی|يوم|أيام"
    r"|ایام|روز|ڕۆژ|دن |گھنٹ|دول|ریال|ريال|درهم|دينار|دینار|جنيه|ليرة|تومان|روپ|صباح|مساء)"
)
_FEWEST, _MOST, _MOST_AFTER_PLUS = 7, 12, 15
# A number this long whose last parts are joined by hyphens is complete at the next space.
_COMPLETE, _COMPLETE_AFTER_PLUS = 7, 9
# A code in brackets stands after this many digits at most, as in +44 (0)20.
_BEFORE_CODE = 3
_ALONE = 9
_TRIPLE = 3


def groups(text: str, start: int = 0) -> tuple[int, int] | None:
    """Return where the first figures in groups stand from `start` on: `(begin, end)`, or None.

    >>> text = "0800 123 456 09:00-17:30"
    >>> text[slice(*groups(text))], groups("2014-2023"), groups("22,744")
    ('0800 123 456', None, None)
    """
    for first in _FIRST.finditer(text, start):
        found = _telephone(text, first.start()) or _thousands(text, first.start())
        if found:
            return found
    return None


def _thousands(text: str, start: int) -> tuple[int, int] | None:
    """A number whose thousands are parted by spaces."""
    match = _THOUSANDS.match(text, start)
    return match.span() if match else None


def _telephone(text: str, start: int) -> tuple[int, int] | None:
    """The telephone number that begins exactly there."""
    words = _words(text, start)
    if _ends_in_a_count(text, words):
        words.pop()
    if _digits(words) < _FEWEST or _is_span(words) or words[0][0].isdigit() and len(words) == 1:
        return None
    # A word before a number that has its own beginning is not of it: 1990 0800 123 456.
    for index in range(1, len(words)):
        if words[index][0].startswith("0") and not words[0][0].startswith(("0", "+", "(")):
            rest = _telephone(text, words[index].start())
            if rest and sum(map(str.isdigit, text[slice(*rest)])) >= _ALONE:
                return rest
    return start, words[-1].end()


def _ends_in_a_count(text: str, words: list[re.Match[str]]) -> bool:
    """Whether the last word is not of the number: one digit, or two before hours, days or money.

    Not where the number is written in pairs: 06 12 34 56 78.
    """
    if _digits(words[:-1]) < _FEWEST or any(_digits([word]) < _TRIPLE for word in words[1:-1]):
        return False
    count = len(words[-1][0])
    return count == 1 or (count < _TRIPLE and _COUNTED.match(text, words[-1].end()) is not None)


def _words(text: str, start: int) -> list[re.Match[str]]:
    """The words from there on that can be of one number."""
    words: list[re.Match[str]] = []
    place = start
    while word := _WORD.match(text, place):
        if words and not _goes_on(words, word):
            break
        words.append(word)
        gap = _GAP.match(text, word.end())
        if gap is None or "/" in word[0]:
            break
        place = gap.end()
    return words


def _goes_on(words: list[re.Match[str]], word: re.Match[str]) -> bool:
    """Whether a word is of the number that the words before it began."""
    before, is_international = _digits(words), "+" in words[0][0]
    if word["plus"] or word["trunk"]:
        return False
    if word["code"]:
        return before <= _BEFORE_CODE
    if before + _digits([word]) > (_MOST_AFTER_PLUS if is_international else _MOST):
        return False
    if words[0]["code"] and _YEAR.fullmatch(words[0]["code"]):
        return False
    complete = before >= (_COMPLETE_AFTER_PLUS if is_international else _COMPLETE)
    if complete and len(_PARTING.split(words[-1][0])) > 1:
        return False
    parts = _PARTING.split(word[0])
    return len(parts) == 1 or before < _FEWEST or len(parts[0]) > 2


def _digits(words: list[re.Match[str]]) -> int:
    return sum(character.isdigit() for word in words for character in word[0])


def _is_span(words: list[re.Match[str]]) -> bool:
    """Whether the words are years, or from one round number to another."""
    if all(_YEAR.fullmatch(word[0]) for word in words):
        return True
    two = _TWO.fullmatch(words[0][0]) if len(words) == 1 else None
    if two is None:
        return False
    return all(map(_YEAR.fullmatch, two.groups())) or all(each.endswith("00") for each in two.groups())
