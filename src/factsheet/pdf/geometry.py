"""The boxes of a page, and the way from the page's own measure to the file's."""

from __future__ import annotations

from dataclasses import dataclass

from factsheet.pdf.output import Output
from factsheet.units import MM, PageSize

SLUG = 9 * MM
PdfBox = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page in the file: its trimmed size, and how much stands around it, in points.

    Boxes are `(left, bottom, right, top)` with y upward, as the file has them.
    """

    size: PageSize
    bleed: float = 0.0
    slug: float = 0.0

    @property
    def margin(self) -> float:
        """From an edge of the page as trimmed to the same edge of the file's page."""
        return self.bleed + self.slug

    @property
    def media(self) -> PdfBox:
        """Everything: the page, its bleed, the slug for the marks."""
        return 0.0, 0.0, self.size.width + 2 * self.margin, self.size.height + 2 * self.margin

    @property
    def bleed_box(self) -> PdfBox:
        """What is printed so that it can be cut."""
        return self._inset(self.slug)

    @property
    def trim(self) -> PdfBox:
        """The page as cut."""
        return self._inset(self.margin)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page (from its top left corner, y downward) in the file."""
        return self.margin + x, self.margin + self.size.height - y

    def area(self, x: float, y: float, width: float, height: float) -> PdfBox:
        """An area of the page in the file."""
        left, top = self.place(x, y)
        return left, top - height, left + width, top

    def _inset(self, by: float) -> PdfBox:
        _, _, right, top = self.media
        return by, by, right - by, top - by


def geometry(size: PageSize, bleed: float, output: Output) -> Geometry:
    """The boxes of a page in an output."""
    if not output.bleeds:
        return Geometry(size)
    return Geometry(size, bleed, SLUG if output.marks else 0.0)
