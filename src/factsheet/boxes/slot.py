"""`slot`: where the blocks stand that the layout does not know, each as its own kind arranges it."""

from __future__ import annotations

from factsheet.blocks import kinds
from factsheet.boxes.box import Box, Problem, kind
from factsheet.boxes.stack import StackBox
from factsheet.boxes.tree import build
from factsheet.errors import Diagnostic, LayoutError
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.style import Distance, Gap
from factsheet.workshop import remembered
from factsheet.yaml_source import parse


@kind("slot")
class SlotBox(Box):
    """The blocks of kinds that bring an `arrangement` of their own, one below the other."""

    slot: str
    gap: Distance = Gap()

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        boxes = tuple(
            arranged(group.id, arrangement)
            for group in setting.edition.document.children
            if (arrangement := kinds()[group.id].arrangement) and setting.find(group.id)
        )
        return StackBox(stack=boxes, gap=self.gap).content(setting, width, height)


@remembered(most=64)
def arranged(name: str, arrangement: str) -> Box:
    """The box tree that a block kind gives as YAML; LayoutError if it is none."""
    problems: list[Problem] = []
    box = build(parse(arrangement, f"<arrangement of {name}>").value, (), problems)
    if box is None:
        raise LayoutError(
            Diagnostic(f"the arrangement of block {name}: {message}", hint=hint, code="block-arrangement")
            for _, message, hint, _ in problems
        )
    return box
