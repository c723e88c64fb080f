"""`space`: nothing, of a height; with `grow` it is a spring."""

from __future__ import annotations

from factsheet.boxes.box import Box, kind
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.style import Length


@kind("space")
class SpaceBox(Box):
    """An empty height; the ladder's space step makes it smaller."""

    space: Length

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        return Galley(width, max(self.space * setting.step.space, height or 0.0))
