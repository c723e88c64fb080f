"""`either`: the first of several arrangements in which no word is wider than its place."""

from __future__ import annotations

from factsheet.boxes.box import Box, kind, set_box
from factsheet.boxes.each import expand
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley


@kind("either")
class Either(Box):
    """Arrangements of the same copy, the best first; the last stands if none holds."""

    either: tuple[Box, ...]

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        galley = Galley(0.0, 0.0)
        for box, inner in expand(self.either, setting):
            galley = set_box(box, inner, width, height)
            if not galley.overfull:
                break
        return galley

    def content_width(self, setting: LayoutContext) -> float:
        wanted = [box.wanted_width(inner) for box, inner in expand(self.either, setting)]
        return wanted[0] if wanted else 0.0
