"""Lines: where a shaped paragraph is broken at a measure.

Ragged lines are chosen together: as few as possible, and among those ways the one with the
most even right edge and no single word on the last line.  Everything is in em, from advances
added up once, so that another size or measure costs no shaping.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.typeset.shaped import SOFT_HYPHEN, Shaped

Measures = Callable[[int], float]

_EPSILON = 1e-9
_RUNT = 1.0
_SHORT_LAST = 0.15
_HYPHENATED = 0.1
_OVERFULL = 100.0
_BISECTIONS = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: its offsets, and its width in em without white space at its end.

    `overfull`: one unbreakable stretch is wider than the measure, and has been left whole.
    """

    start: int
    stop: int
    width: float
    overfull: bool = False


def ragged(shaped: Shaped, measures: Measures) -> tuple[Line, ...]:
    """The lines of running copy; `measures` gives the measure in em of each line by its number from 0.

    The measure may change from line to line, where copy wraps round a picture.
    """
    return _broken(shaped, measures, last_counts=False)


def balanced(shaped: Shaped, measure: float) -> tuple[Line, ...]:
    """The lines of a heading or label, as even as they can be in as few lines as the measure needs."""
    lines = _broken(shaped, lambda _: measure, last_counts=True)
    if len(lines) <= 1 or any(line.overfull for line in lines):
        return lines
    narrow, wide = max(line.width for line in lines) / len(lines), measure
    for _ in range(_BISECTIONS):
        middle = (narrow + wide) / 2
        if _count(shaped, middle) > len(lines):
            narrow = middle
        else:
            wide = middle
    return _broken(shaped, lambda _: wide, last_counts=True)


def single(shaped: Shaped) -> tuple[Line, ...]:
    """The whole paragraph on one line, for titles and numerals that are fitted to a width."""
    if not shaped.text:
        return ()
    stop = len(shaped.text)
    return (Line(0, stop, shaped.width(0, stop)),)


@dataclass(frozen=True, slots=True)
class _Stops:
    """The places between two forced breaks at which a line may begin or end.

    `left[i]` is where a line from place `i` begins, `edge[i]` where one to it ends without
    a hyphen and `right[i]` with it.
    """

    offsets: Sequence[int]
    left: Sequence[float]
    edge: Sequence[float]
    right: Sequence[float]

    @property
    def last(self) -> int:
        return len(self.offsets) - 1

    def width(self, start: int, stop: int) -> float:
        return self.right[stop] - self.left[start]

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


def _stops(shaped: Shaped) -> tuple[_Stops, ...]:
    """The places of each stretch between forced breaks; kept with the paragraph."""
    found: tuple[_Stops, ...] | None = shaped.memo.get("stops")
    if found is None:
        found = shaped.memo["stops"] = tuple(_stretch(shaped, offsets) for offsets in _parted(shaped))
    return found


def _parted(shaped: Shaped) -> Iterator[list[int]]:
    """The offsets of the places, stretch by stretch between forced breaks."""
    offsets = [0]
    for offset in shaped.breaks:
        offsets.append(offset)
        if offset in shaped.forced:
            yield offsets
            offsets = [offset]
    if len(offsets) > 1:
        yield offsets


def _stretch(shaped: Shaped, offsets: list[int]) -> _Stops:
    cum = shaped.cum
    edge, right = [cum[offsets[0]]], [cum[offsets[0]]]
    for start, stop in zip(offsets, offsets[1:], strict=False):
        end = shaped.visible_end(offsets[0], stop)
        trailing = shaped.manner.tracking_in(shaped.item_at(end - 1).script) if end > start else 0.0
        hyphen = shaped.hyphen(stop)
        edge.append(max(edge[-1], cum[end] - trailing))
        right.append(cum[end] - trailing + (hyphen.advance + trailing if hyphen else 0.0))
    return _Stops(offsets, [cum[offset] for offset in offsets], edge, right)


def _greedy(stops: _Stops, measures: Measures, number: int) -> list[int]:
    """The places reached by filling each line, from line `number` on."""
    places = [0]
    while places[-1] < stops.last:
        places.append(stops.furthest(places[-1], measures(number + len(places) - 1)))
    return places


def _count(shaped: Shaped, measure: float) -> int:
    """How many lines the paragraph needs at a measure."""
    return sum(len(_greedy(stops, lambda _: measure, 0)) - 1 for stops in _stops(shaped))


def _broken(shaped: Shaped, measures: Measures, last_counts: bool) -> tuple[Line, ...]:
    lines: list[Line] = []
    for stops in _stops(shaped):
        places = _optimum(shaped, stops, measures, len(lines), last_counts)
        for start, stop in zip(places, places[1:], strict=False):
            measure = measures(len(lines))
            width = shaped.width(stops.offsets[start], stops.offsets[stop])
            overfull = stops.width(start, stop) > measure + _EPSILON
            lines.append(Line(stops.offsets[start], stops.offsets[stop], width, overfull))
    return tuple(lines)


def _optimum(shaped: Shaped, stops: _Stops, measures: Measures, number: int, last_counts: bool) -> list[int]:
    """The places of the best lines, in as few as greedy filling needs.

    Line by line: the places that line `k` can end at lie between the earliest from which
    the rest still fits and the furthest that greedy filling reaches, which keeps the choice
    small even where every character may end a line.
    """
    furthest = _greedy(stops, measures, number)
    count = len(furthest) - 1
    if count == 1:
        return furthest
    measure = [measures(number + line) for line in range(count)]
    earliest = [*furthest[:-1], stops.last]
    for line in range(count - 1, 0, -1):
        earliest[line] = min(stops.earliest(earliest[line + 1], measure[line]), furthest[line])
    layer: dict[int, float] = {0: 0.0}
    chosen: list[dict[int, int]] = []
    for line in range(count):
        costs: dict[int, float] = {}
        came: dict[int, int] = {}
        for start, cost in layer.items():
            reach = min(stops.furthest(start, measure[line]), furthest[line + 1])
            for stop in range(max(start + 1, earliest[line + 1]), reach + 1):
                total = cost + _cost(shaped, stops, start, stop, measure[line], last_counts)
                if total < costs.get(stop, float("inf")):
                    costs[stop], came[stop] = total, start
        layer = costs
        chosen.append(came)
    places = [stops.last]
    for came in reversed(chosen):
        places.append(came[places[-1]])
    return places[::-1]


def _cost(shaped: Shaped, stops: _Stops, start: int, stop: int, measure: float, last_counts: bool) -> float:
    """What is wrong with a line: its slack squared, a hyphen, a last line of one word."""
    width = stops.width(start, stop)
    slack = (measure - width) / measure if measure > 0 else 0.0
    if slack < -_EPSILON:
        return _OVERFULL - slack
    if stop < stops.last:
        hyphenated = shaped.text[stops.offsets[stop] - 1] == SOFT_HYPHEN
        return slack * slack + (_HYPHENATED if hyphenated else 0.0)
    cost = slack * slack if last_counts else 0.0
    if stop - start == 1 and width < measure / 2:
        return cost + _RUNT
    return cost + (_SHORT_LAST if width < measure * _SHORT_LAST else 0.0)
