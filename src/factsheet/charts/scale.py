"""Scales: numbers brought to places along a line, and round ticks to read them by.

Every function is pure.  Ticks are steps of 1, 2, 2.5 or 5 and their tens (Heckbert, Nice Numbers for Graph
Labels, Graphics Gems, 1990); places are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_ZERO = Decimal(0)
_MOST_FIGURES = 20
# A line that keeps over half of its axis free below it may begin elsewhere than at nought.
_FROM_ZERO = Decimal("0.5")


class Scale(NamedTuple):
    """Numbers from `low` to `high` at places from `start` to `stop`, in proportion.

    >>> Scale(0.0, 50.0, 0.0, 100.0).at(Decimal(20))
    40.0
    """

    low: float
    high: float
    start: float
    stop: float

    def at(self, value: Decimal | float) -> float:
        """Return the place of a number."""
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.stop - self.start)


def step_for(span: Decimal, most: int) -> Decimal:
    """Return the smallest round step that parts a span into at most so many stretches.

    >>> step_for(Decimal(75), 4), step_for(Decimal("0.9"), 4)
    (Decimal('20'), Decimal('0.25'))
    """
    if span <= 0:
        return Decimal(1)
    least = span / most
    power = Decimal(1).scaleb(least.adjusted())
    return _plain(next(step * power for step in _STEPS if step * power >= least))


def round_up(number: Decimal) -> Decimal:
    """Return the least of 1, 2, 5 and their tens that is no less than a number of one or more.

    >>> [str(round_up(Decimal(each))) for each in (1, 3, 50, "51.5")]
    ['1', '5', '50', '100']
    """
    return next(
        each.scaleb(power)
        for power in range(number.adjusted() + 2)
        for each in (Decimal(1), Decimal(2), Decimal(5))
        if each.scaleb(power) >= number
    ).quantize(Decimal(1))


def step_of(most: Decimal) -> int:
    """Return how many one figure of a pictograph stands for: a round number at which few enough are drawn.

    >>> step_of(Decimal(40)), step_of(Decimal(41)), step_of(Decimal(4312))
    (1, 5, 500)
    """
    return 1 if most <= 2 * _MOST_FIGURES else int(round_up(most / _MOST_FIGURES))


def ticks(low: Decimal, high: Decimal, most: int = 3) -> tuple[Decimal, ...]:
    """Return round numbers at even distances that hold both ends between them, at most `most` + 2 of them.

    >>> [str(each) for each in ticks(Decimal(0), Decimal("61.5"))]
    ['0', '25', '50', '75']
    """
    if low > high:
        low, high = high, low
    if low == high:
        low, high = min(low, _ZERO), max(high, _ZERO) if high else Decimal(1)
    step = step_for(high - low, most)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(_plain(number * step) for number in range(int(first), int(last) + 1))


def domain(values: Iterable[Decimal], from_zero: bool = False) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest number that an axis has to hold.

    Nought is one of them where it is asked for, or where the numbers are not far from it.

    >>> domain([Decimal(70), Decimal(73)]), domain([Decimal(12), Decimal(73)])
    ((Decimal('70'), Decimal('73')), (Decimal('0'), Decimal('73')))
    >>> domain([Decimal(-70), Decimal(-73)]), domain([Decimal(-12), Decimal(-73)])
    ((Decimal('-73'), Decimal('-70')), (Decimal('-73'), Decimal('0')))
    """
    known = tuple(values)
    if not known:
        return _ZERO, Decimal(1)
    low, high = min(known), max(known)
    if from_zero or low <= 0 <= high:
        return min(low, _ZERO), max(high, _ZERO)
    if 0 < low <= high * _FROM_ZERO:
        return _ZERO, high
    if low * _FROM_ZERO <= high < 0:
        return low, _ZERO
    return low, high


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places as near to those wanted as can be, each at least a gap from the next, within limits.

    The order is kept.  Where there is no room for all, they overrun the upper limit.

    >>> apart([10.0, 11.0, 30.0], 4.0, 0.0, 40.0)
    [8.5, 12.5, 30.0]
    """
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    # Each cluster: the sum of what its first place would be, and how many places.
    clusters: list[tuple[float, int]] = []
    for each in order:
        total, count = wanted[each], 1
        while clusters and _begins(clusters[-1], gap, low, high) + gap * clusters[-1][1] > _begins(
            (total, count), gap, low, high
        ):
            before, number = clusters.pop()
            total, count = before + total - gap * number * count, number + count
        clusters.append((total, count))
    places = [
        _begins(cluster, gap, low, high) + gap * number
        for cluster in clusters
        for number in range(cluster[1])
    ]
    found = [0.0] * len(wanted)
    for each, place in zip(order, places, strict=True):
        found[each] = place
    return found


def _begins(cluster: tuple[float, int], gap: float, low: float, high: float) -> float:
    """Where the first place of a cluster stands, so that all are near theirs and within the limits."""
    total, count = cluster
    return max(low, min(total / count, high - gap * (count - 1)))


def _plain(number: Decimal) -> Decimal:
    """The number without an exponent and without zeros behind it.

    >>> str(_plain(Decimal("2E+1"))), str(_plain(Decimal("0.250")))
    ('20', '0.25')
    """
    whole = number.normalize()
    exponent = whole.as_tuple().exponent
    return whole.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else whole
