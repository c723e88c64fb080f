"""Set type that is not yet made up into a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factsheet.display import GlyphRun, Placed, leaves


@dataclass(frozen=True, slots=True)
class Galley:
    """Items set to a measure; `x` runs from the start edge, so a mirrored page needs no other galley.

    `baselines` are offsets from the top.  `overfull` names the copy that is wider than its
    measure.  `height` is what the items need, which may be more than was asked for.
    """

    width: float
    height: float
    items: tuple[Placed, ...] = ()
    baselines: tuple[float, ...] = ()
    overfull: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.items and not self.height

    @property
    def paths(self) -> tuple[str, ...]:
        """The content paths of the copy in it, in paint order."""
        runs = (each.item for each in leaves(self.items) if isinstance(each.item, GlyphRun))
        return tuple(dict.fromkeys(run.path for run in runs))

    def moved(self, x: float, y: float) -> tuple[Placed, ...]:
        """The items at another place."""
        return tuple(Placed(item, x + left, y + top) for item, left, top in self.items)

    def resized(self, width: float, height: float) -> Galley:
        """The same items in a larger room."""
        return replace(self, width=width, height=height)


def join(width: float, height: float, parts: Iterable[tuple[Galley, float, float]]) -> Galley:
    """Galleys at their places in one room."""
    items: list[Placed] = []
    baselines: list[float] = []
    overfull: list[str] = []
    for galley, x, y in parts:
        items += galley.moved(x, y)
        baselines += (y + line for line in galley.baselines)
        overfull += galley.overfull
    return Galley(width, height, tuple(items), tuple(sorted(baselines)), tuple(overfull))
