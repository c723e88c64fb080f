"""Words over dots: names of series that take several lines keep off those of rows."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.charts.shows.dots import _spread
from tests.sheets.trial import case, proofed

WIDTH, SPACE = 100.0, 4.0


@given(st.lists(st.tuples(st.floats(5, 260), st.floats(0, WIDTH), st.integers(1, 3)), min_size=1, max_size=4))
def test_no_two_words_stand_in_one_place_however_many_lines_they_take(
    words: list[tuple[float, float, int]],
) -> None:
    found = _spread([(wide, x) for wide, x, _ in words], WIDTH, SPACE, [lines for *_, lines in words])
    assert [each.lines for each in found] == [lines for *_, lines in words]
    assert all(each.left >= 0 and each.left + each.wide <= WIDTH + 1e-6 for each in found)
    for one, other in combinations(found, 2):
        above = one.line >= other.line + other.lines or other.line >= one.line + one.lines
        beside = one.left >= other.left + other.wide or other.left >= one.left + one.wide
        assert above or beside


@pytest.mark.parametrize("seed", [61181, 71208])
def test_names_of_series_wider_than_their_chart_do_not_meet_those_of_rows(seed: int) -> None:
    """In large print, in a third of a page; in one of them black stood on a mark, which was refused."""
    trial = proofed(case(seed))
    assert trial.proof and not trial.proof.faults
