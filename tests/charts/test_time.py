"""Columns of dates stand where their dates are, or the time between them is seen to be shortened."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import bounds
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import ChartDrawing
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.document.chart import Tick
from factsheet.setting.chart_style import Tone
from tests.charts.plots import LOOK, MM, Ruler, said
from tests.sheets.trial import case, proofed

_NEAR = 0.005


def years(*found: int) -> list[tuple[str, float]]:
    return [(str(each), date(each, 7, 2).toordinal()) for each in found]


def months(*found: tuple[int, int]) -> list[tuple[str, float]]:
    return [(f"{m}/{y}", date(y, m, (monthrange(y, m)[1] + 1) // 2).toordinal()) for y, m in found]


def columns(dates: list[tuple[str, float]], said_as: str = "{}", series: int = 1) -> Plot:
    rows = tuple(
        PlotRow(
            said(name, f"c.r{at}.label"),
            tuple(
                PlotCell(Decimal(40 + at), said(said_as.format(40 + at), f"c.r{at}.s{number}"))
                for number in range(series)
            ),
            day,
        )
        for at, (name, day) in enumerate(dates)
    )
    ticks = tuple(Tick(Decimal(each), said(str(each), "c.drawing")) for each in (0, 50, 100))
    names = tuple(said(f"Series {each}", f"c.s{each}.label") for each in range(series)) if series > 1 else ()
    return Plot("columns", rows, names, frozenset(), ticks, True, figure="c.drawing")


def made(plot: Plot, width: float) -> ChartDrawing:
    return drawn(plot, (width, extent(plot, width, LOOK, Ruler()).least), LOOK, Ruler())


def middles(drawing: ChartDrawing, plot: Plot) -> list[float]:
    """Where the columns of the first series stand."""
    found = {each.shows: bounds(each.outline) for each in drawing.marks if each.shows}
    boxes = [found[row.cells[0].said.path] for row in plot.rows]
    return [(each.left + each.right) / 2 for each in boxes]


def breaks(drawing: ChartDrawing) -> list[float]:
    """Where the line of nought is broken: in the middle between two strokes."""
    strokes = [bounds(each.outline) for each in drawing.marks if each.line is Tone.ZERO]
    places = sorted((each.left + each.right) / 2 for each in strokes)
    return [(one + other) / 2 for one, other in zip(places[::2], places[1::2], strict=True)]


def stands(drawing: ChartDrawing) -> bool:
    """Whether columns stand upright: of few without room for their numbers bars lie."""
    rule = bounds(next(each for each in drawing.marks if each.fill is Tone.ZERO).outline)
    return rule.width > rule.height


def test_years_of_unequal_distance_are_as_far_apart_as_they_are() -> None:
    plot = columns(years(2000, 2010, 2011, 2012))
    drawing = made(plot, 120 * MM)
    places = middles(drawing, plot)
    assert (places[1] - places[0]) / (places[2] - places[1]) == pytest.approx(10, rel=_NEAR)
    assert not breaks(drawing)
    assert [each.text.plain for each in drawing.labels if each.seen].count("2010") == 1


def test_a_long_time_is_shortened_where_numbers_would_have_no_room_and_the_line_of_nought_is_broken() -> None:
    plot = columns(years(1990, 2019, 2020, 2021), "{}.5 million")
    drawing = made(plot, 120 * MM)
    assert stands(drawing)
    places = middles(drawing, plot)
    (cut,) = breaks(drawing)
    assert places[0] < cut < places[1] and places[1] - places[0] >= 1.9 * (places[2] - places[1])
    seen = {each.text.plain for each in drawing.labels if each.seen}
    assert {"1990", "2019", "40.5 million"} <= seen


@pytest.mark.parametrize(
    "dates",
    [
        years(2000, 2004, 2008, 2012),
        years(2019, 2020, 2021, 2022),
        months((2024, 1), (2024, 2), (2024, 3), (2024, 4), (2024, 5)),
        months((2023, 11), (2024, 2), (2024, 5), (2024, 8)),
    ],
)
def test_even_dates_stand_evenly(dates: list[tuple[str, float]]) -> None:
    plot = columns(dates)
    drawing = made(plot, 90 * MM)
    gaps = [after - before for before, after in pairwise(middles(drawing, plot))]
    assert max(gaps) - min(gaps) < 0.01 and not breaks(drawing)


def test_a_month_that_is_not_there_leaves_its_place_free() -> None:
    plot = columns(months((2024, 1), (2024, 2), (2024, 4), (2024, 5)))
    drawing = made(plot, 90 * MM)
    first, gap, last = (after - before for before, after in pairwise(middles(drawing, plot)))
    assert gap > 1.8 * first and gap > 1.8 * last


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=11),
    st.floats(60 * MM, 190 * MM),
    st.sampled_from(("{}", "{}.5 million", "{} (p)")),
    st.integers(1, 3),
)
def test_time_between_columns_is_true_or_seen_to_be_shortened(
    steps: list[int], width: float, said_as: str, series: int
) -> None:
    at, found = 1950, [1950]
    for step in steps:
        at += step
        found.append(at)
    plot = columns(years(*found), said_as, series)
    drawing = made(plot, width)
    if not stands(drawing):
        return
    places, cuts = middles(drawing, plot), breaks(drawing)
    days = [row.day or 0.0 for row in plot.rows]
    seen = {each.text.path: each for each in drawing.labels if each.seen}
    scale = None
    for number, ((x1, x2), (d1, d2)) in enumerate(zip(pairwise(places), pairwise(days), strict=True), 1):
        inside = [each for each in cuts if x1 < each < x2]
        if inside:
            assert len(inside) == 1
            cuts.remove(inside[0])
            continue
        rate = (x2 - x1) / (d2 - d1)
        scale = scale or rate
        assert rate == pytest.approx(scale, rel=0.01), number  # a leap year is a day longer
    assert not cuts
    dates = sorted((seen[p].x, seen[p].x + seen[p].width) for p in seen if p.endswith(".label") and ".r" in p)
    assert all(one[1] < other[0] for one, other in pairwise(dates))


@pytest.mark.parametrize("show", ["bars", "columns"])
def test_bars_of_dates_that_are_further_apart_have_room_between_them_and_a_broken_line(show: str) -> None:
    plot = replace(columns(years(1990, 2019, 2020, 2021), "{}.5 million kilometers"), show=show)
    drawing = made(plot, 75 * MM)
    assert not stands(drawing)
    boxes = [bounds(each.outline) for each in drawing.marks if each.shows]
    first, *others = (below.top - above.bottom for above, below in pairwise(boxes))
    assert all(first > 1.5 * each for each in others)
    strokes = [bounds(each.outline) for each in drawing.marks if each.line is Tone.ZERO]
    names_beside = len([each for each in drawing.marks if each.fill is Tone.ZERO]) == 1
    assert len(strokes) == 2 * names_beside
    assert all(boxes[0].bottom < each.top and each.bottom < boxes[1].top for each in strokes)
    even = made(replace(columns(years(2018, 2019, 2020, 2021)), show="bars"), 75 * MM)
    assert not [each for each in even.marks if each.line]


@pytest.mark.parametrize("show", ["line", "columns"])
def test_a_tick_with_a_long_unit_stands_over_its_line_and_takes_no_width(show: str) -> None:
    plot = columns(years(*range(2010, 2020)), "{}.5 million households")
    ticks = [("0", 0), ("50", 50), ("100 million households", 100)]
    named = tuple(Tick(Decimal(value), said(words, "c.drawing")) for words, value in ticks)
    drawing = made(replace(plot, show=show, ticks=named), 100 * MM)
    (label,) = (each for each in drawing.labels if each.text.plain == ticks[-1][0])
    assert label.seen and label.x < 0.1 and label.y > 0.8 * 8.5
    marks = [bounds(each.outline) for each in drawing.marks if each.shows]
    assert min(each.left for each in marks) < 0.2 * drawing.width
    assert label.y <= min(each.top for each in marks) + 0.1


@pytest.mark.parametrize("seed", [61181, 73245])
def test_signs_of_missing_numbers_do_not_meet(seed: int) -> None:
    """Dates that are near: long times are shortened, and where that is not enough the columns lie down."""
    trial = proofed(case(seed))
    assert trial.proof and not trial.proof.faults


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from((1, 1, 2, 14, 31, 200)), min_size=1, max_size=11),
    st.floats(50 * MM, 190 * MM),
    st.integers(1, 3),
    st.booleans(),
)
def test_the_dates_at_the_ends_and_at_every_break_are_named(
    steps: list[int], width: float, series: int, long: bool
) -> None:
    month, found = 0, [(2001, 1)]
    for step in steps:
        month += step
        found.append((2001 + month // 12, 1 + month % 12))
    dates = [
        (f"{name} of the year {name.partition('/')[2]}" if long else name, day)
        for name, day in months(*found)
    ]
    plot = columns(dates, series=series)
    drawing = made(plot, width)
    seen = {each.text.path for each in drawing.labels if each.seen}
    if not stands(drawing):
        assert {row.name.path for row in plot.rows} <= seen
        return
    places = middles(drawing, plot)
    named = [row.name.path in seen for row in plot.rows]
    assert named[0] and named[-1]
    for cut in breaks(drawing):
        after = next(at for at, place in enumerate(places) if place > cut)
        assert named[after - 1] and named[after]
    boxes = [
        box
        for each in drawing.labels
        if each.seen and ".label" in each.text.path
        for box in Ruler().ink(each)
    ]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_a_broken_time_is_drawn_little_longer_than_the_others() -> None:
    plot = columns(years(1971, *range(2009, 2018)))
    drawing = made(plot, 174 * MM)
    assert stands(drawing) and len(breaks(drawing)) == 1
    broken, *others = (after - before for before, after in pairwise(middles(drawing, plot)))
    assert 2 <= broken / max(others) <= 3


@pytest.mark.parametrize("count", range(4, 13))
@pytest.mark.parametrize("width", [90, 130, 180, 240])
@pytest.mark.parametrize("name", ["{}", "month {}", "September {}"])
def test_dates_that_are_named_stand_at_one_distance_or_nearly_so(count: int, width: int, name: str) -> None:
    """All where there is room, in two lines if need be: of twelve months every second was named."""
    plot = columns([(name.format(2001 + at), 730_000.0 + 365 * at) for at in range(count)])
    drawing = made(plot, width * MM)
    seen = {each.text.path for each in drawing.labels if each.seen}
    if not stands(drawing):
        return
    named = [at for at, row in enumerate(plot.rows) if row.name.path in seen]
    steps = [after - before for before, after in pairwise(named)]
    assert named[0] == 0 and named[-1] == count - 1
    # But for the last, which is named whatever the distance is.
    assert len(set(steps[:-1])) <= 1
    if len(set(steps)) > 1:
        regular = [step for step in range(2, count - 1) if (count - 1) % step == 0]
        assert not any(2 * ((count - 1) // step + 1) > len(named) for step in regular if step >= steps[0])
