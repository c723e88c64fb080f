"""A share as things that can be counted: so many in all, so many of them marked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factsheet.errors import DataError

# From 1 in 20 up, "one in so many" would be too coarse: then so many in a hundred are marked.
_COARSEST = 20
_FINEST = 1000
_HINT = "write a share from 0.1 to 100 in per cent, or show the number as a tile"


@dataclass(frozen=True, slots=True)
class Share:
    """`marked` things among `total`."""

    total: int
    marked: int


def share(percent: Decimal | None) -> Share:
    """The share in whole things: one in so many up to 5 per cent, so many in a hundred above.

    Raises `DataError` for what is no share, or one too small to be counted.

    >>> share(Decimal("1.3")), share(Decimal(40))
    (Share(total=77, marked=1), Share(total=100, marked=40))
    """
    if percent is None:
        raise DataError.of("a drawing of a share has no number", hint=_HINT)
    if not 0 < percent <= 100:
        raise DataError.of(f"{percent} is not a share in per cent", hint=_HINT)
    total = round(100 / percent)
    if total > _FINEST:
        raise DataError.of(f"{percent} per cent is one in {total:,}: too many to draw", hint=_HINT)
    if total >= _COARSEST:
        return Share(total, 1)
    return Share(100, round(percent))
