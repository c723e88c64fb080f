"""SVG drawings as people have them, read strictly: what cannot be shown exactly is an error with its place.

Read are paths, the basic shapes, groups, `use`, symbols, nested drawings, markers, gradients, patterns,
clips, masks, opacity, text and embedded pictures.  Not read, and refused by name: filters, scripts, foreign
objects, text on a path, anything from outside the file.  All problems of a file are told together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from factsheet.art.drawing import Drawing, Layer, contain, place
from factsheet.art.outline import Transform, contours, flatten, transformed
from factsheet.art.path_data import LIMIT
from factsheet.art.svg_reader import Reader
from factsheet.art.svg_shapes import view_box
from factsheet.art.svg_style import SvgStyle, length
from factsheet.art.svg_tree import SvgElement, read_tree
from factsheet.art.svg_walk import SvgScope
from factsheet.display import Outline, Stroke
from factsheet.errors import DataError
from factsheet.graphics import DrawnFigure, Item, LetterCluster, Pen

# From SVG's limit of miters to that of a page, as the sine of half an angle (ISO 32000-2, 8.4.3.5).
_SHARPEST, _SHARP = 1 / 10, 1 / 4


def flat_layers(items: Sequence[Item]) -> tuple[Layer, ...] | None:
    """Return the layers of a flat drawing; None for any other."""
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
    """Return by how much a map makes lines thicker; 0 for one that does so unevenly."""
    factor = math.sqrt(abs(matrix.determinant))
    uneven = abs(math.hypot(matrix.a, matrix.b) - factor) + abs(math.hypot(matrix.c, matrix.d) - factor)
    return factor if uneven <= 0.01 * factor else 0.0


def _is_sharp(outline: Outline) -> bool:
    """Return whether a corner is so sharp that SVG cuts its miter and a page does not."""
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


__all__ = ["Drawing", "Layer", "contain", "place", "read_svg"]

_MOST_TOLD = 30
_SAVE_AS_SVG = "export the drawing as plain SVG, or name a PNG or JPEG file by its own suffix"
_NO_SIZE = 'give <svg> a viewBox="0 0 width height"'


def read_svg(data: bytes, name: str) -> Drawing:
    """Return the drawing in an SVG file; `name` is the file's, for messages.

    The sheet is the viewBox, moved to 0, 0; without one, width x height.  Raise `DataError`
    with every element that cannot be shown, and its place.

    >>> drawing = read_svg(b'<svg viewBox="0 0 9 9"><circle r="2" fill="red"/></svg>', "dot.svg")
    >>> drawing.width, drawing.layers[0].fill
    (9.0, '#ff0000')
    """
    root = read_tree(data, name)
    if root.name != "svg":
        raise DataError.of(
            f"the file is not an SVG drawing: it begins with <{root.name}>",
            root.span,
            _SAVE_AS_SVG,
            code="drawing-not-svg",
        )
    left, top, width, height = _sheet(root)
    reader = Reader(root, (width, height))
    items = reader.whole(SvgScope(SvgStyle(), Transform(e=-left, f=-top), (width, height), ()))
    if reader.faults:
        # Every fault once, in the order of the file, no more than a person reads.
        places = {each: (each.span.line, each.span.column) if each.span else (0, 0) for each in reader.faults}
        once = sorted(places, key=lambda each: places[each])
        more = len(once) - _MOST_TOLD
        if more > 0:
            *before, last = once[:_MOST_TOLD]
            once = [*before, replace(last, message=f"{last.message} (and {more} more)")]
        raise DataError(once)
    notes = tuple(dict.fromkeys(reader.notes))
    layers = flat_layers(items)
    if layers is not None and not notes:
        return Drawing(width, height, layers)
    return Drawing(width, height, (), LetterCluster(tuple(items)), notes)


def _sheet(root: SvgElement) -> tuple[float, float, float, float]:
    try:
        box = view_box(root.attributes.get("viewBox"))
        if box is None:
            width, height = (length(root.attributes.get(side, "")) for side in ("width", "height"))
            box = (0.0, 0.0, width, height)
    except ValueError:
        raise DataError.of(
            "the drawing has no size", root.span, _NO_SIZE, code="drawing-without-size"
        ) from None
    if not (all(abs(size) <= LIMIT for size in box) and box[2] > 0 and box[3] > 0):
        raise DataError.of("the drawing has no usable size", root.span, _NO_SIZE, code="drawing-without-size")
    return box
