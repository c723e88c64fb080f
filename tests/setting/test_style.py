"""Styles: what a layout says of type, changed for a script and at any scale, never under its floor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from factsheet.errors import LayoutError
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Fit, Gap, Proportion, ScriptSpec, StylesAtScale, styles_for
from tests.setting.made import setting, style

BODY = style(size=9.5, leading=12.5, min_size=8.5)
FIGURE = style(size=38, leading=30, font="display")
STYLES = {"body": BODY, "figure": FIGURE}


scales = st.floats(0.3, 6)


@given(scales, scales)
def test_type_follows_the_scale_and_its_leading_the_type(one: float, other: float) -> None:
    low, high = (BODY.at_scale(scale) for scale in sorted((one, other)))
    assert low.size <= high.size
    for made in (low, high):
        assert made.leading / made.size == pytest.approx(12.5 / 9.5)
        assert (made.size * 20) == pytest.approx(round(made.size * 20)), "sizes are in twentieths of a point"


@given(scales, st.floats(6, 12))
def test_styles_at_a_scale_are_those_of_the_design_and_the_same_each_time(scale: float, least: float) -> None:
    made = StylesAtScale(STYLES, scale, 8.5, least)
    assert dict(made) == {name: each.at_scale(scale, 8.5).at_least(least) for name, each in STYLES.items()}
    assert made["body"] is made["body"] and made.get("title") is None and "title" not in made


def test_a_copy_with_other_values_is_as_pydantic_makes_it() -> None:
    given_values = {"size": 11.0, "fit": Fit(min=8.0)}
    made, theirs = BODY.model_copy(update=given_values), BaseModel.model_copy(BODY, update=given_values)
    assert made == theirs and made.model_fields_set == theirs.model_fields_set
    assert made.__dict__ == theirs.__dict__ and BODY.size == 9.5
    with pytest.raises(ValidationError):
        made.size = 12.0


@given(scales, st.floats(6, 9))
def test_no_scale_goes_under_the_floor(scale: float, floor: float) -> None:
    assert BODY.at_scale(scale, floor).size >= 8.5
    assert style(size=9.5, leading=12).at_scale(scale, floor).size >= floor - 0.0251


@given(st.floats(0.3, 1.0))
def test_what_is_smaller_than_the_floor_by_design_keeps_its_size(scale: float) -> None:
    assert style(size=7, leading=8).at_scale(scale, 8.5).size == 7


def test_fitted_type_may_go_lower_with_the_scale_but_not_under_nine_points() -> None:
    title = style(size=60, leading=54, fit=Fit(min=30, lines=1, most_lines=2))
    least = {scale: title.at_scale(scale).fit for scale in (0.1, 0.5, 1.0, 4.0)}
    assert [fit and fit.min for fit in least.values()] == [9, 15, 30, 60]
    assert title.at_scale(4.0).size == 240


def test_the_designed_scale_is_the_design() -> None:
    assert BODY.at_scale(1.0, 8.5) == BODY
    assert FIGURE.at_scale(1.0, 8.5) == FIGURE


def test_a_script_changes_a_whole_role_in_proportion() -> None:
    spec = ScriptSpec(proportions={"display": Proportion(size=0.8, leading=1.1)})
    made = styles_for(STYLES, spec)
    assert (made["figure"].size, round(made["figure"].leading, 3)) == (38 * 0.8, 33.0)
    assert made["body"] == BODY


def test_what_a_script_says_of_one_style_goes_before_its_proportions() -> None:
    spec = ScriptSpec(proportions={"display": Proportion(size=0.8)}, styles={"figure": {"size": 25}})
    made = styles_for(STYLES, spec)["figure"]
    assert (made.size, made.leading) == (25, 30)


@pytest.mark.parametrize("size", [8.5, 9.0, 9.5])
def test_small_type_is_not_made_smaller_for_looking_large(size: float) -> None:
    spec = ScriptSpec(proportions={"text": Proportion(size=0.7)})
    assert styles_for({"note": style(size=size, leading=11)}, spec)["note"].size >= min(size, 8.5)


def test_lengths_have_units() -> None:
    assert style(size="10pt", leading="5mm").leading == pytest.approx(5 * 72 / 25.4)
    with pytest.raises(ValidationError, match="5 parsecs"):
        style(size="5 parsecs")


def test_a_gap_shrinks_to_its_least_and_no_further() -> None:
    gap = Gap(best=10, min=8)
    assert [gap.at(space) for space in (1.0, 0.9, 0.5)] == [10, 9, 8]
    assert Gap(best=10).at(0.5) == 5


def test_a_style_that_the_layout_lacks_is_told_with_those_it_has() -> None:
    with pytest.raises(LayoutError, match="no style 'bodi'"):
        setting().style("bodi")


def test_galleys_join_at_their_places() -> None:
    one = Galley(10, 20, baselines=(8.0, 18.0), overfull=("a",))
    both = join(30, 50, [(one, 0, 20), (one, 20, 0)])
    assert both.baselines == (8.0, 18.0, 28.0, 38.0)
    assert both.overfull == ("a", "a") and (both.width, both.height) == (30, 50)
