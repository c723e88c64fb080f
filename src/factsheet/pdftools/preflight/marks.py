"""What a page shows, mark by mark in paint order, each with the state it was painted in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from factsheet.pdftools.geometry import EVERYWHERE, IDENTITY, Box, Matrix, Point
from factsheet.pdftools.preflight.fonts import PdfFont, ShownText
from factsheet.pdftools.preflight.paint import BLACK, ColorSpace, PagePaint
from factsheet.records import dataclass

WITHOUT_INK = "\u200b\u200e\u200f\ufeff"
"""Characters that only steer how text is copied out.  A soft hyphen is seen where a line ends in it."""
_BLANK = str.maketrans("", "", WITHOUT_INK)


@dataclass(frozen=True, slots=True)
class MarkedMark:
    """A level of marked content: its tag, its number in the structure, its properties."""

    tag: str
    mcid: int | None
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state (ISO 32000-2, 8.4) as far as checks ask for it.

    `clip` is the box around what is not clipped away; if that is no box itself, `clip_is_loose`.
    """

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    clip_is_loose: bool = False
    fill: PagePaint = BLACK
    stroke: PagePaint = BLACK
    line_width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    font: PdfFont | None = None
    font_size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    text_mode: int = 0

    @property
    def is_transparent(self) -> bool:
        """Whether what is painted mixes with what lies below."""
        return self.soft_mask or self.blend != "Normal" or min(self.fill_alpha, self.stroke_alpha) < 1


@dataclass(frozen=True, slots=True)
class PageMark:
    """Something painted: the box it covers as clipped, in the page's points, and what it is marked as."""

    box: Box
    state: State
    marked: tuple[MarkedMark, ...]
    within: tuple[str, ...]

    @property
    def mcid(self) -> int | None:
        """The number of the innermost marked content that belongs to the structure."""
        return next((each.mcid for each in reversed(self.marked) if each.mcid is not None), None)

    @property
    def artifact(self) -> MarkedMark | None:
        """The artifact that it is part of, None if it is none."""
        return next((each for each in reversed(self.marked) if each.tag == "Artifact"), None)


@dataclass(frozen=True, slots=True)
class TextMark(PageMark):
    """A string shown.  `size` is the height of an em on the page."""

    font: PdfFont
    size: float
    shown: tuple[ShownText, ...]
    visible: bool

    @property
    def string(self) -> str:
        """What it says, codes without a meaning left out."""
        return "".join(each.text or "" for each in self.shown)

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing that is seen: white space, and characters that only part words."""
        return not self.string.translate(_BLANK).strip()

    @property
    def fills(self) -> bool:
        """Whether the fill color paints it."""
        return self.state.text_mode in (0, 2, 4, 6)


@dataclass(frozen=True, slots=True)
class Path(PageMark):
    """An outline filled or stroked.  `parts` are its closed or open pieces, in the page's points."""

    parts: tuple[tuple[Point, ...], ...]
    fills: bool
    strokes: bool
    curved: bool
    line_width: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureMark(PageMark):
    """An image: its dictionary (None: it is part of the content), its pixels, the matrix it is placed by."""

    source: Any
    pixels: tuple[int, int]
    space: ColorSpace
    is_mask: bool
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Shade(PageMark):
    """A smooth shading; `source` is its dictionary."""

    space: ColorSpace
    source: Any
