"""A shaped paragraph: glyphs once for all sizes, and what is needed to break and measure it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from factsheet.display import Glyph
from factsheet.typeset.breaks import FORCED
from factsheet.typeset.glyphs import Manner, ShapingRun
from factsheet.typeset.matter import GlyphBuffer
from factsheet.typeset.piece import StyledRun

SOFT_HYPHEN = "\u00ad"
# White space that hangs over at the end of a line; no-break spaces do not.
HANGING = frozenset(f" {FORCED}\u1680\u200b\u205f\u3000") | frozenset(
    map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B)))
)
_INK_SHARE = 0.99


@dataclass(frozen=True, eq=False, slots=True)
class ShapedParagraph:
    """A paragraph as glyphs, in em: it is never shaped again when its size or measure changes.

    `base` is 0 for a left-to-right paragraph and 1 for a right-to-left one; `levels` is empty
    if all are 0; `walls` are those of its `Embedding`.  `cum[i]` is the advance of the first `i`
    characters.  `breaks` are the offsets at which a line may end, the end of the text included;
    `forced` those at which it must.
    `unsafe` are offsets where a break changes the glyphs beside it.
    `memo` keeps what later modules find out about it, each under its own name.
    """

    text: str
    pieces: tuple[StyledRun, ...]
    manner: Manner
    base: int
    levels: tuple[int, ...]
    walls: tuple[tuple[int, int], ...]
    items: tuple[ShapingRun, ...]
    matter: tuple[GlyphBuffer, ...]
    cum: tuple[float, ...]
    breaks: tuple[int, ...]
    forced: frozenset[int]
    unsafe: frozenset[int]
    held: tuple[int, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def lang(self) -> str:
        return self.manner.lang

    @property
    def ascent(self) -> float:
        """How far the ink reaches above the baseline, in em, but for one glyph in a hundred."""
        return self._ink()[0]

    @property
    def descent(self) -> float:
        """How far the ink reaches below the baseline, in em, as a positive number."""
        return self._ink()[1]

    def visible_end(self, start: int, stop: int) -> int:
        """The end of a line without the white space that hangs over."""
        while stop > start and self.text[stop - 1] in HANGING:
            stop -= 1
        return stop

    def hyphen(self, stop: int) -> Glyph | None:
        """The hyphen that shows when a line ends at `stop`, after a soft hyphen."""
        if self.text[stop - 1 : stop] != SOFT_HYPHEN or stop == len(self.text):
            return None
        face = self.item_at(stop - 1).face
        glyph_id = face.glyph(0x2010) or face.glyph(0x2D)
        return Glyph(glyph_id, face.advance(glyph_id) / face.upem, 0.0, 0.0, stop - 1, stop)

    def item_at(self, offset: int) -> ShapingRun:
        """The item in which a character stands."""
        return self.items[bisect_right(self.items, offset, key=lambda item: item.start) - 1]

    def estimate(self, start: int, stop: int) -> float:
        """The width of a line in em as if every break were safe: what lines are chosen by."""
        end = self.visible_end(start, stop)
        if end <= start:
            return 0.0
        hyphen = self.hyphen(stop)
        beyond = hyphen.advance if hyphen else -self.tracking_after(start, end)
        return self.cum[end] - self.cum[start] + beyond

    def tracking_after(self, start: int, end: int) -> float:
        """The tracking after the last character of a line, which does not count."""
        if not self.manner.tracking or end <= start:
            return 0.0
        return self.manner.tracking_in(self.item_at(end - 1).script)

    def _ink(self) -> tuple[float, float]:
        found: tuple[float, float] | None = self.memo.get("ink")
        if found is None:
            found = self.memo["ink"] = _ink_of(self.items, self.matter)
        return found


def _ink_of(items: tuple[ShapingRun, ...], matter: tuple[GlyphBuffer, ...]) -> tuple[float, float]:
    """Ascent and descent that hold the ink of 99 glyphs in 100."""
    tops: Counter[float] = Counter()
    bottoms: Counter[float] = Counter()
    for item, own in zip(items, matter, strict=True):
        for (glyph_id, rise), count in Counter(zip(own.ids, own.dy, strict=True)).items():
            _, bottom, _, top = item.face.extents(glyph_id)
            if top > bottom:
                tops[top + rise] += count
                bottoms[-bottom - rise] += count
    return _reach(tops), max(0.0, _reach(bottoms))


def _reach(heights: Counter[float]) -> float:
    """The height that 99 of 100 do not pass."""
    left = sum(heights.values()) * _INK_SHARE
    reach = 0.0
    for height in sorted(heights):
        reach = height
        left -= heights[height]
        if left <= 0:
            break
    return reach
