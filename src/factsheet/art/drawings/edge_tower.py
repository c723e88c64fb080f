"""A tower at the outer edge of the page that climbs beside a story.

The room is the story's whole field with 3 mm of bleed at the end and the foot; the tower is
7 mm wide on the page and rises to two thirds of the field.
"""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.art.drawing import Layer, shapes
from factsheet.art.outline import join, rect
from factsheet.art.windows import ROOF, Front, floors_within, height_of, lights
from factsheet.display import DisplayGroup
from factsheet.document.quantity import Quantity
from factsheet.units import MM

PARTS = ("wall", "window")

_WIDTH, _STREET = 10 * MM, 13 * MM
_RISE = 0.645
_PAD, _COLUMNS = 1.1 * MM, 6
_BLOCK_IN, _BLOCK_HEIGHT, _BLOCK_SINK = 2.6 * MM, 2 * MM, 0.1 * MM


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the tower, at the end of the room."""
    base, left = height - _STREET, width - _WIDTH
    floors = floors_within(height * _RISE - _STREET)
    high = height_of(floors)
    top = base - high
    block = rect(left + _BLOCK_IN, top + _BLOCK_SINK - _BLOCK_HEIGHT, _WIDTH - _BLOCK_IN, _BLOCK_HEIGHT)
    windows = Front(left + _PAD, top + ROOF, _COLUMNS, floors).lit(lights())
    layers = (
        Layer(join((rect(left, top, _WIDTH, high), block)), paint["wall"]),
        Layer(join(rect(each.left, each.top, each.width, each.height) for each in windows), paint["window"]),
    )
    return DisplayGroup(shapes(layer for layer in layers if layer.outline), width, height, clip=True)
