"""What a page shows of a run: codes of one font or of several, and the moves that keep them in place."""

from __future__ import annotations

from collections.abc import Sequence
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

    def __init__(self) -> None:
        self._pieces: list[TextOperand] = []
        self._font, self._rise = "", 0.0
        self._start: float | None = None
        self.pen = 0.0
        self._parts: list[str] = []
        self._string = ""

    def add(self, x: float, codes: tuple[PlacedCode, ...]) -> None:
        """Show codes whose cluster begins at x."""
        if self._start is None and codes:
            self._start = self.pen = x
        for code in codes:
            self._show(self.pen - x - code.x, code)

    def put(self, x: float, code: PlacedCode) -> None:
        """Show a code at a place along the run, whatever place it has of its own."""
        if self._start is None:
            self._start = self.pen = x
        self._show(self.pen - x, code)

    def finished(self, extent: WordEnds | None = None) -> Show:
        """All pieces."""
        self._close_piece()
        return Show(self._start or 0.0, tuple(self._pieces), extent)

    def _show(self, move: float, placed: PlacedCode) -> None:
        font, code, _, width, rise = placed
        if font != self._font or rise != self._rise:
            self._close_piece()
            self._font, self._rise = font, rise
        # What rounds to nothing: half a unit to either side (Python rounds halves to even numbers).
        if not -0.5 <= move <= 0.5:
            self._close_string()
            move = round(move)
            self._parts.append(str(move))
            self.pen -= move
        self._string += code
        self.pen += width

    def _close_piece(self) -> None:
        self._close_string()
        if self._parts:
            self._pieces.append(TextOperand(self._font, self._rise, "".join(self._parts)))
            self._parts = []

    def _close_string(self) -> None:
        if self._string:
            self._parts.append(f"<{self._string}>")
            self._string = ""
