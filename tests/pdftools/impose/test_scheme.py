"""The order of pages: none is lost or doubled, and folding or cutting the sheets gives the reading order."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pdftools.impose.scheme import backed, in_order, mirrored, repeated, saddle, stacked

COUNTS = st.integers(1, 200)
CELLS = st.sampled_from([(2, 1), (1, 2), (2, 2), (3, 2), (4, 4)])


def pages_on(sides) -> list[int]:
    return sorted(cell for side in sides for cell in side if cell is not None)


@given(COUNTS, CELLS)
def test_every_page_is_printed_once(count, shape):
    cells = shape[0] * shape[1]
    leaves = -(-count // 2)
    for sides in (
        in_order(count, cells),
        stacked(count, cells),
        saddle(count),
        backed(stacked(leaves, cells), shape[0], count),
    ):
        assert pages_on(sides) == list(range(count))


@given(COUNTS, st.integers(1, 16))
def test_repeated_pages_fill_their_sheets(count, cells):
    assert Counter(pages_on(repeated(count, cells))) == dict.fromkeys(range(count), cells)


def folded(sides) -> list[int | None]:
    """A booklet read through: the sheets laid into each other, folded, the leaves turned one by one."""
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    first = [page for front, back in sheets for page in (front[1], back[0])]
    second = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first + second


@given(COUNTS)
def test_a_folded_booklet_reads_in_order_and_ends_with_its_blanks(count):
    read = folded(saddle(count))
    assert len(read) % 4 == 0
    assert read == [*range(count), *[None] * (len(read) - count)]
    assert len(read) - count < 4


@given(COUNTS)
def test_a_booklet_bound_at_the_right_reads_in_order_from_the_right(count):
    leftward = tuple(mirrored(side, 2) for side in saddle(count))
    seen_in_a_mirror = tuple(tuple(reversed(side)) for side in leftward)
    assert folded(seen_in_a_mirror)[:count] == list(range(count))


@given(COUNTS, CELLS)
def test_stacks_laid_on_each_other_are_in_order(count, shape):
    cells = shape[0] * shape[1]
    sides = stacked(count, cells)
    pile = [side[cell] for cell in range(cells) for side in sides]
    assert [page for page in pile if page is not None] == list(range(count))


@given(COUNTS, CELLS)
def test_cut_leaves_have_the_next_page_behind_them(count, shape):
    across = shape[0]
    cells = across * shape[1]
    sides = backed(stacked(-(-count // 2), cells), across, count)
    pile = []
    for cell in range(cells):
        for at in range(0, len(sides), 2):
            # Turned like the leaf of a book, the first column of the back is behind the last one.
            behind = mirrored(sides[at + 1], across)
            pile += [sides[at][cell], behind[cell]]
    assert [page for page in pile if page is not None] == list(range(count))


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_a_booklet_takes_a_sheet_for_four_pages(count, sheets):
    assert len(saddle(count)) == 2 * sheets
