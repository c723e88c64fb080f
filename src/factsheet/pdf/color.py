"""Swatches as color operators: inks for the press, light for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from factsheet.color import Swatch
from factsheet.errors import OutputError
from factsheet.pdf.document import numbers

_BLACK_INK = (0, 0, 0, 1)


class Paint(NamedTuple):
    """A color as an operator, and whether it prints on top of the inks below instead of cutting them out."""

    operator: str
    overprints: bool = False


class Palette:
    """The swatches of a composition in the colors of one output.

    Text and thin lines in black ink alone overprint, so that a press out of register shows no
    white edges (GWG 2015, 4.10 and 4.12); nothing else does, white least of all (4.8, 4.9).
    """

    def __init__(self, swatches: Mapping[str, Swatch], inks: bool) -> None:
        self._swatches = swatches
        self._inks = inks
        self._fills: dict[str, str] = {}

    def text(self, swatch: str) -> Paint:
        """The fill of text."""
        return Paint(self.fill(swatch).operator, self._is_black(swatch))

    def fill(self, swatch: str) -> Paint:
        """The fill of a shape."""
        known = self._fills.get(swatch)
        if known is None:
            known = self._fills[swatch] = self._operator(swatch, "k", "rg")
        return Paint(known)

    def stroke(self, swatch: str, width: float) -> Paint:
        """The color of a line as thick as `width` points."""
        return Paint(self._operator(swatch, "K", "RG"), width < 2 and self._is_black(swatch))

    def _operator(self, swatch: str, inks: str, light: str) -> str:
        found = self._found(swatch)
        if self._inks:
            return f"{numbers(found.cmyk)} {inks}"
        return f"{numbers(found.rgb)} {light}"

    def _is_black(self, swatch: str) -> bool:
        return self._inks and self._found(swatch).cmyk == _BLACK_INK

    def _found(self, swatch: str) -> Swatch:
        if swatch not in self._swatches:
            raise OutputError.of(f"there is no swatch {swatch!r}")
        return self._swatches[swatch]
