"""Flat SVG drawings, read strictly: what cannot be shown exactly is an error with its line.

Read are paths, the basic shapes, groups, transforms, `use` of the file's own elements, fill and
stroke in flat color, by attribute, `style` attribute or a style sheet of classes.  Not read, and
refused by name: text, pictures, gradients, patterns, filters, masks, clipping, transparency,
scripts, anything from outside the file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from factsheet.art import outline as geometry
from factsheet.art.drawing import Drawing, Layer, contain, place
from factsheet.art.outline import Matrix
from factsheet.art.path_data import LIMIT, parse
from factsheet.art.svg_style import Style, declarations, inherit, length, matrix
from factsheet.art.svg_tree import MAX_DEPTH, MAX_ELEMENTS, Element, read_tree
from factsheet.display import Outline, Stroke
from factsheet.errors import DataError, FactsheetError

__all__ = ["Drawing", "Layer", "contain", "place", "read_svg"]

MAX_SEGMENTS = 100_000
# What the attributes of all elements may add up to, repeats by `use` counted.
MAX_LETTERS = 8 * 2**20
_SILENT = frozenset({"title", "desc", "metadata", "style", "defs", "clipPath"})
_HINT = "convert it to flat paths in the drawing program (text to outlines, effects flattened)"


@lru_cache(maxsize=64)
def read_svg(data: bytes, name: str) -> Drawing:
    """The drawing in an SVG file; `name` is the file's, for messages.

    The sheet is the viewBox, moved to 0, 0; without one, width x height.  Raises `DataError`
    that names the element and its line.

    >>> drawing = read_svg(b'<svg viewBox="0 0 9 9"><circle r="2" fill="red"/></svg>', "dot.svg")
    >>> drawing.width, drawing.layers[0].fill
    (9.0, '#ff0000')
    """
    root = read_tree(data, name)
    if root.name != "svg":
        raise DataError.of(f"the file is not an SVG drawing: it begins with <{root.name}>", root.span)
    left, top, width, height = _sheet(root)
    reader = _Reader(root, width, height)
    try:
        style = inherit(Style(), _properties(root, reader.rules))
    except ValueError as error:
        raise DataError.of(f"<svg>: {error}", root.span, _HINT) from None
    reader.children(root, style, Matrix(e=-left, f=-top), ())
    return Drawing(width, height, tuple(reader.layers))


def _properties(element: Element, rules: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What is said of an element: its attributes, over them the style sheet, over it its own style."""
    found = dict(element.attributes)
    for selector in (element.name, *("." + each for each in element.attributes.get("class", "").split())):
        found |= rules.get(selector, {})
    if "id" in element.attributes:
        found |= rules.get("#" + element.attributes["id"], {})
    return found | declarations(element.attributes.get("style", ""))


def _sheet(root: Element) -> tuple[float, float, float, float]:
    try:
        if "viewBox" in root.attributes:
            box = [float(each) for each in re.split(r"[\s,]+", root.attributes["viewBox"].strip())]
            left, top, width, height = box
        else:
            left = top = 0.0
            width, height = (length(root.attributes.get(side, "")) for side in ("width", "height"))
    except ValueError:
        raise DataError.of(
            "the drawing has no size", root.span, 'give <svg> a viewBox="0 0 width height"'
        ) from None
    sizes = (abs(left), abs(top), width, height)
    if not (all(size <= LIMIT for size in sizes) and width > 0 and height > 0):
        raise DataError.of(
            "the drawing has no usable size", root.span, 'give <svg> a viewBox="0 0 width height"'
        )
    return left, top, width, height


class _Reader:
    """Walks the elements and collects their layers, within the limits."""

    def __init__(self, root: Element, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.layers: list[Layer] = []
        self.segments = self.elements = self.letters = 0
        self.ids: dict[str, Element] = {}
        self.rules: dict[str, dict[str, str]] = {}
        for element in root.walk():
            if element.name == "style":
                self.rules |= _rules(element)
            if "id" in element.attributes:
                self.ids.setdefault(element.attributes["id"], element)

    def children(self, element: Element, style: Style, at: Matrix, trail: tuple[Element, ...]) -> None:
        for child in element.children:
            try:
                self.element(child, style, at, trail)
            except FactsheetError:
                raise
            except ValueError as error:
                raise DataError.of(f"<{child.name}>: {error}", child.span, _HINT) from None

    def element(self, element: Element, parent: Style, at: Matrix, trail: tuple[Element, ...]) -> None:
        """Paint one element; `trail` holds the elements that lead to it, `use` included."""
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise ValueError(f"with its repeats the drawing has more than {MAX_ELEMENTS:,} elements")
        self.letters += sum(map(len, element.attributes.values()))
        if self.letters > MAX_LETTERS:
            raise ValueError("with its repeats the drawing is too long")
        if len(trail) >= MAX_DEPTH:
            raise ValueError(f"nested deeper than {MAX_DEPTH}")
        if element.name in _SILENT:
            return
        _refuse_reach(element)
        properties = _properties(element, self.rules)
        style = inherit(parent, properties)
        if properties.get("display") == "none":
            return
        here = at.after(matrix(properties.get("transform", "")))
        if properties.get("clip-path", "none") != "none":
            self.require_idle_clip(properties["clip-path"], here)
        if element.name in ("g", "a"):
            self.children(element, style, here, (*trail, element))
        elif element.name == "use":
            self.use(element, style, here, trail)
        elif element.name in _SHAPES:
            self.paint(element, _SHAPES[element.name](self, element), style, here)
        else:
            raise ValueError("this kind of element cannot be used in a drawing")

    def require_idle_clip(self, reference: str, at: Matrix) -> None:
        """Some editors clip a whole drawing to its sheet; such a clip changes nothing."""
        clip = self.ids.get(reference.strip().removeprefix("url(#").removesuffix(")"))
        frames = clip.children if clip and clip.name == "clipPath" else []
        if len(frames) == 1 and frames[0].name == "rect" and not frames[0].attributes.get("transform"):
            box = geometry.bounds(geometry.transformed(_rect(self, frames[0]), at))
            whole = geometry.Bounds(0.0, 0.0, self.width, self.height).grown(-1e-3)
            if box.joined(whole) == box and not (at.b or at.c):
                return
        raise ValueError("clip-path is an effect")

    def use(self, element: Element, style: Style, at: Matrix, trail: tuple[Element, ...]) -> None:
        target = self.ids.get(element.attributes.get("href", "")[1:])
        if target is None:
            raise ValueError(f"there is no element {element.attributes.get('href', '')[:40]!r} in this file")
        if target in trail or target is element:
            raise ValueError(f"{element.attributes['href'][:40]!r} contains itself")
        moved = Matrix(e=self.number(element, "x"), f=self.number(element, "y"))
        self.element(target, style, at.after(moved), (*trail, element))

    def paint(self, element: Element, outline: Outline, style: Style, at: Matrix) -> None:
        self.segments += len(outline)
        if self.segments > MAX_SEGMENTS:
            raise ValueError(f"the drawing has more than {MAX_SEGMENTS:,} path segments")
        line = _line(style, at)
        fill = None if element.name == "line" else style.fill
        if style.hidden or not outline or not (fill or line):
            return
        mapped = geometry.transformed(outline, at)
        if not all(abs(number) <= 10 * LIMIT for segment in mapped for number in segment.points):
            raise ValueError("it reaches beyond all bounds")
        self.layers.append(Layer(mapped, fill, line, style.rule == "evenodd"))

    def number(self, element: Element, name: str) -> float:
        """A length attribute; per cent are of the sheet's width, height or diagonal (SVG 2, 8.9)."""
        text = element.attributes.get(name)
        if text is None:
            return 0.0
        if name in ("x", "x1", "x2", "cx", "width", "rx"):
            return length(text, self.width)
        if name in ("y", "y1", "y2", "cy", "height", "ry"):
            return length(text, self.height)
        return length(text, math.hypot(self.width, self.height) / math.sqrt(2))

    def size(self, element: Element, name: str) -> float:
        number = self.number(element, name)
        if number < 0:
            raise ValueError(f"{name} is negative")
        return number


def _refuse_reach(element: Element) -> None:
    """No scripts and no references out of the file."""
    for name, value in element.attributes.items():
        if name.lower().startswith("on"):
            raise ValueError(f"the script attribute {name[:40]!r} cannot be used in a drawing")
        if name == "href" and element.name != "a" and not value.startswith("#"):
            raise ValueError(f"{value[:60]!r} lies outside the file")


def _line(style: Style, at: Matrix) -> Stroke | None:
    """The stroke on the page; a line that a transform would make thick and thin by turns is refused."""
    factor = math.sqrt(abs(at.determinant))
    width = style.stroke_width * factor
    if style.stroke is None or width <= 0:
        return None
    even = abs(math.hypot(at.a, at.b) - factor) + abs(math.hypot(at.c, at.d) - factor)
    if even > 0.01 * factor:
        raise ValueError("a stroke under an uneven scale cannot be drawn")
    if style.cap == "square":
        raise ValueError("square line caps cannot be drawn")
    return Stroke(style.stroke, width, style.cap == "round")


def _rect(reader: _Reader, element: Element) -> Outline:
    width, height = reader.size(element, "width"), reader.size(element, "height")
    if not width or not height:
        return ()
    given = element.attributes
    rx, ry = reader.size(element, "rx"), reader.size(element, "ry")
    rx, ry = (rx if "rx" in given else ry), (ry if "ry" in given else rx)
    return geometry.rounded(reader.number(element, "x"), reader.number(element, "y"), width, height, rx, ry)


def _circle(reader: _Reader, element: Element) -> Outline:
    radius = reader.size(element, "r")
    return (
        geometry.circle(reader.number(element, "cx"), reader.number(element, "cy"), radius) if radius else ()
    )


def _ellipse(reader: _Reader, element: Element) -> Outline:
    rx, ry = reader.size(element, "rx"), reader.size(element, "ry")
    if not rx or not ry:
        return ()
    return geometry.ellipse(reader.number(element, "cx"), reader.number(element, "cy"), rx, ry)


def _straight(reader: _Reader, element: Element) -> Outline:
    ends = [(reader.number(element, f"x{end}"), reader.number(element, f"y{end}")) for end in (1, 2)]
    return geometry.polyline(ends)


def _points(element: Element) -> list[geometry.Point]:
    numbers = [
        float(each) for each in re.split(r"[\s,]+", element.attributes.get("points", "").strip()) if each
    ]
    if len(numbers) % 2:
        raise ValueError("its points have an x without a y")
    return list(zip(numbers[::2], numbers[1::2], strict=True))


_SHAPES: Mapping[str, Callable[[_Reader, Element], Outline]] = {
    "path": lambda _, element: parse(element.attributes.get("d", "")),
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _straight,
    "polyline": lambda _, element: geometry.polyline(_points(element)),
    "polygon": lambda _, element: geometry.polygon(_points(element)),
}


def _rules(element: Element) -> dict[str, dict[str, str]]:
    """The rules of a style sheet, by selector: `.class`, `#id` or an element's name."""
    sheet = re.sub(r"/\*.*?\*/", "", element.text, flags=re.DOTALL)
    if "@" in sheet or "url(" in sheet:
        raise DataError.of("<style>: @ rules and url() cannot be used in a drawing", element.span, _HINT)
    rules: dict[str, dict[str, str]] = {}
    for block in sheet.split("}"):
        selectors, brace, body = block.partition("{")
        for selector in (each.strip() for each in selectors.split(",") if brace):
            if not re.fullmatch(r"[.#]?[A-Za-z][\w-]*", selector):
                raise DataError.of(
                    f"<style>: the selector {selector[:40]!r} cannot be used", element.span, _HINT
                )
            try:
                rules.setdefault(selector, {}).update(declarations(body))
            except ValueError as error:
                raise DataError.of(f"<style>: {error}", element.span, _HINT) from None
    return rules
