"""SVG drawings as people have them, read strictly: what cannot be shown exactly is an error with its place.

Read are paths, the basic shapes, groups, `use`, symbols, nested drawings, markers, gradients, patterns,
clips, masks, opacity, text and embedded pictures.  Not read, and refused by name: filters, scripts, foreign
objects, text on a path, anything from outside the file.  All problems of a file are told together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factsheet.art.drawing import Drawing, flat_layers
from factsheet.art.outline import Bounds, Transform, bounds, contours, transformed
from factsheet.art.path_data import LIMIT
from factsheet.art.raster import MAX_PIXELS
from factsheet.art.svg_css import StyleSheet
from factsheet.art.svg_effects import effects
from factsheet.art.svg_kinds import KINDS, markers, placed
from factsheet.art.svg_paint import brush, pen
from factsheet.art.svg_shapes import SHAPES, ShapeMeasure, shape, view_box
from factsheet.art.svg_style import SvgStyle, inherit, length
from factsheet.art.svg_tree import MAX_DEPTH, MAX_ELEMENTS, PartError, SvgElement, outside, read_tree
from factsheet.art.svg_walk import SvgScope
from factsheet.display import Outline
from factsheet.errors import DataError, Diagnostic, FactsheetError
from factsheet.graphics import Clip, DrawnFigure, Item, LetterCluster, Raster, Stop
from factsheet.records import dataclass

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


# The walk over the elements of a drawing: each becomes painted figures on the sheet, or a fault.

MAX_SEGMENTS = 100_000
MAX_STOPS = 100_000
# What the attributes of all elements may add up to, repeats by `use` counted.
MAX_LETTERS = 8 * 2**20
HINT = "convert it to plain paths in the drawing program (text to outlines, effects flattened)"
_SILENT = frozenset(
    ("title", "desc", "metadata", "style", "defs", "clipPath", "mask", "linearGradient", "radialGradient")
    + ("pattern", "marker", "symbol", "filter", "font", "font-face", "color-profile", "view", "solidColor")
)
_DELETE = "delete it: nothing runs on a page"
_STILL = "delete it, so that the drawing is as it is to be seen"
_TOLD = {
    "foreignObject": ("holds HTML, which cannot be drawn", HINT),
    "script": ("cannot be used in a drawing", _DELETE),
    "animate": ("moves", _STILL),
    "animateTransform": ("moves", _STILL),
    "animateMotion": ("moves", _STILL),
    "set": ("moves", _STILL),
}


@dataclass(slots=True)
class _Spent:
    """What the drawing has used up of its limits, repeats counted."""

    elements: int = 0
    letters: int = 0
    segments: int = 0
    stops: int = 0


class TooMuchError(ValueError):
    """The drawing as a whole is beyond a limit: the walk ends."""


class Reader:
    """Walks the elements, collects what they paint, and what is wrong with them."""

    def __init__(self, root: SvgElement, sheet: tuple[float, float]) -> None:
        self.sheet = sheet
        self.faults: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self.ids: dict[str, SvgElement] = {}
        self.is_over = False
        self._stops: dict[SvgElement, tuple[Stop, ...]] = {}
        self._pictures: dict[SvgElement, Raster | ValueError] = {}
        self._root = root
        self._rules = StyleSheet()
        self._spent = _Spent()
        self._known: dict[SvgElement, dict[str, str]] = {}
        for element in root.walk():
            if "id" in element.attributes:
                self.ids.setdefault(element.attributes["id"], element)
            if element.name == "style":
                with _Collected(self, element):
                    self._rules.read(element.text)

    def whole(self, scope: SvgScope) -> list[Item]:
        """Return what the root paints."""
        items: list[Item] = []
        with _Collected(self, self._root):
            given = self.properties(self._root)
            style = inherit(scope.style, given)
            items = self.children(self._root, scope._replace(style=style, trail=(self._root,)))
            items = effects(self, self._root, items, scope)
        return items

    def properties(self, element: SvgElement) -> dict[str, str]:
        """Return what is said of an element."""
        found = self._known.get(element)
        if found is None:
            found = self._known[element] = self._rules.properties(element)
        return found

    def children(self, element: SvgElement, scope: SvgScope) -> list[Item]:
        """Return what the children of an element paint, in order."""
        items: list[Item] = []
        for child in element.children:
            if self.is_over:
                break
            with _Collected(self, child):
                items += self.element(child, scope)
        return items

    def element(self, element: SvgElement, scope: SvgScope) -> list[Item]:
        """Return what one element paints.

        `scope.trail` holds the elements that lead to it, `use` included.
        """
        self.spend(element, len(scope.trail))
        if element.name in _SILENT:
            return []
        if element.name in _TOLD:
            raise PartError(*_TOLD[element.name])
        # No scripts and no references out of the file.
        for name, value in element.attributes.items():
            if name.lower().startswith("on"):
                raise PartError(f"the script attribute {name[:40]!r} cannot be used in a drawing", _DELETE)
            is_data = element.name == "image" and value.startswith("data:")
            if name == "href" and element.name != "a" and not value.startswith("#") and not is_data:
                raise outside(value)
        given = self.properties(element)
        if given.get("display") == "none":
            return []
        style = inherit(scope.style, given)
        at = scope.at
        if element.name != "svg":
            at = at.after(placed(given))
        here = SvgScope(style, at, scope.viewport, (*scope.trail, element))
        if element.name in SHAPES or element.name in ("image", "use"):
            self._told_inside(element)
        if element.name in ("g", "a"):
            items = self.children(element, here)
        elif element.name in SHAPES:
            items = self._shape(element, here)
        elif element.name in KINDS:
            items = KINDS[element.name](self, element, here)
        else:
            raise ValueError("this kind of element cannot be used in a drawing")
        return effects(self, element, items, here)

    def target(self, reference: str, *names: str) -> SvgElement:
        """Return the element of an id, which must be one of a kind."""
        found = self.ids.get(reference)
        if found is None or (names and found.name not in names):
            kind = " or ".join(f"<{name}>" for name in names) or "element"
            shown = f"url(#{reference[:40]})" if names else f"'#{reference[:40]}'"
            raise ValueError(f"there is no {kind} {shown} in this file")
        return found

    def count(self, outline: Outline) -> None:
        """Spend segments of the drawing's limit."""
        self._spent.segments += len(outline)
        if self._spent.segments > MAX_SEGMENTS:
            raise TooMuchError(f"the drawing has more than {MAX_SEGMENTS:,} path segments")

    def known_stops(self, element: SvgElement, read: Callable[[], tuple[Stop, ...]]) -> tuple[Stop, ...]:
        """Return the stops of a gradient, read once; each use spends them of the drawing's limit."""
        if element not in self._stops:
            self._stops[element] = read()
        self._spent.stops += len(self._stops[element])
        if self._spent.stops > MAX_STOPS:
            raise TooMuchError(f"the gradients of the drawing have more than {MAX_STOPS:,} colors in all")
        return self._stops[element]

    def opened(self, element: SvgElement, read: Callable[[], Raster]) -> Raster:
        """Return the picture of an element, read once; all of them together have a limit."""
        if element not in self._pictures:
            try:
                self._pictures[element] = read()
            except ValueError as error:
                self._pictures[element] = error
        found = self._pictures[element]
        if isinstance(found, ValueError):
            raise found
        known = [each for each in self._pictures.values() if isinstance(each, Raster)]
        if sum(each.pixels[0] * each.pixels[1] for each in known) > MAX_PIXELS:
            raise TooMuchError("the pictures in the drawing have more than 60 million pixels")
        return found

    def spend(self, element: SvgElement, depth: int) -> None:
        """Spend an element, and its letters, of the drawing's limits."""
        self._spent.elements += 1
        if self._spent.elements > MAX_ELEMENTS:
            raise TooMuchError(f"with its repeats the drawing has more than {MAX_ELEMENTS:,} elements")
        self._spent.letters += sum(len(value) for name, value in element.attributes.items() if name != "href")
        if self._spent.letters > MAX_LETTERS:
            raise TooMuchError("with its repeats the drawing is too long")
        if depth >= MAX_DEPTH:
            raise ValueError(f"nested deeper than {MAX_DEPTH}")

    def _told_inside(self, element: SvgElement) -> None:
        """Tell what is in an element that paints by itself and would change it, as animation does."""
        for child in element.children:
            if child.name in _TOLD:
                with _Collected(self, child):
                    raise PartError(*_TOLD[child.name])

    # Kinds of elements

    def _shape(self, element: SvgElement, scope: SvgScope) -> list[Item]:
        measure = ShapeMeasure(self.properties(element), scope.viewport, scope.style.type.size)
        outline = shape(element.name, measure)
        if not outline or scope.style.hidden:
            return []
        items = self.painted(outline, scope, fills=element.name != "line")
        if any(scope.style.markers) and element.name in ("path", "line", "polyline", "polygon"):
            items += markers(self, outline, scope)
        return items

    def painted(
        self, outline: Outline, scope: SvgScope, fills: bool = True, box: Bounds | None = None
    ) -> list[Item]:
        """Return an outline, filled and stroked as the style says; gradients are laid out on `box`."""
        self.count(outline)
        style, at = scope.style, scope.at
        mapped = transformed(outline, at)
        if not all(abs(each) <= 10 * LIMIT for segment in mapped for each in segment.points):
            raise ValueError("it reaches beyond all bounds")
        box = box or bounds(outline)
        items: list[Item] = []
        # A lone line has no inside; pages would show one as a hairline.
        fills = fills and any(len(part) > 2 or part[-1].verb == "C" for part in contours(outline))
        fill = brush(self, style.fill, outline, box, scope) if fills else None
        line = pen(self, box, scope)
        even_odd = style.rule == "evenodd"
        if fill is not None and fill.items:
            items.append(
                LetterCluster(fill.items, fill.opacity * style.fill_opacity, (Clip(((mapped, even_odd),)),))
            )
            fill = None
        if fill is None and line is None:
            return items
        opacity = fill.opacity * style.fill_opacity if fill else 1.0
        whole = DrawnFigure(outline, at, fill.paint if fill else None, line, even_odd, opacity)
        if style.stroke_first and whole.fill and line:
            return [replace(whole, fill=None, opacity=1.0), replace(whole, pen=None)]
        return [*items, whole]


class _Collected:
    """Keeps what is wrong with an element, and goes on with the next."""

    def __init__(self, reader: Reader, element: SvgElement) -> None:
        self._reader, self._element = reader, element

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        element, reader = self._element, self._reader
        said = f"<{element.name}>: {error}"
        if isinstance(error, FactsheetError):
            reader.faults += error.diagnostics
        elif isinstance(error, TooMuchError):
            reader.is_over = True
            reader.faults.append(Diagnostic(said, element.span, HINT, code="drawing-too-large"))
        elif isinstance(error, ValueError | ZeroDivisionError | OverflowError):
            hint = error.hint if isinstance(error, PartError) else HINT
            reader.faults.append(Diagnostic(said, element.span, hint, code="drawing-part-not-usable"))
        else:
            return False
        return True
