"""`space` and `rule`: room between boxes, and lines."""

from __future__ import annotations

from typing import ClassVar, Literal

from factsheet.art.outline import rect
from factsheet.boxes.box import Box, Sides, bled, kind
from factsheet.display import Placed, Shape
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley, drawn
from factsheet.setting.style import Length


@kind("space")
class SpaceBox(Box):
    """An empty height, which follows the space of the page."""

    space: Length

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        return Galley(width, max(self.space * setting.step.space, height or 0.0))

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        high = max(self.space * setting.step.space, 0.0)
        return GalleyExtent(high, there=high > 0, steep=max(self.space, 0.0))


@kind("rule")
class RuleBox(Box):
    """A filled bar: `weight` thick, as long as its box is wide (or high, when it runs `down`)."""

    by_gaps: ClassVar[bool] = True

    rule: str
    weight: Length = 0.5
    runs: Literal["across", "down"] = "across"
    over: Sides = frozenset()

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        wide, high = (width, self.weight) if self.runs == "across" else (self.weight, height or 0.0)
        x, y, across, down = bled(self.over, setting.bleed, wide, high)
        bar = Shape(rect(0, 0, across, down), across, down, fill=self.rule)
        return drawn(width, high, Placed(bar, x, y))

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        return GalleyExtent(self.weight if self.runs == "across" else 0.0)

    def content_width(self, setting: LayoutContext) -> float:
        return self.weight if self.runs == "down" else 0.0
