"""A bar as long as the whole, filled from its start as far as the share goes.

Where the swatch of the wall is another than that of the rest, the bar stands in a frame.
"""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.art.drawing import Layer, shapes
from factsheet.art.outline import rect
from factsheet.art.tally import share
from factsheet.display import DisplayGroup
from factsheet.document.quantity import Quantity
from factsheet.units import MM

PARTS = ("wall", "rest", "share")

_FRAME, _MOST_FRAME = 0.9 * MM, 0.2


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the bar, from its start to its end."""
    part = float(share(quantity).exact)
    framed = paint["wall"] != paint["rest"]
    frame = min(_FRAME, _MOST_FRAME * height) if framed else 0.0
    long, tall = width - 2 * frame, height - 2 * frame
    layers = (
        Layer(rect(0, 0, width, height) if framed else (), paint["wall"]),
        Layer(rect(frame + part * long, frame, (1 - part) * long, tall) if part < 1 else (), paint["rest"]),
        Layer(rect(frame, frame, part * long, tall) if part else (), paint["share"]),
    )
    return DisplayGroup(shapes(layer for layer in layers if layer.outline), width, height)
