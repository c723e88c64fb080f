"""Geometry: a wrong box hangs icons off their axis, a wrong map tears drawings apart."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.art.outline import (
    Bounds,
    Transform,
    bounds,
    circle,
    contours,
    flatten,
    rect,
    rounded,
    transformed,
)
from factsheet.display import Segment

numbers = st.floats(-1000, 1000)
points = st.tuples(numbers, numbers)


@given(points, points, points, points)
def test_the_box_of_a_curve_touches_it_and_leaves_none_of_it_out(
    p0: tuple[float, float], p1: tuple[float, float], p2: tuple[float, float], p3: tuple[float, float]
) -> None:
    box = bounds((Segment("M", p0), Segment("C", (*p1, *p2, *p3))))

    def on(t: float, axis: int) -> float:
        u = 1 - t
        a, b, c, d = (point[axis] for point in (p0, p1, p2, p3))
        return u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d

    xs, ys = ([on(step / 400, axis) for step in range(401)] for axis in (0, 1))
    assert box.left <= min(xs) + 1e-6 and box.right >= max(xs) - 1e-6
    assert box.top <= min(ys) + 1e-6 and box.bottom >= max(ys) - 1e-6
    assert box.left >= min(xs) - 1 and box.right <= max(xs) + 1


def test_a_circle_of_cubics_is_round() -> None:
    (line,) = flatten(circle(3, 4, 10), 0.001)
    assert all(abs(math.dist(point, (3, 4)) - 10) < 0.005 for point in line)


@given(st.builds(Transform, *[numbers] * 6), st.builds(Transform, *[numbers] * 6), points)
def test_maps_in_a_row_are_the_map_of_the_row(
    first: Transform, then: Transform, point: tuple[float, float]
) -> None:
    one_by_one = then.apply(*first.apply(*point))
    at_once = then.after(first).apply(*point)
    assert at_once == pytest.approx(one_by_one, rel=1e-6, abs=1e-3)


def test_corners_larger_than_the_rectangle_make_a_pill() -> None:
    assert bounds(rounded(0, 0, 10, 4, 99)) == Bounds(0, 0, 10, 4)
    assert len(rounded(0, 0, 10, 4, 0)) == len(rect(0, 0, 10, 4))


def test_a_line_after_a_close_begins_where_the_closed_figure_began() -> None:
    parts = contours((*rect(1, 2, 3, 3), Segment("L", (9, 9))))
    assert parts[1][0] == Segment("M", (1, 2))


def test_a_map_moves_handles_with_their_curves() -> None:
    moved = transformed((Segment("M", (0, 0)), Segment("C", (1, 2, 3, 4, 5, 6))), Transform(e=10, f=20))
    assert moved[1].points == (11, 22, 13, 24, 15, 26)
