"""Seams: pictures of neighboring tiles that touch; paper parts them, or two look like one that is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factsheet.boxes.box import Side
from factsheet.composing.bench import Bench
from factsheet.composing.plan import Band, BlockPart, PlanColumn, Tile
from factsheet.layout.model import SidePicture

_NEAR = 1e-6


class _Pictured(NamedTuple):
    """A tile with a picture, and over which of the columns of the page that stands."""

    place: SidePicture
    start: float
    stop: float

    def reaches(self, side: str) -> bool:
        """Whether the picture is at the upper edge of its tile (`top`), or at the lower (`bottom`)."""
        return self.place.side in (side, "end")


def is_pictured(bench: Bench) -> bool:
    """Return whether several blocks of a sheet may have a picture that reaches to the edges of their tile."""

    def several() -> bool:
        shown = [
            name
            for name, block in bench.blocks.items()
            for each in block.arrangements.values()
            if each.picture is not None and bench.allows(each, BlockPart(name))
        ]
        return len(set(shown)) > 1

    return bench.once(("pictured",), several)


def seams(bench: Bench, page: Sequence[Band]) -> int:
    """Return how many pictures on a page touch another: over each other, or side by side in a band.

    They are those that tiles have beside, over or under their copy, which reach to the edges of the tile.
    """
    return sum(1 for _ in _touching(bench, page))


def parted(bench: Bench, page: Sequence[Band]) -> dict[Tile, frozenset[Side]]:
    """Return at which sides paper is to part the picture of a tile from that of one over or before it."""
    found: dict[Tile, frozenset[Side]] = {}
    if is_pictured(bench):
        for tile, side in _touching(bench, page):
            found[tile] = found.get(tile, frozenset()) | {side}
    return found


def _touching(bench: Bench, page: Sequence[Band]) -> Iterator[tuple[Tile, Side]]:
    """The tiles whose picture touches one that stands before it, with the side at which it does."""
    above: list[_Pictured] = []
    for band in page:
        below: list[_Pictured] = []
        for column in band:
            upper = above
            for tile in column.tiles:
                lower = _pictured(bench, tile, column)
                if lower and any(_stacked(each, lower) for each in upper):
                    yield tile, Side.TOP
                upper = [lower] if lower else []
            below += upper
        for left, right in pairwise(band):
            for tile in _abreast(bench, left, right):
                yield tile, Side.START
        above = below


def _pictured(bench: Bench, tile: Tile, column: PlanColumn) -> _Pictured | None:
    picture = bench.blocks[tile.piece.block].arrangements[tile.arrangement].picture
    if picture is None:
        return None
    wide = column.stop - column.start
    start = column.stop - wide * picture.share if picture.side == "end" else column.start
    return _Pictured(picture, start, column.stop)


def _stacked(upper: _Pictured, lower: _Pictured) -> bool:
    """Whether the picture of a tile stands on that of the one below it."""
    if not (upper.reaches("bottom") and lower.reaches("top")):
        return False
    return min(upper.stop, lower.stop) - max(upper.start, lower.start) > _NEAR


def _abreast(bench: Bench, left: PlanColumn, right: PlanColumn) -> set[Tile]:
    """The tiles with a picture at the start of a column that touches one at the end of that before it.

    How high they are is not known: of several tiles in a column those count that begin or end level.
    """
    pairs = ((left.tiles[0], right.tiles[0], "top"), (left.tiles[-1], right.tiles[-1], "bottom"))
    found: set[Tile] = set()
    for one, other, side in pairs:
        first, second = _pictured(bench, one, left), _pictured(bench, other, right)
        if first and second and first.reaches(side) and second.place.side == side:
            found.add(other)
    return found
