"""Schemes of imposition: what is to be made of the sheets, and which page then stands where.

A side is a tuple of its cells, row by row from the top, each row from left to right as that side
is seen; a cell holds the index of a page or None for a blank.  Backs are given as for a sheet that
is turned over like the leaf of a book, about an upright axis.
"""

from __future__ import annotations

from enum import StrEnum

from factsheet.records import dataclass

Side = tuple[int | None, ...]
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


# The order of pages on the sides of sheets, as plain numbers.


def in_order(count: int, cells: int) -> tuple[Side, ...]:
    """Return pages one after the other, as many on a side as there are cells.

    >>> in_order(3, 2)
    ((0, 1), (2, None))
    """
    return tuple(
        tuple(_page(start + cell, count) for cell in range(cells)) for start in range(0, count, cells)
    )


def repeated(count: int, cells: int) -> tuple[Side, ...]:
    """Return each page on a side of its own, as often as there are cells.

    >>> repeated(2, 2)
    ((0, 0), (1, 1))
    """
    return tuple((page,) * cells for page in range(count))


def saddle(count: int) -> tuple[Side, ...]:
    """Return the sides of sheets that are folded once and laid into each other, the outermost first.

    Front and back of a sheet follow each other; blanks are the last pages.

    >>> saddle(8)
    ((7, 0), (1, 6), (5, 2), (3, 4))
    """
    last = -(-count // 4) * 4 - 1
    sides: list[tuple[int, int]] = []
    for low in range(0, (last + 1) // 2, 2):
        high = last - low
        sides += [(high, low), (low + 1, high - 1)]
    return tuple((_page(left, count), _page(right, count)) for left, right in sides)


def stacked(count: int, cells: int) -> tuple[Side, ...]:
    """Return sheets printed on one side that are cut into stacks: laid on each other, they are in order.

    >>> stacked(5, 2)
    ((0, 3), (1, 4), (2, None))
    """
    sheets = -(-count // cells)
    return tuple(
        tuple(_page(cell * sheets + sheet, count) for cell in range(cells)) for sheet in range(sheets)
    )


def backed(leaves: tuple[Side, ...], across: int, count: int) -> tuple[Side, ...]:
    """Return leaves as sheets printed on both sides: leaf 3 holds the pages 6 and, behind it, 7.

    >>> backed(((0, 1),), 2, 4)
    ((0, 2), (3, 1))
    """
    sides: list[Side] = []
    for sheet in leaves:
        front, back = (
            tuple(None if leaf is None else _page(2 * leaf + face, count) for leaf in sheet)
            for face in (0, 1)
        )
        sides += [front, mirrored(back, across)]
    return tuple(sides)


def mirrored(side: Side, across: int) -> Side:
    """Return the rows of a side from right to left.

    >>> mirrored((0, 1, 2, 3), 2)
    (1, 0, 3, 2)
    """
    return tuple(cell for at in range(0, len(side), across) for cell in reversed(side[at : at + across]))


def _page(index: int, count: int) -> int | None:
    return index if index < count else None
