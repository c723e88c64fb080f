"""`each`: one box for every item of a selector, inside a stack, a row or a grid."""

from __future__ import annotations

from factsheet.boxes.box import Box, Selector, kind, present
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley

Child = tuple[Box, LayoutContext]


@kind("each")
class EachBox(Box):
    """The items and the box that each is set in; selectors in it that begin with a dot look into the item."""

    each: Selector
    box: Box

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        raise TypeError("an each box stands for its items and is never set itself")


def expand(boxes: tuple[Box, ...], setting: LayoutContext) -> tuple[Child, ...]:
    """The boxes that are there, `each` replaced by a box an item, with the setting of each."""
    children: list[Child] = []
    for box in boxes:
        if not present(box, setting):
            continue
        if isinstance(box, EachBox):
            items = setting.find(box.each) or ()
            inner = ((box.box, setting.inside(item)) for item in items)
            children += ((each, within) for each, within in inner if present(each, within))
        else:
            children.append((box, setting))
    return tuple(children)
