"""`slope`: two dates side by side, a line for each series, its number and its name at both ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from factsheet.art.outline import join, polyline
from factsheet.charts.drawing import HOT, PLAIN, SOFT, STRONG, ChartPen, Mark, WordType, draw_leader
from factsheet.charts.plot import Plot
from factsheet.charts.scale import Scale, apart
from factsheet.charts.tones import Broken, LineStroke, line_strokes
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

LEAST = 50.0
_WIDEST = 92.0
_HIGH = (24.0, 60.0)
_LEADER = 2.6  # millimeters that words stand further from dots where thin lines lead to them
_PUSHED = 0.3  # of a line: how far words are from the height of their dots before they do
_GAP = 0.4  # of a line, on either side of a break in its series


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return a height in which the words of all lines stand, and the greatest that it is drawn in."""
    unit, leading = pen.look.unit, pen.letters.leading(PLAIN)
    foot = 1.5 * pen.letters.leading(SOFT)
    lines = _axes(plot, width, pen).lines[-1]
    least = foot + max(_HIGH[0] * unit, leading * (sum(lines) + 1))
    return least, max(least, _HIGH[1] * unit)


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the lines between two dates; words that would meet are pushed apart, and led to their dots."""
    letters = pen.letters
    axes = _axes(plot, width, pen)
    bottom = height - 1.5 * letters.leading(SOFT)
    for row, x in zip(plot.rows, (axes.start, axes.stop), strict=True):
        pen.rule((x, 0.0), (x, bottom), Tone.GRID, pen.look.grid)
        pen.short(row.name, (x, height - 0.3 * letters.leading(SOFT)), SOFT, Align.CENTER)
    strokes = line_strokes(plot, pen.look) or (LineStroke(Tone.DEEP),) * plot.count
    scale = _scale(plot, axes, bottom, pen)
    for side in (0, 1):
        _words(plot, side, axes, scale, (bottom, strokes), pen)
    for number in plot.painted:
        _line(plot, number, strokes[number], (axes.start, axes.stop), scale, pen)


def _type_of(plot: Plot, number: int) -> WordType:
    """Return how the words of a series are set: those of the first stand out, where others stand back."""
    if number in plot.context:
        return WordType(tone=Tone.SOFT)
    return HOT if plot.context and plot.mains[0] == number else PLAIN


class _Axes(NamedTuple):
    """Where the two dates stand, the room of names at the end.

    For each date there is of the words of each series how many lines they take, and whether leaders may run
    to them.
    """

    start: float
    stop: float
    room: float
    lines: tuple[tuple[int, ...], tuple[int, ...]]
    led: tuple[bool, bool]


def _axes(plot: Plot, width: float, pen: ChartPen) -> _Axes:
    """Where everything stands across: words stand further off where leaders run to them, if there is room."""
    unit, letters = pen.look.unit, pen.letters
    numbers = [
        max(letters.width(row.cells[each].said, STRONG) for each in range(plot.count)) for row in plot.rows
    ]
    names = [letters.width(text, STRONG) for text in plot.series] or [0.0]
    room = min(max(names), 0.42 * width) + 0.02
    # Between the lines there has to be room, and between the dates under them.
    dates = [letters.width(row.name, SOFT) / 2 for row in plot.rows]
    least = max(12 * unit, sum(dates) + unit)
    first, last = (_meet(plot, side, pen) for side in (0, 1))
    for led in ((first, last), (False, last), (False, False)):
        before = max(numbers[0] + _away(led[0], pen), dates[0]) + 0.1 * unit
        after = numbers[1] + _away(led[1], pen) + (1.3 * unit + room if plot.count > 1 else 0.0)
        start, stop = before, min(width - max(after, dates[1], 1.0), before + _WIDEST * unit)
        if stop - start >= least:
            break
    else:
        pen.cannot(plot.rows[0].name)
    one = (1,) * plot.count
    named = tuple(letters.lines(each, _type_of(plot, at), room) for at, each in enumerate(plot.series))
    return _Axes(start, max(stop, start + 1.0), room, (one, named if plot.count > 1 else one), led)


def _away(led: bool, pen: ChartPen) -> float:
    """Return how far words are from dots."""
    near = pen.look.dot + 1.2 * pen.look.unit
    return near + _LEADER * pen.look.unit if led else near


def _meet(plot: Plot, side: int, pen: ChartPen) -> bool:
    """Return whether words at a date would meet where the chart is as low as it may be."""
    values, ends = list(map(float, plot.values())), plot.rows[side].cells
    places = sorted(float(cell.value) for cell in ends if cell.value is not None)
    span = max(values) - min(values) or 1.0
    least = pen.letters.leading(PLAIN) / (_HIGH[0] * pen.look.unit) * span
    return any(other - one < least for one, other in pairwise(places))


def _scale(plot: Plot, axes: _Axes, bottom: float, pen: ChartPen) -> Scale:
    """Where numbers stand: so far from the edges that words pushed apart stand round their dots."""
    values, half = list(map(float, plot.values())), pen.letters.leading(PLAIN) / 2
    low, high = min(values), max(values)
    top, foot = half, bottom - half
    for _ in range(3):
        scale = Scale(low, high if high > low else low + 1, foot, top)
        over, under = 0.0, 0.0
        for side in (0, 1):
            wanted, highs = _wanted(plot, side, axes, scale, pen)
            places = list(zip(apart(wanted, highs, -math.inf, math.inf), highs, strict=True))
            over = max(over, *(high / 2 - y for y, high in places))
            under = max(under, *(y + high / 2 - bottom for y, high in places))
        if over + under < 0.1 or (foot - top) - over - under < 0.4 * bottom:
            return scale
        top, foot = top + over, foot - under
    return Scale(low, high if high > low else low + 1, foot, top)


def _wanted(
    plot: Plot, side: int, axes: _Axes, scale: Scale, pen: ChartPen
) -> tuple[list[float], list[float]]:
    """Where the words at a date would stand, and how high they are."""
    leading = pen.letters.leading(PLAIN)
    cells = plot.rows[side].cells
    wanted = [scale.at(cell.value) if cell.value is not None else scale.start for cell in cells]
    return wanted, [0.96 * leading * each for each in axes.lines[side]]


def _line(
    plot: Plot, number: int, stroke: LineStroke, axes: tuple[float, float], scale: Scale, pen: ChartPen
) -> None:
    tone, broken = stroke
    ends = [row.cells[number] for row in plot.rows]
    points = [(x, scale.at(cell.value)) for x, cell in zip(axes, ends, strict=True) if cell.value is not None]
    width = pen.look.main if tone is Tone.HIGH else pen.look.other
    if len(points) == 2:
        if ends[1].flag == "break":
            # What is counted is not the same at both ends: the line has a gap.
            (x1, y1), (x2, y2) = points
            away = ((x2 - x1) * _GAP, (y2 - y1) * _GAP)
            halves = [[(x1, y1), (x1 + away[0], y1 + away[1])], [(x2 - away[0], y2 - away[1]), (x2, y2)]]
            pen.mark(Mark(join(map(polyline, halves)), line=tone, width=width, shows=ends[0].said.path))
        elif broken:
            weight = pen.look.context if number in plot.context else width
            pen.dashed(points, tone, weight, ends[0].said.path, broken is Broken.DOTS)
        else:
            pen.line(points, tone, width, ends[0].said.path)
    for x, cell in zip(axes, ends, strict=True):
        if cell.value is not None:
            pen.dot((x, scale.at(cell.value)), pen.look.dot * 0.9, tone, cell.said.path)


def _words(
    plot: Plot,
    side: int,
    axes: _Axes,
    scale: Scale,
    below: tuple[float, Sequence[LineStroke]],
    pen: ChartPen,
) -> None:
    """The numbers at a date, pushed apart, with leaders from their dots; names stand at the last.

    `below` is where the plot ends, and how the series are drawn.
    """
    row, unit, leading = plot.rows[side], pen.look.unit, pen.letters.leading(PLAIN)
    bottom, strokes = below
    wanted, highs = _wanted(plot, side, axes, scale, pen)
    # Words of several lines stand around their middle: not over the chart, not on its dates.
    first, last = (highs[wanted.index(each)] for each in (min(wanted), max(wanted)))
    places = apart(wanted, highs, first / 2, bottom - last / 2)
    pushed = any(abs(y - at) > _PUSHED * leading for y, at in zip(places, wanted, strict=True))
    led = axes.led[side] and pushed
    forward, axis, away = 1 if side else -1, axes.stop if side else axes.start, _away(led, pen)
    widest = max(pen.letters.width(cell.said, STRONG) for cell in row.cells)
    for number, (cell, y, lines) in enumerate(zip(row.cells, places, axes.lines[side], strict=True)):
        type = _type_of(plot, number)
        base = pen.middle(y, type) - (lines - 1) * leading / 2
        if led and cell.value is not None:
            end = (axis + forward * (away - 0.7 * unit), y - (lines - 1) * leading / 2)
            draw_leader((axis, wanted[number]), end, strokes[number].tone, pen)
        said = type if cell.value is not None else SOFT
        if not side:
            pen.short(cell.said, (axis - away, base), said, Align.END)
            continue
        x = axis + away
        pen.short(cell.said, (x, base), said)
        if plot.count > 1:
            pen.word(plot.series[number], (x + widest + 1.2 * unit, base), axes.room, type)
        else:
            for text in plot.series:
                pen.unseen(text, (x, y))
