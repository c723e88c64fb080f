"""A table as a list: of each row the head and the value of each of its columns, line by line, its name first.

Values begin at one edge, behind the widest head.

That is how a table stands where its columns do not hold beside each other, in large print or on a small page.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from factsheet.document.grid import Grid, GridRow
from factsheet.document.nodes import Scope, TableCell
from factsheet.document.text import Text
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, abreast, join, piled
from factsheet.setting.paragraph import fixed, least_width, natural_width, set_paragraph
from factsheet.setting.style import Style

_MOST_HEAD = 0.5  # of the width: what heads take beside their values


class ListStyle(NamedTuple):
    """How a list of a table is set: names of rows, heads and values, and its room, in points.

    The `gap` is between head and value, the `pad` over and under the copy of a row.
    """

    name: Style
    head: Style
    value: Style
    gap: float
    pad: float


def listed_rows(
    setting: LayoutContext,
    grid: Grid,
    head: int,
    width: float,
    style: ListStyle,
    totals: frozenset[int] = frozenset(),
) -> list[Galley]:
    """Return a galley for each row below the `head` rows of a grid of cells; `totals` have heads as names.

    Each head stands beside every value of its column, and is read once, where it is met first; elsewhere it
    is an artifact, as the head of a table is that goes on over a page.
    """
    heads = [each for row in grid[:head] for each in row]
    styles = (style.head, style.name) if totals else (style.head,)
    widest = max(
        (natural_width(setting, cell.text, each) for _, cell in heads for each in styles), default=0.0
    )
    across = _Across(width, min(widest + 0.02, width * _MOST_HEAD))
    rows = _ListedRows(setting, heads, across)
    found, of_rows = [], style
    for number, row in enumerate(grid[head:], head):
        style = of_rows._replace(head=of_rows.name) if number in totals else of_rows
        make = partial(rows.row, row, style)
        if row and rows.all_read:
            # Where all heads have been read it is the same in each part of a table that holds it.
            room = "listed", across, id(style.name), id(style.head), id(style.value), style.gap, style.pad
            found.append(setting.galleys.row(row[0][1], room, make))
        else:
            found.append(make())
    return found


class _Across(NamedTuple):
    """The width of a list, and what heads have of it."""

    width: float
    heads: float


class _ListedRows:
    """The rows of a table, one after the other, and which heads of its columns have been read."""

    def __init__(self, setting: LayoutContext, heads: GridRow, across: _Across) -> None:
        self._setting, self._heads, self._across = setting, heads, across
        self._read: set[str] = set()

    @property
    def all_read(self) -> bool:
        return all(cell.text.path in self._read for _, cell in self._heads)

    def row(self, row: GridRow, style: ListStyle) -> Galley:
        """Return a row: the cell that names it goes first, wherever its column stands."""
        begin = next((at for at, cell in row if cell.scope is Scope.ROW), row[0][0] if row else 0)
        setting, across, parts = self._setting, self._across, list[Galley]()
        width = across.width
        for column, cell in sorted(row, key=lambda each: each[0] != begin):
            over = [each for each in self._heads if each[0] <= column < each[0] + each[1].columns]
            if cell.columns > 1:
                over = []  # a head over some rows
            own = style._replace(value=style.name) if column == begin else style
            # A head over several columns stands before the first of them.
            wide = [each for at, each in over[:-1] if at == column]
            parts += [_set(setting, self._said(each), style.head, width) for each in wide]
            if over:
                parts.append(_pair(setting, self._said(over[-1][1]), cell.text, across, own))
            else:
                parts.append(_set(setting, cell.text, own.value, width))
        high = sum(galley.height for galley in parts)
        said = join(width, high, piled(parts, 0.0))
        return join(width, high + 2 * style.pad, [(said, 0.0, style.pad)])

    def _said(self, head: TableCell) -> Text:
        text = head.text
        if text.path in self._read:
            return self._setting.galleys.made_of(text, ("silent",), partial(replace, text, path=""))
        self._read.add(text.path)
        return text


def _pair(setting: LayoutContext, head: Text, value: Text, across: _Across, style: ListStyle) -> Galley:
    """A head and its value: beside each other if no word of them is parted, else one below the other."""
    width, beside = across
    rest = width - beside - style.gap
    narrow = (
        least_width(setting, head, style.head) > beside or least_width(setting, value, style.value) > rest
    )
    if narrow:
        over, under = _set(setting, head, style.head, width), _set(setting, value, style.value, width)
        return join(width, over.height + under.height, [(over, 0.0, 0.0), (under, 0.0, over.height)])
    left, right = _set(setting, head, style.head, beside), _set(setting, value, style.value, rest)
    return abreast(width, [(left, 0.0), (right, beside + style.gap)])


def _set(setting: LayoutContext, text: Text, style: Style, width: float) -> Galley:
    return set_paragraph(setting, text, style, fixed(width))
