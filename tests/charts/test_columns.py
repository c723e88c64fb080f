"""Names under columns and words by their lines: inside their chart, apart from one another."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.art.outline import Bounds, bounds
from factsheet.charts import drawn, extent
from factsheet.charts.drawing import ChartDrawing
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.document.chart import Tick
from factsheet.setting.chart_style import Tone
from tests.charts.plots import LOOK, MM, Ruler, plots, said

words = st.lists(st.sampled_from(("east", "river", "of", "the", "islands", "hill")), min_size=1, max_size=5)


def columns(names: list[str], values: list[int], reference: int | None = None) -> Plot:
    rows = tuple(
        PlotRow(said(name, f"c.r{at}.label"), (PlotCell(Decimal(value), said(f"{value}", f"c.r{at}.v")),))
        for at, (name, value) in enumerate(zip(names, values, strict=True))
    )
    held = (Decimal(reference), said(f"Mean of ten years: {reference}", "c.against")) if reference else None
    ticks = tuple(Tick(Decimal(each), said(f"{each}", "c.drawing")) for each in (0, 10, 20))
    return Plot("columns", rows, (), frozenset(), ticks, True, held, figure="c.drawing")


def made(plot: Plot, width: float) -> ChartDrawing:
    return drawn(plot, (width, extent(plot, width, LOOK, Ruler()).least), LOOK, Ruler())


def inks(drawing: ChartDrawing, path: str) -> list[Bounds]:
    return [
        box for each in drawing.labels if each.text.path == path and each.seen for box in Ruler().ink(each)
    ]


def stands(drawing: ChartDrawing) -> bool:
    """Whether it is drawn as columns, not as bars."""
    rule = bounds(next(each for each in drawing.marks if each.fill is Tone.ZERO).outline)
    return rule.width > rule.height


@settings(max_examples=150, deadline=None)
@given(st.lists(words, min_size=1, max_size=6), st.floats(45 * MM, 190 * MM))
def test_names_under_columns_are_inside_and_apart(names: list[list[str]], width: float) -> None:
    plot = columns([" ".join(each) for each in names], [7 + at for at, _ in enumerate(names)])
    drawing = made(plot, width)
    if not stands(drawing):
        return
    found = [inks(drawing, row.name.path) for row in plot.rows]
    for boxes in found:
        assert all(box.left >= -0.1 and box.right <= width + 0.1 for box in boxes), boxes
        assert max(box.bottom for box in boxes) <= drawing.height + 1
    for one, other in pairwise(found):
        assert max(box.right for box in one) + MM <= min(box.left for box in other) + 0.1


@settings(max_examples=100, deadline=None)
@given(plots("columns"), st.floats(45 * MM, 190 * MM))
def test_the_words_of_a_reference_stand_apart_from_numbers(plot: Plot, width: float) -> None:
    drawing = made(plot, width)
    if not plot.reference or not stands(drawing) or drawing.wide or drawing.lost:
        return
    beside = [box.grown(0.9 * MM) for box in inks(drawing, plot.reference[1].path)]
    for row in plot.rows:
        for cell in row.cells:
            assert not any(box.meets(each) for box in beside for each in inks(drawing, cell.said.path))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_line_of_nought_ends_with_the_last_column(count: int) -> None:
    """In a wide place a few columns do not fill the width: their line would say that others are missing."""
    plot = columns(["a", "b", "c"][:count], [7, 8, 9][:count])
    drawing = made(plot, 180 * MM)
    rule = bounds(next(each for each in drawing.marks if each.fill is Tone.ZERO).outline)
    last = max(bounds(each.outline).right for each in drawing.marks if each.shows)
    assert rule.right == pytest.approx(last, abs=0.1)
