"""The flat sheet: papers, and panels that tile it, mirrored for right-to-left editions, in reading order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.display import Direction
from factsheet.errors import Span
from factsheet.sheet import (
    FOLDED_IN,
    LEAST_PANEL,
    Edge,
    Fold,
    PageCount,
    PanelPart,
    SheetOptions,
    page_count,
    sheet_of,
)
from factsheet.units import MM, PAPERS, Orientation, PageSize, paper_named, paper_of, paper_sized

LTR, RTL = Direction.LTR, Direction.RTL
NEAR = 1e-6
# Wide enough that a third of either side is a panel.
sides = st.floats(3 * LEAST_PANEL + 3 * FOLDED_IN, 1200 * MM)
papers = st.one_of(
    st.sampled_from([PAPERS[name] for name in ("A3", "A4", "Letter", "Legal", "Tabloid")]),
    st.builds(PageSize, sides, sides),
)
orientations = st.sampled_from([None, *Orientation])
folded = st.sampled_from([Fold.TRI, Fold.HALF])


def made(paper, orientation, fold, direction=LTR):
    """The sheet, lying wherever it has to so that three panels fit."""
    return sheet_of(paper, Orientation.LANDSCAPE if paper.name else orientation, fold, direction)


@given(papers, orientations, st.sampled_from(Fold), st.sampled_from(Direction))
@settings(max_examples=100)
def test_panels_tile_every_press_side(paper, orientation, fold, direction):
    sheet = made(paper, orientation, fold, direction)
    for panels in sheet.sides:
        assert panels[0].x == pytest.approx(0, abs=NEAR)
        for left, right in pairwise(panels):
            assert left.x + left.width == pytest.approx(right.x, abs=NEAR)
        assert panels[-1].x + panels[-1].width == pytest.approx(sheet.size.width, abs=NEAR)
        assert all((panel.y, panel.height) == (0, sheet.size.height) for panel in panels)
        for panel in panels:
            assert {Edge.TOP, Edge.BOTTOM} <= panel.outer
            assert (Edge.LEFT in panel.outer) == (abs(panel.x) < NEAR)
            right = panel.x + panel.width
            assert (Edge.RIGHT in panel.outer) == (abs(right - sheet.size.width) < NEAR)


@given(papers, orientations, folded)
@settings(max_examples=100)
def test_a_sheet_from_right_to_left_is_the_mirror_image(paper, orientation, fold):
    sheet, other = made(paper, orientation, fold), made(paper, orientation, fold, RTL)
    assert sheet.size == other.size
    swapped = {Edge.LEFT: Edge.RIGHT, Edge.RIGHT: Edge.LEFT}
    for panel, mirror in zip(sheet.panels, other.panels, strict=True):
        assert mirror.x == pytest.approx(sheet.size.width - panel.x - panel.width)
        assert mirror.outer == {swapped.get(edge, edge) for edge in panel.outer}
        # To a layout, which knows start and end alone, it is the same sheet.
        assert mirror.outer_sides(RTL) == panel.outer_sides(LTR)
        for name in ("y", "width", "height", "side", "order", "part"):
            assert getattr(mirror, name) == getattr(panel, name)


@given(papers, orientations, folded, st.sampled_from(Direction))
@settings(max_examples=100)
def test_panels_are_read_each_once_the_front_first_the_back_last(paper, orientation, fold, direction):
    sheet = made(paper, orientation, fold, direction)
    assert [panel.order for panel in sheet.panels] == list(range(len(sheet.panels)))
    assert len({(panel.side, panel.x) for panel in sheet.panels}) == len(sheet.panels)
    assert len(sheet.panels) == {Fold.TRI: 6, Fold.HALF: 4}[fold]
    assert sheet.panels[0].part is PanelPart.FRONT and sheet.panels[-1].part is PanelPart.BACK
    # The inside is read without a turn, along the writing.
    inside = [panel for panel in sheet.panels if panel.side == 1]
    assert [b.order - a.order for a, b in pairwise(inside)] == [1] * (len(inside) - 1)
    xs = [panel.x for panel in inside]
    assert xs == sorted(xs, reverse=direction is RTL)


@given(papers, orientations, folded, st.sampled_from(Direction))
@settings(max_examples=100)
def test_what_is_back_to_back_has_one_size(paper, orientation, fold, direction):
    """The inside of a sheet is its outside turned over: folds lie on folds."""
    sheet = made(paper, orientation, fold, direction)
    outside, inside = (sheet.folds(side) for side in (0, 1))
    assert sorted(sheet.size.width - x for x in inside) == pytest.approx(sorted(outside))


@pytest.mark.parametrize("direction", Direction)
def test_the_panel_that_is_folded_in_is_two_millimeters_narrower(direction):
    sheet = sheet_of(PAPERS["A4"], fold=Fold.TRI, direction=direction)
    widths = sorted(panel.width for panel in sheet.panels)
    assert widths[2:] == pytest.approx([widths[-1]] * 4)
    assert widths[:2] == pytest.approx([widths[-1] - FOLDED_IN] * 2)
    (flap,) = (panel for panel in sheet.panels if panel.part is PanelPart.FLAP)
    assert flap.width == min(widths)
    # It lies at the far edge of the outside, the front at the near one.
    edge = Edge.LEFT if direction is LTR else Edge.RIGHT
    assert edge in flap.outer and edge not in sheet.panels[0].outer


def test_half_of_a4_is_four_panels_of_a5():
    sheet = sheet_of(PAPERS["A4"], fold=Fold.HALF)
    assert [len(side) for side in sheet.sides] == [2, 2]
    for panel in sheet.panels:
        assert panel.width / MM == pytest.approx(148.5) and panel.height / MM == pytest.approx(210)


def test_a_card_is_one_panel_with_four_edges():
    sheet = sheet_of(PAPERS["DL"])
    (panel,) = sheet.panels
    assert str(sheet.size) == "99 x 210 mm" and not sheet.is_folded
    assert panel.outer == set(Edge) and panel.part is PanelPart.PAGE and sheet.folds(0) == ()


def test_a_sheet_lies_as_it_is_asked_to():
    a4 = PAPERS["A4"]
    assert sheet_of(a4).size == a4
    assert sheet_of(a4, Orientation.LANDSCAPE).size == PageSize(a4.height, a4.width, "A4")
    assert sheet_of(a4, fold=Fold.HALF).size.width == a4.height
    assert sheet_of(a4, Orientation.PORTRAIT, Fold.HALF).size == a4
    square = paper_sized(120 * MM, 120 * MM)
    assert square.turned(Orientation.LANDSCAPE) == square.turned(Orientation.PORTRAIT) == square
    poster = paper_sized(300 * MM, 200 * MM)
    assert sheet_of(poster).size == sheet_of(poster, fold=Fold.HALF).size == poster


def test_panels_that_nothing_can_stand_on_are_refused():
    with pytest.raises(ValueError, match="panels of 48 mm are narrower than 60 mm"):
        sheet_of(PAPERS["A6"], fold=Fold.TRI)


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [("A3", 297, 420), ("a4", 210, 297), ("A5", 148, 210), ("A6", 105, 148), ("DL", 99, 210)]
    + [("Letter", 215.9, 279.4), ("LEGAL", 215.9, 355.6), ("tabloid", 279.4, 431.8)],
)
def test_papers_have_their_sizes(name, width, height):
    paper = paper_named(name)
    assert (paper.width / MM, paper.height / MM) == pytest.approx((width, height))
    assert paper_sized(paper.width, paper.height) is PAPERS[paper.name]


def test_papers_that_are_none_are_refused_in_words():
    with pytest.raises(
        ValueError, match="there is no paper 'B4': A3, A4, A5, A6, Letter, Legal, Tabloid, DL"
    ):
        paper_named("B4")
    with pytest.raises(ValueError, match="a side of 20 mm is not between 50 and 1200 mm"):
        paper_sized(20 * MM, 100 * MM)
    with pytest.raises(ValueError, match="not between"):
        paper_sized(float("nan"), 100 * MM)


@pytest.mark.parametrize("written", ["120x170mm", "12cm x 17cm", "120 x 170 mm", "120mmx17cm"])
def test_a_paper_may_be_written_by_its_sides(written):
    paper = paper_of(written)
    assert (paper.width / MM, paper.height / MM) == pytest.approx((120, 170))


@pytest.mark.parametrize("written", ["120x170", "x170mm", "120xx170mm", "1.2.3x170mm", "B4", "", "10x10mm"])
def test_sides_that_are_none_are_refused(written):
    with pytest.raises(ValueError):
        paper_of(written)


@given(st.integers(1, 32), st.integers(1, 32))
def test_counts_of_pages_are_written_as_they_are_read(one, other):
    count = PageCount(min(one, other), max(one, other))
    assert page_count(str(count)) == count
    assert str(page_count(" AUTO ")) == "auto"


@pytest.mark.parametrize("written", ["0", "2..1", "-1", "1..", "two", "1.5", "33", "1...2", "", "٢..٣٣"])
def test_counts_that_are_none_are_refused(written):
    with pytest.raises(ValueError, match="is not a number of pages"):
        page_count(written)


def test_options_of_the_command_line_go_before_those_of_the_file():
    file = SheetOptions(
        PAPERS["A4"], Orientation.LANDSCAPE, fold=Fold.TRI, large_print=True, prefer={"header": "beside"}
    )
    file_spans = {"paper": Span("x.yaml", 3, 8), "fold": Span("x.yaml", 5, 7)}
    told = SheetOptions(file.paper, file.orientation, None, file.fold, True, file.prefer, spans=file_spans)
    line = SheetOptions.of("A3", fold="none", pages="2")
    both = line.over(told)
    assert (both.paper, both.fold, both.orientation) == (PAPERS["A3"], Fold.NONE, Orientation.LANDSCAPE)
    assert both.large_print and both.prefer == {"header": "beside"} and both.pages == PageCount(2, 2)
    assert both.spans == {}
    assert SheetOptions().over(told).spans == file_spans
    assert SheetOptions().sheet(PAPERS["A5"], LTR).size == PAPERS["A5"]
    assert both.sheet(PAPERS["A5"], LTR).size.width == PAPERS["A3"].height
