"""Schemes of imposition: what is to be made of the sheets, as the words of a job ticket."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factsheet.pdftools.impose.signatures import Side, backed, in_order, repeated, saddle, stacked

Shape = tuple[int, int]
"""Cells across and down."""

_MOST = 8


class Duplex(StrEnum):
    """The edge of the sheet about which the printer turns it over for its back."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """What all schemes share.

    `gutter` is the room between two pages that are cut apart, in points; None is twice the pages'
    bleed where the sheet has the room.  `marks` adds fold and cut marks.  `duplex` prints on both
    sides.  `margin` is kept free at the edges of the sheet, for printers that cannot print there.
    """

    gutter: float | None = None
    marks: bool = True
    duplex: Duplex | None = None
    margin: float = 0.0

    @property
    def two_sided(self) -> bool:
        return self.duplex is not None

    def shapes(self) -> tuple[Shape, ...]:
        """Return the arrangements of cells that the scheme allows."""
        raise NotImplementedError

    def sides(self, count: int, shape: Shape) -> tuple[Side, ...]:
        """Return the pages of every side; on sheets with two sides, front and back in turn."""
        raise NotImplementedError

    def gutters(self, bleed: float) -> tuple[float, ...]:
        """Return the gutters to try, best first, for pages with this bleed."""
        return (2 * bleed, 0.0) if self.gutter is None else (self.gutter,)

    def shift(self, side: int) -> float:
        """Return how far the pages of a side move towards the fold, in points."""
        return 0.0


@dataclass(frozen=True, slots=True)
class NUp(Scheme):
    """Pages beside and below each other in reading order, `up` on a side: for proofs and handouts."""

    up: int = 2

    def shapes(self) -> tuple[Shape, ...]:
        return _shapes(self.up)

    def sides(self, count: int, shape: Shape) -> tuple[Side, ...]:
        sides = in_order(count, self.up)
        blank = (None,) * self.up
        return (*sides, blank) if self.two_sided and len(sides) % 2 else sides


@dataclass(frozen=True, slots=True)
class StepAndRepeat(Scheme):
    """The same page as often as the sheet holds it (or `up` times), to be cut apart.

    On sheets with two sides the second page stands behind the first.
    """

    up: int = 0

    def shapes(self) -> tuple[Shape, ...]:
        return _shapes(self.up)

    def sides(self, count: int, shape: Shape) -> tuple[Side, ...]:
        cells = shape[0] * shape[1]
        leaves = repeated(-(-count // 2) if self.two_sided else count, cells)
        return backed(leaves, shape[0], count) if self.two_sided else leaves


@dataclass(frozen=True, slots=True)
class CutAndStack(Scheme):
    """Sheets cut into stacks that lie in order when they are put on each other.

    `up` stacks, or as many as the sheet holds at full size, but two at least.
    """

    up: int = 0

    def shapes(self) -> tuple[Shape, ...]:
        return _shapes(self.up)

    def sides(self, count: int, shape: Shape) -> tuple[Side, ...]:
        cells = shape[0] * shape[1]
        leaves = stacked(-(-count // 2) if self.two_sided else count, cells)
        return backed(leaves, shape[0], count) if self.two_sided else leaves


@dataclass(frozen=True, slots=True)
class Booklet(Scheme):
    """Sheets folded once, laid into each other and stitched through the fold.

    `creep` is the thickness of the paper, in points: each sheet inside another is pushed out by it,
    so its pages are moved towards the fold by as much.
    """

    creep: float = 0.0

    @property
    def two_sided(self) -> bool:
        return True

    def shapes(self) -> tuple[Shape, ...]:
        return ((2, 1),)

    def gutters(self, bleed: float) -> tuple[float, ...]:
        """Return no gutter: the two pages of a side meet in the fold."""
        return (0.0,)

    def sides(self, count: int, shape: Shape) -> tuple[Side, ...]:
        return saddle(count)

    def shift(self, side: int) -> float:
        """Return nothing for the outermost sheet, and one thickness more for each sheet inside it.

        >>> [Booklet(0.25).shift(side) for side in range(6)]
        [0.0, 0.0, 0.25, 0.25, 0.5, 0.5]
        """
        return side // 2 * self.creep


def _shapes(up: int) -> tuple[Shape, ...]:
    """Return all ways to arrange so many cells; without a number, all from two cells to eight by eight."""
    if up:
        return tuple((across, up // across) for across in range(1, up + 1) if up % across == 0)
    sides = range(1, _MOST + 1)
    return tuple((across, down) for across in sides for down in sides if across * down > 1)
