"""Glyph runs as the operators that show them, each cluster by codes that stand for its text.

Text extractors need some help with the result (measured with PDFium and Poppler on the Universal
Declaration of Human Rights in some hundred languages).  They swallow a hyphen-minus at a line's
end unless something follows it.  They drop marks and joiners without width, which therefore belong
to the cluster before them.  In a right-to-left line they turn round what has no direction of its
own: punctuation and the space after it, or the combining mark or number before it; PDFium also
takes brackets and quotation marks for their mirror images.  Characters with a direction (U+200E,
U+200F), which share the room of such a character, keep it where it belongs.  PDFium also reads the
groups of a telephone number from right to left, unless no-break spaces stand between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from factsheet.display import Glyph, GlyphRun
from factsheet.errors import OutputError
from factsheet.pdf.type0 import Shown

_NEUTRAL = frozenset({"CS", "ES", "ON", "ET"})
_LETTERS = frozenset({"R", "AL"})
_JOINERS = frozenset("\u200c\u200d")
_AFTER_HYPHEN = "\u200b"
_RIGHT_TO_LEFT = "\u200f"
_LEFT_TO_RIGHT = "\u200e"
_UNBROKEN = "\u00a0"


class Font(Protocol):
    """What a run needs of its font."""

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[Shown, ...]:
        """The codes for a cluster of glyphs."""

    def filler(self, meant: str) -> Shown:
        """A code without ink or width that stands for a character."""


class Cluster(NamedTuple):
    """Glyphs that belong together, in visual order, and the characters they stand for."""

    start: int
    stop: int
    glyphs: tuple[Glyph, ...]


class Piece(NamedTuple):
    """What one `TJ` shows: the font's resource name, the rise in thousandths of an em, the operand."""

    font: str
    rise: float
    operand: str


def clusters(run: GlyphRun) -> list[Cluster]:
    """The clusters of a run in visual order; a mark that takes no room joins its base."""
    found: list[Cluster] = []
    stop = 0
    for glyph in reversed(run.glyphs) if run.rtl else run.glyphs:
        if found and (glyph.start < stop or not glyph.advance) and _belongs(glyph, found[-1], run.text):
            found[-1] = _joined(found[-1], glyph, run.rtl)
        else:
            found.append(Cluster(glyph.start, glyph.stop, (glyph,)))
        stop = found[-1].stop
    return found[::-1] if run.rtl else found


def _belongs(glyph: Glyph, last: Cluster, text: str) -> bool:
    # Marks that the shaper has put into another order share their characters.
    if last.start <= glyph.start < last.stop:
        return True
    # Readers lose marks and joiners without width that stand alone.
    means = text[glyph.start]
    attached = glyph.dx or glyph.dy or means in _JOINERS or unicodedata.category(means)[0] == "M"
    return last.stop == glyph.start and bool(attached)


def _joined(cluster: Cluster, glyph: Glyph, rtl: bool) -> Cluster:
    glyphs = (glyph, *cluster.glyphs) if rtl else (*cluster.glyphs, glyph)
    return Cluster(cluster.start, max(cluster.stop, glyph.stop), glyphs)


class Beside(NamedTuple):
    """The runs that a run touches in a right-to-left line."""

    left: GlyphRun | None = None
    right: GlyphRun | None = None

    @property
    def opens(self) -> bool:
        """Whether what reads before a right-to-left run does not end in a letter of that direction."""
        if self.right is None:
            return False
        ends = unicodedata.bidirectional(self.right.text[-1:] or " ")
        return not (self.right.rtl and ends in _LETTERS)

    @property
    def closes(self) -> bool:
        """Whether what reads after a right-to-left run runs from left to right."""
        return self.left is not None and not self.left.rtl


ALONE = Beside()


class Typist:
    """Turns runs into operands; what it found out about a cluster it keeps for the next."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._known: dict[tuple[object, ...], tuple[Shown, ...]] = {}

    def pieces(self, run: GlyphRun, beside: Beside = ALONE) -> list[Piece]:
        """The run's `TJ` operands in order, each with its font."""
        line, x = _Line(), 0.0
        hyphen = _hyphen_at_end(run)
        for cluster in clusters(run):
            line.add(x, self._shown(run, cluster, beside))
            for glyph in cluster.glyphs:
                x += 1000 * glyph.advance
            if cluster.stop == hyphen:
                line.add(x, (self._font.filler(_AFTER_HYPHEN),))
        return line.finished()

    def _shown(self, run: GlyphRun, cluster: Cluster, beside: Beside) -> tuple[Shown, ...]:
        meant = run.text[cluster.start : cluster.stop]
        if run.rtl and len(meant) == 1:
            before, after = _guides(run, cluster.start, beside)
            meant = before + meant + after
        elif meant == " " and _between_digits(run.text, cluster, beside):
            meant = _UNBROKEN
        key = (meant, run.rtl, *[glyph[:4] for glyph in cluster.glyphs])
        known = self._known.get(key)
        if known is None:
            if not all(glyph.id for glyph in cluster.glyphs):
                raise OutputError.of(f"the face {run.face} has no glyph for {meant!r}", path=run.path)
            known = self._known[key] = self._font.show(meant, cluster.glyphs, run.rtl)
        return known


class _Line:
    """The operands of a run while they grow: codes, and the moves that keep them in place."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._font, self._rise, self._pen = "", 0.0, 0.0
        self._parts: list[str] = []
        self._string = ""

    def add(self, x: float, codes: tuple[Shown, ...]) -> None:
        """Show codes whose cluster begins at x."""
        for font, code, offset, width, rise in codes:
            if font != self._font or rise != self._rise:
                self._close_piece()
                self._font, self._rise = font, rise
            move = round(self._pen - x - offset)
            if move:
                self._close_string()
                self._parts.append(str(move))
                self._pen -= move
            self._string += code
            self._pen += width

    def finished(self) -> list[Piece]:
        """All pieces."""
        self._close_piece()
        return self._pieces

    def _close_piece(self) -> None:
        self._close_string()
        if self._parts:
            self._pieces.append(Piece(self._font, self._rise, "".join(self._parts)))
            self._parts = []

    def _close_string(self) -> None:
        if self._string:
            self._parts.append(f"<{self._string}>")
            self._string = ""


def _hyphen_at_end(run: GlyphRun) -> int:
    """The offset after a hyphen-minus that ends a line, -1 if there is none."""
    shown = run.text.rstrip()
    return len(shown) if run.ends_line and not run.rtl and shown.endswith("-") else -1


def _guides(run: GlyphRun, at: int, beside: Beside) -> tuple[str, str]:
    """The characters with a direction that one of a right-to-left run wants before and after it."""
    character, rest = run.text[at], run.text[at + 1 :]
    first = not at and beside.opens
    if _turns(character):
        return _RIGHT_TO_LEFT * first + _LEFT_TO_RIGHT, _RIGHT_TO_LEFT
    kind = unicodedata.bidirectional(character)
    if kind != "WS" and kind not in _NEUTRAL:
        return "", ""
    last = not rest and beside.closes
    after_mark = at > 0 and kind != "WS" and unicodedata.category(run.text[at - 1])[0] == "M"
    before_space = kind != "WS" and rest.startswith(" ") and not (run.ends_line and rest.isspace())
    return _RIGHT_TO_LEFT * (first or after_mark), _RIGHT_TO_LEFT * (last or before_space)


def _between_digits(text: str, cluster: Cluster, beside: Beside) -> bool:
    """Whether a space of a left-to-right run in a right-to-left line parts the groups of a number."""
    if beside == ALONE:
        return False
    before = text[: cluster.start] or (beside.left.text if beside.left else "")
    after = text[cluster.stop :] or (beside.right.text if beside.right else "")
    return before[-1:].isdigit() and after[:1].isdigit()


def _turns(character: str) -> bool:
    """Whether PDFium takes the character for its mirror image in a right-to-left line."""
    return bool(unicodedata.mirrored(character)) or unicodedata.category(character) in ("Pi", "Pf")
