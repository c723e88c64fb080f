"""What lies under what: the marks of a page in paint order, each with its way to the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.art.outline import Bounds, Point, bounds, flatten
from factsheet.display import DisplayGroup, GlyphRun, Illustration, Link, Outline, Picture, Placed, Shape
from factsheet.errors import IN_LAYOUT, Span
from factsheet.workshop import remembered

DisplayLeaf = GlyphRun | Shape | Picture | Illustration


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a mark stands: its origin on the page, and whether it is drawn leftward from there."""

    x: float = 0.0
    y: float = 0.0
    flipped: bool = False

    def point(self, x: float, y: float) -> Point:
        """Return a point of the mark on the page."""
        return self.x + (-x if self.flipped else x), self.y + y

    def back(self, point: Point) -> Point:
        """Return a point of the page in the mark's own measure."""
        across = point[0] - self.x
        return (-across if self.flipped else across), point[1] - self.y


@dataclass(frozen=True, slots=True)
class TypeMark:
    """Something painted: what, where, what cuts it off, and the content it belongs to."""

    item: DisplayLeaf
    pose: Pose
    clips: tuple[Bounds, ...]
    path: str
    alone: bool

    @property
    def span(self) -> Span | None:
        """The place of what the layout alone drew; None where a content path tells it."""
        return None if self.path else IN_LAYOUT

    @property
    def box(self) -> Bounds:
        """Where it may paint on the page."""
        left, top, right, bottom = _own_box(self.item)
        one, other = self.pose.point(left, top), self.pose.point(right, bottom)
        box = Bounds(min(one[0], other[0]), one[1], max(one[0], other[0]), other[1])
        for clip in self.clips:
            box = Bounds(
                max(box.left, clip.left),
                max(box.top, clip.top),
                min(box.right, clip.right),
                min(box.bottom, clip.bottom),
            )
        return box

    def covers(self, point: Point) -> bool:
        """Return whether the mark paints a point inside its box."""
        if isinstance(self.item, Shape):
            return self.item.fill is not None and _inside(self.item, *self.pose.back(point))
        return isinstance(self.item, Picture | Illustration)


class ComposedGround:
    """The marks of a page in paint order."""

    def __init__(self, items: tuple[Placed, ...]) -> None:
        self.marks = tuple(_marks(items, Pose(), (), "", False))
        self._boxes = [mark.box for mark in self.marks]
        self._covering = [
            at
            for at, mark in enumerate(self.marks)
            if isinstance(mark.item, Picture | Illustration)
            or (isinstance(mark.item, Shape) and mark.item.fill)
        ]

    def under(self, index: int, point: Point) -> DisplayLeaf | None:
        """Return what a point shows before the mark of that index is painted; None is the paper."""
        x, y = point
        for at in reversed(self._covering[: bisect_left(self._covering, index)]):
            left, top, right, bottom = self._boxes[at]
            if left <= x <= right and top <= y <= bottom and self.marks[at].covers(point):
                return self.marks[at].item
        return None

    def shows(self, index: int, point: Point) -> bool:
        """Return whether the mark of that index paints a point."""
        left, top, right, bottom = self._boxes[index]
        inside = left <= point[0] <= right and top <= point[1] <= bottom
        return inside and self.marks[index].covers(point)


def _marks(
    items: tuple[Placed, ...], pose: Pose, clips: tuple[Bounds, ...], path: str, rigid: bool
) -> Iterator[TypeMark]:
    for item, x, y in items:
        left, top = pose.point(x, y)
        own = Pose(left, top, pose.flipped)
        match item:
            case DisplayGroup():
                if item.flipped:
                    # The inside begins at the other edge and runs the other way.
                    own = Pose(own.point(item.width, 0)[0], top, not pose.flipped)
                inner = (*clips, _area(item, own)) if item.clip else clips
                alone = item.rigid and len(item.items) == 1
                yield from _marks(item.items, own, inner, item.path or path, alone)
            case Link() | GlyphRun(hidden=True):
                continue
            case _:
                yield TypeMark(item, own, clips, item.path or path, rigid)


def _own_box(item: DisplayLeaf) -> Bounds:
    if isinstance(item, Shape):
        return _polygons(item.outline)[0]
    if isinstance(item, Picture | Illustration):
        return Bounds(0, 0, item.width, item.height)
    return Bounds(0, -item.size, item.width, 0)


def _area(group: DisplayGroup, pose: Pose) -> Bounds:
    one, other = pose.point(0, 0), pose.point(group.width, group.height)
    return Bounds(min(one[0], other[0]), one[1], max(one[0], other[0]), other[1])


def _inside(shape: Shape, x: float, y: float) -> bool:
    """Return whether a point is in a filled outline, by the shape's own rule (ISO 32000-2, 8.5.3.3)."""
    turns = crossings = 0
    for line in _polygons(shape.outline)[1]:
        for (x1, y1), (x2, y2) in zip(line, (*line[1:], line[0]), strict=True):
            if (y1 <= y) == (y2 <= y):
                continue
            if x1 + (y - y1) / (y2 - y1) * (x2 - x1) > x:
                crossings += 1
                turns += 1 if y2 > y1 else -1
    return bool(crossings % 2) if shape.even_odd else turns != 0


@remembered(most=4096)
def _polygons(outline: Outline) -> tuple[Bounds, list[list[Point]]]:
    return bounds(outline), flatten(outline, 0.2)
