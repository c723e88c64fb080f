"""`dots`: a row for each name, a dot for each number: the first hollow, the last full, a stem between."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.art.outline import circle
from factsheet.charts.axis import draw_names, names_beside, reference_across, row_type
from factsheet.charts.drawing import HOT, PLAIN, SOFT, STRONG, ChartPen, Mark, Tone, WordType
from factsheet.charts.plot import Plot, PlotRow
from factsheet.charts.scale import Scale
from factsheet.setting.style import Align

LEAST = 48.0
_ROW = 6.4  # millimeters
_LEAST_ROOM = 20.0  # of the dots themselves
_AWAY = 1.2  # from a dot to its number


class _Dots(NamedTuple):
    """Where rows and dots stand: `head` is the room of the words over the first row."""

    names: float
    lines: tuple[int, ...]
    pitches: tuple[float, ...]
    head: float
    series: tuple[tuple[float, float, int], ...]


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of all rows, and that with half as much room between them."""
    solved = _solved(plot, width, pen)
    high = solved.head + sum(solved.pitches)
    return high, high * 1.5


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the rows in the room beside their names."""
    solved = _solved(plot, width, pen)
    stretch = (height - solved.head) / max(1.0, sum(solved.pitches))
    scale = _scale(plot, width, solved.names, pen)
    if plot.reference:
        reference_across(plot, scale, (solved.head, height), pen)
    top = solved.head
    for at, (row, pitch, lines) in enumerate(zip(plot.rows, solved.pitches, solved.lines, strict=True)):
        above = 0.0 if solved.names else lines * pen.letters.leading(PLAIN)
        middle = top + above + (pitch * stretch - above) / 2
        if solved.names:
            draw_names(row, (0.0, middle), lines, solved.names, pen)
        else:
            pen.word(row.name, (0.0, top + 0.82 * pen.letters.leading(PLAIN)), width, row_type(row))
        _dotted(row, scale, middle, pen)
        if not at:
            _series(plot, row, scale, middle, solved, pen)
        top += pitch * stretch


def _solved(plot: Plot, width: float, pen: ChartPen) -> _Dots:
    letters, unit = pen.letters, pen.look.unit
    names, lines = names_beside(plot, width, pen)
    leading, wide = (
        letters.leading(PLAIN),
        [letters.width(c.said, STRONG) for row in plot.rows for c in row.cells],
    )
    room = width - names - 2 * max(wide) - 8 * unit
    if room < _LEAST_ROOM * unit or any(letters.least(row.name, row_type(row)) > names for row in plot.rows):
        # No room for dots beside names: these stand above their rows.
        names, lines = 0.0, tuple(letters.lines(row.name, row_type(row), width) for row in plot.rows)
    one = max(_ROW * unit, leading + 1.4 * unit)
    pitches = tuple(max(one, n * leading + 1.4 * unit) if names else n * leading + one for n in lines)
    head = 1.3 * letters.leading(STRONG) if plot.reference else 0.0
    series = tuple(_over(plot, _scale(plot, width, names, pen), width, pen)) if plot.count > 1 else ()
    head += letters.leading(SOFT) * max((1 + line for *_, line in series), default=0)
    return _Dots(names, lines, pitches, head, series)


def _scale(plot: Plot, width: float, names: float, pen: ChartPen) -> Scale:
    """The scale of all rows: dots and the numbers outside them fill the room beside the names."""
    unit, letters = pen.look.unit, pen.letters
    values = [*plot.values(), *([plot.reference[0]] if plot.reference else [])]
    low, high = float(min(values)), float(max(values))
    wide = max(letters.width(cell.said, STRONG) for row in plot.rows for cell in row.cells)
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
            pen.rule((low, y), (high, y), Tone.INK, pen.look.zero)
            for x in (low, high):
                pen.rule((x, y - 0.9 * unit), (x, y + 0.9 * unit), Tone.INK, pen.look.zero)
    pen.rule((min(places), y), (max(places), y), Tone.CONTEXT, pen.look.zero) if len(places) > 1 else None
    for number, (cell, x) in enumerate(zip(shown, places, strict=True)):
        last = number == len(shown) - 1
        if last:
            pen.dot((x, y), radius, tone, cell.said.path)
        else:
            ring = circle(x, y, radius - pen.look.zero)
            pen.mark(Mark(ring, Tone.GROUND, tone, pen.look.zero * 2, shows=cell.said.path))
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
        wide = min(pen.letters.width(plot.series[number], _over_type(plot, number)) + 0.02, width)
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


def _series(plot: Plot, row: PlotRow, scale: Scale, y: float, solved: _Dots, pen: ChartPen) -> None:
    """The names of the series over the dots of the first row, each on a line of its own where they meet."""
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
