"""The reach of ink: lines that would touch are moved apart, those that would not stay as designed."""

from __future__ import annotations

import pytest

from factsheet.setting.paragraph import fixed, set_paragraph
from factsheet.setting.style import Fit
from tests.setting.made import copy, setting, style

TITLE = {
    "font": "display",
    "size": 90,
    "leading": 78,
    "fit": Fit(min=40, lines=2, most_lines=2),
}


def leading(text: str) -> float:
    """The distance of two title lines, as a share of their size."""
    galley = set_paragraph(setting(), copy(text), style(**TITLE), fixed(240))
    first, second = galley.baselines
    size = next(item.items[0].item.size for item, *_ in galley.items)
    return (second - first) / size


@pytest.mark.parametrize("text", ["HHHH\u2028HHHH", "nnnn\u2028nnnn", "gnnn\u2028nHHH"])
def test_lines_whose_letters_do_not_meet_keep_their_leading(text: str) -> None:
    assert leading(text) == pytest.approx(78 / 90, abs=0.001)


@pytest.mark.parametrize("text", ["gggg\u2028HHHH", "HHHH\u2028ÊÊÊÊ", "ạạạạ\u2028Ồnnn"])
def test_a_letter_does_not_stand_on_the_one_below(text: str) -> None:
    assert leading(text) > 78 / 90 + 0.01


def test_figures_with_descenders_take_the_room_they_need() -> None:
    """A decimal comma or a Burmese digit reaches far below the line at the size of a main number."""
    figure = style(font="display", size=90, leading=78, trim="baseline")
    plain, comma = (set_paragraph(setting(), copy(text), figure, fixed(400)) for text in ("13", "1,3"))
    assert plain.height == pytest.approx(plain.baselines[-1])
    assert comma.height > comma.baselines[-1] + 5
    assert comma.baselines == plain.baselines


def test_a_title_leaves_room_for_the_accents_on_its_capitals() -> None:
    large = style(
        font="display", size=60, leading=60, trim="ink", fit={"min": 30, "lines": 1, "most-lines": 2}
    )
    plain, accented = (
        set_paragraph(setting(), copy(said), large, fixed(300.0)) for said in ("A table", "À table")
    )
    top = min(each.y for each in accented.items)
    assert plain.baselines[0] + 8 < accented.baselines[0] == top
    assert accented.height - plain.height == pytest.approx(accented.baselines[0] - plain.baselines[0])
