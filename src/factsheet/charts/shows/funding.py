"""`funding`: what was received, what was pledged, what is missing of what is required, in one bar."""

from __future__ import annotations

from itertools import accumulate

from factsheet.charts.drawing import STRONG, ChartPen, one_line
from factsheet.charts.parts import BarPart, draw_over, draw_parts, over_height, words_of
from factsheet.charts.plot import Plot, PlotRow
from factsheet.setting.chart_style import Tone

LEAST = 50.0
_BAR = 8.5
_BELOW = 3.0  # from the bar to the line of the whole
_TICK = 1.8
_TONES = {"received": Tone.DEEP, "pledged": Tone.MARK, "gap": Tone.GAP}


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of the bar with its words over it and the line of the whole under it."""
    parts, starts, _ = _parted(plot, width)
    head = over_height(words_of((parts,), (starts,), width, pen), parts, width, pen)
    high = head + _BAR * pen.look.unit + _below(plot, width, pen)
    return high, high + 5 * pen.look.unit


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the parts, and under them how long all that is required is."""
    unit = pen.look.unit
    parts, starts, required = _parted(plot, width)
    words = words_of((parts,), (starts,), width, pen)
    head = over_height(words, parts, width, pen)
    bar = height - head - _below(plot, width, pen)
    draw_parts(parts, starts, (head, bar), pen)
    draw_over(parts, words, starts, (head, bar), width, pen)
    whole = _whole(plot)
    y = head + bar + _BELOW * unit
    pen.rule((0.0, y), (required, y), Tone.ZERO, pen.look.zero)
    for x in (pen.look.zero / 2, required - pen.look.zero / 2):
        pen.rule((x, y - _TICK / 2 * unit), (x, y + _TICK / 2 * unit), Tone.ZERO, pen.look.zero)
    said = one_line(whole.cells[0].said, STRONG, pen.letters)
    space = 0.4 * pen.letters.size(STRONG)
    name = min(one_line(whole.name, STRONG, pen.letters), width - said - space)
    base = y + pen.letters.leading(STRONG) * 1.05
    left = max(0.0, required - name - space - said)
    pen.word(whole.name, (left, base), name, STRONG)
    pen.short(whole.cells[0].said, (left + name + space, base), STRONG)


def _whole(plot: Plot) -> PlotRow:
    """The row of what is required."""
    return next(row for row in plot.rows if row.part == "required")


def _parted(plot: Plot, width: float) -> tuple[list[BarPart], list[float], float]:
    """The parts in their order, where they begin and end, and where what is required ends."""
    rows = [row for part in _TONES for row in plot.rows if row.part == part]
    parts = [
        BarPart(
            float(row.cells[0].value or 0), _TONES[row.part], row.cells[0].said, row.name, row.part == "gap"
        )
        for row in rows
    ]
    required = float(_whole(plot).cells[0].value or 0)
    longest = max(required, sum(part.value for part in parts)) or 1.0
    starts = [width * each / longest for each in accumulate((part.value for part in parts), initial=0.0)]
    return parts, starts, width * required / longest


def _below(plot: Plot, width: float, pen: ChartPen) -> float:
    """The room of the line of the whole with its words."""
    said = pen.letters.width(_whole(plot).cells[0].said, STRONG)
    lines = pen.letters.lines(_whole(plot).name, STRONG, max(1.0, width - said - pen.letters.size(STRONG)))
    return _BELOW * pen.look.unit + pen.letters.leading(STRONG) * (lines + 0.35)
