"""Styles: what a layout says of type, changed for a script and by the ladder, never under its floor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from factsheet.document.nodes import ListItem, Paragraph
from factsheet.errors import LayoutError
from factsheet.setting.context import FitStep
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Gap, Proportion, ScriptSpec, styles_for
from tests.setting.made import copy, setting, style

BODY = style(size=9.5, leading=12.5, min_size=8.5)
FIGURE = style(size=38, leading=30, font="display")
STYLES = {"body": BODY, "figure": FIGURE}


@given(st.floats(0.3, 1.0))
def test_the_ladder_never_goes_under_the_floor(factor: float) -> None:
    made = styles_for(STYLES, ScriptSpec(), factor)
    assert 8.5 <= made["body"].size <= 9.5
    assert abs(made["body"].leading / made["body"].size - 12.5 / 9.5) < 1e-9


@given(st.floats(0.3, 1.0))
def test_type_without_a_floor_keeps_its_size(factor: float) -> None:
    assert styles_for(STYLES, ScriptSpec(), factor)["figure"] == FIGURE


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


def test_type_grows_to_its_ceiling_and_only_where_it_has_one() -> None:
    body = style(size=10, leading=13, min_size=9, max_size=12)
    assert [body.sized(factor).size for factor in (0.5, 0.95, 1.0, 1.1, 1.5)] == [9, 9.5, 10, 11, 12]
    assert body.sized(1.1).leading == pytest.approx(14.3)
    assert style(size=10, leading=13).sized(1.5).size == 10
    assert style(size=13, leading=15, max_size=12).sized(1.5).size == 13


def test_a_gap_shrinks_to_its_least_and_no_further() -> None:
    gap = Gap(best=10, min=8)
    assert [gap.at(space) for space in (1.0, 0.9, 0.5)] == [10, 9, 8]
    assert Gap(best=10).at(0.5) == 5


def test_a_style_that_the_layout_lacks_is_told_with_those_it_has() -> None:
    with pytest.raises(LayoutError, match="no style 'bodi'"):
        setting().style("bodi")


def test_what_the_ladder_drops_is_not_found_and_its_neighbors_are() -> None:
    title = copy("a", path="about.title")
    item = ListItem("about", (Paragraph(title), Paragraph(copy("b", path="about.text"))))
    dropped = replace(setting(step=FitStep(drop=("about.text",))), item=item)
    assert dropped.find(".text") is None
    assert dropped.find(".title") is title


def test_galleys_join_at_their_places() -> None:
    one = Galley(10, 20, baselines=(8.0, 18.0), overfull=("a",))
    both = join(30, 50, [(one, 0, 20), (one, 20, 0)])
    assert both.baselines == (8.0, 18.0, 28.0, 38.0)
    assert both.overfull == ("a", "a") and (both.width, both.height) == (30, 50)
