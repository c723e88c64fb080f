"""A composition and what it is to be written as: what every check looks at."""

from __future__ import annotations

from functools import cached_property

from factsheet.color import RGB, to_hex
from factsheet.display import Composition, GlyphRun
from factsheet.export_checks.ground import ComposedGround
from factsheet.fonts.library import Library
from factsheet.pdf.output import Output
from factsheet.pdf.separation import inks_of, seen
from factsheet.records import dataclass

PAPER: RGB = (1.0, 1.0, 1.0)
BOLD = 700


@dataclass(frozen=True, eq=False)
class ExportJob:
    """A composition, an output, the faces it is set in, and its pages by what lies under what."""

    composition: Composition
    output: Output
    library: Library
    grounds: tuple[ComposedGround, ...]

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

    @cached_property
    def bold(self) -> frozenset[str]:
        """The faces on the pages that are bold as WCAG means it.

        They are looked up once: for each a library asks the file system whether its file has changed.
        """
        items = (mark.item for ground in self.grounds for mark in ground.marks)
        faces = {item.face for item in items if isinstance(item, GlyphRun)}
        return frozenset(face for face in faces if self.library.face(face).weight >= BOLD)
