"""`grid`: boxes in rows of so many columns; the boxes of a row share their height."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from pydantic import Field

from factsheet.boxes.box import Box, box_extent, filling, kind, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.boxes.level import levelled, levels_stay, of_one_size
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import NOTHING, GalleyExtent, RoomLine, highest, is_level, joined
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Distance, Gap, Length


class _Cell(NamedTuple):
    """A box: its own extent, the height that it fills if it does, its column, how far down it stands."""

    box: Box
    setting: LayoutContext
    own: GalleyExtent
    room: float | None
    column: int
    y: float


@kind("grid")
class GridBox(Box):
    """Boxes in equal columns and even rows.

    They stand in fewer columns where a word would be wider than its own, or copy longer than `most-lines`.
    With fewer boxes than columns they spread over the width.
    """

    by_gaps: ClassVar[bool] = True

    grid: tuple[Box, ...]
    columns: int
    gap: Length | None = None
    row_gap: Distance = Gap()
    most_lines: int = Field(
        0, ge=0, description="how many lines the copy of a box has at most; 0: any number"
    )

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        children = expand(self.grid, setting)
        if not children:
            return Galley(0.0, 0.0)
        count = self._chosen(setting, children, width)[0]
        gap, wide = self._columns(setting, width, count)
        high, cells = self._cells(setting, children, wide, count)
        parts = [
            (set_box(each.box, each.setting, wide, each.room), each.column * (wide + gap), each.y)
            for each in cells
        ]
        return join(width, high, parts)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        children = expand(self.grid, setting)
        return self._chosen(setting, children, width)[1] if children else NOTHING

    def _chosen(
        self, setting: LayoutContext, children: tuple[Child, ...], width: float
    ) -> tuple[int, GalleyExtent]:
        """In how many columns the boxes stand, and the extent of them."""
        counts = dict.fromkeys(even_columns(len(children), most) for most in range(self.columns, 0, -1))
        chosen: tuple[int, GalleyExtent] | None = None
        for count in counts:
            found = self._laid(setting, children, width, count)
            if not found.overfull and not self._long(setting, children, width, count):
                return count, found
            if chosen is None or (chosen[1].overfull and not found.overfull):
                chosen = count, found
        assert chosen is not None
        return chosen

    def _long(self, setting: LayoutContext, children: tuple[Child, ...], width: float, count: int) -> bool:
        """Whether the copy of a box has more lines in so many columns than it may."""
        if not self.most_lines:
            return False
        _, wide = self._columns(setting, width, count)
        return any(box_extent(box, inner, wide).lines > self.most_lines for box, inner in children)

    def _columns(self, setting: LayoutContext, width: float, count: int) -> tuple[float, float]:
        """The room between two columns, and how wide each is."""
        gap = setting.gutter if self.gap is None else self.gap
        return gap, (width - gap * (count - 1)) / count

    def _laid(
        self, setting: LayoutContext, children: tuple[Child, ...], width: float, count: int
    ) -> GalleyExtent:
        """The extent of the boxes in so many columns."""
        _, wide = self._columns(setting, width, count)
        high, cells = self._cells(setting, children, wide, count)
        parts = []
        for box, inner, own, room, _, y in cells:
            parts.append((own if room is None else filling(box, inner, wide, own, room), y))
        return joined(high, parts, self._line(setting, children, cells, (wide, count)))

    def _line(
        self,
        setting: LayoutContext,
        children: tuple[Child, ...],
        cells: list[_Cell],
        columns: tuple[float, int],
    ) -> RoomLine:
        """How the height of the rows follows all room: where the boxes do, only if they are on one line."""
        space, (width, count) = setting.step.space, columns
        line = self.row_gap.line(space)
        line = line._replace(steep=line.steep * ((len(cells) - 1) // count))
        if all(is_level(each.own) for each in cells):
            return line
        for start in range(0, len(cells), count):
            row = highest([each.own for each in cells[start : start + count]], space)
            line = line.within(row)._replace(steep=line.steep + row.steep)
        return line.within(levels_stay(children, width))

    def _cells(
        self, setting: LayoutContext, children: tuple[Child, ...], wide: float, count: int
    ) -> tuple[float, list[_Cell]]:
        """How high the boxes are in rows of so many, those of a row on one level, and where each stands."""
        down = self.row_gap.at(setting.step.space)
        sized = of_one_size(children, wide)
        cells, y = list[_Cell](), 0.0
        for start in range(0, len(sized), count):
            row = levelled(sized[start : start + count], wide)
            natural = [box_extent(box, inner, wide) for box, inner in row]
            tall = max(own.height for own in natural)
            for column, ((box, inner), own) in enumerate(zip(row, natural, strict=True)):
                drop = box.align.share * (tall - own.height) if box.align else 0.0
                cells.append(_Cell(box, inner, own, None if box.align else tall, column, y + drop))
            y += tall + down
        return y - down, cells


def even_columns(items: int, most: int) -> int:
    """Return as many columns as make the rows even: five items in four columns stand 3 + 2."""
    rows = -(-items // most)
    return -(-items // rows)
