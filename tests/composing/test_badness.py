"""Badness: nothing at the design, more the further from it, never less than nothing."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.composing import badness
from factsheet.composing.plan import Demerit, total
from factsheet.units import MM

lengths = st.floats(0, 600)


@given(lengths, lengths)
def test_a_larger_hole_and_a_shorter_column_are_worse(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= badness.hole(low) <= badness.hole(high)
    assert 0 <= badness.foot(low) <= badness.foot(high)


def test_what_is_full_is_not_bad() -> None:
    assert badness.hole(0) == badness.hole(-3) == 0
    assert badness.foot(0) == badness.foot(3 * MM) == 0, "columns end on one line within 3 mm"
    assert badness.spring(0, 800) == badness.spring(-1, 800) == 0
    assert badness.space(1.0) == 0
    assert badness.measure(25, False) == badness.measure(25, True) == 0


def test_a_hole_that_is_seen_is_a_fault_and_a_large_one_as_bad_as_a_page() -> None:
    assert badness.hole(0.5 * MM) < 1 < badness.hole(1 * MM) < badness.hole(10 * MM)
    assert badness.hole(20 * MM) < badness.PAGE < badness.hole(25 * MM)
    assert badness.foot(12 * MM) > 4 and badness.foot(25 * MM) > 20
    assert badness.ragged(20 * MM) == 0 and badness.ragged(25 * MM) > badness.PAGE
    assert badness.ragged(24 * MM) < badness.ragged(26 * MM) == badness.ragged(90 * MM)


@given(lengths, st.floats(0, 1), st.floats(0, 0.02))
def test_what_a_picture_leaves_empty_is_on_paper_a_column_that_ends_above_its_neighbor(
    points: float, share: float, small: float
) -> None:
    for display in (False, True):
        assert badness.bare(points, share, small, on_ground=False, display=display) == badness.foot(points)
    inside, masthead = (
        badness.bare(points, share, small, on_ground=True, display=each) for each in (False, True)
    )
    assert inside <= 9.0, "a ground goes on under it"
    assert masthead >= 2 * inside, "a masthead is seen from afar"


@given(lengths, st.floats(0, 1), st.floats(0.02, 1), st.floats(0, 1), st.booleans())
def test_an_empty_field_is_the_worse_the_more_of_the_page_it_is(
    points: float, share: float, field: float, part: float, display: bool
) -> None:
    bare = functools.partial(badness.bare, points, share, on_ground=True, display=display)
    assert bare(part * field) <= bare(field)
    # 41 x 79 mm of A4 beside a story: a page with it is hardly taken.
    assert bare(0.052) >= bare(0.0) + 15


@given(st.floats(badness.LEAST_SPACE, badness.MOST_SPACE), st.floats(0, 1))
def test_spaces_further_from_the_design_are_worse(factor: float, nearer: float) -> None:
    assert badness.space(1 + (factor - 1) * nearer) <= badness.space(factor) + 1e-9


@given(st.floats(0.3, 4), st.floats(0.3, 4), st.floats(1, 1.6))
def test_type_further_from_its_ideal_is_worse_on_either_side(one: float, other: float, ideal: float) -> None:
    def bad(scale: float) -> float:
        return total(badness.type_size(scale, ideal))

    low, high = sorted((one, other))
    if low >= ideal:
        assert bad(low) <= bad(high) + 1e-9
    if high <= ideal:
        assert bad(low) >= bad(high) - 1e-9
    assert bad(one) >= 0 and bad(ideal) == pytest.approx(0)


def test_small_type_is_worse_than_loose_and_than_a_page_more_at_some_size() -> None:
    assert total(badness.type_size(0.9, 1.0)) > 50 > badness.PAGE > total(badness.type_size(0.94, 1.0))
    assert pytest.approx(total(badness.type_size(0.935, 1.0)), abs=3) == badness.GOOD


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.2, 4))
def test_more_copy_is_best_set_smaller_within_bounds(one: float, other: float, room: float) -> None:
    low, high = sorted((one, other))
    few, many = badness.ideal_scale(low, room), badness.ideal_scale(high, room)
    assert 1 <= many <= few <= 1.6


@given(st.integers(1, 24), st.integers(1, 4))
def test_only_full_grids_cost_nothing(items: int, columns: int) -> None:
    bad = badness.empty_cells(items, columns)
    assert (bad == 0) == (items % columns == 0) or items < columns
    assert bad >= 0


def test_an_uneven_title_is_worse_than_an_even_one_and_one_that_fills_its_room_best() -> None:
    even, uneven, narrow = (badness.lines_of_title(w, 400) for w in ([390, 380], [390, 60], [100, 95]))
    assert even == 0 < uneven and narrow > 0
    assert badness.lines_of_title([390] * 4, 400) > badness.lines_of_title([390] * 3, 400)
    assert badness.lines_of_display(4) == 0 < badness.lines_of_display(5)


@given(st.floats(5, 80), st.booleans())
def test_lines_too_short_or_too_long_to_read_are_bad(em: float, small: bool) -> None:
    inside = 14 <= em <= 36 or (em <= 44 and em >= 14 and small)
    assert (badness.measure(em, small) == 0) >= inside
    if em < 12.9 or em > 44.1:
        assert badness.measure(em, small) > 0


def test_a_taste_weighs_its_own_terms_and_no_others() -> None:
    found = (Demerit("hole", 2.0), Demerit("rank", 3.0))
    assert badness.weighed(found, {"hole": 2.5}) == (Demerit("hole", 5.0), Demerit("rank", 3.0))
    assert badness.weighed(found, {}) == found


def test_the_last_of_three_pages_may_end_anywhere_unless_so_many_were_asked_for() -> None:
    assert badness.on_page(10, 2, 3, asked=False) == 1
    assert badness.on_page(10, 2, 3, asked=True) == badness.on_page(10, 1, 2, asked=False) == 10


def test_a_sliver_of_a_picture_is_a_fault() -> None:
    assert badness.cut(0.3, sliver=False) == 0
    assert badness.cut(0.3, sliver=True) > 10 < badness.cut(0.6, sliver=True)


@given(st.floats(0.01, 3), st.floats(0.5, 2.3), st.booleans(), st.booleans())
def test_what_parts_is_worse_the_better_it_would_stand_whole(
    share: float, scale: float, warns: bool, folded: bool
) -> None:
    bad = badness.parted(share, scale, warns, folded)
    assert 0 < bad < badness.BLANK, "rather parted than a panel left blank"
    assert badness.parted(share + 0.1, scale, warns, folded) <= bad
    assert badness.parted(share, scale, True, folded) >= bad
    assert badness.parted(share, scale, warns, True) >= bad
    # What is higher than a page in the designed size has to part.
    least = badness.parted(9, 1, False, False)
    assert (bad == least) or share / max(1, scale) ** 2 <= 1


@given(st.floats(0.01, 3), st.floats(0.9, 2), st.integers(1, 12))
def test_a_short_list_parts_at_a_higher_price_than_running_text(
    share: float, scale: float, items: int
) -> None:
    short = items <= 5 and share / max(1, scale) ** 2 <= 0.5
    text, few = (badness.parted(share, scale, False, False, number) for number in (0, items))
    assert (few > 5 * text) if short else few == text
    assert few < badness.PAGE, "rather parted than on a page more"
    assert len({badness.parted(share, scale, True, False, number) for number in (0, items)}) == 1


@given(st.floats(0.01, 3), st.floats(0.9, 2), st.integers(1, 40))
def test_a_table_that_would_stand_whole_parts_at_a_higher_price_the_lower_it_is(
    share: float, scale: float, rows: int
) -> None:
    def of(share: float, folded: bool = False) -> float:
        return badness.parted(share, scale, False, folded, rows, table=True)

    whole = share / max(1.0, scale) ** 2
    assert of(share) >= badness.parted(share, scale, False, False)
    assert of(share + 0.1) <= of(share) <= of(share, folded=True)
    assert of(share) <= badness.parted(share, scale, True, False, rows), "what warns is read at once first"
    if whole <= 0.5:
        assert of(share) > badness.PAGE, "rather a page more"
    if whole > 1:
        assert of(share) == badness.parted(share, scale, False, False)


@given(st.floats(0, 700), st.floats(0, 700), st.floats(200, 900), st.booleans())
def test_what_a_panel_leaves_is_the_worse_the_more_it_is_and_less_bad_under_whole_blocks(
    one: float, other: float, height: float, whole: bool
) -> None:
    less, more = sorted((one, other))
    assert badness.panel_end(less, height, whole) <= badness.panel_end(more, height, whole)
    assert badness.panel_end(one, height, True) <= badness.panel_end(one, height, False)


def test_a_panel_of_a_whole_block_is_better_than_a_blank_one_if_it_is_60_percent_full() -> None:
    assert badness.panel_end(0.39 * 595, 595, whole=True) < badness.BLANK / 2
    assert badness.panel_end(0.41 * 595, 595, whole=True) > badness.BLANK
