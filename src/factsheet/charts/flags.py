"""Flags of numbers (estimated, break in series) as signs on a chart, each explained in words under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from factsheet.charts.drawing import SOFT, ChartPen, WordType, one_line
from factsheet.charts.plot import Plot, PlotCell
from factsheet.document.text import Inline, Text

_SIGNS = ("*", "†", "‡", "§")
_BRACKET = re.compile(r" (?=\()")  # before what stands behind a number (`content.amount.worded`)
_BETWEEN = 4.0  # millimeters from one explanation to the next
_AFTER = 0.8  # from a sign to its words

Flags = Mapping[str, tuple[PlotCell, ...]]


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
    cuts = [each.start() for each in _BRACKET.finditer(said.plain)]
    cuts = [each + 1 for each in cuts]
    pieces = [said.slice(*each) for each in pairwise((*cuts, len(said.plain)))]
    at = min(int(cell.low is not None), len(pieces) - 1)
    flag = pieces.pop(at) if cell.flag and pieces else None
    return SaidParts(said.slice(0, cuts[0]) if cuts else said, flag, tuple(pieces))


def flags_of(cells: Iterable[PlotCell]) -> Flags:
    """Return the numbers that have each flag, in the order of the first of them."""
    found: dict[str, tuple[PlotCell, ...]] = {}
    for cell in cells:
        if parts(cell).flag:
            found[cell.flag] = (*found.get(cell.flag, ()), cell)
    return found


def sign_of(flag: str, flags: Flags, plot: Plot) -> Text:
    """Return the sign of a flag, as a part of the figure."""
    times, at = divmod([*flags].index(flag), len(_SIGNS))
    return Text((Inline(_SIGNS[at] * (times + 1)),), plot.figure)


def flags_height(flags: Flags, plot: Plot, width: float, pen: ChartPen) -> float:
    """Return how high the explanations of signs are: nothing where there are none."""
    lines = sum(lines for *_, lines in _places(flags, plot, width, pen))
    return lines * pen.letters.leading(SOFT) + 0.6 * pen.look.unit if flags else 0.0


def draw_flags(flags: Flags, plot: Plot, top: float, width: float, pen: ChartPen) -> None:
    """Explain each sign by the words of the first number that has it, in lines from a height on."""
    leading = pen.letters.leading(SOFT)
    for (flag, cells), (x, line, room, _) in zip(
        flags.items(), _places(flags, plot, width, pen), strict=True
    ):
        base = top + 0.6 * pen.look.unit + (line + 0.8) * leading
        after = pen.short(sign_of(flag, flags, plot), (x, base), SOFT) + _AFTER * pen.look.unit
        for number, cell in enumerate(cells):
            words = parts(cell).flag
            if words and number:
                pen.unseen(words, (x + after + room / 2, base), apart=True)
            elif words:
                pen.word(words, (x + after, base), room, SOFT)


def _places(flags: Flags, plot: Plot, width: float, pen: ChartPen) -> list[tuple[float, int, float, int]]:
    """For each explanation where it begins, its line, the room of its words, the lines that it begins."""
    unit, letters = pen.look.unit, pen.letters
    places, x, line, more = list[tuple[float, int, float, int]](), 0.0, 0, 0
    for flag, (cell, *_) in flags.items():
        sign = one_line(sign_of(flag, flags, plot), SOFT, letters) + _AFTER * unit
        words = parts(cell).flag or cell.said
        room = min(one_line(words, SOFT, letters), width - sign)
        begins = not places or x + sign + room > width
        if begins:
            x, line = 0.0, line + more
            more = letters.lines(words, SOFT, room)
        places.append((x, line, room, more if begins else 0))
        x += sign + room + _BETWEEN * unit
    return places


def signed_width(cell: PlotCell, flags: Flags, plot: Plot, type: WordType, pen: ChartPen) -> float:
    """Return the width of a number with the sign of its flag, without the words of either."""
    sign = pen.letters.width(sign_of(cell.flag, flags, plot), type) if cell.flag in flags else 0.0
    return pen.letters.width(parts(cell).number, type) + sign
