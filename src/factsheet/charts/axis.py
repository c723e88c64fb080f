"""What several shows have in common: lines to read by, names of series over all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from factsheet.art.outline import Bounds, Point, bounds, polyline
from factsheet.charts.drawing import (
    HOT,
    PLAIN,
    SOFT,
    STRONG,
    THIN,
    ChartPen,
    WordType,
    draw_grid_line,
    draw_reference,
    draw_sample,
    one_line,
    sample_side,
    stroke_of,
    taken,
)
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.charts.scale import Scale
from factsheet.charts.tones import series_tones
from factsheet.document.chart import Tick
from factsheet.document.text import Text
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

Sample = Callable[[int, Point], None]


_WIDE_TICK, _WIDER = 20.0, 1.6  # millimeters; as against the others


def is_over(ticks: tuple[Tick, ...], pen: ChartPen) -> bool:
    """Return whether the last tick stands over its line: its unit would take much of the width beside it."""
    if len(ticks) < 2:
        return False
    *others, last = (pen.letters.width(each.text, SOFT) for each in ticks)
    return last > _WIDE_TICK * pen.look.unit and last > _WIDER * max(others)


def ticks_width(ticks: tuple[Tick, ...], pen: ChartPen) -> float:
    """Return the width of the widest tick with the room after it, but for one over its line."""
    beside = ticks[:-1] if is_over(ticks, pen) else ticks
    return max((pen.letters.width(each.text, SOFT) for each in beside), default=0.0) + 2 * pen.look.unit


def over_ticks(ticks: tuple[Tick, ...], pen: ChartPen) -> float:
    """Return the room over the highest line: of a number in its middle, or of one over it."""
    return pen.letters.leading(SOFT) * (1.3 if is_over(ticks, pen) else 0.5)


def grid(ticks: tuple[Tick, ...], scale: Scale, across: tuple[float, float], pen: ChartPen) -> None:
    """Draw a line for each tick with its number at the start; that of nought is the axis's own."""
    left, over = ticks_width(ticks, pen), is_over(ticks, pen)
    for each in ticks:
        y, raised = scale.at(each.value), over and each is ticks[-1]
        if each.value:
            # One that stands over its line needs it: it is no longer level with it.
            weight = pen.look.grid or (THIN if raised else 0.0)
            draw_grid_line((across[0] + (0.0 if raised else left), y), (across[1], y), weight, pen)
        if raised:
            pen.short(each.text, (across[0], y - 0.35 * pen.letters.leading(SOFT)), SOFT)
            continue
        pen.short(each.text, (across[0] + left - 2 * pen.look.unit, pen.middle(y, SOFT)), SOFT, Align.END)


def series_height(plot: Plot, width: float, pen: ChartPen) -> float:
    """Return how high the names of the series over a chart are: nothing for one series."""
    if plot.count == 1:
        return 0.0
    lines = sum(rows for *_, rows in _series_places(plot, width, pen))
    return lines * pen.letters.leading(PLAIN) + 1.2 * pen.look.unit


def draw_series(plot: Plot, width: float, pen: ChartPen, sample: Sample | None = None) -> None:
    """Name the series over all, in one line or below one another.

    Each has a square in its tone before it, or the `sample` of it, drawn at the start of its base line.
    """
    if plot.count == 1:
        for text in plot.series:
            pen.unseen(text, (0.0, 0.0))
        return
    leading, own = pen.letters.leading(PLAIN), sample_side(pen) + _AFTER * pen.look.unit
    tones = tones_of(plot, pen)
    for number, (x, line, room, _) in enumerate(_series_places(plot, width, pen)):
        base = leading * (line + 0.85)
        if sample is None:
            draw_sample(tones[number], (x, base), pen)
        else:
            sample(number, (x, base))
        pen.word(plot.series[number], (x + own, base), room)


def tones_of(plot: Plot, pen: ChartPen) -> tuple[Tone, ...]:
    """Return the tones of the series: all the same where the look has not as many."""
    return series_tones(plot, pen.look) or (Tone.DEEP,) * plot.count


def value_tone(plot: Plot, row: PlotRow, value: Decimal, series: Tone) -> Tone:
    """Return the tone of a bar or a column: that of its series among several, else by its row and sign."""
    if plot.count > 1:
        return series
    if row.high:
        return Tone.HIGH
    if value < 0:
        return Tone.MINUS
    signed = any(each < 0 for each in plot.values())
    return Tone.DEEP if signed or not plot.marked else Tone.MARK


_AFTER = 1.2  # from a square to its name


def _series_places(plot: Plot, width: float, pen: ChartPen) -> list[tuple[float, int, float, int]]:
    """For each name where its square begins, its first line, its room, its lines."""
    unit = pen.look.unit
    own = sample_side(pen) + _AFTER * unit
    widths = [one_line(each, PLAIN, pen.letters) for each in plot.series]
    if sum(widths) + len(widths) * (own + 4 * unit) <= width + 4 * unit:
        starts = [sum(widths[:at]) + at * (own + 4 * unit) for at in range(len(widths))]
        return [(x, 0, wide, int(not x)) for x, wide in zip(starts, widths, strict=True)]
    places, line = [], 0
    for text in plot.series:
        lines = pen.letters.lines(text, PLAIN, width - own)
        places.append((0.0, line, width - own, lines))
        line += lines
    return places


_PARTS = 16
_NAMES = 0.4  # of the width: what names may take at most beside their marks


def row_type(row: PlotRow) -> WordType:
    """Return how the name of a row is set."""
    return HOT if row.high else PLAIN


def names_beside(plot: Plot, width: float, pen: ChartPen) -> tuple[float, tuple[int, ...]]:
    """Return the width of the names of rows at the start, and in how many lines each stands there."""
    widths = [one_line(row.name, row_type(row), pen.letters) for row in plot.rows]
    names = min(max(widths), _NAMES * width)
    lines = name_lines(plot, names, pen)
    # Names of several lines leave the rest of their room to the marks.
    needed = (
        wide if count == 1 else _narrowest(row, count, names, pen)
        for row, count, wide in zip(plot.rows, lines, widths, strict=True)
    )
    return min(names, max(needed)), lines


def _narrowest(row: PlotRow, lines: int, wide: float, pen: ChartPen) -> float:
    """The least width, to a sixteenth, in which a name that stands in so many lines does so."""
    low = min(wide, pen.letters.least(row.name, row_type(row)))
    steps = (low + (wide - low) * at / _PARTS for at in range(_PARTS))
    return next((each for each in steps if pen.letters.lines(row.name, row_type(row), each) == lines), wide)


def name_lines(plot: Plot, width: float, pen: ChartPen) -> tuple[int, ...]:
    """Return in how many lines the name of each row stands in a width."""
    return tuple(pen.letters.lines(row.name, row_type(row), width) for row in plot.rows)


def is_too_narrow(plot: Plot, width: float, pen: ChartPen) -> bool:
    """Return whether the name of a row has a word that is wider than its room."""
    return any(pen.letters.least(row.name, row_type(row)) > width for row in plot.rows)


def draw_names(row: PlotRow, at: tuple[float, float], lines: int, width: float, pen: ChartPen) -> None:
    """Set the name of a row in a width, in the middle of a height."""
    x, middle = at
    first = pen.middle(middle, row_type(row)) - (lines - 1) * pen.letters.leading(PLAIN) / 2
    pen.word(row.name, (x, first), width, row_type(row))


_UNDER = 0.2  # of the room between names over marks: what is between a name and its marks


def under_name(room: float, block: float) -> float:
    """Return where the middle of marks is in the room below their name: nearer to it than to the next."""
    return block / 2 + max(0.0, room - block) * _UNDER


def beside_or_over(
    row: PlotRow, down: tuple[float, float, float], lines: int, names: float, width: float, pen: ChartPen
) -> float:
    """Set the name of a row beside its marks, or over them where `names`, the room beside them, is nothing.

    `down` is where the row begins, its height, and that of its marks.  Return their middle.
    """
    (top, high, block), leading = down, pen.letters.leading(PLAIN)
    if names:
        middle = top + high / 2
        draw_names(row, (0.0, middle), lines, names, pen)
        return middle
    pen.word(row.name, (0.0, top + 0.82 * leading), width, row_type(row))
    above = lines * leading
    return top + above + under_name(high - above, block)


def interval(low: Point, high: Point, upright: bool, halo: float, pen: ChartPen) -> None:
    """Draw an interval with a stroke across each end; a halo of some width sets it off from a mark."""
    dx, dy = (0.9 * pen.look.unit, 0.0) if upright else (0.0, 0.9 * pen.look.unit)
    for tone, width in ((Tone.GROUND, halo), (Tone.INK, pen.look.zero)):
        pen.rule(min(low, high), max(low, high), tone, width)
        for x, y in (low, high):
            pen.rule((x - dx, y - dy), (x + dx, y + dy), tone, width)


def over_height(plot: Plot, width: float, pen: ChartPen) -> float:
    """Return the room of the words of a value that others are held against, over its upright line."""
    return (
        pen.letters.lines(plot.reference[1], STRONG, width) * pen.letters.leading(STRONG)
        if plot.reference
        else 0.0
    )


def reference_across(
    plot: Plot, x: float, base: float, downs: Sequence[tuple[float, float]], width: float, pen: ChartPen
) -> None:
    """Draw an upright broken line at a value that the others are held against, its words over it.

    Their last line is at `base`.  `downs` are from where to where it runs: all along, or past bars alone
    where names stand between them.
    """
    if not plot.reference:
        return
    for top, bottom in downs:
        draw_reference((x, top), (x, bottom), pen.look.zero, pen)
    text, letters = plot.reference[1], pen.letters
    wide = min(width, one_line(text, STRONG, letters))
    first = base - (letters.lines(text, STRONG, wide) - 1) * letters.leading(STRONG)
    pen.word(text, (max(0.0, x - wide), first), wide, STRONG)


_PIECES, _PLACES = 12, 24


def hindrances(lines: Sequence[Sequence[Point]], pen: ChartPen) -> list[Bounds]:
    """Return where lines and the dots at their ends are, in boxes that no words should meet.

    Lines that are aslant are boxed piece by piece: the box of a long one would be that of half the plot.
    """
    weight, radius = pen.look.main, pen.look.dot
    boxes = [
        bounds(polyline(piece)).grown(weight)
        for points in lines
        for one, other in pairwise(points)
        for piece in pairwise(_between(one, other, _PIECES))
    ]
    return boxes + [Bounds(x, y, x, y).grown(radius) for points in lines for x, y in points[-1:]]


def _between(one: Point, other: Point, count: int) -> list[Point]:
    """Points at even distances from one to another, both included."""
    (x1, y1), (x2, y2) = one, other
    return [(x1 + (x2 - x1) * at / count, y1 + (y2 - y1) * at / count) for at in range(count + 1)]


# Of a line: from one place for the sign of a missing number to the next, up to a quarter of all.
_CLIMB = 0.25


def absent(
    cell: PlotCell, x: float, hindered: Sequence[Bounds], down: tuple[float, float], pen: ChartPen
) -> None:
    """Set the sign of a missing number at the foot of a plot, right over a line there, or at its head.

    `hindered` is where lines and dots are.  Where there is no room at all three it is not printed: the table
    has it, words under the chart explain it.
    """
    (top, bottom), leading = down, pen.letters.leading(SOFT)
    half = pen.letters.width(cell.said, SOFT) / 2 + pen.look.unit
    words, _ = taken(pen)
    foot = bottom - pen.look.unit
    climbed = [foot - step * _CLIMB * leading for step in range(max(1, int((bottom - top) / leading)))]
    for base in (*climbed, top + leading):
        room = Bounds(x - half, base - leading, x + half, base + 0.4 * leading)
        if not any(room.meets(each) for each in (*words, *hindered)):
            pen.short(cell.said, (x, base), SOFT, Align.CENTER)
            return
    pen.unseen(cell.said, (x, bottom))


class ReferencePlace(NamedTuple):
    """Where the words of a value that others are held against stand: their start, first base line, room."""

    x: float
    base: float
    wide: float


def reference_place(
    text: Text, y: float, area: Bounds, hindered: Sequence[Bounds], pen: ChartPen
) -> ReferencePlace | None:
    """Return where the words of a value that others are held against stand by its line, at a height.

    They are inside an area, and meet nothing that hinders them: None where there is no such place.
    """
    letters, unit = pen.letters, pen.look.unit
    size, leading = letters.size(STRONG), letters.leading(STRONG)
    alone, least = one_line(text, STRONG, letters), letters.least(text, STRONG)
    near = [each for each in hindered if abs((each.top + each.bottom) / 2 - y) < 5 * leading + each.height]
    # The first that is clear: in one line, at an end, over the line.
    for wide in (min(area.width, each) for each in (alone, max(least, 0.6 * alone))):
        more = (letters.lines(text, STRONG, wide) - 1) * leading
        bases = (y - 0.9 * unit - more, y + 0.95 * size)
        first, last = min(area.left + unit, area.right - wide), area.right - wide
        for base in bases:
            for x in (first, last, *(x for x, _ in _between((first, 0.0), (last, 0.0), _PLACES))):
                room = Bounds(x, base - size, x + wide, base + more + 0.3 * size)
                inside = area.top <= room.top + 0.2 * size and room.bottom <= area.bottom
                if inside and not any(map(room.meets, near)):
                    return ReferencePlace(x, base, wide)
    return None


_STROKES = 3  # of the broken line of a reference, before its words
_TO_KEY = 1.4  # millimeters from it to them


def _key_start(pen: ChartPen) -> tuple[float, float]:
    """The length of the broken line before the words of a reference, and where these begin."""
    on, off = stroke_of(pen.look, pen.look.zero)
    sample = _STROKES * on + (_STROKES - 1) * off
    return sample, sample + _TO_KEY * pen.look.unit


def reference_key_height(plot: Plot, width: float, pen: ChartPen) -> float:
    """Return the room of the words of a value that the others are held against, over the whole chart."""
    if not plot.reference:
        return 0.0
    lines = pen.letters.lines(plot.reference[1], STRONG, width - _key_start(pen)[1])
    return lines * pen.letters.leading(STRONG) + pen.look.unit


def draw_reference_key(plot: Plot, top: float, width: float, pen: ChartPen) -> None:
    """Say once over the whole chart what the line of a value is that the others are held against."""
    if not plot.reference:
        return
    base, (sample, start) = top + 0.85 * pen.letters.leading(STRONG), _key_start(pen)
    y = base - 0.3 * pen.letters.size(STRONG)
    pen.dashed([(0.0, y), (sample, y)], Tone.INK, pen.look.zero)
    pen.word(plot.reference[1], (start, base), width - start, STRONG)
