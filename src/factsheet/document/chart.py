"""A chart as data: what is to be drawn, and the words for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.document.dates import Date
from factsheet.document.quantity import Quantity
from factsheet.document.text import Text


@dataclass(frozen=True, slots=True)
class ChartValue:
    """A number to be drawn: None where it is missing, with its interval and its flag."""

    quantity: Quantity | None
    low: Quantity | None = None
    high: Quantity | None = None
    flag: str = ""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of the data by its path: its date where it is a point in time, a value for each series.

    `part` is what it is of a fund: `received`, `pledged`, `required`.
    """

    id: str
    values: tuple[ChartValue, ...]
    date: Date | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, and `alt`, which says it in words.

    The labels of rows and series are those of the cells of its table, row by row: `table` is its id.
    `context` are the numbers of the series that stand back, `highlight` is the id of the row that stands out.
    """

    show: str
    rows: tuple[ChartRow, ...]
    series: tuple[str, ...]
    table: str
    alt: Text
    context: frozenset[int] = frozenset()
    highlight: str = ""
    reference: Quantity | None = None
    axis: bool = True
    printed: bool = False
