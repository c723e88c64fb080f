"""What an outline is filled and drawn with: colors, gradients laid out on it, patterns as tiles."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from factsheet.art.outline import Bounds, Transform, bounds, rect, transformed
from factsheet.art.svg_effects import window
from factsheet.art.svg_gradient import GRADIENTS, Ground, gradient
from factsheet.art.svg_shapes import ShapeMeasure, view_box, viewport_map
from factsheet.art.svg_style import StyleSpec, SvgStyle, inherit, length, matrix
from factsheet.art.svg_tree import SvgElement
from factsheet.art.svg_walk import SvgScope, Walk
from factsheet.display import Outline
from factsheet.graphics import Gradient, Item, LetterCluster, Paint, Pen, Stop

_MOST_TILES = 400
_MOST_DASHES = 64
_MOST_REPEATED = 20_000


class Brush(NamedTuple):
    """What fills an outline: a paint, or figures seen through it; and how opaque it is."""

    paint: Paint | None
    opacity: float = 1.0
    items: tuple[Item, ...] = ()


def brush(
    reader: Walk, spec: StyleSpec | None, outline: Outline, box: Bounds, scope: SvgScope
) -> Brush | None:
    """The brush that a style asks for; None where nothing is painted."""
    if spec is None or (spec.reference is None and not spec.opacity):
        return None
    if spec.reference is None:
        return Brush(spec.color, spec.opacity)
    server = reader.ids.get(spec.reference)
    if server is None and spec.color is not None:
        return Brush(spec.color, spec.opacity)
    server = reader.target(spec.reference, *GRADIENTS, "pattern")
    if server.name == "pattern":
        return Brush(None, 1.0, _tiles(reader, server, outline, box, scope))
    found = gradient(reader, server, Ground(box, scope.viewport, scope.at))
    if isinstance(found, Gradient):
        return _solid(found)
    return Brush(found) if found else None


def _solid(found: Gradient) -> Brush:
    """The gradient; where all of its colors are equally translucent, opaque and all of it translucent."""
    opacities = {stop.opacity for stop in found.stops}
    if len(opacities) > 1 or opacities == {1.0}:
        return Brush(found)
    (opacity,) = opacities
    stops = tuple(Stop(stop.offset, stop.color) for stop in found.stops)
    return Brush(Gradient(found.ends, stops, found.matrix), opacity)


def pen(reader: Walk, box: Bounds, scope: SvgScope) -> Pen | None:
    """The pen that a style asks for; None where no line is drawn."""
    style = scope.style
    if style.stroke is None:
        return None
    # Under this name per cent are of the viewport's diagonal.
    width = ShapeMeasure({"w": style.width}, scope.viewport, style.type.size).number("w")
    if width < 0:
        raise ValueError("stroke-width is negative")
    given = brush(reader, style.stroke, (), box, scope) if width else None
    if given is None:
        return None
    if given.items or given.paint is None:
        raise ValueError("a line cannot be drawn with a pattern")
    return Pen(
        given.paint,
        width,
        given.opacity * style.stroke_opacity,
        style.cap,
        style.join,
        style.miter,
        _dashes(style, scope.viewport),
        ShapeMeasure({"w": style.phase}, scope.viewport, style.type.size).number("w"),
    )


def _dashes(style: SvgStyle, viewport: tuple[float, float]) -> tuple[float, ...]:
    if style.dashes.strip() == "none":
        return ()
    diagonal = math.hypot(*viewport) / math.sqrt(2)
    parts = [each for each in re.split(r"[\s,]+", style.dashes.strip()) if each]
    dashes = tuple(length(each, diagonal, style.type.size) for each in parts)
    if len(dashes) > _MOST_DASHES or any(each < 0 for each in dashes):
        raise ValueError(f"stroke-dasharray: {style.dashes[:40]} cannot be drawn")
    if not sum(dashes):
        return ()
    if sum(dashes) < math.hypot(*viewport) / _MOST_REPEATED:
        raise ValueError(f"stroke-dasharray: {style.dashes[:40]} is too fine to be seen")
    return dashes * 2 if len(dashes) % 2 else dashes


def _tiles(
    reader: Walk, server: SvgElement, outline: Outline, box: Bounds, scope: SvgScope
) -> tuple[Item, ...]:
    """The tiles of a pattern that the outline's box meets."""
    chain = [server]
    while reference := chain[-1].attributes.get("href"):
        other = reader.target(reference[1:], "pattern")
        if other in chain:
            raise ValueError(f"{reference[:40]!r} takes from itself")
        chain.append(other)
    given: dict[str, str] = {}
    for each in reversed(chain):
        given |= reader.properties(each)
    holder = next((each for each in chain if each.children), None)
    if holder is None or box.width <= 0 or box.height <= 0:
        return ()
    if holder in scope.trail:
        raise ValueError("the pattern contains itself")
    to_box = given.get("patternUnits", "objectBoundingBox") == "objectBoundingBox"
    measure = ShapeMeasure(given, (1.0, 1.0) if to_box else scope.viewport)
    x, y, width, height = (measure.number(name) for name in ("x", "y", "width", "height"))
    if to_box:
        x, y = box.left + x * box.width, box.top + y * box.height
        width, height = width * box.width, height * box.height
    if width <= 0 or height <= 0:
        return ()
    turned = matrix(given.get("patternTransform", given.get("transform", "")))
    seen = bounds(transformed(rect(box.left, box.top, box.width, box.height), turned.inverse()))
    columns = range(math.floor((seen.left - x) / width), math.ceil((seen.right - x) / width))
    rows = range(math.floor((seen.top - y) / height), math.ceil((seen.bottom - y) / height))
    if len(columns) * len(rows) > _MOST_TILES:
        raise ValueError(f"its pattern repeats more than {_MOST_TILES} times")
    framed = view_box(given.get("viewBox"))
    inside = viewport_map(framed, given.get("preserveAspectRatio", ""), width, height)
    if not framed and given.get("patternContentUnits") == "objectBoundingBox":
        inside = Transform(a=box.width, d=box.height)
    tiles: list[Item] = []
    style = inherit(SvgStyle(color=scope.style.color), reader.properties(holder))
    for row in rows:
        for column in columns:
            at = scope.at.after(turned).after(Transform(e=x + column * width, f=y + row * height))
            inner = scope._replace(style=style, at=at.after(inside), trail=(*scope.trail, holder))
            items = reader.children(holder, inner)
            if items:
                tiles.append(LetterCluster(tuple(items), clips=(window(at, width, height),)))
    return tuple(tiles)
