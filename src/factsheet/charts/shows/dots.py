"""`dots`: a row for each name, a dot for each number on a stem, of another form in each series.

Two series have their numbers beside their dots, and their names over those of the first row; or in a key,
where these would stand among other names.  More have a key, and their numbers over the dots.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from factsheet.art.outline import Point, circle, polyline
from factsheet.charts.axis import (
    beside_or_over,
    draw_series,
    interval,
    is_too_narrow,
    name_lines,
    names_beside,
    over_height,
    reference_across,
    series_height,
)
from factsheet.charts.drawing import (
    HOT,
    PLAIN,
    SOFT,
    STRONG,
    ChartPen,
    Mark,
    WordType,
    draw_leader,
    one_line,
    sample_side,
)
from factsheet.charts.flags import parts
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.charts.scale import Scale, domain
from factsheet.document.text import Text
from factsheet.setting.chart_style import Tone

LEAST = 48.0
_ROW = 6.4  # millimeters
_LEAST_ROOM = 20.0  # of the dots themselves
_SHARE = 0.4  # of the width: what they should have at least
_AWAY = 1.2  # from a dot to its number
_APART = 0.4  # of a line: the room between rows under whose names the dots are, over that between others
_OFF = 0.8  # between the line of a reference and a number
_BESIDE = 2  # series: as many have their numbers beside their dots


class _Word(NamedTuple):
    """Where words on one line stand over dots: their start and width, their line from below."""

    left: float
    wide: float
    line: int


class _Dots(NamedTuple):
    """Where rows and dots stand: `head` is the room of the words over the first row.

    `names` is the width of names beside the dots, nothing for names above; `series` are the names of two over
    the first of them, none where there is a key; `numbers` are those of each row that stand over its dots.
    Where they are `short`, intervals are drawn and not printed.
    """

    names: float
    lines: tuple[int, ...]
    pitches: tuple[float, ...]
    head: float
    series: tuple[_Word, ...]
    scale: Scale
    numbers: tuple[list[_Word], ...]
    short: bool


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of all rows, and that with half as much room between them."""
    solved = _solved(plot, width, pen)
    high = solved.head + sum(solved.pitches)
    return high, high * 1.5


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the rows in the room beside their names."""
    solved = _solved(plot, width, pen)
    stretch = (height - solved.head) / max(1.0, sum(solved.pitches))
    if not solved.series:
        draw_series(plot, width, pen, partial(_sample, plot, pen))
    top, middles = solved.head, []
    for row, pitch, lines, numbers in zip(
        plot.rows, solved.pitches, solved.lines, solved.numbers, strict=True
    ):
        raised = _raised(numbers, pen)
        down = (top + raised if solved.names else top, pitch * stretch - raised, _block(pen))
        middle = beside_or_over(row, down, lines, solved.names, width, pen)
        middles.append(middle + (0.0 if solved.names else raised))
        top += pitch * stretch
    held = None
    if plot.reference:
        held, half = solved.scale.at(plot.reference[0]), _block(pen) / 2 + 0.8 * pen.look.unit
        base = over_height(plot, width, pen) - pen.letters.leading(STRONG) * 0.1
        base += 0.0 if solved.series else series_height(plot, width, pen)
        # Where names stand between the rows, it runs past the dots alone.
        between = [(each - half, each + half) for each in middles]
        downs = [(solved.head, height)] if solved.names else between
        reference_across(plot, held, base, downs, width, pen)
    for at, (row, middle) in enumerate(zip(plot.rows, middles, strict=True)):
        _dotted(row, (solved, width), middle, held, solved.numbers[at], pen)
    _series(plot, solved, pen)


def _one(pen: ChartPen) -> float:
    """Return the height of a row of dots."""
    return max(_ROW * pen.look.unit, pen.letters.leading(PLAIN) + 1.4 * pen.look.unit)


def _block(pen: ChartPen) -> float:
    """Return how high dots and the numbers beside them are."""
    return max(2 * pen.look.dot, pen.letters.size(PLAIN))


def _solved(plot: Plot, width: float, pen: ChartPen) -> _Dots:
    letters, unit = pen.letters, pen.look.unit
    names, lines = names_beside(plot, width, pen)
    leading = letters.leading(PLAIN)
    cells = [cell for row in plot.rows for cell in row.cells]
    for short in (False, True):
        wide = max(sum(letters.width(each, STRONG) for each in _words(cell, short)) for cell in cells)
        room = width - names - (1 if plot.count == 1 else 2) * wide - 8 * unit
        if room >= _SHARE * width or all(cell.low is None for cell in cells):
            break
    if room < _LEAST_ROOM * unit or is_too_narrow(plot, names, pen):
        # No room for dots beside names: these stand above their rows.
        names, lines = 0.0, name_lines(plot, width, pen)
    one = _one(pen)
    head = over_height(plot, width, pen) + (0.3 * letters.leading(STRONG) if plot.reference else 0.0)
    scale = _scale(plot, (names, width), wide, pen)
    numbers: tuple[list[_Word], ...] = ([],) * len(plot.rows)
    series = _over(plot, scale, width, pen) if plot.count == _BESIDE and names else ()
    if plot.count > _BESIDE:
        numbers = tuple(_numbers(row, short, scale, width, pen) for row in plot.rows)
    head += letters.leading(SOFT) if series else series_height(plot, width, pen)
    head += 0.0 if names or plot.count == 1 else _APART * leading
    pitches = tuple(
        _raised(words, pen)
        + (max(one, n * leading + 1.4 * unit) if names else n * leading + one + _APART * leading)
        for n, words in zip(lines, numbers, strict=True)
    )
    return _Dots(names, lines, pitches, head, series, scale, numbers, short)


def _raised(numbers: list[_Word], pen: ChartPen) -> float:
    """Return the height of the numbers over the dots of a row."""
    return max((1 + each.line for each in numbers), default=0) * pen.letters.leading(STRONG)


def _scale(plot: Plot, across: tuple[float, float], wide: float, pen: ChartPen) -> Scale:
    """The scale of all rows: dots, and the widest number on either side, fill the room after names."""
    (names, width), unit, values = across, pen.look.unit, list(plot.held())
    low, high = float(min(values)), float(max(values))
    away = pen.look.dot + _AWAY * unit
    start = (names + 3 * unit if names else 0.0) + (wide if plot.count > 1 else 0.0) + away
    stop = width - wide - away
    if plot.count == 1:
        # A single dot shows how far from nought it is, where that is not most of the room.
        low, high = map(float, domain(values, from_zero=low == high))
    if stop - start < 12 * unit:
        pen.cannot(plot.rows[0].name)
        stop = start + 12 * unit
    return Scale(low, high if high > low else low + 1, start, stop)


def _dotted(
    row: PlotRow,
    room: tuple[_Dots, float],
    y: float,
    held: float | None,
    numbers: list[_Word],
    pen: ChartPen,
) -> None:
    """The dots of a row with their numbers: of two beside them, of more over them.

    What is beside them stands on one side of the line of a reference at `held`.
    """
    solved, width = room
    scale, short = solved.scale, solved.short
    radius, unit = pen.look.dot, pen.look.unit
    shown = [cell for cell in row.cells if cell.value is not None]
    tone = Tone.HIGH if row.high else Tone.DEEP
    if not shown:
        # Beside its name: in the midst of the dots it would be taken for one.
        x = solved.names + 3 * unit if solved.names else 0.0
        for cell in row.cells:
            x += pen.short(cell.said, (x, pen.middle(y, SOFT)), SOFT) + 2 * unit
        return
    places = [scale.at(cell.value or 0) for cell in shown]
    left, right = min(places), max(places)
    for cell in shown:
        if cell.low is not None and cell.high is not None:
            low, high = scale.at(cell.low), scale.at(cell.high)
            left, right = min(left, low), max(right, high)
            interval((low, y), (high, y), False, 0.0, pen)
    _absent(row, (left, right), y, (scale, width), pen)
    if len(places) > 1:
        pen.rule((min(places), y), (max(places), y), Tone.CONTEXT, pen.look.zero)
    for number, cell in enumerate(row.cells):
        if cell.value is not None:
            _dot(_FORMS[len(row.cells)][number], (scale.at(cell.value), y, radius), tone, cell.said.path, pen)
    if len(row.cells) > _BESIDE:
        leading = pen.letters.leading(STRONG)
        for cell, x, word in zip(shown, places, numbers, strict=True):
            base = y - radius - 0.5 * unit - word.line * leading
            _say(cell, short, (word.left, base), _number_type(row, cell), pen)
            under = [each for each in numbers if each.line < word.line]
            if word.line and not any(each.left - 1 <= x <= each.left + each.wide + 1 for each in under):
                draw_leader((x, base + 0.3 * unit), (x, y - radius), Tone.CONTEXT, pen)
        return
    ends = {places.index(min(places)), len(places) - 1 - places[::-1].index(max(places))}
    for number, (cell, x) in enumerate(zip(shown, places, strict=True)):
        type = _number_type(row, cell)
        base, away = pen.middle(y, type), pen.look.dot + _AWAY * unit
        wide = sum(one_line(each, type, pen.letters) for each in _words(cell, short))
        if x == max(places) and not (len(ends) == 2 and x == min(places) and number == min(ends)):
            start = right + away
            if _is_between(start, held, start + wide, pen):
                start = (held or 0.0) + _AWAY * unit
        else:
            stop = left - away
            if _is_between(stop - wide, held, stop, pen):
                stop = (held or 0.0) - _AWAY * unit
            start = stop - wide
        _say(cell, short, (start, base), type, pen)


def _words(cell: PlotCell, short: bool) -> tuple[Text, ...]:
    """The words of a number that are printed: all, or those without its interval and its dates."""
    said = parts(cell)
    if not short or cell.low is None:
        return (cell.said,)
    return (said.number, said.flag) if said.flag else (said.number,)


def _say(cell: PlotCell, short: bool, at: Point, type: WordType, pen: ChartPen) -> None:
    """Set the words of a number from a point on."""
    x, y = at
    for each in _words(cell, short):
        x += pen.short(each, (x, y), type)
    for rest in parts(cell).rest if short and cell.low is not None else ():
        pen.unseen(rest, (x, y))


def _is_between(start: float, held: float | None, stop: float, pen: ChartPen) -> bool:
    """Whether the line of a reference would run through words, or close by them."""
    off = _OFF * pen.look.unit
    return held is not None and start - off < held < stop + off


def _absent(
    row: PlotRow, marks: tuple[float, float], y: float, room: tuple[Scale, float], pen: ChartPen
) -> None:
    """The signs of missing numbers, small dots of their series before them, where no dot stands.

    `marks` are the ends of what is drawn: before it, and behind it where no number stands there.
    """
    (scale, width), unit, leading = room, pen.look.unit, pen.letters.leading(STRONG)
    away, alone = pen.look.dot + _AWAY * unit, sum(cell.value is not None for cell in row.cells) == 1
    beside = len(row.cells) <= _BESIDE
    words = max(one_line(cell.said, STRONG, pen.letters) for cell in row.cells)
    first = scale.start - away - (words if len(row.cells) > 1 else 0.0) - 1.5 * unit
    before = (max(0.0, first), marks[0] - away)
    # One number beside its dot stands behind it; of two none is missing.
    behind = (marks[1] + away + (words + unit if beside and alone else 0.0), width)
    rooms = [list(before), list(behind)]
    for number, cell in enumerate(row.cells):
        if cell.value is not None:
            continue
        small = pen.look.dot * 0.6
        sign = one_line(cell.said, SOFT, pen.letters)
        dotted, found = 2 * small + 0.6 * unit, None
        # Of two series it is clear which is missing: before the number rather than with its dot.
        ways = [(each, own) for each in rooms for own in (dotted, 0.0)]
        for each, own in ways if beside else sorted(ways, key=lambda way: -way[1]):
            if each[1] - each[0] >= own + sign:
                found = each
                break
        if not found:
            pen.unseen(cell.said, (scale.start, y - leading))
            continue
        if own:
            _dot(_FORMS[len(row.cells)][number], (found[0] + small, y, small), Tone.CONTEXT, "", pen)
        pen.short(cell.said, (found[0] + own, pen.middle(y, SOFT)), SOFT)
        found[0] += own + sign + unit


class _Form(NamedTuple):
    """How a series is dotted: a disc or a square on its corner, hollow or full."""

    corner: bool
    full: bool


_RING, _OPEN, _CORNER, _DISC = _Form(False, False), _Form(True, False), _Form(True, True), _Form(False, True)
_FORMS = {1: (_DISC,), 2: (_RING, _DISC), 3: (_RING, _OPEN, _DISC), 4: (_RING, _OPEN, _CORNER, _DISC)}


def _dot(form: _Form, at: tuple[float, float, float], tone: Tone, shows: str, pen: ChartPen) -> None:
    """A dot of a form at x and y, of a radius."""
    x, y, radius = at
    edge = 0.0 if form.full else min(pen.look.zero, radius * 0.22)
    # As large to the eye as a disc.
    reach = radius * 1.2 - edge if form.corner else radius - edge
    corners = [(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)]
    outline = polyline([*corners, corners[0]]) if form.corner else circle(x, y, reach)
    if form.full:
        pen.fill(outline, tone, shows)
    else:
        pen.mark(Mark(outline, Tone.GROUND, tone, edge * 2, shows=shows))


def _sample(plot: Plot, pen: ChartPen, number: int, at: Point) -> None:
    """The dot of a series before its name in the key."""
    half = sample_side(pen) / 2
    _dot(_FORMS[plot.count][number], (at[0] + half, at[1] - half, half), Tone.DEEP, "", pen)


def _number_type(row: PlotRow, cell: PlotCell) -> WordType:
    """How the number of a dot is set: that of the last series is strong."""
    last = next(each for each in reversed(row.cells) if each.value is not None)
    return HOT if row.high else STRONG if cell is last else PLAIN


def _numbers(row: PlotRow, short: bool, scale: Scale, width: float, pen: ChartPen) -> list[_Word]:
    """Where the numbers of a row stand over its dots."""
    shown = [(each, scale.at(each.value)) for each in row.cells if each.value is not None]
    wide = [
        (sum(one_line(words, _number_type(row, each), pen.letters) for words in _words(each, short)), x)
        for each, x in shown
    ]
    return _spread(wide, width, 0.8 * pen.look.unit)


def _over(plot: Plot, scale: Scale, width: float, pen: ChartPen) -> tuple[_Word, ...]:
    """Where the names of the series stand over the dots of the first row: nowhere if one line is too few."""
    found = []
    for number, cell in enumerate(plot.rows[0].cells):
        x = scale.at(cell.value) if cell.value is not None else (scale.start + scale.stop) / 2
        found.append((one_line(plot.series[number], _over_type(plot, number), pen.letters), x))
    if any(wide > width for wide, _ in found):
        return ()
    placed = _spread(found, width, 2 * pen.look.unit)
    return () if any(each.line for each in placed) else tuple(placed)


def _spread(words: list[tuple[float, float]], width: float, space: float) -> list[_Word]:
    """Return where words of a width stand over points, on further lines where they would meet others."""
    found: list[_Word] = []
    for full, x in reversed(words):
        wide = min(full, width)
        left = min(max(0.0, x - wide / 2), width - wide)
        line = 0
        while any(
            line == each.line and left < each.left + each.wide + space and each.left < left + wide + space
            for each in found
        ):
            line += 1
        found.append(_Word(left, wide, line))
    return found[::-1]


def _over_type(plot: Plot, number: int) -> WordType:
    return STRONG if number == plot.count - 1 else SOFT


def _series(plot: Plot, solved: _Dots, pen: ChartPen) -> None:
    """The names of two series over their dots of the first row."""
    base = solved.head - 0.25 * pen.letters.leading(SOFT)
    for number, (left, wide, *_) in enumerate(solved.series):
        pen.word(plot.series[number], (left, base), wide, _over_type(plot, number))
