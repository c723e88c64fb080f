"""How high and how deep type reaches: what first baselines and least leadings are reckoned from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import NamedTuple

from factsheet.art.outline import Bounds
from factsheet.display import DisplayGroup, GlyphRun, Placed
from factsheet.fonts.library import Library
from factsheet.typeset.measures import measures_of
from factsheet.typeset.shaped import ShapedParagraph

# Scripts with capitals: their lines are placed by the cap height, as typographers of them do.
_BICAMERAL = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
_LATIN_DESCENT = 0.2
_DEEP = 0.22  # what descenders of condensed faces reach
_SHALLOW = 0.04  # round figures go a little below the baseline and are not deep
_CLEAR = 0.06
_BESIDE = 0.005  # boxes that overlap by less stand beside each other: a loop touches a stem under it by .03
_ASCENDING = 1.15  # ascenders of condensed faces reach a little above capitals, accents on them far
_TALL = 1.05  # round figures overshoot capitals a little and are not tall


class Ink(NamedTuple):
    """What copy is placed by, in em.

    `top` and `bottom` are how far the letters of its face reach above the baseline and below it,
    `least_leading` what keeps lines of them apart; `overhang` is what its own letters need under a box that
    ends at the baseline, `highest` how far they reach above it.
    """

    top: float
    bottom: float
    least_leading: float
    overhang: float
    highest: float


def ink_of(shaped: ShapedParagraph) -> Ink:
    """Return the ink of a paragraph.

    In scripts without capitals it is that of the letters of its face as they are mostly written, so that all
    copy of a style begins on one line and has one leading, whatever its own letters: Nastaliq and Burmese
    need twice that of Latin.  Lines whose letters would touch even so are looked at by `leading_between`.
    It is kept with the paragraph: trial after trial asks for it.
    """
    found = shaped.known.reach
    if found is None:
        found = shaped.known.reach = _ink(shaped)
    return Ink._make(found)


def _ink(shaped: ShapedParagraph) -> Ink:
    if not shaped.items:
        return Ink(0.0, 0.0, 0.0, 0.0, 0.0)
    # Small words beside the digits of a number stand on its line: they place none.
    placing = [item for item in shaped.items if item.scale == 1.0] or shaped.items
    scripts = [item.script for item in placing if item.script not in _COMMON]
    cap = placing[0].face.cap_height
    if not any(character.isalpha() for item in placing for character in shaped.text[item.start : item.stop]):
        # Figures alone stand like capitals, so that those of a row share their baseline.
        highest, lowest = _digits(shaped)
        top = highest if highest > cap * _TALL else cap
        bottom = lowest if lowest > _LATIN_DESCENT else 0.0
        beyond = shaped.descent if shaped.descent > _SHALLOW else 0.0
        return Ink(top, bottom, top + bottom + _CLEAR if top > cap or bottom else 0.0, beyond, top)
    if not scripts or scripts[0] in _BICAMERAL:
        return Ink(cap, 0.0, 0.0, 0.0, cap)
    top, bottom = highest, lowest = shaped.ascent, shaped.descent
    written = measures_of(next(item.face for item in placing if item.script == scripts[0]), scripts[0])
    if written:
        top, bottom = written.above, written.below
    return Ink(top, bottom, top + bottom + _CLEAR, max(0.0, lowest - _LATIN_DESCENT), highest)


def _digits(shaped: ShapedParagraph) -> tuple[float, float]:
    """How far copy without letters reaches above the baseline and below it: as any digits of its kind."""
    top, bottom = shaped.ascent, shaped.descent
    for item in shaped.items:
        if item.scale != 1.0:
            continue
        digit = next((each for each in shaped.text[item.start : item.stop] if each.isdecimal()), "")
        if digit:
            zero = ord(digit) - unicodedata.decimal(digit)
            inks = [item.face.extents(item.face.glyph(zero + each)) for each in range(10)]
            top = max(top, *(high for _, _, _, high in inks))
            bottom = max(bottom, *(-low for _, low, _, _ in inks))
    return top, bottom


def utmost(shaped: ShapedParagraph) -> float:
    """Return the leading, in em, at which no line can touch the next, whatever letters meet."""
    found = shaped.known.utmost
    if found is None:
        found = shaped.known.utmost = _utmost(shaped)
    return found


def _utmost(shaped: ShapedParagraph) -> float:
    tops, bottoms = [0.0], [0.0]
    for item, own in zip(shaped.items, shaped.matter, strict=True):
        for glyph_id, rise in set(zip(own.ids, own.dy, strict=True)):
            _, bottom, _, top = item.face.extents(glyph_id)
            tops.append(top * item.scale + rise)
            bottoms.append(-bottom * item.scale - rise)
    return max(tops) + max(bottoms)


def across(line: DisplayGroup, library: Library) -> tuple[float, float]:
    """Return where the ink of a line begins and ends, in points from its left end."""
    boxes = list(glyph_boxes(line, library, 0.0))
    if not boxes:
        return 0.0, line.width
    return min(box.left for box in boxes), max(box.right for box in boxes)


def accents_above(line: DisplayGroup, library: Library, top: float, most: float) -> float:
    """Return how far the ink of a line reaches above `top`, its capitals, in points; nothing for ascenders.

    A box that begins at the tops of capitals has to leave room for the accents on them, and in large type
    for all that reaches further than `most`, as brackets do.
    """
    reach = max((box.top for box in glyph_boxes(line, library, 0.0)), default=0.0)
    return reach - top if reach - top > min((_ASCENDING - 1) * top, most) else 0.0


def descent_below(line: DisplayGroup, library: Library, room: float, most: float) -> float:
    """Return how far the ink of a line reaches below `room` under its baseline, in points.

    Descenders as those of Latin may stand in the gap under a box that ends at the baseline, if they are not
    longer than `most`: in large type they would stand on what is below.
    """
    boxes = [box for box in glyph_boxes(line, library, 0.0) if box.bottom > 0]
    beyond = (box.bottom - room - min(_DEEP * box.size, most) for box in boxes)
    return max(0.0, max(beyond, default=0.0))


def leading_between(
    lines: Sequence[DisplayGroup], library: Library, rtl: bool, begins: Sequence[float] = ()
) -> float:
    """Return the least leading, in points, at which no ink of a line touches that of the one below it.

    `begins` is where each line begins, from the start edge: lines that hang do not all at the same distance.
    Descenders may stand beside accents and capitals, but not on them: large titles are set
    so tight that it depends on the very letters.
    """
    placed = zip(lines, begins or [0.0] * len(lines), strict=True)
    boxes = [list(glyph_boxes(line, library, -line.width - x if rtl else x)) for line, x in placed]
    least = -inf
    for upper, lower in pairwise(boxes):
        highest = max((below.top for below in lower), default=-inf)
        # The deepest first: of the others most are less deep than anything under them could make matter.
        for left, right, _, bottom, size in sorted(upper, key=_depth, reverse=True):
            clear = _CLEAR * size
            if bottom + highest + clear <= least:
                continue
            for below in lower:
                needed = bottom + below.top + clear
                if needed > least and min(right, below.right) - max(left, below.left) > _BESIDE * size:
                    least = needed
    return least if least > -inf else 0.0


_depth = attrgetter("bottom")


class GlyphBox(NamedTuple):
    """The ink of a glyph: its sides from the line's start, its reach from the baseline, in points."""

    left: float
    right: float
    top: float
    bottom: float
    size: float


def glyph_boxes(line: DisplayGroup, library: Library, edge: float) -> Iterator[GlyphBox]:
    """Yield the ink of each glyph of a line whose left end is at `edge`, in points."""
    for item, at, _ in line.items:
        if not isinstance(item, GlyphRun):
            continue
        face, size, x = library.face(item.face), item.size, edge + at
        for glyph in item.glyphs:
            left, bottom, right, top = face.extents(glyph.id)
            if right > left:
                start, rise = x + glyph.dx * size, glyph.dy
                yield GlyphBox(
                    start + left * size,
                    start + right * size,
                    (top + rise) * size,
                    -(bottom + rise) * size,
                    size,
                )
            x += glyph.advance * size


def glyph_inks(line: DisplayGroup, library: Library, rtl: bool, x: float, y: float) -> Iterator[Bounds]:
    """Yield the ink of each glyph of a line whose start edge is at `x` and its baseline at `y`, in points."""
    for ink in glyph_boxes(line, library, 0.0):
        near, far = (line.width - ink.right, line.width - ink.left) if rtl else (ink.left, ink.right)
        yield Bounds(x + near, y - ink.top, x + far, y + ink.bottom)


def line_inks(
    items: Sequence[Placed], library: Library, rtl: bool, x: float = 0.0, y: float = 0.0
) -> Iterator[Bounds]:
    """Yield the ink of each line of set copy, in points from its start edge."""
    for item, left, top in items:
        if not isinstance(item, DisplayGroup):
            continue
        start, base = x + left, y + top
        inks = list(glyph_inks(item, library, rtl, start, base))
        if inks:
            yield reduce(Bounds.joined, inks)
        else:
            yield from line_inks(item.items, library, rtl, start, base)
