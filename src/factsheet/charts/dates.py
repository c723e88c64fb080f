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
    """Return the lines of a date: one, or two where there may be so many and it has a space."""
    return (name,) if most < 2 else pen.letters.halves(name, type)


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
    ends = [named[0], *named[-1:]] if len(named) > 1 else [named[0]]
    parted = [date_lines(name, foot.lines, SOFT, pen) for name, _ in ends]
    halves = [date_width(each, SOFT, pen) / 2 for each in parted]
    middles = [max(start + halves[0], ends[0][1])]
    if len(ends) > 1:
        clear = 0.0 if foot.stacked else sum(halves) + _CLEAR * pen.look.unit
        middles.append(max(start + halves[1], min(stop - halves[1], ends[1][1])))
        if clear and middles[1] - middles[0] < clear:
            # The last moves toward the end as far as it can, the first toward the start.
            middles[1] = max(middles[1], min(stop - halves[1], middles[0] + clear))
            middles[0] = max(start + halves[0], min(middles[0], middles[1] - clear))
    taken = []
    aligns = (Align.START, Align.END)[: len(ends)]
    for at, (lines, half, middle, align) in enumerate(zip(parted, halves, middles, aligns, strict=True)):
        y = base + at * foot.stacked * foot.lines * pen.letters.leading(SOFT)
        taken.append(_at_end(lines, (middle, y), half, align, ends[at][1], pen))
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
