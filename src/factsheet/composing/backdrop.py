"""Backdrops: the picture behind the copy of a tile, and how far the copy stands off what is drawn there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from factsheet.art.details import details
from factsheet.art.outline import Bounds
from factsheet.art.pictures import Artwork
from factsheet.boxes.art import PictureBox
from factsheet.boxes.box import Box, Side, bled
from factsheet.boxes.row import RowBox
from factsheet.boxes.stack import StackBox
from factsheet.composing.bench import Bench
from factsheet.composing.plan import GRID
from factsheet.display import Direction, DisplayGroup, GlyphRun, Placed
from factsheet.fonts.library import Library
from factsheet.layout.model import Arrangement
from factsheet.setting.galley import Galley
from factsheet.setting.ink import glyph_inks
from factsheet.units import MM

_APART = 1.5 * MM  # copy stands so far from a detail at least
_ABOVE, _BELOW = 0.78, 0.24  # of the size of type: how far it reaches over its baseline, and under it
_LARGE = 20.0  # type of this size or more may stand over the foot of a detail letter by letter
_TURNS = 8
_NEAR = 0.3 * MM


class Backdrop(NamedTuple):
    """A picture that fills a tile behind its copy; `mirrored` as against the copy's own direction.

    `corners` are where its details begin, from the start edge and the top, in a tile as large as it is.
    """

    art: Artwork
    anchor: str
    mirrored: bool
    bleed: float
    corners: tuple[tuple[float, float], ...] = ()

    def boxes(self, width: float, height: float, edges: frozenset[Side]) -> tuple[Bounds, ...]:
        """Return the details in a tile, in points from its start edge and its top."""
        x, y, wide, tall = bled(edges, self.bleed, width, height)
        found = details(self.art, wide, tall, self.anchor)
        if self.mirrored:
            found = tuple(
                Bounds(wide - each.right, each.top, wide - each.left, each.bottom) for each in found
            )
        return tuple(
            Bounds(each.left + x, each.top + y, each.right + x, each.bottom + y)
            for each in found
            if each.bottom > 0 and each.top < tall
        )


def backdrop(bench: Bench, block: str, arrangement: Arrangement) -> Backdrop | None:
    """Return the picture behind the copy of an arrangement; None if there is none."""
    if arrangement.picture is not None or not bench.blocks[block].back:
        return None
    return bench.once(("backdrop", block), partial(_behind, bench, block))


def _behind(bench: Bench, block: str) -> Backdrop | None:
    for box in bench.blocks[block].back:
        art = bench.art(box.picture) if isinstance(box, PictureBox) else None
        if isinstance(box, PictureBox) and art:
            mirrored = not box.turns and bench.edition.direction is Direction.RTL
            behind = Backdrop(art, box.anchor, mirrored, bench.layout.spec.page.bleed)
            whole = behind.boxes(art.width, art.height, frozenset())
            return behind._replace(corners=tuple((each.left, each.top) for each in whole))
    return None


def room_over(behind: Backdrop, width: float, right: float) -> float:
    """Return how far over the foot of a tile copy ends that stands clear of all details, in points.

    The copy reaches from the start to `right`, in a tile no higher than the picture at its width.
    """
    factor = width / behind.art.width
    tops = [top for left, top in behind.corners if left * factor < right + _APART]
    return (behind.art.height - min(tops)) * factor + _APART if tops else 0.0


def room_under(behind: Backdrop, width: float, copy: Box, start: float, end: float) -> float:
    """Return how far over the foot of a tile its last copy is to end, by its columns: it is not set yet.

    `start` and `end` are the room beside the copy, in points.
    """
    return room_over(behind, width, start + _width(copy, width - start - end))


def _width(copy: Box, inside: float) -> float:
    """How wide the last copy of a box is, in points: that of its columns if it has a row of its own."""
    last = copy.stack[-1] if isinstance(copy, StackBox) and copy.stack else copy
    if isinstance(last, RowBox) and len(last.row) == 1 and last.gap is not None:
        for columns in (last.columns, *last.other):
            column = columns[0] if isinstance(columns, tuple) else "rest"
            wide = (inside + last.gap) * column / GRID - last.gap if isinstance(column, int) else inside
            if wide >= last.row[0].min_width:
                return wide
    return inside


def lift(bench: Bench, galley: Galley, behind: Backdrop, edges: frozenset[Side]) -> float:
    """Return how much higher a tile must be, its copy staying at its top, for no copy to stand on a detail.

    It is 0 where none does.  The picture is anchored at the foot of the tile, so it sinks as the tile grows.
    """
    boxes = behind.boxes(galley.width, galley.height, edges)
    rtl = bench.edition.direction is Direction.RTL
    # As the picture sinks, copy meets no more of it: most stands over all of its details from the start.
    highest = min((box.top for box in boxes), default=math.inf)
    lines = [line for line in _marks(galley.items, bench.library, rtl) if line.bottom > highest]
    pairs = [
        (line, box)
        for line in lines
        for box in boxes
        if line.left < box.right and box.left < line.right and line.bottom > box.top
    ]
    down = 0.0
    for _ in range(_TURNS):
        more = max(
            (
                line.bottom - box.top - down
                for line, box in pairs
                if line.bottom > box.top + down and line.top < box.bottom + down
            ),
            default=0.0,
        )
        if more <= _NEAR:
            break
        down += more + _NEAR
    return down


def _marks(
    items: tuple[Placed, ...], library: Library, rtl: bool, x: float = 0.0, y: float = 0.0
) -> Iterator[Bounds]:
    """The boxes of copy, with the room around them that they need: a glyph of large type, a line of other."""
    for item, left, top in items:
        if not isinstance(item, DisplayGroup):
            continue
        sizes = [each.item.size for each in item.items if isinstance(each.item, GlyphRun)]
        start, base = x + left, y + top
        if not sizes:
            yield from _marks(item.items, library, rtl, start, base)
        elif max(sizes) < _LARGE:
            size = max(sizes)
            line = Bounds(start, base - _ABOVE * size, start + item.width, base + _BELOW * size)
            yield line.grown(_APART)
        else:
            yield from (ink.grown(_APART) for ink in glyph_inks(item, library, rtl, start, base))
