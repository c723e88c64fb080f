"""What an outline is filled and drawn with: colors, gradients laid out on it, patterns as tiles.

Gradients of SVG (https://www.w3.org/TR/SVG2/pservers.html), laid out on the sheet for one figure."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from factsheet.art.outline import Bounds, Transform, bounds, rect, transformed
from factsheet.art.svg_effects import window
from factsheet.art.svg_shapes import ShapeMeasure, view_box, viewport_map
from factsheet.art.svg_style import StyleSpec, SvgStyle, color, inherit, length, matrix, share
from factsheet.art.svg_tree import SvgElement
from factsheet.art.svg_walk import SvgScope, Walk
from factsheet.display import Outline
from factsheet.graphics import Gradient, Item, LetterCluster, Paint, Pen, Stop

GRADIENTS = frozenset({"linearGradient", "radialGradient"})
_MOST_STOPS = 256
_MOST_REPEATS = 64
_LONGEST_CHAIN = 32

Properties = Callable[[SvgElement], Mapping[str, str]]


class Ground(NamedTuple):
    """What a gradient is laid out on: the figure's box, its viewport, the map to the sheet."""

    box: Bounds
    viewport: tuple[float, float]
    at: Transform


def gradient(walk: Walk, element: SvgElement, ground: Ground) -> Gradient | str | None:
    """Return the gradient on a figure; a color where it is flat, None where nothing is painted.

    Raise `ValueError` for what cannot be drawn.
    """
    chain = _chain(element, walk.ids)
    given: dict[str, str] = {}
    for each in reversed(chain):
        given |= walk.properties(each)
    stops = next((found for each in chain if (found := _known(walk, each))), ())
    if not stops:
        return None
    if len(stops) > _MOST_STOPS:
        raise ValueError(f"it has more than {_MOST_STOPS} colors")
    units = given.get("gradientUnits", "objectBoundingBox")
    space, viewport = ground.at, ground.viewport
    if units == "objectBoundingBox":
        box = ground.box
        if box.width <= 0 or box.height <= 0:
            return None
        space = space.after(Transform(a=box.width, d=box.height, e=box.left, f=box.top))
        viewport = (1.0, 1.0)
    space = space.after(matrix(given.get("gradientTransform", given.get("transform", ""))))
    if element.name == "linearGradient":
        width, height = viewport
        sides = (("x1", "0%", width), ("y1", "0%", height), ("x2", "100%", width), ("y2", "0%", height))
        ends = tuple(length(given.get(name, otherwise), whole) for name, otherwise, whole in sides)
        if ends[:2] == ends[2:]:
            return stops[-1].color
    else:
        ends = _circles(given, viewport)
        if not ends[5]:
            return stops[-1].color
    if abs(space.determinant) < 1e-12:
        return None
    made = Gradient(ends, stops, space)
    spread = given.get("spreadMethod", "pad").strip()
    return made if spread == "pad" else _repeated(made, spread == "reflect", ground)


def _chain(element: SvgElement, ids: Mapping[str, SvgElement]) -> list[SvgElement]:
    """Return the gradient and those it takes from, nearest first."""
    chain = [element]
    while reference := chain[-1].attributes.get("href"):
        other = ids.get(reference[1:]) if reference.startswith("#") else None
        if other is None or other.name not in GRADIENTS:
            raise ValueError(f"there is no gradient {reference[:40]!r} in this file")
        if other in chain or len(chain) > _LONGEST_CHAIN:
            raise ValueError(f"{reference[:40]!r} takes from itself")
        chain.append(other)
    return chain


def _known(walk: Walk, element: SvgElement) -> tuple[Stop, ...]:
    return walk.known_stops(element, lambda: _stops(element, walk.properties))


def _stops(element: SvgElement, properties: Properties) -> tuple[Stop, ...]:
    stops: list[Stop] = []
    for child in element.children:
        if child.name != "stop":
            continue
        given = properties(child)
        stated = given.get("stop-color", "#000000").strip()
        if stated.lower() in ("currentcolor", "inherit"):
            stated = _inherited(child, properties)
        shade, opacity = color(stated)
        offset = share(given.get("offset", "0"))
        offset = max(offset, stops[-1].offset if stops else 0.0)
        stops.append(Stop(offset, shade, opacity * share(given.get("stop-opacity", "1"))))
    return tuple(stops)


def _inherited(element: SvgElement | None, properties: Properties) -> str:
    while element is not None:
        stated = properties(element).get("color", "")
        if stated and stated.lower() not in ("inherit", "currentcolor"):
            return stated
        element = element.parent
    return "#000000"


def _circles(given: Mapping[str, str], viewport: tuple[float, float]) -> tuple[float, ...]:
    width, height = viewport
    diagonal = math.hypot(width, height) / math.sqrt(2)
    cx = length(given.get("cx", "50%"), width)
    cy = length(given.get("cy", "50%"), height)
    radius = length(given.get("r", "50%"), diagonal)
    fx = length(given["fx"], width) if "fx" in given else cx
    fy = length(given["fy"], height) if "fy" in given else cy
    inner = length(given.get("fr", "0"), diagonal)
    if radius < 0 or inner < 0:
        raise ValueError("a radius is negative")
    away = math.hypot(fx - cx, fy - cy)
    if radius and away > radius - inner:
        # A focus outside the circle is moved to its edge (SVG 1.1, 13.2.3).
        pull = 0.999 * max(0.0, radius - inner) / away
        fx, fy = cx + (fx - cx) * pull, cy + (fy - cy) * pull
    return fx, fy, inner, cx, cy, radius


def _repeated(made: Gradient, reflects: bool, ground: Ground) -> Gradient:
    """Return the gradient stretched over as many repeats as the figure's box takes."""
    first, last = _reach(made, ground)
    if last - first > _MOST_REPEATS:
        raise ValueError(f"its gradient repeats more than {_MOST_REPEATS} times")
    count = last - first
    stops: list[Stop] = []
    for turn in range(first, last):
        run = [Stop(1 - stop.offset, *stop[1:]) for stop in reversed(made.stops)]
        shown = run if reflects and turn % 2 else made.stops
        # What lies before the first color of a turn and after the last has theirs.
        edges = [shown[0]._replace(offset=0.0), *shown, shown[-1]._replace(offset=1.0)]
        stops += [stop._replace(offset=(turn - first + stop.offset) / count) for stop in edges]
    ends = made.ends
    if len(ends) == 4:
        x1, y1, x2, y2 = ends
        dx, dy = x2 - x1, y2 - y1
        ends = (x1 + first * dx, y1 + first * dy, x1 + last * dx, y1 + last * dy)
    else:
        fx, fy, inner, cx, cy, radius = ends
        ends = (fx, fy, inner, fx + last * (cx - fx), fy + last * (cy - fy), inner + last * (radius - inner))
    return Gradient(ends, tuple(stops), made.matrix)


def _reach(made: Gradient, ground: Ground) -> tuple[int, int]:
    """Return the whole repeats between which the box of the figure lies."""
    box = ground.box.grown(max(ground.box.width, ground.box.height) * 0.1)
    back = Transform(*made.matrix).inverse().after(ground.at)
    corners = [back.apply(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    if len(made.ends) == 4:
        x1, y1, x2, y2 = made.ends
        square = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = [((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square for x, y in corners]
        return math.floor(min(along)), max(math.ceil(max(along)), math.floor(min(along)) + 1)
    fx, fy, inner, cx, cy, radius = made.ends
    spare = radius - inner - math.hypot(cx - fx, cy - fy)
    if spare <= 1e-3 * radius or inner:
        raise ValueError("a repeated radial gradient with a focus at its edge cannot be drawn")
    far = max(math.hypot(x - fx, y - fy) for x, y in corners)
    return 0, max(1, math.ceil(far / spare))


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
    """Return the brush that a style asks for; None where nothing is painted."""
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
        # The gradient; where all of its colors are equally translucent, opaque and all of it
        # translucent.
        opacities = {stop.opacity for stop in found.stops}
        if len(opacities) > 1 or opacities == {1.0}:
            return Brush(found)
        (opacity,) = opacities
        stops = tuple(Stop(stop.offset, stop.color) for stop in found.stops)
        return Brush(Gradient(found.ends, stops, found.matrix), opacity)
    return Brush(found) if found else None


def pen(reader: Walk, box: Bounds, scope: SvgScope) -> Pen | None:
    """Return the pen that a style asks for; None where no line is drawn."""
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
    """Return the tiles of a pattern that the outline's box meets."""
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
