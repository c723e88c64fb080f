"""The reach of ink: lines that would touch are moved apart, those that would not stay as designed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.setting.ink import glyph_boxes, leading_between
from factsheet.setting.paragraph import fixed, set_paragraph
from factsheet.setting.style import Fit
from tests.setting.made import copy, setting, style
from tests.sheets.generate import table

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


@pytest.mark.parametrize(("align", "meet"), [("start", False), ("center", False), ("end", True)])
def test_lines_are_moved_apart_by_the_letters_that_meet_where_the_lines_stand(align: str, meet: bool) -> None:
    galley = set_paragraph(setting(), copy("nnnng\u2028H"), style(**TITLE, align=align), fixed(240))
    first, second = galley.baselines
    size = next(item.items[0].item.size for item, *_ in galley.items)
    assert ((second - first) / size > 78 / 90 + 0.01) is meet


@pytest.mark.parametrize(("overlap", "meet"), [(0.02, True), (0.0, False), (-0.02, False)])
def test_a_loop_does_not_touch_the_corner_of_a_capital_under_it(overlap: float, meet: bool) -> None:
    """Lines that hang begin with their ink: the g of "refugiadas" ran .03 em into the H under it."""
    library, groups = setting().library, []
    for text in ("g", "H"):
        galley = set_paragraph(setting(), copy(text), style(lines="single", size=20), fixed(900))
        groups += [item for item, *_ in galley.items]
    (loop,), (stem,) = (list(glyph_boxes(line, library, 0.0)) for line in groups)
    begins = (0.0, loop.right - stem.left - overlap * 20)
    assert (leading_between(groups, library, False, begins) > 0) is meet


@given(st.lists(st.text("gpÉạHn. ,", min_size=1, max_size=30), min_size=2, max_size=3), st.booleans())
def test_the_leading_between_lines_is_that_of_the_two_letters_that_need_most(texts, rtl: bool) -> None:
    library, groups = setting().library, []
    for text in texts:
        galley = set_paragraph(setting(), copy(text), style(lines="single", size=20), fixed(900))
        groups += [item for item, *_ in galley.items]
    boxes = [list(glyph_boxes(line, library, -line.width if rtl else 0.0)) for line in groups]
    needed = [
        above.bottom + below.top + 0.06 * above.size
        for upper, lower in pairwise(boxes)
        for above in upper
        for below in lower
        if min(above.right, below.right) - max(above.left, below.left) > 0.005 * above.size
    ]
    assert leading_between(groups, library, rtl) == max(needed, default=0.0)


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


@pytest.mark.parametrize("tag", ["ar", "ur", "he", "km", "th", "lo", "my", "hi", "bn", "ta", "am", "si"])
@given(st.data())
@settings(max_examples=6, deadline=None)
def test_all_copy_of_a_style_stands_on_the_same_lines(tag: str, data: st.DataObject) -> None:
    """Leading and first baseline are those of the style and the script, whatever letters there are."""
    word = st.sampled_from(table()[tag]["words"])
    said = [data.draw(st.lists(word, min_size=3, max_size=3).map("\u2028".join)) for _ in range(2)]
    open_style = style(size=10, leading=24)
    one, other = (set_paragraph(setting(tag), copy(text), open_style, fixed(400)).baselines for text in said)
    assert one == pytest.approx(other)


def test_digits_of_a_script_stand_on_one_line_whatever_they_are() -> None:
    figures = style(size=20, leading=20)
    found = {
        set_paragraph(setting("my"), copy(each), figures, fixed(400)).baselines for each in ("၁", "၂", "၃")
    }
    assert len(found) == 1
