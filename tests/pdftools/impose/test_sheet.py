"""Pages on paper: sizes, bleeds, fronts over backs, creep, and marks that stay out of the pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.pdftools.geometry import moved
from factsheet.pdftools.impose.grid import SHEETS, arrange
from factsheet.pdftools.impose.page import SourcePage
from factsheet.pdftools.impose.scheme import Booklet, CutAndStack, Duplex, NUp, StepAndRepeat
from factsheet.pdftools.impose.sheet import sheet_sides
from factsheet.units import MM, PAPERS

A4, A5 = PAPERS["A4"], PAPERS["A5"]
BLEED = 3 * MM


def page(width=A4.width, height=A4.height, bleed=BLEED, turn=0, unit=1.0) -> SourcePage:
    edge = 20.0
    return SourcePage(
        (edge, edge, edge + width, edge + height),
        (edge - bleed, edge - bleed, edge + width + bleed, edge + height + bleed),
        turn,
        unit,
    )


def laid(scheme, sheet="A3", count=4, leftward=False, **measures):
    pages = [page(**measures)] * count
    grid = arrange(scheme, SHEETS[sheet], pages[0].size, pages[0].bleeds)
    return grid, sheet_sides(pages, scheme, grid, leftward)


def near(value):
    return pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("scheme", "sheet", "paper", "scale"),
    [
        (NUp(2), "A3", A4, 1.0),
        (NUp(2), "A4", A4, 0.7071),
        (NUp(4), "A3", A4, 0.7071),
        (NUp(4), "A4", A4, 0.5),
        (Booklet(), "A4", A5, 1.0),
        (Booklet(), "Tabloid", PAPERS["Letter"], 1.0),
        (NUp(2), "Tabloid", PAPERS["Letter"], 1.0),
        (CutAndStack(), "SRA3", A4, 1.0),
    ],
)
def test_pages_keep_their_size_where_the_sheet_allows(scheme, sheet, paper, scale):
    grid, sides = laid(scheme, sheet, width=paper.width, height=paper.height)
    assert grid.scale == pytest.approx(scale, abs=0.001)
    for spot in sides[0].spots:
        left, bottom, right, top = spot.trim
        assert (right - left, top - bottom) == (
            near(paper.width * grid.scale),
            near(paper.height * grid.scale),
        )


def test_as_many_as_the_sheet_holds():
    assert laid(StepAndRepeat(), "SRA3", width=A5.width, height=A5.height)[0].cells == 4
    assert laid(StepAndRepeat(), "SRA3")[0].cells == 2


def test_two_are_the_fewest_even_if_they_must_be_made_smaller():
    grid, _ = laid(CutAndStack(), "A4")
    assert (grid.cells, grid.scale) == (2, pytest.approx(0.7071, abs=0.001))


def test_a_sheet_with_room_keeps_all_bleed():
    grid, sides = laid(CutAndStack(), "SRA3", count=2)
    assert grid.gutter == near(2 * BLEED)
    for spot in sides[0].spots:
        assert [abs(a - b) for a, b in zip(spot.clip, spot.trim, strict=True)] == [near(BLEED)] * 4


def test_pages_that_touch_do_not_bleed_into_each_other():
    _, sides = laid(NUp(2, gutter=0.0), "SRA3", count=2)
    one, other = sides[0].spots
    assert one.clip[2] == near(one.trim[2]) == near(other.clip[0])
    assert one.trim[0] - one.clip[0] == near(BLEED)


@given(st.floats(0, 12 * MM), st.sampled_from(["A3", "SRA3", "Tabloid"]), st.sampled_from([2, 4, 6]))
def test_no_page_shows_on_another(gutter, sheet, up):
    _, sides = laid(NUp(up, gutter=gutter), sheet, count=up)
    clips = [spot.clip for spot in sides[0].spots]
    for number, one in enumerate(clips):
        for other in clips[number + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert min(across, down) < 0.01


@given(st.sampled_from([0, 90, 180, 270]), st.floats(0.1, 3), st.floats(0.2, 1))
def test_a_turned_page_comes_upright_to_the_corner(turn, unit, scale):
    turned = page(100, 200, 5, turn, unit)
    left, bottom, right, top = moved(turned.trim, turned.upright(scale))
    across, up = (200, 100) if turn in (90, 270) else (100, 200)
    assert (left, bottom) == (near(0), near(0))
    assert (right, top) == (near(across * unit * scale), near(up * unit * scale))


def corner(spot, page_):
    """Where the top left corner of the upright page is printed."""
    left, _, _, top = page_.trim
    box = moved((left, top, left, top), spot.matrix)
    return box[0], box[1]


SCHEMES = [StepAndRepeat(up=2), StepAndRepeat(up=4), CutAndStack(up=2), CutAndStack(up=6), Booklet()]


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
@pytest.mark.parametrize("duplex", list(Duplex))
@pytest.mark.parametrize("leftward", [False, True])
def test_backs_lie_behind_their_fronts_head_to_head(scheme, duplex, leftward):
    scheme = replace(scheme, duplex=duplex)
    grid, sides = laid(scheme, "A3", count=24, leftward=leftward)
    width, height = sides[0].size
    # The edge that stands upright: turning about it leaves y as it is.
    about_upright = (duplex is Duplex.LONG_EDGE) == (height > width)

    def through(point):
        x, y = point
        return (width - x, y) if about_upright else (x, height - y)

    front, back = sides[0], sides[1]
    assert len(front.spots) == len(back.spots) == grid.cells
    for spot in front.spots:
        source = page()
        left, top = corner(spot, source)
        mates = [each for each in back.spots if each.page == mate_of(spot.page, scheme)]
        tops = [through(corner(each, source)) for each in mates]
        # Seen from the front, the back's top left corner is the front's top right one.
        wanted = (left + A4.width * grid.scale, top)
        assert any(abs(x - wanted[0]) < 0.1 and abs(y - wanted[1]) < 0.1 for x, y in tops)


def mate_of(number: int, scheme) -> int:
    """The page on the other side of the same leaf; leaves begin with pages 1, 3, 5."""
    return number + 1 if number % 2 == 0 else number - 1


def test_a_booklet_s_creep_moves_each_inner_sheet_by_one_thickness():
    creep = 0.3
    _, plain = laid(Booklet(), "SRA3", count=16)
    _, crept = laid(Booklet(creep), "SRA3", count=16)
    for number, (before, after) in enumerate(zip(plain, crept, strict=True)):
        by = creep * (number // 2)
        for one, other in zip(before.spots, after.spots, strict=True):
            is_left = one.trim[2] <= before.size[0] / 2 + 0.01
            moved_by = other.matrix[4] - one.matrix[4]
            assert moved_by == near(by if is_left else -by)
            assert other.matrix[5] == one.matrix[5]


def test_creep_takes_from_the_fold_and_moves_the_cut():
    creep = 2.0
    _, plain = laid(Booklet(), "SRA3", count=8)
    _, crept = laid(Booklet(creep), "SRA3", count=8)
    fold = plain[2].size[0] / 2
    left, right = sorted(crept[2].spots, key=lambda spot: spot.trim[0])
    assert left.clip[2] == near(fold) == near(right.clip[0])
    assert crept[2].trim[0] == near(plain[2].trim[0] + creep)
    assert crept[2].trim[2] == near(plain[2].trim[2] - creep)
    cuts = {
        round(mark.start[0], 2) for mark in crept[2].marks if mark.start[0] == mark.stop[0] and not mark.fold
    }
    assert cuts == {round(crept[2].trim[0], 2), round(crept[2].trim[2], 2)}


@pytest.mark.parametrize("scheme", [*SCHEMES, NUp(2), NUp(4, gutter=20.0)], ids=str)
def test_marks_stay_on_the_sheet_and_out_of_the_bleed(scheme):
    _, sides = laid(scheme, "SRA3", count=24, width=A5.width - 60, height=A5.height - 60)
    for side in sides:
        assert side.marks
        for mark in side.marks:
            for x, y in (mark.start, mark.stop):
                assert 0 <= x <= side.size[0] and 0 <= y <= side.size[1]
            left, right = sorted((mark.start[0], mark.stop[0]))
            low, high = sorted((mark.start[1], mark.stop[1]))
            beside = right < side.bleed[0] or left > side.bleed[2]
            beyond = high < side.bleed[1] or low > side.bleed[3]
            assert beside or beyond


def test_every_edge_of_a_page_has_its_cut_mark():
    _, sides = laid(NUp(4, gutter=20.0), "SRA3", count=4, width=300, height=400)
    uprights = {round(mark.start[0], 2) for mark in sides[0].marks if mark.start[0] == mark.stop[0]}
    assert uprights == {round(edge, 2) for spot in sides[0].spots for edge in (spot.trim[0], spot.trim[2])}


def test_only_a_booklet_is_folded():
    _, sides = laid(Booklet(), "SRA3")
    folds = [mark for mark in sides[0].marks if mark.fold]
    assert [mark.start[0] for mark in folds] == [near(sides[0].size[0] / 2)] * 2
    assert not [mark for mark in laid(NUp(2, gutter=0.0), "SRA3")[1][0].marks if mark.fold]


def test_the_margin_is_kept_free():
    grid, sides = laid(NUp(2, margin=15.0), "A4")
    left, bottom, right, top = sides[0].trim
    assert min(left, bottom, grid.sheet.width - right, grid.sheet.height - top) >= 15 - 0.01


def test_pages_of_an_odd_size_stand_in_the_middle_of_their_cells():
    small = page(100, 100, 0)
    pages = [page(300, 400, 0), small]
    scheme = NUp(2)
    grid = arrange(scheme, SHEETS["SRA3"], (300, 400), 0)
    spot = sheet_sides(pages, scheme, grid, False)[0].spots[1]
    cell = grid.area(1)
    assert (spot.trim[0] + spot.trim[2]) / 2 == near((cell[0] + cell[2]) / 2)
    assert (spot.trim[1] + spot.trim[3]) / 2 == near((cell[1] + cell[3]) / 2)
