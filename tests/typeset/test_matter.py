"""Columns of glyphs: whatever is done with them is what would be done with the glyphs one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Glyph
from factsheet.typeset.matter import matter

numbers = st.floats(-2, 2, allow_nan=False)
glyphs = st.builds(
    Glyph, st.integers(0, 9), numbers, numbers, numbers, st.integers(0, 30), st.integers(1, 31)
)


@given(st.lists(glyphs, max_size=8), st.integers(-5, 5), st.integers(0, 9), st.integers(0, 9))
def test_columns_are_the_glyphs(some, by, low, high):
    made = matter(some)
    moved = [each._replace(start=each.start + by, stop=each.stop + by) for each in some]
    assert list(made) == some and len(made) == len(some)
    assert list(made.glyphs(by)) == list(made.moved(by)) == moved
    assert list(made.cut(low, high)) == some[low:high]
    assert list(made.where(lambda start: start > 7)) == [each for each in some if each.start > 7]
    assert all(type(each) is Glyph for each in made)


@given(st.lists(glyphs, max_size=5), st.lists(glyphs, max_size=5))
def test_matter_joins_side_by_side(left, right):
    assert list(matter(left) + matter(right)) == left + right
