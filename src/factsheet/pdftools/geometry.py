"""Matrices and boxes in the plane of a page (ISO 32000-2, 8.3.3): lengths in points, y upward."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-math.inf, -math.inf, math.inf, math.inf)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_STEPS = 8


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that applies `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def applied(matrix: Matrix, point: Point) -> Point:
    """Return a point seen through a matrix."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def scale(matrix: Matrix) -> float:
    """Return by how much a matrix enlarges, on average."""
    a, b, c, d, *_ = matrix
    return math.sqrt(abs(a * d - b * c))


def around(points: Iterable[Point]) -> Box | None:
    """Return the smallest box around points; None without any."""
    found = list(points)
    if not found:
        return None
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def corners(box: Box) -> tuple[Point, Point, Point, Point]:
    """Return the corners of a box."""
    left, bottom, right, top = box
    return (left, bottom), (right, bottom), (right, top), (left, top)


def moved(box: Box, by: Matrix) -> Box:
    """Return the box around a box that a matrix has moved.

    >>> moved((0, 0, 10, 20), (0, -1, 1, 0, 0, 10))
    (0, 0, 20, 10)
    """
    found = around(applied(by, corner) for corner in corners(box))
    assert found is not None
    return found


def union(boxes: Sequence[Box]) -> Box:
    """Return the box around all boxes, of which there is one at least."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def ordered(edges: Sequence[float]) -> Box:
    """Return the box with these two opposite corners, whichever they are.

    >>> ordered((10, 0, 5, 20))
    (5, 0, 10, 20)
    """
    (left, right), (bottom, top) = sorted(edges[::2]), sorted(edges[1::2])
    return left, bottom, right, top


def common(one: Box, other: Box) -> Box:
    """Return what two boxes share; empty if they share nothing.

    >>> common((0, 0, 10, 10), (5, -5, 20, 5))
    (5, 0, 10, 5)
    """
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_empty(box: Box) -> bool:
    """Return whether nothing is in a box."""
    return box[2] <= box[0] or box[3] <= box[1]


def overlap(one: Box, other: Box) -> Box | None:
    """Return what two boxes share; None if nothing."""
    found = common(one, other)
    return None if is_empty(found) else found


def touches(one: Box, other: Box) -> bool:
    """Return whether two boxes have a point in common; a line has no area and counts, too."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def inside(one: Box, other: Box, slack: float = 0.0) -> bool:
    """Return whether a box lies in another, with a little room."""
    return (
        one[0] >= other[0] - slack
        and one[1] >= other[1] - slack
        and one[2] <= other[2] + slack
        and one[3] <= other[3] + slack
    )


def grown(box: Box, by: float) -> Box:
    """Return the box with every edge moved outward."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def size(box: Box) -> tuple[float, float]:
    """Return width and height."""
    return box[2] - box[0], box[3] - box[1]


def flattened(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """Return the points after the start of a Bezier curve taken as straight lines."""
    found = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * start[0] + b * one[0] + c * two[0] + d * end[0]
        found.append((x, a * start[1] + b * one[1] + c * two[1] + d * end[1]))
    return found


def is_upright(parts: Sequence[Sequence[Point]]) -> bool:
    """Return whether an outline is one rectangle whose sides are level and plumb."""
    if len(parts) != 1 or not 4 <= len(parts[0]) <= 5:
        return False
    corners_ = list(parts[0][:4])
    return all(
        abs(x1 - x2) < 0.001 or abs(y1 - y2) < 0.001
        for (x1, y1), (x2, y2) in zip(corners_, corners_[1:] + corners_[:1], strict=True)
    )


def covers(parts: Sequence[Sequence[Point]], point: Point) -> bool:
    """Return whether an outline goes round a point, by the nonzero rule."""
    x, y = point
    turns = 0
    for part in parts:
        for (x1, y1), (x2, y2) in zip(part, [*part[1:], part[0]], strict=True):
            if (y1 <= y) != (y2 <= y):
                at = x1 + (y - y1) * (x2 - x1) / (y2 - y1)
                turns += (1 if y2 > y1 else -1) if at > x else 0
    return turns != 0


def distance(part: Sequence[Point], point: Point) -> float:
    """Return how far a point is from a line of points."""
    best = math.inf
    for (x1, y1), (x2, y2) in zip(part, part[1:], strict=False):
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        share = ((point[0] - x1) * dx + (point[1] - y1) * dy) / length if length else 0.0
        share = min(max(share, 0.0), 1.0)
        best = min(best, math.hypot(point[0] - x1 - share * dx, point[1] - y1 - share * dy))
    return best
