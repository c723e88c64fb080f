"""`grid`: boxes in rows of so many columns; the boxes of a row share their height."""

from __future__ import annotations

from factsheet.boxes.box import Box, kind, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.boxes.level import levelled
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Distance, Gap, Length


@kind("grid")
class GridBox(Box):
    """Boxes in equal columns and even rows, in fewer columns where a word would be wider than its own.

    With fewer boxes than columns they spread over the width.
    """

    grid: tuple[Box, ...]
    columns: int
    gap: Length | None = None
    row_gap: Distance = Gap()

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        children = expand(self.grid, setting)
        if not children:
            return Galley(0.0, 0.0)
        counts = dict.fromkeys(_even_columns(len(children), most) for most in range(self.columns, 0, -1))
        galleys = (self._laid(setting, children, width, count) for count in counts)
        first = next(galleys)
        if not first.overfull:
            return first
        return next((galley for galley in galleys if not galley.overfull), first)

    def _laid(self, setting: LayoutContext, children: tuple[Child, ...], width: float, count: int) -> Galley:
        """The boxes in so many columns."""
        gap = setting.gutter if self.gap is None else self.gap
        wide = (width - gap * (count - 1)) / count
        down = self.row_gap.at(setting.step.space)
        parts, y = [], 0.0
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
