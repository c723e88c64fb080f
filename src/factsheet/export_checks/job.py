"""A composition and what it is to be written as: what every check looks at."""

from __future__ import annotations

from dataclasses import dataclass, field

from factsheet.color import RGB, to_hex
from factsheet.display import Composition
from factsheet.export_checks.ground import ComposedGround
from factsheet.fonts.library import Library
from factsheet.pdf.output import Output
from factsheet.pdf.separation import inks_of, seen

PAPER: RGB = (1.0, 1.0, 1.0)
BOLD = 700


@dataclass(frozen=True, eq=False)
class ExportJob:
    """A composition, an output, the faces it is set in, and its pages by what lies under what."""

    composition: Composition
    output: Output
    library: Library
    grounds: tuple[ComposedGround, ...]
    bold: dict[str, bool] = field(default_factory=dict, init=False, repr=False)
    """Whether faces are bold, as far as it was asked: a library looks for each in its file."""

    @property
    def where(self) -> str:
        """Where it is looked at, for messages."""
        return "in print" if self.output.inks else "on screen"

    def light(self, swatch: str | None) -> RGB:
        """Return how a swatch looks: on the screen as it is, on paper as its inks are seen.

        None is the paper.
        """
        if swatch is None:
            return PAPER
        found = self.composition.swatches[swatch]
        if not self.output.inks:
            return found.rgb
        condition = self.output.condition
        return seen(inks_of(found, condition), condition)

    def named(self, swatch: str | None) -> str:
        """Return the swatch as a reader of messages knows it."""
        if swatch is None:
            return "the paper"
        light = self.composition.swatches[swatch].rgb
        return swatch if swatch.startswith("#") else f"{swatch} ({to_hex(light)})"

    def is_bold(self, face: str) -> bool:
        """Return whether a face is bold as WCAG means it."""
        known = self.bold.get(face)
        if known is None:
            weight: int = self.library.face(face).weight
            known = self.bold[face] = weight >= BOLD
        return known
