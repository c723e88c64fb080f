"""`stacked`: bars of up to four parts of a whole; without series the rows are the parts of one bar."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from factsheet.charts.axis import TONES, draw_names, names_beside, series_tone
from factsheet.charts.drawing import PLAIN, STRONG, ChartPen
from factsheet.charts.parts import (
    BarPart,
    PartPlace,
    draw_inside,
    draw_over,
    draw_parts,
    is_inside,
    over,
    over_height,
)
from factsheet.charts.plot import Plot
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
    head = _head(stack, _places(stack, width, pen), pen)
    high = head + stack.bar + sum(_pitch(stack, at, pen) for at in range(1, len(stack.bars)))
    return high, high + (len(stack.bars) - 1) * 4 * pen.look.unit + stack.bar * 0.5


def draw(plot: Plot, width: float, height: float, pen: ChartPen) -> None:
    """Draw the bars from the start edge, in one scale."""
    if plot.count == 1:
        for text in plot.series:
            pen.unseen(text, (0.0, 0.0))
    stack = _stacked(plot, width, pen)
    places = _places(stack, width, pen)
    head = _head(stack, places, pen)
    pitches = [_pitch(stack, at, pen) for at in range(1, len(stack.bars))]
    grown = (height - head) / (stack.bar + sum(pitches))
    bar, top = stack.bar * grown, head
    for number, (parts, pitch) in enumerate(zip(stack.bars, [*pitches, 0.0], strict=True)):
        starts = _starts(stack, parts)
        if stack.names:
            draw_names(plot.rows[number], (0.0, top + bar / 2), stack.lines[number], stack.names, pen)
        draw_parts(parts, starts, (top, bar), pen)
        if number:
            _said(parts, starts, (top, bar), pen)
        else:
            draw_over(parts, places, starts, (top, bar), width, pen)
        top += pitch * grown


def _pitch(stack: _Stack, at: int, pen: ChartPen) -> float:
    """How far a bar stands under the one before: room for its name, and for numbers over it."""
    leading, room = pen.letters.leading(PLAIN), _BETWEEN * pen.look.unit
    raised = any(not is_inside(part, stack.factor * part.value, pen) for part in stack.bars[at] if part.value)
    return max(stack.bar + room + (0.7 * leading if raised else 0.0), stack.lines[at] * leading + room / 2)


def _said(parts: tuple[BarPart, ...], starts: list[float], down: tuple[float, float], pen: ChartPen) -> None:
    """The numbers of a bar under the first: in their parts, or over them; where there is no room, unseen."""
    (top, bar), unit = down, pen.look.unit
    taken = 0.0
    for part, start, stop in zip(parts, starts, starts[1:], strict=False):
        wide = pen.letters.width(part.said, STRONG)
        if part.value and is_inside(part, stop - start, pen):
            draw_inside(part, start, top + bar / 2, pen)
        elif part.value and start >= taken and wide <= stop - start:
            pen.short(part.said, (start, top - 0.9 * unit), STRONG)
            taken = start + wide + unit
        else:
            pen.unseen(part.said, ((start + stop) / 2, top + bar / 2))


def _stacked(plot: Plot, width: float, pen: ChartPen) -> _Stack:
    bars: tuple[tuple[BarPart, ...], ...]
    lines: tuple[int, ...]
    if plot.count == 1:
        parts = tuple(
            BarPart(
                float(row.cells[0].value or 0),
                Tone.HIGH if row.high else _beside(at) if plot.marked else TONES[at],
                row.cells[0].said,
                row.name,
                row.high,
            )
            for at, row in enumerate(plot.rows)
        )
        bars, names, lines = (parts,), 0.0, (0,)
    else:
        bars = tuple(
            tuple(
                BarPart(
                    float(cell.value or 0),
                    series_tone(plot, number),
                    cell.said,
                    plot.series[number] if not at else None,
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


def _beside(at: int) -> Tone:
    """The tone of a part where another stands out: light and dark in turn."""
    return (Tone.MARK, Tone.THIRD)[at % 2]


def _starts(stack: _Stack, parts: tuple[BarPart, ...]) -> list[float]:
    return [
        stack.start + stack.factor * each for each in accumulate((part.value for part in parts), initial=0.0)
    ]


def _places(stack: _Stack, width: float, pen: ChartPen) -> list[PartPlace] | None:
    return over(stack.bars[0], _starts(stack, stack.bars[0]), width, pen)


def _head(stack: _Stack, places: list[PartPlace] | None, pen: ChartPen) -> float:
    """The room over the first bar: its words, and what its name is higher than it."""
    name = stack.lines[0] * pen.letters.leading(PLAIN)
    return over_height(places, stack.bars[0], pen) + max(0.0, name - stack.bar) / 2
