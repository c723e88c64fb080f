"""Glyph runs as the operators that show them, each cluster by codes that stand for its text.

Text extractors need some help with the result (measured with PDFium and Poppler on the Universal
Declaration of Human Rights in some hundred languages).  They swallow a hyphen-minus at a line's
end unless something follows it.  In a right-to-left line they turn round punctuation and the space
after it, or the combining mark before it, unless a character with a direction stands between.  And
they drop marks and joiners without width, which therefore belong to the cluster before them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from factsheet.display import Glyph, GlyphRun
from factsheet.errors import OutputError
from factsheet.pdf.type0 import Shown

_NEUTRAL = frozenset({"CS", "ES", "ON", "ET"})
_JOINERS = frozenset("\u200c\u200d")
_AFTER_HYPHEN = "\u200b"
_RIGHT_TO_LEFT = "\u200f"


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


class Typist:
    """Turns runs into operands; what it found out about a cluster it keeps for the next."""

    def __init__(self, font: Font) -> None:
        self._font = font
        self._known: dict[tuple[object, ...], tuple[Shown, ...]] = {}

    def pieces(self, run: GlyphRun) -> list[Piece]:
        """The run's `TJ` operands in order, each with its font."""
        line, x = _Line(), 0.0
        hyphen = _hyphen_at_end(run)
        for cluster in clusters(run):
            # In a right-to-left run what comes after stands on the left.
            if run.rtl and _wants_direction_after(run.text, cluster):
                line.add(x, (self._font.filler(_RIGHT_TO_LEFT),))
            line.add(x, self._shown(run, cluster))
            for glyph in cluster.glyphs:
                x += 1000 * glyph.advance
            if run.rtl and _wants_direction_before(run.text, cluster):
                line.add(x, (self._font.filler(_RIGHT_TO_LEFT),))
            if cluster.stop == hyphen:
                line.add(x, (self._font.filler(_AFTER_HYPHEN),))
        return line.finished()

    def _shown(self, run: GlyphRun, cluster: Cluster) -> tuple[Shown, ...]:
        meant = run.text[cluster.start : cluster.stop]
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


def _wants_direction_after(text: str, cluster: Cluster) -> bool:
    """Whether the cluster is punctuation, and a space and more text follow it in the run."""
    rest = text[cluster.stop :]
    return rest.startswith(" ") and not rest.isspace() and _is_neutral(text, cluster)


def _wants_direction_before(text: str, cluster: Cluster) -> bool:
    """Whether the cluster is punctuation that stands after a combining mark."""
    before = text[cluster.start - 1] if cluster.start else " "
    return unicodedata.category(before)[0] == "M" and _is_neutral(text, cluster)


def _is_neutral(text: str, cluster: Cluster) -> bool:
    lone = cluster.stop - cluster.start == 1
    return lone and unicodedata.bidirectional(text[cluster.start]) in _NEUTRAL
