"""The widths of columns that hold several boxes each: as wide as they want, or as narrow as they may be."""

from __future__ import annotations

from collections.abc import Sequence


def solved(least: Sequence[float], wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Return the widths of columns in a room, all in points.

    Where everything has the width it wants, what is left over is shared in proportion to it; where that is
    too much, each column gives up as large a part of what it could do without as the others (the automatic
    layout of CSS Tables, https://www.w3.org/TR/css-tables-3/#width-distribution-algorithm).  Where even
    the least widths are too much, they are what is returned.

    >>> solved([10, 10], [20, 60], 160), solved([10, 10], [20, 60], 50)
    ((40.0, 120.0), (15.0, 35.0))
    """
    if sum(wanted) <= room:
        share = room / sum(wanted) if sum(wanted) else 0.0
        return (
            tuple(each * share for each in wanted) if share else (room / max(1, len(wanted)),) * len(wanted)
        )
    slack = sum(wanted) - sum(least)
    spare = room - sum(least)
    if spare <= 0 or slack <= 0:
        return tuple(float(each) for each in least)
    return tuple(low + (high - low) * spare / slack for low, high in zip(least, wanted, strict=True))
