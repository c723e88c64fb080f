"""Columns and bands: the ways in which some pieces may stand side by side across the page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, TypeVar

from factsheet.boxes.box import Side
from factsheet.composing import badness
from factsheet.composing.bench import LISTED
from factsheet.composing.enlarged import AS_DESIGNED
from factsheet.composing.measures import TileHeights, TileMeasure
from factsheet.composing.plan import GRID, BlockPart, Demerit, Demerits, PlanColumn, total
from factsheet.composing.tiles import Place

_HEIGHT_STEP = 8.0  # of ways as high as each other, in points, the best is kept
_MOST_OF_COLUMN = 6
_MOST_ALONE, _MOST_ABREAST = 7, 4
_WORSE = 40.0  # than the best band that begins with the same piece: not looked at
_FAR_TOO_HIGH = 1.5  # a piece across a page, of the page's height
SPLITS = (4, 5, 6, 7, 8)
_THIRDS = ((4, 8), (3, 9), (5, 9), (4, 9), (3, 8))


class ColumnWay(NamedTuple):
    """A column and its measure."""

    column: PlanColumn
    height: float
    space: float
    spring: float
    terms: Demerits
    badness: float

    @property
    def closed(self) -> float:
        """How high it is with all spaces closed as far as they may be."""
        return self.height - (1 - badness.LEAST_SPACE) * self.space


class BandWay(NamedTuple):
    """A band and its measure; `taken` is how many pieces stand in it.

    That its columns end too far apart, `ragged`, is counted with its page: in a narrow place a page may be
    made up of no other bands.
    """

    band: tuple[PlanColumn, ...]
    taken: int
    height: float
    space: float
    spring: float
    terms: Demerits
    badness: float
    ragged: float = 0.0


class Bands:
    """The bands that pieces may stand in at one scale of the type, and at one level of what is read."""

    def __init__(self, measures: TileHeights, scale: float, level: float = AS_DESIGNED) -> None:
        self._measures, self._scale, self._level = measures, scale, level
        self._columns: dict[tuple[tuple[BlockPart, ...], int, int], tuple[ColumnWay, ...]] = {}
        self._bands: dict[tuple[BlockPart, ...], tuple[BandWay, ...]] = {}

    def beginning(self, pieces: tuple[BlockPart, ...]) -> tuple[BandWay, ...]:
        """Return the best bands that begin with the first of some pieces, in reading order."""
        pieces = pieces[:6]
        found = self._bands.get(pieces)
        if found is None:
            ways, most = list[BandWay](), math.inf
            for columns in self._ways(pieces):
                way = _joined(columns, most)
                if way:
                    ways.append(way)
                    most = min(most, way.badness + _WORSE)
            found = self._bands[pieces] = tuple(_kept(ways))
        return found

    def least_area(self) -> float:
        """Return what the whole blocks that were looked at need together, each where it needs least."""
        least: dict[BlockPart, float] = {}
        frame = self._measures.bench.frame
        for (pieces, start, stop), ways in self._columns.items():
            if len(pieces) == 1 and not pieces[0].stop and ways:
                area = min(way.height for way in ways) * (frame.line(stop) - frame.line(start))
                least[pieces[0]] = min(least.get(pieces[0], area), area)
        return sum(least.values())

    def column(self, pieces: tuple[BlockPart, ...], start: int, stop: int) -> tuple[ColumnWay, ...]:
        """Return the best ways to set pieces one below the other from one line of the grid to another."""
        key = (pieces, start, stop)
        found = self._columns.get(key)
        if found is None:
            found = self._columns[key] = tuple(_diverse(self._column(*key), _MOST_OF_COLUMN))
        return found

    def _column(self, pieces: tuple[BlockPart, ...], start: int, stop: int) -> Iterator[ColumnWay]:
        if (start, stop) != (0, GRID) and any(map(self._goes_on, pieces)):
            return
        measures, place = self._measures, self._place(start, stop)
        ways, of_level = [], measures.bench.ways[self._level]
        for piece in pieces:
            there = [
                (tile, measures.measure(tile, arrangement, self._scale, place))
                for tile, arrangement in measures.choices(piece)
                if tile.arrangement in of_level[piece.block]
                and (piece.lines or measures.stands(arrangement, stop - start, self._scale))
            ]
            if any(tile.arrangement == LISTED for tile, _ in there) and not piece.lines:
                # All parts of a table stand as a list, or none.
                listed = measures.as_list(piece.block, self._scale)
                there = [each for each in there if (each[0].arrangement == LISTED) == listed]
            ways.append([(tile, measure) for tile, measure in there if not measure.overfull])
        for chosen in product(*ways):
            column = PlanColumn(start, stop, tuple(tile for tile, _ in chosen))
            yield _measured(column, [measure for _, measure in chosen])

    def as_list(self, block: str) -> bool:
        """Return whether a block is a table that stands as a list at the scale."""
        return block in self._measures.bench.tables and self._measures.as_list(block, self._scale)

    def cuts(self, block: str) -> tuple[int, ...]:
        """Return before which of its lines a block may part at the scale."""
        return self._measures.cuts(block, self._scale)

    def of(self, band: tuple[PlanColumn, ...]) -> BandWay | None:
        """Return a band of a plan with its measure; None if the content does not allow one of its tiles."""
        measures, ways = self._measures, []
        for column in band:
            place = self._place(column.start, column.stop)
            there = []
            for tile in column.tiles:
                known = tile.piece.block in measures.bench.blocks
                choices = dict(measures.choices(tile.piece)) if known else {}
                wide = column.stop - column.start
                if tile not in choices or (wide != GRID and self._goes_on(tile.piece)):
                    return None
                if not (tile.piece.lines or measures.stands(choices[tile], wide, self._scale)):
                    return None
                measure = measures.measure(tile, choices[tile], self._scale, place)
                if measure.overfull:
                    return None
                there.append(measure)
            ways.append(_measured(column, there))
        return joined(ways)

    def _goes_on(self, piece: BlockPart) -> bool:
        """Whether a piece stands across the page, as all parts of its block do.

        Lines that go on over a page do, and rows of a table: its columns are as wide on each.  Rows that
        stand as a list have none, and where else nothing holds they may stand beside other copy.
        """
        bench = self._measures.bench
        rows = piece.start > 0 and piece.block in bench.tables and not bench.step.empty
        return piece.lines or (rows and not self.as_list(piece.block))

    def _place(self, start: int, stop: int) -> Place:
        """Where a column stands: its width, and the edges of the page that it touches."""
        frame = self._measures.bench.frame
        edges = frozenset(
            side for side, there in ((Side.START, start == 0), (Side.END, stop == GRID)) if there
        )
        return Place(frame.line(stop) - frame.line(start), edges)

    def _ways(self, pieces: tuple[BlockPart, ...]) -> Iterator[tuple[ColumnWay, ...]]:
        """The columns side by side in which the first of some pieces may stand, with others or by itself."""
        across = self.column(pieces[:1], 0, GRID)
        yield from ((way,) for way in across)
        if across and min(way.height for way in across) > _FAR_TOO_HIGH * self._measures.bench.size.height:
            return  # in a narrower column it is only higher
        header = self._measures.bench.blocks[pieces[0].block].sky is not None
        # Two columns, of one or two pieces and one to three; the header stands beside two at most.
        for first in (1,) if header else (1, 2):
            for second in (1, 2) if header else (1, 2, 3):
                if first + second > len(pieces):
                    continue
                left, right = pieces[:first], pieces[first : first + second]
                for split in SPLITS:
                    ways = self.column(left, 0, split)
                    yield from product(ways, self.column(right, split, GRID) if ways else ())
        # Three columns of a piece each.
        if len(pieces) >= 3 and not header:
            for one, two in _THIRDS:
                yield from product(
                    self.column(pieces[:1], 0, one),
                    self.column(pieces[1:2], one, two),
                    self.column(pieces[2:3], two, GRID),
                )


def joined(ways: Sequence[ColumnWay]) -> BandWay:
    """Return columns side by side as a band: as high as the highest; the others end above it."""
    band = _joined(ways, math.inf)
    assert band
    return band


def _joined(ways: Sequence[ColumnWay], most: float) -> BandWay | None:
    """The same; None if it is as bad as `most` or worse, as most of the thousands are that are tried."""
    tallest = ways[0]
    bad = uneven = ragged = stretch = 0.0
    for way in ways:
        if way.height > tallest.height:
            tallest = way
        bad += way.badness
    if bad >= most:
        return None
    spring = math.inf
    for way in ways:
        short = tallest.height - way.height
        spring = min(spring, way.spring + short)
        if short:
            left = short - way.spring - 0.6 * way.space
            uneven += badness.foot(left)
            ragged += badness.ragged(left)
            # How much of their room the shorter columns must open costs, too.
            stretch += 2.0 * min(1.0, short / max(1.0, way.space + way.spring)) ** 2
    worst = bad + uneven + stretch
    if worst >= most:
        return None
    terms = tuple([term for way in ways for term in way.terms])
    if uneven:
        terms += (Demerit("uneven feet", uneven),)
    if stretch:
        terms += (Demerit("opened columns", stretch),)
    band = tuple([way.column for way in ways])
    count = sum([len(column.tiles) for column in band])
    return BandWay(band, count, tallest.height, tallest.space, spring, terms, worst, ragged)


def _measured(column: PlanColumn, tiles: Sequence[TileMeasure]) -> ColumnWay:
    """A column of tiles with these measures, one below the other."""
    if len(tiles) == 1:  # as most columns of the thousands are
        height, space, spring, _, terms, *_ = tiles[0]
        return ColumnWay(column, height, space, spring, terms, total(terms))
    terms = tuple([term for each in tiles for term in each.terms])
    return ColumnWay(
        column,
        sum([each.height for each in tiles]),
        sum([each.space for each in tiles]),
        sum([each.spring for each in tiles]),
        terms,
        total(terms),
    )


W = TypeVar("W", ColumnWay, BandWay)


def _diverse(ways: Iterable[W], most: int) -> list[W]:
    """The best of each height, and of those the best few with the lowest one."""
    by_height: dict[int, W] = {}
    for way in ways:
        step = int(way.height / _HEIGHT_STEP)
        if step not in by_height or way.badness < by_height[step].badness:
            by_height[step] = way
    kept = sorted(by_height.values(), key=lambda way: (way.badness, way.height))
    low = [min(kept, key=lambda way: way.height)] if kept else []
    return kept[:most] + [each for each in low if each not in kept[:most]]


def _kept(ways: list[BandWay]) -> Iterator[BandWay]:
    """The best bands of each shape: how many pieces stand in it, in how many columns of what width."""
    least = min((way.badness for way in ways), default=0.0)
    shapes: dict[tuple[object, ...], list[BandWay]] = {}
    for way in ways:
        if way.badness < least + _WORSE:
            shape = (way.taken, *((column.stop, len(column.tiles)) for column in way.band))
            shapes.setdefault(shape, []).append(way)
    for of_shape in shapes.values():
        yield from _diverse(of_shape, _MOST_ALONE if len(of_shape[0].band) == 1 else _MOST_ABREAST)
