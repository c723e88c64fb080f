"""Plans: where everything stands, at what scale of the type, and how bad that is.  Plain values that print.

    Plan ── PagePlan ── Band ── PlanColumn ── Tile

A page is a list of bands, each as wide as the page; a band is one to three columns side by side, a column
one to three tiles one below the other.  Reading goes down the columns of a band, then to the next band.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.records import dataclass

GRID = 12
"""Columns of a page."""


class Demerit(NamedTuple):
    """A part of the badness of a page: what is bad, and how much; 1 is hardly seen, 10 is a fault."""

    name: str
    value: float


Demerits = tuple[Demerit, ...]


def total(terms: Demerits) -> float:
    """Return the badness that terms add up to."""
    return sum([value for _, value in terms], 0.0)


LAST = 10_000
"""Where the lines of a block end, however many there are."""


class BlockPart(NamedTuple):
    """A block of the layout, or a run of its items where it is parted over pages (`stop` 0: all of it).

    With `lines` it is a run of the lines of the block, as it stands across the page.
    """

    block: str
    start: int = 0
    stop: int = 0
    lines: bool = False

    @property
    def is_run_of_items(self) -> bool:
        """Whether it is a part of a block that is parted between its items."""
        return bool(self.stop) and not self.lines

    @property
    def all_lines(self) -> BlockPart:
        """All lines of its block."""
        return BlockPart(self.block, 0, LAST, lines=True)


class Tile(NamedTuple):
    """A piece in one of its block's arrangements."""

    piece: BlockPart
    arrangement: str

    def __str__(self) -> str:
        block, start, stop, lines = self.piece
        run = f"{start + 1}-{'' if lines and stop == LAST else stop}"
        part = f"[{'lines ' if lines else ''}{run}]" if stop else ""
        return f"{block}{part}:{self.arrangement}"


class PlanColumn(NamedTuple):
    """Tiles one below the other, from one line of the grid to another."""

    start: int
    stop: int
    tiles: tuple[Tile, ...]

    def __str__(self) -> str:
        return f"{self.start}-{self.stop} {' + '.join(map(str, self.tiles))}"


Band = tuple[PlanColumn, ...]
PagePlan = tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands.  `scale` is a factor of the designed sizes of type."""

    scale: float
    pages: tuple[PagePlan, ...]
    terms: Demerits = ()

    @property
    def badness(self) -> float:
        """The sum of its terms."""
        return total(self.terms)

    def lines(self) -> Iterator[str]:
        """Yield the plan as text, a line a band, then its badness term by term."""
        for number, page in enumerate(self.pages, 1):
            yield f"page {number}"
            for band in page:
                yield "  " + " | ".join(map(str, band))
        yield f"type at {self.scale:.3f} of its designed size"
        parts = ", ".join(f"{name} {value:.1f}" for name, value in merged(self.terms) if abs(value) >= 0.05)
        yield f"badness {self.badness:.1f}: {parts or 'nothing'}"


def merged(terms: Demerits) -> Demerits:
    """Return terms with those of one name added up, the worst first."""
    sums: dict[str, float] = {}
    for name, value in terms:
        sums[name] = sums.get(name, 0.0) + value
    return tuple(Demerit(name, value) for name, value in sorted(sums.items(), key=lambda each: -each[1]))
