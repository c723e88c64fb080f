"""Swatches as color operators: inks for the press, light for the screen."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.color import SpotInk, Swatch
from factsheet.errors import IN_LAYOUT, OutputError
from factsheet.graphics import Stop
from factsheet.pdf.document import Value, name, number, numbers
from factsheet.pdf.output import Condition
from factsheet.pdf.separation import inks_of, separated
from factsheet.pdf.shadings import PaintOperators, mixed

_BLACK_INK = (0, 0, 0, 1)
_THIN = 2.0
# The operators for inks and for light (ISO 32000-2, table 73).
_FILL, _STROKE = ("k", "rg"), ("K", "RG")
# Those that choose a color space, and a color in it (table 73, too).
_TINT = {_FILL: ("cs", "scn"), _STROKE: ("CS", "SCN")}


class Palette:
    """The swatches of a composition in the colors of one output.

    Text and thin lines in black ink alone overprint, so that a press out of register shows no
    white edges (GWG 2015, 4.10 and 4.12); nothing else does, white least of all (4.8, 4.9).  Swatches with
    a spot ink print in it if there are `spots`, else in the process inks that stand in for it.
    """

    def __init__(self, swatches: Mapping[str, Swatch], condition: Condition, spots: bool = True) -> None:
        self._spots = spots
        self._plates: dict[SpotInk, str] = {}
        self._swatches = swatches
        self._condition = condition
        self._inks = condition.channels == 4
        self._paints: dict[tuple[str, tuple[str, str], bool], PaintOperators] = {}

    def text(self, swatch: str) -> PaintOperators:
        """Return the color of text."""
        return self._paint(swatch, _FILL, self._is_black(swatch))

    def fill(self, swatch: str, thickness: float) -> PaintOperators:
        """Return the color of a shape that is `thickness` points thick where it is thinnest."""
        return self._paint(swatch, _FILL, thickness < _THIN and self._is_black(swatch))

    def stroke(self, swatch: str, width: float) -> PaintOperators:
        """Return the color of a line as thick as `width` points."""
        return self._paint(swatch, _STROKE, width < _THIN and self._is_black(swatch))

    def process(self) -> Palette:
        """Return the same swatches without spot inks, for what has no room for their color spaces."""
        return Palette(self._swatches, self._condition, spots=False)

    def plates(self) -> dict[str, Value]:
        """Return the color spaces of the spot inks that were painted with, by the names of resources."""
        return {plate: _separation(spot) for spot, plate in self._plates.items()}

    @property
    def space(self) -> str:
        """The color space of all paints but those of spot inks."""
        return "DeviceCMYK" if self._inks else "DeviceRGB"

    @property
    def mark(self) -> str:
        """What tells these colors from those of masks."""
        return self.space

    def between(self, one: Stop, other: Stop) -> list[tuple[float, ...]]:
        """Return the components of the colors from one stop of a gradient to another, evenly spread.

        Inks that a swatch gives itself are mixed as they are; others are separated on the way.
        """
        ends = [self._found(stop.color) for stop in (one, other)]
        if not self._inks:
            return [each.rgb for each in ends]
        if any(each.cmyk for each in ends):
            return [inks_of(each, self._condition) for each in ends]
        return [separated(light, self._condition) for light in mixed(one, other)]

    def _paint(self, swatch: str, operators: tuple[str, str], overprints: bool) -> PaintOperators:
        key = (swatch, operators, overprints)
        known = self._paints.get(key)
        if known is None:
            found, (inks, light) = self._found(swatch), operators
            if not self._inks:
                operator = f"{numbers(found.rgb)} {light}"
            elif found.spot and self._spots:
                plate = self._plates.setdefault(found.spot, f"Spot{len(self._plates) + 1}")
                space, color = _TINT[operators]
                operator = f"/{plate} {space} {number(found.tint)} {color}"
            else:
                operator = f"{numbers(inks_of(found, self._condition))} {inks}"
            known = self._paints[key] = PaintOperators(operator, overprints)
        return known

    def _is_black(self, swatch: str) -> bool:
        found = self._found(swatch)
        return self._inks and not found.spot and inks_of(found, self._condition) == _BLACK_INK

    def _found(self, swatch: str) -> Swatch:
        if swatch not in self._swatches:
            raise OutputError.of(
                f"there is no swatch {swatch!r}",
                IN_LAYOUT,
                f"its swatches: {', '.join(sorted(self._swatches))}",
                code="swatch-unknown",
            )
        return self._swatches[swatch]


def _separation(spot: SpotInk) -> Value:
    """The color space of a spot ink: from none of it to the inks that stand in for it, in equal steps."""
    tint = {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": list(spot.cmyk), "N": 1}
    return [name("Separation"), name(spot.name), name("DeviceCMYK"), tint]
