"""`layers`: boxes on top of each other; the last one is the front, and its height is the box's."""

from __future__ import annotations

from factsheet.boxes.box import Box, kind, set_box
from factsheet.boxes.each import expand
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, join


@kind("layers")
class Layers(Box):
    """A back (a picture, a drawing) that fills the height of the front."""

    layers: tuple[Box, ...]

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        children = expand(self.layers, setting)
        if not children:
            return Galley(0.0, 0.0)
        front_box, front_setting = children[-1]
        front = set_box(front_box, front_setting, width, height)
        tall = max(front.height, height or 0.0)
        backs = [set_box(box, inner, width, tall) for box, inner in children[:-1]]
        return join(width, tall, [(galley, 0.0, 0.0) for galley in (*backs, front)])

    def content_width(self, setting: LayoutContext) -> float:
        return max((box.wanted_width(inner) for box, inner in expand(self.layers, setting)), default=0.0)
