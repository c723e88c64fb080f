"""A chart as data: what is to be drawn, and the words for those who do not see it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from factsheet.document.dates import Date
from factsheet.document.quantity import Quantity
from factsheet.document.text import Text
from factsheet.records import dataclass


@dataclass(frozen=True, slots=True)
class ChartValue:
    """A number to be drawn: None where it is missing, with its interval and its flag.

    `figures` is what its words are without their unit, where that is said once for all; else nothing.
    """

    quantity: Quantity | None
    low: Quantity | None = None
    high: Quantity | None = None
    flag: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of the data by its path: its date where it is a point in time, a value for each series.

    `part` is what it is of a fund: `received`, `pledged`, `required`.
    """

    id: str
    values: tuple[ChartValue, ...]
    date: Date | None = None
    part: str = ""


class Tick(NamedTuple):
    """A round number of an axis, how the language writes it, and that without its unit, if it has one."""

    value: Decimal
    text: Text
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, and `alt`, which says it in words.

    The labels of rows and series are those of the cells of its table, row by row: `table` is its id.
    `context` are the numbers of the series that stand back, `highlight` is the path of the row that stands
    out.  `ticks` are round numbers that hold all values between them.  `reference` is a value that the others
    are held against, `against` the copy that says which.  `printed`: the table stands on the page too.
    """

    show: str
    rows: tuple[ChartRow, ...]
    series: tuple[str, ...]
    table: str
    alt: Text
    context: frozenset[int] = frozenset()
    highlight: str = ""
    reference: Quantity | None = None
    against: Text | None = None
    ticks: tuple[Tick, ...] = ()
    axis: bool = True
    printed: bool = False
