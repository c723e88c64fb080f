"""`grid`: boxes in rows of so many columns; the boxes of a row share their height."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from factsheet.boxes.box import Box, box_extent, filling, kind, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.boxes.level import levelled, of_one_size
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import NOTHING, GalleyExtent, joined
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Align, Distance, Gap, Length


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
        down = self.row_gap.at(setting.step.space)
        parts, y = [], 0.0
        for row, natural in _rows(children, wide, count):
            tall = max(each.height for each in natural)
            for number, child in enumerate(row):
                galley, drop = _cell(child, wide, tall)
                parts.append((galley, number * (wide + gap), y + drop))
            y += tall + down
        return join(width, y - down, parts)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        children = expand(self.grid, setting)
        return self._chosen(setting, children, width)[1] if children else NOTHING

    def _chosen(
        self, setting: LayoutContext, children: tuple[Child, ...], width: float
    ) -> tuple[int, GalleyExtent]:
        """In how many columns the boxes stand, and the extent of them."""
        counts = dict.fromkeys(_even_columns(len(children), most) for most in range(self.columns, 0, -1))
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
        down = self.row_gap.at(setting.step.space)
        parts, y = [], 0.0
        for row, natural in _rows(children, wide, count):
            tall = max(each.height for each in natural)
            for (box, inner), found in zip(row, natural, strict=True):
                if box.align is None:
                    parts.append((filling(box, inner, wide, found, tall), y))
                else:
                    parts.append((found, y + (tall - found.height) * _SHARES[box.align]))
            y += tall + down
        return joined(y - down, parts)


_SHARES = {Align.START: 0.0, Align.CENTER: 0.5, Align.END: 1.0}


def _rows(
    children: tuple[Child, ...], wide: float, count: int
) -> Iterator[tuple[tuple[Child, ...], list[GalleyExtent]]]:
    """Boxes in rows of so many, those of a row on one level, with their extents."""
    sized = of_one_size(children, wide)
    for start in range(0, len(sized), count):
        row = levelled(sized[start : start + count], wide)
        yield row, [box_extent(box, inner, wide) for box, inner in row]


def _even_columns(items: int, most: int) -> int:
    """As many columns as make the rows even: five items in four columns stand 3 + 2."""
    rows = -(-items // most)
    return -(-items // rows)


def _cell(child: Child, wide: float, tall: float) -> tuple[Galley, float]:
    """A box in a row so high, and how far from the top of it it stands."""
    box, inner = child
    if box.align is None:
        return set_box(box, inner, wide, tall), 0.0
    galley = set_box(box, inner, wide)
    return galley, (tall - galley.height) * _SHARES[box.align]
