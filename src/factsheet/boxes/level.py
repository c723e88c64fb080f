"""Siblings on one level: what has the same place in the boxes of a row begins on one line, in one size."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from factsheet.boxes.box import box_extent, room_round
from factsheet.boxes.choice import Child
from factsheet.boxes.stack import StackBox
from factsheet.boxes.text import TextBox
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import LEVEL, RoomLine, only_at
from factsheet.setting.paragraph import natural_width
from factsheet.units import MM

_SAME = 0.01
_ONE_SIZE = 0.2  # sizes of type that differ by less, in points, are one
_MOST_EMPTY = 9 * MM  # a place stays empty if it is no higher, at the designed size


def of_one_size(children: tuple[Child, ...], width: float) -> tuple[Child, ...]:
    """Return stacks of one kind, each as wide as `width`, whose fitted lines are as large as the smallest.

    Figures beside each other that are of several sizes look as if some counted for more.
    """
    first = _stack_of(children)
    if first is None:
        return children
    inside = inside_of(first, width)
    least: dict[int, float] = {}
    for number, part in enumerate(first.stack):
        if isinstance(part, TextBox):
            sizes = [size for _, setting in children if (size := _fitted_size(part, setting, inside))]
            if sizes and max(sizes) - min(sizes) > _ONE_SIZE:
                least[number] = min(sizes)
    if not least:
        return children

    def sized() -> StackBox:
        parts = list(first.stack)
        for number, size in least.items():
            parts[number] = parts[number].model_copy(update={"most_size": size})
        return first.model_copy(update={"stack": tuple(parts)})

    box = children[0][1].galleys.made_of(first, ("sizes", *least.items()), sized)
    return tuple((box, setting) for _, setting in children)


def _fitted_size(part: TextBox, setting: LayoutContext, inside: float) -> float:
    """The size of the type that stands in one line fitted to its measure, in points; 0 if there is none."""
    style, copy = part.style_in(setting), part.copy_of(setting)
    if not copy or not style.fit or style.fit.most_lines > 1:
        return 0.0
    wide = [line for large in box_extent(part, setting, inside).large for line in large.widths]
    natural = natural_width(setting, copy, style)
    return style.size * min(1.0, wide[0] / natural) if len(wide) == 1 and natural else 0.0


def levelled(children: tuple[Child, ...], width: float) -> tuple[Child, ...]:
    """Return stacks of one kind, each as wide as `width`, in which the same part stands at the same height.

    Each part begins on the baseline of its siblings and is as high as the highest of them, and where a part
    is missing over others its place stays empty, so that figures and labels begin on one line, whatever
    their letters, signs and lines.  Boxes of other kinds are as they were.
    """
    first = _stack_of(children)
    if first is None or first.gap.max is not None or any(each.kind == "each" for each in first.stack):
        return children
    inside = inside_of(first, width)
    extents = [[box_extent(part, setting, inside) for part in first.stack] for _, setting in children]
    lines = [[own.first for own in column if own.first is not None] for column in zip(*extents, strict=True)]
    lowest = [max(column, default=0.0) for column in lines]
    placed = []
    for own in extents:
        drops = [
            low - part.first if part.first is not None else 0.0 for part, low in zip(own, lowest, strict=True)
        ]
        placed.append([_Level(part.height + drop, drop) for part, drop in zip(own, drops, strict=True)])
    highest = [max(level.height for level in column) for column in zip(*placed, strict=True)]
    return tuple(
        (_at_level(first, setting, own, highest), setting)
        for (_, setting), own in zip(children, placed, strict=True)
    )


def levels_stay(children: tuple[Child, ...], width: float) -> RoomLine:
    """Return between which factors of all room what is on one level in stacks of one kind is as high."""
    first = _stack_of(children)
    if first is None:
        return LEVEL
    galleys = children[0][1].galleys
    if all(galleys.room_round(part, room_round).steady for part in first.stack):
        return LEVEL
    inside = inside_of(first, width)
    parts = [box_extent(part, setting, inside) for _, setting in children for part in first.stack]
    if any(part.steep for part in parts):
        return only_at(children[0][1].step.space)
    return RoomLine(0.0, max(part.low for part in parts), min(part.high for part in parts))


class _Level(NamedTuple):
    """How high a part of a stack is, and by how much it is lowered to the baseline of its siblings."""

    height: float
    drop: float


def _stack_of(children: tuple[Child, ...]) -> StackBox | None:
    """The stack that several boxes are, each for an item of its own; None if they are not all one."""
    first = children[0][0] if len(children) > 1 else None
    return first if isinstance(first, StackBox) and all(box is first for box, _ in children) else None


def inside_of(box: StackBox, width: float) -> float:
    """Return the width between the pads and margins of a stack, in points."""
    width = width if box.width is None else min(box.width, width)
    # Added up as `box_extent` does: the same width to the last bit, at which the parts are known already.
    return width - ((box.pad.start + box.margin.start) + (box.pad.end + box.margin.end))


def _at_level(box: StackBox, setting: LayoutContext, own: list[_Level], highest: list[float]) -> StackBox:
    """The stack with each part but the last that it has as high as the highest of its siblings."""
    last = max((number for number, level in enumerate(own) if level.height), default=0)
    most_empty, changes = _MOST_EMPTY * setting.scale, list[_Change]()
    for number, ((height, drop), most) in enumerate(zip(own, highest, strict=True)):
        lower = number < last and most - height > _SAME
        if lower and not height and most <= most_empty:
            changes.append(_Change(number, empty=most))
        elif drop > _SAME or (lower and height):
            changes.append(_Change(number, drop if drop > _SAME else 0.0, most if lower and height else 0.0))
    return setting.galleys.made_of(box, tuple(changes), partial(_changed, box, changes)) if changes else box


class _Change(NamedTuple):
    """What brings a part of a stack on one level with its siblings, in points.

    By how much it is lowered, how high it is at least, or how high the room is that it leaves empty.
    """

    number: int
    drop: float = 0.0
    least: float = 0.0
    empty: float = 0.0


def _changed(box: StackBox, changes: list[_Change]) -> StackBox:
    parts = list(box.stack)
    for number, drop, least, empty in changes:
        part, update = parts[number], dict[str, object]()
        if drop:
            update["margin"] = part.margin.model_copy(update={"top": part.margin.top + drop})
        if least:
            update["min_height"] = least
        parts[number] = StackBox(stack=(), height=empty) if empty else part.model_copy(update=update)
    return box.model_copy(update={"stack": tuple(parts)})
