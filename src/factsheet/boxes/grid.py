"""`grid`: boxes in rows of so many columns; the boxes of a row share their height."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from factsheet.boxes.box import Box, kind, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.boxes.level import levelled, of_one_size
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Distance, Gap, Length


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
        counts = dict.fromkeys(_even_columns(len(children), most) for most in range(self.columns, 0, -1))
        found: Galley | None = None
        for count in counts:
            galley = self._laid(setting, children, width, count)
            if not galley.overfull and not self._long(setting, children, width, count):
                return galley
            if found is None or (found.overfull and not galley.overfull):
                found = galley
        return found or Galley(0.0, 0.0)

    def _long(self, setting: LayoutContext, children: tuple[Child, ...], width: float, count: int) -> bool:
        """Whether the copy of a box has more lines in so many columns than it may."""
        wide = self._wide(setting, width, count)
        each = (set_box(box, inner, wide).baselines for box, inner in children) if self.most_lines else ()
        return any(len(lines) > self.most_lines for lines in each)

    def _wide(self, setting: LayoutContext, width: float, count: int) -> float:
        gap = setting.gutter if self.gap is None else self.gap
        return (width - gap * (count - 1)) / count

    def _laid(self, setting: LayoutContext, children: tuple[Child, ...], width: float, count: int) -> Galley:
        """The boxes in so many columns."""
        gap = setting.gutter if self.gap is None else self.gap
        wide = self._wide(setting, width, count)
        down = self.row_gap.at(setting.step.space)
        parts, y = [], 0.0
        children = of_one_size(children, wide)
        for start in range(0, len(children), count):
            row = levelled(children[start : start + count], wide)
            natural = [set_box(box, inner, wide) for box, inner in row]
            tall = max(galley.height for galley in natural)
            for number, child in enumerate(row):
                parts.append((_cell(child, wide, tall, natural[number]), number * (wide + gap), y))
            y += tall + down
        return join(width, y - down, parts)


def _even_columns(items: int, most: int) -> int:
    """As many columns as make the rows even: five items in four columns stand 3 + 2."""
    rows = -(-items // most)
    return -(-items // rows)


def _cell(child: Child, wide: float, tall: float, natural: Galley) -> Galley:
    box, inner = child
    if box.align is None:
        return set_box(box, inner, wide, tall)
    share = {"start": 0.0, "center": 0.5, "end": 1.0}[box.align]
    drop = (tall - natural.height) * share
    return join(wide, tall, [(natural, 0.0, drop)])
