"""`columns`: upright columns from nought, values over them, names or dates under them.

Columns of dates stand where their dates are: years that have none leave their places free.  Where that would
leave columns too thin, or few of them without their numbers, long times are shortened, the line of nought is
broken there, and the dates on both sides are named.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from factsheet.art.outline import Bounds, Point
from factsheet.charts.axis import (
    ReferencePlace,
    draw_reference_key,
    draw_series,
    grid,
    interval,
    over_ticks,
    reference_key_height,
    reference_place,
    row_type,
    series_height,
    ticks_width,
    tones_of,
    value_tone,
)
from factsheet.charts.dates import date_lines, date_width, draw_date
from factsheet.charts.drawing import (
    BIG,
    HOT,
    PLAIN,
    SOFT,
    STRONG,
    ChartPen,
    Label,
    WordType,
    draw_reference,
    one_line,
    taken,
)
from factsheet.charts.flags import (
    Flags,
    draw_flags,
    flags_height,
    flags_of,
    parts,
    sign_of,
    signed_width,
)
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.charts.scale import Scale, domain
from factsheet.charts.shows import bars
from factsheet.charts.spots import Spots, draw_break, spots_of
from factsheet.document.text import Text
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

LEAST = 40.0
_HIGH = 0.42  # of the width
_LEAST_HIGH, _MOST_HIGH = 20.0, 110.0
_WIDE = 12.0  # a column with room for a large value
_WIDEST = 26.0
_CLEAR = 1.4  # between two dates
_OFF = 0.4  # between the line of a reference and a number
_WAYS = ((False, BIG), (False, STRONG), (True, BIG), (True, STRONG), (True, SOFT))  # signs or words
_FEW = 8  # columns, each with a number that a reader looks for
_THINNEST = 2.6  # millimeters: of a column among places that are free


class _Columns(NamedTuple):
    """Where columns stand: the first starts at `left`; `values` is how values are set, None if in a grid.

    Numbers stand `clear` of the ends of columns, by so much of their baselines.
    Where `signed`, numbers stand alone over columns; `flags` are those that have a sign, explained under all.
    `lines` is in how many lines dates, or the longest name, stand.
    """

    spots: Spots
    left: float
    pitch: float
    wide: float
    values: WordType | None
    named: tuple[int, ...]
    lines: int
    signed: bool
    flags: Flags
    clear: float = 0.0
    head: float = 0.0
    foot: float = 0.0


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return a height that goes with the width, and the greatest that columns are drawn in."""
    unit, solved = pen.look.unit, _solved(plot, width, pen)
    lying = _lying(plot, solved, width, pen)
    if lying:
        return lying.heights
    least = solved.head + solved.foot + max(_LEAST_HIGH * unit, min(width * _HIGH, 62 * unit))
    if plot.reference and not _held(plot, solved, width, least, pen):
        least += reference_key_height(plot, width, pen)
    return least, least + max(18 * unit, min(width * 0.35, _MOST_HIGH * unit - least))


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the columns over their whole width, the first and the last flush with it.

    Names that would have to be turned to stand under columns stand before bars.
    """
    solved = _solved(plot, width, pen)
    lying = _lying(plot, solved, width, pen)
    if lying:
        bars.draw_placed(lying, plot, width, height, pen)
        return
    held = _held(plot, solved, width, height, pen)
    key = 0.0 if held else reference_key_height(plot, width, pen)
    scale = _standing(plot, solved, (width, height), key, pen)
    if plot.reference:
        value, text = plot.reference
        y, left, right = scale.at(value), _first(plot, solved, pen), _last(solved, width)
        pen.rule((left, y), (right, y), Tone.GROUND, pen.look.zero * 3)
        draw_reference((left, y), (right, y), pen.look.zero * 1.3, pen)
        if held:
            pen.word(text, (held.x, held.base), held.wide, STRONG)
        else:
            draw_reference_key(plot, series_height(plot, width, pen), width, pen)
    draw_flags(solved.flags, plot, height - flags_height(solved.flags, plot, width, pen), width, pen)


def _first(plot: Plot, solved: _Columns, pen: ChartPen) -> float:
    """Where lines across begin: where ticks are numbered, after their numbers."""
    return ticks_width(plot.ticks, pen) if solved.values is None and plot.ticks else 0.0


def _last(solved: _Columns, width: float) -> float:
    """Where lines across end: with the last column, but for those of a grid, which have the whole width.

    A few columns in a wide place do not fill it, and a longer line would have room for others.
    """
    if solved.values is None:
        return width
    return solved.left + solved.spots.places[-1] * solved.pitch + solved.wide


def _standing(plot: Plot, solved: _Columns, size: tuple[float, float], key: float, pen: ChartPen) -> Scale:
    """Draw the columns under the names of series and a key of a height; return their scale."""
    (width, height), (low, high) = size, domain(plot.held(), from_zero=True)
    if solved.values is None:
        low, high = min(low, plot.ticks[0].value), max(high, plot.ticks[-1].value)
    top, bottom = solved.head + key, height - solved.foot
    if low < 0:
        bottom -= pen.letters.leading(solved.values or PLAIN) if solved.values or solved.flags else 0.0
    if low == high:
        high = low + 1
    scale = Scale(float(low), float(high), bottom, top)
    zero, tones = scale.at(0), tones_of(plot, pen)
    draw_series(plot, width, pen)
    if solved.values is None:
        grid(plot.ticks, scale, (0.0, width), pen)
    for at, row in enumerate(plot.rows):
        x = solved.left + solved.spots.places[at] * solved.pitch
        _columns(plot, row, (x, scale, tones), solved, width, pen)
        base = height - solved.foot + 0.6 * pen.look.unit + pen.letters.leading(SOFT) * 0.9
        _named(plot, at, (x + solved.wide / 2, base), solved, width, pen)
    for at, row in enumerate(plot.rows):
        x = solved.left + solved.spots.places[at] * solved.pitch
        for number, cell in enumerate(row.cells):
            if cell.value is None:
                one = solved.wide / plot.count
                _absent(cell, (x + number * one, one), (top, zero), width, pen)
    pen.rule((_first(plot, solved, pen), zero), (_last(solved, width), zero), Tone.ZERO, pen.look.zero)
    for at in solved.spots.broken:
        before, after = (solved.left + solved.spots.places[each] * solved.pitch for each in (at - 1, at))
        draw_break(((before + solved.wide + after) / 2, zero), pen)
    return scale


def as_bars(plot: Plot, width: float, pen: ChartPen) -> bars.PlacedBars | None:
    """Return the bars that are drawn in place of columns at a width; None where these stand upright."""
    return _lying(plot, _solved(plot, width, pen), width, pen)


def _lying(plot: Plot, solved: _Columns, width: float, pen: ChartPen) -> bars.PlacedBars | None:
    """The bars to draw where a name has a word wider than its column's place, or few values no room over it.

    So it is where signs of missing numbers would meet, and dates at the ends or at a break.  A grid
    serves many columns, whose course is what counts; of few each number is looked for.
    """
    if _crowded(plot, solved, pen) or not _has_dates(plot, solved):
        return bars.placed(plot, width, pen)
    few = solved.values is None and plot.count == 1 and len(plot.rows) <= _FEW
    if not few and (plot.timed or _have_room(plot, solved, width, pen)):
        return None
    lying = bars.placed(plot, width, pen)
    return lying if not few or lying.have_room(plot, width) else None


def _have_room(plot: Plot, solved: _Columns, width: float, pen: ChartPen) -> bool:
    """Whether no name has a word wider than the room under its column."""
    place = (solved.left, solved.pitch, solved.wide)
    return all(
        pen.letters.least(row.name, row_type(row)) <= _name_room(plot, at, place, width, pen)
        for at, row in enumerate(plot.rows)
    )


def _name_room(plot: Plot, at: int, place: tuple[float, float, float], width: float, pen: ChartPen) -> float:
    """The room of the name under a column: to half way to its neighbors, or to the measure.

    `place` is where the first column begins, the distance of two, the width of one.
    """
    left, pitch, wide = place
    if len(plot.rows) == 1:
        return width
    half, middle = (pitch - _CLEAR * pen.look.unit) / 2, left + at * pitch + wide / 2
    before = min(half, middle) if at == 0 else half
    after = min(half, width - middle) if at == len(plot.rows) - 1 else half
    return max(wide, before + after)


def _solved(plot: Plot, width: float, pen: ChartPen) -> _Columns:
    """How columns stand: by their dates, unless they would be too thin, few have no number, or signs meet.

    Where a time is shortened, the dates on both sides of it are named, if that can be.
    """
    least, few = _THINNEST * pen.look.unit * plot.count, plot.count == 1 and len(plot.rows) <= _FEW
    best: tuple[tuple[bool, ...], _Columns] | None = None
    for spots in spots_of(plot):
        found = _spread(plot, spots, width, pen)
        thin, unsaid = found.wide < least, not found.values and few
        lacks = (thin, unsaid, _crowded(plot, found, pen), not _has_dates(plot, found))
        if best is None or lacks < best[0]:
            best = lacks, found
        if not any(lacks):
            break
    assert best is not None, "columns stand somewhere"
    return _with_heights(plot, best[1], width, pen)


def _has_dates(plot: Plot, found: _Columns) -> bool:
    """Whether the first and the last date are named, and those on both sides of a break."""
    beside = {each for at in found.spots.broken for each in (at - 1, at)}
    return {0, len(plot.rows) - 1, *beside} <= {*found.named}


def _crowded(plot: Plot, found: _Columns, pen: ChartPen) -> bool:
    """Whether what stands for a missing number would meet what stands for the one before it."""
    one, last = found.wide / plot.count, -math.inf
    for at, row in enumerate(plot.rows):
        for number, cell in enumerate(row.cells):
            if cell.value is None:
                middle = found.left + found.spots.places[at] * found.pitch + (number + 0.5) * one
                half = one_line(cell.said, SOFT, pen.letters) / 2
                if middle - half < last + 0.3 * pen.look.unit:
                    return True
                last = middle + half
    return False


def _spread(plot: Plot, spots: Spots, width: float, pen: ChartPen) -> _Columns:
    """How wide columns are and which words find room: values over all of them or a grid, as many dates."""
    letters, unit, count = pen.letters, pen.look.unit, len(plot.rows)
    share = min(0.86, pen.look.column + 0.12 * (plot.count - 1))
    most, last = _WIDEST * unit * plot.count, spots.places[-1]

    def spread(measure: float) -> tuple[float, float, float]:
        """The width of a column, its pitch and its room; the first and the last are flush."""
        wide = min(measure / (1 + last / share), most)
        pitch = min((measure - wide) / last, most / share) if last else 0.0
        return wide, pitch, pitch if last else measure

    wide, pitch, room = spread(width)
    one = wide / plot.count
    big = pen.look.big and one >= _WIDE * unit
    flags = flags_of(cell for row in plot.rows for cell in row.cells)
    # Values of one group stand nearer to each other than groups do.
    fits = one - 0.3 * unit if plot.count > 1 else room - unit
    if count > 1 and plot.count == 1:
        # Those at the ends do not stand beyond the measure, and so nearer to their neighbors.
        fits = min(fits, max(one, (room + one / 2 - unit) / 1.5))
    values, signed = _values(plot, flags, (one * 1.1 if big else 0.0, fits), pen)
    flags = flags if signed else {}
    left = 0.0
    if values is None and plot.ticks:
        left = ticks_width(plot.ticks, pen)
        wide, pitch, room = spread(width - left)
    named = tuple(range(count))
    rooms = [_name_room(plot, at, (left, pitch, wide), width, pen) for at in named]
    lines = max(letters.lines(row.name, SOFT, own) for row, own in zip(plot.rows, rooms, strict=True))
    if plot.timed:
        lines, named = _which(plot, spots, (left, pitch, wide), width, pen)
    return _Columns(spots, left, pitch, wide, values, named, lines, signed, flags)


def _with_heights(plot: Plot, solved: _Columns, width: float, pen: ChartPen) -> _Columns:
    """The columns with what stands over and under them; of all ways to stand only the chosen one is asked."""
    letters, unit, values, flags = pen.letters, pen.look.unit, solved.values, solved.flags
    clear = _clear(plot, values or STRONG, pen)
    over = clear - 0.5 * unit + 0.99 * letters.leading(values or STRONG) if values or flags else 0.0
    if values is None:
        over = max(over, over_ticks(plot.ticks, pen))
    if any(cell.value is None for row in plot.rows for cell in row.cells):
        over = max(over, 0.8 * unit + letters.leading(SOFT))
    head = 0.6 * unit + over + series_height(plot, width, pen)
    foot = 1.2 * unit + solved.lines * letters.leading(SOFT) + flags_height(flags, plot, width, pen)
    return solved._replace(clear=clear, head=head, foot=foot)


def _clear(plot: Plot, type: WordType, pen: ChartPen) -> float:
    """How far over the ends of columns the baseline of values is: no letter of theirs reaches into one.

    Figures of some scripts go down under the line, as Burmese ones do.
    """
    said = (cell.said for row in plot.rows for cell in row.cells if cell.value is not None)
    labels = (Label(text, 0.0, 0.0, one_line(text, type, pen.letters), type) for text in said)
    deep = max((box.bottom for label in labels for box in pen.letters.ink(label)), default=0.0)
    return max(0.16 * pen.letters.leading(type), deep) + 0.5 * pen.look.unit


def _values(
    plot: Plot, flags: Flags, rooms: tuple[float, float], pen: ChartPen
) -> tuple[WordType | None, bool]:
    """Return how values are set, None if in a grid, and whether their flags are signs.

    They stand with all that is said of them, large or not; else alone.  `rooms` are those of either size.
    """
    for signed, type in _WAYS if flags else _WAYS[:4]:
        room = rooms[0] if type is BIG else rooms[1]
        widths = (
            signed_width(cell, flags, plot, type, pen) if signed else pen.letters.width(cell.said, type)
            for row in plot.rows
            for cell in row.cells
        )
        if all(each <= room for each in widths):
            return type, signed
    return None, True


def _which(
    plot: Plot, spots: Spots, place: tuple[float, float, float], width: float, pen: ChartPen
) -> tuple[int, tuple[int, ...]]:
    """Return in how many lines dates stand, and which of them.

    They are in two where those needed find no room in one, or all of them do so in two alone, or those that
    are named stand at one distance in two alone.  `place` is where the first column begins, the distance of
    two, the width of one.
    """
    last = len(plot.rows) - 1
    beside = [each for at in spots.broken for each in (at - 1, at)]
    one, two = (_in_lines(plot, spots, place, width, lines, pen) for lines in (1, 2))
    needed = {0, last, *beside}
    if needed <= {*one} and (_regular(one) or not _regular(two)) and not len(one) <= last < len(two):
        return 1, one
    return (2, two) if needed <= {*two} else (1, one)


def _regular(named: tuple[int, ...]) -> bool:
    """Whether the dates that are named, more than those at the ends, are at one distance."""
    return len(named) > 2 and len({after - before for before, after in pairwise(named)}) == 1


def _in_lines(
    plot: Plot,
    spots: Spots,
    place: tuple[float, float, float],
    width: float,
    lines: int,
    pen: ChartPen,
) -> tuple[int, ...]:
    """Return which dates are named: all where there is room, else the first, the last, every second or third.

    Of those the ones at a distance that leads to the last are taken, unless half as many would be named.
    Where columns do not stand evenly, the last, the first and those beside a broken line go before others.
    """
    last = len(plot.rows) - 1
    ends = [_ends(row, spots.places[at], place, width, lines, pen) for at, row in enumerate(plot.rows)]

    def clear(one: int, other: int) -> bool:
        return ends[one][1] + _CLEAR * pen.look.unit <= ends[other][0]

    nearest: tuple[int, ...] = ()
    for step in range(1, last + 1):
        chosen = [at for at in range(0, last + 1, step) if at == last or last - at >= step]
        named = tuple(chosen) if chosen[-1] == last else (*chosen, last)
        if all(clear(*each) for each in pairwise(named)):
            nearest = nearest or named
            if last % step == 0:
                return named if 2 * len(named) > len(nearest) else nearest
        if not spots.even:
            break
    if nearest:
        return nearest
    beside = [each for at in spots.broken for each in (at - 1, at)]
    found: list[int] = []
    for at in dict.fromkeys((last, 0, *beside, *range(last, 0, -1))):
        if all(clear(min(at, each), max(at, each)) for each in found):
            found.append(at)
    return tuple(sorted(found))


def _ends(
    row: PlotRow, spot: float, place: tuple[float, float, float], width: float, lines: int, pen: ChartPen
) -> tuple[float, float]:
    """From where to where a date in so many lines stands under its column: not beyond the measure."""
    (left, pitch, wide), type = place, HOT if row.high else SOFT
    alone = date_width(date_lines(row.name, lines, type, pen), type, pen)
    start = min(max(0.0, left + spot * pitch + wide / 2 - alone / 2), width - alone)
    return start, start + alone


def _columns(
    plot: Plot,
    row: PlotRow,
    place: tuple[float, Scale, tuple[Tone, ...]],
    solved: _Columns,
    width: float,
    pen: ChartPen,
) -> None:
    """The columns of a row with their values: where the first begins, by a scale, in tones of the series."""
    (x, scale, tones), unit = place, pen.look.unit
    one, zero = solved.wide / plot.count, scale.at(0)
    between = 0.5 * unit if plot.count > 1 else 0.0
    for number, cell in enumerate(row.cells):
        left = x + number * one
        middle = left + one / 2
        if cell.value is None:
            continue
        end = scale.at(cell.value)
        box = (left + between / 2, min(zero, end), one - between, abs(zero - end))
        if cell.value:
            tone = value_tone(plot, row, cell.value, tones[number])
            pen.bar(box, tone, cell.said.path)
        if cell.low is not None and cell.high is not None:
            foot, head = scale.at(cell.low), scale.at(cell.high)
            interval((middle, foot), (middle, head), True, pen.look.zero * 3, pen)
            end = max(end, foot) if cell.value < 0 else min(end, head)
        face = (solved.values or STRONG).face
        type = WordType(face, True, Tone.HOT if row.high else STRONG.tone)
        below = cell.value < 0
        base = _base(end, below, type, solved, pen)
        held = scale.at(plot.reference[0]) if plot.reference else None
        if held is not None and _crosses(held, base, cell.said, type, pen):
            # No line is seen on both sides of a number, as that of a span or of what is crossed out.
            base = _base(held, below, type, solved, pen)
        if not solved.signed:
            _centered(pen, cell.said, (middle, base), width, type)
            continue
        said = parts(cell)
        sign = sign_of(cell.flag, solved.flags, plot) if cell.flag in solved.flags else None
        wide = signed_width(cell, solved.flags, plot, type, pen) if solved.values else 0.0
        start = max(0.0, min(middle - wide / 2, width - wide))
        if solved.values:
            start += pen.short(said.number, (start, base), type)
        else:
            pen.unseen(said.number, (middle, (zero + end) / 2))
        if sign and solved.values:
            pen.short(sign, (start, base), type)
        elif sign:
            _centered(pen, sign, (middle, base), width, type)
        # An interval is drawn, and the words of a flag stand under the chart.
        for words in said.rest:
            pen.unseen(words, (middle, (zero + end) / 2))


def _base(end: float, below: bool, type: WordType, solved: _Columns, pen: ChartPen) -> float:
    """The baseline of a number over the end of its column, or below one that goes down."""
    return end + pen.letters.leading(type) if below else end - solved.clear


def _crosses(held: float, base: float, said: Text, type: WordType, pen: ChartPen) -> bool:
    """Whether the line of a reference at a height runs through a number, or close by it."""
    off = _OFF * pen.look.unit
    inks = pen.letters.ink(Label(said, 0.0, base, one_line(said, type, pen.letters), type))
    return any(box.top - off < held < box.bottom + off for box in inks)


def _absent(
    cell: PlotCell, across: tuple[float, float], down: tuple[float, float], width: float, pen: ChartPen
) -> None:
    """Set the sign of a missing number in the place of its column, or beside or over what is in its way.

    `across` is where that place begins and how wide it is, `down` the highest line and that of nought.  Where
    there is no room it is not printed: the table has it, words under the chart explain it.
    """
    (left, one), (top, zero), leading = across, down, pen.letters.leading(SOFT)
    words, columns = taken(pen)
    wide, base = one_line(cell.said, SOFT, pen.letters), zero - 1.4 * pen.look.unit
    starts = [
        max(0.0, min(each, width - wide)) for each in (left + (one - wide) / 2, left, left + one - wide)
    ]
    bases = [base - leading * step / 4 for step in range(max(1, int(4 * (base - top) / leading)))]
    for y in bases:
        for x in starts:
            room = Bounds(x, y - 0.8 * leading, x + wide, y + 0.3 * leading).grown(0.2 * pen.look.unit)
            if not any(map(room.meets, (*words, *columns))):
                pen.word(cell.said, (x, y), wide, SOFT)
                return
    pen.unseen(cell.said, (left + one / 2, base))


def _centered(pen: ChartPen, text: Text, at: Point, width: float, type: WordType) -> None:
    """Set a text on one line in the middle over a point, but not beyond a measure."""
    wide = one_line(text, type, pen.letters)
    pen.word(text, (max(0.0, min(at[0] - wide / 2, width - wide)), at[1]), wide, type)


def _named(
    plot: Plot, at: int, place: tuple[float, float], solved: _Columns, width: float, pen: ChartPen
) -> None:
    """The name of a column under it; of the ends not beyond the measure."""
    (middle, first), row = place, plot.rows[at]
    type = HOT if row.high else SOFT
    if at not in solved.named:
        pen.unseen(row.name, place)
        return
    if row.day is not None:
        spot = solved.spots.places[at]
        start, stop = _ends(row, spot, (solved.left, solved.pitch, solved.wide), width, solved.lines, pen)
        lines = date_lines(row.name, solved.lines, type, pen)
        draw_date(lines, ((start + stop) / 2, first), type, Align.CENTER, pen)
        return
    room = _name_room(plot, at, (solved.left, solved.pitch, solved.wide), width, pen)
    alone = one_line(row.name, type, pen.letters)
    if alone <= room:
        left = min(max(0.0, middle - alone / 2), width - alone)
        pen.word(row.name, (left, first), alone, type)
        return
    label = Label(row.name, middle - room / 2, first, room, type, Align.CENTER)
    inks = list(pen.letters.ink(label))
    # In the middle under its column, if its lines do not go beyond the measure there.
    off = max(0.0, -min(box.left for box in inks)) or min(0.0, width - max(box.right for box in inks))
    pen.word(row.name, (label.x + off, first), room, type, Align.CENTER)


def _held(plot: Plot, solved: _Columns, width: float, height: float, pen: ChartPen) -> ReferencePlace | None:
    """Where the words of a reference stand by its line, clear of columns and words; None without a place."""
    if not plot.reference:
        return None
    trial = ChartPen(pen.look, pen.letters)
    scale = _standing(plot, solved, (width, height), 0.0, trial)
    words, columns = taken(trial)
    unit, left = pen.look.unit, _first(plot, solved, pen)
    top, foot = series_height(plot, width, pen), max(scale.start, scale.at(0))
    zero = Bounds(left, scale.at(0), width, scale.at(0)).grown(0.2 * unit)
    hindered = [*(each.grown(unit) for each in words), *(each.grown(0.3 * unit) for each in columns), zero]
    area = Bounds(left - unit, top, _last(solved, width), foot)
    return reference_place(plot.reference[1], scale.at(plot.reference[0]), area, hindered, pen)
