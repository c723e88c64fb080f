"""What lies under a point of a page when a mark is painted there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.pdftools.preflight.marks import PageMark, Path, PictureMark, Shade, TextMark
from factsheet.pdftools.preflight.matrix import Point, covers, distance
from factsheet.pdftools.preflight.objects import Rectangle
from factsheet.pdftools.preflight.paint import GRAY, PagePaint

PAPER = PagePaint(GRAY, (1.0,))


MOST_STEPS = 20_000_000


class PageGround:
    """The marks of a page, by what they cover.  After `MOST_STEPS` comparisons it knows nothing more."""

    def __init__(self, marks: Sequence[PageMark]) -> None:
        self._marks = marks
        self._steps = 0

    def under(self, index: int, point: Point) -> PagePaint | None:
        """The color under a point before the mark of that index; None where that cannot be told."""
        for mark in reversed(self._marks[:index]):
            self._steps += 1
            if self._steps > MOST_STEPS:
                return None
            if not _holds(mark.box, point):
                continue
            if _paints(mark, point):
                return None if mark.state.clip_is_loose else _color(mark, point)
        return PAPER


def probes(text: TextMark) -> Iterator[Point]:
    """Points in the middle of the letters of a text."""
    left, bottom, right, top = text.box
    for share in (0.05, 0.5, 0.95):
        yield left + share * (right - left), bottom + 0.45 * (top - bottom)


def _holds(box: Rectangle, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _paints(mark: PageMark, point: Point) -> bool:
    """Whether a mark other than text covers a point."""
    return isinstance(mark, PictureMark | Shade) or (
        isinstance(mark, Path) and (_strokes(mark, point) or (mark.fills and covers(mark.parts, point)))
    )


def _strokes(mark: Path, point: Point) -> bool:
    return mark.strokes and any(distance(part, point) <= mark.line_width / 2 for part in mark.parts)


def _color(mark: PageMark, point: Point) -> PagePaint | None:
    """The color of a mark that covers a point, None if it cannot be told."""
    if not isinstance(mark, Path) or mark.state.is_transparent:
        return None
    paint = mark.state.stroke if _strokes(mark, point) else mark.state.fill
    return None if paint.pattern else paint


def middle(box: Rectangle) -> Point:
    """The middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
