"""Set matter: the glyphs of a stretch of type in columns, one a field, until a line is made of them.

Most of what is done with glyphs before that asks for one field of all of them: their advances,
their clusters, their ids.  Objects are made once, for the lines that stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress
from typing import Any

from factsheet.display import Glyph

_new_glyph = partial(tuple.__new__, Glyph)


@dataclass(frozen=True, slots=True)
class GlyphBuffer:
    """Glyphs in visual order: the fields of `Glyph`, each as a column.

    >>> matter = GlyphBuffer((7, 9), (0.5, 0.25), (0.0, 0.0), (0.0, 0.0), (4, 5), (5, 6))
    >>> matter.glyphs(by=-4)[1]
    Glyph(id=9, advance=0.25, dx=0.0, dy=0.0, start=1, stop=2)
    """

    ids: Sequence[int]
    advances: Sequence[float]
    dx: Sequence[float]
    dy: Sequence[float]
    starts: Sequence[int]
    stops: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Glyph]:
        return iter(self.glyphs())

    def __add__(self, other: GlyphBuffer) -> GlyphBuffer:
        """This matter with another on its right."""
        pairs = zip(self._columns(), other._columns(), strict=True)
        return GlyphBuffer(*[(*own, *others) for own, others in pairs])

    def glyphs(self, by: int = 0) -> tuple[Glyph, ...]:
        """The glyphs, their offsets moved; a tenth of the time of `Glyph(...)` for each."""
        starts: Sequence[int] = [start + by for start in self.starts] if by else self.starts
        stops: Sequence[int] = [stop + by for stop in self.stops] if by else self.stops
        columns = (self.ids, self.advances, self.dx, self.dy, starts, stops)
        return tuple(map(_new_glyph, zip(*columns, strict=True)))

    def moved(self, by: int) -> GlyphBuffer:
        """The same glyphs with offsets of a text that begins `by` characters earlier."""
        if not by:
            return self
        starts, stops = [start + by for start in self.starts], [stop + by for stop in self.stops]
        return GlyphBuffer(self.ids, self.advances, self.dx, self.dy, starts, stops)

    def cut(self, low: int, high: int) -> GlyphBuffer:
        """The glyphs of some places."""
        if low <= 0 and high >= len(self.ids):
            return self
        return GlyphBuffer(*[column[low:high] for column in self._columns()])

    def where(self, wanted: Callable[[int], bool]) -> GlyphBuffer:
        """The glyphs whose cluster starts at a wanted offset."""
        kept = [wanted(start) for start in self.starts]
        return GlyphBuffer(*[tuple(compress(column, kept)) for column in self._columns()])

    def _columns(self) -> tuple[Any, ...]:
        return self.ids, self.advances, self.dx, self.dy, self.starts, self.stops


def matter(glyphs: Sequence[Glyph]) -> GlyphBuffer:
    """Glyphs as columns."""
    return GlyphBuffer(*zip(*glyphs, strict=True)) if glyphs else GlyphBuffer((), (), (), (), (), ())
