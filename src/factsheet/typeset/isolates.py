"""Stretches that read from left to right in every language: what they are, and what they are not.

By UAX #9 alone "+852 2721 6654" comes out as "6654 2721 852+" in Arabic copy, and a hotline
number that is wrong helps nobody.  Such stretches are kept together for the bidirectional
algorithm, as if they stood between U+2066 and U+2069; the text itself is not changed.  They are

- addresses of the net and of mail, and names such as @unhcr and #refugees;
- telephone numbers, and figures whose thousands are parted by spaces (`telephones`);
- dates in figures;
- numbers with a plus or minus, which stands on their left (CLDR has U+200E before it);
- degrees, and Latin words that end in a sign: 43 °C, HK$, C++.

Everything else goes by UAX #9 as it stands: spans ("2014-2023", "09:00-17:30"), ratios, shares,
prices and units, each of which the annex keeps in one place.  An isolate never holds one bracket
of a pair, never a quotation mark, and ends where the number or the address ends.
"""

from __future__ import annotations

import re

from factsheet.typeset.telephones import groups
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
_FOUND = re.compile(
    f"(?P<address>{_ADDRESS})|(?P<mail>{_MAIL})|(?P<domain>{_DOMAIN})|(?P<date>{_DATE})"
    f"|{_NAME}|{_HOT}|{_SUFFIXED}|(?P<signed>{_SIGNED})",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?'’"
_PARTNER = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
_CLOSERS = frozenset(_PARTNER.values())


def isolates(text: str) -> list[tuple[int, int]]:
    """Where stretches stand that are kept from left to right, in order, none empty.

    >>> text = "اتصل (+852 2721 6654) الآن"
    >>> [text[start:stop] for start, stop in isolates(text)]
    ['+852 2721 6654']
    >>> isolates("2014-2023"), isolates("22,744")
    ([], [])
    """
    found: list[tuple[int, int]] = []
    place = 0
    figures = groups(text)
    while True:
        match = _FOUND.search(text, place)
        if figures and figures[0] < place:
            figures = groups(text, place)
        if figures and (match is None or figures < (match.start() + bool(match["signed"]), 0)):
            start, stop = figures
        elif match:
            start, stop = match.start(), _end(text, match)
        else:
            return found
        found.append((start, stop))
        place = stop


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
