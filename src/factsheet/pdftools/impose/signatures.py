"""Which page stands where: the order of pages on the sides of sheets, as plain numbers.

A side is a tuple of its cells, row by row from the top, each row from left to right as that side
is seen; a cell holds the index of a page or None for a blank.  Backs are given as for a sheet that
is turned over like the leaf of a book, about an upright axis.
"""

from __future__ import annotations

Side = tuple[int | None, ...]


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
