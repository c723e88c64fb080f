"""`line`: up to four lines over time, each with its name and its last value at its end."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.art.outline import Point
from factsheet.charts.axis import absent, grid, over_ticks, reference_words, ticks_width
from factsheet.charts.drawing import HOT, PLAIN, SOFT, STRONG, ChartPen, WordType, draw_leader, draw_reference
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
from factsheet.charts.plot import Plot, PlotCell
from factsheet.charts.scale import Scale, apart
from factsheet.charts.tones import Broken, LineStroke, line_strokes
from factsheet.setting.chart_style import Tone

LEAST = 50.0
_HIGH, _LEAST_HIGH, _MOST_HIGH = 0.36, 24.0, 95.0
_ONE_LINE = 0.28  # of the width: what name and value side by side take at most
_MARGIN = 0.36  # of the width: what the words at the ends of lines take, unless one of them is wider
_TO_WORDS = (2.4, 1.6)  # from the end of a line to its words, and from its dot, at least
_ACROSS = 10.0  # what lines have to run in, at least
_CLEAR = 26.0  # what several need to be followed


class _Ended(NamedTuple):
    """The end of a line: its series, its last number and point, the type of its words, its tone."""

    number: int
    cell: PlotCell
    at: Point
    type: WordType
    tone: Tone


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return a height that goes with the width, and the greatest that lines are drawn in."""
    unit = pen.look.unit
    foot = pen.letters.leading(SOFT) * 1.4 + flags_height(flags_between(plot), plot, width, pen)
    two, margin = _margin(plot, width, pen)
    ends = plot.count * _block(plot, two, margin, pen)
    least = foot + max(_LEAST_HIGH * unit, min(width * _HIGH, 58 * unit), ends)
    return least, max(least, min(width * 0.62, _MOST_HIGH * unit))


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the lines between ticks at the start and words at the end."""
    unit, letters, flags = pen.look.unit, pen.letters, flags_between(plot)
    height -= flags_height(flags, plot, width, pen)
    two, margin = _margin(plot, width, pen)
    left = ticks_width(plot.ticks, pen) if plot.axis else pen.look.dot + 0.5 * unit
    right = width - margin - _to_words(pen)
    if right - left < _ACROSS * unit:
        pen.cannot(plot.rows[0].name)
        right = max(right, left + unit)
    elif plot.count > 1 and right - left < _CLEAR * unit:
        pen.cramped(plot.rows[0].name)
    over = over_ticks(plot.ticks, pen) if plot.axis else 0.0
    top, bottom = max(letters.size(STRONG) * 0.6, over), height - letters.leading(SOFT) * 1.4
    values = [each.value for each in plot.ticks]
    scale = Scale(float(values[0]), float(values[-1]), bottom, top)
    days = [row.day or 0.0 for row in plot.rows]
    across = Scale(min(days), max(max(days), min(days) + 1.0), left, right)
    if plot.axis:
        grid(plot.ticks, scale, (0.0, right), pen)
    base, tone = (scale.at(0), Tone.ZERO) if values[0] <= 0 <= values[-1] else (bottom, Tone.GRID)
    pen.rule((left, base), (right, base), tone, pen.look.zero)
    paths = [
        [_point(plot, at, number, across, scale) for at in stretch]
        for number in range(plot.count)
        for stretch in stretches(plot, number)
    ]
    if plot.reference:
        y = scale.at(plot.reference[0])
        draw_reference((left, y), (right, y), pen.look.zero, pen)
        reference_words(plot.reference[1], (y, bottom), (left, right), paths, pen)
    strokes = line_strokes(plot, pen.look) or (LineStroke(Tone.HIGH),) * plot.count
    ended = [_line(plot, number, strokes[number], (across, scale), flags, pen) for number in plot.painted]
    _words(plot, ended, two, (right, width), (top, bottom), pen)
    _dates(plot, across, height, pen)
    lasts = plot.lasts
    for row in plot.rows:
        for cell, last in zip(row.cells, lasts, strict=True):
            x = across.at(row.day or 0.0)
            if cell.value is None:
                absent(cell, x, paths, (top, bottom), pen)
            elif cell.flag in flags and cell is not last:
                draw_sign(
                    sign_of(cell.flag, flags, plot), (x, scale.at(cell.value)), paths, (0.0, width), pen
                )
    draw_flags(flags, plot, height, width, pen)


def _type_of(plot: Plot, number: int) -> WordType:
    """Return how the words of a series are set: those of the first stand out."""
    if number in plot.context:
        return SOFT
    return HOT if number == plot.mains[0] else PLAIN


def _margin(plot: Plot, width: float, pen: ChartPen) -> tuple[bool, float]:
    """Whether name and value stand in lines of their own, and the width of the words at the ends.

    It is that of the widest word at least: no line ends inside it.
    """
    letters = pen.letters
    types = [_type_of(plot, at) for at in range(plot.count)]
    named = list(zip(plot.series, types, strict=True)) if plot.count > 1 else []
    names = [letters.width(*each) for each in named] or [0.0]
    bold = [(cell.said, type) for cell, type in zip(plot.lasts, map(_bold, types), strict=True)]
    said = [letters.width(*each) for each in bold]
    space = letters.size(PLAIN) * 0.4 if named else 0.0
    one = max(name + space + value for name, value in zip(names, said, strict=True)) + 0.02
    if one <= (_ONE_LINE if named else _MARGIN) * width:
        return False, one
    least = max(letters.least(*each) for each in (*named, *bold))
    return True, max(least, min(max(*names, *said), _MARGIN * width)) + 0.02


def _to_words(pen: ChartPen) -> float:
    """Return how far from the ends of lines their words begin."""
    words, dot = (each * pen.look.unit for each in _TO_WORDS)
    return max(words, pen.look.dot + dot)


def _bold(type: WordType) -> WordType:
    """Return how a value is set beside a name."""
    return type._replace(bold=True)


def _point(plot: Plot, at: int, number: int, across: Scale, scale: Scale) -> Point:
    """Return where the number of a series in a row stands."""
    row = plot.rows[at]
    return across.at(row.day or 0.0), scale.at(row.cells[number].value or 0)


def _line(
    plot: Plot, number: int, stroke: LineStroke, scales: tuple[Scale, Scale], flags: Flags, pen: ChartPen
) -> _Ended:
    """A line, broken where a value is missing, and where its series is; a lone point is a dot."""
    across, scale = scales
    first = number in plot.mains[:1]
    width = pen.look.main if first else pen.look.context if number in plot.context else pen.look.other
    path = plot.rows[0].cells[number].said.path
    last = plot.rows[plot.last(number)]
    end: Point = (0.0, 0.0)
    for stretch in stretches(plot, number):
        rows = [plot.rows[at] for at in stretch]
        points = [_point(plot, at, number, across, scale) for at in stretch]
        end = points[-1]
        for row, point in zip(rows, points, strict=True):
            if row is not last:
                say_on_line(row.cells[number], point, stroke.tone, flags, pen)
        if len(points) == 1:
            pen.dot(end, pen.look.dot * 0.8, stroke.tone, rows[-1].cells[number].said.path)
        elif stroke.broken:
            pen.dashed(points, stroke.tone, width, path, stroke.broken is Broken.DOTS)
        else:
            pen.line(points, stroke.tone, width, path)
    cell = last.cells[number]
    pen.dot(end, pen.look.dot if first else pen.look.dot * 0.8, stroke.tone, cell.said.path)
    return _Ended(number, cell, end, _type_of(plot, number), stroke.tone)


class _Words(NamedTuple):
    """In how many lines the name and the value of a series stand at the end of its line."""

    name: int
    value: int


def _in_lines(plot: Plot, two: bool, room: float, pen: ChartPen) -> list[_Words]:
    """Return for each series in how many lines its words stand; side by side they stand in one."""
    if not two:
        return [_Words(0, 1)] * plot.count
    found = []
    for number, cell in enumerate(plot.lasts):
        type = _type_of(plot, number)
        name = pen.letters.lines(plot.series[number], type, room) if plot.count > 1 else 0
        found.append(_Words(name, pen.letters.lines(cell.said, _bold(type), room)))
    return found


def _block(plot: Plot, two: bool, room: float, pen: ChartPen) -> float:
    """Return the height of the words at the end of a line: name and value, side by side or in lines."""
    return pen.letters.leading(PLAIN) * max(map(sum, _in_lines(plot, two, room, pen))) * 0.96


def _words(
    plot: Plot,
    ended: list[_Ended],
    two: bool,
    across: tuple[float, float],
    down: tuple[float, float],
    pen: ChartPen,
) -> None:
    """Name and last value at the end of each line, pushed apart."""
    letters, unit = pen.letters, pen.look.unit
    x, leading = across[0] + _to_words(pen), letters.leading(PLAIN)
    room = across[1] - x
    words = _in_lines(plot, two, room, pen)
    gap = _block(plot, two, room, pen)
    # Words of several lines stand around their middle: not over the chart, not beside its dates.
    over = (max(map(sum, words)) - 1) * leading / 2
    top, bottom = max(down[0], over + letters.size(PLAIN) * 0.6), down[1] + leading * 0.3 - over
    places = apart([each.at[1] for each in ended], gap, top, bottom)
    for each, y in zip(ended, places, strict=True):
        lines = words[each.number]
        base, start = pen.middle(y, each.type) - (sum(lines) - 1) * leading / 2, x
        if lines.name:
            pen.word(plot.series[each.number], (x, base), room, each.type)
            base += lines.name * leading
        elif plot.count > 1:
            start += pen.short(plot.series[each.number], (x, base), each.type) + letters.size(PLAIN) * 0.4
        if abs(y - each.at[1]) > leading * 0.8:
            draw_leader((each.at[0] + unit, each.at[1]), (x - 0.6 * unit, y), each.tone, pen)
        if two:
            pen.word(each.cell.said, (start, base), room, _bold(each.type))
        else:
            pen.short(each.cell.said, (start, base), _bold(each.type))
    if plot.count == 1:
        for text in plot.series:
            pen.unseen(text, (x, down[0]))


def _dates(plot: Plot, across: Scale, height: float, pen: ChartPen) -> None:
    """Name the last date, the first if it stands clear of it, and those between that do."""
    base, unit = height - pen.letters.leading(SOFT) * 0.3, pen.look.unit
    taken: list[tuple[float, float]] = []
    first, *others = plot.rows
    for row in (*others[-1:], first, *others[-2::-1]):
        name, x = row.name, across.at(row.day or 0.0)
        wide = pen.letters.width(name, SOFT)
        left = max(0.0, x - wide / 2)
        if row is not first:
            left = min(left, across.stop + 2 * unit - wide)
        if all(left > stop + 4 * unit or left + wide < start - 4 * unit for start, stop in taken):
            taken.append((left, left + wide))
            pen.word(name, (left, base), wide + 0.02, SOFT)
        else:
            pen.unseen(name, (x, base), apart=True)
