"""A drawing of one color as one filled outline: what an icon is.

Lines become areas, shapes with holes by the even-odd rule become shapes with holes by the
nonzero rule, and all are brought into one square.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from factsheet.art.drawing import Drawing, Layer
from factsheet.art.outline import KAPPA, Point, Transform, contours, flatten, join, transformed
from factsheet.art.svg_flat import flat_layers
from factsheet.display import Outline, Segment, Stroke
from factsheet.errors import DataError, Span
from factsheet.graphics import DrawnFigure, LetterCluster, Pen

_TOLERANCE = 0.1


def silhouette(drawing: Drawing, box: float, span: Span) -> Outline:
    """The drawing as one outline for nonzero filling, its sheet centred in a square of `box`.

    Corners and ends of lines come out round.  Raises `DataError` where the drawing has
    more than one color, nothing in it, or lines with flat ends.
    """
    layers = drawing.layers if drawing.rich is None else _rounded(drawing.rich, span)
    if len(drawing.colors) > 1:
        raise DataError.of(
            f"an icon has one color; this one has {len(drawing.colors)}",
            span,
            "draw it in black on nothing",
            code="icon-not-one-color",
        )
    factor = box / max(drawing.width, drawing.height)
    matrix = Transform(
        a=factor,
        d=factor,
        e=(box - drawing.width * factor) / 2,
        f=(box - drawing.height * factor) / 2,
    )
    outline = join(part for layer in layers for part in _areas(layer, matrix, factor, span))
    if not outline:
        raise DataError.of("the icon is empty", span, code="icon-empty")
    return outline


def _rounded(rich: LetterCluster, span: Span) -> tuple[Layer, ...]:
    """The layers of a drawing that is flat but for the corners and ends of its lines."""
    plain = [
        replace(item, pen=item.pen and replace(item.pen, join="round", cap=_cap(item.pen)))
        if isinstance(item, DrawnFigure)
        else item
        for item in rich.items
    ]
    layers = flat_layers(plain)
    if layers is None:
        raise DataError.of(
            "an icon is flat; this one is translucent, cut, dashed or shaded",
            span,
            "draw it in one solid color",
            code="icon-not-flat",
        )
    return layers


def _cap(pen: Pen) -> str:
    return "round" if pen.cap == "square" else pen.cap


def _areas(layer: Layer, matrix: Transform, factor: float, span: Span) -> Iterator[Outline]:
    placed = transformed(layer.outline, matrix)
    if layer.fill:
        yield _alternating(placed) if layer.even_odd else _positive(placed)
    if layer.stroke:
        yield from _line(placed, layer.stroke, factor, span)


def _line(outline: Outline, stroke: Stroke, factor: float, span: Span) -> Iterator[Outline]:
    if not stroke.round_caps and any(part[-1].verb != "Z" for part in contours(outline)):
        raise DataError.of(
            "the lines of an icon need round ends",
            span,
            'set stroke-linecap="round", or turn lines into areas',
            code="icon-line-ends",
        )
    for points in flatten(outline, _TOLERANCE):
        for start, end in zip(points, points[1:], strict=False):
            yield capsule(start, end, stroke.width * factor / 2)


def capsule(start: Point, end: Point, radius: float) -> Outline:
    """A thick line with round ends, clockwise."""
    length = math.dist(start, end) or 1.0
    ux, uy = (end[0] - start[0]) / length * radius, (end[1] - start[1]) / length * radius
    if not (ux or uy):
        ux = radius
    k = KAPPA

    def at(origin: Point, along: float, across: float) -> Point:
        return origin[0] + ux * along - uy * across, origin[1] + uy * along + ux * across

    return (
        Segment("M", at(start, 0, -1)),
        Segment("L", at(end, 0, -1)),
        Segment("C", (*at(end, k, -1), *at(end, 1, -k), *at(end, 1, 0))),
        Segment("C", (*at(end, 1, k), *at(end, k, 1), *at(end, 0, 1))),
        Segment("L", at(start, 0, 1)),
        Segment("C", (*at(start, -k, 1), *at(start, -1, k), *at(start, -1, 0))),
        Segment("C", (*at(start, -1, -k), *at(start, -k, -1), *at(start, 0, -1))),
        Segment("Z"),
    )


def _positive(outline: Outline) -> Outline:
    """The outline wound so that its area counts as positive: then unions make no holes."""
    if sum(area(points) for points in flatten(outline, 1.0)) >= 0:
        return outline
    return join(reverse(part) for part in contours(outline))


def _alternating(outline: Outline) -> Outline:
    """Subpaths wound by how deep each lies in the others, as the even-odd rule counts them."""
    parts = contours(outline)
    polygons = [flatten(part, _TOLERANCE)[0] for part in parts]
    wound = []
    for at, (part, points) in enumerate(zip(parts, polygons, strict=True)):
        depth = sum(_inside(points[0], other) for number, other in enumerate(polygons) if number != at)
        wound.append(part if (area(points) >= 0) == (depth % 2 == 0) else reverse(part))
    return join(wound)


def _inside(point: Point, polygon: list[Point]) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def area(points: list[Point]) -> float:
    """The area of a polygon; positive when it runs clockwise on the page."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def reverse(part: Outline) -> Outline:
    """A single subpath run through the other way, closed."""
    points = [segment.points for segment in part if segment.verb != "Z"]
    ends = [(numbers[-2], numbers[-1]) for numbers in points]
    turned = [Segment("M", ends[-1])]
    for numbers, end in zip(reversed(points[1:]), reversed(ends[:-1]), strict=True):
        if len(numbers) == 2:
            turned.append(Segment("L", end))
        else:
            turned.append(Segment("C", (*numbers[2:4], *numbers[:2], *end)))
    return (*turned, Segment("Z"))
