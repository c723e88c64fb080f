"""The widths of the boxes of a row, and of columns that hold several boxes each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from factsheet.boxes.box import box_extent, wanted_width
from factsheet.boxes.choice import Child
from factsheet.units import points


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


def raised(least: Sequence[float], stops: Sequence[Sequence[float]], room: float) -> list[float]:
    """Return least widths of columns, raised to what lets most of their cells stand on one line; points.

    `stops` are, for each column, the widths at which one more of its cells does.  What is left of the room
    goes, step by step, to where it brings the most of them for its width.

    >>> raised([20.0, 10.0], [[20.0, 80.0], [30.0, 30.0, 35.0]], 60.0)
    [20.0, 35.0]
    """
    widths, spare = list(least), room - sum(least)
    waiting = [sorted(own) for own in stops]
    while True:
        best = (0.0, 0, 0.0)
        for column, own in enumerate(waiting):
            width = widths[column]
            own[:] = [each for each in own if width < each <= width + spare]
            for count, stop in enumerate(own, 1):
                best = max(best, (count / (stop - width), column, stop))
        gain, column, stop = best
        if not gain:
            return widths
        spare -= stop - widths[column]
        widths[column] = stop


def leveled(widths: list[float], whole: list[float], room: float) -> list[float]:
    """Return widths that fit a room: the widest are brought down to one width, but none under its `whole`.

    >>> [round(each) for each in leveled([10.0, 20.0, 60.0, 90.0], [0.0, 0.0, 40.0, 0.0], 100.0)]
    [10, 20, 40, 30]
    """
    low, high = 0.0, max(widths)
    for _ in range(40):
        most = (low + high) / 2
        taken = sum(max(kept, min(each, most)) for each, kept in zip(widths, whole, strict=True))
        low, high = (most, high) if taken <= room else (low, most)
    return [max(kept, min(each, low)) for each, kept in zip(widths, whole, strict=True)]


GRID = 12
_CELLS = 48
_INFINITE = float("inf")


def _column(value: Any) -> Any:
    """`5` is grid columns, `87mm` a length, and two words stand for themselves."""
    if isinstance(value, bool):
        raise ValueError("a column is a number of grid columns, a length, auto or rest")
    if value in ("auto", "rest") or isinstance(value, int):
        return value
    if isinstance(value, Decimal) and value == int(value):
        return int(value)
    return points(value)


Column = Annotated[Any, BeforeValidator(_column)]


def span_widths(
    children: tuple[Child, ...], columns: tuple[Any, ...], width: float, gap: float
) -> list[float]:
    """The widths of boxes in columns given one by one; what is left is shared by `rest`.

    With fewer boxes than columns (an optional one is not there) the last ones are left out.
    """
    wanted: list[float | None] = []
    for (box, setting), column in zip(children, columns, strict=False):
        if column == "rest":
            wanted.append(None)
        elif column == "auto":
            wanted.append(min(wanted_width(box, setting) + 0.01, width))
        elif isinstance(column, int):
            wanted.append((width + gap) * column / GRID - gap)
        else:
            wanted.append(column)
    wanted += [None] * (len(children) - len(wanted))
    spare = width - gap * (len(wanted) - 1) - sum(each for each in wanted if each is not None)
    rest = max(0.0, spare) / max(1, wanted.count(None))
    return [rest if each is None else each for each in wanted]


def fitted_widths(children: tuple[Child, ...], width: float, gap: float) -> list[float]:
    """The widths at which the highest box is lowest, the room left over shared equally."""
    room = width - gap * (len(children) - 1)
    steps = [room * n / _CELLS for n in range(4, _CELLS - 4 * len(children) + 5)]
    heights = [_heights(child, steps) for child in children]
    for limit in sorted({height for column in heights for height in column if height < _INFINITE}):
        widths = [_narrowest(steps, column, limit) for column in heights]
        if sum(widths) <= room + 0.01:
            spare = (room - sum(widths)) / len(widths)
            return [each + spare for each in widths]
    return [room / len(children)] * len(children)


def _heights(child: Child, steps: list[float]) -> list[float]:
    """The height of a box at each of some rising widths.

    A box gets no higher when it gets wider, so that between two widths of one height there
    is no other to look for.
    """
    heights = [0.0] * len(steps)
    if not steps:
        return heights
    heights[0], heights[-1] = _height(child, steps[0]), _height(child, steps[-1])
    waiting = [(0, len(steps) - 1)]
    while waiting:
        low, high = waiting.pop()
        if heights[low] == heights[high]:
            heights[low:high] = [heights[low]] * (high - low)
        elif high > low + 1:
            middle = (low + high) // 2
            heights[middle] = _height(child, steps[middle])
            waiting += [(low, middle), (middle, high)]
    return heights


def _height(child: Child, width: float) -> float:
    if width < child[0].min_width:
        return _INFINITE
    found = box_extent(child[0], child[1], width)
    return _INFINITE if found.overfull else found.height


def _narrowest(steps: list[float], heights: list[float], limit: float) -> float:
    fitting = (step for step, height in zip(steps, heights, strict=True) if height <= limit + 0.01)
    return next(fitting, _INFINITE)
