"""Flat rings of light about a point on the horizon: the ground of a masthead that has no picture."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.art.drawing import Layer, shapes
from factsheet.art.outline import circle, rect
from factsheet.display import DisplayGroup
from factsheet.document.quantity import Quantity

PARTS = ("ground", "outer", "middle", "inner")

# In a sheet 216 wide: the rings stand at 184 on the lower edge.
_SHEET, _CENTRE = 216.0, 184.0
_RADII = (("outer", 150.0), ("middle", 98.0), ("inner", 60.0))


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the rings, cut off at the edges."""
    factor = width / _SHEET
    rings = (Layer(circle(_CENTRE * factor, height, r * factor), paint[part]) for part, r in _RADII)
    return DisplayGroup(
        shapes((Layer(rect(0, 0, width, height), paint["ground"]), *rings)), width, height, clip=True
    )
