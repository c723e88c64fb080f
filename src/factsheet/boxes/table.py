"""`table`: a table of the document, set with rules and no cages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from math import ceil, inf
from typing import Any, NamedTuple

from pydantic import Field

from factsheet.art.outline import rect
from factsheet.boxes.box import Box, Selector, kind
from factsheet.boxes.columns import leveled, raised, solved
from factsheet.boxes.listed import ListStyle, listed_rows
from factsheet.display import Direction, Placed, Shape
from factsheet.document.grid import Grid, placed_cells
from factsheet.document.nodes import Table, TableCell
from factsheet.document.text import Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, abreast, drawn, join
from factsheet.setting.paragraph import fixed, least_measure, least_width, natural_width, set_paragraph
from factsheet.setting.style import Align, Length, Style

_CENTERED: dict[str, Any] = {"align": Align.CENTER}
# The digits of every script run from left to right: ones stand under ones where numbers end on the right.
_OF_NUMBERS: dict[Direction, dict[str, Any]] = {
    Direction.LTR: {"align": Align.END, "figures": "tabular"},
    Direction.RTL: {"align": Align.START, "figures": "tabular"},
}
_APART = 1.2  # em between two columns at least: numbers that end there, and copy that begins, are two cells
_LEAST_APART = 0.9  # em, where words would else be wider than their column
_SHORT = 16  # characters of a cell that reads as one thing: a number and its unit, from one hour to another
_FILLED = 0.9  # of the width of a column is how far a line of several reaches
_PARTED = 2.0  # lines that a short cell on several of them counts for, over those that it takes
_FINE, _SUM = 1 / 3, 1.6  # of the weight of a rule: those between rows, that over a total
_REMARKS = re.compile(r"(?:\s*[(（][^()（）]*[)）])+$")  # an interval, "provisional", a date behind a number
_AFTER_GROUP = 0.6  # of the leading: the room between a group of rows and one that is in none


class _Row(NamedTuple):
    """Cells of a row, each with the column that it begins in, and what the row is."""

    cells: list[tuple[int, TableCell]]
    head: bool
    total: bool = False


class _Over(NamedTuple):
    """What is over a row: a rule of a weight, and room over that, in points."""

    weight: float
    room: float = 0.0


class _Columns(NamedTuple):
    """The widths of the columns of a table, the room between them, that of what hangs behind numbers; points.

    `digits` gives the part of a cell that what hangs stands behind.
    """

    widths: tuple[float, ...]
    gap: float
    behind: tuple[float, ...]
    digits: Callable[[TableCell], Text]

    @property
    def width(self) -> float:
        return self.over(0, len(self.widths))

    def left(self, column: int) -> float:
        return sum(self.widths[:column]) + self.gap * column

    def over(self, column: int, count: int) -> float:
        """Return how wide some columns are, with the room between them."""
        taken = self.widths[column : column + count]
        return sum(taken) + self.gap * max(0, len(taken) - 1)


class _CellWant(NamedTuple):
    """How wide a cell is on one line, in points, how many characters it has, and in which column and row."""

    column: int
    natural: float
    characters: float
    row: int


class _Wants(NamedTuple):
    """What the cells of a table want: of each column the least width, that of its numbers, and that of all on
    one line, in points, with the path of the cell that gives the least; and the cells one by one.

    `behind` is in each column the width of the widest that hangs behind a number, `digits` gives that number.
    """

    least: list[float]
    whole: list[float]
    wanted: list[float]
    longest: list[str]
    cells: list[_CellWant]
    behind: tuple[float, ...]
    digits: Callable[[TableCell], Text]


@kind("table")
class TableBox(Box):
    """A table by the id that its block gives it: rules above, under the head and below, and no cages.

    Numbers stand at the right edge of their column, marks of notes behind them, and where there is room what
    is said of them in brackets, too (an interval, "provisional").  The columns share the width by what their
    cells want, so that rows take few lines, and short cells, such as a number and its unit, one; a cell over
    several columns takes what they have.  A head over columns stands in the middle of them, over a rule as
    wide as they are.  A total is bold, under the heaviest rule.
    """

    table: Selector
    style: str
    head_style: str = Field(description="style of the cells that are headers of columns")
    caption_style: str = ""
    rule_swatch: str = Field("", description="swatch of the rules; default: that of `style`")
    weight: Length = 0.75
    gap: Length = Field(
        10.0, description="room between columns, 1.2 em at least; 0.9 em where words would not fit otherwise"
    )
    row_pad: Length = Field(2.5, description="room above and below the copy of a row")
    listed: bool = Field(False, description="rows as a list: head and value line by line, their name first")
    over: bool = Field(True, description="a rule over the first row")
    under: bool = Field(True, description="a rule under the last row")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        table = self._found(setting)
        if table is None:
            return Galley(0.0, 0.0)
        grid = _grid(setting, table)
        if self.listed:
            return self._as_list(setting, table, grid, width)
        rows = _rows(table, grid)
        columns, longest = self._columns(setting, table, width)
        heads, body = rows[: table.head], rows[table.head :]
        over = [self._over(setting, table, number) for number in range(table.head, len(rows))]
        galleys = [self._row(setting, table, row, columns) for row in body]
        if heads:
            over = [_Over(self.weight), *over]
            galleys = [self._head(setting, table, heads, columns), *galleys]
        made = self._ruled_rows(setting, table, width, zip(over, galleys, strict=True))
        if columns.width <= width + 0.01:
            return made
        # Words that cannot be broken stand wider than their place: the longest of each column is told.  That
        # of a head that is read elsewhere has no path, and is as wide.
        return made.telling(overfull=(*made.overfull, *longest))

    def _ruled_rows(
        self, setting: LayoutContext, table: Table, width: float, rows: Iterable[tuple[_Over, Galley]]
    ) -> Galley:
        """The caption, then rows, each under a rule of its weight, and a rule under the last.

        Over room between rows stands a rule too: there a group ends.  Where another rule is near, that over
        the first row or that under the last is left out.
        """
        parts, y = [], 0.0
        if table.caption:
            style = setting.style(self.caption_style or self.head_style)
            caption = set_paragraph(setting, table.caption, style, fixed(width))
            parts.append((caption, 0.0, y))
            y += caption.height + self.row_pad
        for number, ((weight, room), galley) in enumerate(rows):
            if room:
                parts.append((self._ruled(setting, width, self.weight), 0.0, y))
                y += self.weight + room
            if number or self.over:
                parts.append((self._ruled(setting, width, weight), 0.0, y))
                y += weight
            parts.append((galley, 0.0, y))
            y += galley.height
        if self.under:
            parts.append((self._ruled(setting, width, self.weight), 0.0, y))
            y += self.weight
        return join(width, y, parts)

    def _padded(self, row: Galley) -> Galley:
        return join(row.width, row.height + 2 * self.row_pad, [(row, 0.0, self.row_pad)])

    def _over(self, setting: LayoutContext, table: Table, number: int) -> _Over:
        """What is over a row: a heavier rule over and under a total, and room too where groups end."""
        row, before = table.rows[number], table.rows[number - 1] if number > table.head else None
        if row.total:
            return _Over(self.weight * _SUM)
        if before is None or before.total:
            return _Over(self.weight)
        if row.apart:
            return _Over(self.weight, _AFTER_GROUP * setting.style(self.style).leading)
        return _Over(self.weight * _FINE)

    def _as_list(self, setting: LayoutContext, table: Table, grid: Grid, width: float) -> Galley:
        """The rows one below the other, between the rules that a table has."""
        name, head = setting.style(self.head_style), setting.style(self.style)
        setting.galleys.hold(name, head)
        gap = self.gap * setting.scale
        style = ListStyle(name, head, name, gap, self.row_pad)
        totals = frozenset(number for number, row in enumerate(table.rows) if row.total)
        galleys = listed_rows(setting, grid, table.head, width, style, totals)
        over = (self._over(setting, table, number) for number in range(table.head, len(grid)))
        return self._ruled_rows(setting, table, width, zip(over, galleys, strict=True))

    def _found(self, setting: LayoutContext) -> Table | None:
        found = setting.item if self.table == "." else setting.edition.index.get(self.table)
        if found is None or isinstance(found, Table):
            return found
        raise LayoutError.of(
            f"{self.table} is not a table",
            IN_LAYOUT,
            "a table box takes the id of a table",
            code="layout-selector-kind",
        )

    def _ruled(self, setting: LayoutContext, width: float, weight: float) -> Galley:
        style = setting.style(self.style)
        swatch = self.rule_swatch or style.swatch

        def made() -> Galley:
            line = Shape(rect(0, 0, width, weight), width, weight, fill=swatch)
            return drawn(width, weight, Placed(line, 0, 0))

        return setting.galleys.made_of(style, ("rule", width, weight, swatch), made)

    def _style(self, setting: LayoutContext, table: Table, row: _Row, column: int, cell: TableCell) -> Style:
        over = cell.columns > 1
        title = setting.style(self.head_style)
        style = title if row.head or (over and cell.scope) else setting.style(self.style)
        update: dict[str, Any] = {}
        if over:
            update |= _CENTERED if row.head else {}
        elif column in table.centered:
            update |= _CENTERED
        elif column in table.numeric:
            update |= _OF_NUMBERS[setting.direction]
        if row.total:
            update["weight"] = max(style.weight, title.weight)
        if not update:
            return style
        # The same one each time: what is set in it is known by it.
        return setting.galleys.made_of(style, tuple(update.items()), partial(style.model_copy, update=update))

    def _columns(self, setting: LayoutContext, table: Table, width: float) -> tuple[_Columns, list[str]]:
        """The widths of the columns, and the path of the cell that gives each its least one.

        A table that goes on over a page has the same columns there.
        """
        style, title = setting.style(self.style), setting.style(self.head_style)
        setting.galleys.hold(style, title)
        all_of_it = setting.edition.index.get(table.id)
        table = all_of_it if isinstance(all_of_it, Table) else table
        by, made_of = (id(style), id(title), setting.step.below), setting.galleys.made_of
        for digits in (_number_alone, _without_mark):
            hung = *by, digits
            wants: _Wants = made_of(table, hung, partial(self._wants, setting, table, digits))
            least = sum(wants.least) + (len(wants.least) - 1) * min(self.gap, _LEAST_APART * style.size)
            if least <= width:
                break
        room, share = (self.gap, width, setting.step.anywhere), partial(self._shared, setting, wants, style)
        return made_of(table, (*hung, *room), partial(share, width)), wants.longest

    def _shared(self, setting: LayoutContext, wants: _Wants, style: Style, width: float) -> _Columns:
        """The columns share a width by what they want."""
        least, whole, wanted, _, cells, behind, digits = wants
        between = len(least) - 1
        gap = max(self.gap, _APART * style.size)
        if between:
            # Rather columns that stand nearer than words that are wider than theirs, or parted.
            gap = min(gap, max((width - sum(least)) / between, _LEAST_APART * style.size))
        room = width - gap * between
        if sum(least) > room + 0.005:
            if setting.step.anywhere:
                least = wanted = leveled(least, whole, room)
            return _Columns(solved(least, wanted, room), gap, (0.0,) * len(behind), digits)
        # As CSS has it, or with what lets short cells stand on one line first, or as many cells as can.
        ways = [solved(least, wanted, room)]
        if sum(wanted) > room:
            for most in (_SHORT, inf):
                stops: list[list[float]] = [[] for _ in least]
                for column, natural, characters, _ in cells:
                    if characters <= most:
                        stops[column].append(natural)
                ways.append(solved(raised(least, stops, room), wanted, room))
        return _Columns(min(ways, key=partial(_lines_in, cells)), gap, behind, digits)

    def _wants(self, setting: LayoutContext, table: Table, digits: Callable[[TableCell], Text]) -> _Wants:
        """What the cells in one column each want, at one scale of the type."""
        rows = _rows(table, _grid(setting, table))
        count = max((sum(cell.columns for cell in row.cells) for row in table.rows), default=1)
        # No line ends inside a number.
        least, whole, wanted = [0.0] * count, [0.0] * count, [0.0] * count
        longest, cells = [""] * count, []
        behind = [0.0] * count
        # What follows a number in copy from right to left stands to its left, and hangs by itself.
        ends_right = setting.direction is Direction.LTR
        for row in rows:
            for column, cell in row.cells:
                if column in table.numeric and cell.columns == 1 and ends_right:
                    style = self._style(setting, table, row, column, cell)
                    behind[column] = max(behind[column], _width_behind(setting, cell, style, digits))
        for number, row in enumerate(rows):
            for column, cell in row.cells:
                if cell.columns > 1:
                    continue
                style = self._style(setting, table, row, column, cell)
                narrowest = least_width(setting, cell.text, style) + 0.01
                natural = natural_width(setting, cell.text, style) + 0.01
                narrowest = max(narrowest, min(natural, least_measure(setting, style)))
                if behind[column] and not row.head:
                    # What hangs stands on the line of its number; a head may reach over it.
                    own = _width_behind(setting, cell, style, digits)
                    more = behind[column] - own
                    narrowest, natural = (natural if own else narrowest) + more, natural + more
                if narrowest > least[column]:
                    least[column], longest[column] = narrowest, cell.text.path
                if column in table.numeric and not row.head:
                    whole[column] = max(whole[column], narrowest)
                wanted[column] = max(wanted[column], natural)
                # A head may stand on several lines, however short it is.
                characters = inf if row.head else len(cell.text.plain)
                cells.append(_CellWant(column, natural, characters, number))
        return _Wants(least, whole, wanted, longest, cells, tuple(behind), digits)

    def _head(self, setting: LayoutContext, table: Table, rows: list[_Row], columns: _Columns) -> Galley:
        """The heads of the columns, each on the last baseline of the row that it ends in.

        What does not reach the last row is a head over others: a rule stands under it.
        """
        cells = [
            (min(number + cell.rows, len(rows)) - 1, number, column, cell, row)
            for number, row in enumerate(rows)
            for column, cell in row.cells
        ]
        galleys = [self._cell(setting, table, each[4], each[2:4], columns) for each in cells]
        bases = [galley.baselines[-1] if galley.baselines else galley.height for galley in galleys]
        above, below = [0.0] * len(rows), [0.0] * len(rows)
        # First those in one row; one over several rows then takes only what these leave it to lack.
        for (stop, start, *_), galley, base in sorted(
            zip(cells, galleys, bases, strict=True), key=lambda each: each[0][0] - each[0][1]
        ):
            room = sum(above[start:stop]) + sum(below[start:stop]) + 2 * self.row_pad * (stop - start)
            above[stop] = max(above[stop], base - room)
            below[stop] = max(below[stop], galley.height - base)
        tops, fine, y = list[float](), self.weight * _FINE, 0.0
        for over, under in zip(above, below, strict=True):
            tops.append(y)
            y += over + under + 2 * self.row_pad + fine
        parts = []
        for (stop, _, column, cell, _), galley, base in zip(cells, galleys, bases, strict=True):
            left = columns.left(column)
            parts.append((galley, left, tops[stop] + self.row_pad + above[stop] - base))
            if stop < len(rows) - 1:
                rule = self._ruled(setting, columns.over(column, cell.columns), fine)
                parts.append((rule, left, tops[stop + 1] - fine))
        return join(columns.width, y - fine, parts)

    def _row(self, setting: LayoutContext, table: Table, row: _Row, columns: _Columns) -> Galley:
        """A row: its cells on one first baseline.

        It is the same in each part of a table that holds it.
        """

        def made() -> Galley:
            galleys = [self._cell(setting, table, row, each, columns) for each in row.cells]
            lefts = (columns.left(column) for column, _ in row.cells)
            return self._padded(abreast(columns.width, zip(galleys, lefts, strict=True)))

        if not row.cells:
            return made()
        styles = id(setting.style(self.style)), id(setting.style(self.head_style))
        return setting.galleys.row(row.cells[0][1], (*styles, columns, self.row_pad), made)

    def _cell(
        self,
        setting: LayoutContext,
        table: Table,
        row: _Row,
        placed: tuple[int, TableCell],
        columns: _Columns,
    ) -> Galley:
        column, cell = placed
        style = self._style(setting, table, row, column, cell)
        width = columns.over(column, cell.columns)
        if cell.columns == 1 and columns.behind[column]:
            # Digits stand under digits, what hangs behind them; a head over the digits as far as it has room.
            more = columns.behind[column] - _width_behind(setting, cell, style, columns.digits)
            room = width - natural_width(setting, cell.text, style) if row.head else more
            width -= max(0.0, min(more, room))
        if column in table.numeric and not row.head and columns.digits is not _number_alone:
            narrow = self._with_remarks_below(setting, cell, style)
            if narrow and narrow < width:
                under = set_paragraph(setting, cell.text, style, fixed(narrow))
                left = width - narrow if style.align is Align.END else 0.0
                return join(width, under.height, [(under, left, 0.0)])
        return set_paragraph(setting, cell.text, style, fixed(width))

    def _with_remarks_below(self, setting: LayoutContext, cell: TableCell, style: Style) -> float:
        """The measure in which what is said of a number stands under it, not beside it; 0 for all others."""
        if not _remarks(cell, _unmarked(cell.text)):
            return 0.0
        alone = setting.galleys.made_of(cell, (_number_alone,), partial(_number_alone, cell))
        least = least_width(setting, cell.text, style), natural_width(setting, alone, style)
        return max(least) + 0.01


def _width_behind(
    setting: LayoutContext, cell: TableCell, style: Style, digits: Callable[[TableCell], Text]
) -> float:
    """The width of what hangs behind the digits of a cell; nothing where nothing does."""
    part = setting.galleys.made_of(cell, (digits,), partial(digits, cell))
    if part is cell.text:
        return 0.0
    return natural_width(setting, cell.text, style) - natural_width(setting, part, style)


def _without_mark(cell: TableCell) -> Text:
    """The number of a cell without the mark of a note right behind it; the same text where there is none."""
    text = _unmarked(cell.text)
    return cell.text if _remarks(cell, text) else text


def _number_alone(cell: TableCell) -> Text:
    """The number of a cell without what is said of it in brackets, and without marks."""
    text = _unmarked(cell.text)
    at = _remarks(cell, text)
    return text.slice(0, at) if at else text


def _unmarked(text: Text) -> Text:
    runs = text.runs
    while runs and runs[-1].note:
        runs = runs[:-1]
    return text if len(runs) in (0, len(text.runs)) else replace(text, runs=runs)


def _remarks(cell: TableCell, text: Text) -> int:
    """Where in a cell that is a number begins what is said of it in brackets; 0 if there is nothing."""
    found = _REMARKS.search(text.plain) if cell.number else None
    return found.start() if found else 0


def _grid(setting: LayoutContext, table: Table) -> Grid:
    return setting.galleys.made_of(table, ("grid",), partial(placed_cells, table))


def _rows(table: Table, grid: Grid) -> list[_Row]:
    return [
        _Row(cells, number < table.head, row.total)
        for number, (cells, row) in enumerate(zip(grid, table.rows, strict=True))
    ]


def _lines_in(cells: list[_CellWant], widths: Sequence[float]) -> float:
    """Return about how many lines the rows of a table take in columns so wide, more where short cells part.

    Whether a cell stands on one line is exact; how many it takes else is told by its width.
    """
    lines: dict[int, int] = {}
    parted = 0
    for column, natural, characters, row in cells:
        width = widths[column]
        count = 1 if natural <= width + 0.005 else max(2, ceil(natural / (_FILLED * width)))
        parted += count > 1 and characters <= _SHORT
        lines[row] = max(lines.get(row, 0), count)
    return sum(lines.values()) + _PARTED * parted
