"""A shaped paragraph: glyphs once for all sizes, and what is needed to break, measure and cut it into lines.

Its input is copy in styled runs.  A line is cut out of it as glyphs in visual order, which are shaped
again only where a break changes them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from operator import neg
from types import MappingProxyType
from typing import NamedTuple

from factsheet.display import DisplayGroup, Glyph
from factsheet.records import dataclass
from factsheet.typeset.bidi import line_levels, visual_runs
from factsheet.typeset.breaks import FORCED
from factsheet.typeset.glyphs import GlyphBuffer, Manner, ShapingRun, set_glyphs
from factsheet.workshop import Kept

SOFT_HYPHEN = "\u00ad"
# White space that hangs over at the end of a line; no-break spaces do not.
HANGING = frozenset(f" {FORCED}\u1680\u200b\u205f\u3000") | frozenset(
    map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B)))
)
_INK_SHARE = 0.99
EPSILON = 1e-9  # less than any difference of widths, in em
MOST_SHARED = 0.085
"""The most room, in em, between two characters of a flush line: readers of files take more for a space."""
SHARING = frozenset("、。，．")
"""Signs that hang over the measure: by the empty half of their square, or all of them (JLREQ 3.8.2)."""


def inside_square(lang: str) -> float:
    """Return how much of the square of such a sign, in em, stands in the measure where there is room for it.

    In traditional Chinese they stand in the middle of their square.
    """
    return 1.0 if "Hant" in lang else 0.5


@dataclass(frozen=True, slots=True)
class StyledRun:
    """A stretch of copy that is set alike throughout.

    `families` are tried in turn, `weight` is 400 for regular and 700 for bold, `swatch` names
    the color.  `start` is the offset of the piece in the plain text of the copy at `path`;
    `link` is where it leads; `lang` is its language where it is not that of the paragraph.
    `scale` is its size as a part of the paragraph's.
    """

    text: str
    families: tuple[str, ...]
    weight: int
    swatch: str
    path: str
    start: int = 0
    link: str = ""
    lang: str = ""
    scale: float = 1.0

    @property
    def stop(self) -> int:
        """The offset in the copy at which the piece ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: its offsets, and its width in em without white space at its end.

    The width is the one that the line was chosen by; where the break changes the glyphs
    beside it, the line as set may differ by a few units of the font.
    `overfull`: one unbreakable stretch is wider than the measure, and has been left whole.
    """

    start: int
    stop: int
    width: float
    overfull: bool = False


@dataclass(frozen=True, slots=True)
class Stops:
    """The places between two forced breaks at which a line may begin or end.

    `left[i]` is where a line from place `i` begins, `edge[i]` where one to it ends without
    a hyphen and `right[i]` with it; `flaw[i]` is what speaks against ending a line there.
    A filled line ends at one of the `loose` places only where it could not share what it leaves otherwise.
    The sign before a `hanging` place stands beyond the measure, but where so much of it, in em, has room.
    """

    offsets: Sequence[int]
    left: Sequence[float]
    edge: Sequence[float]
    right: Sequence[float]
    flaw: Sequence[float]
    loose: frozenset[int] = frozenset()
    hanging: Mapping[int, float] = MappingProxyType({})

    def width(self, start: int, stop: int) -> float:
        return self.right[stop] - self.left[start]

    def furthest(self, start: int, measure: float) -> int:
        """Return where a filled line from `start` ends: the last place that it can reach, or the next one."""
        stop = self.reach(start, measure)
        if stop in self.loose:
            before = self.before(start, stop)
            return before if before > start and measure <= self.most_shared(start, before) else stop
        return stop

    def before(self, start: int, stop: int) -> int:
        """Return the last place before a loose one that is not loose; `start` if there is none."""
        while stop > start and stop in self.loose:
            stop -= 1
        return stop

    def most_shared(self, start: int, stop: int) -> float:
        """Return the widest measure, in em, that a line can fill by room between its characters."""
        own = self.right[stop] - self.left[start] + self.hanging.get(stop, 0.0)
        return own + MOST_SHARED * (self.offsets[stop] - self.offsets[start] - 1)

    def reach(self, start: int, measure: float) -> int:
        """Return the last place that a line from `start` can reach; the next one if none fits."""
        limit = self.left[start] + measure + EPSILON
        stop = bisect_right(self.edge, limit, start + 1) - 1
        while stop > start + 1 and self.right[stop] > limit:
            stop -= 1
        return max(stop, start + 1)

    def earliest(self, stop: int, measure: float) -> int:
        """Return the first place from which a line can reach `stop`; the one before if none can."""
        return min(bisect_left(self.left, self.right[stop] - measure - EPSILON), stop - 1)


class LineRun(NamedTuple):
    """Glyphs that differ in nothing but form; offsets are the paragraph's.

    `shift` leads from them to those of the copy at the piece's path.
    """

    face: str
    rtl: bool
    piece: StyledRun
    shift: int
    start: int
    stop: int
    matter: GlyphBuffer

    @property
    def advance(self) -> float:
        return sum(self.matter.advances)

    def advance_where(self, wanted: Callable[[int], bool]) -> float:
        """Return the advance of the glyphs whose clusters start at wanted offsets."""
        pairs = zip(self.matter.advances, self.matter.starts, strict=True)
        return sum([advance for advance, start in pairs if wanted(start)])

    def joins(self, other: LineRun) -> bool:
        """Return whether the run on the right of this one goes on with it."""
        beside = other.stop == self.start if self.rtl else other.start == self.stop
        return beside and self._look() == other._look()

    def joined(self, other: LineRun) -> LineRun:
        start, stop = min(self.start, other.start), max(self.stop, other.stop)
        return self._replace(start=start, stop=stop, matter=self.matter + other.matter)

    def _look(self) -> tuple[object, ...]:
        piece = self.piece
        look = piece.path, piece.swatch, piece.link, piece.lang, piece.scale
        return self.face, self.rtl, *look, self.shift


@dataclass(eq=False, slots=True)
class ParagraphCache:
    """What is found out about a shaped paragraph after it is made, each by the module that needs it.

    A paragraph with other breaks has a cache of its own.
    """

    ink: tuple[float, float] | None = None  # ascent and descent, in em
    reach: tuple[float, ...] | None = None  # what lines are placed by (setting/ink.py)
    utmost: float | None = None  # the leading at which no line can touch the next, in em
    stops: tuple[Stops, ...] | None = None  # a stretch between forced breaks each
    counts: list[tuple[float, float, int]] = field(default_factory=list)  # how many lines, by measures
    hyphens: tuple[int, ...] | None = None  # where its words may be hyphenated
    reading: tuple[int, float] | None = None  # its words or letters, and how many are to be on a line
    widest: float | None = None  # the widest stretch that no line may end inside, in em
    word_breaks: tuple[int, ...] | None = None  # the breaks that part no word
    whole_words: ShapedParagraph | None = None  # the paragraph with these breaks, if it has others
    tiers: tuple[ShapedParagraph, ...] | None = None  # the paragraph with breaks by sense only
    loosened: Kept[tuple[int, ...], ShapedParagraph] = field(default_factory=lambda: Kept(64))
    lines: Kept[tuple[float, tuple[float, ...]], tuple[Line, ...]] = field(default_factory=lambda: Kept(64))
    runs: Kept[tuple[int, int], tuple[LineRun, ...]] = field(default_factory=lambda: Kept(512))
    groups: Kept[tuple[int, int, float], DisplayGroup] = field(default_factory=lambda: Kept(512))


@dataclass(frozen=True, eq=False, slots=True)
class ShapedParagraph:
    """A paragraph as glyphs, in em: it is never shaped again when its size or measure changes.

    `base` is 0 for a left-to-right paragraph and 1 for a right-to-left one; `levels` is empty
    if all are 0; `walls` are those of its `Embedding`.  `cum[i]` is the advance of the first `i`
    characters.  `breaks` are the offsets at which a line may end, the end of the text included;
    `forced` those at which it must.
    `unsafe` are offsets where a break changes the glyphs beside it, `hyphens` those at which a line
    may end inside a word with a hyphen that is no character of the text, `loose` those at which a filled line
    ends only where it has to.
    `known` is no part of its value: what is found out about it later, each thing once.
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
    hyphens: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    known: ParagraphCache = field(default_factory=lambda: ParagraphCache(), repr=False)

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
        """Return the end of a line without the white space that hangs over."""
        while stop > start and self.text[stop - 1] in HANGING:
            stop -= 1
        return stop

    def hyphen(self, stop: int) -> Glyph | None:
        """Return the hyphen that shows when a line ends at `stop`: after a soft hyphen, or inside a word.

        Inside a word it belongs to the letter before it.
        """
        if stop == len(self.text) or not (self.text[stop - 1 : stop] == SOFT_HYPHEN or stop in self.hyphens):
            return None
        item = self.item_at(stop - 1)
        face = item.face
        glyph_id = face.glyph(0x2010) or face.glyph(0x2D)
        return Glyph(glyph_id, item.scale * face.advance(glyph_id) / face.upem, 0.0, 0.0, stop - 1, stop)

    def item_at(self, offset: int) -> ShapingRun:
        """Return the item in which a character stands."""
        return self.items[bisect_right(self.items, offset, key=lambda item: item.start) - 1]

    def estimate(self, start: int, stop: int) -> float:
        """Return the width of a line in em as if every break were safe: what lines are chosen by."""
        end = self.visible_end(start, stop)
        if end <= start:
            return 0.0
        hyphen = self.hyphen(stop)
        beyond = hyphen.advance if hyphen else -self.tracking_after(start, end)
        return self.cum[end] - self.cum[start] + beyond

    def tracking_after(self, start: int, end: int) -> float:
        """Return the tracking after the last character of a line, which does not count."""
        if not self.manner.tracking or end <= start:
            return 0.0
        item = self.item_at(end - 1)
        return item.scale * self.manner.tracking_in(item.script)

    def _ink(self) -> tuple[float, float]:
        if self.known.ink is None:
            self.known.ink = _ink_of(self.items, self.matter)
        return self.known.ink


def _ink_of(items: tuple[ShapingRun, ...], matter: tuple[GlyphBuffer, ...]) -> tuple[float, float]:
    """Ascent and descent that hold the ink of 99 glyphs in 100."""
    tops: Counter[float] = Counter()
    bottoms: Counter[float] = Counter()
    for item, own in zip(items, matter, strict=True):
        for (glyph_id, rise), count in Counter(zip(own.ids, own.dy, strict=True)).items():
            _, bottom, _, top = item.face.extents(glyph_id)
            if top > bottom:
                tops[top * item.scale + rise] += count
                bottoms[-bottom * item.scale - rise] += count
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


class GlyphSlice(NamedTuple):
    """Glyphs of one item on one line, in visual order; their offsets are the paragraph's."""

    item: ShapingRun
    matter: GlyphBuffer
    start: int
    stop: int


def line_width(shaped: ShapedParagraph, start: int, stop: int) -> float:
    """Return the width in em of a line as it is set, without white space at its end."""
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
    """Return the glyphs of a line in visual order."""
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
        changed = item.stop == line[1] and item.stop in shaped.unsafe
        if low <= item.start and item.stop <= high and not changed:
            yield GlyphSlice(item, shaped.matter[index], item.start, item.stop)
        else:
            own = item._replace(start=max(low, item.start), stop=min(high, item.stop))
            yield GlyphSlice(item, _glyphs_in(shaped, index, own, line), own.start, own.stop)


def _glyphs_in(shaped: ShapedParagraph, index: int, own: ShapingRun, line: tuple[int, int]) -> GlyphBuffer:
    """The glyphs of a part of one item, shaped again if an end of the line changes them."""
    item, made = shaped.items[index], shaped.matter[index]
    start, stop = line
    starts_there = own.start == start != item.start and start in shaped.unsafe
    ends_there = own.stop == stop and stop in shaped.unsafe
    if starts_there or ends_there:
        return _shaped_again(shaped, own, line)
    if item.rtl:
        # The offsets fall from left to right.
        low, high = (bisect_right(made.starts, -edge, key=neg) for edge in (own.stop, own.start))
    else:
        low, high = (bisect_left(made.starts, edge) for edge in (own.start, own.stop))
    return made.cut(low, high)


def _shaped_again(shaped: ShapedParagraph, own: ShapingRun, line: tuple[int, int]) -> GlyphBuffer:
    """The glyphs of a part of an item with no context but its line."""
    start, stop = line
    placed = own._replace(start=own.start - start, stop=own.stop - start)
    made, _ = set_glyphs(shaped.text[start:stop], placed, shaped.manner)
    return made.moved(start)
