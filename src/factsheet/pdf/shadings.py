"""Gradients as shadings, and the colors of illustrations: inks, light, or how light something is."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from factsheet.color import parse_hex
from factsheet.graphics import Gradient, Stop
from factsheet.pdf.document import Reference, Value, name

# Between two stops, so that inks follow what a screen shows between them.
_STEPS = 8


class PaintOperators(NamedTuple):
    """A color as an operator, and whether it prints on top of the inks below instead of cutting them out."""

    operator: str
    overprints: bool = False


class Colors(Protocol):
    """Turns the colors of an illustration into those of a stream."""

    @property
    def space(self) -> str:
        """The color space of the stream's colors."""
        ...

    @property
    def mark(self) -> str:
        """What tells these colors from others of the same file."""
        ...

    def stroke(self, swatch: str, width: float) -> PaintOperators:
        """Return the color of a line as thick as `width` points."""
        ...

    def fill(self, swatch: str, thickness: float) -> PaintOperators:
        """Return the color of a shape that is `thickness` points thick where it is thinnest."""
        ...

    def between(self, one: Stop, other: Stop) -> list[tuple[float, ...]]:
        """Return the components of the colors from one stop to another, evenly spread, both included."""
        ...


class Lightness:
    """Colors as how light they are, or how opaque: for masks (CSS Masking 1, 7.10)."""

    space = "DeviceGray"

    def __init__(self, by_opacity: bool = False) -> None:
        self._by_opacity = by_opacity
        self.mark = "opacity" if by_opacity else "lightness"

    def stroke(self, swatch: str, width: float) -> PaintOperators:
        """Return the gray of a line."""
        return PaintOperators(f"{_luminance(swatch):.4f} G")

    def fill(self, swatch: str, thickness: float) -> PaintOperators:
        """Return the gray of a shape."""
        return PaintOperators(f"{_luminance(swatch):.4f} g")

    def between(self, one: Stop, other: Stop) -> list[tuple[float, ...]]:
        """Return the grays, or the opacities, of two stops."""
        if self._by_opacity:
            return [(one.opacity,), (other.opacity,)]
        return [(_luminance(one.color),), (_luminance(other.color),)]


def _luminance(color: str) -> float:
    red, green, blue = parse_hex(color)
    return 0.2125 * red + 0.7154 * green + 0.0721 * blue


def blend(stops: tuple[Stop, ...], colors: Colors) -> dict[str, Value]:
    """Return the function from offsets to colors (ISO 32000-2, 7.10.3 and 7.10.4)."""
    pieces: list[Value] = []
    bounds: list[float] = []
    edged = _edged(stops)
    for one, other in zip(edged, edged[1:], strict=False):
        made = colors.between(one, other)
        width = (other.offset - one.offset) / (len(made) - 1)
        for at, (start, end) in enumerate(zip(made, made[1:], strict=False)):
            pieces.append(
                {"FunctionType": 2, "Domain": [0, 1], "C0": _parts(start), "C1": _parts(end), "N": 1}
            )
            bounds.append(one.offset + width * (at + 1))
    if len(pieces) == 1:
        return dict(pieces[0])
    return {
        "FunctionType": 3,
        "Domain": [0, 1],
        "Functions": pieces,
        "Bounds": [f"{each:.6f}" for each in bounds[:-1]],
        "Encode": [0, 1] * len(pieces),
    }


def shading(gradient: Gradient, colors: Colors, function: Reference) -> dict[str, Value]:
    """Return the shading dictionary of a gradient (ISO 32000-2, 8.7.4.5)."""
    return {
        "ShadingType": 2 if len(gradient.ends) == 4 else 3,
        "ColorSpace": name(colors.space),
        "Coords": [f"{each:.6f}" for each in gradient.ends],
        "Function": function,
        "Extend": [True, True],
    }


def _edged(stops: tuple[Stop, ...]) -> list[Stop]:
    """Return the stops from 0 to 1, where offsets rise by at least a little: two of one place are an edge."""
    made = [stops[0]._replace(offset=0.0)] if stops[0].offset > 0 else []
    made += stops
    if made[-1].offset < 1 or len(made) == 1:
        made.append(made[-1]._replace(offset=1.0))
    kept: list[Stop] = []
    for stop in made:
        # Bounds of a function rise strictly; so small a step is not seen.
        least = kept[-1].offset + 2e-5 if kept else 0.0
        kept.append(stop._replace(offset=max(stop.offset, least)))
    over = kept[-1].offset
    return [stop._replace(offset=stop.offset / over) for stop in kept] if over > 1 else kept


def _parts(color: tuple[float, ...]) -> list[str]:
    return [f"{part:.4f}" for part in color]


def mixed(one: Stop, other: Stop) -> list[tuple[float, float, float]]:
    """Return the light of the colors from one stop to another, in steps."""
    first, last = parse_hex(one.color), parse_hex(other.color)
    steps = 1 if first == last else _STEPS
    made: list[tuple[float, float, float]] = []
    for step in range(steps + 1):
        share = step / steps
        red, green, blue = (a + (b - a) * share for a, b in zip(first, last, strict=True))
        made.append((red, green, blue))
    return made
