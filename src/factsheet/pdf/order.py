"""The runs of a line: what stands beside each, and in what order they are read.

Runs are placed from left to right and written as they read.  PDFium and Poppler find the words of a
line by their places; pypdf, and whoever reads a page by its marked content, goes by the file.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from factsheet.display import DisplayItem, GlyphRun, Placed, leaves, width_of

_HAIR = 0.01
_LETTERS = frozenset({"R", "AL"})


class Beside(NamedTuple):
    """The runs that a run touches in a line with text from right to left."""

    left: GlyphRun | None = None
    right: GlyphRun | None = None

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

    def __init__(self, items: tuple[Placed, ...]) -> None:
        starts: defaultdict[str, list[int]] = defaultdict(list)
        self._beside: dict[int, Beside] = {}
        self._ends: set[int] = set()
        line: list[Placed] = []
        for placed in leaves(items):
            if isinstance(placed.item, GlyphRun):
                starts[placed.item.path].append(placed.item.start)
                if line and not _touch(line[-1], placed):
                    self._meet(line)
                    line = []
                line.append(placed)
        self._meet(line)
        self._starts = {path: sorted(found) for path, found in starts.items()}

    def follows(self, run: GlyphRun, latest: int) -> bool:
        """Whether the run is the next of its piece after the one that begins at `latest`."""
        starts = self._starts[run.path]
        return run.start > latest and bisect_right(starts, latest) == bisect_left(starts, run.start)

    def beside(self, run: GlyphRun) -> Beside:
        """What a run touches in a line with text from right to left; nothing in any other."""
        return self._beside.get(id(run), ALONE)

    def ends_several(self, run: GlyphRun) -> bool:
        """Whether a run is the last of several in a line that runs from left to right throughout."""
        return id(run) in self._ends

    def _meet(self, line: list[Placed]) -> None:
        runs = [placed.item for placed in line if isinstance(placed.item, GlyphRun)]
        if not any(run.rtl for run in runs):
            self._ends.update(id(run) for run in runs[1:][-1:])
        else:
            around = zip([None, *runs], runs, [*runs[1:], None], strict=False)
            self._beside.update((id(run), Beside(left, right)) for left, run, right in around)


def has_letters(run: GlyphRun) -> bool:
    """Whether a run has letters that are written from right to left."""
    return any(map(_is_letter, run.text))


def _is_letter(character: str) -> bool:
    return unicodedata.bidirectional(character) in _LETTERS


def _touch(left: Placed, right: Placed) -> bool:
    """Whether two runs stand on one baseline, the second where the first ends."""
    gap = right.x - left.x - width_of(left.item)
    return abs(right.y - left.y) < _HAIR and abs(gap) < _HAIR


def as_read(items: tuple[Placed, ...], rtl: bool) -> Iterator[Placed]:
    """Items in the order in which they are painted: the runs of a line as they read."""

    def baseline(placed: Placed) -> float | None:
        return placed.y if isinstance(placed.item, GlyphRun) else None

    for found, alike in groupby(items, key=baseline):
        line = list(alike)
        if found is not None and len(line) > 1 and any(_rtl(placed.item) for placed in line):
            yield from _line_as_read(line, rtl)
        else:
            yield from line


def _rtl(item: DisplayItem) -> bool:
    return isinstance(item, GlyphRun) and item.rtl


def _line_as_read(line: list[Placed], rtl: bool) -> Iterator[Placed]:
    """The runs of a line; those of one piece stay together, the piece that begins the line first."""
    pieces: dict[str, list[tuple[int, Placed]]] = {}
    for placed in reversed(line) if rtl else line:
        if isinstance(placed.item, GlyphRun):
            pieces.setdefault(placed.item.path, []).append((placed.item.start, placed))
    for runs in pieces.values():
        yield from (placed for _, placed in sorted(runs, key=lambda each: each[0]))
