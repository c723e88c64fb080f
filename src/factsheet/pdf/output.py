"""What a composition is written as: the two outputs and what each of them promises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from factsheet.pdf.condition import FOGRA39, SRGB, Condition


class Standard(StrEnum):
    """A standard that a file claims to meet."""

    X4 = "PDF/X-4"
    UA1 = "PDF/UA-1"
    UA2 = "PDF/UA-2"
    A2A = "PDF/A-2a"
    A4 = "PDF/A-4"
    WTPDF = "WTPDF 1.0"


@dataclass(frozen=True, slots=True)
class Output:
    """One way to write a composition.

    `condition` is the device that the colors are meant for: a press (four inks) or a screen
    (sRGB).  A page that `bleeds` is larger than its trim box; `marks` adds crop and registration
    marks beyond the bleed.  `links` tells whether links can be followed.
    """

    kind: str
    version: tuple[int, int]
    standards: frozenset[Standard]
    condition: Condition
    bleeds: bool = False
    marks: bool = False
    links: bool = True

    @property
    def inks(self) -> bool:
        """Whether colors are amounts of ink, not of light."""
        return self.condition.channels == 4

    def on(self, condition: Condition) -> Output:
        """The same output for another press; an output for screens stays as it is."""
        return replace(self, condition=condition) if self.inks else self

    def held(self, ink_limit: float) -> Output:
        """The same output with another limit of ink, in per cent."""
        return self.on(replace(self.condition, ink_limit=ink_limit))

    def claims(self, standard: Standard) -> bool:
        """Whether the file says that it meets a standard."""
        return standard in self.standards


PRINT = Output(
    "print",
    # ISO 15930-7 (PDF/X-4) is written on PDF 1.6; links may not lie on the page it prints.
    (1, 6),
    frozenset({Standard.X4, Standard.UA1, Standard.A2A}),
    FOGRA39,
    bleeds=True,
    marks=True,
    links=False,
)
"""For the press: CMYK, bleed, marks, tagged."""

SCREEN = Output("screen", (2, 0), frozenset({Standard.UA2, Standard.A4, Standard.WTPDF}), SRGB)
"""For reading: sRGB, trimmed, tagged by the PDF 2.0 structure, live links."""

SCREEN_1_7 = Output("screen", (1, 7), frozenset({Standard.UA1, Standard.A2A}), SRGB)
"""For readers that do not know PDF 2.0."""
