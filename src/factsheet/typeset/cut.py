"""A line cut out of a shaped paragraph: its glyphs in visual order, shaped again only where it must be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factsheet.typeset.bidi import line_levels, visual_runs
from factsheet.typeset.glyphs import ShapingRun, set_glyphs
from factsheet.typeset.matter import GlyphBuffer
from factsheet.typeset.shaped import ShapedParagraph


class GlyphSlice(NamedTuple):
    """Glyphs of one item on one line, in visual order; their offsets are the paragraph's."""

    item: ShapingRun
    matter: GlyphBuffer
    start: int
    stop: int


def line_width(shaped: ShapedParagraph, start: int, stop: int) -> float:
    """The width in em of a line as it is set, without white space at its end."""
    end = shaped.visible_end(start, stop)
    if shaped.unsafe.isdisjoint((start, end, stop)):
        return shaped.estimate(start, stop)
    hyphen = shaped.hyphen(stop)
    inked = (
        advance
        for part in slices(shaped, start, stop)
        for advance, first in zip(part.matter.advances, part.matter.starts, strict=True)
        if first < end
    )
    return sum(inked, hyphen.advance if hyphen else -shaped.tracking_after(start, end))


def slices(shaped: ShapedParagraph, start: int, stop: int) -> list[GlyphSlice]:
    """The glyphs of a line in visual order."""
    runs = [(0, stop - start, 0)]
    if shaped.levels:
        walls = [(offset - start, level) for offset, level in shaped.walls if start < offset < stop]
        runs = visual_runs(line_levels(shaped.text, shaped.levels, start, stop, shaped.base), walls)
    ordered: list[GlyphSlice] = []
    for low, high, level in runs:
        parts = list(_parts(shaped, (start + low, start + high), (start, stop)))
        ordered += reversed(parts) if level & 1 else parts
    return ordered


def _parts(shaped: ShapedParagraph, run: tuple[int, int], line: tuple[int, int]) -> Iterator[GlyphSlice]:
    """The items within one run of a line, each cut to it, in logical order."""
    low, high = run
    first = bisect_right(shaped.items, low, key=lambda item: item.start) - 1
    for index in range(first, len(shaped.items)):
        item = shaped.items[index]
        if item.start >= high:
            return
        if low <= item.start and item.stop <= high:
            yield GlyphSlice(item, shaped.matter[index], item.start, item.stop)
        else:
            own = item._replace(start=max(low, item.start), stop=min(high, item.stop))
            yield GlyphSlice(item, _glyphs_in(shaped, index, own, line), own.start, own.stop)


def _glyphs_in(shaped: ShapedParagraph, index: int, own: ShapingRun, line: tuple[int, int]) -> GlyphBuffer:
    """The glyphs of a part of one item, shaped again if an end of the line changes them."""
    item, made = shaped.items[index], shaped.matter[index]
    start, stop = line
    starts_there = own.start == start != item.start and start in shaped.unsafe
    ends_there = own.stop == stop != item.stop and stop in shaped.unsafe
    if starts_there or ends_there:
        return _shaped_again(shaped, own, line)
    clusters = _clusters(shaped, index)
    if item.rtl:
        return made.cut(bisect_right(clusters, -own.stop), bisect_right(clusters, -own.start))
    return made.cut(bisect_left(clusters, own.start), bisect_left(clusters, own.stop))


def _shaped_again(shaped: ShapedParagraph, own: ShapingRun, line: tuple[int, int]) -> GlyphBuffer:
    """The glyphs of a part of an item with no context but its line."""
    start, stop = line
    placed = own._replace(start=own.start - start, stop=own.stop - start)
    made, _ = set_glyphs(shaped.text[start:stop], placed, shaped.manner)
    return made.moved(start)


def _clusters(shaped: ShapedParagraph, index: int) -> Sequence[int]:
    """The clusters of an item's glyphs, rising, for bisection (negative in right-to-left items)."""
    if not shaped.items[index].rtl:
        return shaped.matter[index].starts
    kept: dict[int, list[int]] = shaped.memo.setdefault("clusters", {})
    found = kept.get(index)
    if found is None:
        found = kept[index] = [-start for start in shaped.matter[index].starts]
    return found
