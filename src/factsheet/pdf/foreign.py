"""Runs from left to right in a right-to-left edition: one code for each word, the last word first.

PDFium turns the words of a right-to-left line round, those that run from left to right too, and
takes hyphens, at signs and digits for borders of words; in such a line pypdf puts each code before
those it has.  Both give back what was written if the words come in the order in which the line is
read from its left, each as one code.  Poppler goes by their places, which are as ever.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factsheet.display import GlyphRun
from factsheet.pdf.clusters import Cluster, clusters

LEFT_TO_RIGHT = "\u200e"
_WEAK = frozenset({"EN", "AN", "NSM", "CS", "ES", "ET", "BN"})
_STRONG = frozenset({"L", "R", "AL"})
# Signs that addresses are made of: whoever copies one wants nothing invisible in it.
_OF_ADDRESSES = frozenset("@&=?_~/.-:#%+")
_SPACES = re.compile("[ \u00a0\u2009\u202f]")
_INDIFFERENT = re.compile("[\x00-/:-@\u0660-\u066d\u06f0-\u06f9\u2000-\u206f\u20a0-\u21ff]")


class Word(NamedTuple):
    """Clusters of one kind, and where in the run they begin, in thousandths of an em."""

    x: float
    clusters: tuple[Cluster, ...]
    kind: str


def words(run: GlyphRun) -> list[Word]:
    """The words of a run from left to right, and what stands between them.

    >>> from factsheet.display import Glyph
    >>> text = "self-help 24/7"
    >>> glyphs = tuple(Glyph(1, 0.5, 0, 0, at, at + 1) for at in range(len(text)))
    >>> run = GlyphRun("face", 9, glyphs, text, "en", False, "ink", "path")
    >>> [text[each.clusters[0].start : each.clusters[-1].stop] for each in words(run)]
    ['self', '-', 'help', ' ', '24/7']
    """
    found, x = [], 0.0
    in_groups = _in_groups(run.text)
    for kind, alike in groupby(
        clusters(run), key=lambda cluster: "weak" if in_groups else _kind(run.text[cluster.start])
    ):
        own = tuple(alike)
        found.append(Word(x, own, kind))
        x += sum(1000 * glyph.advance for cluster in own for glyph in cluster.glyphs)
    return found


def is_turned(run: GlyphRun) -> bool:
    """Whether the words of a run come in another order than they are read, or as one code each."""
    kinds = {_kind(character) for character in run.text}
    if len(kinds) > 1 or _SPACES.search(run.text.strip()):
        return True
    return all(map(stands_alone, run.text)) and not run.text.isspace()


def turned(run: GlyphRun) -> Iterator[tuple[Word, str]]:
    """The words of a run as they are written, each with what it stands for."""
    found = words(run)
    for index in range(len(found) - 1, -1, -1):
        yield found[index], _meant(run.text, found, index)


def _meant(text: str, found: Sequence[Word], index: int) -> str:
    """What a word stands for, with the characters of direction that it needs."""
    word = found[index]
    meant = text[word.clusters[0].start : word.clusters[-1].stop]
    if word.kind == "weak":
        meant = _SPACES.sub("\u00a0", meant)
    if word.kind == "neutral" and not _OF_ADDRESSES.issuperset(meant.strip(" ")):
        # PDFium mirrors brackets after a number, Poppler those at the right end of a line.
        return LEFT_TO_RIGHT * (index == len(found) - 1) + meant + LEFT_TO_RIGHT
    alone = len(meant) == 1 and not stands_alone(meant)
    return meant + LEFT_TO_RIGHT * alone


def stands_alone(character: str) -> bool:
    """Whether pypdf leaves a character in the direction of the text before it."""
    return _INDIFFERENT.match(character) is not None


def _in_groups(text: str) -> bool:
    """Whether a run is but figures and their signs with single spaces between, as telephone numbers are."""
    return all(group and all(_kind(each) == "weak" for each in group) for group in _SPACES.split(text))


def _kind(character: str) -> str:
    found = unicodedata.bidirectional(character)
    return "weak" if found in _WEAK else "strong" if found in _STRONG else "neutral"
