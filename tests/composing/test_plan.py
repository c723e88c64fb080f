"""Plans as values: they print, compare, and add up what is bad about them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.composing.plan import Demerit, Plan, merged, total
from tests.composing.bare import column, plan

terms = st.lists(
    st.builds(Demerit, st.sampled_from(["hole", "feet", "rank", "front"]), st.floats(-5, 50)), max_size=9
).map(tuple)


def test_a_plan_prints_a_line_for_each_band_and_what_is_bad_about_it() -> None:
    shape = (
        ((column(0, 12, "a:band"),), (column(0, 5, "b:tile"), column(5, 12, "c:one", "d:slim"))),
        ((column(0, 12, "e[1-2]:two"),),),
    )
    made = Plan(1.0375, shape, (Demerit("rank", 0.6), Demerit("small type", 12.04), Demerit("rank", 1.0)))
    assert list(made.lines()) == [
        "page 1",
        "  0-12 a:band",
        "  0-5 b:tile | 5-12 c:one + d:slim",
        "page 2",
        "  0-12 e[1-2]:two",
        "type at 1.038 of its designed size",
        "badness 13.6: small type 12.0, rank 1.6",
    ]


def test_a_plan_with_nothing_bad_says_so() -> None:
    assert list(plan(((column(0, 12, "a:band"),),)).lines())[-1] == "badness 0.0: nothing"
    hardly = Plan(1.0, (), (Demerit("rank", 0.04),))
    assert list(hardly.lines())[-1] == "badness 0.0: nothing"


@given(terms)
def test_merged_terms_add_up_to_the_same_and_each_name_is_there_once(found: tuple[Demerit, ...]) -> None:
    made = merged(found)
    assert total(made) == pytest.approx(total(found))
    assert sorted({each.name for each in found}) == sorted(each.name for each in made)
    assert [each.value for each in made] == sorted((each.value for each in made), reverse=True)


def test_plans_of_one_shape_are_alike_whatever_their_type() -> None:
    one, other = (plan(((column(0, 12, "a:band"),),), scale=scale) for scale in (1.0, 1.2))
    assert one != other and one.pages == other.pages
    assert one == plan(((column(0, 12, "a:band"),),)) and hash(one.pages) == hash(other.pages)
