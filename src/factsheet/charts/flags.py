"""Flags of numbers (estimated, break in series) as signs on a chart, each explained in words under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from factsheet.art.outline import Bounds, Point
from factsheet.charts.drawing import SOFT, STRONG, ChartPen, WordType, one_line, taken
from factsheet.charts.plot import Plot, PlotCell
from factsheet.document.text import Inline, Text
from factsheet.setting.chart_style import Tone
from factsheet.setting.style import Align

_SIGNS = ("*", "†", "‡", "§")
_BRACKET = re.compile(r" (?=\()")  # before what stands behind a number (`content.amount.worded`)
_BETWEEN = 4.0  # millimeters from one explanation to the next
_STEPS = 24  # of each part of a line, that a sign is held clear of
_AFTER = 1.2  # from a sign to its words

Flags = Mapping[str, Sequence[Text]]


class SaidParts(NamedTuple):
    """The words of a number in pieces: the number, its flag, and its interval and dates."""

    number: Text
    flag: Text | None
    rest: tuple[Text, ...]


def parts(cell: PlotCell) -> SaidParts:
    """Return the words of a number in pieces that keep their place in it."""
    said = cell.said
    if cell.value is None:
        return SaidParts(said, None, ())
    cuts = [each.end() for each in _BRACKET.finditer(said.plain)]
    pieces = [said.slice(*each) for each in pairwise((*cuts, len(said.plain)))]
    at = min(int(cell.low is not None), len(pieces) - 1)
    flag = pieces.pop(at) if cell.flag and pieces else None
    return SaidParts(said.slice(0, cuts[0]) if cuts else said, flag, tuple(pieces))


def flags_of(cells: Iterable[PlotCell]) -> Flags:
    """Return the words of each flag, once for every number that has it, in the order of the first of them."""
    found: dict[str, list[Text]] = {}
    for cell in cells:
        words = parts(cell).flag
        if words:
            found.setdefault(cell.flag, []).append(words)
    return found


def sign_of(flag: str, flags: Flags, plot: Plot) -> Text:
    """Return the sign of a flag, as a part of the figure."""
    times, at = divmod([*flags].index(flag), len(_SIGNS))
    return Text((Inline(_SIGNS[at] * (times + 1)),), plot.figure)


def stretches(plot: Plot, number: int) -> list[list[int]]:
    """Return the rows of a series that its line runs through: it ends at a missing number, and at a break."""
    found, running = list[list[int]](), False
    for at, row in enumerate(plot.rows):
        cell = row.cells[number]
        if cell.value is not None:
            if not running or cell.flag == "break":
                found.append([])
            found[-1].append(at)
        running = cell.value is not None
    return found


def flags_between(plot: Plot) -> Flags:
    """Return the flags of all numbers but the last of each series, whose words end its line."""
    lasts = plot.lasts
    return flags_of(
        cell for row in plot.rows for cell, last in zip(row.cells, lasts, strict=True) if cell is not last
    )


def say_on_line(cell: PlotCell, at: Point, tone: Tone, flags: Flags, pen: ChartPen) -> None:
    """Let a number be read at its point of a line; one whose flag has a sign is dotted there."""
    if cell.flag not in flags:
        pen.unseen(cell.said, at)
        return
    said = parts(cell)
    for words in (said.number, *said.rest):
        pen.unseen(words, at)
    pen.dot(at, pen.look.dot * 0.6, tone, cell.said.path)


def draw_sign(
    sign: Text, at: Point, lines: Sequence[Sequence[Point]], room: tuple[float, float], pen: ChartPen
) -> None:
    """Set a sign by a point, where the fewest lines and words are: over it, under it, on either side.

    `room` is from where to where it may stand; where words are on all sides it is not printed.
    """
    (x, y), unit, size = at, pen.look.unit, pen.letters.size(STRONG)
    half, away = one_line(sign, STRONG, pen.letters) / 2, pen.look.dot + 0.3 * unit
    words, _ = taken(pen)
    ran = [
        (x1 + (x2 - x1) * step / _STEPS, y1 + (y2 - y1) * step / _STEPS)
        for points in lines
        for (x1, y1), (x2, y2) in pairwise(points)
        for step in range(_STEPS + 1)
    ]
    beside = away + half
    choices = [(x, y - away), (x, y + away + 0.8 * size)]
    choices += [(x + beside, y + 0.3 * size), (x - beside, y + 0.3 * size)]

    def crossed(middle: float, base: float) -> int | None:
        box = Bounds(middle - half, base - 0.8 * size, middle + half, base)
        if box.left < room[0] or box.right > room[1] or box.top < 0 or any(map(box.meets, words)):
            return None
        return sum(box.left <= px <= box.right and box.top <= py <= box.bottom for px, py in ran)

    found = [(number, each) for each in choices if (number := crossed(*each)) is not None]
    if found:
        pen.short(sign, min(found, key=lambda each: each[0])[1], STRONG, Align.CENTER)


def flags_height(flags: Flags, plot: Plot, width: float, pen: ChartPen) -> float:
    """Return how high the explanations of signs are: nothing where there are none."""
    lines = sum(lines for *_, lines in _places(flags, plot, width, pen))
    return lines * pen.letters.leading(SOFT) + 0.6 * pen.look.unit if flags else 0.0


def draw_flags(flags: Flags, plot: Plot, top: float, width: float, pen: ChartPen) -> None:
    """Explain each sign by the words of the first number that has it, in lines from a height on."""
    leading = pen.letters.leading(SOFT)
    places = _places(flags, plot, width, pen)
    for (flag, (first, *others)), (x, line, room, _) in zip(flags.items(), places, strict=True):
        base = top + 0.6 * pen.look.unit + (line + 0.8) * leading
        after = pen.short(sign_of(flag, flags, plot), (x, base), SOFT) + _AFTER * pen.look.unit
        opening, bare, closing = _in_brackets(first)
        if pen.letters.width(bare, SOFT) <= room:
            # A sign needs no brackets; right beside the words they are read as one with them.
            widths = [pen.letters.width(each, SOFT) / 2 for each in (opening, closing)]
            pen.unseen(opening, (x + after - widths[0], base))
            pen.word(bare, (x + after, base), room, SOFT)
            pen.unseen(closing, (x + after + room + widths[1], base))
        else:
            pen.word(first, (x + after, base), room, SOFT)
        for words in others:
            pen.unseen(words, (x + after + room / 2, base), apart=True)


def _in_brackets(words: Text) -> tuple[Text, Text, Text]:
    """The words of a flag: the bracket before them, the words, the bracket behind them."""
    last = len(words.plain.rstrip()) - 1
    return words.slice(0, 1), words.slice(1, last), words.slice(last, len(words.plain))


def _places(flags: Flags, plot: Plot, width: float, pen: ChartPen) -> list[tuple[float, int, float, int]]:
    """For each explanation where it begins, its line, the room of its words, the lines that it begins."""
    unit, letters = pen.look.unit, pen.letters
    places, x, line, more = list[tuple[float, int, float, int]](), 0.0, 0, 0
    for flag, (words, *_) in flags.items():
        sign = one_line(sign_of(flag, flags, plot), SOFT, letters) + _AFTER * unit
        alone = one_line(_in_brackets(words)[1], SOFT, letters)
        room = min(alone, width - sign)
        begins = not places or x + sign + room > width
        if begins:
            x, line = 0.0, line + more
            more = 1 if alone <= room else letters.lines(words, SOFT, room)
        places.append((x, line, room, more if begins else 0))
        x += sign + room + _BETWEEN * unit
    return places


def signed_width(cell: PlotCell, flags: Flags, plot: Plot, type: WordType, pen: ChartPen) -> float:
    """Return the width of a number with the sign of its flag, without the words of either."""
    sign = pen.letters.width(sign_of(cell.flag, flags, plot), type) if cell.flag in flags else 0.0
    return pen.letters.width(parts(cell).number, type) + sign
