"""Glyph runs as the operators that show them, each cluster by codes that stand for its text.

Text extractors need some help with the result (measured with PDFium and Poppler on the Universal
Declaration of Human Rights in some hundred languages).  They swallow a hyphen-minus at a line's
end unless something follows it.  They drop marks and joiners without width, which therefore belong
to the cluster before them.  In a right-to-left line they turn round what has no direction of its
own: punctuation and the space after it, or the combining mark or number before it; PDFium also
takes brackets and quotation marks for their mirror images.  Characters with a direction (U+200E,
U+200F), which share the room of such a character, keep it where it belongs.  What runs the other
way in a right-to-left edition is a matter of its own: `foreign`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from factsheet.display import Glyph, GlyphRun
from factsheet.errors import OutputError
from factsheet.pdf.order import (
    ALONE,
    LEFT_TO_RIGHT,
    Beside,
    Cluster,
    clusters,
    is_turned,
    stands_alone,
    turned,
)
from factsheet.pdf.type0 import PlacedCode

_NEUTRAL = frozenset({"CS", "ES", "ON", "ET"})
_SHORT = 3
_NARROW = 0.15
_PARTING = 0.16
_WIDE = 20.0  # points
_NOTHING = "\u200b"
_RIGHT_TO_LEFT = "\u200f"


class EmbeddedFont(Protocol):
    """What a run needs of its font."""

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[PlacedCode, ...]:
        """The codes for a cluster of glyphs."""

    def filler(self, meant: str) -> PlacedCode:
        """A code without ink or width that stands for a character."""

    def narrowed(self, shown: PlacedCode, end: float) -> PlacedCode:
        """The same ink and text as a code that ends there, in thousandths of an em, if the font can."""


class TextOperand(NamedTuple):
    """What one `TJ` shows: the font's resource name, the rise in thousandths of an em, the operand."""

    font: str
    rise: float
    operand: str


class Show(NamedTuple):
    """What is shown in one go, and where in the run it begins, in thousandths of an em."""

    x: float
    pieces: tuple[TextOperand, ...]


class TextEncoder:
    """Turns runs into operands; what it found out about a cluster it keeps for the next.

    `rtl`: in a right-to-left edition.
    """

    def __init__(self, font: EmbeddedFont, rtl: bool = False) -> None:
        self._font, self._rtl = font, rtl
        self._known: dict[tuple[object, ...], tuple[PlacedCode, ...]] = {}

    def shows(
        self, run: GlyphRun, beside: Beside = ALONE, turns: bool = False, ends: bool = False
    ) -> list[Show]:
        """The operands of a run in the order in which they are written.

        `turns`: what was written before it ran from left to right.  `ends`: it is the last of several
        runs of a line.
        """
        if self._rtl and not run.rtl and (is_turned(run) or _is_one_code(run, beside)):
            return [self._turned(run, beside)]
        placed = _placed(run)
        if self._follows(run, beside):
            placed = _signs_joined(run, placed)
        parts = _as_written(run, placed, beside) if run.rtl and turns else [placed]
        # PDFium takes the line after a character that wide for the same one, and sorts their runs.
        guarded = ends and bool(placed) and placed[-1][1].advance * run.size > _WIDE
        return [self._show(run, part, beside, guarded) for part in parts if part]

    def _follows(self, run: GlyphRun, beside: Beside) -> bool:
        """Whether a run goes on from left to right after something that did not."""
        return not (self._rtl or run.rtl) and beside.left is not None and beside.left.rtl

    def _turned(self, run: GlyphRun, beside: Beside) -> Show:
        """Words as `foreign` has them.

        PDFium takes two lines for one where a code at their ends is wide, so there stand others;
        not inside an address or another single word, which people copy to use it.
        """
        line = _Line()
        guard = (self._font.filler(_NOTHING),)
        several = any(map(str.isspace, run.text.strip()))
        for index, (word, meant) in enumerate(turned(run)):
            if not index and several and not (beside.left and beside.right):
                line.add(word.x, guard)
            glyphs = tuple(glyph for cluster in word.clusters for glyph in cluster.glyphs)
            line.add(word.x, self._codes(run, meant, glyphs))
        if not beside.right:
            line.add(line.pen, guard)
        return line.finished()

    def _show(
        self, run: GlyphRun, placed: Sequence[tuple[float, Cluster]], beside: Beside, guarded: bool
    ) -> Show:
        line, hyphen = _Line(), _hyphen_at_end(run)
        ends = _ends_before_spaces(run, placed)
        for x, cluster in placed:
            codes = self._cluster(run, cluster, beside, lone=len(placed) == 1)
            if cluster.stop in ends:
                codes = (*codes[:-1], self._font.narrowed(codes[-1], ends[cluster.stop] - x))
            line.add(x, codes)
            if cluster.stop == hyphen:
                line.add(line.pen, (self._font.filler(_NOTHING),))
        if guarded:
            line.add(line.pen, (self._font.filler(_NOTHING),))
        return line.finished()

    def _cluster(self, run: GlyphRun, cluster: Cluster, beside: Beside, lone: bool) -> tuple[PlacedCode, ...]:
        meant = run.text[cluster.start : cluster.stop]
        if not run.rtl:
            signs = not cluster.start and _is_sign(meant[0]) and self._follows(run, beside)
            return self._codes(run, LEFT_TO_RIGHT * signs + meant, cluster.glyphs)
        if len(meant) > 1:
            return self._codes(run, meant, cluster.glyphs, rtl=True)
        before, after = _guides(run, cluster.start, beside)
        if lone and meant == " " and beside.left:
            # PDFium drops what is but one blank.
            after = _RIGHT_TO_LEFT
        if beside != ALONE and _is_sign(meant) and not stands_alone(meant):
            # As one code, and thus from left to right: alone, pypdf takes it for a letter.
            guided = before + meant + (after or _RIGHT_TO_LEFT)
            return self._codes(run, guided[::-1], cluster.glyphs)
        return self._codes(run, before + meant + after, cluster.glyphs, rtl=True)

    def _codes(
        self, run: GlyphRun, meant: str, glyphs: tuple[Glyph, ...], rtl: bool = False
    ) -> tuple[PlacedCode, ...]:
        key = (meant, rtl, *[glyph[:4] for glyph in glyphs])
        known = self._known.get(key)
        if known is None:
            if not all(glyph.id for glyph in glyphs):
                raise OutputError.of(
                    f"the face {run.face} has no glyph for {meant!r}",
                    hint="write it another way, or put a font that has it into the folder `fonts`",
                    path=run.path,
                    code="face-without-glyph",
                )
            known = self._known[key] = self._font.show(meant, glyphs, rtl)
        return known


class _Line:
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
        for font, code, offset, width, rise in codes:
            if font != self._font or rise != self._rise:
                self._close_piece()
                self._font, self._rise = font, rise
            move = round(self.pen - x - offset)
            if move:
                self._close_string()
                self._parts.append(str(move))
                self.pen -= move
            self._string += code
            self.pen += width

    def finished(self) -> Show:
        """All pieces."""
        self._close_piece()
        return Show(self._start or 0.0, tuple(self._pieces))

    def _close_piece(self) -> None:
        self._close_string()
        if self._parts:
            self._pieces.append(TextOperand(self._font, self._rise, "".join(self._parts)))
            self._parts = []

    def _close_string(self) -> None:
        if self._string:
            self._parts.append(f"<{self._string}>")
            self._string = ""


def _placed(run: GlyphRun) -> list[tuple[float, Cluster]]:
    """The clusters of a run in visual order, each with the place where it begins."""
    found, x = [], 0.0
    for cluster in clusters(run):
        found.append((x, cluster))
        for glyph in cluster.glyphs:
            x += 1000 * glyph.advance
    return found


def _ends_before_spaces(run: GlyphRun, placed: Sequence[tuple[float, Cluster]]) -> dict[int, float]:
    """Where the clusters before the spaces of a left-to-right run have to end, by the end of their text.

    `pdftotext -raw` parts words by the gap between them, not by the space, and sees none under 0.15 em.
    """
    found = {}
    for at in () if run.rtl else range(1, len(placed)):
        x, cluster = placed[at]
        last = at == len(placed) - 1
        if run.text[cluster.start : cluster.stop].isspace() and not (last and run.ends_line):
            found[cluster.start] = x + 1000 * (cluster.advance - _PARTING)
    return found


def _signs_joined(run: GlyphRun, placed: list[tuple[float, Cluster]]) -> list[tuple[float, Cluster]]:
    """The signs at the beginning of a left-to-right run as one cluster.

    After text from right to left readers turn them round, unless the code for all says otherwise.
    """
    count = _signs(run, placed)
    if not count:
        return placed
    glyphs = tuple(glyph for _, cluster in placed[:count] for glyph in cluster.glyphs)
    return [(placed[0][0], Cluster(0, placed[count - 1][1].stop, glyphs)), *placed[count:]]


def _as_written(
    run: GlyphRun, placed: list[tuple[float, Cluster]], beside: Beside
) -> list[list[tuple[float, Cluster]]]:
    """A right-to-left run in parts: signs at its left end are written last.

    pypdf would take them for the end of what runs from left to right before.
    """
    count = _signs(run, placed)
    if count == len(placed):
        return [[each] for each in reversed(placed)]
    # Poppler has its own mind about spaces that narrow.
    narrow = count == 1 and placed[0][1].glyphs[0].advance < _NARROW
    return [placed] if narrow and not beside.closes else [placed[count:], placed[:count]]


def _is_one_code(run: GlyphRun, beside: Beside) -> bool:
    """Whether a foreign run of one word is one code: where another may follow without a letter between.

    A long word in one code confuses PDFium about where lines end.
    """
    if beside == ALONE or run.text.isspace():
        return False
    return beside.ends or len(run.text) <= _SHORT


def _signs(run: GlyphRun, placed: Sequence[tuple[float, Cluster]]) -> int:
    """How many clusters at the left end of a run are signs without a direction."""
    signs = [_is_sign(run.text[cluster.start]) for _, cluster in placed]
    return signs.index(False) if False in signs else len(signs)


def _is_sign(character: str) -> bool:
    kind = unicodedata.bidirectional(character)
    return kind in _NEUTRAL or kind == "WS"


def _hyphen_at_end(run: GlyphRun) -> int:
    """The offset after a hyphen-minus that ends a line, -1 if there is none."""
    shown = run.text.rstrip()
    return len(shown) if run.ends_line and not run.rtl and shown.endswith("-") else -1


def _guides(run: GlyphRun, at: int, beside: Beside) -> tuple[str, str]:
    """The characters with a direction that one of a right-to-left run wants before and after it."""
    character, rest = run.text[at], run.text[at + 1 :]
    first = not at and beside.opens
    if _turns(character):
        return _RIGHT_TO_LEFT * first + LEFT_TO_RIGHT, _RIGHT_TO_LEFT
    kind = unicodedata.bidirectional(character)
    if kind != "WS" and kind not in _NEUTRAL:
        return "", ""
    last = not rest and beside.closes
    after_mark = at > 0 and kind != "WS" and unicodedata.category(run.text[at - 1])[0] == "M"
    before_space = kind != "WS" and rest.startswith(" ") and not (run.ends_line and rest.isspace())
    # Two signs beside a foreign word, as in "Ph.D.,", are read as one that runs from left to right.
    before_sign = beside != ALONE and kind != "WS" and rest[:1] != " " and bool(rest) and _is_sign(rest[0])
    return _RIGHT_TO_LEFT * (first or after_mark), _RIGHT_TO_LEFT * (last or before_space or before_sign)


def _turns(character: str) -> bool:
    """Whether PDFium takes the character for its mirror image in a right-to-left line."""
    return bool(unicodedata.mirrored(character)) or unicodedata.category(character) in ("Pi", "Pf")
