"""The clusters of a run: glyphs that belong together, with the characters behind them."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from factsheet.display import Glyph, GlyphRun

_JOINERS = frozenset("\u200c\u200d")


class Cluster(NamedTuple):
    """Glyphs that belong together, in visual order, and the characters they stand for."""

    start: int
    stop: int
    glyphs: tuple[Glyph, ...]

    @property
    def advance(self) -> float:
        """How far the next cluster is, in em."""
        return sum(glyph.advance for glyph in self.glyphs)


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
