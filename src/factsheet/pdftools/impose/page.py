"""A page as it lies in its file: the boxes, and how it is turned upright."""

from __future__ import annotations

from factsheet.pdftools.geometry import Box, Matrix, moved
from factsheet.records import dataclass


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The trim and bleed boxes of a page in its own space.

    `turn` is the clockwise turn in degrees with which it is shown, `unit` the points to a unit
    (ISO 32000-2, 7.7.3.3: Rotate and UserUnit).
    """

    trim: Box
    bleed: Box
    turn: int = 0
    unit: float = 1.0

    def upright(self, scale: float = 1.0) -> Matrix:
        """Return the matrix that puts the page upright, its trimmed lower left corner on the origin."""
        left, bottom, right, top = self.trim
        s = scale * self.unit
        match self.turn:
            case 90:
                return 0, -s, s, 0, -bottom * s, right * s
            case 180:
                return -s, 0, 0, -s, right * s, top * s
            case 270:
                return 0, s, -s, 0, top * s, -left * s
        return s, 0, 0, s, -left * s, -bottom * s

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as trimmed and seen upright, in points."""
        _, _, width, height = moved(self.trim, self.upright())
        return width, height

    @property
    def bleeds(self) -> float:
        """How far color runs over the trim on all four sides, in points."""
        left, bottom, right, top = moved(self.bleed, self.upright())
        width, height = self.size
        return max(0.0, min(-left, -bottom, right - width, top - height))
