"""Swatches as color operators: inks for the press, light for the screen."""

from __future__ import annotations

from collections.abc import Mapping

from factsheet.color import Swatch
from factsheet.errors import IN_LAYOUT, OutputError
from factsheet.graphics import Stop
from factsheet.pdf.document import numbers
from factsheet.pdf.output import Condition
from factsheet.pdf.separation import inks_of, separated
from factsheet.pdf.shadings import PaintOperators, mixed

_BLACK_INK = (0, 0, 0, 1)
_THIN = 2.0
# The operators for inks and for light (ISO 32000-2, table 73).
_FILL, _STROKE = ("k", "rg"), ("K", "RG")


class Palette:
    """The swatches of a composition in the colors of one output.

    Text and thin lines in black ink alone overprint, so that a press out of register shows no
    white edges (GWG 2015, 4.10 and 4.12); nothing else does, white least of all (4.8, 4.9).
    """

    def __init__(self, swatches: Mapping[str, Swatch], condition: Condition) -> None:
        self._swatches = swatches
        self._condition = condition
        self._inks = condition.channels == 4
        self._paints: dict[tuple[str, tuple[str, str], bool], PaintOperators] = {}

    def text(self, swatch: str) -> PaintOperators:
        """The color of text."""
        return self._paint(swatch, _FILL, self._is_black(swatch))

    def fill(self, swatch: str, thickness: float) -> PaintOperators:
        """The color of a shape that is `thickness` points thick where it is thinnest."""
        return self._paint(swatch, _FILL, thickness < _THIN and self._is_black(swatch))

    def stroke(self, swatch: str, width: float) -> PaintOperators:
        """The color of a line as thick as `width` points."""
        return self._paint(swatch, _STROKE, width < _THIN and self._is_black(swatch))

    @property
    def space(self) -> str:
        """The color space of all paints."""
        return "DeviceCMYK" if self._inks else "DeviceRGB"

    @property
    def mark(self) -> str:
        """What tells these colors from those of masks."""
        return self.space

    def between(self, one: Stop, other: Stop) -> list[tuple[float, ...]]:
        """The components of the colors from one stop of a gradient to another, evenly spread.

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
            operator = (
                f"{numbers(inks_of(found, self._condition))} {inks}"
                if self._inks
                else f"{numbers(found.rgb)} {light}"
            )
            known = self._paints[key] = PaintOperators(operator, overprints)
        return known

    def _is_black(self, swatch: str) -> bool:
        return self._inks and inks_of(self._found(swatch), self._condition) == _BLACK_INK

    def _found(self, swatch: str) -> Swatch:
        if swatch not in self._swatches:
            raise OutputError.of(
                f"there is no swatch {swatch!r}",
                IN_LAYOUT,
                f"its swatches: {', '.join(sorted(self._swatches))}",
                code="swatch-unknown",
            )
        return self._swatches[swatch]
