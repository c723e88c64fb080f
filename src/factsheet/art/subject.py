"""What a drawing is of: the details on its grounds, and the part of it in which most of them are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from factsheet.art.drawing import Drawing, Layer, Shares
from factsheet.art.outline import Bounds, flatten
from factsheet.workshop import remembered

_GROUND = (
    0.12  # of the area of a drawing: what is larger, and reaches its head or foot, is a ground, as a sky
)
_SMALLEST = 1e-4  # of it: what is smaller is grain
_WIDE, _STRIPS = 0.08, 24  # of its width: what is wider is looked at in upright strips
_BINS = 60  # of a side, in which the area of details is counted
_MARGIN = 0.08  # of what is seen of a side, between its edge and the details
_MORE, _AS_MUCH = 0.1, 0.005  # of all details: what is worth another place, and what is no less


def in_sight(drawing: Drawing, width: float, height: float, asked: Shares) -> Shares:
    """Return which share of what is cut off at width x height lies left of what is kept, and over it.

    It is what is asked for, unless that cuts off a tenth more of what is drawn than another place would: what
    a drawing is of may stand anywhere on it.
    """
    factor, spread = max(width / drawing.width, height / drawing.height), _spread(drawing)
    across = _best(spread[0], width / (drawing.width * factor), asked[0])
    return across, _best(spread[1], height / (drawing.height * factor), asked[1])


@remembered(most=64)
def _spread(drawing: Drawing) -> tuple[Sequence[float], Sequence[float]]:
    """How much of the details lies left of each line of a grid, and over each: from 0 to 1."""
    boxes = boxes_of(drawing)
    found = []
    for size, sides in (
        (drawing.width, [(box.left, box.right, box.height) for box in boxes]),
        (drawing.height, [(box.top, box.bottom, box.width) for box in boxes]),
    ):
        bins = [0.0] * _BINS
        step = size / _BINS
        for low, high, broad in sides:
            for at in range(max(0, int(low / step)), min(_BINS, int(high / step) + 1)):
                bins[at] += max(0.0, min(high, (at + 1) * step) - max(low, at * step)) * broad
        total = sum(bins) or 1.0
        found.append(tuple(accumulate((own / total for own in bins), initial=0.0)))
    return found[0], found[1]


def _best(spread: Sequence[float], seen: float, asked: float) -> float:
    """The share of what is cut off that lies before what is seen: as asked, or with more of the details."""
    spare = 1.0 - seen
    if spare * _BINS < 1 or not spread[-1]:  # nothing is cut off, or the drawing is all ground
        return asked

    def before(at: float) -> float:
        whole = min(_BINS - 1, int(at * _BINS))
        return spread[whole] + (spread[whole + 1] - spread[whole]) * (at * _BINS - whole)

    def shown(share: float) -> float:
        return before(share * spare + seen) - before(share * spare)

    found = asked
    if shown(asked) < 1.0 - _MORE:
        ways = [at / _BINS for at in range(_BINS + 1)]
        most = max(map(shown, ways))
        if most - shown(asked) > _MORE:
            full = (each for each in ways if shown(each) >= most - _AS_MUCH)
            found = min(full, key=lambda each: abs(each - asked))
    # What is seen whole keeps a margin to where the drawing is cut off.
    first, last = bisect_right(spread, _AS_MUCH) - 1, bisect_left(spread, 1.0 - _AS_MUCH)
    low, high = first / _BINS, last / _BINS
    margin = min(_MARGIN * seen, (seen - (high - low)) / 2)
    if margin <= 0:
        return found
    begins = min(max(found * spare, high + margin - seen), low - margin)
    return min(1.0, max(0.0, begins / spare))


@remembered(most=64)
def boxes_of(drawing: Drawing) -> tuple[Bounds, ...]:
    """Return the boxes of what is neither a ground nor grain, in the drawing's own units."""
    whole = drawing.width * drawing.height
    boxes: dict[Bounds, None] = {}
    for layer in drawing.layers:
        box = layer.bounds
        area = box.width * box.height
        ground = area >= _GROUND * whole and (box.top <= 0 or box.bottom >= drawing.height)
        if area > _SMALLEST * whole and not ground:
            wide = box.width > _WIDE * drawing.width
            boxes |= dict.fromkeys(_strips(layer, box) if wide else (box,))
    return tuple(boxes)


def _strips(layer: Layer, box: Bounds) -> Iterator[Bounds]:
    """Upright strips of a wide outline, such as hills: its box is mostly not of it."""
    wide = box.width / _STRIPS
    reach = [(box.bottom, box.top)] * _STRIPS
    for line in flatten(layer.outline, box.width / 100):
        for (x0, y0), (x1, y1) in pairwise(line):
            first, last = sorted(max(0, min(_STRIPS - 1, int((x - box.left) / wide))) for x in (x0, x1))
            for at in range(first, last + 1):
                # The stretch of the edge that is within the strip.
                left, right = box.left + at * wide, box.left + (at + 1) * wide
                ends = [y0, y1]
                if x1 != x0:
                    held = (min(max(x, left), right) for x in (x0, x1))
                    ends = [y0 + (y1 - y0) * (x - x0) / (x1 - x0) for x in held]
                reach[at] = min(reach[at][0], *ends), max(reach[at][1], *ends)
    for at, (top, bottom) in enumerate(reach):
        if top < bottom:
            yield Bounds(box.left + at * wide, top, box.left + (at + 1) * wide, bottom)
