"""SVG drawings as people have them, read strictly: what cannot be shown exactly is an error with its place.

Read are paths, the basic shapes, groups, `use`, symbols, nested drawings, markers, gradients, patterns,
clips, masks, opacity, text and embedded pictures.  Not read, and refused by name: filters, scripts, foreign
objects, text on a path, anything from outside the file.  All problems of a file are told together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factsheet.art.drawing import Drawing, Layer, contain, place
from factsheet.art.outline import Transform
from factsheet.art.path_data import LIMIT
from factsheet.art.svg_flat import flat_layers
from factsheet.art.svg_reader import Reader
from factsheet.art.svg_shapes import view_box
from factsheet.art.svg_style import SvgStyle, length
from factsheet.art.svg_tree import SvgElement, read_tree
from factsheet.art.svg_walk import SvgScope
from factsheet.errors import DataError, Diagnostic
from factsheet.graphics import LetterCluster

__all__ = ["Drawing", "Layer", "contain", "place", "read_svg"]

_MOST_TOLD = 30
_NO_SIZE = 'give <svg> a viewBox="0 0 width height"'


def read_svg(data: bytes, name: str) -> Drawing:
    """The drawing in an SVG file; `name` is the file's, for messages.

    The sheet is the viewBox, moved to 0, 0; without one, width x height.  Raises `DataError`
    with every element that cannot be shown, and its place.

    >>> drawing = read_svg(b'<svg viewBox="0 0 9 9"><circle r="2" fill="red"/></svg>', "dot.svg")
    >>> drawing.width, drawing.layers[0].fill
    (9.0, '#ff0000')
    """
    root = read_tree(data, name)
    if root.name != "svg":
        raise DataError.of(
            f"the file is not an SVG drawing: it begins with <{root.name}>", root.span, code="drawing-not-svg"
        )
    left, top, width, height = _sheet(root)
    reader = Reader(root, (width, height))
    items = reader.whole(SvgScope(SvgStyle(), Transform(e=-left, f=-top), (width, height), ()))
    if reader.faults:
        raise DataError(_told(reader.faults))
    notes = tuple(dict.fromkeys(reader.notes))
    layers = flat_layers(items)
    if layers is not None and not notes:
        return Drawing(width, height, layers)
    return Drawing(width, height, (), LetterCluster(tuple(items)), notes)


def _told(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Every fault once, in the order of the file, no more than a person reads."""
    places = {each: (each.span.line, each.span.column) if each.span else (0, 0) for each in faults}
    once = sorted(places, key=lambda each: places[each])
    more = len(once) - _MOST_TOLD
    if more > 0:
        *before, last = once[:_MOST_TOLD]
        once = [*before, replace(last, message=f"{last.message} (and {more} more)")]
    return once


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
