"""What lies under what: the marks of a page in paint order, each with its way to the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from factsheet.art.outline import Bounds, Point, bounds, flatten
from factsheet.display import DisplayGroup, GlyphRun, Illustration, Link, Outline, Picture, Placed, Shape
from factsheet.errors import IN_LAYOUT, Span
from factsheet.records import dataclass
from factsheet.workshop import remembered

DisplayLeaf = GlyphRun | Shape | Picture | Illustration
_GRID = 9  # places along each side at which a shape is looked at
_MOST = 12  # letters of a run that are looked at


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
            shape = self.item
            own = self.pose.back(point)
            return shape.fill is not None and _inside(_polygons(shape.outline)[1], shape.even_odd, *own)
        return isinstance(self.item, Picture | Illustration)


class ComposedGround:
    """The marks of a page in paint order."""

    def __init__(self, items: tuple[Placed, ...]) -> None:
        self.marks = tuple(_marks(items, Pose(), (), "", False))
        self._boxes = [mark.box for mark in self.marks]
        self._behind: dict[int, tuple[DisplayLeaf | None, ...]] = {}
        self._covering = [
            at
            for at, mark in enumerate(self.marks)
            if isinstance(mark.item, Picture | Illustration)
            or (isinstance(mark.item, Shape) and mark.item.fill)
        ]

    def under(self, index: int, point: Point) -> DisplayLeaf | None:
        """Return what a point shows before the mark of that index is painted; None is the paper."""
        return self._top(self._below(index, Bounds(*point, *point)), point)

    def behind(self, index: int) -> tuple[DisplayLeaf | None, ...]:
        """Return what the mark of that index is painted on, each color once; None is the paper.

        It is looked at in a few places only where more than one thing may be seen behind it.
        """
        found = self._behind.get(index)
        if found is None:
            below = self._below(index, self._boxes[index])
            probes = self._probes(index)
            if not below or self._fills(below[0], self._boxes[index]):
                probes = islice(probes, 1)
            seen: dict[object, DisplayLeaf | None] = {}
            for point in probes:
                leaf = self._top(below, point)
                seen.setdefault(leaf.fill if isinstance(leaf, Shape) else type(leaf), leaf)
            found = self._behind[index] = tuple(seen.values())
        return found

    def _below(self, index: int, box: Bounds) -> list[int]:
        """The marks that may be seen in a box before another is painted, the topmost first."""
        left, top, right, bottom = box
        found = []
        for at in reversed(self._covering[: bisect_left(self._covering, index)]):
            x1, y1, x2, y2 = self._boxes[at]
            if x1 <= right and left <= x2 and y1 <= bottom and top <= y2:
                found.append(at)
                if self._fills(at, box):
                    break
        return found

    def _fills(self, at: int, box: Bounds) -> bool:
        """Whether a mark hides all of a box: one that paints its whole own box round that one."""
        x1, y1, x2, y2 = self._boxes[at]
        return (
            x1 < box.left
            and box.right < x2
            and y1 < box.top
            and box.bottom < y2
            and _is_box(self.marks[at].item)
        )

    def _top(self, below: list[int], point: Point) -> DisplayLeaf | None:
        x, y = point
        for at in below:
            left, top, right, bottom = self._boxes[at]
            if left <= x <= right and top <= y <= bottom and self.marks[at].covers(point):
                return self.marks[at].item
        return None

    def _probes(self, index: int) -> Iterator[Point]:
        """Yield some points that the mark of that index paints."""
        item, pose = self.marks[index].item, self.marks[index].pose
        left, top, right, bottom = self._boxes[index]
        if isinstance(item, GlyphRun):
            own = _letters(item)
        else:
            own = iter(_lattice(item.outline, item.even_odd)) if isinstance(item, Shape) else iter(())
        for each in own:
            x, y = pose.point(*each)
            if left <= x <= right and top <= y <= bottom:
                yield x, y


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


def _is_box(item: DisplayLeaf) -> bool:
    """Whether an item paints all of its box: a picture, or a rectangle."""
    if not isinstance(item, Shape):
        return isinstance(item, Picture | Illustration)
    verbs = [verb for verb, _ in item.outline]
    if verbs != ["M", "L", "L", "L", "Z"]:
        return False
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = (points for _, points in item.outline[:4])
    return (x1 == x4 and x2 == x3 and y1 == y2 and y3 == y4) or (
        x1 == x2 and x3 == x4 and y1 == y4 and y2 == y3
    )


def _letters(run: GlyphRun) -> Iterator[Point]:
    """Yield the middles of some letters, at half the height of small ones."""
    text, x = run.text, 0.0
    middles = []
    for glyph in run.glyphs:
        if text[glyph.start : glyph.stop].strip():
            middles.append(x + glyph.advance / 2)
            if len(middles) == 1:
                # Most runs stand on one thing: who asks needs no more.
                yield middles[0] * run.size, -0.25 * run.size
        x += glyph.advance
    step, last = max(1, len(middles) // _MOST), len(middles) - 1
    for at, middle in enumerate(middles[1:], 1):
        if at % step == 0 or at == last:
            yield middle * run.size, -0.25 * run.size


@remembered(most=1024)
def _lattice(outline: Outline, even_odd: bool) -> tuple[Point, ...]:
    """Points of a grid over an outline that it paints."""
    box, lines = _polygons(outline)
    grid = (
        (box.left + (column + 0.5) * box.width / _GRID, box.top + (row + 0.5) * box.height / _GRID)
        for row in range(_GRID)
        for column in range(_GRID)
    )
    return tuple((x, y) for x, y in grid if _inside(lines, even_odd, x, y))


def _inside(lines: list[list[Point]], even_odd: bool, x: float, y: float) -> bool:
    """Return whether a point is in a filled outline of straight edges, by a rule (ISO 32000-2, 8.5.3.3)."""
    turns = crossings = 0
    for line in lines:
        x1, y1 = line[-1]
        above = y1 <= y
        for x2, y2 in line:
            if above != (y2 <= y):
                above = not above
                if x1 + (y - y1) / (y2 - y1) * (x2 - x1) > x:
                    crossings += 1
                    turns += 1 if y2 > y1 else -1
            x1, y1 = x2, y2
    return bool(crossings % 2) if even_odd else turns != 0


@remembered(most=4096)
def _polygons(outline: Outline) -> tuple[Bounds, list[list[Point]]]:
    return bounds(outline), flatten(outline, 0.2)
