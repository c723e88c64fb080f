"""Dates under an axis: the first and the last always, in two lines or on two rows where they would meet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factsheet.charts.drawing import SOFT, ChartPen, WordType, one_line
from factsheet.document.text import Text
from factsheet.setting.style import Align

_CLEAR = 2.0  # millimeters between the first date and the last
_BETWEEN = 4.0  # around a date between them
_MOVED = 0.1  # points: less is none


class DateFoot(NamedTuple):
    """How the dates at both ends stand: in how many lines each, and whether the last is under the first."""

    lines: int
    stacked: bool = False

    @property
    def rows(self) -> int:
        """How many lines all of them take."""
        return self.lines * (1 + self.stacked)


def date_lines(name: Text, most: int, type: WordType, pen: ChartPen) -> tuple[Text, ...]:
    """Return the lines of a date: in two it is parted at the space that leaves the wider one narrowest."""
    cuts = [at + 1 for at, each in enumerate(name.plain) if each == " " and 0 < at < len(name.plain) - 1]
    if most < 2 or not cuts:
        return (name,)
    halves = [(name.slice(0, cut), name.slice(cut, len(name.plain))) for cut in cuts]
    return min(halves, key=lambda each: max(pen.letters.width(half, type) for half in each))


def date_width(lines: Sequence[Text], type: WordType, pen: ChartPen) -> float:
    """Return the width of the room in which the lines of a date stand."""
    return max(one_line(each, type, pen.letters) for each in lines)


def draw_date(
    lines: Sequence[Text], at: tuple[float, float], type: WordType, align: Align, pen: ChartPen
) -> None:
    """Set the lines of a date, of which the first begins, ends or is centered at a point."""
    x, y = at
    for number, each in enumerate(lines):
        pen.short(each, (x, y + number * pen.letters.leading(type)), type, align)


def foot_of(first: Text, last: Text, room: float, pen: ChartPen, clear: float = _CLEAR) -> DateFoot:
    """Return how the first date and the last stand in a room at whose ends they are, so many mm apart."""
    found = []
    for lines in (1, 2):
        wide = [date_width(date_lines(each, lines, SOFT, pen), SOFT, pen) for each in (first, last)]
        if sum(wide) + clear * pen.look.unit <= room:
            return DateFoot(lines)
        found.append(max(wide) <= room)
    return DateFoot(1 if found[0] else 2, stacked=True)


def draw_dates(
    named: Sequence[tuple[Text, float]],
    base: float,
    across: tuple[float, float],
    foot: DateFoot,
    pen: ChartPen,
) -> None:
    """Name the dates at both ends under their places, and those between that stand clear of others.

    `named` are dates and where they are; those at the ends stand inside `across`, and move along it where
    they would meet.  The first line is at `base`.
    """
    start, stop = across
    first, last = named[0], named[-1]
    lines = date_lines(first[0], foot.lines, SOFT, pen)
    half = date_width(lines, SOFT, pen) / 2
    taken = [_at_end(lines, (max(start + half, first[1]), base), half, Align.START, first[1], pen)]
    if len(named) > 1:
        lines = date_lines(last[0], foot.lines, SOFT, pen)
        half = date_width(lines, SOFT, pen) / 2
        behind = start if foot.stacked else taken[0][1] + _CLEAR * pen.look.unit
        middle = max(start + half, min(stop - half, max(behind + half, last[1])))
        y = base + foot.stacked * foot.lines * pen.letters.leading(SOFT)
        taken.append(_at_end(lines, (middle, y), half, Align.END, last[1], pen))
    gap = _BETWEEN * pen.look.unit
    for name, x in named[-2:0:-1]:
        lines = date_lines(name, foot.lines, SOFT, pen)
        half = date_width(lines, SOFT, pen) / 2
        if all(x - half > end + gap or x + half < begin - gap for begin, end in taken):
            taken.append((x - half, x + half))
            draw_date(lines, (x, base), SOFT, Align.CENTER, pen)
        else:
            pen.unseen(name, (x, base), apart=True)


def _at_end(
    lines: Sequence[Text], at: tuple[float, float], half: float, align: Align, place: float, pen: ChartPen
) -> tuple[float, float]:
    """Set a date in the middle over a point, its lines flush with the edge that it was moved off.

    Return its ends.
    """
    middle, y = at
    if abs(middle - place) < _MOVED:
        draw_date(lines, at, SOFT, Align.CENTER, pen)
    else:
        draw_date(lines, (middle + (half if align is Align.END else -half), y), SOFT, align, pen)
    return middle - half, middle + half
