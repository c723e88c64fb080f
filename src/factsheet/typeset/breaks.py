"""Where a line may end: UAX #14 and dictionaries through ICU, and a few habits of the trade."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from icu4py.breakers import BaseBreaker, LineBreaker, WordBreaker
from icu4py.locale import Locale

from factsheet.typeset.held import held
from factsheet.typeset.listed import Standing

FORCED = "\u2028"

# Japanese breaks between phrases and Korean between words, as set text has it; Chinese with
# the strict rules for what may not begin a line (CSS Text 3, section 5.2 and 5.3).
_TAGS = {"ja": "ja-u-lb-strict-lw-phrase", "ko": "ko-u-lb-strict-lw-phrase"}
_STRICT = frozenset({"zh", "yue"})
_HAN = _STRICT | {"ja"}

_UNBROKEN = re.compile(
    # A per cent sign stays with its number, and a dash ends a line rather than beginning one.
    # The space comes first because the search for a plain character is the fastest.
    r" (?:(?<=\d ) *(?=[%‰٪])|(?<=\S ) *(?=[-–—] ))"
)
# A year, month or day in Han characters is not torn from its number.
_COUNTED = re.compile(r"(?<=[0-9])(?=[年月日])")
# What leans on the word before it in Chinese: 的, and the endings of persons and of the plural.
_LEANING = frozenset("的者們们")
# Prepositions and conjunctions of one letter do not end a line where Slavs set type.
_LONE_WORD = re.compile(r"(?<![^\W\d_])[aiouwzksvавийікосуюя] +(?=\w)", re.IGNORECASE)
_NO_LONE_WORDS = frozenset({"be", "cs", "pl", "ru", "sk", "uk"})


def legal_breaks(text: str, lang: str, words: tuple[str, ...] = ()) -> tuple[int, ...]:
    """The offsets at which a line may end, in order; the last is the end of the text.

    No line ends inside one of the `words`, a telephone number, or between a figure and its unit;
    where the script has no spaces, one may end before and after each of the `words`.

    >>> legal_breaks("up to 25 % of it", "en")
    (3, 6, 11, 14, 16)
    >>> legal_breaks("ភាពស្មើៗគ្នា", "km"), legal_breaks("ភាពស្មើៗគ្នា", "km", ("ភាព",))
    ((2, 8, 12), (3, 8, 12))
    """
    return breaks_of(text, lang, words)[0]


def breaks_of(text: str, lang: str, words: tuple[str, ...] = ()) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The legal breaks, and the others that the rules allow: for a stretch that is wider than its measure."""
    if not text:
        return (), ()
    ends = _ends(text, lang, words)
    found = dict.fromkeys(ends)
    for habit in _habits(lang):
        for match in habit.finditer(text):
            found.pop(match.end(), None)
    for start, stop in held(text):
        for at in range(bisect_right(ends, start), bisect_left(ends, stop)):
            found.pop(ends[at], None)
    if len(found) == len(ends):
        return tuple(ends), ()
    return tuple(found), tuple([end for end in ends if end not in found])


def breaks_between_words(text: str, lang: str, breaks: tuple[int, ...]) -> tuple[int, ...]:
    """The breaks that part no word, for headings and labels: in Chinese a line may end anywhere else, too.

    Particles and endings stay with the word before them.

    >>> text = "惡劣的生活環境"
    >>> breaks_between_words(text, "zh-Hant", legal_breaks(text, "zh-Hant"))
    (3, 5, 7)
    """
    if lang.partition("-")[0].lower() not in _STRICT:
        return breaks
    ends = frozenset(segments(text, WordBreaker(text, _locale(lang))))
    return tuple(each for each in breaks if each in ends and text[each : each + 1] not in _LEANING)


def _ends(text: str, lang: str, words: tuple[str, ...]) -> list[int]:
    standing = Standing(text, words) if words else None
    if not standing:
        return segments(text, LineBreaker(text, _locale(lang)))
    marked = standing.marked
    return standing.unmarked(segments(marked, LineBreaker(marked, _locale(lang))))


def segments(text: str, breaker: BaseBreaker) -> list[int]:
    """The ends of a breaker's segments as offsets of `text`.

    ICU counts UTF-16 code units, in which a character beyond U+FFFF is two.
    """
    ends = [end for _, end in breaker.segments()]
    if text.isascii() or max(text) <= "\uffff":
        return ends
    units = accumulate(2 if character > "\uffff" else 1 for character in text)
    offsets = {unit: offset for offset, unit in enumerate(units, 1)}
    return [offsets[end] for end in ends]


# Shipped: rows of a table of languages, a bounded number of them.
@functools.lru_cache(maxsize=256)
def _locale(lang: str) -> Locale:
    language = lang.partition("-")[0].lower()
    if language in _STRICT:
        return Locale(f"{lang}-u-lb-strict")
    return Locale(_TAGS.get(language, lang))


def _habits(lang: str) -> list[re.Pattern[str]]:
    language = lang.partition("-")[0].lower()
    if language in _HAN:
        return [_UNBROKEN, _COUNTED]
    return [_UNBROKEN, _LONE_WORD] if language in _NO_LONE_WORDS else [_UNBROKEN]
