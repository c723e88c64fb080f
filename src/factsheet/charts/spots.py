"""Where columns of dates stand along time: as far apart as the dates are, unless long times are shortened."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise
from typing import NamedTuple

from factsheet.art.outline import CLOSE, Point, polyline
from factsheet.charts.drawing import THIN, ChartPen
from factsheet.charts.plot import Plot
from factsheet.setting.chart_style import Tone

_SHORTENED = (12.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0)  # distances: what longer times are shortened to
_BROKEN = (2.5, 1.5)  # what they are drawn as: distances at least, as against the longest of the others
_HARDLY = 1.15  # what is longer by less is of one length: a month of 28 days and one of 31
_SAME = 1.005
_GAP, _HALF, _SLOPE = 0.7, 1.6, 0.8  # millimeters: half a gap in a line, half the height of its strokes


class Spots(NamedTuple):
    """How far from the first column each stands; one distance is the shortest time between two dates.

    `broken` are the columns before which the time is longer than it is drawn.
    """

    places: tuple[float, ...]
    broken: tuple[int, ...] = ()

    @property
    def even(self) -> bool:
        """Whether all stand at one distance."""
        return self.places[-1] == len(self.places) - 1


def spots_of(plot: Plot) -> Iterator[Spots]:
    """Yield where columns may stand: as their dates do, then with long times shortened more and more.

    Names, and dates at even distances, stand evenly.
    """
    days = [row.day or 0.0 for row in plot.rows]
    times = [after - before for before, after in pairwise(days)]
    if not plot.timed or not times or min(times) <= 0 or _even(days, times):
        yield Spots(tuple(map(float, range(len(days)))))
        return
    steps = [each / min(times) for each in times]
    for most in (math.inf, *_SHORTENED):
        # What is hardly longer is drawn as it is.
        broken = tuple(at for at, each in enumerate(steps, 1) if each > most * _HARDLY)
        if broken or most == math.inf:
            # A time that is broken tells no length: it is drawn little longer than those that are whole.
            whole = max(each for at, each in enumerate(steps, 1) if at not in broken)
            short = min(most, max(_BROKEN[0], _BROKEN[1] * whole))
            drawn = (short if at in broken else each for at, each in enumerate(steps, 1))
            yield Spots(tuple(accumulate(drawn, initial=0.0)), broken)


def _even(days: Sequence[float], times: Sequence[float]) -> bool:
    """Whether dates are at one distance: in days, or in months and years, which are not all as long."""
    if max(times) <= min(times) * _SAME:
        return True
    months = [each.year * 12 + each.month for each in (date.fromordinal(int(day)) for day in days)]
    steps = {after - before for before, after in pairwise(months)}
    return len(steps) == 1 and max(times) <= min(times) * _HARDLY


def jumps(plot: Plot) -> tuple[int, ...]:
    """Return the rows of dates before which the time is longer than the shortest between two."""
    places = next(spots_of(plot)).places
    return tuple(at for at, (one, other) in enumerate(pairwise(places), 1) if other - one > _HARDLY)


def draw_break(at: Point, pen: ChartPen, upright: bool = False) -> None:
    """Break a line at a point, where a time is shortened: two strokes, the ground between them."""
    (x, y), unit = at, pen.look.unit
    half, slope = _HALF * unit, _SLOPE * unit / 2
    ends = [[(side - slope, half), (side + slope, -half)] for side in (-_GAP * unit, _GAP * unit)]
    if upright:
        ends = [[(dy, dx) for dx, dy in each] for each in ends]
    first, second = ([(x + dx, y + dy) for dx, dy in each] for each in ends)
    pen.fill((*polyline([*first, second[1], second[0]]), CLOSE), Tone.GROUND)
    for each in (first, second):
        pen.line(each, Tone.ZERO, max(THIN, pen.look.zero))
