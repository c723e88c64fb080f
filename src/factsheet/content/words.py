"""What a language offers to the blocks of an edition; `localize` supplies it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, Protocol

from factsheet.document.dates import Date
from factsheet.document.quantity import Quantity, Tally
from factsheet.document.text import Inline, Text


class Measure(NamedTuple):
    """How a key number is to be written."""

    unit: str = "count"
    decimals: int | None = None
    approx: bool = False
    compact: bool = False


class Locale(Protocol):
    """The built-in words and figures of one language."""

    @property
    def lang(self) -> str:
        """The BCP 47 tag of the edition."""

    @property
    def edition(self) -> Date | None:
        """The date of the edition."""

    @property
    def semicolon(self) -> str:
        """What stands between parts that may have commas of their own, with its spaces: "; "."""

    def number(self, quantity: Quantity) -> str:
        """Return a number with its unit as this language writes it."""

    def interval(self, quantity: Quantity) -> str:
        """Return the ends of an interval, as "238–294 million", or nothing where there is none."""

    def tally(self, tally: Tally, people: bool = False, about: bool = False) -> str:
        """Return what a drawing of whole figures shows, as "1 of 77"; of people, as "1 of 77 people"."""

    def dated(self, quantity: Quantity) -> str:
        """Return the period that a number counts and the date that it is of, or nothing."""

    def ordinal(self, number: int) -> str:
        """The figure of a numbered item."""

    def date(self, date: Date) -> str:
        """A date in words: "November 2023"."""

    def language(self, tag: str) -> str:
        """Return the name of a language."""

    def phrase(self, key: str, **values: str) -> str:
        """A built-in phrase with its gaps filled."""

    def heading(self, kind: str) -> Text:
        """The built-in heading of a block."""


def phrased(locale: Locale, key: str, gap: str, text: Text | None) -> Text | None:
    """Return a text within the words that a language has for it ("Version 2.1"), or nothing for none."""
    if text is None:
        return None
    before, after = locale.phrase(key, **{gap: "\0"}).split("\0")
    runs = (Inline(before), *text.runs, Inline(after))
    return replace(text, runs=tuple(run for run in runs if run.value))
