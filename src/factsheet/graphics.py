"""Drawings as plain values: outlines, and trees of painted figures with what makes them translucent.

Nothing here knows of SVG, which they are read from, or of PDF, which they are written to.  All
lengths of a tree are in the units of its sheet, from the top left corner, y downward.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factsheet.records import dataclass


class Segment(NamedTuple):
    """One step of an outline: `M x y`, `L x y`, `C x1 y1 x2 y2 x y` or `Z`."""

    verb: str
    points: tuple[float, ...] = ()


Outline = tuple[Segment, ...]

Map = tuple[float, float, float, float, float, float]
"""An affine map: x' = a x + c y + e, y' = b x + d y + f."""

Area = tuple[float, float, float, float]
"""A box: left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture in pixels: its bytes, encoded as `png` or `jpeg`, their number, and what they mean.

    `profile` is the ICC profile of its colors.  Without one they are sRGB or its grays, or, where
    there are four channels, inks of whatever press it is printed on.
    """

    data: bytes
    kind: str
    pixels: tuple[int, int]
    name: str = ""
    profile: bytes = b""


class Stop(NamedTuple):
    """A color of a gradient at an offset; colors are lower-case `#rrggbb`, used as swatch names."""

    offset: float
    color: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colors that change along a line or between two circles, and go on beyond both.

    `ends` are x, y of both ends of the line, or x, y and radius of both circles; `matrix` takes
    them to the sheet.  Offsets of the stops rise from 0 to 1.
    """

    ends: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Map

    @property
    def is_translucent(self) -> bool:
        """Whether something shines through it."""
        return any(stop.opacity < 1 for stop in self.stops)


Paint = str | Gradient


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn, in the units of its figure."""

    paint: Paint
    width: float
    opacity: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    phase: float = 0.0


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """An outline, filled and then drawn round with a pen; `matrix` takes it to the sheet."""

    outline: Outline
    matrix: Map
    fill: Paint | None = None
    pen: Pen | None = None
    even_odd: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """Pixels in a drawing; `matrix` takes the unit square, y downward, to the sheet."""

    raster: Raster
    matrix: Map
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Clip:
    """What may be seen: the inside of any of some outlines of the sheet, each by its own rule."""

    parts: tuple[tuple[Outline, bool], ...]


@dataclass(frozen=True, slots=True)
class Mask:
    """How much may be seen, by how light (`by_light`) or how opaque some figures are, in an area."""

    items: tuple[Item, ...]
    area: Area
    by_light: bool = True


@dataclass(frozen=True, slots=True)
class LetterCluster:
    """Figures that are seen as one: through all of its clips and its mask, then translucent."""

    items: tuple[Item, ...]
    opacity: float = 1.0
    clips: tuple[Clip, ...] = ()
    mask: Mask | None = None
    blend: str = "normal"


Item = DrawnFigure | EmbeddedPicture | LetterCluster


def figures(items: Iterable[Item]) -> Iterator[DrawnFigure | EmbeddedPicture]:
    """Every figure and picture of a tree, in paint order, those of masks left out."""
    for item in items:
        if isinstance(item, LetterCluster):
            yield from figures(item.items)
        else:
            yield item


def colors(items: Iterable[Item]) -> Iterator[str]:
    """Every color that a tree is painted with, those of masks left out."""
    for item in figures(items):
        if isinstance(item, DrawnFigure):
            for paint in (item.fill, item.pen and item.pen.paint):
                if isinstance(paint, Gradient):
                    yield from (stop.color for stop in paint.stops)
                elif paint:
                    yield paint
