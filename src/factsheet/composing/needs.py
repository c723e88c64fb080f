"""How much room an edition needs at least, told by a few measures: what cannot hold is not searched for.

It is an area, at the smallest type of the layout with all spaces closed.  No plan is so full, so what needs
more than the pages have stands in none.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import NamedTuple

from factsheet.composing.bands import Bands
from factsheet.composing.bench import Bench
from factsheet.composing.measures import TileHeights, uncut
from factsheet.composing.pages import room
from factsheet.composing.plan import GRID, BlockPart

# Where a tile may stand, from one line of the grid to another: across, beside another, between two.
_PLACES = ((0, GRID), (0, 8), (0, 6), (4, 8))
_HIGH = 1.5  # of the page: what is higher across it is only higher in a narrower place
# Of twelve sheets in three layouts, cut until they held, none needed more than 0.9 of its pages, so counted.
_SURE = 0.97
_SURELY = 0.03  # of the page's height: what measures are out by at most
# What a character takes at least, its width times the leading, in em squared: 0.5 to 0.7 in running text of
# most scripts (`Bench.length` counts ideographs for several).  The copy of those twelve sheets that held
# had 6 to 27 in 100 of the characters that this allows: headings, pictures and margins take the rest.
_LEAST_SQUARE = 0.5


class TooHigh(NamedTuple):
    """A block, or copy in it with its path, that does not part and is higher than a page, in points."""

    block: str
    path: str
    over: float


def paper(bench: Bench, pages: int) -> float:
    """Return the area of so many pages, in points squared."""
    return sum(each.width * each.height for each in map(bench.page_size, range(pages)))


def needs(measures: TileHeights, scale: float) -> dict[str, float]:
    """Return the area that each block needs at least at a scale of the type, in points squared.

    It is 0 where a word is wider than its place wherever the block may stand.
    """
    bands = Bands(measures, scale)
    return {name: _least(measures.bench, bands, name) for name in measures.bench.blocks}


def _least(bench: Bench, bands: Bands, block: str) -> float:
    found, frame = math.inf, bench.frame
    pieces = [BlockPart(block)]
    if block in bench.lined:
        whole = _low(bands, BlockPart(block), 0, GRID)
        # What is far higher than a page stands as its lines, which are set across it.
        pieces = [BlockPart(block).all_lines, *(pieces if whole < _HIGH * bench.size.height else [])]
    for start, stop in _PLACES:
        high = min(_low(bands, piece, start, stop) for piece in pieces)
        found = min(found, high * (frame.line(stop) - frame.line(start)))
        if stop - start == GRID and _HIGH * bench.size.height < high < math.inf:
            break
    return found if found < math.inf else 0.0


def _low(bands: Bands, piece: BlockPart, start: int, stop: int) -> float:
    """The least height of a piece in a column, its spaces closed; infinity where it stands in none."""
    ways = bands.column((piece,), start, stop)
    return min((way.closed for way in ways), default=math.inf)


def least_pages(measures: TileHeights, scale: float) -> float:
    """Return how many pages an edition needs at least at a scale of the type; a part of one is told, too."""
    return _SURE * sum(needs(measures, scale).values()) / paper(measures.bench, 1)


def most_characters(bench: Bench, scale: float, pages: int) -> float:
    """Return how many characters can stand on so many pages at most, as `Bench.length` counts them."""
    size = bench.context(scale).style(bench.layout.spec.compose.plain.text).size
    return paper(bench, pages) / (_LEAST_SQUARE * size**2)


def is_far_too_long(bench: Bench, scale: float, pages: int) -> bool:
    """Return whether an edition has more characters than so many pages hold, whatever they are."""
    return bench.length() > most_characters(bench, scale, pages)


def stands_nowhere(measures: TileHeights, scale: float) -> bool:
    """Return whether some copy is surely higher than a page, and may not part: no number of pages helps."""
    return any(each.over > _SURELY * measures.bench.size.height for each in too_high(measures, scale))


def too_high(measures: TileHeights, scale: float, blocks: Collection[str] = ()) -> Iterator[TooHigh]:
    """Yield what is higher than any page and does not part, at a scale of the type, in all blocks or some."""
    bench, bands = measures.bench, Bands(measures, scale)
    most = max(room(bench, scale, page) for page in range(2))
    for name, count in bench.counts.items():
        if blocks and name not in blocks:
            continue
        stretches = {BlockPart(name): ""}
        if name in bench.lined:
            stretches = uncut(measures, name, scale)
        elif count > 1:
            stretches = {BlockPart(name, item, item + 1): "" for item in range(count)}
        for piece, path in stretches.items():
            least = _low(bands, piece, 0, GRID)
            if most < least < math.inf:
                yield TooHigh(name, path, least - most)
