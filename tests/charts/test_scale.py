"""Scales: round ticks that hold all numbers, places in proportion, words pushed apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factsheet.charts.scale import Scale, apart, domain, figures_of, step_for, step_of, ticks

numbers = st.decimals(
    min_value=Decimal("-1e12"), max_value=Decimal("1e12"), allow_nan=False, allow_infinity=False, places=3
)
several = st.lists(numbers, min_size=1, max_size=30)


@given(several, st.integers(min_value=2, max_value=6), st.booleans())
def test_ticks_are_round_and_hold_every_number(values: list[Decimal], most: int, from_zero: bool) -> None:
    low, high = domain(values, from_zero=from_zero)
    found = ticks(low, high, most)
    assert found[0] <= min(values)
    assert max(values) <= found[-1]
    steps = {after - before for before, after in pairwise(found)}
    assert len(steps) == 1
    (step,) = steps
    assert step.scaleb(-step.adjusted()).normalize() in {Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5)}
    assert all(each % step == 0 for each in found)
    assert 2 <= len(found) <= most + 2
    if from_zero or low <= 0 <= high:
        assert 0 in found


@given(numbers.filter(lambda each: each > 0), st.integers(min_value=1, max_value=10))
def test_a_step_is_the_smallest_round_one(span: Decimal, most: int) -> None:
    step = step_for(span, most)
    assert step * most >= span
    # The next smaller round number would part the span into more stretches.
    smaller = max(
        each.scaleb(power)
        for each in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
        for power in range(-6, 14)
        if each.scaleb(power) < step
    )
    assert smaller * most < span


@given(numbers, numbers.filter(lambda each: each != 0), st.floats(0, 500), st.floats(1, 500))
def test_places_are_in_proportion(low: Decimal, span: Decimal, start: float, length: float) -> None:
    scale = Scale(float(low), float(low + abs(span)), start, start + length)
    middle = low + abs(span) / 2
    assert abs(scale.at(middle) - (start + length / 2)) < 1e-6 * (length + abs(start))


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=12),
    st.floats(0.5, 20),
)
def test_places_keep_their_distance_and_their_order(wanted: list[float], gap: float) -> None:
    found = apart(wanted, gap, 0.0, max(100.0, gap * len(wanted)))
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    placed = [found[each] for each in order]
    assert all(after - before >= gap - 1e-6 for before, after in pairwise(placed))
    assert placed[0] >= -1e-6
    if all(after - before >= gap for before, after in pairwise(sorted(wanted))):
        limit = max(100.0, gap * len(wanted))
        assert all(abs(found[each] - wanted[each]) < 1e-6 for each in order if gap <= limit)


@given(st.lists(st.decimals(1, 10_000, places=1), min_size=1, max_size=6))
def test_what_is_below_nought_has_the_axis_of_its_mirror(values: list[Decimal]) -> None:
    low, high = domain(values)
    assert domain([-each for each in values]) == (-high, -low)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=12), st.booleans())
def test_an_axis_of_whole_things_has_whole_ticks(values: list[int], from_zero: bool) -> None:
    low, high = domain(map(Decimal, values), from_zero=from_zero)
    found = ticks(low, high, finest=Decimal(1))
    assert found[0] <= min(values) and max(values) <= found[-1]
    assert all(each % 1 == 0 for each in found) and 2 <= len(found) <= 5
    assert len({after - before for before, after in pairwise(found)}) == 1


def off(counts: list[Decimal], step: int) -> Decimal:
    """Return by what the figures of two numbers are off their proportion at most."""
    shares = [figures_of(each, step) / each for each in counts]
    return max(shares) / max(min(shares), Decimal("1e-9"))


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=4))
def test_figures_are_whole_and_in_proportion(values: list[int]) -> None:
    counts = [Decimal(each) for each in values]
    step = step_of(counts)
    if not step:
        assert max(counts) / min(counts) > 40
        return
    assert all(1 <= figures_of(each, step) <= 100 for each in counts)
    steps = [each * 10**power for power in range(8) for each in (1, 2, 5)]
    others = [each for each in steps if 1 <= max(counts) / each <= 100]
    # No other does it better, unless it is right already.
    assert off(counts, step) <= max(Decimal("1.1"), min(off(counts, each) for each in others))


@given(st.integers(1, 10**6))
def test_twice_as_many_things_are_twice_as_many_figures(value: int) -> None:
    step = step_of([Decimal(value), Decimal(2 * value)])
    one, two = (figures_of(Decimal(each), step) for each in (value, 2 * value))
    assert abs(two - 2 * one) <= 0.1 * two
