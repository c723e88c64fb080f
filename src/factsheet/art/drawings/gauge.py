"""A bar filled from its start as far as the number goes, with an upright line where its target is.

The line stands beyond the bar above and below, and never hides on which side of it the number is.  It stands
after the target where the number falls short, so that some of the rest is seen between bar and line; before
it, as a slit in the bar, which goes on, where the number is beyond.  A bar that ends at its line has met its
target.  Where the swatch of the wall is another than that of the rest, the bar stands in a frame.
"""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.art.drawing import Layer, shapes
from factsheet.art.outline import join, rect
from factsheet.display import DisplayGroup
from factsheet.document.quantity import Quantity
from factsheet.errors import IN_LAYOUT, DataError
from factsheet.units import MM

PARTS = ("wall", "rest", "share", "target")

_LINE, _MOST_LINE = 0.9 * MM, 0.04
_BEYOND = 0.22  # of the height: the line above the bar, and below it
# The least that is seen between the line and the end of the bar; in large print it is a part of the height.
_SEEN, _SEEN_OF_HEIGHT = 0.5 * MM, 0.04
_FRAME, _MOST_FRAME = 0.9 * MM, 0.15


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the bar, from its start to its true end, and the line of its target.

    The target is at the edge of the line that is away from the bar's end, or in it at the end of the whole.
    Where the two would be nearer to each other than can be seen, the line is moved by less than that (half a
    millimeter, or a 25th of the height), or the target would look just met.
    """
    reach = quantity.as_reach() if quantity else None
    if reach is None:
        hint = "write target: a number of more than 0, and a value of 0 or more"
        path, span = (quantity.path, quantity.span) if quantity else ("", None)
        said = f"{path or 'the number'} has no target that it could be held against"
        raise DataError.of(said, span or IN_LAYOUT, hint, path, code="number-without-target")
    value, target = float(reach.value), float(reach.target)
    framed = paint["wall"] != paint["rest"]
    top = _BEYOND * height
    tall = height - 2 * top
    frame = min(_FRAME, _MOST_FRAME * tall) if framed else 0.0
    thick = min(_LINE, _MOST_LINE * width)
    seen = min(max(_SEEN, _SEEN_OF_HEIGHT * height), _MOST_LINE * width)
    inner = width - 2 * frame  # what 1 is long
    beyond = reach.value > reach.target
    if beyond:
        length = value * inner
        seen = min(seen, length / 2)
        thick = min(thick, length - seen)
        left = frame + max(0.0, min(target * inner, length - seen) - thick)
    else:
        short = seen if reach.value < reach.target else 0.0
        last = width - thick
        # A line near the end of the whole stands within the width; a bar that would run under it is shorter.
        inner = min(inner, (last - frame - short) / value) if value else inner
        left = min(frame + max(target * inner, value * inner + short), last)
    end, stop = frame + value * inner, frame + inner
    slit = (left, left + thick) if beyond else (stop + frame, stop + frame)
    line = ((0.0, top), (top + tall, top)) if beyond else ((0.0, height),)
    walls = ((0.0, slit[0]), (slit[1], stop + frame)) if framed else ()
    shares = ((frame, min(slit[0], end)), (slit[1], end))
    layers = tuple(
        Layer(join(rect(start, y, to - start, high) for start, to in parts if to - start > 0.01), paint[part])
        for part, parts, y, high in (
            ("wall", walls, top, tall),
            ("rest", ((end, stop),), top + frame, tall - 2 * frame),
            ("share", shares, top + frame, tall - 2 * frame),
        )
    )
    mark = Layer(join(rect(left, y, thick, high) for y, high in line), paint["target"])
    return DisplayGroup(shapes(layer for layer in (*layers, mark) if layer.outline), width, height)
