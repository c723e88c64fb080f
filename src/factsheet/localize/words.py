"""The built-in words of a language: headings, small connecting phrases, numbers, dates."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files

from factsheet.content.dates import Date
from factsheet.content.languages import name_of
from factsheet.content.text import Inline, Text
from factsheet.content.words import Measure
from factsheet.localize import numbers

_HOLE = re.compile(r"\{\w*\}")


@dataclass(frozen=True)
class BuiltIn:
    """What a language offers to the blocks of an edition (`content.words.Words`).

    `lacking` gathers the phrases that were asked for and that the language does not have.
    """

    lang: str
    edition: Date | None = None
    lacking: list[str] = field(default_factory=list)

    @property
    def facts(self) -> numbers.Facts:
        return numbers.facts(self.lang) or numbers.default()

    def number(self, value: Decimal, measure: Measure) -> str:
        """A key number, with the sign or the words of its unit."""
        shown = numbers.measured(value, measure, self.facts)
        if measure.unit not in ("per_1000", "one_in"):
            return shown
        one, thousand = (numbers.figures(Decimal(each), self.facts) for each in (1, 1000))
        return self.phrase(measure.unit, number=shown, one=one, thousand=thousand)

    def ordinal(self, number: int) -> str:
        return numbers.figures(Decimal(number), self.facts)

    def date(self, date: Date) -> str:
        return numbers.dated(date, self.facts)

    def heading(self, kind: str) -> Text:
        return Text((Inline(self.phrase(kind)),), f"{kind}.heading", None, self.lang)

    def phrase(self, key: str, **values: str) -> str:
        """The phrase, or its key where the language has none; then `lacking` names it."""
        found = next((table[key] for table in _tables(self.lang) if key in table), None)
        if found is None:
            self.lacking.append(key)
            found = key + "".join(f" {{{name}}}" for name in values)
        return found.format(**values)

    @property
    def language(self) -> str:
        """The English name of the language."""
        return name_of(self.lang)


def languages() -> tuple[str, ...]:
    """The languages that have built-in words, by tag."""
    return tuple(sorted(_phrases()))


def characters(tag: str) -> str:
    """The built-in words of a language, its months and its digits: what any of its editions may need."""
    words = {key: words for table in reversed(_tables(tag)) for key, words in table.items()}
    known = numbers.facts(tag) or numbers.default()
    figures = numbers.in_digits("0123456789", known)
    signs = (known["decimal"], known["group"], known["percent"], known["minus"])
    return "\n".join([*(_HOLE.sub("", each) for each in words.values()), *known["months"], figures, *signs])


def _tables(tag: str) -> tuple[dict[str, str], ...]:
    return tuple(_phrases()[name] for name in numbers.candidates(tag) if name in _phrases())


@cache
def _phrases() -> dict[str, dict[str, str]]:
    source = files(__package__).joinpath("phrases.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = json.loads(source)
    return table
