"""`stacked`: bars of up to four parts of a whole; without series the rows are the parts of one bar."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from factsheet.charts.axis import draw_names, draw_series, names_beside, series_height, tones_of
from factsheet.charts.drawing import PLAIN, STRONG, ChartPen, draw_sample, one_line, sample_side
from factsheet.charts.parts import (
    BarPart,
    NumberPlace,
    PartWords,
    draw_inside,
    draw_over,
    draw_parts,
    numbers_over,
    over_height,
    words_of,
)
from factsheet.charts.plot import Plot
from factsheet.charts.tones import row_tones
from factsheet.setting.chart_style import Tone

LEAST = 50.0
_BAR, _LOW = 8.5, 6.0  # one bar; several
_BETWEEN = 4.6


class _Stack(NamedTuple):
    """The bars: their parts, the room of names at the start, what stands over the first."""

    bars: tuple[tuple[BarPart, ...], ...]
    names: float
    lines: tuple[int, ...]
    factor: float
    start: float
    bar: float


def height(plot: Plot, width: float, pen: ChartPen) -> tuple[float, float]:
    """Return the height of all bars with the words over the first."""
    stack = _stacked(plot, width, pen)
    words = _words(stack, width, pen)
    head = _head(plot, stack, words, width, pen)
    high = head + stack.bar + sum(_pitch(stack, at, words, width, pen) for at in range(1, len(stack.bars)))
    return high, high + (len(stack.bars) - 1) * 4 * pen.look.unit + stack.bar * 0.5


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the bars from the start edge, in one scale."""
    if plot.count == 1:
        for text in plot.series:
            pen.unseen(text, (0.0, 0.0))
    stack = _stacked(plot, width, pen)
    words = _words(stack, width, pen)
    head = _head(plot, stack, words, width, pen)
    keyed = words.names is None and len(stack.bars) > 1
    if keyed:
        draw_series(plot, width, pen)
    pitches = [_pitch(stack, at, words, width, pen) for at in range(1, len(stack.bars))]
    grown = (height - head) / (stack.bar + sum(pitches))
    bar, top = stack.bar * grown, head
    for number, (parts, pitch) in enumerate(zip(stack.bars, [*pitches, 0.0], strict=True)):
        starts = _starts(stack, parts)
        if stack.names:
            draw_names(plot.rows[number], (0.0, top + bar / 2), stack.lines[number], stack.names, pen)
        draw_parts(parts, starts, (top, bar), pen)
        if number or keyed:
            _said(parts, starts, words, (top, bar), width, pen)
        else:
            draw_over(parts, words, starts, (top, bar), width, pen)
        top += pitch * grown


def _words(stack: _Stack, width: float, pen: ChartPen) -> PartWords:
    """Where the words of all bars stand."""
    return words_of(stack.bars, [_starts(stack, parts) for parts in stack.bars], width, pen)


def _pitch(stack: _Stack, at: int, words: PartWords, width: float, pen: ChartPen) -> float:
    """How far a bar stands under the one before: room for its name, and for numbers over it."""
    leading, room = pen.letters.leading(PLAIN), _BETWEEN * pen.look.unit
    raised = _raised(stack, at, words, width, pen)
    return max(stack.bar + room + raised, stack.lines[at] * leading + room / 2)


class _Keyed(NamedTuple):
    """A number over its bar: its part, its place, its first line, the width of its room."""

    part: BarPart
    x: float
    line: int
    room: float


def _keyed(parts: tuple[BarPart, ...], first: float, width: float, pen: ChartPen) -> tuple[list[_Keyed], int]:
    """Numbers as they stand over a bar that begins at `first`, and how many lines they take."""
    found, x, line, most = [], first, 0, 0
    for part in parts:
        wide = one_line(part.said, STRONG, pen.letters)
        if x > first and x + _sample(pen) + wide > width:
            x, line = first, most
        room = min(wide, width - x - _sample(pen))
        found.append(_Keyed(part, x, line, room))
        most = max(most, line + pen.letters.lines(part.said, STRONG, room))
        x += _sample(pen) + room + 3 * pen.look.unit
    return found, most


def _sample(pen: ChartPen) -> float:
    """Return the width of a sample of a tone before a number, and of the room after it."""
    return sample_side(pen) + pen.look.unit


def _raised(stack: _Stack, at: int, words: PartWords, width: float, pen: ChartPen) -> float:
    """Return the room over a bar for its numbers."""
    leading = pen.letters.leading(PLAIN)
    if words.numbers is NumberPlace.LISTED:
        return _keyed(stack.bars[at], stack.start, width, pen)[1] * leading
    return 0.7 * leading if words.numbers is NumberPlace.OVER else 0.0


def _said(
    parts: tuple[BarPart, ...],
    starts: list[float],
    words: PartWords,
    down: tuple[float, float],
    width: float,
    pen: ChartPen,
) -> None:
    """The numbers of a bar: in its parts, over them, or over the bar each after a sample of its tone."""
    (top, bar), base = down, down[0] - 0.9 * pen.look.unit
    if words.numbers is NumberPlace.INSIDE:
        draw_inside(parts, starts, top + bar / 2, pen)
    elif words.numbers is NumberPlace.OVER:
        for x, part in zip(numbers_over(parts, starts, width, pen) or (), parts, strict=True):
            pen.short(part.said, (x, base), STRONG)
    else:
        keyed, lines = _keyed(parts, starts[0], width, pen)
        for each in keyed:
            y = base - (lines - 1 - each.line) * pen.letters.leading(PLAIN)
            draw_sample(each.part.tone, (each.x, y), pen)
            pen.word(each.part.said, (each.x + _sample(pen), y), each.room, STRONG)


def _stacked(plot: Plot, width: float, pen: ChartPen) -> _Stack:
    bars: tuple[tuple[BarPart, ...], ...]
    lines: tuple[int, ...]
    if plot.count == 1:
        tones = row_tones(plot, pen.look) or (Tone.DEEP,) * len(plot.rows)
        parts = tuple(
            BarPart(
                float(row.cells[0].value or 0),
                tone,
                row.cells[0].said,
                row.name,
                row.high,
            )
            for row, tone in zip(plot.rows, tones, strict=True)
        )
        bars, names, lines = (parts,), 0.0, (0,)
    else:
        tones = tones_of(plot, pen)
        bars = tuple(
            tuple(
                BarPart(
                    float(cell.value or 0),
                    tones[number],
                    cell.said,
                    plot.series[number] if not at else None,
                    alone=len(plot.rows) == 1,
                )
                for number, cell in enumerate(row.cells)
            )
            for at, row in enumerate(plot.rows)
        )
        names, lines = names_beside(plot, width, pen)
    start = names + 3 * pen.look.unit if names else 0.0
    whole = max(sum(part.value for part in parts) for parts in bars)
    return _Stack(
        bars,
        names,
        lines,
        (width - start) / whole if whole else 0.0,
        start,
        (_BAR if len(bars) == 1 else _LOW) * pen.look.unit,
    )


def _starts(stack: _Stack, parts: tuple[BarPart, ...]) -> list[float]:
    return [
        stack.start + stack.factor * each for each in accumulate((part.value for part in parts), initial=0.0)
    ]


def _head(plot: Plot, stack: _Stack, words: PartWords, width: float, pen: ChartPen) -> float:
    """The room over the first bar: its words, and what its name is higher than it.

    Where names do not stand over the parts of the first of several bars, they are a key of all.
    """
    first = stack.bars[0]
    name = max(0.0, stack.lines[0] * pen.letters.leading(PLAIN) - stack.bar) / 2
    if words.names is None and len(stack.bars) > 1:
        room = _raised(stack, 0, words, width, pen) + 1.3 * pen.look.unit
        return series_height(plot, width, pen) + max(room, name)
    return over_height(words, first, width, pen) + name
