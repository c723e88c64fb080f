"""Lines: where a shaped paragraph is broken at a measure.

Ragged lines are chosen together: as few as possible, and among those ways the one with the
most even right edge and no single word on the last line.  Everything is in em, from advances
added up once, so that another size or measure costs no shaping.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from factsheet.typeset.breaks import breaks_between_words
from factsheet.typeset.cut import line_width
from factsheet.typeset.shaped import HANGING, SOFT_HYPHEN, ShapedParagraph

EmMeasures = Callable[[int], float]

_EPSILON = 1e-9
_BISECTIONS = 16
_KEPT = 64

# What is wrong with a line, in squares of its slack as a share of the measure: a slack of a
# third of the measure counts about 0.1.
_RUNT = 1.0
_SHORT_LAST = 0.15
_HYPHENATED = 0.1
_INSIDE_WORD = 0.02
_OVERFULL = 100.0
_MOST_SLACK = 0.4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: its offsets, and its width in em without white space at its end.

    The width is the one that the line was chosen by; where the break changes the glyphs
    beside it, the line as set may differ by a few units of the font.
    `overfull`: one unbreakable stretch is wider than the measure, and has been left whole.
    """

    start: int
    stop: int
    width: float
    overfull: bool = False


class LineCount(NamedTuple):
    """How many lines copy takes, and by how much in em each stretch is too wide that cannot be broken."""

    lines: int
    excess: tuple[float, ...]


def count_lines(shaped: ShapedParagraph, measures: EmMeasures) -> LineCount:
    """What `ragged` and `balanced` need of lines; filling them takes a quarter of the time of choosing them.

    >>> from factsheet.fonts.library import bundled
    >>> from factsheet.typeset.glyphs import Manner
    >>> from factsheet.typeset.piece import Piece
    >>> from factsheet.typeset.shape import shape
    >>> from factsheet.display import Direction
    >>> piece = Piece("People sought protection", ("source-sans",), 400, "ink", "label")
    >>> shaped = shape((piece,), Manner("en"), Direction.LTR, bundled())
    >>> count_lines(shaped, lambda _: 6.0), len(ragged(shaped, lambda _: 6.0))
    (Filling(lines=2, excess=()), 2)
    """
    count = 0
    excess: list[float] = []
    for stops in _stops(shaped):
        place, last = 0, len(stops.offsets) - 1
        while place < last:
            measure = measures(count)
            start, place = place, stops.furthest(place, measure)
            # Only a single stretch can be wider than its line.
            if place == start + 1 and (beyond := stops.width(start, place) - measure) > _EPSILON:
                excess.append(beyond)
            count += 1
    return LineCount(count, tuple(excess))


def too_wide(shaped: ShapedParagraph, measure: float) -> list[tuple[int, int]]:
    """The stretches that cannot be broken and are wider than a measure in em."""
    if _fits(shaped, measure):
        return []
    return [
        (stops.offsets[at], stops.offsets[at + 1])
        for stops in _stops(shaped)
        for at in range(len(stops.left) - 1)
        if stops.width(at, at + 1) > measure + _EPSILON
    ]


def ragged(shaped: ShapedParagraph, measures: EmMeasures) -> tuple[Line, ...]:
    """The lines of running copy; `measures` gives the measure in em of each line by its number from 0.

    The measure may change from line to line, where copy wraps round a picture.
    """
    return _broken(shaped, measures, last_counts=False)


def balanced(shaped: ShapedParagraph, measure: float) -> tuple[Line, ...]:
    """The lines of a heading or label, as even as they can be in as few lines as the measure needs."""
    lines = _broken(shaped, lambda _: measure, last_counts=True)
    if len(lines) <= 1 or any(line.overfull for line in lines):
        return lines
    even = narrowest(shaped, len(lines))
    return even if len(even) == len(lines) else lines


def narrowest(shaped: ShapedParagraph, count: int) -> tuple[Line, ...]:
    """The lines at the narrowest measure that needs no more than `count` of them.

    Forced breaks are kept, so that there may be more.
    """
    if not shaped.text:
        return ()
    total = shaped.cum[-1]
    low, high = total / max(count, 1) / 2, total
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if _count(shaped, middle) > count or not _fits(shaped, middle):
            low = middle
        else:
            high = middle
    return _broken(shaped, lambda _: high, last_counts=True)


def in_whole_words(shaped: ShapedParagraph) -> ShapedParagraph:
    """The paragraph with no break inside a word, for headings and labels: the same one but in Chinese."""
    if "whole words" not in shaped.memo:
        breaks = breaks_between_words(shaped.text, shaped.lang, shaped.breaks)
        other = None if breaks == shaped.breaks else replace(shaped, breaks=breaks, memo={})
        shaped.memo["whole words"] = other
    return shaped.memo["whole words"] or shaped


def single(shaped: ShapedParagraph) -> tuple[Line, ...]:
    """The whole paragraph on one line, for titles and numerals that are fitted to a width."""
    if not shaped.text:
        return ()
    stop = len(shaped.text)
    return (Line(0, stop, line_width(shaped, 0, stop)),)


@dataclass(frozen=True, slots=True)
class _Stops:
    """The places between two forced breaks at which a line may begin or end.

    `left[i]` is where a line from place `i` begins, `edge[i]` where one to it ends without
    a hyphen and `right[i]` with it; `flaw[i]` is what speaks against ending a line there.
    """

    offsets: Sequence[int]
    left: Sequence[float]
    edge: Sequence[float]
    right: Sequence[float]
    flaw: Sequence[float]

    def width(self, start: int, stop: int) -> float:
        return self.right[stop] - self.left[start]

    def cost(self, start: int, stop: int, measure: float) -> float:
        """What is wrong with a line that is not the last."""
        slack = (self.left[start] + measure - self.right[stop]) / measure if measure > 0 else 0.0
        return slack * slack + self.flaw[stop] + (_OVERFULL if slack < -_EPSILON else 0.0)

    def furthest(self, start: int, measure: float) -> int:
        """The last place that a line from `start` can reach; the next one if none fits."""
        limit = self.left[start] + measure + _EPSILON
        stop = bisect_right(self.edge, limit, start + 1) - 1
        while stop > start + 1 and self.right[stop] > limit:
            stop -= 1
        return max(stop, start + 1)

    def earliest(self, stop: int, measure: float) -> int:
        """The first place from which a line can reach `stop`; the one before if none can."""
        return min(bisect_left(self.left, self.right[stop] - measure - _EPSILON), stop - 1)


def _stops(shaped: ShapedParagraph) -> tuple[_Stops, ...]:
    """The places of each stretch between forced breaks; kept with the paragraph."""
    found: tuple[_Stops, ...] | None = shaped.memo.get("stops")
    if found is None:
        found = shaped.memo["stops"] = tuple(_stretch(shaped, offsets) for offsets in _parted(shaped))
    return found


def _parted(shaped: ShapedParagraph) -> Iterator[list[int]]:
    """The offsets of the places, stretch by stretch between forced breaks."""
    offsets = [0]
    for offset in shaped.breaks:
        offsets.append(offset)
        if offset in shaped.forced:
            yield offsets
            offsets = [offset]
    if len(offsets) > 1:
        yield offsets


def _stretch(shaped: ShapedParagraph, offsets: list[int]) -> _Stops:
    cum, text, first = shaped.cum, shaped.text, offsets[0]
    edge, right, flaw = [cum[first]], [cum[first]], [0.0]
    for stop in offsets[1:]:
        end = shaped.visible_end(first, stop) if text[stop - 1] in HANGING else stop
        hyphen = shaped.hyphen(stop) if text[stop - 1] == SOFT_HYPHEN else None
        beyond = cum[end] - shaped.tracking_after(first, end)
        edge.append(max(edge[-1], beyond))
        right.append(cum[end] + hyphen.advance if hyphen else beyond)
        flaw.append(_HYPHENATED if hyphen else _INSIDE_WORD if end == stop else 0.0)
    return _Stops(offsets, [cum[offset] for offset in offsets], edge, right, flaw)


def _greedy(stops: _Stops, measures: EmMeasures, number: int) -> list[int]:
    """The places reached by filling each line, from line `number` on."""
    places, place, last = [0], 0, len(stops.offsets) - 1
    while place < last:
        place = stops.furthest(place, measures(number))
        places.append(place)
        number += 1
    return places


def _count(shaped: ShapedParagraph, measure: float) -> int:
    """How many lines the paragraph needs at a measure."""
    return sum(len(_greedy(stops, lambda _: measure, 0)) - 1 for stops in _stops(shaped))


def _fits(shaped: ShapedParagraph, measure: float) -> bool:
    """Whether every unbreakable stretch is within a measure."""
    widest: float | None = shaped.memo.get("widest")
    if widest is None:
        stretches = [stops.width(i, i + 1) for stops in _stops(shaped) for i in range(len(stops.left) - 1)]
        widest = shaped.memo["widest"] = max(stretches, default=0.0)
    return widest <= measure + _EPSILON


def _broken(shaped: ShapedParagraph, measures: EmMeasures, last_counts: bool) -> tuple[Line, ...]:
    """The lines of all stretches; kept with the paragraph by the measures that they needed."""
    filled: list[list[int]] = []
    needed: list[float] = []
    for stops in _stops(shaped):
        first = len(needed)
        places = _greedy(stops, measures, first)
        needed += [measures(first + line) for line in range(len(places) - 1)]
        filled.append(places)
    kept: dict[tuple[bool, tuple[float, ...]], tuple[Line, ...]] = shaped.memo.setdefault("lines", {})
    key = last_counts, tuple(needed)
    found = kept.get(key)
    if found is None:
        if len(kept) >= _KEPT:
            kept.clear()
        found = kept[key] = tuple(_chosen(shaped, filled, needed, last_counts))
    return found


def _chosen(
    shaped: ShapedParagraph, filled: Sequence[list[int]], needed: Sequence[float], last_counts: bool
) -> Iterator[Line]:
    number = 0
    for stops, furthest in zip(_stops(shaped), filled, strict=True):
        measures = needed[number : number + len(furthest) - 1]
        number += len(measures)
        for measure, (start, stop) in zip(
            measures, pairwise(_optimum(stops, furthest, measures, last_counts)), strict=True
        ):
            width = stops.width(start, stop)
            yield Line(stops.offsets[start], stops.offsets[stop], width, width > measure + _EPSILON)


def _optimum(stops: _Stops, furthest: list[int], measures: Sequence[float], last_counts: bool) -> list[int]:
    """The places of the best lines, in as few as greedy filling (`furthest`) needs.

    Line by line: the places at which a line can end lie between the earliest from which the
    rest still fits and the one that greedy filling reaches.  What is already worse than greedy
    filling as a whole is not followed up, which keeps the choice small even where every
    character may end a line.
    """
    if len(measures) == 1:
        return furthest
    earliest = list(furthest)
    for line in range(len(measures) - 1, 0, -1):
        earliest[line] = min(stops.earliest(earliest[line + 1], measures[line]), furthest[line])
    filled = [stops.cost(*ends, measure) for ends, measure in zip(pairwise(furthest), measures, strict=True)]
    last, measure = furthest[-1], measures[-1]
    filled[-1] = _last_cost(stops, furthest[-2], last, measure, last_counts)
    windows = [(max(first, 1), final) for first, final in zip(earliest[1:-1], furthest[1:-1], strict=True)]
    least = [min(stops.flaw[first : final + 1]) for first, final in windows]
    worst = sum(filled) + _EPSILON - sum(least)
    costs: dict[int, float] = {0: 0.0}
    came_from: list[dict[int, int]] = []
    for window, own, flaw in zip(windows, measures, least, strict=False):
        costs, came = _line_ends(stops, costs, window, own, worst)
        worst += flaw
        came_from.append(came)
    ends = {
        start: cost + _last_cost(stops, start, last, measure, last_counts) for start, cost in costs.items()
    }
    places = [last, min(ends, key=lambda start: (ends[start], -start))]
    for came in reversed(came_from):
        places.append(came[places[-1]])
    return places[::-1]


def _line_ends(
    stops: _Stops, starts: dict[int, float], window: tuple[int, int], measure: float, worst: float
) -> tuple[dict[int, float], dict[int, int]]:
    """The least cost of all lines up to each place where this one can end, and where it then begins.

    `worst` is what all lines up to this one may cost besides the least flaw of this one's end.
    """
    most = worst + min(stops.flaw[window[0] : window[1] + 1])
    costs: dict[int, float] = {}
    came: dict[int, int] = {}
    left, edge, right, flaw = stops.left, stops.edge, stops.right, stops.flaw
    scale = 1 / measure if measure > 0 else 0.0
    for start, cost in starts.items():
        limit = left[start] + measure
        reach = min(stops.furthest(start, measure), window[1])
        slackest = min(_MOST_SLACK, sqrt(max(0.0, worst - cost)))
        loose = bisect_left(edge, limit - slackest * measure, start + 1)
        for stop in range(min(max(start + 1, window[0], loose), max(reach, window[0])), reach + 1):
            slack = (limit - right[stop]) * scale
            total = cost + slack * slack + flaw[stop]
            if slack < -_EPSILON:
                total += _OVERFULL
            if total <= most and (stop not in costs or total < costs[stop]):
                costs[stop], came[stop] = total, start
    return costs, came


def _last_cost(stops: _Stops, start: int, stop: int, measure: float, last_counts: bool) -> float:
    """What is wrong with the last line: one short word, too little, too wide."""
    width = stops.width(start, stop)
    if width > measure + _EPSILON:
        return _OVERFULL + width - measure
    slack = (measure - width) / measure if last_counts else 0.0
    if start and stop - start == 1 and width < measure / 2:
        return slack * slack + _RUNT
    return slack * slack + (_SHORT_LAST if start and width < measure * _SHORT_LAST else 0.0)
