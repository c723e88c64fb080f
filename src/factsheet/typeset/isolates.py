"""Stretches that read from left to right in every language: what they are, and what they are not.

By UAX #9 alone "+852 2721 6654" comes out as "6654 2721 852+" in Arabic copy, and a hotline
number that is wrong helps nobody.  Such stretches are kept together for the bidirectional
algorithm, as if they stood between U+2066 and U+2069; the text itself is not changed.  They are

- addresses of the net and of mail, and names such as @unhcr and #refugees;
- telephone numbers, and figures whose thousands are parted by spaces (`telephones`);
- codes that telephones dial, as *106 and *100#, and numbers with letters, as 1-800-GO-FEDEX;
- dates in figures;
- numbers with a plus or minus, which stands on their left (CLDR has U+200E before it);
- degrees, and Latin words that end in a sign: 43 °C, HK$, C++;
- Latin copy that begins with a figure and stands by itself, as an address (`foreign`);
- Latin words before an Arabic comma, where others follow it: the list is of the sentence around it, and
  reads as that does (UAX #9, 4.3, HL3).

Everything else goes by UAX #9 as it stands: spans ("2014-2023", "09:00-17:30"), ratios, shares,
prices and units, each of which the annex keeps in one place.  An isolate never holds one bracket
of a pair, never a quotation mark, and ends where the number or the address ends.
"""

from __future__ import annotations

import re

from factsheet.typeset.bidi import bidi_class
from factsheet.typeset.unidata import BRACKETS

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_CONTROLS = "\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069"
_ADDRESS = rf"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:|tel:)[^\s{_RIGHT_TO_LEFT}{_CONTROLS}<>\"“”„‘«»‹›]+"
_MAIL = r"(?<![a-z0-9_.+-])[a-z0-9_.+-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)+"
_DOMAIN = (
    r"(?<![a-z0-9_.@-])(?:[a-z0-9-]+\.)+(?:com|org|net|int|edu|gov|info|io|hk|[a-z]{2})"
    r"(?:/[a-z0-9_./?=&%#~+-]*)?(?![a-z0-9_])"
)
_NAME = r"(?<![a-z0-9_@#])[@#][a-z_][a-z0-9_]*"
_DATE = r"(?<![0-9.,:/-])[0-9]{1,4}(?P<by>[-/.])[0-9]{1,2}(?P=by)[0-9]{1,4}(?![0-9]|[-/.:][0-9])"
# Digits of Arabic (U+0660 to U+0669) have the sign on their other side, as CLDR has it.
_DIGITS = r"[0-9\u06f0-\u06f9]+(?:[.,\u066b\u066c][0-9\u06f0-\u06f9]+)*"
_DEGREES = r"[\u00a0\u2009\u202f ]?[°º][CFK](?![a-z0-9_])"
_MONEY = "$\u00a2-\u00a5\u20a0-\u20cf"
_SIGNED = (
    rf"(?<![^\s({{\[«“„\"'‘])(?<!\d\s)[-+\u2212±][{_MONEY}]?{_DIGITS}"
    rf"(?:{_DEGREES}|[%\u066a\u2030{_MONEY}])?"
)
_HOT = (
    rf"(?<![0-9.,:/])(?<![0-9][-\u2013]){_DIGITS}(?:[-\u2010-\u2013]{_DIGITS})?{_DEGREES}"
    r"|(?<![a-z0-9_])[°º][CFK](?![a-z0-9_])"
)
_SUFFIXED = rf"(?<![a-z0-9_])[a-z][a-z0-9]*(?:\+{{1,2}}|#|[{_MONEY}])(?![a-z0-9_+#]|\s?[0-9])"
_SERVICE = r"(?<![\w*#])[*#]{1,3}\d{2,}(?:[*#]+\d+)*(?:#(?![\w*#]))?(?![\w*])"
_LETTERED = r"(?<![\w.:-])(?:\+\d{1,3} )?\+?\d+(?:-\d+)*(?:-(?-i:[A-Z]{2,}))+(?!\w)"
_FOUND = re.compile(
    f"(?P<address>{_ADDRESS})|(?P<mail>{_MAIL})|(?P<domain>{_DOMAIN})|(?P<date>{_DATE})"
    f"|{_SERVICE}|{_LETTERED}|{_NAME}|{_HOT}|{_SUFFIXED}|(?P<signed>{_SIGNED})",
    re.IGNORECASE,
)
# What every stretch has; it may begin before that, but after the last space.
_SURE = re.compile(r"[\da-z@#°º]", re.IGNORECASE)
_CLOSING = ".,;:!?'’"
_PARTNER = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
_CLOSERS = frozenset(_PARTNER.values())

# Telephone numbers, and other figures in groups.
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
# A number within a house, behind that of the house: ext. 12, x12, #12.
_EXTENSION = re.compile(
    rf"[,;]?{_SPACE}?(?:(?:ext(?:ension|n)?|x)\.?|#):?{_SPACE}?\d{{1,8}}(?![\dA-Za-z])", re.IGNORECASE
)
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


_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_BEGUN_BY_FIGURE = re.compile(r"[(\[#№]?\d")
_LATIN_WORD = re.compile(rf"[{_LATIN}]{{2,}}")
_LATIN_NAME = re.compile(rf"[A-Z\u00c0-\u00de][{_LATIN}]{{2,}}")
_COUNT = re.compile(rf"{_DIGITS}{_SPACE}?[%\u066a\u2030{_MONEY}]+")
_NEXT_LISTED = re.compile(rf"(?<=[{_LATIN}0-9])\u060c[ \u00a0]?(?=[{_LATIN}])")
_OF_LISTED = re.compile(rf"[{_LATIN}0-9 \u00a0\u2010\u2011\u2013.'\u2019/&-]")
_FIRST_LISTED = re.compile(f"[{_LATIN}]")


def isolates(text: str) -> list[tuple[int, int]]:
    """Return the stretches that are kept from left to right, as `(start, stop)` in order, none empty.

    >>> text = "اتصل (+852 2721 6654) الآن"
    >>> [text[start:stop] for start, stop in isolates(text)]
    ['+852 2721 6654']
    >>> isolates("+852 2721 6654 ext. 12")
    [(0, 22)]
    >>> isolates("2014-2023"), isolates("22,744")
    ([], [])
    """
    found: list[tuple[int, int]] = []
    place = 0
    figures: tuple[int, int] | None = (-1, -1)
    while sure := _SURE.search(text, place):
        place = max(place, text.rfind(" ", place, sure.start()) + 1)
        match = _FOUND.search(text, place)
        if figures and figures[0] < place:
            figures = groups(text, place)
        if figures and (match is None or figures < (match.start() + bool(match["signed"]), 0)):
            start, stop = figures
        elif match:
            start, stop = match.start(), _end(text, match)
        else:
            break
        found.append((start, stop))
        place = stop
    names = _listed(text)
    apart = [each for each in found if not any(start < each[1] and each[0] < stop for start, stop in names)]
    return sorted((*apart, *names))


def foreign(text: str) -> list[tuple[int, int]]:
    """Return the whole of Latin copy that begins with a figure, if a text is that: a list of one or none.

    Copy that runs from right to left would have the figure behind it: "Rue Gouraud 12" for "12 Rue Gouraud".
    A number with its unit (12 GB) is no such copy.

    >>> foreign("12 Rue Gouraud (Gemmayzeh), Beirut."), foreign("12 GB"), foreign("12 شارع")
    ([(0, 35)], [], [])
    """
    if not _BEGUN_BY_FIGURE.match(text):
        return []
    if not _LATIN_NAME.search(text) and len(_LATIN_WORD.findall(text)) < 2:
        return []
    if any(bidi_class(each) in ("R", "AL", "AN") for each in text):
        return []
    return [(0, _before_bracket(text, 0, len(text.rstrip())))]


def counted(text: str) -> list[tuple[int, int]]:
    """Return the stretches of Arabic that end in a number and its sign, in copy that runs from left to right.

    By UAX #9 (W2, W5) the number is of the Arabic and the sign of the copy after it: 12 and % are torn apart.
    Each is to stand as if U+200F were behind it.

    >>> text = "Germs (الجراثيم 12%) travel"
    >>> [text[start:stop] for start, stop in counted(text)]
    ['الجراثيم 12%']
    """
    found: list[tuple[int, int]] = []
    for match in _COUNT.finditer(text):
        start = begun = match.start()
        while start and (kind := bidi_class(text[start - 1])) != "L":
            start -= 1
            begun = start if kind in ("AL", "R") else begun
        strong = (bidi_class(text[at]) for at in range(match.start() - 1, start - 1, -1))
        if next((kind for kind in strong if kind in ("AL", "R")), "") == "AL":
            if found and found[-1][1] > begun:
                begun = found.pop()[0]
            found.append((begun, match.end()))
    return found


def _listed(text: str) -> list[tuple[int, int]]:
    """The Latin words before each Arabic comma that others follow.

    >>> text = "بين Hong Kong، UNHCR، WHO"
    >>> [text[start:stop] for start, stop in _listed(text)]
    ['Hong Kong', 'UNHCR']
    """
    found = []
    for comma in _NEXT_LISTED.finditer(text):
        start = comma.start()
        while start and _OF_LISTED.match(text, start - 1):
            start -= 1
        if first := _FIRST_LISTED.search(text, start, comma.start()):
            found.append((first.start(), comma.start()))
    return found


def _end(text: str, match: re.Match[str]) -> int:
    """Where an isolate ends: an address before its sentence's stop and any bracket without its partner."""
    start, stop = match.span()
    if match["address"] or match["domain"]:
        stop = _before_bracket(text, start, stop)
        stop -= stop - start - len(text[start:stop].rstrip(_CLOSING))
    return stop


def _before_bracket(text: str, start: int, stop: int) -> int:
    """The end of the longest beginning of a stretch in which every bracket has its partner."""
    waiting: list[tuple[str, int]] = []
    for index in range(start, stop):
        character = text[index]
        if character in _PARTNER:
            waiting.append((_PARTNER[character], index))
        elif character in _CLOSERS:
            if not waiting or waiting[-1][0] != character:
                return waiting[0][1] if waiting else index
            waiting.pop()
    return waiting[0][1] if waiting else stop


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
    extension = _EXTENSION.match(text, words[-1].end())
    return start, extension.end() if extension else words[-1].end()


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
