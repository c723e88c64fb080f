"""What a page shows of a run: codes of one font or of several, and the moves that keep them in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from factsheet.display import Glyph
from factsheet.pdf.type0 import FILLER, PlacedCode


class EmbeddedFont(Protocol):
    """What a run needs of its font."""

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[PlacedCode, ...]:
        """The codes for a cluster of glyphs."""

    def filler(self, meant: str) -> PlacedCode:
        """A code without ink or width that stands for a character."""

    def room(self, meant: str, width: float) -> PlacedCode:
        """A code without ink, as wide in thousandths of an em if the font can, for a character."""

    def moved(self, shown: PlacedCode, at: float, width: float) -> PlacedCode:
        """The same ink and text as a code with another place and width, if the font can."""

    def narrowed(self, shown: PlacedCode, end: float) -> PlacedCode:
        """The same ink and text as a code that ends there, in thousandths of an em, if the font can."""


class TextOperand(NamedTuple):
    """What one `TJ` shows: the font's resource name, the rise in thousandths of an em, the operand."""

    font: str
    rise: float
    operand: str


class WordEnds(NamedTuple):
    """From where to where a word goes, in thousandths of an em, and whether it touches its neighbors.

    `opens`: no white space parts it from what is read before; `closes`: nor from what is read after.
    """

    left: float
    right: float
    opens: bool
    closes: bool


class Show(NamedTuple):
    """What is shown in one go, and where in the run it begins, in thousandths of an em.

    `extent` is that of its words, for readers that go by the file; there is none where they read
    none.  `actual`: what they read instead of the codes.
    """

    x: float
    pieces: tuple[TextOperand, ...]
    extent: WordEnds | None = None
    actual: str | None = None


def nothing(font: EmbeddedFont) -> TextOperand:
    """Return what shows nothing and has no width."""
    code = font.room(FILLER, 0.0)
    return TextOperand(code.font, 0.0, f"<{code.code}>")


class TextLine:
    """The operands of a run while they grow: codes, and the moves that keep them in place."""

    def __init__(self, start: float | None = None) -> None:
        self._pieces: list[TextOperand] = []
        self._font, self._rise = "", 0.0
        self._start = start
        self.pen = start or 0.0
        self._parts: list[str] = []
        self._string = ""

    def add(self, x: float, codes: tuple[PlacedCode, ...]) -> None:
        """Show codes whose cluster begins at x."""
        self.add_all(((x, codes),))

    def add_all(self, clusters: Iterable[tuple[float, Sequence[PlacedCode]]]) -> None:
        """Show the codes of clusters, each from where it begins.

        Every character of a page comes through this loop.
        """
        pen, string, parts = self.pen, self._string, self._parts
        for x, codes in clusters:
            if self._start is None and codes:
                self._start = pen = x
            for font, code, offset, width, rise in codes:
                if font != self._font or rise != self._rise:
                    self._string = string
                    self._close_piece()
                    string, parts = "", self._parts
                    self._font, self._rise = font, rise
                move = pen - x - offset
                # What rounds to nothing: half a unit to either side (Python rounds halves to even numbers).
                if not -0.5 <= move <= 0.5:
                    if string:
                        parts.append(f"<{string}>")
                        string = ""
                    whole = round(move)
                    parts.append(str(whole))
                    pen -= whole
                string += code
                pen += width
        self.pen, self._string = pen, string

    def finished(self, extent: WordEnds | None = None) -> Show:
        """All pieces."""
        self._close_piece()
        return Show(self._start or 0.0, tuple(self._pieces), extent)

    def _close_piece(self) -> None:
        self._close_string()
        if self._parts:
            self._pieces.append(TextOperand(self._font, self._rise, "".join(self._parts)))
            self._parts = []

    def _close_string(self) -> None:
        if self._string:
            self._parts.append(f"<{self._string}>")
            self._string = ""
