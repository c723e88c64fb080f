"""What the letters of a script measure in a face: how high, how wide, how far with marks."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.fonts.face import Face
from factsheet.fonts.lettering import letter
from factsheet.graphics import Outline
from factsheet.typeset.scripts import LETTER, SQUARE, script_of
from factsheet.workshop import remembered

_NEAR = 110  # code points on either side of a common letter: its block, without rare extensions
_MOST_LETTERS = 60
_MOST_MARKS = 40
_APART = 16  # distances at which marks are paired, so that there are some hundred pairs at most
_VIRAMA = 9  # the combining class of signs that make the next letter a part of this one
_DOTTED_CIRCLE = 0x25CC
_NEARLY_ALL, _MOST = 0.9, 0.8
_JOINING = frozenset({"Arab", "Syrc"})
_JOINER = "\u200d"
_POINTED = frozenset({"Arab", "Hebr", "Syrc"})  # their vowels are points, which ordinary text leaves out
_WORD = 4  # letters of a word that stands for all
_KEPT = 512
_SAMPLED = 30  # letters of which the strokes are counted
_SCANS = 12  # lines through a letter; of these the half with most strokes counts
_CHORDS = 4  # straight pieces in place of a curve


class Measures(NamedTuple):
    """Of letters without case, or of small letters, in em.

    `height` is that of the typical letter above the baseline (the x-height, where there is one;
    in scripts of squares that of the square), `width` its mean advance, and `reach` what nine in ten
    letters take from their tops, marks included, to their bottoms, letters joined below included.
    `above` and `below` are how far four in five reach over the baseline and under it as they are written:
    in words where letters join, without the points of vowels that are seldom written.
    """

    height: float
    width: float
    reach: float
    above: float
    below: float


@remembered(most=_KEPT)
def measures_of(face: Face, script: str) -> Measures | None:
    """Return the measures of a script (ISO 15924) in a face; None if the face does not have it.

    >>> from factsheet.fonts.library import bundled
    >>> [round(each, 2) for each in measures_of(bundled().face("SourceSans3-Regular"), "Latn")]
    [0.5, 0.47, 0.92, 0.71, 0.01]
    """
    import statistics

    letters, marks = _letters_and_marks(script)
    letters = [letter for letter in letters if face.covers(ord(letter))][:_MOST_LETTERS]
    inks = [ink for ink in (_ink(face, letter) for letter in letters) if ink]
    if not inks:
        return None
    marks = [mark for mark in marks if face.covers(ord(mark))][:_MOST_MARKS]
    height = statistics.median(top for top, _ in inks)
    if script in SQUARE:
        height += statistics.median(bottom for _, bottom in inks)
    width = statistics.fmean(face.advance(face.glyph(ord(letter))) / face.upem for letter in letters)
    clusters = _clusters(LETTER[script], letters, marks)
    inks += [ink for ink in (_ink(face, cluster) for cluster in clusters) if ink]
    reach = sum(_quantiles(inks, _NEARLY_ALL))
    if script in _POINTED:
        words = ("".join(letters[at : at + _WORD]) for at in range(len(letters) - _WORD + 1))
        inks = [ink for ink in (_ink(face, word) for word in words) if ink] or inks
    return Measures(height, width, reach, *_quantiles(inks, _MOST))


@remembered(most=_KEPT)
def strokes_of(face: Face, script: str) -> float | None:
    """Return how many strokes lie above one another in an em of a script's letters; None as `measures_of`.

    Letters with many strokes have to be larger to be read: Latin has under three, Sinhala over four.
    Those that join are measured as they begin a word: alone they are larger, above all in Nastaliq.

    >>> from factsheet.fonts.library import bundled
    >>> 2.5 < strokes_of(bundled().face("SourceSans3-Regular"), "Latn") < 3
    True
    """
    import statistics

    letters = [each for each in _letters_and_marks(script)[0] if face.covers(ord(each))]
    if not letters:
        return None
    counts, joined = [], _JOINER if script in _JOINING else ""
    for each in letters[:: max(1, len(letters) // _SAMPLED)]:
        lines = tuple(_lines(letter(each + joined, (face,)).outline))
        xs = [x for line in lines for x in (line[0], line[2])]
        ys = [y for line in lines for y in (line[1], line[3])]
        left, right = min(xs, default=0.0), max(xs, default=0.0)
        bottom, top = min(ys, default=0.0), max(ys, default=0.0)
        if top > bottom and right > left:
            step = (right - left) / (_SCANS + 1)
            scans = sorted(_strokes(lines, left + step * (at + 1)) for at in range(_SCANS))
            counts.append(statistics.fmean(scans[_SCANS // 2 :]) / (top - bottom))
    return statistics.median(counts) if counts else None


def _lines(outline: Outline) -> Iterable[tuple[float, float, float, float]]:
    """The straight pieces of an outline, curves replaced by a few, as x, y, x, y."""
    x = y = first_x = first_y = 0.0
    for verb, points in outline:
        if verb == "M":
            x, y = first_x, first_y = points[0], points[1]
            continue
        ends: list[tuple[float, float]] = [(first_x, first_y)]
        if verb == "L":
            ends = [(points[0], points[1])]
        if verb == "C":
            ends = []
            ax, ay, bx, by, cx, cy = points
            for at in range(1, _CHORDS + 1):
                t = at / _CHORDS
                u, v, w, z = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                ends.append((u * x + v * ax + w * bx + z * cx, u * y + v * ay + w * by + z * cy))
        for end_x, end_y in ends:
            yield x, y, end_x, end_y
            x, y = end_x, end_y


def _strokes(lines: Iterable[tuple[float, float, float, float]], x: float) -> int:
    """How many stretches of ink a vertical line meets, by winding number."""
    met = sorted(
        (ay + (x - ax) / (bx - ax) * (by - ay), 1 if bx > ax else -1)
        for ax, ay, bx, by in lines
        if (ax <= x) != (bx <= x)
    )
    wound = strokes = 0
    for _, turn in met:
        wound += turn
        strokes += wound == 0
    return strokes


def _clusters(base: str, letters: Sequence[str], marks: Sequence[str]) -> Iterable[str]:
    """A letter with each mark, with marks by two, and with each letter joined below it."""
    viramas = [mark for mark in marks if unicodedata.combining(mark) == _VIRAMA]
    free = [mark for mark in marks if mark not in viramas]
    yield from (base + mark for mark in free)
    for apart in range(1, len(free), max(1, len(free) // _APART)):
        yield from (base + one + other for one, other in zip(free, free[apart:], strict=False))
    yield from (base + virama + letter for virama in viramas[:1] for letter in letters)


# Shipped: rows of a table of Unicode, a bounded number of them.
@functools.lru_cache(maxsize=_KEPT)
def _letters_and_marks(script: str) -> tuple[list[str], list[str]]:
    """The letters without capitals, and the marks, in the block of a script's common letter."""
    if script not in LETTER:
        return [], []
    middle = ord(LETTER[script])
    block = [chr(code) for code in range(max(0x20, middle - _NEAR), middle + _NEAR)]
    own = [(each, unicodedata.category(each)) for each in block if script_of(each) == script]
    letters = [each for each, kind in own if kind in ("Lo", "Ll") and not unicodedata.decomposition(each)]
    return letters, [each for each, kind in own if kind in ("Mn", "Mc")]


def _ink(face: Face, cluster: str) -> tuple[float, float] | None:
    """How far a cluster reaches above and below the baseline; None if the face cannot set it so."""
    buffer = hb.Buffer()
    buffer.add_str(cluster)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer, {})
    ids = [info.codepoint for info in buffer.glyph_infos]
    if not {0, face.glyph(_DOTTED_CIRCLE)}.isdisjoint(ids):
        return None
    boxes = [
        (top + place.y_offset / face.upem, bottom + place.y_offset / face.upem)
        for (_, bottom, _, top), place in zip(map(face.extents, ids), buffer.glyph_positions, strict=True)
        if top > bottom
    ]
    return (max(top for top, _ in boxes), max(0.0, -min(bottom for _, bottom in boxes))) if boxes else None


def _quantiles(inks: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    """How far a share of the inks does not pass, above the baseline and below it."""
    at = int(share * (len(inks) - 1))
    return sorted(top for top, _ in inks)[at], sorted(bottom for _, bottom in inks)[at]
