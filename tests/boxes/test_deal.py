"""`deal`: items stay whole and in order, down columns of nearly one height."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from factsheet.boxes.box import set_box
from factsheet.boxes.deal import DealBox, rows_of
from factsheet.boxes.spacing import SpaceBox
from factsheet.display import Shape
from factsheet.setting.context import FitStep, LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.style import Gap

heights = st.lists(st.integers(2, 60), min_size=1, max_size=9)
counts = st.integers(1, 4)


def setting(space: float = 1.0) -> LayoutContext:
    bare = SimpleNamespace(direction="ltr", find=lambda selector: None)
    return LayoutContext(
        cast(Any, bare), cast(Any, None), {}, {}, 8.5, 12.0, cast(Any, None), FitStep(space=space)
    )


def dealt(sizes: list[int], count: int, height: float | None = None, **more: Any) -> Galley:
    bars = tuple(SpaceBox(space=size, fill="ink") for size in sizes)
    return set_box(DealBox(deal=bars, count=count, gap=10, **more), setting(), 200, height)


def columns(galley: Galley) -> list[list[tuple[float, float]]]:
    """The top and the height of each item, column by column."""
    found: dict[float, list[tuple[float, float]]] = {}
    for item, x, y in galley.items:
        assert isinstance(item, Shape)
        found.setdefault(x, []).append((y, item.height))
    return [found[x] for x in sorted(found)]


@given(heights, counts)
def test_items_stand_whole_and_in_order_down_the_columns(sizes: list[int], count: int) -> None:
    stands = columns(dealt(sizes, count, row_gap=Gap(best=3)))
    assert [round(high) for column in stands for _, high in column] == sizes
    assert len(stands) == min(count, len(sizes))
    for column in stands:
        assert column[0][0] == 0
        assert all(below >= top + high + 3 - 1e-6 for (top, high), (below, _) in pairwise(column))


@given(heights, counts)
def test_no_other_deal_of_the_items_would_be_lower(sizes: list[int], count: int) -> None:
    def least(rest: list[int], left: int) -> float:
        if left == 1:
            return sum(rest) + 3 * (len(rest) - 1)
        return min(
            max(sum(rest[:cut]) + 3 * (cut - 1), least(rest[cut:], left - 1))
            for cut in range(1, len(rest) - left + 2)
        )

    assert dealt(sizes, count, row_gap=Gap(best=3)).height == least(sizes, min(count, len(sizes)))


def test_of_deals_as_low_the_most_even_is_taken() -> None:
    assert [len(column) for column in columns(dealt([40, 10, 10, 10, 10], 3))] == [1, 2, 2]


def test_many_items_are_dealt_as_evenly_as_few() -> None:
    for count in (2, 3, 4):
        lengths = [len(column) for column in columns(dealt([10] * 120, count))]
        assert lengths == [120 // count] * count


def test_a_shorter_column_opens_its_gaps_as_far_as_they_may() -> None:
    galley = dealt([40, 10, 10], 2, row_gap=Gap(best=4, max=12))
    assert galley.height == 40
    assert columns(galley)[1] == [(0, 10), (22, 10)]
    full = dealt([32, 10, 10], 2, row_gap=Gap(best=4, max=20))
    assert columns(full)[1] == [(0, 10), (22, 10)], "both columns end on one line"


def test_room_that_is_left_opens_the_gaps_of_every_column() -> None:
    galley = dealt([10, 10, 10, 10], 2, height=60, row_gap=Gap(best=4, max=50))
    assert [column[-1] for column in columns(galley)] == [(50, 10), (50, 10)]


def test_nothing_to_deal_takes_no_room() -> None:
    assert dealt([], 3).height == 0


@given(st.integers(0, 20), counts)
def test_rows_are_counted_in_the_longest_column(items: int, count: int) -> None:
    bars = cast(Any, (None,) * items)
    assert rows_of(bars, count) == -(-items // count)


def test_of_two_even_ways_the_first_column_is_the_fuller() -> None:
    assert [len(each) for each in columns(dealt([20, 20, 20], 2))] == [2, 1]
    assert [len(each) for each in columns(dealt([20] * 5, 3))] == [2, 2, 1]


def test_items_beside_each_other_begin_level_where_they_have_room() -> None:
    left, right = columns(dealt([20, 60, 10, 40], 2, row_gap=Gap(best=4, max=40)))
    assert [top for top, _ in left] == [top for top, _ in right] == [0, 24]
    # The longer item has no room on that row: its column ends with the other.
    left, right = columns(dealt([20, 60, 30, 40], 2, row_gap=Gap(best=4, max=40)))
    assert right == [(0, 30), (44, 40)] and left[-1][0] + 60 == 84


@given(heights, counts, st.floats(0, 30))
def test_items_on_rows_never_touch_and_stay_in_the_height(sizes: list[int], count: int, spare: float) -> None:
    low = dealt(sizes, count, row_gap=Gap(best=3, max=20)).height
    for column in columns(dealt(sizes, count, low + spare, row_gap=Gap(best=3, max=20))):
        assert all(below >= top + high + 3 - 1e-6 for (top, high), (below, _) in pairwise(column))
        assert column[-1][0] + column[-1][1] <= low + spare + 1e-6
