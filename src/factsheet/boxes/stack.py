"""`stack`: boxes one below the other, room to those that grow, then to gaps; `slot`: one of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from factsheet.art.outline import rect
from factsheet.boxes.box import Box, Problem, box_extent, kind, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.boxes.tree import build
from factsheet.display import Placed, Shape
from factsheet.errors import Diagnostic, LayoutError, Span
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import LEVEL, GalleyExtent, RoomLine, joined
from factsheet.setting.galley import Galley, H, join, piled
from factsheet.setting.style import Align, Distance, Gap, Length, Spec
from factsheet.workshop import remembered
from factsheet.yaml_source import parse


class Divider(Spec):
    """A thin rule in the middle of each gap."""

    swatch: str
    weight: Length = 0.5


@kind("stack")
class StackBox(Box):
    """Boxes one below the other."""

    by_gaps: ClassVar[bool] = True

    stack: tuple[Box, ...]
    gap: Distance = Gap()
    divider: Divider | None = None
    justify: Align = Align.START

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        pairs = self._standing(setting, width)
        gap = self.gap.at(setting.step.space)
        heights: dict[int, float] = {}
        if height is not None:
            heights = _grown(pairs, width, height - gap * (len(pairs) - 1))
        galleys = [
            set_box(box, inner, width, heights.get(number)) for number, ((box, inner), _) in enumerate(pairs)
        ]
        if height is not None:
            gap = self._opened(gap, galleys, height)
        return self._joined(galleys, width, gap, height)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        space = setting.step.space
        gap = self.gap.at(space)
        there = [found for _, found in self._standing(setting, width)]
        if len(there) == 1:
            return there[0]
        between = max(0, len(there) - 1)
        line = self.gap.line(space) if between else LEVEL
        steep = sum([found.steep for found in there]) + line.steep * between
        parts = [(found, y) for found, _, y in piled(there, gap)]
        return joined(
            _used(there, gap), parts, line if steep == line.steep else RoomLine(steep, line.low, line.high)
        )

    def _standing(self, setting: LayoutContext, width: float) -> list[tuple[Child, GalleyExtent]]:
        """The boxes that are there, and those that grow, with their extents."""
        pairs = [(child, box_extent(child[0], child[1], width)) for child in expand(self.stack, setting)]
        return [pair for pair in pairs if pair[1].there or pair[0][0].grow]

    def _opened(self, gap: float, galleys: list[Galley], height: float) -> float:
        """The gap that uses the height, not over its maximum."""
        if self.gap.max is None or len(galleys) < 2:
            return gap
        spare = height - sum(galley.height for galley in galleys)
        return max(gap, min(self.gap.max, spare / (len(galleys) - 1)))

    def _joined(self, galleys: list[Galley], width: float, gap: float, height: float | None) -> Galley:
        used = _used(galleys, gap)
        y = 0.0 if height is None else self.justify.share * max(0.0, height - used)
        parts, rules = [], []
        for number, galley in enumerate(galleys):
            if number and self.divider:
                rules.append(_rule(self.divider, width, y - gap / 2))
            parts.append((galley, 0.0, y))
            y += galley.height + gap
        return join(width, used if height is None else max(used, height), parts).behind(tuple(rules))

    def content_width(self, setting: LayoutContext) -> float:
        return max((box.wanted_width(inner) for box, inner in expand(self.stack, setting)), default=0.0)


def _used(parts: Sequence[H], gap: float) -> float:
    """How high things are one below the other."""
    return sum(part.height for part in parts) + gap * max(0, len(parts) - 1)


def _rule(divider: Divider, width: float, middle: float) -> Placed:
    bar = rect(0, 0, width, divider.weight)
    return Placed(Shape(bar, width, divider.weight, fill=divider.swatch), 0.0, middle - divider.weight / 2)


def _grown(pairs: list[tuple[Child, GalleyExtent]], width: float, height: float) -> dict[int, float]:
    """The heights of the boxes that grow, by their number.

    The spare height is shared out among them, up to the height each may have.
    """
    spare = height - sum(found.height for _, found in pairs)
    open_to = {number for number, (child, _) in enumerate(pairs) if child[0].grow}
    heights = {number: pairs[number][1].height for number in open_to}
    while spare > 0.01 and open_to:
        shares = sum(pairs[number][0][0].grow for number in open_to)
        full = set()
        for number in sorted(open_to):
            box, setting = pairs[number][0]
            wanted, most = heights[number] + spare * box.grow / shares, box.most_height(setting, width)
            if most is not None and wanted > most:
                wanted = max(most, heights[number])
                full.add(number)
            heights[number] = wanted
        spare = height - sum(heights.get(n, found.height) for n, (_, found) in enumerate(pairs))
        open_to = open_to - full if full else set()
    return heights


@remembered(most=64)
def arranged(name: str, arrangement: str) -> Box:
    """The box tree that a block kind gives as YAML; LayoutError if it is none."""
    return built(parse(arrangement, f"<arrangement of {name}>").value, name)


def built(value: Any, name: str) -> Box:
    """The box tree that plain values describe for a block; LayoutError if they describe none."""
    problems: list[Problem] = []
    box = build(value, (), problems)
    if box is None:
        raise LayoutError(
            Diagnostic(
                f"the arrangement of block {name}: {message}",
                Span(f"<arrangement of {name}>"),
                hint,
                code="block-arrangement",
            )
            for _, message, hint, _ in problems
        )
    return box
