"""Kinds of elements that are made of others: repeats, drawings in drawings, markers, words, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from factsheet.art import svg_text
from factsheet.art.outline import Transform, bounds
from factsheet.art.svg_effects import effects, window
from factsheet.art.svg_image import embedded
from factsheet.art.svg_marker import vertices
from factsheet.art.svg_shapes import ShapeMeasure, view_box, viewport_map
from factsheet.art.svg_style import SvgStyle, inherit, matrix, number
from factsheet.art.svg_tree import SvgElement
from factsheet.art.svg_walk import SvgScope, Walk
from factsheet.display import Outline
from factsheet.graphics import Item, LetterCluster


def markers(reader: Walk, outline: Outline, scope: SvgScope) -> list[Item]:
    """What stands at the corners of a line."""
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
    """Another element, repeated here."""
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
    """A drawing in the drawing."""
    return fitted(reader, element, reader.properties(element), scope)


def fitted(reader: Walk, element: SvgElement, given: Mapping[str, str], scope: SvgScope) -> list[Item]:
    """A drawing in the drawing: its viewBox in its own viewport, cut off there."""
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
    """The first child that asks for nothing this reader lacks (SVG 2, 5.9)."""
    for child in element.children:
        given = child.attributes
        asks = given.get("requiredExtensions", "").strip()
        language = given.get("systemLanguage", "en")
        can = child.name != "foreignObject" and not asks
        if can and any(each.strip().lower().startswith("en") for each in language.split(",")):
            return reader.element(child, scope)
    return []


def text(reader: Walk, element: SvgElement, scope: SvgScope) -> list[Item]:
    """Words, with a note that they are set in other faces."""
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
    """A picture of pixels."""
    if scope.style.hidden:
        return []
    return embedded(reader, element, ShapeMeasure(reader.properties(element), scope.viewport), scope.at)


def placed(given: Mapping[str, str]) -> Transform:
    """The map that an element's transform makes, about its origin if it names one."""
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
