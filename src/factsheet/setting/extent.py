"""How high copy and boxes come out in a width: what a galley tells of itself, without what stands on it.

Thousands of widths are tried while pages are found, and of hardly any is more asked than this.  A kind of box
that chooses between arrangements chooses by extents, and sets the one that it has chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factsheet.setting.galley import Galley, LargeLines


class GalleyExtent(NamedTuple):
    """The height of something in a width, its first and last baselines from its top, how many lines it has.

    `overfull` names the copy that is wider than its measure, `large` are the lines of large type; `there`
    says whether there is anything at all.  All as a galley has them, in points.  What is not `settled` has
    its lines elsewhere once it fills its room: where, only its galley tells.
    """

    height: float
    first: float | None = None
    last: float | None = None
    lines: int = 0
    overfull: tuple[str, ...] = ()
    large: tuple[LargeLines, ...] = ()
    there: bool = True
    settled: bool = True


NOTHING = GalleyExtent(0.0, there=False)


def extent_of(galley: Galley) -> GalleyExtent:
    """Return the extent of what is set."""
    lines = galley.baselines
    first, last = (lines[0], lines[-1]) if lines else (None, None)
    there = bool(lines) or not galley.empty
    return GalleyExtent(galley.height, first, last, len(lines), galley.overfull, galley.large, there)


def joined(height: float, parts: Iterable[tuple[GalleyExtent, float]]) -> GalleyExtent:
    """Return the extent of parts in one room so high, each with its distance from the top.

    That of one that fills the room by itself is the same, as it is for `join`.
    """
    kept = tuple(parts)
    if len(kept) == 1 and not kept[0][1] and kept[0][0].height == height:
        return kept[0][0]
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
    return GalleyExtent(height, first, last, lines, overfull, large, there, settled)
