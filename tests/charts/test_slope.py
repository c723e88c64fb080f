"""Between the two dates of a slope lines have a fair share of the width, whatever their words are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import bounds
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import PLAIN, ChartDrawing
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from tests.charts.plots import LOOK, MM, Ruler, plots, said

_WIDEST = 92 * MM


def made(plot: Plot, width: float, grown: float = 0.0) -> ChartDrawing:
    least, most = extent(plot, width, LOOK, Ruler())
    return drawn(plot, (width, least + grown * (most - least)), LOOK, Ruler())


def room_of(drawing: ChartDrawing, plot: Plot) -> float:
    """How far the two dates are apart: from the dots of one to those of the other."""
    first, last = (
        [bounds(each.outline) for each in drawing.marks if each.fill and each.shows in paths]
        for paths in ({cell.said.path for cell in row.cells} for row in plot.rows)
    )
    middles = [(box.left + box.right) / 2 for box in (first[0], last[0])]
    return middles[1] - middles[0]


def villages(
    unit: str = " minutes", names: tuple[str, ...] = ("Kora", "Mbalambala", "Hola", "Garsen")
) -> Plot:
    values = ((142, 118, 64, 51), (38, 41, 22, 29))
    rows = tuple(
        PlotRow(
            said(date, f"c.r{at}.label"),
            tuple(
                PlotCell(Decimal(each), said(f"{each}{unit}", f"c.r{at}.s{number}"))
                for number, each in enumerate(numbers)
            ),
            1000.0 * at,
        )
        for at, (date, numbers) in enumerate(zip(("2023", "2026"), values, strict=True))
    )
    series = tuple(said(each, f"c.series.s{at}.label") for at, each in enumerate(names))
    return Plot("slope", rows, series, frozenset(), (), True, figure="c.drawing")


@pytest.mark.parametrize("width", [60, 72, 80, 95, 110, 174])
@pytest.mark.parametrize(
    "plot",
    [villages(), villages(" million rupees"), villages("%", ("Those who live in the upper valley",) * 4)],
)
def test_lines_have_a_third_of_the_width(plot: Plot, width: float) -> None:
    drawing = made(plot, width * MM)
    assert not drawing.wide and not drawing.lost
    assert room_of(drawing, plot) >= min(0.33 * width * MM, _WIDEST - 0.1)


@settings(max_examples=150, deadline=None)
@given(plots("slope"), st.floats(50 * MM, 190 * MM), st.floats(0, 1))
def test_less_than_a_fair_share_is_told(plot: Plot, width: float, grown: float) -> None:
    drawing = made(plot, width, grown)
    known = all(any(cell.value is not None for cell in row.cells) for row in plot.rows)
    if known and not drawing.wide and not drawing.lost:
        assert room_of(drawing, plot) >= min(0.3 * width, _WIDEST) - 0.1


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(("slope", "line")).flatmap(plots), st.floats(60 * MM, 120 * MM), st.floats(0, 1))
def test_a_number_under_its_name_is_nearer_to_it_than_to_the_next(
    plot: Plot, width: float, grown: float
) -> None:
    drawing = made(plot, width, grown)
    if drawing.wide or drawing.lost or plot.count == 1:
        return
    ruler, words = Ruler(), {each.text.path: each for each in drawing.labels if each.seen}
    ends = plot.rows[1].cells if plot.show == "slope" else plot.lasts
    pairs = [(words[name.path], words[cell.said.path]) for name, cell in zip(plot.series, ends, strict=True)]
    # Those at the end of a chart: lines that stop early have theirs inside.
    edge = max(name.x for name, _ in pairs)
    pairs = [each for each in pairs if each[0].x == edge]
    for name, number in pairs:
        if name.y == number.y:
            continue
        lines = ruler.lines(name.text, name.type, name.width)
        own = number.y - (name.y + (lines - 1) * ruler.leading(name.type))
        assert 0 < own <= ruler.leading(PLAIN) * lines + 0.01
        end = number.y + (ruler.lines(number.text, number.type, number.width) - 1) * ruler.leading(name.type)
        below = [each.y - end for each, _ in pairs if each is not name and each.y > name.y]
        assert all(each > 1.2 * ruler.leading(PLAIN) for each in below), (plot.show, end, below)
