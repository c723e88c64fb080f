"""Runs from left to right in a right-to-left edition: the last word first, and once more as they are read.

PDFium sorts what it shows by place, parts a line into stretches of one kind of character (letters from left
to right, figures and marks, signs, ...) and gives those of a right-to-left line back the last one first.
In such a line pypdf puts each code of several letters before those it has.  Both give back what was written
if the words come in the order in which the line is read from its left: the last word first, and the last run
first where several touch.  PDFium takes a jump for a space, so codes without ink fill the ways.

Poppler goes by places and must see neither.  It does not see marked content with an empty `ActualText`, and
reads the run where two codes without width, which PDFium passes over, carry it as `ActualText`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factsheet.display import Glyph, GlyphRun
from factsheet.pdf.operands import EmbeddedFont, Show, TextLine, WordEnds, nothing
from factsheet.pdf.order import Beside, clusters
from factsheet.pdf.type0 import FILLER, PlacedCode

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
_WEAK = frozenset({"EN", "AN", "NSM", "CS", "ES", "ET", "BN"})
_STRONG = frozenset({"L", "R", "AL"})
# Signs that addresses are made of: whoever copies one wants nothing invisible in it.
_OF_ADDRESSES = frozenset("@&=?_~/.-:#%+")
_SPACES = re.compile("[ \u00a0\u2009\u202f]")
_INDIFFERENT = re.compile("[\x00-/:-@\u0660-\u066d\u06f0-\u06f9\u2000-\u206f\u20a0-\u21ff]")
# Thousandths of an em: PDFium compares half of a code's width with the distance of two lines, over one em.
_BROAD = 1500.0
# Points: under type that large stand lines that are nearer.
_LARGE = 24.0
# Thousandths of an em: PDFium loses a mark without width.
SLIVER = 20.0
# Thousandths of an em: PDFium takes any distance for a space where neither code has a width.
_GUARD = 100.0
# Thousandths of an em: Poppler sees no space in a gap under 150.
PARTING = 160.0
# Points: PDFium takes two objects of as many codes at one place for the same, whatever their fonts.
_STEP = 0.01

Coder = Callable[[GlyphRun, str, tuple[Glyph, ...]], tuple[PlacedCode, ...]]


class Word(NamedTuple):
    """Characters of one kind, where in the run they begin, in thousandths of an em, and their glyphs.

    There are none where a mark or a letter of another kind belongs to the glyphs before.
    """

    x: float
    start: int
    stop: int
    glyphs: tuple[Glyph, ...]
    kind: str


def words(run: GlyphRun) -> list[Word]:
    """Return the words of a run from left to right, and what stands between them.

    >>> from factsheet.display import Glyph
    >>> text = "self-help 24/7"
    >>> glyphs = tuple(Glyph(1, 0.5, 0, 0, at, at + 1) for at in range(len(text)))
    >>> run = GlyphRun("face", 9, glyphs, text, "en", False, "ink", "path")
    >>> [text[each.start : each.stop] for each in words(run)]
    ['self', '-', 'help', ' ', '24/7']
    """
    # Whether a run is but figures and their signs with single spaces between, as telephone numbers
    # are.
    in_groups = all(
        group and all(_kind(each) == "weak" for each in group) for group in _SPACES.split(run.text)
    )
    found: list[Word] = []
    x = 0.0
    for cluster in clusters(run):
        glyphs = cluster.glyphs
        for kind, alike in groupby(
            range(cluster.start, cluster.stop), key=lambda at: "weak" if in_groups else _kind(run.text[at])
        ):
            places = list(alike)
            start, stop = places[0], places[-1] + 1
            last = found[-1] if found else None
            if last and (last.kind, last.stop) == (kind, start):
                found[-1] = last._replace(stop=stop, glyphs=(*last.glyphs, *glyphs))
            else:
                found.append(Word(x, start, stop, glyphs, kind))
            x += sum(1000 * glyph.advance for glyph in glyphs)
            glyphs = ()
    return found


def is_turned(run: GlyphRun) -> bool:
    """Return whether the words of a run come in another order than they are read, or as one code each."""
    kinds = {_kind(character) for character in run.text}
    if len(kinds) > 1 or _SPACES.search(run.text.strip()):
        return True
    return all(map(stands_alone, run.text)) and not run.text.isspace()


def turned(run: GlyphRun) -> Iterator[tuple[Word, str]]:
    """Yield the words of a run as they are written, each with what it stands for."""
    found = words(run)
    for index in range(len(found) - 1, -1, -1):
        yield found[index], _meant(run.text, found, index)


def _meant(text: str, found: Sequence[Word], index: int) -> str:
    """Return what a word stands for, with the characters of direction that it needs."""
    word = found[index]
    meant = text[word.start : word.stop]
    if word.kind == "weak":
        meant = _SPACES.sub("\u00a0", meant)
    if word.kind == "neutral" and not _OF_ADDRESSES.issuperset(meant.strip(" ")):
        # PDFium mirrors brackets after a number, Poppler those at the right end of a line.
        return LEFT_TO_RIGHT * (index == len(found) - 1) + meant + LEFT_TO_RIGHT
    # Nothing invisible stands inside a word: not beside a mark.
    alone = len(meant) == 1 and not stands_alone(meant) and unicodedata.category(meant)[0] != "M"
    return meant + LEFT_TO_RIGHT * alone


def stands_alone(character: str) -> bool:
    """Return whether pypdf leaves a character in the direction of the text before it."""
    return _INDIFFERENT.match(character) is not None


def _kind(character: str) -> str:
    found = unicodedata.bidirectional(character)
    return "weak" if found in _WEAK else "strong" if found in _STRONG else "neutral"


def shown(
    run: GlyphRun, beside: Beside, extent: WordEnds | None, font: EmbeddedFont, code: Coder
) -> list[Show]:
    """Return the words of a run in the order of `turned`, and if these are several the run as it is read.

    Of runs that touch each begins where the first does, since PDFium sorts by that; each leads back there,
    and the first, which is written last, to where the last one ends.
    """
    line, written = TextLine(), list(turned(run))
    end = 1000 * run.width / run.size
    before = 1000 * (beside.later * _STEP - beside.before) / run.size
    after = end + 1000 * beside.after / run.size
    # PDFium takes two lines for one where a code at their ends is wide: guards without width stand there.
    wide = len(written) > 1 or any(map(str.isspace, run.text.strip()))
    broad = end > _BROAD or run.size > _LARGE
    opening = font.room(_beside(written[0][0]), _GUARD)
    closing = font.room(_beside(written[-1][0]), 0.0)
    read_at = apart(run, beside, extent)
    guarded = beside.several or ((wide or broad) and not (beside.left and beside.right))
    if guarded:
        line.add(before, (opening if beside.several else font.room(FILLER, 0.0),))
    for index, (word, meant) in enumerate(written):
        if not index and word.x > before:
            line.add(before, (font.room(_beside(word), word.x - before),))
        if word.glyphs:
            line.add(word.x, code(run, meant, word.glyphs))
        else:
            line.add(word.x - SLIVER, (font.room(meant, SLIVER),))
    if beside.before:
        line.add(before, (closing,))
    else:
        if line.pen < after - 1:
            line.add(line.pen, (font.room(_beside(written[-1][0]), after - line.pen),))
        if beside.several or not beside.right:
            line.add(line.pen, (closing if beside.several else font.room(FILLER, 0.0),))
    made = line.finished()
    if extent is None or read_at is None:
        return [made._replace(actual="")]
    if len(written) == 1 and not guarded and read_at == extent:
        return [made._replace(extent=extent)]
    read = run.text.strip()
    read += LEFT_TO_RIGHT * (unicodedata.bidirectional(read[-1]) != "L")
    # A narrow space has no room for a guide of its own.
    read = RIGHT_TO_LEFT * (read_at.left != extent.left) + read
    return [made._replace(actual=""), Show(read_at.left, (nothing(font),), read_at, read)]


def apart(run: GlyphRun, beside: Beside, extent: WordEnds | None) -> WordEnds | None:
    """Return where a run is read, if need be a little shorter than it is.

    Poppler sees no space in a gap under 0.15 em, and that of Nastaliq is as narrow.
    """
    if extent is None:
        return None
    left, right, end = extent.left, extent.right, 1000 * run.width / run.size
    if run.text[-1:] == " ":
        right = min(right, end - PARTING)
    elif beside.right and beside.right.rtl and beside.right.text[-1:] == " ":
        right = min(right, end + _advance(run, beside.right, beside.right.glyphs[0]) - PARTING)
    if beside.left and beside.left.rtl and beside.left.text[:1] == " ":
        left = max(left, PARTING - _advance(run, beside.left, beside.left.glyphs[-1]))
    return extent._replace(left=left, right=right) if left < right else extent


def _advance(run: GlyphRun, other: GlyphRun, glyph: Glyph) -> float:
    """The advance of a glyph of another run, in thousandths of an em of this one."""
    return 1000 * glyph.advance * other.size / run.size


def _beside(word: Word) -> str:
    """A character without ink that PDFium parts from a word: it takes U+200B for a part of figures."""
    return LEFT_TO_RIGHT if word.kind == "weak" else FILLER
