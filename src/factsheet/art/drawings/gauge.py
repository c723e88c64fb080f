"""A bar filled from its start as far as the number goes, with an upright line where its target is.

The line stands beyond the bar above and below, and the bar leaves it room.  Where the swatch of the wall is
another than that of the rest, the bar stands in a frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from factsheet.art.drawing import Layer, shapes
from factsheet.art.outline import join, rect
from factsheet.display import DisplayGroup, Outline
from factsheet.document.quantity import Quantity
from factsheet.errors import IN_LAYOUT, DataError
from factsheet.units import MM

PARTS = ("wall", "rest", "share", "target")

_LINE, _MOST_LINE = 0.9 * MM, 0.04
_BEYOND = 0.22  # of the height: the line above the bar, and below it
_BESIDE = 0.5 * MM
_FRAME, _MOST_FRAME = 0.9 * MM, 0.15


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the bar, from its start to its end, and the line of its target."""
    reach = quantity.as_reach() if quantity else None
    if reach is None:
        hint = "write target: a number of more than 0, and a value of 0 or more"
        path, span = (quantity.path, quantity.span) if quantity else ("", None)
        said = f"{path or 'the number'} has no target that it could be held against"
        raise DataError.of(said, span or IN_LAYOUT, hint, path, code="number-without-target")
    framed = paint["wall"] != paint["rest"]
    top = _BEYOND * height
    tall = height - 2 * top
    frame = min(_FRAME, _MOST_FRAME * tall) if framed else 0.0
    line = min(_LINE, _MOST_LINE * width)
    left = min(max(0.0, float(reach.target) * width - line / 2), width - line)
    gap = (left - min(_BESIDE, line), left + line + min(_BESIDE, line))
    end = frame + float(reach.value) * (width - 2 * frame)
    inner = (top + frame, tall - 2 * frame)
    layers = (
        Layer(_pieces((0.0, width), gap, (top, tall)) if framed else (), paint["wall"]),
        Layer(_pieces((end, width - frame), gap, inner), paint["rest"]),
        Layer(_pieces((frame, end), gap, inner), paint["share"]),
        Layer(rect(left, 0.0, line, height), paint["target"]),
    )
    return DisplayGroup(shapes(layer for layer in layers if layer.outline), width, height)


def _pieces(across: tuple[float, float], gap: tuple[float, float], down: tuple[float, float]) -> Outline:
    """What is left of a bar where a gap is cut out of it."""
    return join(rect(start, down[0], stop - start, down[1]) for start, stop in _parts(across, gap))


def _parts(across: tuple[float, float], gap: tuple[float, float]) -> Iterator[tuple[float, float]]:
    start, stop = across
    cuts = [start, min(max(start, gap[0]), stop), max(start, min(gap[1], stop)), stop]
    for number, (one, other) in enumerate(pairwise(cuts)):
        if number != 1 and other - one > 0.01:
            yield one, other
