"""A line of type set at a size: glyph runs in visual order, ready to be placed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from factsheet.display import DisplayGroup, GlyphRun, Placed
from factsheet.records import dataclass
from factsheet.typeset.glyphs import GlyphBuffer, matter
from factsheet.typeset.shaped import GlyphSlice, Line, LineRun, ShapedParagraph, line_width, slices

_TOUCHING = 0.01


@dataclass(frozen=True, slots=True)
class LinkArea:
    """Where a link stands on a line: `x` and `width` in points from the line's left end."""

    link: str
    x: float
    width: float
    path: str
    start: int


def set_line(shaped: ShapedParagraph, line: Line, size: float) -> DisplayGroup:
    """Set a line at a size in points: its baseline at y = 0, its left end at x = 0.

    The group is as wide as the line without the white space at its end, which hangs over:
    on the right of a left-to-right paragraph, on the left of a right-to-left one.
    """
    return shaped.known.groups.get((line.start, line.stop, size), _set, shaped, line, size)


def _set(shaped: ShapedParagraph, line: Line, size: float) -> DisplayGroup:
    placed, x = [], _left(shaped, line)
    for run in _runs(shaped, line):
        placed.append(Placed(_glyph_run(shaped, run, line, size), x * size, 0.0))
        x += run.advance
    return DisplayGroup(tuple(placed), line_width(shaped, line.start, line.stop) * size, 0.0, rigid=True)


def link_areas(shaped: ShapedParagraph, line: Line, size: float) -> tuple[LinkArea, ...]:
    """Return the areas of a line's links, from left to right, without white space at its end."""
    if not any(piece.link for piece in shaped.pieces):
        return ()
    end = shaped.visible_end(line.start, line.stop)
    areas: list[LinkArea] = []
    x = _left(shaped, line)
    for run in _runs(shaped, line):
        width = run.advance_where(lambda start: start < end)
        if run.piece.link and width > 0:
            left = x + (run.advance - width if shaped.base else 0.0)
            area = LinkArea(run.piece.link, left * size, width * size, run.piece.path, run.start + run.shift)
            if areas and _continues(areas[-1], area):
                area = _united(areas.pop(), area)
            areas.append(area)
        x += run.advance
    return tuple(areas)


def _continues(left: LinkArea, right: LinkArea) -> bool:
    same = (left.link, left.path) == (right.link, right.path)
    return same and abs(left.x + left.width - right.x) < _TOUCHING


def _united(left: LinkArea, right: LinkArea) -> LinkArea:
    width = right.x + right.width - left.x
    return LinkArea(left.link, left.x, width, left.path, min(left.start, right.start))


def _glyph_run(shaped: ShapedParagraph, run: LineRun, line: Line, size: float) -> GlyphRun:
    scale = run.piece.scale
    own = run.matter if scale == 1 else run.matter.scaled(1 / scale)
    return GlyphRun(
        face=run.face,
        size=size * scale,
        glyphs=own.glyphs(by=-run.start),
        text=shaped.text[run.start : run.stop],
        lang=run.piece.lang or shaped.lang,
        rtl=run.rtl,
        swatch=run.piece.swatch,
        path=run.piece.path,
        start=run.start + run.shift,
        ends_line=run.stop == line.stop,
        hyphenated=run.stop == line.stop and line.stop in shaped.hyphens,
    )


def _left(shaped: ShapedParagraph, line: Line) -> float:
    """Where the leftmost run begins, in em: left of 0 if white space hangs over there."""
    if not shaped.base:
        return 0.0
    end = shaped.visible_end(line.start, line.stop)
    if end == line.stop:
        return 0.0
    runs = _runs(shaped, line)
    return -sum(run.advance_where(lambda start: start >= end) for run in runs)


def _runs(shaped: ShapedParagraph, line: Line) -> tuple[LineRun, ...]:
    """The runs of a line from left to right; kept with the paragraph, since sizes share them."""
    return shaped.known.runs.get((line.start, line.stop), _merged, shaped, line)


def _merged(shaped: ShapedParagraph, line: Line) -> tuple[LineRun, ...]:
    """Return the slices of a line as runs, parted where another piece begins and joined where none does."""
    firsts = list(accumulate((len(piece.text) for piece in shaped.pieces[:-1]), initial=0))
    merged: list[LineRun] = []
    for part in slices(shaped, line.start, line.stop):
        part = _hyphenated(shaped, part, line.stop)
        for index, own in _by_piece(part, firsts):
            piece, first = shaped.pieces[index], firsts[index]
            run = LineRun(
                face=part.item.face.key,
                rtl=part.item.rtl,
                piece=piece,
                shift=piece.start - first,
                start=max(part.start, first),
                stop=min(part.stop, first + len(piece.text)),
                matter=own,
            )
            if merged and merged[-1].joins(run):
                merged[-1] = merged[-1].joined(run)
            else:
                merged.append(run)
    return tuple(merged)


def _hyphenated(shaped: ShapedParagraph, part: GlyphSlice, stop: int) -> GlyphSlice:
    """The slice with a hyphen in place of the soft hyphen at the line's end, or after its last letter."""
    hyphen = shaped.hyphen(stop) if part.start < stop == part.stop else None
    if hyphen is None:
        return part
    if stop in shaped.hyphens:
        at = part.matter.starts[0 if part.item.rtl else -1]
        shown = matter((hyphen._replace(start=at),))
        return part._replace(matter=shown + part.matter if part.item.rtl else part.matter + shown)
    kept, shown = part.matter.where(lambda start: start != hyphen.start), matter((hyphen,))
    return part._replace(matter=shown + kept if part.item.rtl else kept + shown)


def _by_piece(part: GlyphSlice, firsts: Sequence[int]) -> Iterator[tuple[int, GlyphBuffer]]:
    """The pieces of a slice by number with their glyphs; `firsts` are the offsets at which pieces begin."""
    index = bisect_right(firsts, part.start) - 1
    if index == bisect_right(firsts, part.stop - 1) - 1:
        yield index, part.matter
        return
    low = 0
    for index, alike in groupby(bisect_right(firsts, start) - 1 for start in part.matter.starts):
        high = low + sum(1 for _ in alike)
        yield index, part.matter.cut(low, high)
        low = high
