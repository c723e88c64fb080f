"""`pictograph`: as many figures as are counted, one for each thing or for a round number of them."""

from __future__ import annotations

import math
from typing import NamedTuple

from factsheet.art.figure import RATIO, person
from factsheet.art.outline import rect
from factsheet.charts.axis import beside_or_over, is_too_narrow, name_lines, names_beside, row_type
from factsheet.charts.drawing import PLAIN, SOFT, STRONG, ChartPen
from factsheet.charts.plot import Plot
from factsheet.charts.scale import figures_of, step_of
from factsheet.display import Outline
from factsheet.setting.chart_style import Tone

LEAST = 44.0
_FIGURE = 6.9  # millimeters high
_THING = 4.2  # the side of a square
_LEAST_FIGURE = 0.5  # of that, before a row is parted into lines


class _Rows(NamedTuple):
    """How figures stand: so many beside one another, so far apart, so many lines of them in each row.

    `pitch` is from one figure to the next, `down` from a line of them to the next.
    `names` is the width of names beside them, nothing for names above.
    """

    names: float
    name_lines: tuple[int, ...]
    pitch: float
    down: float
    side: float
    across: int
    lines: tuple[int, ...]
    head: float


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of all rows, and that with half as much room between them."""
    solved = _solved(plot, width, pen)
    high = solved.head + sum(_row_height(solved, at, pen) for at in range(len(plot.rows)))
    return high, high * 1.3


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the rows; what one figure stands for stands over them, if it is more than one."""
    solved, unit = _solved(plot, width, pen), pen.look.unit
    for text in plot.series:
        pen.unseen(text, (0.0, 0.0))
    heights = [_row_height(solved, at, pen) for at in range(len(plot.rows))]
    stretch = (height - solved.head) / sum(heights)
    step = _step(plot)
    if step > 1:
        # What one figure stands for, in no language: the figure, and how many.
        side = pen.letters.size(SOFT) * 0.95
        base = pen.letters.leading(SOFT) * 0.85
        pen.fill(_figure(plot, 0.0, base - side * 0.85, side), Tone.CONTEXT)
        pen.short(plot.ticks[-1].text, (side * (RATIO if plot.people else 1.0) + unit, base), SOFT)
    top = solved.head
    start = solved.names + 3 * unit if solved.names else 0.0
    for at, (row, high) in enumerate(zip(plot.rows, heights, strict=True)):
        block = solved.lines[at] * solved.down
        middle = beside_or_over(row, (top, high, block), solved.name_lines[at], solved.names, width, pen)
        cell = row.cells[0]
        count = figures_of(cell.value, step)
        tone = Tone.HIGH if row.high else Tone.DEEP if not plot.marked else Tone.MARK
        y = middle - block / 2 + (solved.down - solved.side) / 2
        for number in range(count):
            line, column = divmod(number, solved.across)
            x = start + column * solved.pitch
            outline = _figure(plot, x, y + line * solved.down, solved.side)
            pen.fill(outline, tone, cell.said.path)
        type = row_type(row) if row.high else STRONG if cell.value is not None else SOFT
        # Over the last of several lines others are longer.
        last = count if solved.lines[at] == 1 else solved.across
        x = start + last * solved.pitch + (1.2 * unit if count else 0.0)
        line = max(0, math.ceil(count / solved.across) - 1)
        base = pen.middle(y + line * solved.down + solved.side / 2, type)
        pen.short(cell.said, (x, base), type)
        top += high * stretch


def _step(plot: Plot) -> int:
    return step_of(plot.values()) or 1


def _figure(plot: Plot, x: float, y: float, side: float) -> Outline:
    return person(x, y, side) if plot.people else rect(x, y, side, side)


def _solved(plot: Plot, width: float, pen: ChartPen) -> _Rows:
    unit, letters = pen.look.unit, pen.letters
    names, lines_of_names = names_beside(plot, width, pen)
    step = _step(plot)
    counts = [figures_of(row.cells[0].value, step) for row in plot.rows]
    said = max(letters.width(row.cells[0].said, STRONG) for row in plot.rows) + 1.2 * unit
    if is_too_narrow(plot, names, pen) or width - names - said < 0.4 * width:
        names, lines_of_names = 0.0, name_lines(plot, width, pen)
    room = width - said - (names + 3 * unit if names else 0.0)
    full = (_FIGURE if plot.people else _THING) * unit
    share = 0.62 if plot.people else 1.25  # of the height: from one figure to the next
    most = max([*counts, 1])
    # All in one line if they are not too small then; else lines of ten, or of as many as there is room for.
    side = min(full, room / most / share)
    across = most
    if side < _LEAST_FIGURE * full:
        across = next((each for each in (20, 10, 5) if room / each / share >= _LEAST_FIGURE * full), 5)
        side = min(full * 0.8, room / across / share)
    if room < side:
        pen.cannot(plot.rows[0].name)
    lines = tuple(max(1, math.ceil(each / across)) for each in counts)
    head = letters.leading(SOFT) * 1.3 if step > 1 else 0.0
    # Squares stand as far apart below one another as beside.
    down = side * (1.12 if plot.people else share)
    return _Rows(names, lines_of_names, side * share, down, side, across, lines, head)


def _row_height(solved: _Rows, at: int, pen: ChartPen) -> float:
    """The height of a row with the room around it."""
    leading = pen.letters.leading(PLAIN)
    names = solved.name_lines[at] * leading
    block = max(solved.lines[at] * solved.down, leading)
    return (max(names, block) if solved.names else names + block) + 1.6 * pen.look.unit
