"""Numbers that are not those of the source, in whatever digits they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from factsheet.errors import Diagnostic
from factsheet.locale.locales import default, facts
from factsheet.translate.pair import Pair, prose

_NUMBER = re.compile(r"\d+(?:[.,٫٬’'\u00a0\u202f]\d+)*")
_PERCENT = re.compile(r"[%٪﹪％]")
# "At age seven" becomes "7 岁", "in the last 5 years" becomes "ces cinq dernières années".
_IN_WORDS = 12


def check(pair: Pair) -> Iterator[Diagnostic]:
    """Every number of the source is in the translation, and no other; small ones may be words."""
    source, target = prose(pair.source), prose(pair.target)
    if not target.strip():
        return
    theirs, ours = list(_numbers(source, pair.source_lang)), list(_numbers(target, pair.lang))
    for shown, readings in theirs:
        if not any(readings & other for _, other in ours) and min(readings) > _IN_WORDS:
            yield pair.said(f"does not have the number {shown} of its source", "see whether it is the same")
    for shown, readings in ours:
        if not any(readings & other for _, other in theirs) and min(readings) > _IN_WORDS:
            yield pair.said(
                f"has the number {shown}, which is not in its source", "see whether it is the same"
            )
    lost = len(_PERCENT.findall(source)) - len(_PERCENT.findall(target))
    if lost > 0:
        yield pair.said("has fewer signs of percent than its source", error=False)


def _numbers(text: str, lang: str) -> Iterator[tuple[str, frozenset[Decimal]]]:
    """Each number as it is written, and what it may mean: as its language writes, or as English does."""
    known = facts(lang) or default()
    for match in _NUMBER.finditer(text):
        plain = "".join(str(unicodedata.digit(each, each)) for each in match[0])
        signs = ((known["decimal"], known["group"]), (".", ","), ("٫", "٬"))
        readings = {_value(plain, decimal, group) for decimal, group in signs}
        yield match[0], frozenset(each for each in readings if each is not None)


def _value(plain: str, decimal: str, group: str) -> Decimal | None:
    whole = plain.replace(group, "") if group else plain
    whole = re.sub("[\u00a0\u202f’']", "", whole).replace(decimal, ".")
    return Decimal(whole) if re.fullmatch(r"\d+(\.\d+)?", whole) else None
