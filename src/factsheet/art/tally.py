"""The share that a drawing shows, or the reason why its number has none."""

from __future__ import annotations

from factsheet.document.quantity import Quantity, Share, Tally
from factsheet.errors import IN_LAYOUT, DataError

_HINT = "a drawing shows a share: percent, per_1000 or one_in; show: tile prints any number"


def tally(quantity: Quantity | None) -> Tally:
    """Return the share of a number in whole things.

    Raise `DataError` with the place of a number that is not a share, or too small to be counted.

    >>> from decimal import Decimal
    >>> tally(Quantity(Decimal(15), "one_in")), tally(Quantity(Decimal(13), "per_1000"))
    (Tally(marked=1, total=15), Tally(marked=1, total=77))
    """
    found = share(quantity).tally()
    if found is None:
        assert quantity is not None
        said = f"{quantity.path or 'the number'} is too small a share to be drawn in whole figures"
        raise DataError.of(
            said, quantity.span or IN_LAYOUT, "write show: tile", quantity.path, code="share-too-small"
        )
    return found


def share(quantity: Quantity | None) -> Share:
    """Return the share of a number; raises `DataError` with its place where it has none."""
    found = quantity.as_share() if quantity else None
    if found is None:
        said, span, path = "a drawing of a share has no number", IN_LAYOUT, ""
        if quantity:
            span, path = quantity.span or IN_LAYOUT, quantity.path
            said = f"{path or 'the number'} ({quantity.value} {quantity.unit}) is not a share of a whole"
        raise DataError.of(said, span, _HINT, path, code="number-not-a-share")
    return found
