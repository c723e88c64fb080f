"""Stacks share out height: springs first, then gaps; a short page looks full and a long one is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from factsheet.boxes.box import set_box
from factsheet.boxes.spacing import SpaceBox
from factsheet.boxes.stack import StackBox
from factsheet.setting.context import FitStep, LayoutContext

heights = st.floats(1, 100, allow_nan=False).map(lambda n: round(n, 2))


def setting(space: float = 1.0) -> LayoutContext:
    bare = SimpleNamespace(direction="ltr", find=lambda selector: None)
    return LayoutContext(
        cast(Any, bare),
        cast(Any, None),
        {},
        {},
        bleed=8.5,
        gutter=11.3,
        folder=cast(Any, None),
        step=FitStep(space=space),
    )


def bar(height: float, **more: Any) -> SpaceBox:
    return SpaceBox(space=height, **more)


@given(st.lists(heights, min_size=1, max_size=6), heights)
def test_a_stack_is_as_high_as_its_boxes_and_gaps(sizes: list[float], gap: float) -> None:
    stack = StackBox(stack=tuple(map(bar, sizes)), gap={"best": gap})
    assert abs(set_box(stack, setting(), 100).height - sum(sizes) - gap * (len(sizes) - 1)) < 1e-6


def test_spare_height_goes_to_the_box_that_grows() -> None:
    stack = StackBox(stack=(bar(10, fill="ink"), bar(10, grow=1, fill="ink"), bar(10, fill="ink")))
    galley = set_box(stack, setting(), 100, 100)
    assert [round(placed.item.height) for placed in galley.items] == [10, 80, 10]


def test_two_springs_share_by_weight_and_one_stops_at_its_limit() -> None:
    stack = StackBox(stack=(bar(0, grow=1, max_height=20, fill="ink"), bar(0, grow=1, fill="ink")))
    galley = set_box(stack, setting(), 100, 100)
    assert [round(placed.item.height) for placed in galley.items] == [20, 80]


def test_gaps_open_up_to_their_most() -> None:
    stack = StackBox(stack=(bar(10, fill="ink"), bar(10, fill="ink")), gap={"best": 5, "max": 30})
    galley = set_box(stack, setting(), 100, 200)
    assert [placed.y for placed in galley.items] == [0, 40]


def test_what_does_not_fit_is_told_by_the_height() -> None:
    assert set_box(StackBox(stack=(bar(80), bar(80))), setting(), 100, 100).height == 160


def test_spaces_tighten_down_to_their_least() -> None:
    stack = StackBox(stack=(bar(10), bar(10)), gap={"best": 10, "min": 8})
    assert set_box(stack, setting(space=0.5), 100).height == 5 + 8 + 5


def test_a_fill_runs_over_the_trim_only_where_it_bleeds() -> None:
    galley = set_box(bar(10, fill="ink", bleed=["start", "top"]), setting(), 100)
    (ground,) = galley.items
    assert (ground.x, ground.y) == (-8.5, -8.5)
    assert (ground.item.width, ground.item.height) == (108.5, 18.5)
