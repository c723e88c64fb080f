"""Charts of columns: whether they stand upright in a place, or lie down as bars for want of room."""

from __future__ import annotations

from functools import partial

from factsheet.boxes.chart import stands_as_bars
from factsheet.boxes.plain import PlainBox
from factsheet.charts.plot import Plot, plot_of
from factsheet.composing.bench import Bench, shown_first
from factsheet.content.chart_faults import COLUMNS
from factsheet.layout.model import Arrangement


def lies(bench: Bench, block: str, arrangement: Arrangement, scale: float, width: float) -> bool:
    """Return whether a chart that is asked for as columns would stand as bars in a width of copy, in points.

    What stands so across a page in the smallest type, too, is no matter of its place.
    """
    box = arrangement.box
    if not isinstance(box, PlainBox) or box.listed:
        return False
    plot = bench.once(("columns", block), partial(_columns, bench, block))
    return plot is not None and stands_as_bars(plot, width, bench.context(scale))


def _columns(bench: Bench, block: str) -> Plot | None:
    """The columns of a block that stand upright somewhere; None if it has none."""
    group = shown_first(bench.edition, bench.blocks[block])
    if group is None or group.chart is None or group.chart.show != COLUMNS:
        return None
    plot, compose = plot_of(group), bench.layout.spec.compose
    across = bench.frame.width - 2 * bench.frame.side
    smallest = bench.context(compose.scale.floor * bench.paper_scale)
    return None if stands_as_bars(plot, across, smallest) else plot
