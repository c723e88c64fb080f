"""`slope`: two dates side by side, a line for each series, its number and its name at both ends."""

from __future__ import annotations

from factsheet.art.outline import join, polyline
from factsheet.charts.drawing import HOT, PLAIN, SOFT, STRONG, ChartPen, Mark, WordType
from factsheet.charts.plot import Plot
from factsheet.charts.scale import Scale, apart
from factsheet.charts.tones import Broken, LineStroke, line_strokes
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

LEAST = 50.0
_WIDEST = 92.0
_HIGH = (24.0, 60.0)
_GAP = 0.4  # of a line, on either side of a break in its series


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return a height in which the words of all lines stand, and the greatest that it is drawn in."""
    unit, leading = pen.look.unit, pen.letters.leading(PLAIN)
    foot = 1.5 * pen.letters.leading(SOFT)
    room = _axes(plot, width, pen)[2]
    lines = plot.count * max(_name_lines(plot, number, room, pen) for number in range(plot.count))
    least = foot + max(_HIGH[0] * unit, leading * (lines + 1))
    return least, max(least, _HIGH[1] * unit)


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the lines between two dates; words that would meet are pushed apart."""
    letters = pen.letters
    start, stop, room = _axes(plot, width, pen)
    bottom = height - 1.5 * letters.leading(SOFT)
    half = letters.leading(PLAIN) / 2
    values = list(plot.values())
    low, high = float(min(values)), float(max(values))
    scale = Scale(low, high if high > low else low + 1, bottom - half, half)
    for row, x in zip(plot.rows, (start, stop), strict=True):
        pen.rule((x, 0.0), (x, bottom), Tone.GRID, pen.look.grid)
        pen.short(row.name, (x, height - 0.3 * letters.leading(SOFT)), SOFT, Align.CENTER)
    strokes = line_strokes(plot, pen.look) or (LineStroke(Tone.DEEP),) * plot.count
    for number in plot.painted:
        _line(plot, number, strokes[number], (start, stop), scale, pen)
    for side in (0, 1):
        _words(plot, side, ((start, stop), room), scale, (half, bottom - half), pen)


def _type_of(plot: Plot, number: int) -> WordType:
    """Return how the words of a series are set: those of the first stand out, where others stand back."""
    if number in plot.context:
        return WordType(tone=Tone.SOFT)
    return HOT if plot.context and plot.mains[0] == number else PLAIN


def _axes(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float, float]:
    """Where the two dates stand, and the room of names at the end."""
    unit, letters = pen.look.unit, pen.letters
    away = pen.look.dot + 1.3 * unit
    numbers = [
        max(letters.width(row.cells[each].said, STRONG) for each in range(plot.count)) for row in plot.rows
    ]
    names = [letters.width(text, STRONG) for text in plot.series] or [0.0]
    before = max(numbers[0], letters.width(plot.rows[0].name, SOFT) / 2) + away
    room = min(max(names), 0.42 * width) + 0.02
    after = max(numbers[1] + away + (1.2 * unit + room if plot.count > 1 else 0.0), 1.0)
    after = max(after, letters.width(plot.rows[1].name, SOFT) / 2)
    start, stop = before, min(width - after, before + _WIDEST * unit)
    # Between the lines there has to be room, and between the dates under them.
    dates = sum(letters.width(row.name, SOFT) for row in plot.rows) / 2
    if stop - start < max(12 * unit, dates + unit):
        pen.cannot(plot.rows[0].name)
    return start, max(stop, start + 1.0), room


def _name_lines(plot: Plot, number: int, room: float, pen: ChartPen) -> int:
    """How many lines the name of a series takes in a room; none stands there for one series."""
    return pen.letters.lines(plot.series[number], _type_of(plot, number), room) if plot.count > 1 else 1


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
    across: tuple[tuple[float, float], float],
    scale: Scale,
    down: tuple[float, float],
    pen: ChartPen,
) -> None:
    """The numbers at a date, pushed apart; names stand at the last."""
    row, unit, leading = plot.rows[side], pen.look.unit, pen.letters.leading(PLAIN)
    axes, room = across
    lines = [_name_lines(plot, each, room, pen) if side else 1 for each in range(plot.count)]
    gap = leading * max(lines) * 0.96
    wanted = [scale.at(cell.value) if cell.value is not None else down[1] for cell in row.cells]
    # Words of several lines stand around their middle: not over the chart, not on its dates.
    over = (max(lines) - 1) * leading / 2
    places = apart(wanted, gap, down[0] + over, down[1] - over)
    away = pen.look.dot + 1.2 * unit
    widest = max(pen.letters.width(cell.said, STRONG) for cell in row.cells)
    for number, (cell, y) in enumerate(zip(row.cells, places, strict=True)):
        type = _type_of(plot, number)
        base = pen.middle(y, type) - (lines[number] - 1) * leading / 2
        said = type if cell.value is not None else SOFT
        if not side:
            pen.short(cell.said, (axes[0] - away, base), said, Align.END)
            continue
        x = axes[1] + away
        pen.short(cell.said, (x, base), said)
        if plot.count > 1:
            pen.word(plot.series[number], (x + widest + 1.2 * unit, base), room, type)
        else:
            for text in plot.series:
                pen.unseen(text, (x, y))
