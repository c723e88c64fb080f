"""Scales: numbers brought to places along a line, and round ticks to read them by.

Every function is pure.  Ticks are steps of 1, 2, 2.5 or 5 and their tens (Heckbert, Nice Numbers for Graph
Labels, Graphics Gems, 1990); places are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_ZERO = Decimal(0)
_ROUND = (Decimal(1), Decimal(2), Decimal(5))
_MOST_FIGURES = 20
_MOST_IN_LINES = 100  # in lines of ten or twenty below one another
_LINE = 0.96  # of the leading: what the last line of words takes
_BETWEEN = 0.3  # of a line: from words of several lines to the next
_FAULT = Decimal("1.1")  # by what the figures of two numbers may be off their proportion
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


def step_for(span: Decimal, most: int, finest: Decimal = _ZERO) -> Decimal:
    """Return the smallest round step that parts a span into at most so many stretches.

    It is a multiple of the `finest`, a power of ten: of one for numbers of whole things.

    >>> step_for(Decimal(75), 4), step_for(Decimal("0.9"), 4)
    (Decimal('20'), Decimal('0.25'))
    >>> step_for(Decimal(7), 3, Decimal(1)), step_for(Decimal("0.9"), 4, Decimal(1))
    (Decimal('5'), Decimal('1'))
    """
    if span <= 0:
        return Decimal(1)
    least = max(span / most, finest)
    power = Decimal(1).scaleb(least.adjusted())
    steps = (step * power for step in _STEPS)
    return _plain(next(each for each in steps if each >= least and not (finest and each % finest)))


def round_up(number: Decimal) -> Decimal:
    """Return the least of 1, 2, 5 and their tens that is no less than a number of one or more.

    >>> [str(round_up(Decimal(each))) for each in (1, 3, 50, "51.5")]
    ['1', '5', '50', '100']
    """
    return next(
        each.scaleb(power)
        for power in range(number.adjusted() + 2)
        for each in _ROUND
        if each.scaleb(power) >= number
    ).quantize(Decimal(1))


def step_of(counts: Iterable[Decimal]) -> int:
    """Return how many one figure of a pictograph stands for: a round number at which few enough are drawn.

    Figures are whole, and in proportion: up to twenty for the greatest number, and more where the figures
    of two numbers would be off their proportion by over a tenth.  Where a hundred would not do, the number
    that is off least is taken.  The least number is one figure at least; 0 where so many more would stand
    for the greatest that nobody sees how many.

    >>> step_of([Decimal(40)]), step_of([Decimal(41)]), step_of([Decimal(45_000), Decimal(90_000)])
    (1, 5, 5000)
    >>> step_of([Decimal(1240), Decimal(4873)]), step_of([Decimal(4312), Decimal(250)])
    (200, 50)
    >>> step_of([Decimal(4312), Decimal(75)]), step_of([Decimal(4312), Decimal(15)])
    (100, 0)
    """
    drawn = [each for each in counts if each > 0]
    most = max(drawn, default=_ZERO)
    if most <= 2 * _MOST_FIGURES:
        return 1
    wanted = int(round_up(most / _MOST_FIGURES))
    powers = range(most.adjusted() + 1)
    steps = [int(each.scaleb(power)) for power in powers[::-1] for each in reversed(_ROUND)]
    # Half a figure is the least that is rounded to a whole one.
    greatest = min(Decimal(wanted), 2 * min(drawn))
    steps = [each for each in steps if each <= greatest and most / each <= _MOST_IN_LINES]
    return min(steps, key=lambda step: max(_fault(drawn, step), _FAULT), default=0)


def figures_of(value: Decimal | None, step: int) -> int:
    """Return how many figures a number is, to the nearest whole.

    >>> figures_of(Decimal(1240), 200), figures_of(None, 200)
    (6, 0)
    """
    return int((value / step).to_integral_value(ROUND_HALF_UP)) if value else 0


def _fault(drawn: Iterable[Decimal], step: int) -> Decimal:
    """By what the figures of two numbers are off their proportion at most: 1 where they are in it."""
    shares = [figures_of(each, step) / each for each in drawn]
    return max(shares) / min(shares)


def ticks(low: Decimal, high: Decimal, most: int = 3, finest: Decimal = _ZERO) -> tuple[Decimal, ...]:
    """Return round numbers at even distances that hold both ends between them, at most `most` + 2 of them.

    Their distance is a multiple of the `finest`, a power of ten.

    >>> [str(each) for each in ticks(Decimal(0), Decimal("61.5"))]
    ['0', '25', '50', '75']
    >>> [str(each) for each in ticks(Decimal(3), Decimal(4), finest=Decimal(1))]
    ['3', '4']
    """
    if low > high:
        low, high = high, low
    if low == high:
        low, high = min(low, _ZERO), max(high, _ZERO) if high else Decimal(1)
    step = step_for(high - low, most, finest)
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


def blocks(lines: Sequence[int], leading: float) -> list[float]:
    """Return how high words are that stand in so many lines each, one set of them over the next.

    Where some have several lines there is room to the next, or a value would be read with the name under it.
    """
    between = _BETWEEN if max(lines, default=0) > 1 else 0.0
    return [(each - 1 + _LINE + between) * leading for each in lines]


def apart(wanted: Sequence[float], gap: float | Sequence[float], low: float, high: float) -> list[float]:
    """Return places as near to those wanted as can be, each at least a gap from the next, within limits.

    `gap` is the same for all, or how high each is: then the gap of two is half of both.  The order is kept.
    Where there is no room for all, they overrun the upper limit.

    >>> apart([10.0, 11.0, 30.0], 4.0, 0.0, 40.0), apart([10.0, 11.0], [8.0, 4.0], 0.0, 40.0)
    ([8.5, 12.5, 30.0], [7.5, 13.5])
    """
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    highs = [gap if isinstance(gap, float | int) else gap[each] for each in order]
    away = [0.0, *accumulate((one + other) / 2 for one, other in pairwise(highs))][: len(order)]
    # As if all were in one place: those that would change their order share the middle of theirs
    # (isotonic regression; limits do not change which do).
    clusters: list[tuple[float, int]] = []
    for each, far in zip(order, away, strict=True):
        total, count = wanted[each] - far, 1
        while clusters and clusters[-1][0] / clusters[-1][1] > total / count:
            before, number = clusters.pop()
            total, count = before + total, number + count
        clusters.append((total, count))
    begun = [max(low, min(total / count, high - away[-1])) for total, count in clusters for _ in range(count)]
    found = [0.0] * len(wanted)
    for each, begin, far in zip(order, begun, away, strict=True):
        found[each] = begin + far
    return found


def _plain(number: Decimal) -> Decimal:
    """The number without an exponent and without zeros behind it.

    >>> str(_plain(Decimal("2E+1"))), str(_plain(Decimal("0.250")))
    ('20', '0.25')
    """
    whole = number.normalize()
    exponent = whole.as_tuple().exponent
    return whole.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else whole
