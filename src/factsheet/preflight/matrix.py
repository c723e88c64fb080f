"""Matrices and boxes in the plane of a page."""

from __future__ import annotations

import math
from collections.abc import Iterable

from factsheet.preflight.objects import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-math.inf, -math.inf, math.inf, math.inf)


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that applies `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def applied(matrix: Matrix, point: Point) -> Point:
    """A point seen through a matrix."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def scale(matrix: Matrix) -> float:
    """By how much a matrix enlarges, on average."""
    a, b, c, d, *_ = matrix
    return math.sqrt(abs(a * d - b * c))


def around(points: Iterable[Point]) -> Box | None:
    """The smallest box around points; None without any."""
    found = list(points)
    if not found:
        return None
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


def corners(box: Box) -> tuple[Point, Point, Point, Point]:
    """The corners of a box."""
    left, bottom, right, top = box
    return (left, bottom), (right, bottom), (right, top), (left, top)


def through(matrix: Matrix, box: Box) -> Box:
    """The box around a box seen through a matrix."""
    found = around(applied(matrix, corner) for corner in corners(box))
    assert found is not None
    return found


def overlap(one: Box, other: Box) -> Box | None:
    """What two boxes share; None if nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left < right and bottom < top else None


def touches(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common; a line has no area and counts, too."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def inside(one: Box, other: Box, slack: float = 0.0) -> bool:
    """Whether a box lies in another, with a little room."""
    return (
        one[0] >= other[0] - slack
        and one[1] >= other[1] - slack
        and one[2] <= other[2] + slack
        and one[3] <= other[3] + slack
    )


def grown(box: Box, by: float) -> Box:
    """The box with every edge moved outward."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def size(box: Box) -> tuple[float, float]:
    """Width and height."""
    return box[2] - box[0], box[3] - box[1]
