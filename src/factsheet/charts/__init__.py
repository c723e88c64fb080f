"""Charts: the numbers of a document as marks and words, at the size and in the look that a layout gives.

Each file of `shows/` is one way to draw them, found by itself under its name in the data file
(`small_multiples` is `small-multiples`).  It has `LEAST`, the width in millimeters under which it is not
drawn, `height(plot, width, pen)`, the least and the greatest height that it takes, in points, and
`draw(plot, width, height, pen)`.  The same arguments always give the same marks.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import NamedTuple

from factsheet.charts import shows
from factsheet.charts.drawing import ChartDrawing, ChartLook, ChartPen, Lettering
from factsheet.charts.plot import Plot
from factsheet.charts.shows import columns


class ChartHeights(NamedTuple):
    """The least height of a chart at a width, and the greatest that it takes; points."""

    least: float
    most: float


class ChartShow(NamedTuple):
    """A way to draw numbers."""

    least: float
    height: Callable[[Plot, float, ChartPen], tuple[float, float]]
    draw: Callable[[Plot, float, float, ChartPen], None]


# Shipped: the modules of `shows`, found once.
@cache
def known() -> Mapping[str, ChartShow]:
    """Return every way to draw a chart by its name."""
    found = {}
    for each in pkgutil.iter_modules(shows.__path__):
        module = import_module(f"{shows.__name__}.{each.name}")
        found[each.name.replace("_", "-")] = ChartShow(module.LEAST, module.height, module.draw)
    return found


def extent(plot: Plot, width: float, look: ChartLook, letters: Lettering) -> ChartHeights:
    """Return the heights that a chart takes at a width; points."""
    least, most = known()[plot.show].height(plot, width, ChartPen(look, letters))
    return ChartHeights(least, max(least, most))


def drawn(plot: Plot, size: tuple[float, float], look: ChartLook, letters: Lettering) -> ChartDrawing:
    """Return a chart at a width and height, in points.

    In less width than its show needs its copy is told as too wide.
    """
    (width, height), show, pen = size, known()[plot.show], ChartPen(look, letters)
    show.draw(plot, width, height, pen)
    made = pen.finished(width, height)
    if width + 0.01 < show.least * look.unit:
        return replace(made, wide=(*made.wide, plot.rows[0].name.path))
    return made


def lies_down(plot: Plot, width: float, look: ChartLook, letters: Lettering) -> bool:
    """Return whether columns are drawn as bars at a width, in points: words have no room at columns."""
    return columns.as_bars(plot, width, ChartPen(look, letters)) is not None
