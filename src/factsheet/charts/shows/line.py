"""`line`: up to four lines over time, each with its name and its last value at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factsheet.art.outline import Bounds, Point
from factsheet.charts.axis import (
    ReferencePlace,
    absent,
    draw_reference_key,
    grid,
    hindrances,
    over_ticks,
    reference_key_height,
    reference_place,
    ticks_width,
)
from factsheet.charts.dates import DateFoot, draw_dates, foot_of
from factsheet.charts.drawing import (
    HOT,
    PLAIN,
    SOFT,
    STRONG,
    ChartPen,
    Label,
    WordType,
    draw_leader,
    draw_reference,
    one_line,
    taken,
)
from factsheet.charts.ends import Words, beside_end, ink_of, lead_to, to_words
from factsheet.charts.flags import (
    Flags,
    draw_flags,
    draw_sign,
    flags_between,
    flags_height,
    parts,
    say_on_line,
    sign_of,
    stretches,
)
from factsheet.charts.plot import Plot, PlotCell
from factsheet.charts.scale import Scale, apart, blocks
from factsheet.charts.tones import Broken, LineStroke, line_strokes
from factsheet.setting.chart_style import Tone

LEAST = 50.0
_HIGH, _LEAST_HIGH, _MOST_HIGH = 0.36, 24.0, 95.0
_ONE_LINE = 0.28  # of the width: what name and value side by side take at most
_MARGIN = 0.36  # of the width: what the words at the ends of lines take, unless one of them is wider
_WHOLE = 0.45  # of the width: what a number with its unit may take
_OVER_END = 2.0  # how far the last date may stand over the ends of lines
_ACROSS = 10.0  # what lines have to run in, at least
_CLEAR = 26.0  # what several need to be followed


class _Ended(NamedTuple):
    """The end of a line: its series, its last number and point, the type of its words, its tone."""

    number: int
    cell: PlotCell
    at: Point
    type: WordType
    tone: Tone


class _Frame(NamedTuple):
    """Where a chart stands in its width and height: `outer` are the series whose words are in the margin.

    Their names and values are in lines of their own where that is `two`.  `head` is the room over all.
    """

    outer: tuple[int, ...]
    two: bool
    head: float
    top: float
    bottom: float
    across: Scale
    scale: Scale
    foot: DateFoot

    @property
    def plot(self) -> Bounds:
        """The area that lines run in."""
        return Bounds(self.across.start, self.top, self.across.stop, self.bottom)


class _Solved(NamedTuple):
    """A chart in its frame: its lines, the words that stand beside ends in it, those of a reference.

    Where `held` is nothing the words of a reference stand over the whole chart.
    """

    frame: _Frame
    paths: list[list[Point]]
    inner: dict[int, Words]
    held: ReferencePlace | None


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return a height that goes with the width, and the greatest that lines are drawn in."""
    unit, every = pen.look.unit, tuple(range(plot.count))
    two, margin = _margin(plot, every, width, pen)
    # At its widest the margin leaves dates the least room.
    rows = _foot(plot, width - margin - to_words(pen), pen).rows
    foot = pen.letters.leading(SOFT) * (rows + 0.4)
    foot += flags_height(flags_between(plot), plot, width, pen)
    ends = sum(_blocks(_in_lines(plot, every, two, margin, pen), pen).values())
    least = foot + max(_LEAST_HIGH * unit, min(width * _HIGH, 58 * unit), ends)
    most = min(width * 0.62, _MOST_HIGH * unit) + (rows - 1) * pen.letters.leading(SOFT)
    if plot.reference and not _solved(plot, width, least, pen).held:
        least += reference_key_height(plot, width, pen)
    return least, max(least, most)


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the lines between ticks at the start and words at the end."""
    unit, flags = pen.look.unit, flags_between(plot)
    frame, paths, inner, held = _solved(plot, width, height, pen)
    height -= flags_height(flags, plot, width, pen)
    (_, _, left, right), scale = frame.across, frame.scale
    if width - _margin(plot, frame.outer, width, pen)[1] - to_words(pen) - left < _ACROSS * unit:
        pen.cannot(plot.rows[0].name)
    elif plot.count > 1 and right - left < _CLEAR * unit:
        pen.cramped(plot.rows[0].name)
    if plot.axis:
        grid(plot.ticks, scale, (0.0, right), pen)
    y, tone = (scale.at(0), Tone.ZERO) if scale.low <= 0 <= scale.high else (frame.bottom, Tone.GRID)
    pen.rule((left, y), (right, y), tone, pen.look.zero)
    if plot.reference:
        y = scale.at(plot.reference[0])
        draw_reference((left, y), (right, y), pen.look.zero, pen)
        if held:
            pen.word(plot.reference[1], (held.x, held.base), held.wide, STRONG)
        else:
            draw_reference_key(plot, 0.0, width, pen)
    strokes = line_strokes(plot, pen.look) or (LineStroke(Tone.HIGH),) * plot.count
    ended = [_line(plot, each, strokes[each], frame, flags, pen) for each in plot.painted]
    _words(plot, [each for each in ended if each.number not in inner], frame, width, pen)
    for end in ended:
        words = inner.get(end.number, ())
        for each in words:
            pen.word(each.text, (each.x, each.y), each.width, each.type)
        if words:
            lead_to(words, end.at, end.tone, pen)
    base = height - pen.letters.leading(SOFT) * (frame.foot.rows - 0.7)
    dates = [(row.name, frame.across.at(row.day or 0.0)) for row in plot.rows]
    # The last stands under its point where no words are beside it.
    beside = [each for each in taken(pen)[0] if each.right > right and each.bottom > frame.bottom]
    draw_dates(dates, base, (0.0, right + _OVER_END * unit if beside else width), frame.foot, pen)
    lasts, hindered = plot.lasts, hindrances(paths, pen)
    if plot.reference:
        hindered.append(Bounds(left, y, right, y).grown(0.2 * unit))
    for row in plot.rows:
        for cell, last in zip(row.cells, lasts, strict=True):
            x = frame.across.at(row.day or 0.0)
            if cell.value is None:
                absent(cell, x, hindered, (frame.top, frame.bottom), pen)
            elif cell.flag in flags and cell is not last:
                sign = sign_of(cell.flag, flags, plot)
                draw_sign(sign, (x, scale.at(cell.value)), paths, (0.0, width), pen)
    draw_flags(flags, plot, height, width, pen)


def _solved(plot: Plot, width: float, height: float, pen: ChartPen) -> _Solved:
    """How everything stands: words beside ends that are no last date, and those of a reference at its line.

    Where they find no room they stand in the margin, and over the whole chart.
    """
    height -= flags_height(flags_between(plot), plot, width, pen)
    last = len(plot.rows) - 1
    early = [each for each in plot.painted if plot.last(each) < last]
    for head in (0.0, reference_key_height(plot, width, pen)):
        inner: dict[int, Words] = dict.fromkeys(early, ())
        while True:
            outer = tuple(each for each in range(plot.count) if each not in inner)
            frame = _framed(plot, outer, width, height, head, pen)
            paths = [
                [_point(plot, at, number, frame) for at in stretch]
                for number in range(plot.count)
                for stretch in stretches(plot, number)
            ]
            hindered = hindrances(paths, pen)
            found = _inner(plot, [*inner], frame, hindered, width, pen)
            if len(found) == len(inner):
                break
            inner = found
        if not plot.reference:
            return _Solved(frame, paths, found, None)
        value, text = plot.reference
        words = [box for each in found.values() for label in each for box in pen.letters.ink(label)]
        held = reference_place(text, frame.scale.at(value), frame.plot, [*hindered, *words], pen)
        if held:
            return _Solved(frame, paths, found, held)
    return _Solved(frame, paths, found, None)


def _framed(
    plot: Plot, outer: tuple[int, ...], width: float, height: float, head: float, pen: ChartPen
) -> _Frame:
    """Where lines run, if the words of some series stand in the margin; `head` is the room over all."""
    unit, letters = pen.look.unit, pen.letters
    two, margin = _margin(plot, outer, width, pen)
    left = ticks_width(plot.ticks, pen) if plot.axis else pen.look.dot + 0.5 * unit
    right = width - margin - to_words(pen)
    if right - left < _ACROSS * unit:
        right = max(right, left + unit)
    foot = _foot(plot, right, pen)
    over = over_ticks(plot.ticks, pen) if plot.axis else 0.0
    top = head + max(letters.size(STRONG) * 0.6, over)
    bottom = height - letters.leading(SOFT) * (foot.rows + 0.4)
    days = [row.day or 0.0 for row in plot.rows]
    across = Scale(min(days), max(max(days), min(days) + 1.0), left, right)
    values = [each.value for each in plot.ticks]
    scale = Scale(float(values[0]), float(values[-1]), bottom, top)
    return _Frame(outer, two, head, top, bottom, across, scale, foot)


def _foot(plot: Plot, right: float, pen: ChartPen) -> DateFoot:
    """How dates stand under lines that end at a place."""
    room = right + _OVER_END * pen.look.unit
    return foot_of(plot.rows[0].name, plot.rows[-1].name, room, pen) if len(plot.rows) > 1 else DateFoot(1)


def _inner(
    plot: Plot,
    numbers: list[int],
    frame: _Frame,
    hindered: Sequence[Bounds],
    width: float,
    pen: ChartPen,
) -> dict[int, Words]:
    """Return the words that find room beside the ends of their lines, by series."""
    scale, unit = frame.scale, pen.look.unit
    stop = frame.across.stop if frame.outer else width
    area = Bounds(frame.across.start, frame.head, stop, frame.bottom)
    others = [*hindered]
    levels = [scale.at(0)] if scale.low < 0 < scale.high else []
    levels += [scale.at(plot.reference[0])] if plot.reference else []
    others += (Bounds(frame.across.start, y, frame.across.stop, y).grown(0.2 * unit) for y in levels)
    found = dict[int, Words]()
    for number in numbers:
        at = _point(plot, plot.last(number), number, frame)
        words = beside_end(at, _ways(plot, number, width, pen), area, others, pen)
        if words:
            found[number] = words
            others.append(ink_of(words, pen).grown(unit))
    return found


def _ways(plot: Plot, number: int, width: float, pen: ChartPen) -> list[Words]:
    """The name and the last value of a series side by side, and below one another, round the height of 0."""
    letters, type, cell = pen.letters, _type_of(plot, number), plot.lasts[number]
    bold, base = _bold(type), pen.middle(0.0, type)
    wide = one_line(cell.said, bold, letters)
    if plot.count == 1:
        return [(Label(cell.said, 0.0, base, wide, bold),)]
    name, leading = plot.series[number], letters.leading(PLAIN)
    alone = one_line(name, type, letters)
    after = alone + _space(pen)
    room = max(min(alone, _MARGIN * width), letters.least(name, type) + 0.02)
    lines = letters.lines(name, type, room)
    first = base - lines * leading / 2
    beside = (Label(name, 0.0, base, alone, type), Label(cell.said, after, base, wide, bold))
    below = (Label(name, 0.0, first, room, type), Label(cell.said, 0.0, first + lines * leading, wide, bold))
    return [beside, below]


def _type_of(plot: Plot, number: int) -> WordType:
    """Return how the words of a series are set: those of the first stand out."""
    if number in plot.context:
        return SOFT
    return HOT if number == plot.mains[0] else PLAIN


def _margin(plot: Plot, outer: tuple[int, ...], width: float, pen: ChartPen) -> tuple[bool, float]:
    """Whether name and value stand in lines of their own, and the width of the words at the ends.

    It is that of the widest word of the series at least that stand there: no line ends inside it.
    """
    if not outer:
        return False, 0.0
    letters, lasts = pen.letters, plot.lasts
    types = [_type_of(plot, at) for at in outer]
    named = [(plot.series[at], type) for at, type in zip(outer, types, strict=True)] if plot.count > 1 else []
    names = [letters.width(*each) for each in named] or [0.0]
    bold = [(lasts[at].said, _bold(type)) for at, type in zip(outer, types, strict=True)]
    said = [letters.width(*each) for each in bold]
    space = _space(pen) if named else 0.0
    one = max(name + space + value for name, value in zip(names, said, strict=True)) + 0.02
    if one <= (_ONE_LINE if named else _MARGIN) * width:
        return False, one
    least = max(letters.least(*each) for each in (*named, *bold))
    # A number and its unit stay on one line, where that leaves lines their room.
    whole = max(
        letters.width(parts(lasts[at]).number, type) for at, (_, type) in zip(outer, bold, strict=True)
    )
    least = max(least, whole) if whole <= _WHOLE * width else least
    return True, max(least, min(max(*names, *said), _MARGIN * width)) + 0.02


def _bold(type: WordType) -> WordType:
    """Return how a value is set beside a name."""
    return type._replace(bold=True)


def _point(plot: Plot, at: int, number: int, frame: _Frame) -> Point:
    """Return where the number of a series in a row stands."""
    row = plot.rows[at]
    return frame.across.at(row.day or 0.0), frame.scale.at(row.cells[number].value or 0)


def _line(plot: Plot, number: int, stroke: LineStroke, frame: _Frame, flags: Flags, pen: ChartPen) -> _Ended:
    """A line, broken where a value is missing, and where its series is; a lone point is a dot."""
    first = number in plot.mains[:1]
    width = pen.look.main if first else pen.look.context if number in plot.context else pen.look.other
    path = plot.rows[0].cells[number].said.path
    last = plot.rows[plot.last(number)]
    end: Point = (0.0, 0.0)
    for stretch in stretches(plot, number):
        rows = [plot.rows[at] for at in stretch]
        points = [_point(plot, at, number, frame) for at in stretch]
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


def _in_lines(plot: Plot, outer: tuple[int, ...], two: bool, room: float, pen: ChartPen) -> dict[int, _Words]:
    """Return for some series in how many lines name and value stand: side by side where all of them fit.

    One that stood otherwise than the rest would be read with the value over it.
    """
    lasts, letters, space = plot.lasts, pen.letters, _space(pen)
    words = [(at, plot.series[at] if plot.count > 1 else None, _type_of(plot, at)) for at in outer]
    beside = all(
        name and letters.width(name, type) + space + letters.width(lasts[at].said, _bold(type)) <= room
        for at, name, type in words
    )
    if beside or not two:
        return dict.fromkeys(outer, _Words(0, 1))
    return {
        at: _Words(
            letters.lines(name, type, room) if name else 0, letters.lines(lasts[at].said, _bold(type), room)
        )
        for at, name, type in words
    }


def _space(pen: ChartPen) -> float:
    """Return the space between a name and its value."""
    return pen.letters.size(PLAIN) * 0.4


def _blocks(words: Mapping[int, _Words], pen: ChartPen) -> dict[int, float]:
    """Return how high the words at the ends of lines are, by series."""
    return dict(zip(words, blocks([*map(sum, words.values())], pen.letters.leading(PLAIN)), strict=True))


def _words(plot: Plot, ended: list[_Ended], frame: _Frame, width: float, pen: ChartPen) -> None:
    """Name and last value of the series whose words stand in the margin, pushed apart."""
    if plot.count == 1:
        for text in plot.series:
            pen.unseen(text, (frame.across.stop, frame.top))
    if not ended:
        return
    letters, unit = pen.letters, pen.look.unit
    x, leading = frame.across.stop + to_words(pen), letters.leading(PLAIN)
    room = width - x
    words = _in_lines(plot, frame.outer, frame.two, room, pen)
    highs = _blocks(words, pen)
    # Words of several lines stand around their middle: not over the chart, not beside its dates.
    over = (max(map(sum, words.values())) - 1) * leading / 2
    top = max(frame.top, frame.head + over + letters.size(PLAIN) * 0.6)
    bottom = frame.bottom + leading * 0.3 - over
    places = apart([each.at[1] for each in ended], [highs[each.number] for each in ended], top, bottom)
    for each, y in zip(ended, places, strict=True):
        lines = words[each.number]
        base, start = pen.middle(y, each.type) - (sum(lines) - 1) * leading / 2, x
        if lines.name:
            pen.word(plot.series[each.number], (x, base), room, each.type)
            base += lines.name * leading
        elif plot.count > 1:
            start += pen.short(plot.series[each.number], (x, base), each.type) + _space(pen)
        if abs(y - each.at[1]) > leading * 0.8 or each.at[0] < frame.across.stop - unit:
            draw_leader((each.at[0] + unit, each.at[1]), (x - 0.6 * unit, y), each.tone, pen)
        if start == x:
            pen.word(each.cell.said, (start, base), room, _bold(each.type))
        else:
            pen.short(each.cell.said, (start, base), _bold(each.type))
