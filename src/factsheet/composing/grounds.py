"""Grounds: which of its swatches each tile stands on, so that no two that touch are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.composing.bench import Bench
from factsheet.composing.plan import PagePlan, Plan, PlanColumn, Tile

_PASSES = 4
_LATER = 0.01  # what the second swatch of a tile costs against the first
_BESIDE = 0.6  # tiles of columns side by side need not touch; those below each other do


class _Touch(NamedTuple):
    """Two tiles that touch, and how much it would be seen if they stood on one ground."""

    one: Tile
    other: Tile
    weight: float


def chosen_grounds(bench: Bench, plan: Plan) -> dict[Tile, str]:
    """Return a ground for every tile: the first of its block's that no neighbor has, if there is one."""
    chosen: dict[Tile, str] = {}
    for number, page in enumerate(plan.pages):
        chosen |= _of_page(bench, page, below_head=number > 0)
    return chosen


def _of_page(bench: Bench, page: PagePlan, below_head: bool) -> dict[Tile, str]:
    """The grounds of a page: one tile after the other, then each once more with its neighbors known."""
    head = bench.layout.spec.compose.running_head
    over = {column.tiles[0] for column in page[0]} if head and below_head else set()
    near: dict[Tile, list[tuple[Tile, float]]] = {}
    for touch in _touching(page):
        near.setdefault(touch.one, []).append((touch.other, touch.weight))
        near.setdefault(touch.other, []).append((touch.one, touch.weight))
    tiles = [tile for band in page for column in band for tile in column.tiles]
    chosen: dict[Tile, str] = {}

    def cost(tile: Tile, place: int, ground: str) -> float:
        if not ground:
            return _LATER * place
        alike = sum(weight for other, weight in near.get(tile, ()) if chosen.get(other) == ground)
        return alike + _LATER * place + (head is not None and tile in over and ground == head.ground)

    for _ in range(_PASSES):
        before = dict(chosen)
        for tile in tiles:
            options = bench.blocks[tile.piece.block].grounds
            _, best = min((cost(tile, place, each), place) for place, each in enumerate(options))
            chosen[tile] = options[best]
        if chosen == before:
            break
    return chosen


def _touching(page: PagePlan) -> Iterator[_Touch]:
    """The pairs of tiles that touch: below each other, over columns of the next band, beside each other."""
    above: tuple[PlanColumn, ...] = ()
    for band in page:
        for column in band:
            for one, other in zip(column.tiles, column.tiles[1:], strict=False):
                yield _Touch(one, other, 1.0)
            for each in above:
                if each.start < column.stop and column.start < each.stop:
                    yield _Touch(each.tiles[-1], column.tiles[0], 1.0)
        for left, right in zip(band, band[1:], strict=False):
            whole = len(left.tiles) == len(right.tiles) == 1
            for one in left.tiles:
                for other in right.tiles:
                    yield _Touch(one, other, 1.0 if whole else _BESIDE)
        above = band
