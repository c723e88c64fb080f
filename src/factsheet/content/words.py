"""What a language offers to the blocks of an edition; `localize` supplies it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

from factsheet.content.dates import Date
from factsheet.content.text import Text


class Measure(NamedTuple):
    """How a key number is to be written."""

    unit: str = "count"
    decimals: int | None = None
    approx: bool = False


class Words(Protocol):
    """The built-in words and figures of one language."""

    @property
    def lang(self) -> str:
        """The BCP 47 tag of the edition."""

    @property
    def edition(self) -> Date | None:
        """The date of the edition."""

    def number(self, value: Decimal, measure: Measure) -> str:
        """A key number as this language writes it."""

    def ordinal(self, number: int) -> str:
        """The figure of a numbered item."""

    def date(self, date: Date) -> str:
        """A date in words: "November 2023"."""

    def phrase(self, key: str, **values: str) -> str:
        """A built-in phrase with its gaps filled."""

    def heading(self, kind: str) -> Text:
        """The built-in heading of a block."""
