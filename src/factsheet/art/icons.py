"""Icons by name or meaning: the bundled set, and the user's own SVG files beside the data.

`scales`, `phosphor:scales` and `legal-aid` are the same icon.  A user's own icon stands in
`icons/boat.svg` beside the data file and is named `boat`, or in `icons/mine/boat.svg`, named
`mine:boat`.  Adding a bundled icon: one line in `icons/phosphor/set.json`, then
`scripts/make_icons.py`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from factsheet.art import path_data
from factsheet.art.drawing import Drawing, Layer, flat_layers
from factsheet.art.outline import KAPPA, Point, Transform, contours, flatten, join, transformed
from factsheet.art.svg import read_svg
from factsheet.display import Outline, Segment
from factsheet.document.text import Name
from factsheet.errors import DataError, FactsheetError, Span
from factsheet.files import read_below
from factsheet.graphics import DrawnFigure, LetterCluster
from factsheet.records import dataclass
from factsheet.resources import bundled
from factsheet.workshop import remembered

_TOLERANCE = 0.1


def silhouette(drawing: Drawing, box: float, span: Span) -> Outline:
    """Return the drawing as one outline for nonzero filling, its sheet centred in a square of `box`.

    Corners and ends of lines come out round.  Raise `DataError` where the drawing has
    more than one color, nothing in it, or lines with flat ends.
    """
    layers = drawing.layers if drawing.rich is None else _rounded(drawing.rich, span)
    if len(drawing.colors) > 1:
        raise DataError.of(
            f"an icon has one color; this one has {len(drawing.colors)}",
            span,
            "draw it in black on nothing",
            code="icon-not-one-color",
        )
    factor = box / max(drawing.width, drawing.height)
    matrix = Transform(
        a=factor,
        d=factor,
        e=(box - drawing.width * factor) / 2,
        f=(box - drawing.height * factor) / 2,
    )
    outline = join(part for layer in layers for part in _areas(layer, matrix, factor, span))
    if not outline:
        raise DataError.of(
            "the icon is empty", span, "draw a filled shape or a line in it", code="icon-empty"
        )
    return outline


def _rounded(rich: LetterCluster, span: Span) -> tuple[Layer, ...]:
    """Return the layers of a drawing that is flat but for the corners and ends of its lines."""
    plain = [
        replace(
            item,
            pen=replace(item.pen, join="round", cap="round" if item.pen.cap == "square" else item.pen.cap),
        )
        if isinstance(item, DrawnFigure) and item.pen
        else item
        for item in rich.items
    ]
    layers = flat_layers(plain)
    if layers is None:
        raise DataError.of(
            "an icon is flat; this one is translucent, cut, dashed or shaded",
            span,
            "draw it in one solid color",
            code="icon-not-flat",
        )
    return layers


def _areas(layer: Layer, matrix: Transform, factor: float, span: Span) -> Iterator[Outline]:
    placed = transformed(layer.outline, matrix)
    if layer.fill:
        yield _alternating(placed) if layer.even_odd else _positive(placed)
    if layer.stroke:
        if not layer.stroke.round_caps and any(part[-1].verb != "Z" for part in contours(placed)):
            raise DataError.of(
                "the lines of an icon need round ends",
                span,
                'set stroke-linecap="round", or turn lines into areas',
                code="icon-line-ends",
            )
        for points in flatten(placed, _TOLERANCE):
            for start, end in zip(points, points[1:], strict=False):
                yield capsule(start, end, layer.stroke.width * factor / 2)


def capsule(start: Point, end: Point, radius: float) -> Outline:
    """Return a thick line with round ends, clockwise."""
    length = math.dist(start, end) or 1.0
    ux, uy = (end[0] - start[0]) / length * radius, (end[1] - start[1]) / length * radius
    if not (ux or uy):
        ux = radius
    k = KAPPA

    def at(origin: Point, along: float, across: float) -> Point:
        return origin[0] + ux * along - uy * across, origin[1] + uy * along + ux * across

    return (
        Segment("M", at(start, 0, -1)),
        Segment("L", at(end, 0, -1)),
        Segment("C", (*at(end, k, -1), *at(end, 1, -k), *at(end, 1, 0))),
        Segment("C", (*at(end, 1, k), *at(end, k, 1), *at(end, 0, 1))),
        Segment("L", at(start, 0, 1)),
        Segment("C", (*at(start, -k, 1), *at(start, -1, k), *at(start, -1, 0))),
        Segment("C", (*at(start, -1, -k), *at(start, -k, -1), *at(start, 0, -1))),
        Segment("Z"),
    )


def _positive(outline: Outline) -> Outline:
    """Return the outline wound so that its area counts as positive: then unions make no holes."""
    if sum(area(points) for points in flatten(outline, 1.0)) >= 0:
        return outline
    return join(reverse(part) for part in contours(outline))


def _alternating(outline: Outline) -> Outline:
    """Return subpaths wound by how deep each lies in the others, as the even-odd rule counts them."""
    parts = contours(outline)
    polygons = [flatten(part, _TOLERANCE)[0] for part in parts]
    wound = []
    for at, (part, points) in enumerate(zip(parts, polygons, strict=True)):
        depth = sum(_inside(points[0], other) for number, other in enumerate(polygons) if number != at)
        wound.append(part if (area(points) >= 0) == (depth % 2 == 0) else reverse(part))
    return join(wound)


def _inside(point: Point, polygon: list[Point]) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def area(points: list[Point]) -> float:
    """Return the area of a polygon; positive when it runs clockwise on the page."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def reverse(part: Outline) -> Outline:
    """Return a single subpath run through the other way, closed."""
    points = [segment.points for segment in part if segment.verb != "Z"]
    ends = [(numbers[-2], numbers[-1]) for numbers in points]
    turned = [Segment("M", ends[-1])]
    for numbers, end in zip(reversed(points[1:]), reversed(ends[:-1]), strict=True):
        if len(numbers) == 2:
            turned.append(Segment("L", end))
        else:
            turned.append(Segment("C", (*numbers[2:4], *numbers[:2], *end)))
    return (*turned, Segment("Z"))


BOX = 256.0
_FOLDER = "icons"
_LIMIT = 2**20
_NAME = re.compile(r"(?:([A-Za-z0-9_-]{1,60}):)?([A-Za-z0-9_-]{1,80})")


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon: one filled outline in a box of 256 x 256, y downward.

    `mirrors` says whether it turns in an edition that runs from right to left (a walking
    figure does, scales do not).  For its optical edges take `outline.bounds(icon.outline)`.
    """

    name: str
    set: str
    weight: str
    outline: Outline
    mirrors: bool = False
    meanings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IconSet:
    """What `set.json` of a bundled set says: names, meanings, which icons mirror, whose they are."""

    name: str
    title: str
    version: str
    license: str
    weights: tuple[str, ...]
    icons: Mapping[str, tuple[str, ...]]
    mirrors: frozenset[str]
    meanings: Mapping[str, str]


def find(name: Name | str, weight: str = "bold", root: Path | None = None) -> Icon:
    """Return the icon of that name or meaning; `root` is the data file's folder, whose `icons/` comes first.

    Raise `DataError` with the nearest names.

    >>> icon = find("legal-aid")
    >>> icon.set, icon.name, icon.mirrors
    ('phosphor', 'scales', False)
    """
    named = Name(name, "") if isinstance(name, str) else name
    match = _NAME.fullmatch(named.value.strip())
    if not match:
        raise _unknown(named, f"{named.value[:60]!r} is not the name of an icon", root)
    wanted, key = match[1], match[2].lower()
    if root and (own := _own(root, wanted, match[2], named.span)):
        return own
    library = icon_set()
    if weight not in library.weights:
        raise DataError.of(
            f"there is no icon weight {weight!r}",
            named.span or Span(named.value),
            f"write one of {', '.join(library.weights)}",
            named.path,
            code="icon-weight-unknown",
        )
    if wanted in (None, library.name):
        key = library.meanings.get(key, key)
        if key in library.icons:
            return _bundled(key, weight)
    raise _unknown(named, f"there is no icon {named.value[:60]!r}", root)


def all_icons(weight: str = "bold") -> tuple[Icon, ...]:
    """Return every bundled icon, by name."""
    return tuple(_bundled(name, weight) for name in icon_set().icons)


def search(words: Iterable[str], weight: str = "bold") -> tuple[Icon, ...]:
    """Return the bundled icons whose name or a meaning holds one of the words; all of them without words.

    >>> [icon.name for icon in search(["legal"])]
    ['scales']
    """
    wanted = [word.lower().strip() for word in words]
    return tuple(
        icon
        for icon in all_icons(weight)
        if not wanted or any(word in name for word in wanted for name in (icon.name, *icon.meanings))
    )


# Shipped: a file of the package, read once.
@cache
def icon_set() -> IconSet:
    """Return the bundled set."""
    data = json.loads((bundled(_FOLDER) / "phosphor" / "set.json").read_text(encoding="utf-8"))
    icons = {name: tuple(entry["meanings"]) for name, entry in sorted(data["icons"].items())}
    return IconSet(
        name=data["set"],
        title=data["title"],
        version=data["version"],
        license=data["license"],
        weights=tuple(data["weights"]),
        icons=icons,
        mirrors=frozenset(name for name, entry in data["icons"].items() if entry.get("mirrors")),
        meanings={meaning: name for name, meanings in icons.items() for meaning in meanings},
    )


# Shipped: a file of the package, read once.
@cache
def _paths(weight: str) -> Mapping[str, str]:
    text = (bundled(_FOLDER) / "phosphor" / f"{weight}.json").read_text(encoding="utf-8")
    paths: dict[str, str] = json.loads(text)
    return paths


# Shipped: each icon of the bundled set at most once.
@cache
def _bundled(name: str, weight: str) -> Icon:
    library = icon_set()
    outline = path_data.parse(_paths(weight)[name])
    return Icon(name, library.name, weight, outline, name in library.mirrors, library.icons[name])


def _own(root: Path, folder: str | None, name: str, span: Span | None) -> Icon | None:
    """Return the user's own icon; None where there is no such file."""
    relative = f"{_FOLDER}/{folder}/{name}.svg" if folder else f"{_FOLDER}/{name}.svg"
    try:
        (root / relative).lstat()  # most icons are bundled: one look tells it
        data = read_below(root, relative, _LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise DataError.of(
            f"the icon {relative} cannot be read: {error.strerror or error}",
            span or Span(str(root / relative)),
            "put a plain SVG file there",
            code="icon-unreadable",
        ) from None
    return Icon(name, folder or _FOLDER, "own", _drawn(data, str(root / relative)))


@remembered(most=64)
def _drawn(data: bytes, file: str) -> Outline:
    return silhouette(read_svg(data, file), BOX, Span(file))


def _unknown(name: Name, message: str, root: Path | None) -> FactsheetError:
    library = icon_set()
    own: list[str] = []
    if root:
        folder = root / _FOLDER
        own = [file.stem for file in folder.glob("*.svg")]
        own = sorted([*own, *(f"{file.parent.name}:{file.stem}" for file in folder.glob("*/*.svg"))])[:500]
    key = name.value.lower().rpartition(":")[2]
    near = get_close_matches(key, [*own, *library.icons, *library.meanings], n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    return DataError.of(
        message,
        name.span or Span(name.value[:60]),
        hint + "`factsheet list icons` shows them all",
        name.path,
        code="icon-unknown",
    )
