"""Kinds of elements that are made of others: repeats, drawings in drawings, markers, words, pictures."""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from factsheet.art import svg_text
from factsheet.art.outline import Point, Transform, bounds, rect, transformed
from factsheet.art.raster import read_raster
from factsheet.art.svg_effects import effects, window
from factsheet.art.svg_shapes import ShapeMeasure, view_box, viewport_map
from factsheet.art.svg_style import SvgStyle, inherit, matrix, number
from factsheet.art.svg_tree import SvgElement
from factsheet.art.svg_walk import SvgScope, Walk
from factsheet.display import Outline
from factsheet.errors import FactsheetError
from factsheet.graphics import Clip, EmbeddedPicture, Item, LetterCluster, Raster


class Vertex(NamedTuple):
    """A corner of a line: where it is, which way the line comes and goes, in degrees."""

    at: Point
    angle: float
    kind: str


def vertices(outline: Outline) -> Iterator[Vertex]:
    """Yield the corners of an outline, each `start`, `mid` or `end`."""
    corners = _corners(outline)
    for index, (point, arriving, leaving) in enumerate(corners):
        kind = "start" if index == 0 else "end" if index == len(corners) - 1 else "mid"
        if arriving and leaving:
            # The direction halfway between the two.
            one, other = math.atan2(arriving[1], arriving[0]), math.atan2(leaving[1], leaving[0])
            angle = one + ((other - one + math.pi) % (2 * math.pi) - math.pi) / 2
        else:
            x, y = arriving or leaving or (1.0, 0.0)
            angle = math.atan2(y, x)
        yield Vertex(point, math.degrees(angle), kind)


def _corners(outline: Outline) -> list[tuple[Point, Point | None, Point | None]]:
    """Return each corner with the directions of the line before and after it."""
    found: list[tuple[Point, Point | None, Point | None]] = []
    first = 0
    for verb, points in outline:
        if verb == "Z":
            start, before = found[first][0], found[-1][0]
            way = _way(before, start)
            found[-1] = (before, found[-1][1], way or found[-1][2])
            leaving = found[first][2]
            found[first] = (start, way, leaving)
            found.append((start, way, leaving))
            continue
        end = (points[-2], points[-1])
        if verb == "M" or not found:
            first = len(found)
            found.append((end, None, None))
            continue
        start = found[-1][0]
        handles = [start, *((points[at], points[at + 1]) for at in range(0, len(points), 2))]
        ways = [way for one, two in zip(handles, handles[1:], strict=False) if (way := _way(one, two))]
        found[-1] = (start, found[-1][1], ways[0] if ways else None)
        found.append((end, ways[-1] if ways else None, None))
    return found


def _way(one: Point, other: Point) -> Point | None:
    far = math.dist(one, other)
    return ((other[0] - one[0]) / far, (other[1] - one[1]) / far) if far > 1e-9 else None


_DATA = re.compile(r"data:image/(png|jpe?g|webp)((?:;[\w=-]+)*?)(;base64)?,", re.IGNORECASE)


def embedded(walk: Walk, element: SvgElement, measure: ShapeMeasure, at: Transform) -> list[Item]:
    """Return the picture of an `image` element; raise `ValueError` for one that cannot be used."""
    href = element.attributes.get("href", "")
    if not href:
        return []
    raster = walk.opened(element, lambda: _decoded(href))
    wide, tall = raster.pixels
    width, height = measure.size("width"), measure.size("height")
    if "width" not in measure.given:
        width = height * wide / tall if "height" in measure.given else wide
    if "height" not in measure.given:
        height = width * tall / wide
    if not width or not height:
        return []
    at = at.after(Transform(e=measure.number("x"), f=measure.number("y")))
    kept = measure.given.get("preserveAspectRatio", "")
    fitted = viewport_map((0.0, 0.0, float(wide), float(tall)), kept, width, height)
    place = at.after(fitted).after(Transform(a=wide, d=tall))
    picture = EmbeddedPicture(raster, place)
    if "slice" not in kept:
        return [picture]
    window = transformed(rect(0.0, 0.0, width, height), at)
    return [LetterCluster((picture,), clips=(Clip(((window, False),)),))]


def _decoded(href: str) -> Raster:
    match = _DATA.match(href)
    if not match:
        raise ValueError(f"{href[:40]!r} is not a PNG or JPEG picture inside the file")
    try:
        data = unquote_to_bytes(href[match.end() :])
        if match[3]:
            data = base64.b64decode(b"".join(data.split()))
        return read_raster(data, "the picture in it")
    except (binascii.Error, ValueError):
        raise ValueError("the picture in it is not whole") from None
    except FactsheetError as error:
        raise ValueError("; ".join(each.message for each in error.diagnostics)) from None


def markers(reader: Walk, outline: Outline, scope: SvgScope) -> list[Item]:
    """Return what stands at the corners of a line."""
    items: list[Item] = []
    names = dict(zip(("start", "mid", "end"), scope.style.markers, strict=True))
    for vertex in vertices(outline):
        if not names[vertex.kind]:
            continue
        marker = reader.target(names[vertex.kind], "marker")
        if marker in scope.trail:
            raise ValueError(f"the marker {names[vertex.kind][:40]!r} contains itself")
        reader.spend(marker, len(scope.trail))
        given = reader.properties(marker)
        measure = ShapeMeasure(given, scope.viewport, scope.style.type.size)
        width, height = measure.size("markerWidth", 3.0), measure.size("markerHeight", 3.0)
        if not width or not height:
            continue
        box = view_box(given.get("viewBox"))
        fitted = viewport_map(box, given.get("preserveAspectRatio", ""), width, height)
        x, y = fitted.apply(measure.number("refX"), measure.number("refY"))
        orient = given.get("orient", "0").strip()
        turned = {"auto": vertex.angle, "auto-start-reverse": vertex.angle}.get(orient)
        if orient == "auto-start-reverse" and vertex.kind == "start":
            turned = vertex.angle + 180
        angle = number(orient.removesuffix("deg")) if turned is None else turned
        scale = 1.0
        if given.get("markerUnits", "strokeWidth") == "strokeWidth":
            scale = ShapeMeasure({"w": scope.style.width}, scope.viewport).number("w")
        place = Transform(e=vertex.at[0], f=vertex.at[1]).after(matrix(f"rotate({angle})"))
        at = scope.at.after(place).after(Transform(a=scale, d=scale, e=-x * scale, f=-y * scale))
        style = replace(
            inherit(SvgStyle(color=scope.style.color), given),
            context=(scope.style.fill, scope.style.stroke),
            markers=("", "", ""),
        )
        inner = scope._replace(
            style=style,
            at=at.after(fitted),
            viewport=box[2:] if box else (width, height),
            trail=(*scope.trail, marker),
        )
        made = reader.children(marker, inner)
        if given.get("overflow", "hidden") in ("hidden", "scroll") and made:
            made = [LetterCluster(tuple(made), clips=(window(at, width, height),))]
        items += made
    return items


def use(reader: Walk, element: SvgElement, scope: SvgScope) -> list[Item]:
    """Return another element, repeated here."""
    reference = element.attributes.get("href", "")
    target = reader.target(reference[1:])
    if target in scope.trail:
        raise ValueError(f"{reference[:40]!r} contains itself")
    measure = ShapeMeasure(reader.properties(element), scope.viewport, scope.style.type.size)
    moved = scope._replace(at=scope.at.after(Transform(e=measure.number("x"), f=measure.number("y"))))
    if target.name not in ("symbol", "svg"):
        return reader.element(target, moved)
    given = reader.properties(target)
    sizes = {name: element.attributes[name] for name in ("width", "height") if name in element.attributes}
    reader.spend(target, len(scope.trail))
    if given.get("display") == "none" and target.name == "svg":
        return []
    inner = moved._replace(style=inherit(scope.style, given), trail=(*scope.trail, target))
    if target.name == "symbol":
        inner = inner._replace(at=inner.at.after(placed(given)))
    return effects(reader, target, fitted(reader, target, {**given, **sizes}, inner), inner)


def svg(reader: Walk, element: SvgElement, scope: SvgScope) -> list[Item]:
    """Return a drawing in the drawing."""
    return fitted(reader, element, reader.properties(element), scope)


def fitted(reader: Walk, element: SvgElement, given: Mapping[str, str], scope: SvgScope) -> list[Item]:
    """Return a drawing in the drawing: its viewBox in its own viewport, cut off there."""
    measure = ShapeMeasure(given, scope.viewport, scope.style.type.size)
    wide, tall = scope.viewport
    width, height = measure.size("width", wide), measure.size("height", tall)
    if not width or not height:
        return []
    at = scope.at
    if element.name == "svg":
        at = at.after(Transform(e=measure.number("x"), f=measure.number("y")))
    box = view_box(given.get("viewBox"))
    fitted = viewport_map(box, given.get("preserveAspectRatio", ""), width, height)
    inner = scope._replace(at=at.after(fitted), viewport=box[2:] if box else (width, height))
    items = reader.children(element, inner)
    if items and given.get("overflow", "hidden") in ("hidden", "scroll"):
        return [LetterCluster(tuple(items), clips=(window(at, width, height),))]
    return items


def switch(reader: Walk, element: SvgElement, scope: SvgScope) -> list[Item]:
    """Return the first child that asks for nothing this reader lacks (SVG 2, 5.9)."""
    for child in element.children:
        given = child.attributes
        asks = given.get("requiredExtensions", "").strip()
        language = given.get("systemLanguage", "en")
        can = child.name != "foreignObject" and not asks
        if can and any(each.strip().lower().startswith("en") for each in language.split(",")):
            return reader.element(child, scope)
    return []


def text(reader: Walk, element: SvgElement, scope: SvgScope) -> list[Item]:
    """Return words, with a note that they are set in other faces."""
    if scope.style.hidden:
        return []
    words = svg_text.lettered(element, scope.style, reader.properties, scope.viewport)
    if not words:
        return []
    reader.notes.append(svg_text.note(element))
    box = bounds(svg_text.box_of(words))
    items: list[Item] = []
    for outline, style in words:
        items += reader.painted(outline, scope._replace(style=replace(style, rule="nonzero")), box=box)
    return items


def image(reader: Walk, element: SvgElement, scope: SvgScope) -> list[Item]:
    """Return a picture of pixels."""
    if scope.style.hidden:
        return []
    return embedded(reader, element, ShapeMeasure(reader.properties(element), scope.viewport), scope.at)


def placed(given: Mapping[str, str]) -> Transform:
    """Return the map that an element's transform makes, about its origin if it names one."""
    made = matrix(given.get("transform", ""))
    origin = given.get("transform-origin", "0 0").split()
    if made == Transform() or all(each in ("0", "0px", "top", "left") for each in origin):
        return made
    if given.get("transform-box", "view-box") != "view-box":
        raise ValueError("transform-box cannot be followed")
    x, y, *_ = (ShapeMeasure({"w": each}, (0.0, 0.0)).number("w") for each in (*origin, "0"))
    return Transform(e=x, f=y).after(made).after(Transform(e=-x, f=-y))


KINDS: Mapping[str, Callable[[Walk, SvgElement, SvgScope], list[Item]]] = {
    "use": use,
    "svg": svg,
    "switch": switch,
    "text": text,
    "image": image,
}
