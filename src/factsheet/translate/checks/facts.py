"""What a text says: its numbers, compared by value, and the terms of the glossary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from factsheet.errors import Diagnostic
from factsheet.locale.locales import default
from factsheet.locale.locales import facts as facts_of
from factsheet.translate.guidance import used
from factsheet.translate.pair import Pair, prose

_NUMBER = re.compile(r"\d+(?:[.,٫٬’'\u00a0\u202f]\d+)*")
_PERCENT = re.compile(r"[%٪﹪％]")
# "At age seven" becomes "7 岁", "in the last 5 years" becomes "ces cinq dernières années".
_IN_WORDS = 12


def numbers(pair: Pair) -> Iterator[Diagnostic]:
    """Yield an error for each number that was lost or added, a warning for a lost percent sign.

    Numbers up to twelve may be written in words, and are not compared.
    """
    source, target = prose(pair.source), prose(pair.target)
    if not target.strip():
        return
    hint = "check that the numbers are the same"
    theirs, ours = list(_numbers(source, pair.source_lang)), list(_numbers(target, pair.lang))
    for shown, readings in theirs:
        if not any(readings & other for _, other in ours) and min(readings) > _IN_WORDS:
            yield pair.said(f"does not have the number {shown} of its source", hint, code="number-lost")
    for shown, readings in ours:
        if not any(readings & other for _, other in theirs) and min(readings) > _IN_WORDS:
            yield pair.said(f"has the number {shown}, which is not in its source", hint, code="number-added")
    if len(_PERCENT.findall(source)) > len(_PERCENT.findall(target)):
        yield pair.said(
            "has fewer percent signs than its source",
            "add the sign; if the language writes the word, flag the entry ignore-numbers",
            error=False,
            code="percent-sign-lost",
        )


def _numbers(text: str, lang: str) -> Iterator[tuple[str, frozenset[Decimal]]]:
    """Yield each number as written, and its possible values: read as its language writes, or as English."""
    known = facts_of(lang) or default()
    for match in _NUMBER.finditer(text):
        plain = "".join(str(unicodedata.digit(each, each)) for each in match[0])
        signs = ((known["decimal"], known["group"]), (".", ","), ("٫", "٬"))
        readings = {_value(plain, decimal, group) for decimal, group in signs}
        yield match[0], frozenset(each for each in readings if each is not None)


def _value(plain: str, decimal: str, group: str) -> Decimal | None:
    whole = plain.replace(group, "") if group else plain
    whole = re.sub("[\u00a0\u202f’']", "", whole).replace(decimal, ".")
    return Decimal(whole) if re.fullmatch(r"\d+(\.\d+)?", whole) else None


def glossary(pair: Pair) -> Iterator[Diagnostic]:
    """Yield a warning for each term of the source that is not called what the glossary says."""
    target = pair.target.plain
    for term in pair.terms:
        if not target or not term.forms or not used(pair.source.plain, term.term):
            continue
        if not any(used(target, form) for form in term.forms):
            said = f'does not say "{term.forms[0]}" for "{term.term}"'
            hint = f"use the term, or add this form to {term.path}, separated by |"
            yield pair.said(said, hint, error=False, code="term-not-used")
