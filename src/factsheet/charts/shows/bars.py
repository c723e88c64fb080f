"""`bars`: horizontal bars from nought, names at their start, values at their end.

Bars with both signs stand on either side of nought.  Several series of a row are bars below one another.
"""

from __future__ import annotations

from itertools import product

from factsheet.charts.axis import (
    draw_names,
    draw_series,
    interval,
    is_too_narrow,
    name_lines,
    names_beside,
    over_height,
    reference_across,
    row_type,
    series_height,
    tones_of,
    under_name,
    value_tone,
)
from factsheet.charts.drawing import PLAIN, SOFT, STRONG, ChartPen
from factsheet.charts.flags import (
    Flags,
    SaidParts,
    draw_flags,
    flags_height,
    flags_of,
    parts,
    sign_of,
    signed_width,
)
from factsheet.charts.plot import Plot, PlotCell, PlotRow
from factsheet.charts.spots import draw_break, jumps
from factsheet.records import dataclass
from factsheet.setting.chart_style import Tone

LEAST = 44.0
_BARS = 0.3  # of the width: what the least and the greatest are apart
_GAP = 1.2  # from a bar to its value
_OFF = 0.8  # between the line of a reference and a value
_AFTER_NAME = 3.0
_BETWEEN = 0.6  # bars of one row
_JUMP = 0.55  # of a row: the room between dates that are further apart than others


@dataclass(frozen=True, slots=True)
class PlacedBars:
    """Where the bars of a plot stand: `names` is the width of names beside them, nothing for names above.

    Where `signed`, numbers stand alone; `flags` are those that have a sign then, explained under all.
    `zero` is where nought is, `factor` the points of one.
    """

    names: float
    lines: tuple[int, ...]
    pitches: tuple[float, ...]
    bar: float
    head: float
    foot: float
    signed: bool
    flags: Flags
    zero: float
    factor: float
    jumps: tuple[int, ...]
    jump: float

    @property
    def rows(self) -> float:
        """The height of all rows."""
        return sum(self.pitches) + len(self.jumps) * self.jump

    @property
    def heights(self) -> tuple[float, float]:
        """The height of all rows, and that with half as much room between them."""
        least = self.head + self.rows + self.foot
        return least, least * 1.5 - 0.5 * self.foot

    def have_room(self, plot: Plot, width: float) -> bool:
        """Return whether names and values leave bars their share of a width."""
        return self.factor * float(max(map(abs, plot.values()), default=0)) >= _BARS * width


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of all rows, and that with half as much room between them."""
    return placed(plot, width, pen).heights


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the bars, the highest room given to the gaps between them."""
    draw_placed(placed(plot, width, pen), plot, width, height, pen)


def draw_placed(solved: PlacedBars, plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw bars whose places in the width are known, the highest room given to the gaps between them."""
    unit = pen.look.unit
    draw_series(plot, width, pen)
    draw_flags(solved.flags, plot, height - solved.foot, width, pen)
    height -= solved.foot
    stretch = (height - solved.head) / max(1.0, solved.rows)
    grown = min(1.25, max(1.0, stretch))
    zero, factor = solved.zero, solved.factor
    if not factor and any(plot.values()):
        pen.cannot(plot.rows[0].cells[0].said)
    top, cuts, blocks, tones = solved.head, [], [], tones_of(plot, pen)
    rows = zip(plot.rows, solved.pitches, solved.lines, strict=True)
    for at, (row, pitch, lines) in enumerate(rows):
        if at in solved.jumps:
            cuts.append(top + solved.jump * stretch / 2)
            top += solved.jump * stretch
        down = top + (pitch * stretch - pitch) / 2
        above = 0.0 if solved.names else lines * pen.letters.leading(PLAIN)
        block = plot.count * solved.bar + (plot.count - 1) * _BETWEEN * unit
        middle = down + pitch / 2 if solved.names else down + above + under_name(pitch - above, block * grown)
        if solved.names:
            draw_names(row, (0.0, middle), lines, solved.names, pen)
        else:
            pen.word(row.name, (0.0, down + 0.8 * pen.letters.leading(PLAIN)), width, row_type(row))
        bar = solved.bar * grown
        first = middle - block * grown / 2
        for number in range(plot.count):
            y = first + number * (bar + _BETWEEN * unit * grown)
            _bar(plot, row, number, (y, bar, tones[number]), solved, pen)
        blocks.append((first - 0.5 * unit, first + block * grown + 0.5 * unit))
        top += pitch * stretch
    # Where names stand between the bars, no line runs through them.
    downs = [(solved.head - 0.4 * unit, height)] if solved.names else blocks
    if plot.reference:
        x = zero + factor * float(plot.reference[0])
        for start, stop in downs:
            pen.rule((x, start), (x, stop), Tone.GROUND, pen.look.zero * 3)
        reference_across(plot, x, solved.head - 1.2 * unit, downs, width, pen)
    for start, stop in downs:
        pen.rule((zero, start), (zero, stop), Tone.ZERO, pen.look.zero)
    for cut in cuts if solved.names else ():
        draw_break((zero, cut), pen, upright=True)


def placed(plot: Plot, width: float, pen: ChartPen) -> PlacedBars:
    """Return where bars stand in a width, and how high rows are.

    Names are beside them and flags in words, unless bars are too short.
    """
    letters, unit = pen.letters, pen.look.unit
    beside, lines = names_beside(plot, width, pen)
    flags = flags_of(cell for row in plot.rows for cell in row.cells)
    more = flags or any(cell.low is not None for row in plot.rows for cell in row.cells)
    fits = not is_too_narrow(plot, beside, pen) and max(lines) <= 2
    best = None
    for names, signed in product((beside, 0.0) if fits else (0.0,), (False, True) if more else (False,)):
        start = names + _AFTER_NAME * unit if names else 0.0
        zero, factor, length = _zeroed(plot, width - start, flags if signed else None, pen)
        if best is None or length > best[0]:
            best = (length, names, signed, start + zero, factor)
        if length >= _BARS * width:
            break
    assert best is not None
    _, names, signed, zero, factor = best
    flags, above = flags if signed else {}, not names
    lines = name_lines(plot, width, pen) if above else lines
    leading, size = letters.leading(PLAIN), letters.size(PLAIN)
    bar = max(pen.look.bar, size * 0.9) if plot.count == 1 else max(pen.look.bar * 0.8, size * 0.95)
    block = plot.count * bar + (plot.count - 1) * _BETWEEN * unit
    room = pen.look.pitch - pen.look.bar
    pitches = tuple(
        count * leading + block + 1.6 * room if above else max(block, count * leading * 0.97) + room
        for count in lines
    )
    # Over the bars stand the names of series, and the words of a value that the others are held against.
    head = series_height(plot, width, pen) + 0.6 * unit
    head += over_height(plot, width, pen)
    foot = flags_height(flags, plot, width, pen)
    longer, jump = jumps(plot), _JUMP * max(pitches)
    return PlacedBars(names, lines, pitches, bar, head, foot, signed, flags, zero, factor, longer, jump)


def _zeroed(plot: Plot, room: float, flags: Flags | None, pen: ChartPen) -> tuple[float, float, float]:
    """Where nought stands in a room, the points of one, and the points from the least to the greatest.

    The longest bar and its value fill the room: with all that is said of it, or where `flags` are those that
    have a sign, alone with its sign.
    """
    gap, ends, words = _GAP * pen.look.unit, list[tuple[float, float]](), list[tuple[float, float]]()
    for row in plot.rows:
        for cell in row.cells:
            far = _far(cell)
            said = pen.letters.width(cell.said, STRONG)
            if flags is not None:
                said = signed_width(cell, flags, plot, STRONG, pen)
            words.append((far, said + (gap if cell.low is None else 2 * gap)))
            ends += ((float(each), 0.0) for each in (cell.value, cell.low, cell.high) if each is not None)
    held = float(plot.reference[0]) if plot.reference else 0.0
    ends.append((held, 0.0))
    crossed: list[int] = []
    while True:
        for at in crossed:
            # The line of the reference would run through it: it stands on the other side.
            words[at] = (held, words[at][1])
        right = [each for each in (*ends, *words) if each[0] >= 0]
        left = [each for each in (*ends, *words) if each[0] < 0] or [(0.0, 0.0)]
        factors = [
            (room - after - before) / (value - minus)
            for (value, after), (minus, before) in product(right or [(0.0, 0.0)], left)
            if value - minus > 0
        ]
        factor = max(0.0, min(factors, default=0.0))
        crossed = [at for at, each in enumerate(words) if _is_crossed(each, held, factor, pen)]
        if not crossed:
            break
    zero = max((-minus * factor + before for minus, before in left), default=0.0)
    values = [each for each, _ in ends]
    return zero, factor, factor * (max(*values, 0.0) - min(*values, 0.0))


def _far(cell: PlotCell) -> float:
    """The number at which the words of a cell begin: the end of its bar, or of its interval."""
    value = cell.value or 0
    ends = [each for each in (value, cell.low, cell.high) if each is not None]
    return float(min(ends) if value < 0 else max(ends))


def _is_crossed(word: tuple[float, float], held: float, factor: float, pen: ChartPen) -> bool:
    """Whether the line of a reference, if there is one, runs through a word that begins at a number."""
    far, wide = word
    beyond = held - far if far >= 0 else far - held
    return beyond > 0 and (held > 0) == (far >= 0) and factor * beyond < wide + _OFF * pen.look.unit


def _bar(
    plot: Plot,
    row: PlotRow,
    number: int,
    down: tuple[float, float, Tone],
    solved: PlacedBars,
    pen: ChartPen,
) -> None:
    """A bar from a height on, and its value; the sign of a missing one stands beside nought.

    `down` is where it begins, how high it is, and the tone of its series.
    """
    (y, bar, series), zero, factor = down, solved.zero, solved.factor
    cell, gap = row.cells[number], _GAP * pen.look.unit
    length = factor * float(cell.value or 0)
    if cell.value:
        box = (min(zero, zero + length), y, abs(length), bar)
        pen.bar(box, value_tone(plot, row, cell.value, series), cell.said.path)
    type = SOFT if cell.value is None else row_type(row) if plot.count == 1 else PLAIN
    base = pen.middle(y + bar / 2, type)
    if cell.low is not None and cell.high is not None:
        low, high = (zero + factor * float(each) for each in (cell.low, cell.high))
        middle = y + bar / 2
        interval((low, middle), (high, middle), False, pen.look.zero * 3, pen)
    said = parts(cell) if solved.signed else SaidParts(cell.said, None, ())
    wide = (
        signed_width(cell, solved.flags, plot, type, pen)
        if solved.signed
        else pen.letters.width(cell.said, type)
    )
    held = zero + factor * float(plot.reference[0]) if plot.reference else None
    far, off = zero + factor * _far(cell), _OFF * pen.look.unit
    x = far - gap - wide if length < 0 else far + gap
    if held is not None and held != far and x - off < held < x + wide + off:
        x = held - gap - wide if length < 0 else held + gap
    x += pen.short(said.number, (x, base), type)
    if solved.signed and cell.flag in solved.flags:
        pen.short(sign_of(cell.flag, solved.flags, plot), (x, base), type)
    # An interval is drawn, and the words of a flag stand under the chart.
    for words in said.rest:
        pen.unseen(words, (zero + length / 2, base))
