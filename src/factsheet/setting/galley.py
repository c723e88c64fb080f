"""Set type that is not yet made up into a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

from factsheet.display import GlyphRun, Placed, leaves

Items = tuple[Placed, ...]


def _nothing() -> Items:
    return ()


class LargeLines(NamedTuple):
    """The lines of copy in large type: its path, how many they are, and their widths if it is fitted.

    `bottom` is how far down they end, in points.
    """

    path: str
    number: int
    widths: tuple[float, ...] = ()
    bottom: float = 0.0


@dataclass(frozen=True, eq=False)
class Galley:
    """Items set to a measure; `x` runs from the start edge, so a mirrored page needs no other galley.

    `baselines` are offsets from the top.  `overfull` names the copy that is wider than its
    measure.  `height` is what the items need, which may be more than was asked for.
    `laid` gives the items; it is asked once, and only if somebody looks: most galleys are
    set to see how high they are, and a page is made of few of them.  `large` are the lines of its
    large type.
    """

    width: float
    height: float
    laid: Callable[[], Items] = _nothing
    baselines: tuple[float, ...] = ()
    overfull: tuple[str, ...] = ()
    large: tuple[LargeLines, ...] = ()

    @cached_property
    def items(self) -> Items:
        """What stands where on the galley, in paint order."""
        return self.laid()

    @property
    def empty(self) -> bool:
        return not self.height and not self.items

    @property
    def paths(self) -> tuple[str, ...]:
        """The content paths of the copy in it, in paint order."""
        runs = (each.item for each in leaves(self.items) if isinstance(each.item, GlyphRun))
        return tuple(dict.fromkeys(run.path for run in runs))

    def moved(self, x: float, y: float) -> Items:
        """Return the items at another place."""
        return tuple([Placed(item, x + left, y + top) for item, left, top in self.items])

    def resized(self, width: float, height: float) -> Galley:
        """Return the same items in a larger room."""
        return replace(self, width=width, height=height, laid=lambda: self.items)

    def behind(self, ground: Items) -> Galley:
        """Return the galley with items painted before its own."""
        return replace(self, laid=lambda: ground + self.items) if ground else self


def drawn(width: float, height: float, *items: Placed) -> Galley:
    """Return a galley of what is there already."""
    return Galley(width, height, lambda: items)


def join(width: float, height: float, parts: Iterable[tuple[Galley, float, float]]) -> Galley:
    """Join galleys at their places in one room."""
    kept = tuple(parts)
    baselines = sorted([y + line for galley, _, y in kept for line in galley.baselines])
    overfull = tuple([path for galley, _, _ in kept for path in galley.overfull])
    large = tuple(
        [lines._replace(bottom=y + lines.bottom) for galley, _, y in kept for lines in galley.large]
    )
    return Galley(width, height, partial(_moved, kept), tuple(baselines), overfull, large)


def piled(galleys: Iterable[Galley], gap: float, x: float = 0.0) -> list[tuple[Galley, float, float]]:
    """Return the places of galleys one below the other with a gap between them, for `join`; points."""
    parts, y = [], 0.0
    for galley in galleys:
        parts.append((galley, x, y))
        y += galley.height + gap
    return parts


def _moved(parts: tuple[tuple[Galley, float, float], ...]) -> Items:
    return tuple([placed for galley, x, y in parts for placed in galley.moved(x, y)])
