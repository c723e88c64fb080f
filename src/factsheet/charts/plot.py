"""The chart of a document as the shows draw it: names, numbers, and the words for both."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from factsheet.document.chart import Tick
from factsheet.document.dates import Date
from factsheet.document.nodes import Group, Table
from factsheet.document.text import Text
from factsheet.records import dataclass


@dataclass(frozen=True, slots=True)
class PlotCell:
    """A number of the chart, None where it is missing, its words, and what they say of it: its flag.

    `figures` are its words without the unit, where many numbers say it once.
    """

    value: Decimal | None
    said: Text
    low: Decimal | None = None
    high: Decimal | None = None
    flag: str = ""
    figures: str = ""

    @property
    def pieces(self) -> tuple[Text, Text, Text] | None:
        """What stands before the figures, the figures, and what stands after them; None if it is one."""
        at = self.said.plain.find(self.figures) if self.figures else -1
        if at < 0 or self.figures == self.said.plain:
            return None
        end = at + len(self.figures)
        return self.said.slice(0, at), self.said.slice(at, end), self.said.slice(end, len(self.said.plain))


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A row: its name, its date as a number of days where it has one, a cell for each series."""

    name: Text
    cells: tuple[PlotCell, ...]
    day: float | None = None
    part: str = ""
    high: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """All that a show draws from.

    `series` are the names of the series, none where there is one without a name; `context` are the numbers of
    those that stand back.  `reference` is a value to hold the others against, with its words.  `rest` is copy
    of the table that no mark is for: the corner of its head.
    """

    show: str
    rows: tuple[PlotRow, ...]
    series: tuple[Text, ...]
    context: frozenset[int]
    ticks: tuple[Tick, ...]
    axis: bool
    reference: tuple[Decimal, Text] | None = None
    rest: tuple[Text, ...] = ()
    figure: str = ""
    people: bool = False

    def again(self, text: Text) -> Text:
        """Return words that stand on the chart a second time: as a part of its figure."""
        return replace(text, path=self.figure, start=0)

    @property
    def count(self) -> int:
        """How many series there are."""
        return len(self.rows[0].cells)

    @property
    def mains(self) -> tuple[int, ...]:
        """The numbers of the series that do not stand back."""
        return tuple(each for each in range(self.count) if each not in self.context)

    @property
    def painted(self) -> tuple[int, ...]:
        """The numbers of the series as they are painted: those that stand back lie under the others."""
        return (*sorted(self.context), *self.mains)

    def last(self, number: int) -> int:
        """Return the number of the last row in which a series has a value."""
        return max(at for at, row in enumerate(self.rows) if row.cells[number].value is not None)

    @property
    def lasts(self) -> tuple[PlotCell, ...]:
        """The last number of each series."""
        return tuple(self.rows[self.last(number)].cells[number] for number in range(self.count))

    @property
    def marked(self) -> bool:
        """Whether a row stands out."""
        return any(row.high for row in self.rows)

    @property
    def timed(self) -> bool:
        """Whether its rows are points in time."""
        return all(row.day is not None for row in self.rows)

    def values(self) -> Iterator[Decimal]:
        """Yield every number that is there, with the ends of intervals."""
        for row in self.rows:
            for cell in row.cells:
                yield from (each for each in (cell.value, cell.low, cell.high) if each is not None)

    def held(self) -> Iterator[Decimal]:
        """Yield every number that an axis has to hold: the value that others are held against too."""
        yield from self.values()
        if self.reference:
            yield self.reference[0]


def plot_of(group: Group) -> Plot:
    """Return what a block shows as a chart.  ValueError for a block that is no chart.

    Where the table is printed beside the chart, the words of the chart are part of its figure.
    """
    chart = group.chart
    table = next((each for each in group.children if chart and each.id == chart.table), None)
    if chart is None or not isinstance(table, Table):
        raise ValueError(f"{group.id} is not a chart")
    figure = chart.alt.path
    number = 0

    def own(text: Text) -> Text:
        nonlocal number
        if not chart.printed:
            return text
        # Pieces of one path are told apart by where they begin.
        number += len(text.plain) + 1
        return replace(text, path=figure, start=number)

    head = table.rows[0] if table.head else None
    rows = []
    for row, said in zip(chart.rows, table.rows[table.head :], strict=True):
        name, *words = (own(cell.text) for cell in said.cells)
        cells = tuple(
            PlotCell(
                each.quantity.value if each.quantity else None,
                text,
                each.low.value if each.low else None,
                each.high.value if each.high else None,
                each.flag,
                each.figures,
            )
            for each, text in zip(row.values, words, strict=True)
        )
        rows.append(PlotRow(name, cells, _day(row.date), row.part, bool(chart.highlight == row.id)))
    reference = (chart.reference.value, chart.against) if chart.reference and chart.against else None
    return Plot(
        chart.show,
        tuple(rows),
        tuple(own(cell.text) for cell in head.cells[1:]) if head else (),
        chart.context,
        tuple(each._replace(text=replace(each.text, path=figure)) for each in chart.ticks),
        chart.axis,
        reference,
        (head.cells[0].text,) if head and not chart.printed else (),
        figure,
        any(each.quantity and each.quantity.unit == "people" for row in chart.rows for each in row.values),
    )


def _day(at: Date | None) -> float | None:
    """A date as a number of days; what is counted over a year or a month stands in its middle."""
    if at is None:
        return None
    if not at.month:
        return date(max(1, at.year), 7, 2).toordinal()
    last = monthrange(max(1, at.year), at.month)[1]
    return date(max(1, at.year), at.month, at.day or (last + 1) // 2).toordinal()
