"""The person of the editorial drawings: a head, and one body with round shoulders."""

from __future__ import annotations

from functools import cache

from factsheet.art.outline import Transform, circle, join, transformed
from factsheet.art.path_data import parse
from factsheet.display import Outline

# Drawn in a box of 20 x 60.
WIDTH, HEIGHT = 20.0, 60.0
RATIO = WIDTH / HEIGHT
_BODY = "M1 20.5Q1 14 7.5 14H12.5Q19 14 19 20.5V38H15.6V60H10.7V40.5H9.3V60H4.4V38H1Z"


def person(x: float, y: float, height: float) -> Outline:
    """Return a person whose box has its top left corner at x, y; as wide as a third of the height."""
    factor = height / HEIGHT
    return transformed(_standing(), Transform(a=factor, d=factor, e=x, f=y))


# Shipped: one outline.
@cache
def _standing() -> Outline:
    return join((circle(10, 6.4, 5.9), parse(_BODY)))
