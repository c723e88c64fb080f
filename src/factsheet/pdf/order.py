"""The runs of a line: what stands beside each, and in what order they are read.

Runs are placed from left to right and written as they read.  PDFium and Poppler find the words of a
line by their places; pypdf, and whoever reads a page by its marked content, goes by the file.  The
codes of runs from left to right that touch in a right-to-left edition come with the last run first
(`foreign.py` says why).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from factsheet.display import Glyph, GlyphRun, Placed, leaves, width_of

_JOINERS = frozenset("\u200c\u200d")


class Cluster(NamedTuple):
    """Glyphs that belong together, in visual order, and the characters they stand for."""

    start: int
    stop: int
    glyphs: tuple[Glyph, ...]

    @property
    def advance(self) -> float:
        """How far the next cluster is, in em."""
        glyphs = self.glyphs
        return glyphs[0].advance if len(glyphs) == 1 else sum([glyph.advance for glyph in glyphs])


def clusters(run: GlyphRun) -> list[Cluster]:
    """Return the clusters of a run in visual order; a mark without room of its own joins its base."""
    found: list[Cluster] = []
    text, rtl, stop, new = run.text, run.rtl, 0, tuple.__new__
    for glyph in reversed(run.glyphs) if rtl else run.glyphs:
        _, advance, _, _, start, end = glyph
        if found and (start < stop or advance <= 0) and _belongs(glyph, found[-1], text):
            cluster = found[-1]
            glyphs = (glyph, *cluster.glyphs) if rtl else (*cluster.glyphs, glyph)
            stop = max(cluster.stop, end)
            found[-1] = Cluster(cluster.start, stop, glyphs)
        else:
            # As Cluster(start, end, (glyph,)), which costs twice as much for each character of a page.
            found.append(new(Cluster, (start, end, (glyph,))))
            stop = end
    return found[::-1] if rtl else found


def _belongs(glyph: Glyph, last: Cluster, text: str) -> bool:
    # Marks that the shaper has put into another order share their characters.
    if last.start <= glyph.start < last.stop:
        return True
    # Readers lose marks and joiners without width that stand alone.
    means = text[glyph.start]
    attached = glyph.dx or glyph.dy or means in _JOINERS or unicodedata.category(means)[0] == "M"
    return last.stop == glyph.start and bool(attached)


_HAIR = 0.01
_LETTERS = frozenset({"R", "AL"})


class Beside(NamedTuple):
    """The runs that a run touches in a line with text from right to left.

    `before` and `after`: in a right-to-left edition, how far the runs from left to right reach that touch
    it and each other, in points.  `later`: how many of these are read after it.
    """

    left: GlyphRun | None = None
    right: GlyphRun | None = None
    before: float = 0.0
    after: float = 0.0
    later: int = 0

    @property
    def several(self) -> bool:
        """Whether the run is one of those from left to right that touch in a right-to-left edition."""
        return bool(self.before or self.after)

    @property
    def opens(self) -> bool:
        """Whether what reads before a right-to-left run does not end in a letter of that direction."""
        if self.right is None:
            return False
        return not (self.right.rtl and _is_letter(self.right.text[-1:] or " "))

    @property
    def closes(self) -> bool:
        """Whether what reads after a right-to-left run runs from left to right."""
        return self.left is not None and not self.left.rtl

    @property
    def ends(self) -> bool:
        """Whether a left-to-right run is the last of a line that goes on in the next."""
        if self.left is None:
            return self.right is not None
        return self.left.ends_line and self.left.text.isspace()


ALONE = Beside()


class Order:
    """Where the runs of a page stand in the text of their pieces, and beside which others."""

    def __init__(self, items: tuple[Placed, ...], rtl: bool = False) -> None:
        self._rtl = rtl
        self._groups: dict[int, int] = {}
        starts: defaultdict[str, list[int]] = defaultdict(list)
        self._beside: dict[int, Beside] = {}
        self._ends: set[int] = set()
        self._lines: dict[int, int] = {}
        self._close: set[int] = set()
        line: list[Placed] = []
        for placed in leaves(items):
            if isinstance(placed.item, GlyphRun):
                if line and _HAIR < abs(line[-1].y - placed.y) < placed.item.size:
                    self._close.add(id(placed.item))
                starts[placed.item.path].append(placed.item.start)
                if line and not _touch(line[-1], placed):
                    self._meet(line)
                    line = []
                line.append(placed)
        self._meet(line)
        self._starts = {path: sorted(found) for path, found in starts.items()}

    def follows(self, run: GlyphRun, latest: int) -> bool:
        """Return whether the run is the next of its piece after the one that begins at `latest`."""
        starts = self._starts[run.path]
        return run.start > latest and bisect_right(starts, latest) == bisect_left(starts, run.start)

    def beside(self, run: GlyphRun) -> Beside:
        """Return what a run touches in a line with text from right to left; nothing in any other."""
        return self._beside.get(id(run), ALONE)

    def line(self, run: GlyphRun) -> int | None:
        """A number for the line of a run, if it has text from right to left."""
        return self._lines.get(id(run))

    def is_close(self, run: GlyphRun) -> bool:
        """Whether the run before stands a little higher or lower: PDFium may take both for one line."""
        return id(run) in self._close

    def ends_several(self, run: GlyphRun) -> bool:
        """Return whether a run is the last of several in a line that runs from left to right throughout."""
        return id(run) in self._ends

    def _meet(self, line: list[Placed]) -> None:
        runs = [placed.item for placed in line if isinstance(placed.item, GlyphRun)]
        if not any(run.rtl for run in runs):
            self._ends.update(id(run) for run in runs[1:][-1:])
        else:
            # The copy's own characters of direction are runs that readers pass over.
            seen = [run for run in runs if run.width > _HAIR]
            around = zip([None, *seen], seen, [*seen[1:], None], strict=False)
            number = len(self._lines)
            self._lines.update((id(run), number) for run in runs)
            self._beside.update((id(run), Beside(left, right)) for left, run, right in around)
        if self._rtl:
            together: list[GlyphRun] = []
            for run in runs:
                if together and not _reads_on(together[-1], run):
                    self._group(together)
                    together = []
                if not run.rtl:
                    together.append(run)
            self._group(together)

    def _group(self, together: list[GlyphRun]) -> None:
        if len(together) < 2:
            return
        number, x, width = len(self._groups), 0.0, sum(run.width for run in together)
        for later, run in zip(reversed(range(len(together))), together, strict=True):
            beside = self._beside.get(id(run), ALONE)
            after = width - x - run.width
            self._beside[id(run)] = beside._replace(before=x, after=after, later=later)
            self._groups[id(run)] = number
            x += run.width

    def group(self, placed: Placed) -> int | None:
        """A number for the runs from left to right that a run touches in a right-to-left edition."""
        return self._groups.get(id(placed.item))


def surplus(runs: Iterable[GlyphRun]) -> int:
    """Return by how many the letters from left to right may outnumber the others, guides included."""
    count = 0
    for run in runs:
        kinds = [unicodedata.bidirectional(character) for character in run.text]
        count += kinds.count("L") - sum(kind in _LETTERS for kind in kinds) + 2 * (not run.rtl)
    return count


def has_letters(run: GlyphRun) -> bool:
    """Return whether a run has letters that are written from right to left."""
    return any(map(_is_letter, run.text))


def _is_letter(character: str) -> bool:
    return unicodedata.bidirectional(character) in _LETTERS


def _touch(left: Placed, right: Placed) -> bool:
    """Return whether two runs stand on one baseline, the second where the first ends."""
    gap = right.x - left.x - width_of(left.item)
    return abs(right.y - left.y) < _HAIR and abs(gap) < _HAIR


def _reads_on(left: GlyphRun, right: GlyphRun) -> bool:
    """Return whether a run from left to right is read after the one that it touches with its left side."""
    return not right.rtl and (left.path != right.path or left.start < right.start)


class RunPart(Enum):
    """What of a run is written at once: its codes, what is read instead of them, or both."""

    CODES = auto()
    READ = auto()
    ALL = auto()


def as_written(items: tuple[Placed, ...], rtl: bool, order: Order) -> Iterator[tuple[Placed, RunPart]]:
    """Yield items in the order of `as_read`; before the first of runs that touch, the codes of all."""
    groups: defaultdict[int, list[Placed]] = defaultdict(list)
    for placed in items:
        group = order.group(placed)
        if group is not None:
            groups[group].append(placed)
    for placed in as_read(items, rtl):
        group = order.group(placed)
        if group is None:
            yield placed, RunPart.ALL
        else:
            yield from ((each, RunPart.CODES) for each in reversed(groups.pop(group, [])))
            yield placed, RunPart.READ


def as_read(items: tuple[Placed, ...], rtl: bool) -> Iterator[Placed]:
    """Yield items in the order in which they are painted: the runs of a line as they read."""

    def baseline(placed: Placed) -> float | None:
        return placed.y if isinstance(placed.item, GlyphRun) else None

    for found, alike in groupby(items, key=baseline):
        line = list(alike)
        if (
            found is not None
            and len(line) > 1
            and any((isinstance(placed.item, GlyphRun) and placed.item.rtl) for placed in line)
        ):
            yield from _line_as_read(line, rtl)
        else:
            yield from line


def _line_as_read(line: list[Placed], rtl: bool) -> Iterator[Placed]:
    """Yield the runs of a line; those of one piece stay together, the piece that begins the line first."""
    pieces: dict[str, list[tuple[int, Placed]]] = {}
    for placed in reversed(line) if rtl else line:
        if isinstance(placed.item, GlyphRun):
            pieces.setdefault(placed.item.path, []).append((placed.item.start, placed))
    for runs in pieces.values():
        yield from (placed for _, placed in sorted(runs, key=lambda each: each[0]))
