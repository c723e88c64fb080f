"""Siblings on one level: what stands in the same place in the boxes of a row begins on one line."""

from __future__ import annotations

from functools import partial

from factsheet.boxes.box import set_box
from factsheet.boxes.choice import Child
from factsheet.boxes.stack import StackBox
from factsheet.setting.context import LayoutContext
from factsheet.units import MM

_SAME = 0.01
_MOST_EMPTY = 9 * MM  # a place stays empty if it is no higher, at the designed size


def levelled(children: tuple[Child, ...], width: float) -> tuple[Child, ...]:
    """Return stacks of one kind, each as wide as `width`, in which the same part stands at the same height.

    Each part is as high as the highest of its siblings, and where a part is missing over others its place
    stays empty, so that figures share a baseline and labels begin on one line, whatever their signs and
    lines.  Boxes of other kinds are as they were.
    """
    first = children[0][0] if children else None
    if not isinstance(first, StackBox) or any(box is not first for box, _ in children):
        return children
    if len(children) < 2 or first.gap.max is not None or any(each.kind == "each" for each in first.stack):
        return children
    inside = width - first.pad.start - first.pad.end - first.margin.start - first.margin.end
    heights = [[set_box(each, setting, inside).height for each in first.stack] for _, setting in children]
    highest = [max(column) for column in zip(*heights, strict=True)]
    return tuple(
        (_at_level(first, setting, own, highest), setting)
        for (_, setting), own in zip(children, heights, strict=True)
    )


def _at_level(box: StackBox, setting: LayoutContext, own: list[float], highest: list[float]) -> StackBox:
    """The stack with each part but the last that it has as high as the highest of its siblings."""
    make = partial(_levelled, box, own, highest, _MOST_EMPTY * setting.scale)
    return setting.galleys.level(box, (setting.scale, *own, *highest), make)


def _levelled(box: StackBox, own: list[float], highest: list[float], most_empty: float) -> StackBox:
    last = max((number for number, height in enumerate(own) if height), default=0)
    parts, changed = [], False
    for number, (part, height, most) in enumerate(zip(box.stack, own, highest, strict=True)):
        if number >= last or most - height <= _SAME or not (height or most <= most_empty):
            parts.append(part)
            continue
        changed = True
        empty = StackBox(stack=(), height=most)
        parts.append(part.model_copy(update={"min_height": most}) if height else empty)
    return box.model_copy(update={"stack": tuple(parts)}) if changed else box
