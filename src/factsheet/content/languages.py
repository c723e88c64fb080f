"""Language tags (BCP 47): which are known, in which script they are written, which way they run.

`languages.json` is made from CLDR by `scripts/make_languages.py`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from factsheet.content.findings import nearest
from factsheet.display import Direction

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)(?P<extension>-u(?:-[a-z0-9]{2,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
# Scripts that run from right to left (Unicode 16, UAX #44 Bidi_Class R and AL).
_RTL = frozenset(
    ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Mend", "Yezi", "Aran"]
)


class Language(NamedTuple):
    """A language as an edition uses it."""

    tag: str
    script: str
    direction: Direction


class UnknownLanguageError(ValueError):
    """The tag is no tag, or names no known language; `hint` is the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def language(tag: str) -> Language:
    """The language of a tag, spelled as BCP 47 recommends; raises UnknownLanguageError.

    >>> language("zh-hant-HK")
    Language(tag='zh-Hant-HK', script='Hant', direction=<Direction.LTR: 'ltr'>)
    >>> language("ur").direction.value
    'rtl'
    """
    match = _TAG.fullmatch(tag)
    if not match or len(tag) > 60:
        raise UnknownLanguageError("is no language tag", _hint(tag))
    name = match["language"].lower()
    table = _table()
    if name not in table:
        raise UnknownLanguageError("is no known language", _hint(tag))
    script = (match["script"] or "").title()
    region = (match["region"] or "").upper()
    known = table.get(f"{name}-{region}") or table[name]
    spelled = "-".join(part for part in (name, script, region) if part)
    rest = (match["variants"] + (match["extension"] or "")).lower()
    script = script or known[1]
    direction = Direction.RTL if script in _RTL else Direction.LTR
    return Language(spelled + rest, script, direction)


def name_of(tag: str) -> str:
    """The English name of a language, and of its script where that has a name of its own.

    >>> name_of("de-AT"), name_of("zh-Hant-HK")
    ('German', 'Traditional Chinese')
    """
    known = language(tag)
    name = known.tag.partition("-")[0]
    return (_table().get(f"{name}-{known.script}") or _table()[name])[0]


@cache
def _table() -> dict[str, list[str]]:
    source = files(__package__).joinpath("languages.json").read_text(encoding="utf-8")
    table: dict[str, list[str]] = json.loads(source)
    return table


def _hint(tag: str) -> str:
    """The code of a language that was named in words, or the nearest code."""
    by_name = {entry[0].lower(): code for code, entry in _table().items() if "-" not in code}
    word = tag.lower().strip().replace("_", "-")
    if "_" in tag and _TAG.fullmatch(word) and word.partition("-")[0] in _table():
        return f'did you mean "{language(word).tag}"?'
    near = nearest(word, by_name) if len(word) > 3 else ""
    if near:
        return f'did you mean "{by_name[near]}", for {name_of(by_name[near])}?'
    return "write a tag such as en, ar, pt-BR or zh-Hant"
