"""The parts of runs on the page: where each is shown, and what is read instead of its codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from factsheet.display import GlyphRun
from factsheet.pdf.content import ContentStream, reached
from factsheet.pdf.foreign import RIGHT_TO_LEFT
from factsheet.pdf.geometry import Geometry
from factsheet.pdf.operands import EmbeddedFont, Show, WordEnds, nothing
from factsheet.pdf.order import Order

# Text rendering modes that paint nothing, and fill (ISO 32000-2, table 104).
UNSEEN, SEEN = "3 Tr", "0 Tr"
# Points from the edges of the page.
_CORNER = 6.0
# Points: less than that is no distance between two lines.
_HAIR = 0.01


class _Reach(NamedTuple):
    """The line of type that was shown last: where it ends on the right, its baseline, its largest type."""

    right: float
    y: float
    size: float


class _End(NamedTuple):
    """Where the last word ends that no space follows, and the line of it."""

    line: int
    x: float


class Words:
    """Shows what runs consist of, in one content stream after the other."""

    def __init__(self, content: ContentStream, place: Geometry, order: Order) -> None:
        self._content, self._place, self._order = content, place, order
        self._end: _End | None = None
        self._line: _Reach | None = None

    def is_near(self, run: GlyphRun, y: float) -> bool:
        """Return whether a run begins a line that is near to the one before."""
        last = self._line
        return last is not None and _HAIR <= abs(y - last.y) < max(last.size, run.size)

    def part(self, run: GlyphRun, at: tuple[float, float], guard: Callable[[GlyphRun], Show]) -> None:
        """Guard the right ends of the line before and of the one that a run begins, where these are near.

        PDFium may take both for one.
        """
        last, reach = self._line, _Reach(at[0] + run.width, at[1], run.size)
        if last and abs(reach.y - last.y) < _HAIR:
            self._line = _Reach(max(last.right, reach.right), last.y, max(last.size, run.size))
            return
        if last and self.is_near(run, reach.y):
            shown = guard(run)
            self._content.literal(UNSEEN)
            for each in (last, reach):
                self.show(run, shown, (each.right, each.y), apart=True)
            self._content.literal(SEEN)
        self._line = reach

    def show(self, run: GlyphRun, show: Show, at: tuple[float, float], apart: bool) -> None:
        """Show a part of a run that begins at a place, `apart` from what stands beside it.

        What is read otherwise than its codes say is marked content of its own; the codes of an `actual`
        text say where it begins and ends: for Poppler, which gives it that room.
        """
        left = self._placed(run, show.x, at)
        right = self._placed(run, show.extent.right, at) if show.extent else left
        if show.actual != "":
            self._follow(run, show, left, right)
        if show.actual is None:
            self._content.text(show.pieces, run.size, left, apart)
            return
        coded = f"<FEFF{show.actual.encode('utf-16-be').hex()}>" if show.actual else "()"
        self._content.begin_marked("Span", f"/ActualText {coded}")
        if show.actual:
            self._content.text(show.pieces, run.size, right, apart)
        self._content.text(show.pieces, run.size, left, apart)
        self._content.end_marked()

    def lean(self, run: GlyphRun, font: EmbeddedFont, count: int) -> None:
        """Show nothing that is read as so many U+200F, in the corner of the page, unseen.

        Poppler takes a page with as many letters from left to right as others for a left-to-right one.
        """
        extent = WordEnds(0.0, 1000.0, opens=False, closes=False)
        shown = Show(0.0, (nothing(font),), extent, RIGHT_TO_LEFT * count)
        self._content.literal(UNSEEN)
        self.show(run, shown, (_CORNER, _CORNER), apart=True)
        self._content.literal(SEEN)

    def _follow(
        self, run: GlyphRun, show: Show, left: tuple[float, float], right: tuple[float, float]
    ) -> None:
        """Go over to a word that touches the one before in reading, and stands on its right."""
        line, end = self._order.line(run), self._end
        opens = show.extent is not None and show.extent.opens
        if end and opens and end.line == line and left[0] > end.x:
            self._content.literal(reached(left))
        closes = show.extent is not None and show.extent.closes
        self._end = _End(line, right[0]) if closes and line is not None else None

    def _placed(self, run: GlyphRun, x: float, at: tuple[float, float]) -> tuple[float, float]:
        """A place in the file, from thousandths of an em along a run."""
        return self._place.place(at[0] + x * run.size / 1000, at[1])
