"""Stretches that always read from left to right: phone numbers, addresses of the net, dates.

By UAX #9 alone "+852 2721 6654" comes out as "6654 2721 852+" in Arabic copy, and a hotline
number that is wrong helps nobody.  Such stretches are kept together for the bidirectional
algorithm, as if they stood between U+2066 and U+2069; the text itself is not changed.
"""

from __future__ import annotations

import re

_ADDRESS = r"(?:https?://|www\.)[^\s\u0590-\u08ff\u2066-\u2069<>\"“”«»]+"
_MAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_DOMAIN = (
    r"(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|net|int|edu|gov|info|io|hk|[a-z]{2})(?:/[\w./?=&%#~+-]*)?\b"
)
_DATE = r"\b\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b"
_PHONE = r"(?:\+|\(\+?|\b)\d[\d ().\u00a0\u202f\u2010\u2011-]{5,}\d"
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[-\u2010\u2011](?:1[5-9]|20)\d\d")
_FOUND = re.compile(
    f"(?P<address>{_ADDRESS})|(?P<mail>{_MAIL})|(?P<domain>{_DOMAIN})|(?P<date>{_DATE})|(?P<phone>{_PHONE})",
    re.ASCII | re.IGNORECASE,
)
_CLOSING = ".,;:!?)]}'"
_FEWEST_DIGITS = 7


def isolates(text: str) -> list[tuple[int, int]]:
    """Where phone numbers, web and mail addresses and dates stand in a text.

    >>> [text[a:b] for text in ["اتصل +852 2721 6654 الآن"] for a, b in isolates(text)]
    ['+852 2721 6654']
    >>> isolates("2014-2023"), isolates("22,744")
    ([], [])
    """
    found = []
    for match in _FOUND.finditer(text):
        start, stop = match.span()
        if match["address"] or match["domain"]:
            stop -= len(match[0]) - len(match[0].rstrip(_CLOSING))
        if not match["phone"] or _is_phone(match[0]):
            found.append((start, stop))
    return found


def _is_phone(candidate: str) -> bool:
    digits = sum(character.isdigit() for character in candidate)
    return digits >= _FEWEST_DIGITS and not _YEARS.fullmatch(candidate)
