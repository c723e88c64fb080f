"""`slope`: two dates side by side, a line for each series, its number and its name at both ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factsheet.art.outline import join, polyline
from factsheet.charts.drawing import HOT, PLAIN, SOFT, STRONG, ChartPen, Mark, WordType, draw_leader, one_line
from factsheet.charts.plot import Plot
from factsheet.charts.scale import Scale, apart, blocks
from factsheet.charts.tones import Broken, LineStroke, line_strokes
from factsheet.document.text import Text
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

LEAST = 50.0
_WIDEST = 92.0
_HIGH = (24.0, 60.0)
_LEADER = 2.6  # millimeters that words stand further from dots where thin lines lead to them
_PUSHED = 0.3  # of a line: how far words are from the height of their dots before they do
_GAP = 0.4  # of a line, on either side of a break in its series
# Of the width: what lines have at least with names beside numbers, over them, and with numbers in lines.
_FAIR = (0.4, 0.33, 0.3)
_NAMES = (0.42, 0.3)  # of the width: what names take at most, beside numbers and over them


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return a height in which the words of all lines stand, and the greatest that it is drawn in."""
    unit, leading = pen.look.unit, pen.letters.leading(PLAIN)
    foot, axes = 1.5 * pen.letters.leading(SOFT), _axes(plot, width, pen)
    words = max(sum(side.highs(leading)) for side in axes.sides)
    least = foot + max(_HIGH[0] * unit, words + leading)
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


def _value_type(plot: Plot, number: int, over: bool) -> WordType:
    """Return how the numbers of a series are set: bold where names stand over them."""
    return _type_of(plot, number)._replace(bold=True) if over else _type_of(plot, number)


def _type_of(plot: Plot, number: int) -> WordType:
    """Return how the words of a series are set: those of the first stand out, where others stand back."""
    if number in plot.context:
        return WordType(tone=Tone.SOFT)
    return HOT if plot.context and plot.mains[0] == number else PLAIN


class _Side(NamedTuple):
    """The words at a date: the room of numbers, and that of names where they stand there.

    Of each series there is in how many lines its name and its number stand.  Names are `over` their numbers,
    or beside them; leaders may run to the words where they are `led`.
    """

    numbers: float
    values: tuple[int, ...]
    names: float = 0.0
    named: tuple[int, ...] = ()
    over: bool = False
    led: bool = False

    def lines(self, number: int) -> int:
        """Return how many lines the words of a series take."""
        value, name = self.values[number], self.named[number] if self.named else 0
        return name + value if self.over else max(name, value)

    def highs(self, leading: float) -> list[float]:
        """Return how high the words of each series are, with room to the next if any has several lines."""
        return blocks([*map(self.lines, range(len(self.values)))], leading)

    def wide(self, unit: float) -> float:
        """Return how far the words reach."""
        if not self.named:
            return self.numbers
        return max(self.names, self.numbers) if self.over else self.numbers + 1.3 * unit + self.names


class _Axes(NamedTuple):
    """Where the two dates stand, and how the words at each."""

    start: float
    stop: float
    sides: tuple[_Side, _Side]


def _axes(plot: Plot, width: float, pen: ChartPen) -> _Axes:
    """Where everything stands across: so that lines have a fair share of the width.

    Names stand beside numbers, else over them, else numbers too are broken; and words stand further off where
    leaders run to them, if there is room.
    """
    unit, letters = pen.look.unit, pen.letters
    # Between the lines there has to be room, and between the dates under them.
    dates = [letters.width(row.name, SOFT) / 2 for row in plot.rows]
    least = max(12 * unit, sum(dates) + unit)
    found = list[tuple[float, _Axes]]()
    for fair, sides in _ways(plot, width, pen):
        before, after = (side.wide(unit) + _away(side.led, pen) for side in sides)
        start, end = max(before, dates[0]) + 0.1 * unit, width - max(after, dates[1], 1.0)
        axes = _Axes(start, max(start + 1.0, min(end, start + _WIDEST * unit)), sides)
        if end - start >= max(fair * width, least):
            return axes
        found.append((end - start, axes))
    room, axes = max(found, key=lambda each: each[0])
    if room < least:
        pen.cannot(plot.rows[0].name)
    else:
        pen.cramped(plot.rows[0].name)
    return axes


def _ways(plot: Plot, width: float, pen: ChartPen) -> Iterator[tuple[float, tuple[_Side, _Side]]]:
    """Yield how words may stand at the two dates, and what share of the width lines have there at least."""
    letters = pen.letters
    whole = [max(letters.width(cell.said, STRONG) for cell in row.cells) + 0.02 for row in plot.rows]
    parted = [max(letters.least(cell.said, STRONG) for cell in row.cells) + 0.02 for row in plot.rows]
    names = max((letters.width(each, STRONG) for each in plot.series), default=0.0) + 0.02
    words = max((letters.least(each, STRONG) for each in plot.series), default=0.0) + 0.02
    beside, over = (max(most * width, words) for most in _NAMES)
    ways = [
        _sides(plot, whole, min(names, beside), False, pen),
        _sides(plot, whole, min(names, max(over, whole[1])), True, pen),
        _sides(plot, parted, min(names, max(words, parted[1])), True, pen),
    ]
    yield from zip(_FAIR, ways, strict=True)
    # The last resort is to do without leaders.
    first, last = ways[-1]
    yield _FAIR[-1], (first._replace(led=False), last)
    yield _FAIR[-1], (first._replace(led=False), last._replace(led=False))


def _sides(
    plot: Plot, numbers: Sequence[float], names: float, over: bool, pen: ChartPen
) -> tuple[_Side, _Side]:
    """The words at both dates, if numbers have a room there, and names one at the last."""
    letters = pen.letters
    found = list[_Side]()
    for row, room in zip(plot.rows, numbers, strict=True):
        types = (_value_type(plot, at, over) for at in range(plot.count))
        lines = (letters.lines(cell.said, type, room) for cell, type in zip(row.cells, types, strict=True))
        found.append(_Side(room, tuple(lines)))
    first, last = found
    if plot.count > 1:
        named = tuple(letters.lines(each, _type_of(plot, at), names) for at, each in enumerate(plot.series))
        last = last._replace(names=names, named=named, over=over)
    return first._replace(led=_meet(plot, 0, first, pen)), last._replace(led=_meet(plot, 1, last, pen))


def _away(led: bool, pen: ChartPen) -> float:
    """Return how far words are from dots."""
    near = pen.look.dot + 1.2 * pen.look.unit
    return near + _LEADER * pen.look.unit if led else near


def _meet(plot: Plot, at: int, side: _Side, pen: ChartPen) -> bool:
    """Return whether words at a date would meet where the chart is as low as it may be."""
    values, ends = list(map(float, plot.values())), plot.rows[at].cells
    highs = side.highs(pen.letters.leading(PLAIN))
    known = zip(ends, highs, strict=True)
    places = sorted((float(cell.value), high) for cell, high in known if cell.value is not None)
    least = (max(values) - min(values) or 1.0) / (_HIGH[0] * pen.look.unit)
    return any(other - one < (high + higher) / 2 * least for (one, high), (other, higher) in pairwise(places))


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
    cells = plot.rows[side].cells
    wanted = [scale.at(cell.value) if cell.value is not None else scale.start for cell in cells]
    return wanted, axes.sides[side].highs(pen.letters.leading(PLAIN))


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
    (bottom, strokes), own = below, axes.sides[side]
    wanted, highs = _wanted(plot, side, axes, scale, pen)
    # Words of several lines stand around their middle: not over the chart, not on its dates.
    first, last = (highs[wanted.index(each)] for each in (min(wanted), max(wanted)))
    places = apart(wanted, highs, first / 2, bottom - last / 2)
    pushed = any(abs(y - at) > _PUSHED * leading for y, at in zip(places, wanted, strict=True))
    led = own.led and pushed
    forward, axis, away = 1 if side else -1, axes.stop if side else axes.start, _away(led, pen)
    for number, (cell, y) in enumerate(zip(row.cells, places, strict=True)):
        lines = own.lines(number)
        type, said = _type_of(plot, number), _value_type(plot, number, axes.sides[1].over)
        top = y - (lines - 1) * leading / 2
        if led and cell.value is not None:
            draw_leader(
                (axis, wanted[number]), (axis + forward * (away - 0.7 * unit), top), strokes[number].tone, pen
            )
        said = said if cell.value is not None else SOFT
        if not side:
            _value(cell.said, (axis - away, pen.middle(top, type)), own, said, Align.END, pen)
            continue
        x, base = axis + away, pen.middle(top, type)
        if own.over:
            pen.word(plot.series[number], (x, base), own.names, type)
            base += own.named[number] * leading
        _value(cell.said, (x, base), own, said, Align.START, pen)
        if plot.count > 1 and not own.over:
            pen.word(plot.series[number], (x + own.numbers + 1.2 * unit, base), own.names, type)
        elif plot.count == 1:
            for text in plot.series:
                pen.unseen(text, (x, y))


def _value(
    said: Text, at: tuple[float, float], side: _Side, type: WordType, align: Align, pen: ChartPen
) -> None:
    """Set a number that begins or ends at a point, on the lines that it takes in its room."""
    x, base = at
    if one_line(said, type, pen.letters) <= side.numbers + 0.01:
        pen.short(said, at, type, align)
    else:
        pen.word(said, (x - side.numbers if align is Align.END else x, base), side.numbers, type, align)
