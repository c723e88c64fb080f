"""Whether a drawing is flat: figures in solid colors, lines of one thickness, nothing that shines through.

A flat drawing becomes layers, which pages show as shapes of their own: their colors are held against
what lies on them.  Any other stays a tree.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from factsheet.art.drawing import Layer
from factsheet.art.outline import Transform, contours, flatten, transformed
from factsheet.display import Outline, Stroke
from factsheet.graphics import DrawnFigure, Item, Pen

# From SVG's limit of miters to that of a page, as the sine of half an angle (ISO 32000-2, 8.4.3.5).
_SHARPEST, _SHARP = 1 / 10, 1 / 4


def flat_layers(items: Sequence[Item]) -> tuple[Layer, ...] | None:
    """The layers of a flat drawing; None for any other."""
    layers = []
    for item in items:
        layer = _layer(item) if isinstance(item, DrawnFigure) else None
        if layer is None:
            return None
        layers.append(layer)
    return tuple(layers)


def _layer(figure: DrawnFigure) -> Layer | None:
    fill = figure.fill
    if figure.opacity < 1 or not (fill is None or isinstance(fill, str)):
        return None
    stroke = None
    if figure.pen:
        stroke = _stroke(figure.pen, figure)
        if stroke is None:
            return None
    return Layer(transformed(figure.outline, Transform(*figure.matrix)), fill, stroke, figure.even_odd)


def _stroke(pen: Pen, figure: DrawnFigure) -> Stroke | None:
    factor = evenness(Transform(*figure.matrix))
    if not factor or pen.opacity < 1 or pen.dashes or not isinstance(pen.paint, str):
        return None
    lines = contours(figure.outline)
    bends = any(len(part) > 2 for part in lines)
    ends = any(part[-1].verb != "Z" for part in lines)
    is_round = (pen.cap == "round" or not ends) and (pen.join == "round" or not bends)
    is_plain = (pen.cap == "butt" or not ends) and (
        not bends or (pen.join.startswith("miter") and pen.miter == 4 and not _is_sharp(figure.outline))
    )
    if not (is_round or is_plain):
        return None
    rounds = is_round and (not is_plain or "round" in (pen.cap, pen.join))
    return Stroke(pen.paint, pen.width * factor, rounds)


def evenness(matrix: Transform) -> float:
    """By how much a map makes lines thicker; 0 for one that does so unevenly."""
    factor = math.sqrt(abs(matrix.determinant))
    uneven = abs(math.hypot(matrix.a, matrix.b) - factor) + abs(math.hypot(matrix.c, matrix.d) - factor)
    return factor if uneven <= 0.01 * factor else 0.0


def _is_sharp(outline: Outline) -> bool:
    """Whether a corner is so sharp that SVG cuts its miter and a page does not."""
    for part in flatten(outline, 0.5):
        points = [one for one, two in zip(part, [*part[1:], (math.nan, 0.0)], strict=True) if one != two]
        loop = points if part[0] != part[-1] else [*points, points[1]] if len(points) > 1 else points
        for a, b, c in zip(loop, loop[1:], loop[2:], strict=False):
            one, other = math.dist(a, b), math.dist(b, c)
            cosine = ((a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1])) / (one * other or 1)
            half = math.sqrt(max(0.0, (1 - cosine) / 2))
            if _SHARPEST < half < _SHARP:
                return True
    return False
