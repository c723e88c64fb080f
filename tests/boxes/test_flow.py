"""Columns of copy: as many lines in each, and no line of a paragraph alone."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.boxes.flow import cuts


def _lines(paragraphs: list[int], gap: float) -> tuple[float, ...]:
    """The baselines of paragraphs of so many lines, 12 points apart."""
    steps = [
        12.0 + (gap if not line and number else 0.0)
        for number, of in enumerate(paragraphs)
        for line in range(of)
    ]
    return tuple(accumulate(steps))


@pytest.mark.parametrize(
    ("paragraphs", "cut"),
    [
        ([10, 9], 10),
        ([9, 10], 9),  # the first line of the second stood at the foot of the first column
        ([9, 3, 7], 9),
        ([3, 8], 6),
        ([12], 6),
        ([11, 1], 6),
        ([2, 7], 5),
    ],
)
def test_no_line_of_a_paragraph_stands_alone(paragraphs: list[int], cut: int) -> None:
    assert cuts(_lines(paragraphs, 6.0), 2) == [cut]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(2, 3), st.floats(3.0, 9.0))
def test_columns_are_as_long_as_they_can_be(paragraphs: list[int], count: int, gap: float) -> None:
    lines = _lines(paragraphs, gap)
    if len(lines) < 2 * count:
        return
    found = cuts(lines, count)
    assert found == sorted(set(found)) and len(found) == count - 1
    for column, cut in enumerate(found, 1):
        assert 0 < cut < len(lines)
        assert abs(cut - len(lines) * column / count) <= 2
