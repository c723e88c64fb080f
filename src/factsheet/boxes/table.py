"""`table`: a table of the document, set with rules and no cages."""

from __future__ import annotations

from functools import partial
from typing import Any

from pydantic import Field

from factsheet.art.outline import rect
from factsheet.boxes.box import Box, Selector, kind
from factsheet.boxes.columns import solved
from factsheet.boxes.listed import ListStyle, listed_rows
from factsheet.display import Placed, Shape
from factsheet.document.grid import Grid, placed_cells
from factsheet.document.nodes import Table, TableCell
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, drawn, join
from factsheet.setting.paragraph import fixed, least_width, natural_width, set_paragraph
from factsheet.setting.style import Align, Length, Style

_CENTERED: dict[str, Any] = {"align": Align.CENTER}
_OF_NUMBERS: dict[str, Any] = {"align": Align.END, "figures": "tabular"}


@kind("table")
class TableBox(Box):
    """A table by the id that its block gives it: rules above, under the head and below, and no cages.

    Numbers stand at the end edge of their column.  The columns share the width by what their cells want;
    a cell over several columns takes what they have.
    """

    table: Selector
    style: str
    head_style: str = Field(description="style of the cells that are headers of columns")
    caption_style: str = ""
    rule_swatch: str = Field("", description="swatch of the rules; default: that of `style`")
    weight: Length = 0.75
    gap: Length = Field(10.0, description="room between columns")
    row_pad: Length = Field(2.5, description="room above and below the copy of a row")
    listed: bool = Field(False, description="rows as a list: their name, then head and value line by line")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        table = self._found(setting)
        if table is None:
            return Galley(0.0, 0.0)
        grid = placed_cells(table)
        if self.listed:
            return self._as_list(setting, table, grid, width)
        widths, longest = self._widths(setting, table, grid, width)
        parts, y = [], 0.0
        if table.caption:
            style = setting.style(self.caption_style or self.head_style)
            galley = set_paragraph(setting, table.caption, style, fixed(width))
            parts.append((galley, 0.0, y))
            y += galley.height + self.row_pad
        for number, cells in enumerate(grid):
            if number in (0, table.head):
                parts.append((self._ruled(setting, width, self.weight), 0.0, y))
                y += self.weight
            elif number:
                parts.append((self._ruled(setting, width, self.weight / 3), 0.0, y))
                y += self.weight / 3
            galley = self._row(setting, table, cells, number < table.head, widths)
            parts.append((galley, 0.0, y))
            y += galley.height
        parts.append((self._ruled(setting, width, self.weight), 0.0, y))
        made = join(width, y + self.weight, parts)
        if sum(widths) + self.gap * (len(widths) - 1) <= width + 0.01:
            return made
        # Words that cannot be broken stand wider than their place: the longest of each column is told.
        return made.telling(overfull=(*made.overfull, *(path for path in longest if path)))

    def _as_list(self, setting: LayoutContext, table: Table, grid: Grid, width: float) -> Galley:
        """The rows one below the other, between the rules that a table has."""
        name, head = setting.style(self.head_style), setting.style(self.style)
        gap = self.gap * setting.scale
        style = ListStyle(name, head, name, gap)
        galleys = listed_rows(setting, grid, table.head, width, style)
        if table.caption:
            galleys.insert(0, set_paragraph(setting, table.caption, name, fixed(width)))
        parts, y = [], 0.0
        for number, galley in enumerate(galleys):
            weight = self.weight if number == bool(table.caption) else self.weight / 3
            if number or not table.caption:
                parts.append((self._ruled(setting, width, weight), 0.0, y))
                y += weight + self.row_pad
            parts.append((galley, 0.0, y))
            y += galley.height + self.row_pad
        parts.append((self._ruled(setting, width, self.weight), 0.0, y))
        return join(width, y + self.weight, parts)

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
        swatch = self.rule_swatch or setting.style(self.style).swatch
        return drawn(
            width, weight, Placed(Shape(rect(0, 0, width, weight), width, weight, fill=swatch), 0, 0)
        )

    def _style(self, setting: LayoutContext, table: Table, column: int, head: bool) -> Style:
        style = setting.style(self.head_style if head else self.style)
        if column in table.centered:
            name, update = "centered", _CENTERED
        elif column in table.numeric:
            name, update = "of numbers", _OF_NUMBERS
        else:
            return style
        # The same one each time: what is set in it is known by it.
        made: Style = setting.galleys.part(style, name, partial(style.model_copy, update=update))
        return made

    def _widths(
        self, setting: LayoutContext, table: Table, grid: Grid, width: float
    ) -> tuple[tuple[float, ...], list[str]]:
        """The widths of the columns, and the path of the cell that gives each its least one."""
        count = max((sum(cell.columns for cell in row.cells) for row in table.rows), default=1)
        # No line ends inside a number.
        least, wanted, whole = [0.0] * count, [0.0] * count, [0.0] * count
        longest = [""] * count
        for number, row in enumerate(grid):
            for column, cell in row:
                if cell.columns == 1:
                    style = self._style(setting, table, column, number < table.head)
                    narrowest = least_width(setting, cell.text, style) + 0.01
                    if narrowest > least[column]:
                        least[column], longest[column] = narrowest, cell.text.path
                    if column in table.numeric and number >= table.head:
                        whole[column] = max(whole[column], narrowest)
                    wanted[column] = max(wanted[column], natural_width(setting, cell.text, style) + 0.01)
        room = width - self.gap * (count - 1)
        if setting.step.anywhere and sum(least) > room:
            least = _leveled(least, whole, room)
            wanted = least
        return solved(least, wanted, room), longest

    def _row(
        self,
        setting: LayoutContext,
        table: Table,
        row: list[tuple[int, TableCell]],
        head: bool,
        widths: tuple[float, ...],
    ) -> Galley:
        """A row: its cells on one first baseline, those of the head on their last."""
        galleys, lefts = [], []
        for column, cell in row:
            style = self._style(setting, table, column, head)
            wide = sum(widths[column : column + cell.columns]) + self.gap * (cell.columns - 1)
            galleys.append(set_paragraph(setting, cell.text, style, fixed(wide)))
            lefts.append(sum(widths[:column]) + self.gap * column)
        line = -1 if head else 0
        lines = [galley.baselines[line] if galley.baselines else 0.0 for galley in galleys]
        drops = [max(lines, default=0.0) - each for each in lines]
        tall = max((galley.height + drop for galley, drop in zip(galleys, drops, strict=True)), default=0.0)
        parts = [
            (galley, left, self.row_pad + drop)
            for galley, left, drop in zip(galleys, lefts, drops, strict=True)
        ]
        return join(sum(widths) + self.gap * (len(widths) - 1), tall + 2 * self.row_pad, parts)


def _leveled(widths: list[float], whole: list[float], room: float) -> list[float]:
    """Return widths that fit a room: the widest are brought down to one width, but none under its `whole`.

    >>> [round(each) for each in _leveled([10.0, 20.0, 60.0, 90.0], [0.0, 0.0, 40.0, 0.0], 100.0)]
    [10, 20, 40, 30]
    """
    low, high = 0.0, max(widths)
    for _ in range(40):
        most = (low + high) / 2
        taken = sum(max(kept, min(each, most)) for each, kept in zip(widths, whole, strict=True))
        low, high = (most, high) if taken <= room else (low, most)
    return [max(kept, min(each, low)) for each, kept in zip(widths, whole, strict=True)]
