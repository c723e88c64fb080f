"""Pictographs: the name of a series that is alone is read with its numbers, as in other charts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factsheet.charts import drawn, extent
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from tests.charts.plots import LOOK, MM, Ruler, said


@pytest.mark.parametrize("show", ["pictograph", "bars", "columns", "dots", "stacked"])
def test_the_name_of_a_series_that_is_alone_is_read(show: str) -> None:
    rows = tuple(
        PlotRow(
            said(str(at), f"c.r{at}.label"),
            (PlotCell(Decimal(3 + at), said(f"{3 + at}", f"c.r{at}.a")),),
            730_000.0 + 365 * at,
        )
        for at in range(3)
    )
    plot = Plot(
        show, rows, (said("Children", "c.series.a.label"),), frozenset(), (), False, figure="c.drawing"
    )
    drawing = drawn(plot, (100 * MM, extent(plot, 100 * MM, LOOK, Ruler()).least), LOOK, Ruler())
    assert [each.text.plain for each in drawing.labels if each.text.path == "c.series.a.label"] == [
        "Children"
    ]
