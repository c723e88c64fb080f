"""`dots`: a row for each name, a dot for each number: the first hollow, the last full, a stem between."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.art.outline import circle
from factsheet.charts.axis import (
    beside_or_over,
    interval,
    is_too_narrow,
    name_lines,
    names_beside,
    reference_across,
)
from factsheet.charts.drawing import HOT, PLAIN, SOFT, STRONG, ChartPen, Mark, WordType, one_line
from factsheet.charts.plot import Plot, PlotRow
from factsheet.charts.scale import Scale
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

LEAST = 48.0
_ROW = 6.4  # millimeters
_LEAST_ROOM = 20.0  # of the dots themselves
_AWAY = 1.2  # from a dot to its number


class _Dots(NamedTuple):
    """Where rows and dots stand: `head` is the room of the words over the first row.

    `names` is the width of names beside the dots, nothing for names above.
    """

    names: float
    lines: tuple[int, ...]
    pitches: tuple[float, ...]
    head: float
    series: tuple[tuple[float, float, int], ...]
    scale: Scale


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of all rows, and that with half as much room between them."""
    solved = _solved(plot, width, pen)
    high = solved.head + sum(solved.pitches)
    return high, high * 1.5


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the rows in the room beside their names."""
    solved = _solved(plot, width, pen)
    stretch = (height - solved.head) / max(1.0, sum(solved.pitches))
    scale = solved.scale
    if plot.reference:
        value, text = plot.reference
        base = pen.letters.leading(STRONG) * 0.9
        reference_across(text, scale.at(value), base, (solved.head, height), pen)
    top = solved.head
    for at, (row, pitch, lines) in enumerate(zip(plot.rows, solved.pitches, solved.lines, strict=True)):
        middle = beside_or_over(row, (top, pitch * stretch), lines, solved.names, width, pen)
        _dotted(row, scale, middle, pen)
        if not at:
            _series(plot, row, middle, solved, pen)
        top += pitch * stretch


def _solved(plot: Plot, width: float, pen: ChartPen) -> _Dots:
    letters, unit = pen.letters, pen.look.unit
    names, lines = names_beside(plot, width, pen)
    leading = letters.leading(PLAIN)
    wide = max(letters.width(cell.said, STRONG) for row in plot.rows for cell in row.cells)
    room = width - names - 2 * wide - 8 * unit
    if room < _LEAST_ROOM * unit or is_too_narrow(plot, names, pen):
        # No room for dots beside names: these stand above their rows.
        names, lines = 0.0, name_lines(plot, width, pen)
    one = max(_ROW * unit, leading + 1.4 * unit)
    pitches = tuple(max(one, n * leading + 1.4 * unit) if names else n * leading + one for n in lines)
    head = 1.3 * letters.leading(STRONG) if plot.reference else 0.0
    scale = _scale(plot, (names, width), wide, pen)
    series = tuple(_over(plot, scale, width, pen)) if plot.count > 1 else ()
    head += letters.leading(SOFT) * max((1 + line for *_, line in series), default=0)
    return _Dots(names, lines, pitches, head, series, scale)


def _scale(plot: Plot, across: tuple[float, float], wide: float, pen: ChartPen) -> Scale:
    """The scale of all rows: dots, and the widest number on either side, fill the room after names."""
    (names, width), unit, values = across, pen.look.unit, list(plot.held())
    low, high = float(min(values)), float(max(values))
    away = pen.look.dot + _AWAY * unit
    start = (names + 3 * unit if names else 0.0) + (wide if plot.count > 1 else 0.0) + away
    stop = width - wide - away
    if plot.count == 1:
        # A single dot shows how far from nought it is.
        low, high = min(low, 0.0), max(high, 0.0)
    if stop - start < 12 * unit:
        pen.cannot(plot.rows[0].name)
        stop = start + 12 * unit
    return Scale(low, high if high > low else low + 1, start, stop)


def _dotted(row: PlotRow, scale: Scale, y: float, pen: ChartPen) -> None:
    """The dots of a row and the numbers of the outermost; those between can be read."""
    radius, unit = pen.look.dot, pen.look.unit
    shown = [cell for cell in row.cells if cell.value is not None]
    tone = Tone.HIGH if row.high else Tone.DEEP
    for cell in row.cells:
        if cell.value is None:
            if shown:
                pen.unseen(cell.said, (scale.start, y))
            else:
                pen.short(cell.said, (scale.start, pen.middle(y, SOFT)), SOFT)
    if not shown:
        return
    places = [scale.at(cell.value or 0) for cell in shown]
    left, right = min(places), max(places)
    for cell in shown:
        if cell.low is not None and cell.high is not None:
            low, high = scale.at(cell.low), scale.at(cell.high)
            left, right = min(left, low), max(right, high)
            interval((low, y), (high, y), False, 0.0, pen)
    if len(places) > 1:
        pen.rule((min(places), y), (max(places), y), Tone.CONTEXT, pen.look.zero)
    for cell, x in zip(shown[:-1], places[:-1], strict=True):
        ring = circle(x, y, radius - pen.look.zero)
        pen.mark(Mark(ring, Tone.GROUND, tone, pen.look.zero * 2, shows=cell.said.path))
    pen.dot((places[-1], y), radius, tone, shown[-1].said.path)
    ends = {places.index(min(places)), len(places) - 1 - places[::-1].index(max(places))}
    for number, (cell, x) in enumerate(zip(shown, places, strict=True)):
        if number not in ends:
            pen.unseen(cell.said, (x, y))
            continue
        type = HOT if row.high else STRONG if number == len(shown) - 1 else PLAIN
        base, away = pen.middle(y, type), pen.look.dot + _AWAY * unit
        if x == max(places) and not (len(ends) == 2 and x == min(places) and number == min(ends)):
            pen.short(cell.said, (right + away, base), type)
        else:
            pen.short(cell.said, (left - away, base), type, Align.END)


def _over(plot: Plot, scale: Scale, width: float, pen: ChartPen) -> list[tuple[float, float, int]]:
    """Where the names of the series stand over the dots of the first row: from, how wide, in which line."""
    found: dict[int, tuple[float, float, int]] = {}
    space = 2 * pen.look.unit
    for number in range(plot.count - 1, -1, -1):
        cell = plot.rows[0].cells[number]
        wide = min(one_line(plot.series[number], _over_type(plot, number), pen.letters), width)
        x = scale.at(cell.value) if cell.value is not None else (scale.start + scale.stop) / 2
        left = min(max(0.0, x - wide / 2), width - wide)
        line = 0
        while any(
            each == line and left < start + other + space and start < left + wide + space
            for start, other, each in found.values()
        ):
            line += 1
        found[number] = (left, wide, line)
    return [found[number] for number in range(plot.count)]


def _over_type(plot: Plot, number: int) -> WordType:
    return STRONG if number == plot.count - 1 else SOFT


def _series(plot: Plot, row: PlotRow, y: float, solved: _Dots, pen: ChartPen) -> None:
    """The names of the series over the dots of the first row, each on a line of its own where they meet."""
    scale = solved.scale
    if plot.count == 1:
        for text in plot.series:
            pen.unseen(text, (scale.start, solved.head))
        return
    leading = pen.letters.leading(SOFT)
    for number, (left, wide, line) in enumerate(solved.series):
        base = solved.head - leading * (0.25 + line)
        pen.word(plot.series[number], (left, base), wide, _over_type(plot, number))
        value = row.cells[number].value
        x = scale.at(value) if value is not None else left
        under = [(start, other) for start, other, below in solved.series if below < line]
        crossed = any(start - 1 <= x <= start + other + 1 for start, other in under)
        if line and value is not None and not crossed:
            pen.rule((x, base + 0.3 * leading), (x, y - pen.look.dot), Tone.GRID, pen.look.grid)
