"""A box tree made up into pages: the whole of it on one, or its bands over several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from factsheet.boxes.box import Box, Side, set_box
from factsheet.boxes.stack import StackBox
from factsheet.layout.model import Layout
from factsheet.makeup.edges import at_edge
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class PageAttempt:
    """The galleys of the pages at one step of the ladder, and by how much they run over (points)."""

    pages: tuple[Galley, ...]
    over: float
    overfull: tuple[str, ...]

    @property
    def fits(self) -> bool:
        return self.over <= _TOLERANCE and not self.overfull


def make_up(layout: Layout, setting: LayoutContext) -> PageAttempt:
    """The pages at the setting's step; what does not fit is told, never cut."""
    trees = _split(layout.spec.tree, layout, setting)
    size = layout.size
    galleys = tuple(set_box(tree, setting, size.width, size.height) for tree in trees)
    over = max(galley.height - size.height for galley in galleys)
    wide = tuple(path for galley in galleys for path in galley.overfull)
    return PageAttempt(galleys, max(0.0, over), wide)


def _split(tree: Box, layout: Layout, setting: LayoutContext) -> tuple[Box, ...]:
    """The tree, its bands dealt out over as many pages as the step allows and they need."""
    if setting.step.pages < 2 or not isinstance(tree, StackBox):
        return (tree,)
    heights = [_alone(tree, box, layout, setting) for box in tree.stack]
    if sum(heights) <= layout.size.height:
        return (tree,)
    starts = _even_breaks(heights, layout.size.height, setting.step.pages)
    stops = (*starts[1:], len(heights))
    boxes = list(tree.stack)
    for start in starts[1:]:
        _break_at(boxes, heights, start)
    return tuple(
        tree.model_copy(update={"stack": tuple(boxes[start:stop])})
        for start, stop in zip(starts, stops, strict=True)
    )


def _break_at(boxes: list[Box], heights: list[float], start: int) -> None:
    """Bring the bands on both sides of a page break to the edges of their pages."""
    above = next((n for n in range(start - 1, -1, -1) if heights[n]), None)
    below = next((n for n in range(start, len(boxes)) if heights[n]), None)
    if above is not None:
        boxes[above] = at_edge(boxes[above], Side.BOTTOM)
    if below is not None:
        boxes[below] = at_edge(boxes[below], Side.TOP)


def _alone(tree: StackBox, box: Box, layout: Layout, setting: LayoutContext) -> float:
    return set_box(tree.model_copy(update={"stack": (box,)}), setting, layout.size.width).height


def _even_breaks(heights: list[float], room: float, pages: int) -> tuple[int, ...]:
    """Where each page begins: pages that hold, as even as can be, and as few as can be.

    Bands stay whole.  When no way holds, the pages are as even as can be and the last tells
    what is left over.

    >>> _even_breaks([100, 60, 110, 40, 80], 297, 2)
    (0, 2)
    """
    ways = [
        (0, *breaks)
        for count in range(2, pages + 1)
        for breaks in combinations(range(1, len(heights)), count - 1)
    ]
    if not ways:
        return (0,)

    def longest(starts: tuple[int, ...]) -> float:
        return max(sum(heights[a:b]) for a, b in zip(starts, (*starts[1:], len(heights)), strict=True))

    def rank(starts: tuple[int, ...]) -> tuple[bool, int, float, tuple[int, ...]]:
        # Of equals the later break: what needs no height is left to fill the earlier page.
        return longest(starts) > room, len(starts), longest(starts), tuple(-start for start in starts)

    return min(ways, key=rank)
