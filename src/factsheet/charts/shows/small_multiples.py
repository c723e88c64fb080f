"""`small-multiples`: a small picture for each series, all in one scale, side by side.

Their unit is said once: by the axis of the first row, or without an axis by the number of the first picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from factsheet.art.outline import Bounds, Point
from factsheet.charts.axis import (
    absent,
    draw_reference_key,
    hindrances,
    is_over,
    over_ticks,
    reference_key_height,
    ticks_width,
)
from factsheet.charts.dates import DateFoot, draw_dates, foot_of
from factsheet.charts.drawing import (
    SOFT,
    STRONG,
    ChartPen,
    Label,
    draw_grid_line,
    draw_reference,
    one_line,
    taken,
)
from factsheet.charts.ends import beside_end, lead_to
from factsheet.charts.flags import (
    Flags,
    draw_flags,
    draw_sign,
    flags_between,
    flags_height,
    say_on_line,
    sign_of,
    stretches,
)
from factsheet.charts.plot import Plot
from factsheet.charts.scale import Scale
from factsheet.document.chart import Tick
from factsheet.document.text import Text
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

LEAST = 50.0
_PICTURE = 26.0  # millimeters: the least width of one
_ACROSS = 10.0  # what a line has to run in, at least
_LEAST_ACROSS = 4.0
_BETWEEN = 4.0
_DATES_APART = 5.0
_HIGH = (14.0, 34.0)


class _Grid(NamedTuple):
    """How many pictures stand side by side, how wide each is, the lines of their names."""

    columns: int
    rows: int
    wide: float
    lines: int
    left: float
    foot: DateFoot


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of all rows of pictures, and the greatest."""
    grid, unit = _solved(plot, width, pen), pen.look.unit
    words = _words(plot, grid, pen)
    plots = [max(_HIGH[0] * unit, min(grid.wide * 0.45, _HIGH[1] * unit)), _HIGH[1] * unit]
    head = reference_key_height(plot, width, pen)
    least, most = (head + grid.rows * (words + each) + (grid.rows - 1) * 2 * unit for each in plots)
    foot = flags_height(flags_between(plot), plot, width, pen)
    return least + foot, max(least, most) + foot


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the pictures row by row, all dates under each."""
    grid, unit = _solved(plot, width, pen), pen.look.unit
    head, flags = reference_key_height(plot, width, pen), flags_between(plot)
    height -= flags_height(flags, plot, width, pen)
    draw_reference_key(plot, 0.0, width, pen)
    one = (height - head - (grid.rows - 1) * 2 * unit) / grid.rows
    values = [each.value for each in plot.ticks]
    for number in range(plot.count):
        row, column = divmod(number, grid.columns)
        left = grid.left + column * (grid.wide + _BETWEEN * unit)
        top = head + row * (one + 2 * unit)
        name = grid.lines * pen.letters.leading(STRONG)
        bottom = top + one - (grid.foot.rows + 0.4) * pen.letters.leading(SOFT)
        scale = Scale(float(values[0]), float(values[-1]), bottom, top + name + _over(plot, pen))
        _picture(plot, number, (left, top, grid.wide), scale, flags, pen)
        if not column and plot.axis:
            first, last = plot.ticks[0], _tick(plot, row)
            pen.short(first.text, (left - 2 * unit, pen.middle(scale.start, SOFT)), SOFT, Align.END)
            if is_over((first, last), pen):
                pen.short(last.text, (0.0, scale.stop - 0.35 * pen.letters.leading(SOFT)), SOFT)
            else:
                pen.short(last.text, (left - 2 * unit, pen.middle(scale.stop, SOFT)), SOFT, Align.END)
    draw_flags(flags, plot, height, width, pen)


def _tick(plot: Plot, row: int) -> Tick:
    """Return the last tick of a row: under the first its unit is known."""
    last = plot.ticks[-1]
    at = last.text.plain.find(last.figures) if row and last.figures else -1
    return last if at < 0 else last._replace(text=last.text.slice(at, at + len(last.figures)))


def _seen(plot: Plot, number: int) -> Text:
    """Return what is printed of the last number of a series: its figures alone, where its unit is known."""
    cell = plot.rows[plot.last(number)].cells[number]
    return cell.pieces[1] if cell.pieces and (number or plot.axis) else cell.said


def _solved(plot: Plot, width: float, pen: ChartPen) -> _Grid:
    """As many pictures side by side as have room, in rows of one length where that can be."""
    unit = pen.look.unit
    left = ticks_width((plot.ticks[0], plot.ticks[-1]), pen) if plot.axis else 0.0
    after = _to_value(pen) + max(
        pen.letters.width(_seen(plot, number), STRONG) for number in range(plot.count)
    )
    # Under each stand the first and the last date, where there is room for them at all.
    dates = pen.letters.width(plot.rows[0].name, SOFT) + pen.letters.width(plot.rows[-1].name, SOFT) / 2
    dates = min(dates + 3 * unit + after, width - left)
    each = max(_PICTURE * unit, _ACROSS * unit + after, dates if len(plot.rows) > 1 else 0.0)
    fits = max(1, int((width - left + _BETWEEN * unit) / (each + _BETWEEN * unit)))
    rows = math.ceil(plot.count / min(fits, plot.count))
    columns = math.ceil(plot.count / rows)
    wide = (width - left - (columns - 1) * _BETWEEN * unit) / columns
    lines = max((pen.letters.lines(each, STRONG, wide) for each in plot.series), default=0)
    return _Grid(columns, rows, wide, lines, left, _foot(plot, wide, pen))


def _over(plot: Plot, pen: ChartPen) -> float:
    """Return the room over the highest line of a picture, and of the number of its axis over it."""
    ends = (plot.ticks[0], plot.ticks[-1]) if plot.axis else ()
    return max(0.5 * pen.letters.leading(STRONG), over_ticks(ends, pen))


def _foot(plot: Plot, wide: float, pen: ChartPen) -> DateFoot:
    """How dates stand under a picture: further from each other than from those of the next one."""
    if len(plot.rows) == 1:
        return DateFoot(1)
    return foot_of(plot.rows[0].name, plot.rows[-1].name, wide, pen, _DATES_APART)


def _to_value(pen: ChartPen) -> float:
    """From the last point of a line to its number."""
    return pen.look.dot + 0.6 * pen.look.unit


def _words(plot: Plot, grid: _Grid, pen: ChartPen) -> float:
    """The height of the words of a picture: its name over it, its dates under it."""
    dates = (grid.foot.rows + 0.4) * pen.letters.leading(SOFT)
    return grid.lines * pen.letters.leading(STRONG) + _over(plot, pen) + dates


def _picture(
    plot: Plot, number: int, room: tuple[float, float, float], scale: Scale, flags: Flags, pen: ChartPen
) -> None:
    """A line in its room, its last point and number, and the first and the last date under it."""
    left, top, wide = room
    unit, letters = pen.look.unit, pen.letters
    last = plot.last(number)
    said = plot.rows[last].cells[number].said
    tone = Tone.CONTEXT if number in plot.context else Tone.HIGH if plot.context else Tone.DEEP
    # All have one scale of time, too, whatever number has the unit.
    room_after = max(_value_room(_seen(plot, each), wide, pen) for each in range(plot.count))
    days = [row.day if row.day is not None else float(at) for at, row in enumerate(plot.rows)]
    stop = max(left + 1.0, left + wide - room_after - _to_value(pen))
    across = Scale(days[0], max(days[-1], days[0] + 1.0), left, stop)
    if stop - left < _LEAST_ACROSS * unit:
        pen.cannot(said)
    if plot.series:
        pen.word(plot.series[number], (left, top + 0.85 * letters.leading(STRONG)), wide, STRONG)
    # Lines to read by end where the last number stands: none runs through it.
    edge = across.stop + pen.look.dot
    for tick in plot.ticks:
        y = scale.at(tick.value)
        draw_grid_line((left, y), (edge, y), pen.look.grid, pen)
    if plot.reference:
        y = scale.at(plot.reference[0])
        draw_reference((left, y), (left + wide, y), pen.look.zero, pen)
    held = plot.ticks[0].value <= 0 <= plot.ticks[-1].value
    runs = stretches(plot, number)
    drawn = [
        [(across.at(days[at]), scale.at(plot.rows[at].cells[number].value or 0)) for at in stretch]
        for stretch in runs
    ]
    base = scale.at(0) if held else scale.start
    pen.rule((left, base), (edge, base), Tone.ZERO if held else Tone.GRID, pen.look.zero)
    end = (across.at(days[last]), scale.at(plot.rows[last].cells[number].value or 0))
    hindered = hindrances(drawn, pen)
    levels = [base] + ([scale.at(plot.reference[0])] if plot.reference else [])
    lines = [Bounds(left, y, left + wide, y).grown(0.2 * unit) for y in levels]
    _value(plot, number, end, Bounds(left, scale.stop, left + wide, scale.start), [*hindered, *lines], pen)
    _dates(plot, number, (left, wide), across, scale.start, pen)
    for stretch, points in zip(runs, drawn, strict=True):
        cells = [plot.rows[at].cells[number] for at in stretch]
        if len(points) > 1:
            pen.line(points, tone, pen.look.other, plot.rows[0].cells[number].said.path)
        else:
            pen.dot(points[0], pen.look.dot * 0.7, tone, cells[0].said.path)
        for cell, point in zip(cells, points, strict=True):
            if cell.said is not said:
                say_on_line(cell, point, tone, flags, pen)
                if cell.flag in flags:
                    draw_sign(sign_of(cell.flag, flags, plot), point, drawn, (left, left + wide), pen)
    pen.dot(end, pen.look.dot * 0.8, tone, said.path)
    for day, row in zip(days, plot.rows, strict=True):
        if row.cells[number].value is None:
            half = one_line(row.cells[number].said, SOFT, letters) / 2
            x = min(max(across.at(day), left + half), left + wide - half)
            absent(row.cells[number], x, hindered, (scale.stop, scale.start), pen)


def _value_room(said: Text, wide: float, pen: ChartPen) -> float:
    """Return the width of a number: where it leaves no room for its line, it stands in lines of its own."""
    longest = wide - _to_value(pen) - _ACROSS * pen.look.unit
    return min(one_line(said, STRONG, pen.letters), max(longest, pen.letters.least(said, STRONG) + 0.02))


def _value(
    plot: Plot, number: int, end: Point, area: Bounds, hindered: Sequence[Bounds], pen: ChartPen
) -> None:
    """Set a number after the last point of its line, or where that is no last date wherever it is clear."""
    last, leading = plot.last(number), pen.letters.leading(STRONG)
    said, pieces = _seen(plot, number), plot.rows[last].cells[number].pieces
    if pieces and said is not plot.rows[last].cells[number].said:
        # The unit is read with its number, and printed with the first.
        for each in filter(None, (pieces[0], pieces[2])):
            pen.unseen(each, end)
    if last < len(plot.rows) - 1:
        word = Label(said, 0.0, pen.middle(0.0, STRONG), one_line(said, STRONG, pen.letters), STRONG)
        others = [*hindered, *taken(pen)[0]]
        found = beside_end(end, [(word,)], area._replace(top=area.top - leading), others, pen)
        if found:
            pen.word(said, (found[0].x, found[0].y), found[0].width, STRONG)
            lead_to(found, end, Tone.INK, pen)
            return
    room = _value_room(said, area.width, pen)
    half = (pen.letters.lines(said, STRONG, room) - 1) * leading / 2
    middle = max(area.top + half, min(end[1], area.bottom - half))
    pen.word(said, (end[0] + _to_value(pen), pen.middle(middle, STRONG) - half), room, STRONG)


def _dates(
    plot: Plot, number: int, room: tuple[float, float], across: Scale, base: float, pen: ChartPen
) -> None:
    """The first and the last date under each picture: those of the first are the names of the rows."""
    left, wide = room
    y = base + 1.1 * pen.letters.leading(SOFT)
    names = [row.name if not number else plot.again(row.name) for row in plot.rows]
    if not number:
        for name in names[1:-1]:
            pen.unseen(name, (left, y))
    ends = [(names[0], left), (names[-1], across.stop)][: len(names)]
    draw_dates(ends, y, (left, left + wide), _foot(plot, wide, pen), pen)
