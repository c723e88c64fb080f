"""`drawing`: a picture that the layout draws by itself, some of them from a number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from factsheet.art.drawings import Maker, drawing_named
from factsheet.boxes.box import Box, Selector, Sides, bled, kind
from factsheet.display import Direction, DisplayGroup, Placed
from factsheet.document.ids import Slot
from factsheet.document.quantity import Quantity
from factsheet.errors import LayoutError
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.style import Length


@kind("drawing")
class DrawingBox(Box):
    """A generated drawing: its name, the number it shows, and a swatch for each of its parts.

    In less height than `least` it is not there: a drawing for what a page may have left.
    """

    drawing: str
    value: Selector = ""
    paint: Mapping[str, str] = {}
    turns: bool = True
    over: Sides = frozenset()
    natural_height: Length = 0.0
    least: Length = 0.0

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        high = self.natural_height if height is None else height
        if high < self.least:
            return Galley(0.0, 0.0)
        return Galley(width, high, partial(self._drawn, drawing_named(self.drawing), setting, width, high))

    def _drawn(self, maker: Maker, setting: LayoutContext, width: float, high: float) -> tuple[Placed, ...]:
        x, y, wide, tall = bled(self.over, setting.bleed, width, high)
        if wide <= 0 or tall <= 0:
            # A row tries such widths; what is on no page in the end is told when all is made up.
            return ()
        quantity = self._quantity(setting)
        made = maker.draw(wide, tall, quantity, self.paint)
        flipped = self.turns and setting.direction is Direction.RTL
        path = Slot.DRAWING.of(quantity.path) if quantity else None
        group = DisplayGroup(made.items, wide, tall, rigid=True, clip=made.clip, flipped=flipped, path=path)
        return (Placed(group, x, y),)

    def _quantity(self, setting: LayoutContext) -> Quantity | None:
        found = setting.find(self.value) if self.value else None
        if found is None or isinstance(found, Quantity):
            return found
        hint = "a drawing takes a number with its unit, as the selector .quantity of a key number"
        raise LayoutError.of(f"{self.value} is not a number", hint=hint, code="layout-selector-kind")
