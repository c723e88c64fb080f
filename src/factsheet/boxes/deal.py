"""`deal`: items dealt whole, in order, into columns of nearly one height."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, combinations, pairwise
from typing import ClassVar

from factsheet.boxes.box import Box, box_extent, kind, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import (
    NOTHING,
    GalleyExtent,
    RoomLine,
    highest,
    is_level,
    joined,
    lower_between,
    only_at,
)
from factsheet.setting.galley import Galley, H, join, piled
from factsheet.setting.style import Distance, Gap, Length

_SAME = 1e-6
_MOST_WAYS = 60  # to deal items: of more it is not looked up which is the lowest at other factors of all room


@kind("deal")
class DealBox(Box):
    """Items dealt whole, in order, into at most `count` columns.

    Items read down the first column, then down the next.  Those of a shorter column begin level with those of
    the highest where they have room there; else it opens its gaps.
    """

    by_gaps: ClassVar[bool] = True

    deal: tuple[Box, ...]
    count: int
    gap: Length | None = None
    row_gap: Distance = Gap()

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        children = expand(self.deal, setting)
        if not children:
            return Galley(0.0, 0.0)
        wide, step = self._columns(setting, children, width)
        galleys = [set_box(box, inner, wide) for box, inner in children]
        tall, parts = self._dealt(setting, galleys, step, height)
        return join(width, tall, parts)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        children = expand(self.deal, setting)
        if not children:
            return NOTHING
        wide, step = self._columns(setting, children, width)
        found = [box_extent(box, inner, wide) for box, inner in children]
        tall, parts = self._dealt(setting, found, step, None)
        return joined(tall, [(part, y) for part, _, y in parts], self._line(setting, found))

    def uneven(self, setting: LayoutContext, width: float) -> list[float]:
        """Return how far each column ends above the highest, its gaps as open as they may be, in points."""
        children = expand(self.deal, setting)
        if not children:
            return []
        wide, _ = self._columns(setting, children, width)
        items = [box_extent(box, inner, wide) for box, inner in children]
        count, gap = min(self.count, len(items)), self.row_gap.at(setting.step.space)
        starts, heights = dealt(items, count, gap)
        counts = [stop - start for start, stop in pairwise((*starts, len(items)))]
        more = 0.0 if self.row_gap.max is None else max(0.0, self.row_gap.max - gap)
        return [max(heights) - high - more * (own - 1) for high, own in zip(heights, counts, strict=True)]

    def _line(self, setting: LayoutContext, items: list[GalleyExtent]) -> RoomLine:
        """How the height of the columns follows all room: up to where another way to deal is lower."""
        space, count = setting.step.space, min(self.count, len(items))
        down = self.row_gap.line(space)
        if not down.steep and all(map(is_level, items)):
            return down
        if math.comb(len(items) - 1, count - 1) > _MOST_WAYS:
            return only_at(space)
        gap = GalleyExtent(self.row_gap.at(space), steep=down.steep)
        ways = [
            [_pile(items[start:stop], gap) for start, stop in pairwise((0, *cuts, len(items)))]
            for cuts in combinations(range(1, len(items)), count - 1)
        ]
        lowest = min(ways, key=lambda way: max((each.height, each.steep) for each in way))
        steep, low, high = highest(lowest, space)
        tall = max(each.height for each in lowest)
        for way in ways:
            first, last = lower_between(way, tall, steep, space)
            if last > space:
                high = min(high, max(first, space))
            elif first < last:
                low = max(low, last)
        return RoomLine(steep, low, high).within(down)

    def _columns(
        self, setting: LayoutContext, children: tuple[Child, ...], width: float
    ) -> tuple[float, float]:
        """How wide a column is, and how far the next begins from it."""
        gap = setting.gutter if self.gap is None else self.gap
        count = min(self.count, len(children))
        wide = (width - gap * (count - 1)) / count
        return wide, wide + gap

    def _dealt(
        self, setting: LayoutContext, items: list[H], step: float, height: float | None
    ) -> tuple[float, list[tuple[H, float, float]]]:
        """How high the columns are together, and where each item stands."""
        down = self.row_gap.at(setting.step.space)
        starts, heights = dealt(items, min(self.count, len(items)), down)
        tall = max(*heights, height or 0.0)
        most = down if self.row_gap.max is None else self.row_gap.max * max(1.0, setting.step.space)
        columns = [items[start:stop] for start, stop in pairwise((*starts, len(items)))]

        def spread(column: int) -> list[float]:
            """Where the items of a column begin if they end with the highest, as far as they may."""
            between = len(columns[column]) - 1
            own = min(max(most, down), down + (tall - heights[column]) / between) if between else down
            return [top for _, _, top in piled(columns[column], own)]

        rows = spread(heights.index(max(heights)))
        parts = []
        for column, inside in enumerate(columns):
            tops = rows[: len(inside)] if _on_rows(inside, rows, down, tall) else spread(column)
            parts += [(item, column * step, top) for item, top in zip(inside, tops, strict=True)]
        return tall if height is not None else max(heights), parts

    def content_width(self, setting: LayoutContext) -> float:
        return max((box.wanted_width(inner) for box, inner in expand(self.deal, setting)), default=0.0)


def _on_rows(items: Sequence[H], rows: Sequence[float], gap: float, tall: float) -> bool:
    """Whether items have room on the rows of another column, so that those beside each other begin level."""
    if len(items) > len(rows):
        return False
    ends = [top + item.height for item, top in zip(items, rows, strict=False)]
    begins = (*rows[1 : len(items)], tall + gap)
    return all(end + gap <= begin + _SAME for end, begin in zip(ends, begins, strict=True))


def _pile(items: Sequence[GalleyExtent], gap: GalleyExtent) -> GalleyExtent:
    """The height of a column of items, and how it follows all room."""
    between = len(items) - 1
    return GalleyExtent(
        sum([each.height for each in items]) + gap.height * between,
        steep=sum([each.steep for each in items]) + gap.steep * between,
        low=max([each.low for each in items]),
        high=min([each.high for each in items]),
    )


def dealt(galleys: list[H], count: int, gap: float) -> tuple[tuple[int, ...], list[float]]:
    """Return where each of some columns begins, and how high it is: the lowest way, and the most even."""
    ends = (0.0, *accumulate(galley.height + gap for galley in galleys))

    def high(start: int, stop: int) -> float:
        return ends[stop] - ends[start] - gap

    # For the first items in so many columns: how high the highest must be; then, no higher than that, the
    # least sum of squares, and where the last column begins.
    items = len(galleys)
    lowest = [high(0, stop) for stop in range(1, items + 1)]
    for columns in range(2, count + 1):
        lowest = [
            min((max(lowest[cut - 1], high(cut, stop)) for cut in range(columns - 1, stop)), default=ends[-1])
            for stop in range(1, items + 1)
        ]
    most = lowest[-1] + _SAME
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        best = {
            stop: min(
                (
                    (uneven + high(cut, stop) ** 2, (*starts, cut))
                    for cut, (uneven, starts) in best.items()
                    if cut < stop and high(cut, stop) <= most
                ),
                key=_evenest,
            )
            for stop in range(1, items + 1)
            if any(cut < stop and high(cut, stop) <= most for cut in best)
        }
    starts = best[items][1]
    return starts, [high(start, stop) for start, stop in zip(starts, (*starts[1:], items), strict=True)]


def _evenest(way: tuple[float, tuple[int, ...]]) -> tuple[float, tuple[int, ...]]:
    """What is least for the best way to deal items: of two as even, the one that fills its first columns."""
    uneven, starts = way
    return round(uneven, 3), tuple(-start for start in starts)


def rows_of(children: tuple[Child, ...], count: int) -> int:
    """Return how many items stand in the longest of so many columns."""
    return -(-len(children) // max(1, count))
