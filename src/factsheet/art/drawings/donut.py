"""A ring, filled from the top the way a clock goes as far as the share goes.

Where the swatch of the wall is another than that of the rest, the ring stands on a disc of it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from factsheet.art.drawing import Layer, shapes
from factsheet.art.outline import Transform, circle, join, transformed
from factsheet.art.tally import share
from factsheet.display import DisplayGroup, Outline, Segment
from factsheet.document.quantity import Quantity
from factsheet.units import MM

PARTS = ("wall", "rest", "share")

_HOLE = 0.56
_FRAME, _MOST_FRAME = 0.9 * MM, 0.06


def draw(width: float, height: float, quantity: Quantity | None, paint: Mapping[str, str]) -> DisplayGroup:
    """Return the ring, as large as its room holds, in the middle of it."""
    part = float(share(quantity).exact)
    outer = min(width, height) / 2
    x, y = width / 2, height / 2
    framed = paint["wall"] != paint["rest"]
    frame = min(_FRAME, _MOST_FRAME * outer * 2) if framed else 0.0
    radius, hole = outer - frame, outer * _HOLE
    layers = (
        Layer(_ring(x, y, outer, hole - frame, 0, 1) if framed else (), paint["wall"]),
        Layer(_ring(x, y, radius, hole, part, 1) if part < 1 else (), paint["rest"]),
        Layer(_ring(x, y, radius, hole, 0, part) if part else (), paint["share"]),
    )
    return DisplayGroup(shapes(layer for layer in layers if layer.outline), width, height)


def _ring(x: float, y: float, radius: float, hole: float, begin: float, end: float) -> Outline:
    """Return the part of a ring between two turns from the top."""
    if end - begin >= 1:
        inner = transformed(circle(0, 0, hole), Transform(a=-1, d=1))
        return join((circle(x, y, radius), transformed(inner, Transform(e=x, f=y))))
    steps = max(1, math.ceil(8 * (end - begin)))
    turns = [2 * math.pi * (begin + (end - begin) * n / steps) for n in range(steps + 1)]

    def at(turn: float, far: float) -> tuple[float, float]:
        return x + far * math.sin(turn), y - far * math.cos(turn)

    def arc(far: float, turns: list[float]) -> list[Segment]:
        segments = []
        for one, other in zip(turns, turns[1:], strict=False):
            # A circle's arc as a cubic: handles of 4/3 tan(angle / 4) along its tangents.
            reach = 4 / 3 * math.tan((other - one) / 4) * far
            (ax, ay), (bx, by) = at(one, far), at(other, far)
            handles = (
                *(ax + reach * math.cos(one), ay + reach * math.sin(one)),
                *(bx - reach * math.cos(other), by - reach * math.sin(other)),
            )
            segments.append(Segment("C", (*handles, bx, by)))
        return segments

    return (
        Segment("M", at(turns[0], radius)),
        *arc(radius, turns),
        Segment("L", at(turns[-1], hole)),
        *arc(hole, turns[::-1]),
        Segment("Z"),
    )
