"""`flow`: copy in balanced columns of equal width."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from factsheet.boxes.box import Box, box_extent, kind, set_box
from factsheet.display import Placed
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Length


@kind("flow")
class Flow(Box):
    """A box of lines, cut into `count` columns of as many lines each as can be.

    Copy of fewer than two lines a column is set across instead.
    """

    by_gaps: ClassVar[bool] = True

    flow: Box
    count: int
    gap: Length | None = None

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        gap, wide = self._columns(setting, width)
        if box_extent(self.flow, setting, wide).lines < 2 * self.count:
            return set_box(self.flow, setting, width)
        whole = set_box(self.flow, setting, wide)
        parts = _cut(whole, self.count)
        placed = [(part, number * (wide + gap), 0.0) for number, part in enumerate(parts)]
        return join(width, max(part.height for part in parts), placed)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        _, wide = self._columns(setting, width)
        if box_extent(self.flow, setting, wide).lines < 2 * self.count:
            return box_extent(self.flow, setting, width)
        return super().extent(setting, width)

    def _columns(self, setting: LayoutContext, width: float) -> tuple[float, float]:
        """The room between two columns, and how wide each is."""
        gap = setting.gutter if self.gap is None else self.gap
        return gap, (width - gap * (self.count - 1)) / self.count


def _cut(galley: Galley, count: int) -> list[Galley]:
    """The lines dealt out in order; each column begins where the first began."""
    lines = galley.baselines
    deal = -(-len(lines) // count)
    parts = []
    for first in range(0, len(lines), deal):
        own = lines[first : first + deal]
        lift = own[0] - lines[0]
        tail = galley.height - lines[-1]
        moved = tuple(line - lift for line in own)
        laid = partial(_lifted, galley, own, lift)
        parts.append(
            Galley(galley.width, moved[-1] + tail, laid, moved, galley.overfull if not first else ())
        )
    return parts


def _lifted(galley: Galley, own: tuple[float, ...], lift: float) -> tuple[Placed, ...]:
    """The items on some lines of a galley, moved up."""
    return tuple(
        [placed._replace(y=placed.y - lift) for placed in galley.items if own[0] <= placed.y <= own[-1]]
    )
