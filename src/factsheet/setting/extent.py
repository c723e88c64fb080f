"""How high copy and boxes come out in a width: what a galley tells of itself, without what stands on it.

Thousands of widths are tried while pages are found, and of hardly any is more asked than this.  A kind of box
that chooses between arrangements chooses by extents, and sets the one that it has chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf
from typing import NamedTuple

from factsheet.setting.galley import Galley, LargeLines


class GalleyExtent(NamedTuple):
    """The height of something in a width, its first and last baselines from its top, how many lines it has.

    `overfull` names the copy that is wider than its measure, `large` are the lines of large type; `there`
    says whether there is anything at all.  All as a galley has them, in points.  What is not `settled` has
    its lines elsewhere once it fills its room: where, only its galley tells.

    As all room opens, heights follow straight lines with corners: `steep` is how much higher it gets as the
    factor of all room grows by 1, from the factor `low` to `high`, between which there is no corner.
    """

    height: float
    first: float | None = None
    last: float | None = None
    lines: int = 0
    overfull: tuple[str, ...] = ()
    large: tuple[LargeLines, ...] = ()
    there: bool = True
    settled: bool = True
    steep: float = 0.0
    low: float = 0.0
    high: float = inf

    def here(self, space: float) -> GalleyExtent:
        """Return the extent as one that is known at this factor of all room alone."""
        return self._replace(steep=0.0, low=space, high=space)


NOTHING = GalleyExtent(0.0, there=False)


def extent_of(galley: Galley) -> GalleyExtent:
    """Return the extent of what is set."""
    lines = galley.baselines
    first, last = (lines[0], lines[-1]) if lines else (None, None)
    there = bool(lines) or not galley.empty
    return GalleyExtent(galley.height, first, last, len(lines), galley.overfull, galley.large, there)


class RoomLine(NamedTuple):
    """How much higher something gets as the factor of all room grows by 1, between two factors."""

    steep: float = 0.0
    low: float = 0.0
    high: float = inf

    def at_least(self, spare: float, space: float) -> RoomLine:
        """Return the line of what has `spare` more height, in points, than its least: then it is level."""
        steep, low, high = self
        if not steep:
            return self
        turn = space - spare / steep
        if spare < 0 or (spare == 0 and steep < 0):
            return RoomLine(0.0, low, min(high, turn)) if steep > 0 else RoomLine(0.0, max(low, turn), high)
        return RoomLine(steep, max(low, turn), high) if steep > 0 else RoomLine(steep, low, min(high, turn))

    def within(self, other: RoomLine) -> RoomLine:
        """Return the line between the factors at which the other is straight, too."""
        return RoomLine(self.steep, max(self.low, other.low), min(self.high, other.high))


LEVEL = RoomLine()
_SAME = 1e-9


def only_at(space: float) -> RoomLine:
    """Return the line of what is known at one factor of all room alone."""
    return RoomLine(0.0, space, space)


def is_level(extent: GalleyExtent) -> bool:
    """Return whether something is as high at each factor of all room, and all in it at its place."""
    return not extent.steep and not extent.low and extent.high == inf


def highest(parts: Sequence[GalleyExtent], space: float) -> RoomLine:
    """Return the line of the height of the highest of some things: it ends where another gets as high."""
    best = max(parts, key=_high_and_steep)
    height, steep, low, high = best.height, best.steep, best.low, best.high
    for part in parts:
        if part.steep != steep:
            meet = space + (height - part.height) / (part.steep - steep)
            if part.steep > steep:
                high = min(high, meet)
            else:
                low = max(low, meet)
        low, high = max(low, part.low), min(high, part.high)
    return RoomLine(steep, low, high)


def lower_between(
    parts: Sequence[GalleyExtent], height: float, steep: float, space: float
) -> tuple[float, float]:
    """Return between which factors of all room all of some things are lower than a line; none: last first.

    The line has a height at `space`, and rises by `steep` as the factor grows by 1.
    """
    first, last = -inf, inf
    for part in parts:
        lower, rise = height - part.height, part.steep - steep
        if rise:
            meet = space + lower / rise
            first, last = (first, min(last, meet)) if rise > 0 else (max(first, meet), last)
        elif lower <= _SAME:
            return inf, -inf
    return first, last


def _high_and_steep(extent: GalleyExtent) -> tuple[float, float]:
    return extent.height, extent.steep


def padded(inside: GalleyExtent, top: float, height: float, line: RoomLine = LEVEL) -> GalleyExtent:
    """Return the extent of one thing so far from the top of a room; that which fills it is the same."""
    steep, low, high = line
    low, high = max(low, inside.low), min(high, inside.high)
    if not top and inside.height == height:
        same = steep == inside.steep and low == inside.low and high == inside.high
        return inside if same else inside._replace(steep=steep, low=low, high=high)
    _, first, last, lines, overfull, large, there, settled, _, _, _ = inside
    if lines:
        assert first is not None and last is not None
        first, last = top + first, top + last
    else:
        first = last = None
    if large:
        large = tuple([each._replace(bottom=top + each.bottom) for each in large])
    return GalleyExtent(
        height, first, last, lines, overfull, large, there or height > 0, settled, steep, low, high
    )


def joined(
    height: float, parts: Iterable[tuple[GalleyExtent, float]], line: RoomLine = LEVEL
) -> GalleyExtent:
    """Return the extent of parts in one room so high, each with its distance from the top.

    That of one that fills the room by itself is the same, as it is for `join`.  `line` is how the height
    follows all room, as far as the parts allow.
    """
    kept = tuple(parts)
    if len(kept) == 1:
        return padded(*kept[0], height, line)
    steep, low, high = line
    first: float | None = None
    last: float | None = None
    lines = 0
    overfull: tuple[str, ...] = ()
    large: tuple[LargeLines, ...] = ()
    there, settled = height > 0, True
    for part, y in kept:
        if part.lines:
            top, bottom = part.first, part.last
            assert top is not None and bottom is not None
            first = y + top if first is None or y + top < first else first
            last = y + bottom if last is None or y + bottom > last else last
            lines += part.lines
        if part.overfull:
            overfull += part.overfull
        if part.large:
            large += tuple([each._replace(bottom=y + each.bottom) for each in part.large])
        there = there or part.there
        settled = settled and part.settled
        if part.low > low:
            low = part.low
        if part.high < high:
            high = part.high
    return GalleyExtent(height, first, last, lines, overfull, large, there, settled, steep, low, high)
