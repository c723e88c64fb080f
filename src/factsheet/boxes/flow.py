"""`flow`: copy in balanced columns of equal width."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import ClassVar

from factsheet.boxes.box import Box, box_extent, kind, set_box
from factsheet.display import Placed
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Length

_FAR = 3  # lines: how far from even columns end rather than inside a word
_PARAGRAPH = 1.22  # of the step from line to line: a wider one is that to the next paragraph


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
    parts = []
    for first, stop in pairwise((0, *cuts(lines, count, galley.parted), len(lines))):
        own = lines[first:stop]
        lift = own[0] - lines[0]
        tail = galley.height - lines[-1]
        moved = tuple(line - lift for line in own)
        laid = partial(_lifted, galley, own, lift)
        parts.append(
            Galley(galley.width, moved[-1] + tail, laid, moved, galley.overfull if not first else ())
        )
    return parts


def cuts(lines: tuple[float, ...], count: int, parted: tuple[float, ...] = ()) -> list[int]:
    """Return before which lines columns begin: as many in each, no line of a paragraph alone where others do.

    A paragraph begins where its line is further from the last than lines are.  No column ends with one of the
    lines that are `parted`, with a hyphen inside a word: it ends up to three lines higher or lower.
    """
    steps = [after - before for before, after in pairwise(lines)]
    begins = {0, *(at for at, step in enumerate(steps, 1) if step > _PARAGRAPH * min(steps))}
    found: list[int] = []
    last = len(lines)
    for column in range(1, count):
        even = -(-last * column // count)
        least = (found[-1] if found else 0) + 1
        there = [cut for cut in range(even - _FAR, even + _FAR + 1) if least <= cut < last]
        near = [cut for cut in there if abs(cut - even) <= 1]
        whole = [cut for cut in near if lines[cut - 1] not in parted]
        if len(whole) < len(near) and all(_alone(cut, begins, last) for cut in whole):
            whole = [cut for cut in there if lines[cut - 1] not in parted]
        found += sorted(
            whole or near,
            key=lambda cut: (
                _alone(cut, begins, last),
                abs(cut - even),
                cut not in begins,
                cut < even,
            ),
        )[:1]
    return found


def _alone(cut: int, begins: set[int], last: int) -> int:
    """How many lines of a paragraph a cut leaves alone: the first over it, the last under it."""
    if cut in begins:
        return 0
    return (cut - 1 in begins) + (cut + 1 in begins or cut + 1 == last)


def _lifted(galley: Galley, own: tuple[float, ...], lift: float) -> tuple[Placed, ...]:
    """The items on some lines of a galley, moved up."""
    return tuple(
        [placed._replace(y=placed.y - lift) for placed in galley.items if own[0] <= placed.y <= own[-1]]
    )
