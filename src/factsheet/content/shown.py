"""How a number is shown: what its unit can be drawn as, and what its label says of its dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from factsheet.content.place import Location
from factsheet.document.ids import Slot
from factsheet.document.nodes import Figure
from factsheet.document.quantity import Quantity, Tally
from factsheet.document.text import Name, Text
from factsheet.errors import Diagnostic

TILE, ICON_ARRAY, BAR, DONUT, GAUGE = "tile", "icon_array", "bar", "donut", "gauge"
SHOWN = (TILE, ICON_ARRAY, BAR, DONUT, GAUGE)
# The units that are shares of a whole, with the numbers that are.
_SHARES = {"percent": "0 to 100", "per_1000": "0 to 1000", "one_in": "1 or more"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{4})\W{1,3}(\d{2})(?!\d)")
# Years of the Buddhist era, as Thai copy counts them.
_BUDDHIST = 543


def counted(show: str, quantity: Quantity) -> Tally | None:
    """Return the whole figures of an icon array; None for what is not drawn as one."""
    share = quantity.as_share() if show == ICON_ARRAY else None
    return share.tally() if share else None


def drawn_as(show: str, quantity: Quantity) -> str:
    """Return how a number is shown: as asked for, or as a tile where it is too small to be counted.

    A bar of a share that has a target is the gauge of both: its line stands where the words say.

    >>> from decimal import Decimal
    >>> drawn_as("bar", Quantity(Decimal(27), "percent", target=Decimal(60)))
    'gauge'
    """
    if show == BAR and quantity.unit in ("percent", "per_1000") and quantity.as_reach():
        return GAUGE
    return show if show != ICON_ARRAY or counted(show, quantity) else TILE


def drawing_faults(place: Location, show: str, quantity: Quantity) -> Iterator[Diagnostic]:
    """Yield what keeps the number of an item from being shown in that way."""
    if quantity.missing:
        if show != TILE:
            hint = "write show: tile"
            yield place.under("show").error(
                f"is {show}, and the number is missing", hint, code="number-not-a-share"
            )
        return
    if quantity.value.is_nan():
        if show != TILE:
            said = f"is {show}, which draws one number, and there is an interval without a value"
            hint = "add a line value: with the number between its ends, or write show: tile"
            yield place.under("show").error(said, hint, code="number-not-a-share")
        return
    if quantity.unit == "one_in" and quantity.value < 1:
        said = f"is {quantity.value}, and one in {quantity.value} is not a share of a whole"
        hint = "write a whole number, 1 or more: 15 prints 1 in 15"
        yield place.under("value").error(said, hint, code="share-out-of-range")
        return
    if show == TILE:
        return
    inner = place.under("show")
    if show == GAUGE:
        yield from _gauge_faults(place, quantity)
        return
    if quantity.unit not in _SHARES:
        hint = f"write show: tile, or a unit that is a share: {', '.join(_SHARES)}"
        yield inner.error(
            f"is {show}, which draws a share, and the unit is {quantity.unit}",
            hint,
            code="number-not-a-share",
        )
    elif quantity.as_share() is None:
        said = f"is {quantity.value}, which is not a share of a whole, and show is {show}"
        hint = f"write a number of {_SHARES[quantity.unit]}, or show: tile"
        yield place.under("value").error(said, hint, code="share-out-of-range")
    elif drawn_as(show, quantity) == TILE:
        said = "draws too small a share to be counted in figures; it is printed as a tile"
        yield inner.warning(said, "write show: tile, or show: bar", code="share-too-small")
    elif show == ICON_ARRAY and _is_rare(quantity):
        # IMI PROTECT (2013): figures help least, and are misread, where a risk is under one in a hundred.
        said = "draws a share under 1 %: among so many figures one is hardly seen"
        hint = "write show: tile, and say it as one in so many"
        yield inner.warning(said, hint, code="share-too-small")


def _is_rare(quantity: Quantity) -> bool:
    share = quantity.as_share()
    return share is not None and 0 < share.exact < Fraction(1, 100)


def _gauge_faults(place: Location, quantity: Quantity) -> Iterator[Diagnostic]:
    """Yield what keeps a number from being drawn against its target."""
    inner = place.under("show")
    if quantity.unit == "one_in":
        said, hint = "is gauge, and one in so many is less the larger it is", "write the share in percent"
        yield inner.error(said, hint, code="number-without-target")
    elif quantity.target is None:
        said, hint = "is gauge, and there is no target", "add a line target: with the number to be reached"
        yield inner.error(said, hint, code="number-without-target")
    elif quantity.as_reach() is None:
        said = f"is {quantity.value}, and the target {quantity.target}: that is no way along a bar"
        hint = "write a value of 0 or more and a target above 0, or show: tile"
        yield place.under("value").error(said, hint, code="number-without-target")


def drawing_of(show: str, quantity: Quantity, alt: Text) -> tuple[Figure, ...]:
    """Return the figure that a number is drawn as, with its text alternative; nothing for a tile."""
    kind = drawn_as(show, quantity)
    if kind == TILE:
        return ()
    art = Name(kind, Slot.DRAWING.of(quantity.path), quantity.span)
    return (Figure(art, Text(alt.runs, art.path, art.span, alt.lang), "drawing", quantity),)


def period_faults(place: Location, label: str, quantity: Quantity) -> Iterator[Diagnostic]:
    """Yield a warning where the label says other years than the period."""
    years, period = {int(year) for year in _YEAR.findall(label)}, quantity.period
    if period and years and not {period.first.year, period.last.year} & years:
        said = ", ".join(str(year) for year in sorted(years))
        yield place.under("period").warning(
            f"is {period}, and the label says {said}",
            "make the label and the period agree",
            code="period-unlike-label",
        )


def says_dates(label: str, quantity: Quantity) -> bool:
    """Return whether a label says the years of all dates of its number, in any figures.

    >>> from decimal import Decimal
    >>> from factsheet.document.dates import period
    >>> asked = Quantity(Decimal(9), period=period("2014/2023"))
    >>> says_dates("from 2014 to 2023", asked), says_dates("in 2014-23", asked), says_dates("by 2014", asked)
    (True, True, False)
    """
    plain = "".join(str(unicodedata.digit(letter, letter)) for letter in label)
    years = {int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", plain)}
    years |= {int(first) // 100 * 100 + int(last) for first, last in _SHORT.findall(plain)}
    return all(each.year in years or each.year + _BUDDHIST in years for each in quantity.dates)
