"""The digits of a number that mean something: binary noise and needless noughts go."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import NamedTuple

# A binary fraction of 64 bits carries 15 decimal digits for certain; what is printed has at most 12.
_CERTAIN = 15
_PRINTED = 12
_LEAST_PLACES = 2


class Measured(NamedTuple):
    """A number as it prints, and whether digits that are no noise were left out."""

    number: Decimal
    lost: bool = False


def measured(number: Decimal) -> Measured:
    """Return a number without what its binary form added, and without a fraction that is nought.

    >>> measured(Decimal("0.30000000000000004")), measured(Decimal("9.0"))
    (Measured(number=Decimal('0.3'), lost=False), Measured(number=Decimal('9'), lost=False))
    >>> measured(Decimal("1.30")), measured(Decimal("0.3333333333333333"))
    (Measured(number=Decimal('1.30'), lost=False), Measured(number=Decimal('0.333333333333'), lost=True))
    """
    with localcontext() as context:
        context.prec = 100
        if number == number.to_integral_value():
            return Measured(number.to_integral_value().quantize(Decimal(1)))
        if len(number.as_tuple().digits) <= _CERTAIN:
            return Measured(number)
        certain = _without_noughts(_rounded(number, _CERTAIN))
        if len(certain.as_tuple().digits) < _CERTAIN:
            return Measured(certain)
        return Measured(_without_noughts(_rounded(number, _PRINTED)), lost=True)


def _rounded(number: Decimal, digits: int) -> Decimal:
    """The number to so many significant digits, but never without its first two decimal places."""
    places = max(_LEAST_PLACES, digits - 1 - number.adjusted())
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def _without_noughts(number: Decimal) -> Decimal:
    if number == number.to_integral_value():
        return number.quantize(Decimal(1))
    return number.normalize()
