"""What makes figures translucent or cuts them: opacity, clips, masks (CSS Masking 1)."""

from __future__ import annotations

from dataclasses import replace

from factsheet.art.outline import Bounds, Transform, bounds, rect, transformed
from factsheet.art.svg_shapes import SHAPES, ShapeMeasure, shape
from factsheet.art.svg_style import SvgStyle, inherit, matrix, reference, share
from factsheet.art.svg_text import lettered, note
from factsheet.art.svg_tree import SvgElement
from factsheet.art.svg_walk import SvgScope, Walk
from factsheet.display import Outline
from factsheet.graphics import Clip, DrawnFigure, EmbeddedPicture, Item, LetterCluster, Mask, figures

_BLENDS = frozenset(
    ("normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn")
    + ("hard-light", "soft-light", "difference", "exclusion")
)
_LONGEST_CHAIN = 16


def effects(reader: Walk, element: SvgElement, items: list[Item], scope: SvgScope) -> list[Item]:
    """Return the items of an element with its effects; raise `ValueError` for those that cannot be drawn."""
    given = reader.properties(element)
    if given.get("filter", "none").strip() != "none":
        raise ValueError(f"filter: {given['filter'][:40]} cannot be drawn")
    if given.get("vector-effect", "none") != "none":
        raise ValueError(f"vector-effect: {given['vector-effect'][:40]} cannot be drawn")
    opacity = share(given.get("opacity", "1"))
    blend = given.get("mix-blend-mode", "normal").strip()
    if blend not in _BLENDS:
        raise ValueError(f"mix-blend-mode: {blend[:40]} cannot be drawn")
    if not items:
        return []
    clips: list[Clip] = []
    if clip := reference(given.get("clip-path", "none")):
        clips = [each for each in _clips(reader, clip, items, scope, 0) if not _is_idle(each, reader.sheet)]
    mask = None
    if name := reference(given.get("mask", "none")):
        mask = _mask(reader, name, items, scope)
    if not opacity:
        return []
    if mask is None and not clips and blend == "normal":
        return _faded(items, opacity)
    return [LetterCluster(tuple(items), opacity, tuple(clips), mask, blend)]


def _faded(items: list[Item], opacity: float) -> list[Item]:
    """Return the items as one translucent thing.

    One figure with one paint needs no more than its own opacity.
    """
    if opacity == 1.0:
        return items
    if len(items) == 1:
        only = items[0]
        if isinstance(only, EmbeddedPicture) or (isinstance(only, DrawnFigure) and only.pen is None):
            return [replace(only, opacity=only.opacity * opacity)]
        if isinstance(only, DrawnFigure) and only.fill is None and only.pen:
            return [replace(only, pen=replace(only.pen, opacity=only.pen.opacity * opacity))]
        if isinstance(only, LetterCluster):
            return [replace(only, opacity=only.opacity * opacity)]
    return [LetterCluster(tuple(items), opacity)]


def extent(items: list[Item], at: Transform) -> Bounds | None:
    """Return the box round figures in the user space that `at` takes to the sheet, lines not counted."""
    back, box = at.inverse(), None
    for item in figures(items):
        outline = item.outline if isinstance(item, DrawnFigure) else rect(0.0, 0.0, 1.0, 1.0)
        own = bounds(transformed(outline, back.after(Transform(*item.matrix))))
        box = own if box is None else box.joined(own)
    return box


def _clips(reader: Walk, name: str, items: list[Item], scope: SvgScope, depth: int) -> list[Clip]:
    """Return the clip of an id, and those that it is cut by itself."""
    element = reader.target(name, "clipPath")
    if element in scope.trail or depth > _LONGEST_CHAIN:
        raise ValueError(f"the clip {name[:40]!r} contains itself")
    given = reader.properties(element)
    at = scope.at.after(matrix(given.get("transform", "")))
    if given.get("clipPathUnits") == "objectBoundingBox":
        box = extent(items, scope.at)
        if box is None:
            return []
        at = at.after(Transform(a=box.width, d=box.height, e=box.left, f=box.top))
    parts: list[tuple[Outline, bool]] = []
    more: list[Clip] = []
    style = inherit(SvgStyle(), given)
    for child in element.children:
        reader.spend(child, len(scope.trail) + depth)
        target, place, inner = _clipping(reader, child, at, style)
        if target is None:
            continue
        own = reader.properties(target)
        stated_ones = {each.get("clip-path", "none") for each in (reader.properties(child), own)}
        for stated in sorted(stated_ones - {"none"}):
            if len(element.children) > 1:
                raise ValueError(f"the clip {name[:40]!r} has parts with clips of their own")
            more += _clips(reader, reference(stated), items, scope._replace(at=place), depth + 1)
        parts += _outlines(reader, target, inner, place, scope)
    if given.get("clip-path", "none") != "none":
        more += _clips(reader, reference(given["clip-path"]), items, scope, depth + 1)
    return [Clip(tuple(parts)), *more]


def _clipping(
    reader: Walk, child: SvgElement, at: Transform, style: SvgStyle
) -> tuple[SvgElement | None, Transform, SvgStyle]:
    """Return the element that a child of a clip stands for, where, and in which style."""
    given = reader.properties(child)
    if given.get("display") == "none" or child.name in ("title", "desc"):
        return None, at, style
    inner = inherit(style, given)
    at = at.after(matrix(given.get("transform", "")))
    if child.name != "use":
        return (None, at, inner) if inner.hidden else (child, at, inner)
    target = reader.target(child.attributes.get("href", "")[1:], *SHAPES, "text")
    measure = ShapeMeasure(given, reader.sheet)
    at = at.after(Transform(e=measure.number("x"), f=measure.number("y")))
    own = reader.properties(target)
    return target, at.after(matrix(own.get("transform", ""))), inherit(inner, own)


def _outlines(
    reader: Walk, element: SvgElement, style: SvgStyle, at: Transform, scope: SvgScope
) -> list[tuple[Outline, bool]]:
    even_odd = style.clip_rule == "evenodd"
    if element.name == "text":
        reader.notes.append(note(element))
        words = lettered(element, style, reader.properties, scope.viewport)
        return [(transformed(outline, at), False) for outline, _ in words]
    if element.name not in SHAPES:
        raise ValueError(f"<{element.name}> cannot be a clip")
    outline = shape(element.name, ShapeMeasure(reader.properties(element), scope.viewport, style.type.size))
    reader.count(outline)
    return [(transformed(outline, at), even_odd)] if outline else []


def _is_idle(clip: Clip, sheet: tuple[float, float]) -> bool:
    """Return whether a clip leaves the whole sheet: some programs cut every drawing to its sheet."""
    if len(clip.parts) != 1:
        return False
    outline = clip.parts[0][0]
    box = bounds(outline)
    verbs = "".join(segment.verb for segment in outline)
    upright = all(
        (segment.points[0] in (box.left, box.right) and segment.points[1] in (box.top, box.bottom))
        for segment in outline
        if segment.points and len(segment.points) == 2
    )
    spare = 1e-3
    whole = Bounds(spare, spare, sheet[0] - spare, sheet[1] - spare)
    covers = box.joined(whole) == box
    return verbs in ("MLLLZ", "MLLLLZ") and upright and covers


def _mask(reader: Walk, name: str, items: list[Item], scope: SvgScope) -> Mask | None:
    element = reader.target(name, "mask")
    if element in scope.trail:
        raise ValueError(f"the mask {name[:40]!r} contains itself")
    given = reader.properties(element)
    box = extent(items, scope.at)
    if box is None:
        return None
    to_box = given.get("maskUnits", "objectBoundingBox") == "objectBoundingBox"
    stated = {"x": "-10%", "y": "-10%", "width": "120%", "height": "120%", **given}
    measure = ShapeMeasure(stated, (1.0, 1.0) if to_box else scope.viewport)
    x, y, width, height = (measure.number(side) for side in ("x", "y", "width", "height"))
    if to_box:
        x, y = box.left + x * box.width, box.top + y * box.height
        width, height = width * box.width, height * box.height
    at = scope.at
    if given.get("maskContentUnits") == "objectBoundingBox":
        at = at.after(Transform(a=box.width, d=box.height, e=box.left, f=box.top))
    style = inherit(SvgStyle(), given)
    inner = scope._replace(style=style, at=at, trail=(*scope.trail, element))
    made = reader.children(element, inner)
    made = _faded(made, share(given.get("opacity", "1")))
    kind = given.get("mask-type", "luminance").strip()
    if kind not in ("luminance", "alpha"):
        raise ValueError(f"mask-type: {kind[:40]} cannot be drawn")
    seen = transformed(rect(x, y, max(width, 0.0), max(height, 0.0)), scope.at)
    framed = LetterCluster(tuple(made), clips=(Clip(((seen, False),)),))
    return Mask((framed,), bounds(seen), kind == "luminance")


def window(at: Transform, width: float, height: float) -> Clip:
    """Return the clip of an upright viewport at 0, 0."""
    return Clip(((transformed(rect(0.0, 0.0, width, height), at), False),))
