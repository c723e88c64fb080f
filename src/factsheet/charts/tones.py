"""Which tones and strokes series and parts are drawn in: any two are told apart, in gray print as well.

Areas differ by their tone, and where a layout has too few that are far apart, one is open: an edge around the
ground.  Lines differ by tone, then by how they are broken.  The first choice is the layout's order of tones;
another is made where two of them would be gray alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import combinations, pairwise, permutations, product
from typing import NamedTuple

from factsheet.charts.drawing import ChartLook
from factsheet.charts.plot import Plot
from factsheet.color import contrast_of_lights
from factsheet.setting.chart_style import Tone

APART = 1.4
"""The contrast in gray (WCAG's ratio) from which two areas with a line of the ground between are two."""
CLEAR = 1.8
"""That from which two areas are told apart at a distance from each other, and their names in a key."""
LINES_APART = 1.6
"""That from which two lines are, which are thin and cross."""
_SEEN = 2.9  # to the ground: WCAG 1.4.11 asks for 3, inks are written in whole per cent
_PARTS = (Tone.DEEP, Tone.MARK, Tone.THIRD, Tone.FOURTH, Tone.INK)
_AREAS = (*_PARTS, Tone.HIGH)
_LINES = (Tone.HIGH, Tone.MARK, Tone.DEEP, Tone.THIRD, Tone.FOURTH)
_BACK = (Tone.CONTEXT, Tone.MARK, Tone.THIRD, Tone.FOURTH)
_STEP = 2.0
"""That between neighbors, from which a row of parts or columns is seen as several at once."""
_FALLING = 1.85
"""That between neighbors from which tones that fall from the first to the last are as good as any."""


class Broken(IntEnum):
    """How a line is broken."""

    NOT = 0
    DASHES = 1
    DOTS = 2


class LineStroke(NamedTuple):
    """How a line is drawn: its tone, and how it is broken."""

    tone: Tone
    broken: Broken = Broken.NOT


def row_tones(plot: Plot, look: ChartLook) -> tuple[Tone, ...] | None:
    """Return the tones of rows that are the parts of one bar; None where not all can be told apart."""
    return _part_tones(look, len(plot.rows), next((at for at, row in enumerate(plot.rows) if row.high), -1))


def _part_tones(look: ChartLook, count: int, high: int = -1) -> tuple[Tone, ...] | None:
    """The tones of parts beside one another; that at `high` stands out.

    The first choice at which all are clearly told apart, neighbors by a clear step, and that falls from the
    first to the last, since the strongest tone is read as the first; else the clearest.
    Tones that stand out are taken where no others do, and one that is open is the last: in between it would
    be taken for what is missing.
    """
    best, clearest = None, (0.0, 0.0, False)
    tiers = list[tuple[Tone, ...]]([_PARTS, (*_PARTS, Tone.OPEN), (*_AREAS, Tone.OPEN)])
    for free in tiers:
        if high >= 0:
            free = tuple(each for each in free if _are_apart(look, each, Tone.HIGH))
        for chosen in _distinct(look, free, count if high < 0 else count - 1):
            all_tones = chosen if high < 0 else (*chosen, Tone.HIGH)
            apart = min((_contrast(look, *pair) for pair in combinations(all_tones, 2)), default=CLEAR)
            if min(apart, CLEAR) < clearest[0]:
                continue
            ordered = _in_order(look, chosen)
            last = tuple(each for each in ordered if each is Tone.OPEN)
            for front in permutations(ordered[: len(ordered) - len(last)]):
                others = (*front, *last)
                seated = others if high < 0 else (*others[:high], Tone.HIGH, *others[high:])
                step = min((_contrast(look, *pair) for pair in pairwise(seated)), default=_STEP)
                falls = front == tuple(ordered[: len(front)])
                clear = (min(apart, CLEAR), _STEP if falls and step >= _FALLING else min(step, _STEP), falls)
                if clear > clearest:
                    best, clearest = seated, clear
        if clearest >= (CLEAR, _STEP, True):
            break
    return best


def series_tones(plot: Plot, look: ChartLook) -> tuple[Tone, ...] | None:
    """Return the tones of the series of bars, columns or stacked parts.

    Those that stand back have what stands out least.  None where there are not as many that are told apart.
    """
    chosen = _part_tones(look, plot.count)
    if chosen is None or not plot.context:
        return chosen
    faint = _in_order(look, chosen)[::-1][: len(plot.context)]
    back, front = iter(faint), iter(each for each in chosen if each not in faint)
    return tuple(next(back if number in plot.context else front) for number in range(plot.count))


def line_strokes(plot: Plot, look: ChartLook) -> tuple[LineStroke, ...] | None:
    """Return how the lines of the series are drawn; None where not all can be told apart."""
    found: dict[int, LineStroke] = {}
    for number in (*plot.mains, *sorted(plot.context)):
        back = number in plot.context
        first = _LINES if plot.context or plot.show != "slope" else _AREAS
        if back:
            # Broken, whatever their tone.
            made = [LineStroke(*each) for each in product(_BACK, (Broken.DASHES, Broken.DOTS, Broken.NOT))]
        else:
            made = [LineStroke(tone) for tone in first]
            made += [
                LineStroke(tone, broken) for broken, tone in product((Broken.DASHES, Broken.DOTS), _AREAS)
            ]
        seen = (each for each in made if _is_seen(look, each.tone))
        free = (each for each in seen if all(_differ(look, each, other) for other in found.values()))
        chosen = next(free, None)
        if chosen is None:
            return None
        found[number] = chosen
    return tuple(found[number] for number in range(plot.count))


def are_told_apart(plot: Plot, look: ChartLook) -> bool:
    """Return whether a layout has a tone or a stroke of its own for each series or part of a chart."""
    if plot.show in ("line", "slope"):
        return line_strokes(plot, look) is not None
    if plot.show == "stacked" and plot.count == 1:
        return row_tones(plot, look) is not None
    if plot.show in ("bars", "columns", "stacked"):
        return series_tones(plot, look) is not None
    # Dots differ by their form; the others draw a series by itself.
    return True


def _distinct(look: ChartLook, tones: Iterable[Tone], count: int) -> Iterator[tuple[Tone, ...]]:
    """Yield every choice of so many tones that are all told apart, the first first."""
    for chosen in combinations([each for each in tones if _is_bar_seen(look, each)], count):
        if all(_are_apart(look, *pair) for pair in combinations(chosen, 2)):
            yield chosen


def _in_order(look: ChartLook, tones: Iterable[Tone]) -> list[Tone]:
    """Tones as they stand out from the ground, that which does most first."""
    ground = look.lights[Tone.GROUND]
    return sorted(tones, key=lambda each: -contrast_of_lights(look.lights[look.inside(each)], ground))


def _are_apart(look: ChartLook, one: Tone, other: Tone) -> bool:
    return _contrast(look, one, other) >= APART


def _contrast(look: ChartLook, one: Tone, other: Tone) -> float:
    """The contrast in gray of two areas."""
    return contrast_of_lights(look.lights[look.inside(one)], look.lights[look.inside(other)])


def _differ(look: ChartLook, one: LineStroke, other: LineStroke) -> bool:
    apart = contrast_of_lights(look.lights[one.tone], look.lights[other.tone]) >= LINES_APART
    return one.broken is not other.broken or apart


def _is_seen(look: ChartLook, tone: Tone) -> bool:
    return contrast_of_lights(look.lights[tone], look.lights[Tone.GROUND]) >= _SEEN


def _is_bar_seen(look: ChartLook, tone: Tone) -> bool:
    return look.has_edge(tone) or _is_seen(look, tone)
