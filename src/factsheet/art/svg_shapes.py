"""The basic shapes of SVG as outlines (https://www.w3.org/TR/SVG2/shapes.html)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from factsheet.art import outline as geometry
from factsheet.art.outline import Transform
from factsheet.art.path_data import parse
from factsheet.art.svg_style import length
from factsheet.display import Outline

_ACROSS = frozenset({"x", "x1", "x2", "cx", "fx", "width", "rx", "markerWidth", "refX", "dx"})
_DOWN = frozenset({"y", "y1", "y2", "cy", "fy", "height", "ry", "markerHeight", "refY", "dy"})


class ShapeMeasure(NamedTuple):
    """What lengths of an element are measured by: its properties, its viewport, its size of type."""

    given: Mapping[str, str]
    viewport: tuple[float, float]
    em: float = 16.0

    def number(self, name: str, otherwise: float = 0.0) -> float:
        """Return a length; per cent are of the viewport's width, height or diagonal (SVG 2, 8.9)."""
        text = self.given.get(name)
        if text is None or text.strip() == "auto":
            return otherwise
        width, height = self.viewport
        diagonal = math.hypot(width, height) / math.sqrt(2)
        return length(text, width if name in _ACROSS else height if name in _DOWN else diagonal, self.em)

    def size(self, name: str, otherwise: float = 0.0) -> float:
        """Return a length that is not negative."""
        found = self.number(name, otherwise)
        if found < 0:
            raise ValueError(f"{name} is negative")
        return found


def shape(name: str, measure: ShapeMeasure) -> Outline:
    """Return the outline of an element of one of the basic shapes, empty if it has no extent."""
    return _SHAPES[name](measure)


def rectangle(measure: ShapeMeasure) -> Outline:
    """Return the outline of a `rect`."""
    width, height = measure.size("width"), measure.size("height")
    if not width or not height:
        return ()
    rx, ry = measure.size("rx", -1.0) if "rx" in measure.given else -1.0, -1.0
    if "ry" in measure.given:
        ry = measure.size("ry")
    rx, ry = (rx if rx >= 0 else max(ry, 0.0)), (ry if ry >= 0 else max(rx, 0.0))
    return geometry.rounded(measure.number("x"), measure.number("y"), width, height, rx, ry)


def _circle(measure: ShapeMeasure) -> Outline:
    radius = measure.size("r")
    return geometry.circle(measure.number("cx"), measure.number("cy"), radius) if radius else ()


def _ellipse(measure: ShapeMeasure) -> Outline:
    rx, ry = measure.size("rx"), measure.size("ry")
    rx, ry = (rx if "rx" in measure.given else ry), (ry if "ry" in measure.given else rx)
    return geometry.ellipse(measure.number("cx"), measure.number("cy"), rx, ry) if rx and ry else ()


def _line(measure: ShapeMeasure) -> Outline:
    ends = [(measure.number(f"x{end}"), measure.number(f"y{end}")) for end in (1, 2)]
    return geometry.polyline(ends)


def _points(measure: ShapeMeasure) -> list[geometry.Point]:
    numbers = [float(each) for each in re.split(r"[\s,]+", measure.given.get("points", "").strip()) if each]
    if len(numbers) % 2:
        raise ValueError("its points have an x without a y")
    return list(zip(numbers[::2], numbers[1::2], strict=True))


_SHAPES: Mapping[str, Callable[[ShapeMeasure], Outline]] = {
    "path": lambda measure: parse(measure.given.get("d", "").strip().removeprefix("none")),
    "rect": rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": lambda measure: geometry.polyline(_points(measure)),
    "polygon": lambda measure: geometry.polygon(_points(measure)),
}
SHAPES = frozenset(_SHAPES)


def viewport_map(
    view_box: tuple[float, float, float, float] | None, kept: str, width: float, height: float
) -> Transform:
    """Return the map from a viewBox to a viewport at 0, 0 (SVG 2, 8.2); `kept` is preserveAspectRatio."""
    if view_box is None:
        return Transform()
    left, top, wide, tall = view_box
    words = kept.split() or ["xMidYMid"]
    if words[0] == "defer":
        words = words[1:] or ["xMidYMid"]
    across, down = width / wide, height / tall
    if words[0] == "none":
        return Transform(a=across, d=down, e=-left * across, f=-top * down)
    match = re.fullmatch(r"x(Min|Mid|Max)Y(Min|Mid|Max)", words[0])
    if not match:
        raise ValueError(f"preserveAspectRatio: {kept[:40]!r} is not known")
    factor = max(across, down) if words[1:] == ["slice"] else min(across, down)
    shares = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    x = (width - wide * factor) * shares[match[1]] - left * factor
    y = (height - tall * factor) * shares[match[2]] - top * factor
    return Transform(a=factor, d=factor, e=x, f=y)


def view_box(text: str | None) -> tuple[float, float, float, float] | None:
    """Return the four numbers of a viewBox; raise `ValueError` if they are none."""
    if not text or not text.strip():
        return None
    left, top, width, height = (float(each) for each in re.split(r"[\s,]+", text.strip()))
    if not (width > 0 and height > 0 and math.isfinite(left + top + width + height)):
        raise ValueError(f"viewBox: {text[:40]!r} has no size")
    return left, top, width, height
