"""Places on paper: boxes, and the matrices that move them (ISO 32000-2, 8.3.3)."""

from __future__ import annotations

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points; y upward."""

Matrix = tuple[float, float, float, float, float, float]


def moved(box: Box, by: Matrix) -> Box:
    """The box around a box that a matrix has moved.

    >>> moved((0, 0, 10, 20), (0, -1, 1, 0, 0, 10))
    (0, 0, 20, 10)
    """
    a, b, c, d, e, f = by
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def then(first: Matrix, second: Matrix) -> Matrix:
    """One matrix for two, applied one after the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def common(one: Box, other: Box) -> Box:
    """What two boxes share.

    >>> common((0, 0, 10, 10), (5, -5, 20, 5))
    (5, 0, 10, 5)
    """
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def around(boxes: list[Box]) -> Box:
    """The box around all boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def is_empty(box: Box) -> bool:
    """Whether nothing is in a box."""
    return box[2] <= box[0] or box[3] <= box[1]
