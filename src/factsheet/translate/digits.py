"""The digits of copy in a sheet's own language: all in one system, which is that of its numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from factsheet.content.edition import Edition
from factsheet.document.text import Text
from factsheet.errors import Diagnostic, Severity
from factsheet.locale.locales import digits as digits_of
from factsheet.locale.locales import facts as facts_of
from factsheet.locale.locales import system_of

# A number with the signs in it; letters that touch it make it a name: H5N1, B2.
_NUMBER = re.compile(r"(?<![A-Za-z\d])(?<![A-Za-z]-)\d(?:[\d.,:/\u066b\u066c-]*\d)?(?![A-Za-z\d])")
_FEWEST_DIALED = 3
_YEAR = re.compile(r"1[89]\d\d|20\d\d")


def mixed_digits(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning where copy writes a number in other digits than the rest of the sheet; told once.

    A sheet in one system throughout is as its writer wants it.  What may be dialed, or has letters in it, is
    left alone: people write these in 0 to 9 among other digits.
    """
    places: dict[str, tuple[Text, str]] = {}
    for text in edition.texts().values():
        for figure in _figures(text):
            places.setdefault(chr(ord(figure) - unicodedata.digit(figure)), (text, figure))
    known = facts_of(edition.lang)
    own = digits_of(known["digits"])[0] if known else next(iter(places), "")
    others = [zero for zero in places if zero != own]
    if own not in places or not others:
        return
    text, figure = places[others[0]]
    right = chr(ord(own) + unicodedata.digit(figure))
    said = f"{text.path} writes its digits as {figure}, and the sheet has others, as {right}"
    tag = f"{edition.lang.partition('-u-')[0]}-u-nu-{system_of(figure)}"
    hint = f"write {right}, or lang: {tag} for numbers in such digits"
    yield Diagnostic(said, text.span, hint, text.path, Severity.WARNING, code="digits-mixed", sign=figure)


def _figures(text: Text) -> Iterator[str]:
    """Yield the first figure of each number in a text that is neither an address nor in another language."""
    for run in text.runs:
        if run.link or run.lang or run.ref or run.note:
            continue
        for found in _NUMBER.finditer(run.value):
            plain = "".join(str(unicodedata.decimal(each, each)) for each in found[0])
            is_dialed = plain.isdecimal() and len(plain) >= _FEWEST_DIALED and not _YEAR.fullmatch(plain)
            if not is_dialed:
                yield found[0][0]
