"""Figures in other shapes than the edition's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from factsheet.errors import Diagnostic
from factsheet.locale.locales import digits, facts
from factsheet.translate.pair import Pair, prose


def check(pair: Pair) -> Iterator[Diagnostic]:
    """The figures of a text are those in which the edition writes its key numbers."""
    known = facts(pair.lang)
    if known is None:
        return
    own = digits(known["digits"])
    found = [each for each in re.findall(r"\d", prose(pair.target)) if each not in own]
    if found:
        right = own[unicodedata.digit(found[0])]
        hint = f"write {right}, as the key numbers of this edition are written"
        yield pair.said(f"writes its figures as {found[0]}", hint, error=False)
