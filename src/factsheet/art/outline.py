"""Outlines: the geometry of drawings, icons and codes, as `Segment`s of lines and cubic curves.

Every function is pure and takes or gives plain `Outline` tuples.  Points are x, y pairs with y
downward; the unit is whatever the caller drew in.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factsheet.display import Outline, Segment

Point = tuple[float, float]

# The handle that lets four cubics stand for a circle with an error of 0.03 % of its radius.
KAPPA = 0.5522847498307936
CLOSE = Segment("Z")


class Transform(NamedTuple):
    """An affine map: x' = a x + c y + e, y' = b x + d y + f, in SVG's order."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, first: Transform) -> Transform:
        """Return the map that does `first`, then this one.

        >>> Transform(e=10).after(Transform(a=2, d=2)).apply(1, 1)
        (12.0, 2.0)
        """
        return Transform(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            self.a * first.e + self.c * first.f + self.e,
            self.b * first.e + self.d * first.f + self.f,
        )

    def apply(self, x: float, y: float) -> Point:
        """Return where a point lands."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inverse(self) -> Transform:
        """Return the map back; raise ZeroDivisionError where there is none.

        >>> Transform(a=2, d=4, e=6).inverse().apply(8, 4)
        (1.0, 1.0)
        """
        whole = self.determinant
        a, b, c, d = self.d / whole, -self.b / whole, -self.c / whole, self.a / whole
        return Transform(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    @property
    def determinant(self) -> float:
        """By how much the map multiplies areas; negative where it mirrors."""
        return self.a * self.d - self.b * self.c


class Bounds(NamedTuple):
    """The smallest upright box round an outline."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def grown(self, by: float) -> Bounds:
        """Return the box with a margin on all sides."""
        return Bounds(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Bounds) -> bool:
        """Return whether the insides of the two boxes overlap; a shared edge is no overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def joined(self, other: Bounds) -> Bounds:
        """Return the smallest box round both."""
        return Bounds(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def rect(x: float, y: float, width: float, height: float) -> Outline:
    """Return an upright rectangle, clockwise from its top left corner."""
    return polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def rounded(x: float, y: float, width: float, height: float, rx: float, ry: float | None = None) -> Outline:
    """Return a rectangle with elliptic corners; radii beyond half a side are cut back to it, as SVG does."""
    rx, ry = min(rx, width / 2), min(rx if ry is None else ry, height / 2)
    if rx <= 0 or ry <= 0:
        return rect(x, y, width, height)
    right, bottom, kx, ky = x + width, y + height, rx * (1 - KAPPA), ry * (1 - KAPPA)
    return (
        Segment("M", (x + rx, y)),
        Segment("L", (right - rx, y)),
        Segment("C", (right - kx, y, right, y + ky, right, y + ry)),
        Segment("L", (right, bottom - ry)),
        Segment("C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        Segment("L", (x + rx, bottom)),
        Segment("C", (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        Segment("L", (x, y + ry)),
        Segment("C", (x, y + ky, x + kx, y, x + rx, y)),
        CLOSE,
    )


def circle(x: float, y: float, radius: float) -> Outline:
    """Return a circle round x, y as four cubics.

    >>> bounds(circle(5, 5, 2))
    Bounds(left=3, top=3, right=7, bottom=7)
    """
    return ellipse(x, y, radius, radius)


def ellipse(x: float, y: float, rx: float, ry: float) -> Outline:
    """Return an upright ellipse round x, y as four cubics, clockwise from its right end."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        Segment("M", (x + rx, y)),
        Segment("C", (x + rx, y + ky, x + kx, y + ry, x, y + ry)),
        Segment("C", (x - kx, y + ry, x - rx, y + ky, x - rx, y)),
        Segment("C", (x - rx, y - ky, x - kx, y - ry, x, y - ry)),
        Segment("C", (x + kx, y - ry, x + rx, y - ky, x + rx, y)),
        CLOSE,
    )


def polygon(points: Sequence[Point]) -> Outline:
    """Return a closed figure through the points."""
    return (*polyline(points), CLOSE) if points else ()


def polyline(points: Sequence[Point]) -> Outline:
    """Return an open line through the points."""
    return tuple(Segment("L" if at else "M", (x, y)) for at, (x, y) in enumerate(points))


def join(outlines: Iterable[Outline]) -> Outline:
    """Return the outlines as one compound outline."""
    return tuple(segment for outline in outlines for segment in outline)


def transformed(outline: Outline, matrix: Transform) -> Outline:
    """Return the outline under an affine map."""
    a, b, c, d, e, f = matrix
    segments: list[Segment] = []
    for verb, points in outline:
        mapped: list[float] = []
        for at in range(0, len(points), 2):
            x, y = points[at], points[at + 1]
            mapped += (a * x + c * y + e, b * x + d * y + f)
        segments.append(Segment(verb, tuple(mapped)))
    return tuple(segments)


def moved(outline: Outline, dx: float, dy: float) -> Outline:
    """Return the outline, shifted."""
    return transformed(outline, Transform(e=dx, f=dy))


def scaled(outline: Outline, factor: float) -> Outline:
    """Return the outline, larger or smaller about 0, 0."""
    return transformed(outline, Transform(a=factor, d=factor))


def bounds(outline: Outline) -> Bounds:
    """Return the tight box of the outline: curves count by their extremes, not by their handles.

    >>> bounds(rect(1, 2, 3, 4))
    Bounds(left=1, top=2, right=4, bottom=6)
    """
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for verb, points in outline:
        if verb == "C":
            x1, y1, x2, y2, x3, y3 = points
            xs += _extremes(x, x1, x2, x3)
            ys += _extremes(y, y1, y2, y3)
        if points:
            x, y = points[-2:]
            xs.append(x)
            ys.append(y)
    if not xs:
        return Bounds(0.0, 0.0, 0.0, 0.0)
    return Bounds(min(xs), min(ys), max(xs), max(ys))


def _extremes(p0: float, p1: float, p2: float, p3: float) -> Iterator[float]:
    """Yield the values at the turning points of a cubic, in one dimension."""
    if min(p0, p3) <= p1 <= max(p0, p3) and min(p0, p3) <= p2 <= max(p0, p3):
        return
    a = p3 - 3 * p2 + 3 * p1 - p0
    b = 2 * (p2 - 2 * p1 + p0)
    c = p1 - p0
    for t in _roots(a, b, c):
        if 0 < t < 1:
            yield (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t**3 * p3


def _roots(a: float, b: float, c: float) -> tuple[float, ...]:
    """Return where a t² + b t + c is nought."""
    if abs(a) <= 1e-9 * (abs(b) + abs(c)):
        return (-c / b,) if b else ()
    square = b * b - 4 * a * c
    if square < 0:
        return ()
    # The form that does not subtract nearly equal numbers.
    q = -(b + math.copysign(math.sqrt(square), b)) / 2
    return (q / a, c / q) if q else (0.0,)


def contours(outline: Outline) -> tuple[Outline, ...]:
    """Return the outline cut into its subpaths, each beginning with `M`."""
    parts: list[list[Segment]] = []
    start: Point = (0.0, 0.0)
    for segment in outline:
        if segment.verb == "M":
            parts.append([segment])
            start = (segment.points[0], segment.points[1])
        elif not parts or parts[-1][-1].verb == "Z":
            # After a close the pen stands at the subpath's start (SVG 2, 9.3.4).
            parts.append([Segment("M", start), *([segment] if segment.verb != "Z" else [])])
        else:
            parts[-1].append(segment)
    return tuple(tuple(part) for part in parts)


def flatten(outline: Outline, tolerance: float = 0.1) -> list[list[Point]]:
    """Return the subpaths as polygons whose edges keep within `tolerance` of the curves."""
    lines: list[list[Point]] = []
    for part in contours(outline):
        points: list[Point] = [(part[0].points[0], part[0].points[1])]
        for verb, numbers in part[1:]:
            if verb == "L":
                points.append((numbers[0], numbers[1]))
            elif verb == "C":
                points += _chords(points[-1], numbers, tolerance)
            elif verb == "Z":
                points.append(points[0])
        lines.append(points)
    return lines


def _chords(start: Point, numbers: tuple[float, ...], tolerance: float) -> Iterator[Point]:
    x0, y0 = start
    x1, y1, x2, y2, x3, y3 = numbers
    # The second differences bound the distance between a cubic and its chords (Wang's formula).
    bend = max(math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2), math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3))
    steps = min(64, max(1, math.ceil(math.sqrt(0.75 * bend / tolerance))))
    for step in range(1, steps + 1):
        t = step / steps
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
