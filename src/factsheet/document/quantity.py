"""Numbers with what they count: written in a language by `localize`, drawn by `art`, both from one value."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factsheet.document.dates import Date, Period
from factsheet.errors import Span
from factsheet.records import dataclass

# A share under one in twenty is drawn as one in so many: five of a hundred would be too coarse.
_COARSEST = 20
# More than a thousand figures are not counted by anybody.
_FINEST = 1000
# How far a drawing of one in so many may be from the number, as a part of the number.
_NEAR = Fraction(3, 100)


def decimals_of(number: Decimal) -> int:
    """Return how many digits a number has after the decimal sign.

    >>> decimals_of(Decimal("2.50")), decimals_of(Decimal("7"))
    (2, 0)
    """
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class Tally(NamedTuple):
    """Whole things to be drawn: `marked` ones among `total`."""

    marked: int
    total: int


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, exact: from 0 to 1.  `out_of` is the whole that its unit counts by."""

    exact: Fraction
    out_of: int = 100

    def tally(self) -> Tally | None:
        """Return the share in whole things that can be counted, or None if none are near enough.

        One in so many below 5 per cent, where that is within 3 per cent of the share; else so many
        of a hundred (a thousand), to the nearest whole.  What is less than all is never drawn as all.

        >>> Share(Fraction(13, 1000)).tally(), Share(Fraction(2, 5)).tally()
        (Tally(marked=1, total=77), Tally(marked=40, total=100))
        >>> Share(Fraction(997, 1000)).tally(), Share(Fraction(1, 5000)).tally()
        (Tally(marked=332, total=333), None)
        """
        if self.exact in (0, 1):
            return Tally(int(self.exact) * 100, 100)
        if self.exact < Fraction(1, _COARSEST):
            return _one_in(self.exact)
        if self.out_of == 1 and (one := _one_in(self.exact)):
            return one
        hundredths = self.exact * 100
        whole = 100 if self.out_of == 1 or hundredths.denominator == 1 else self.out_of
        marked = round(self.exact * whole + Fraction(1, 10**9))
        if marked == whole:
            rest = _one_in(1 - self.exact)
            return Tally(rest.total - 1, rest.total) if rest else None
        return Tally(marked, whole)


class Reach(NamedTuple):
    """How far a number and its target reach along one bar: parts of its length."""

    value: Fraction
    target: Fraction


def _one_in(exact: Fraction) -> Tally | None:
    total = round(1 / exact)
    near = abs(Fraction(1, total) - exact) <= _NEAR * exact
    return Tally(1, total) if near and total <= _FINEST else None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, its unit, and how it is to be written.

    `unit` is that of the data file (`percent`, `one_in`, `currency:HKD`, `years`); `decimals` are
    the digits after the decimal sign, None for as many as it has; `period` is the time that is
    counted, `as_of` the date of the data; `sources` are the ids of its sources; `path` and `span` are
    those of the item of the data that holds it.  `compact` numbers are written in words, as 1.9 million;
    `noun` is what is counted where `unit` is `other`, in the language of the edition; `low` and `high` are
    the ends of its interval, `flag` says how sure it is (`estimated`).  A number that is `missing` for a
    reason is not a number; of a suppressed one `below` says what it is less than.  `target` is what it is to
    reach, in the same unit.  Of a share of `people` each figure of an icon array is one.
    """

    value: Decimal
    unit: str = "count"
    decimals: int | None = None
    approx: bool = False
    period: Period | None = None
    as_of: Date | None = None
    sources: tuple[str, ...] = ()
    path: str = ""
    span: Span | None = field(default=None, compare=False)
    compact: bool = False
    noun: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    flag: str = ""
    missing: str = ""
    below: Decimal | None = None
    target: Decimal | None = None
    people: bool = False

    @property
    def dates(self) -> tuple[Date, ...]:
        """The dates that a reader has to know: the ends of the period, the date of the data."""
        return (*(self.period[:2] if self.period else ()), *((self.as_of,) if self.as_of else ()))

    @property
    def is_unknown(self) -> bool:
        """Whether it is missing, and not even what it is less than is known."""
        return bool(self.missing) and self.below is None

    def as_reach(self) -> Reach | None:
        """Return how far the number and its target reach along one bar; None where it has no target.

        The bar is the whole of a share, else as long as the larger of both.

        >>> Quantity(Decimal(40), "percent", target=Decimal(60)).as_reach()
        Reach(value=Fraction(2, 5), target=Fraction(3, 5))
        >>> Quantity(Decimal(30), target=Decimal(120)).as_reach()
        Reach(value=Fraction(1, 4), target=Fraction(1, 1))
        """
        if self.target is None or not self.value.is_finite() or self.value < 0 or self.target <= 0:
            return None
        whole = {"percent": Decimal(100), "per_1000": Decimal(1000)}.get(self.unit, Decimal(0))
        full = Fraction(max(self.value, self.target))
        full = Fraction(whole) if full <= whole else full
        return Reach(Fraction(self.value) / full, Fraction(self.target) / full)

    def is_said_by(self, tally: Tally) -> bool:
        """Return whether whole things say the share as exactly as the number prints.

        >>> rate = Quantity(Decimal("1.3"), "percent")
        >>> rate.is_said_by(Tally(1, 77)), rate.is_said_by(Tally(1, 90))
        (True, False)
        """
        whole = {"percent": 100, "per_1000": 1000}.get(self.unit, 1)
        said = Fraction(*tally) * whole if self.unit != "one_in" else 1 / Fraction(*tally)
        printed = decimals_of(self.value) if self.decimals is None else self.decimals
        half = Fraction(1, 2 * 10**printed)
        return not self.approx and abs(said - Fraction(self.value)) <= half

    def as_share(self) -> Share | None:
        """Return the number as a part of a whole; None where its unit counts something else.

        None, too, for what is less than nothing or more than the whole.

        >>> Quantity(Decimal(15), "one_in").as_share()
        Share(exact=Fraction(1, 15), out_of=1)
        >>> Quantity(Decimal(3), "minutes").as_share() is None
        True
        """
        if not self.value.is_finite():
            return None
        match self.unit:
            case "percent":
                share = Share(Fraction(self.value) / 100)
            case "per_1000":
                share = Share(Fraction(self.value) / 1000, 1000)
            case "one_in" if self.value >= 1:
                share = Share(1 / Fraction(self.value), 1)
            case _:
                return None
        return share if 0 <= share.exact <= 1 else None
