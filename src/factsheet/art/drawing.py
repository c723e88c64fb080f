"""Drawings: layers of flat color or a tree, and how one is scaled, cropped and laid on the page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from factsheet.art.outline import Bounds, Point, Transform, bounds, contours, flatten, join, transformed
from factsheet.display import DisplayGroup, Illustration, Outline, Placed, Shape, Stroke
from factsheet.errors import Diagnostic
from factsheet.graphics import DrawnFigure, Gradient, Item, LetterCluster, Pen, colors
from factsheet.records import dataclass
from factsheet.workshop import remembered

# How many boxes may lie between a layer and the one it is joined to: keeps the search linear.
_LOOK_BACK = 400

DOWN = {"top": 0.0, "upper": 0.25, "bottom": 1.0}
"""What part of the height that is cut off lies over what is seen, by its anchor: heads are high up."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One painted outline.  Colors are lower-case `#rrggbb`, used as swatch names."""

    outline: Outline
    fill: str | None = None
    stroke: Stroke | None = None
    even_odd: bool = False

    @property
    def bounds(self) -> Bounds:
        """The box of all that is painted, half the stroke included."""
        box = bounds(self.outline)
        return box.grown(self.stroke.width / 2) if self.stroke else box


@dataclass(frozen=True, slots=True)
class Drawing:
    """Layers in paint order on a sheet of width x height, from its top left corner, y downward.

    A drawing that is more than flat, or not quite as its file asks, has no layers but a tree,
    `rich`; `notes` tell what is not as asked.
    """

    width: float
    height: float
    layers: tuple[Layer, ...]
    rich: LetterCluster | None = None
    notes: tuple[Diagnostic, ...] = ()

    def __hash__(self) -> int:
        # What is kept of a drawing is looked up for each page that is tried: not by all of its points.
        return hash((self.width, self.height, len(self.layers), self.layers[:1], self.rich is None))

    @property
    def colors(self) -> tuple[str, ...]:
        """The colors used, in order of first use."""
        used = (
            paint
            for layer in self.layers
            for paint in (layer.fill, layer.stroke.swatch if layer.stroke else None)
        )
        if self.rich:
            used = (color for color in colors(self.rich.items))
        return tuple(dict.fromkeys(paint for paint in used if paint))


Shares = tuple[float, float]
"""Which share of the spare width and of the spare height lies before a drawing."""


def place(drawing: Drawing, width: float, height: float, anchor: str | Shares = "center") -> DisplayGroup:
    """Return the drawing scaled to cover width x height (points), what stands over cut off at the edges.

    `anchor` says which part stays: `center`, `top`, `upper`, `bottom`, `start`, `end`, or two of them
    (`bottom start`), or which shares of what is cut off lie before it.  Start is the left side; a page that
    runs from right to left flips the group.

    >>> from factsheet.art.outline import rect
    >>> drawing = Drawing(10, 10, (Layer(rect(0, 0, 10, 10), "#fab326"),))
    >>> group = place(drawing, 40, 20, "bottom")
    >>> group.clip, group.items[0].y, group.items[0].item.width
    (True, -20.0, 40.0)
    """
    factor, x, y = covering(drawing, width, height, anchor)
    return _cut(drawing, factor, (x, y), width, height)


def covering(
    drawing: Drawing, width: float, height: float, anchor: str | Shares
) -> tuple[float, float, float]:
    """Return the factor at which a drawing covers width x height, and its left and its top there (points)."""
    factor = max(width / drawing.width, height / drawing.height)
    across, down = shares(anchor) if isinstance(anchor, str) else anchor
    return factor, (width - drawing.width * factor) * across, (height - drawing.height * factor) * down


def contain(drawing: Drawing, width: float, height: float, anchor: str = "center") -> DisplayGroup:
    """Return the whole drawing, as large as fits into width x height (points), at the anchor."""
    factor = min(width / drawing.width, height / drawing.height)
    across, down = shares(anchor)
    own_width, own_height = drawing.width * factor, drawing.height * factor
    # What a drawing paints outside its own sheet is not part of it.
    whole = _cut(drawing, factor, (0.0, 0.0), own_width, own_height)
    place_of_it = Placed(whole, (width - own_width) * across, (height - own_height) * down)
    return DisplayGroup((place_of_it,), width, height)


@remembered(most=64)
def _cut(drawing: Drawing, factor: float, origin: Point, width: float, height: float) -> DisplayGroup:
    """Return the drawing with its corner at `origin`, cut off at width x height."""
    x, y = origin
    if drawing.rich:
        sheet = (drawing.width, drawing.height)
        wide, tall = drawing.width * factor, drawing.height * factor
        whole = Illustration(drawing.rich, sheet, wide, tall, drawing.notes)
        return DisplayGroup((Placed(whole, x, y),), width, height, clip=True)
    window = Bounds(-x / factor, -y / factor, (width - x) / factor, (height - y) / factor)
    seen = _joined([piece for piece in _pieces(drawing) if piece.box.meets(window)])
    matrix = Transform(a=factor, d=factor, e=x, f=y)
    return DisplayGroup(shapes(_mapped(layer, matrix, factor) for layer in seen), width, height, clip=True)


def shares(anchor: str) -> Shares:
    """Return which share of the spare width and height lies before a drawing; ValueError for no anchor."""
    across = down = 0.5
    for word in anchor.replace("-", " ").split():
        match word:
            case "center" | "details":
                continue
            case "start" | "end":
                across = 0.0 if word == "start" else 1.0
            case "top" | "upper" | "bottom":
                down = DOWN[word]
            case _:
                known = "center, top, upper, bottom, start or end, and details"
                raise ValueError(f"{word!r} is not an anchor: write {known}")
    return across, down


def _mapped(layer: Layer, matrix: Transform, factor: float) -> Layer:
    stroke = layer.stroke and replace(layer.stroke, width=layer.stroke.width * factor)
    return replace(layer, outline=transformed(layer.outline, matrix), stroke=stroke)


def shapes(layers: Iterable[Layer]) -> tuple[Placed, ...]:
    """Return the layers as display shapes, each placed at the top left corner of its own outline."""
    placed = []
    for layer in layers:
        box = bounds(layer.outline)
        own = transformed(layer.outline, Transform(e=-box.left, f=-box.top))
        shape = Shape(own, box.width, box.height, layer.fill, layer.stroke, layer.even_odd)
        placed.append(Placed(shape, box.left, box.top))
    return tuple(placed)


class _Piece(NamedTuple):
    """A layer, its box, and whether its outline winds one way only."""

    layer: Layer
    box: Bounds
    positive: bool


class _Pile:
    """Layers of one paint that are painted as one compound outline."""

    def __init__(self, first: _Piece) -> None:
        self.first = first.layer
        self.outlines = [first.layer.outline]
        self.boxes = [first.box]
        self.hull = first.box
        self.positive = first.positive

    def meets(self, box: Bounds) -> bool:
        return self.hull.meets(box) and any(each.meets(box) for each in self.boxes)

    def takes(self, piece: _Piece) -> bool:
        """Return whether the union of the outlines paints the same as one after the other."""
        one, other = self.first, piece.layer
        if (one.fill, one.stroke, one.even_odd) != (other.fill, other.stroke, other.even_odd):
            return False
        if self.positive and piece.positive and not one.even_odd and not one.stroke:
            return True
        return not self.meets(piece.box)

    def add(self, piece: _Piece) -> None:
        self.outlines.append(piece.layer.outline)
        self.boxes.append(piece.box)
        self.hull = self.hull.joined(piece.box)
        self.positive = self.positive and piece.positive


def merged(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return the same picture from fewer layers.

    A layer joins an earlier one of equal paint where nothing between them overlaps it, and where
    the nonzero union of the two is what painting both gives: they are apart, or both wind one way.
    """
    return _joined([_piece(layer) for layer in layers])


@remembered(most=64)
def _pieces(drawing: Drawing) -> tuple[_Piece, ...]:
    return tuple(_piece(layer) for layer in drawing.layers)


def _piece(layer: Layer) -> _Piece:
    return _Piece(layer, layer.bounds, _turns_one_way(layer.outline))


def _joined(pieces: Sequence[_Piece]) -> tuple[Layer, ...]:
    piles: list[_Pile] = []
    for piece in pieces:
        home = _home(piles, piece)
        if home:
            home.add(piece)
        else:
            piles.append(_Pile(piece))
    return tuple(replace(pile.first, outline=join(pile.outlines)) for pile in piles)


def _home(piles: Sequence[_Pile], piece: _Piece) -> _Pile | None:
    looked = 0
    for pile in reversed(piles):
        if pile.takes(piece):
            return pile
        looked += len(pile.boxes)
        if pile.meets(piece.box) or looked > _LOOK_BACK:
            return None
    return None


def _turns_one_way(outline: Outline) -> bool:
    """Return whether every subpath turns clockwise at all its corners, handles included.

    Such a line winds round no point the other way, so a union of them has no accidental holes.
    """
    for part in contours(outline):
        if part[-1].verb != "Z":
            return False
        numbers = [number for segment in part for number in segment.points]
        corners = list(zip(numbers[::2], numbers[1::2], strict=True))
        edges = [
            (x2 - x1, y2 - y1)
            for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True)
            if (x1, y1) != (x2, y2)
        ]
        for (ax, ay), (bx, by) in zip(edges, [*edges[1:], *edges[:1]], strict=True):
            if ax * by - ay * bx < -1e-9 or (ax * by == ay * bx and ax * bx + ay * by < 0):
                return False
    return True


# A drawing that is flat, out of what was read: figures of one color, each line drawn as pages draw it.

# From SVG's limit of miters to that of a page, as the sine of half an angle (ISO 32000-2, 8.4.3.5).
_SHARPEST, _SHARP = 1 / 10, 1 / 4


def flat_layers(items: Sequence[Item]) -> tuple[Layer, ...] | None:
    """Return the layers of a flat drawing; None for any other."""
    layers = []
    for item in items:
        if not isinstance(item, DrawnFigure) or item.opacity < 1 or isinstance(item.fill, Gradient):
            return None
        stroke = _stroke(item.pen, item) if item.pen else None
        if item.pen and not stroke:
            return None
        outline = transformed(item.outline, Transform(*item.matrix))
        layers.append(Layer(outline, item.fill, stroke, item.even_odd))
    return tuple(layers)


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
