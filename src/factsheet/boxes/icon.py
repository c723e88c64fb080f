"""`icon`: a sign of an icon set, fitted to a square."""

from __future__ import annotations

from typing import Literal

from factsheet.art.icons import find
from factsheet.art.outline import bounds, scaled
from factsheet.boxes.box import Box, Selector, kind
from factsheet.display import Direction, DisplayGroup, Placed, Shape
from factsheet.document.text import Name
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, drawn
from factsheet.setting.style import Length

_UNITS = 256


@kind("icon")
class IconBox(Box):
    """An icon as wide and high as `size`; `hang` pulls it out so that its ink stands on the axis."""

    icon: Selector
    size: Length
    swatch: str
    weight: Literal["bold", "fill"] = "bold"
    hang: bool = False

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        name = setting.find(self.icon)
        if not isinstance(name, Name) or not name.value:
            return Galley(0.0, 0.0)
        icon = find(name, self.weight, setting.edition.root)
        outline = scaled(icon.outline, self.size / _UNITS)
        left, _, right, _ = bounds(outline)
        turned = icon.mirrors and setting.direction is Direction.RTL
        pull = self._pull(left, right, setting.direction is Direction.RTL, turned)
        path = name.path if setting.edition.speaks(name.path) else None
        shape = Shape(outline, self.size, self.size, fill=self.swatch)
        group = DisplayGroup(
            (Placed(shape, 0.0, 0.0),),
            self.size,
            self.size,
            rigid=True,
            flipped=turned,
            path=path,
            art=name.path,
        )
        return drawn(self.size, self.size, Placed(group, -pull, 0.0))

    def _pull(self, left: float, right: float, rtl: bool, turned: bool) -> float:
        """The white at the start side of the ink."""
        if not self.hang:
            return 0.0
        return self.size - right if rtl != turned else left

    def content_width(self, setting: LayoutContext) -> float:
        return self.size
