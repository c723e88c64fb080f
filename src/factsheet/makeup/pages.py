"""A box tree made up into pages: the whole of it on one, or its bands over several."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.boxes.box import Box, set_box
from factsheet.boxes.stack import Stack
from factsheet.layout.model import Layout
from factsheet.setting.context import Setting
from factsheet.setting.galley import Galley

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class MadeUp:
    """The galleys of the pages at one step of the ladder, and by how much they run over (points)."""

    pages: tuple[Galley, ...]
    over: float
    overfull: tuple[str, ...]

    @property
    def fits(self) -> bool:
        return self.over <= _TOLERANCE and not self.overfull


def make_up(layout: Layout, setting: Setting) -> MadeUp:
    """The pages at the setting's step; what does not fit is told, never cut."""
    trees = _split(layout.spec.tree, layout, setting)
    size = layout.size
    galleys = tuple(set_box(tree, setting, size.width, size.height) for tree in trees)
    over = max(galley.height - size.height for galley in galleys)
    wide = tuple(path for galley in galleys for path in galley.overfull)
    return MadeUp(galleys, max(0.0, over), wide)


def _split(tree: Box, layout: Layout, setting: Setting) -> tuple[Box, ...]:
    """The tree, its bands dealt out over as many pages as the step allows and they need."""
    if setting.step.pages < 2 or not isinstance(tree, Stack):
        return (tree,)
    height = layout.size.height
    pages: list[list[Box]] = [[]]
    used = 0.0
    for box in tree.stack:
        tall = set_box(tree.model_copy(update={"stack": (box,)}), setting, layout.size.width).height
        if pages[-1] and used + tall > height and len(pages) < setting.step.pages:
            pages.append([])
            used = 0.0
        pages[-1].append(box)
        used += tall
    return tuple(tree.model_copy(update={"stack": tuple(boxes)}) for boxes in pages)
