"""`stack`: boxes one below the other, room to those that grow, then to gaps; `slot`: one of blocks."""

from __future__ import annotations

from typing import Any, ClassVar

from factsheet.art.outline import rect
from factsheet.boxes.box import Box, Problem, kind, set_box
from factsheet.boxes.choice import Child, expand
from factsheet.boxes.tree import build
from factsheet.display import Placed, Shape
from factsheet.errors import Diagnostic, LayoutError, Span
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, join
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
        children = expand(self.stack, setting)
        pairs = [(child, set_box(child[0], child[1], width)) for child in children]
        pairs = [(child, galley) for child, galley in pairs if not galley.empty or child[0].grow]
        gap = self.gap.at(setting.step.space)
        if height is not None:
            pairs = _grown(pairs, width, height - gap * (len(pairs) - 1))
            gap = self._opened(gap, [galley for _, galley in pairs], height)
        return self._joined([galley for _, galley in pairs], width, gap, height)

    def _opened(self, gap: float, galleys: list[Galley], height: float) -> float:
        """The gap that uses the height, not over its maximum."""
        if self.gap.max is None or len(galleys) < 2:
            return gap
        spare = height - sum(galley.height for galley in galleys)
        return max(gap, min(self.gap.max, spare / (len(galleys) - 1)))

    def _joined(self, galleys: list[Galley], width: float, gap: float, height: float | None) -> Galley:
        used = sum(galley.height for galley in galleys) + gap * max(0, len(galleys) - 1)
        y = _start(self.justify, 0.0 if height is None else height - used)
        parts, rules = [], []
        for number, galley in enumerate(galleys):
            if number and self.divider:
                rules.append(_rule(self.divider, width, y - gap / 2))
            parts.append((galley, 0.0, y))
            y += galley.height + gap
        return join(width, used if height is None else max(used, height), parts).behind(tuple(rules))

    def content_width(self, setting: LayoutContext) -> float:
        return max((box.wanted_width(inner) for box, inner in expand(self.stack, setting)), default=0.0)


def _start(justify: Align, spare: float) -> float:
    match justify:
        case Align.START:
            return 0.0
        case Align.CENTER:
            return max(0.0, spare / 2)
        case Align.END:
            return max(0.0, spare)


def _rule(divider: Divider, width: float, middle: float) -> Placed:
    bar = rect(0, 0, width, divider.weight)
    return Placed(Shape(bar, width, divider.weight, fill=divider.swatch), 0.0, middle - divider.weight / 2)


def _grown(pairs: list[tuple[Child, Galley]], width: float, height: float) -> list[tuple[Child, Galley]]:
    """The spare height shared out among the boxes that grow, up to the height each may have."""
    spare = height - sum(galley.height for _, galley in pairs)
    open_to = {number for number, (child, _) in enumerate(pairs) if child[0].grow}
    heights = {number: pairs[number][1].height for number in open_to}
    while spare > 0.01 and open_to:
        shares = sum(pairs[number][0][0].grow for number in open_to)
        full = set()
        for number in sorted(open_to):
            box = pairs[number][0][0]
            wanted = heights[number] + spare * box.grow / shares
            if box.max_height is not None and wanted > box.max_height:
                wanted = max(box.max_height, heights[number])
                full.add(number)
            heights[number] = wanted
        spare = height - sum(heights.get(n, galley.height) for n, (_, galley) in enumerate(pairs))
        open_to = open_to - full if full else set()
    return [
        (child, set_box(child[0], child[1], width, heights[number]) if number in heights else galley)
        for number, (child, galley) in enumerate(pairs)
    ]


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
