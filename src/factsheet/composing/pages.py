"""Pages: a beam over the bands of a sheet, in reading order, and over the breaks between its pages."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from factsheet.composing import badness
from factsheet.composing.bands import Bands, BandWay
from factsheet.composing.bench import Bench, is_text, rules_of, shown_first
from factsheet.composing.plan import GRID, BlockPart, Demerit, Demerits, PagePlan, Tile, total
from factsheet.composing.running_head import head_height
from factsheet.composing.seams import is_pictured, seams
from factsheet.composing.wishes import ends_early, hole, wishes_unkept

PARTED = "a block parted"
NOT_TOLD: Mapping[str, float] = MappingProxyType({})
_HEIGHT_STEP = 9.0
_OF_A_HEIGHT = 3
_OVER = 1.12  # a page may be so much too high before its spaces close
_HOPELESS = 120.0
_GAIN = 6.0  # what the tastes for a front may still take off
_WANTED = 12.0  # for a block that is wanted on the front, and is not there


class Start(NamedTuple):
    """The beginning of a composition: pages that are closed, and the bands of the page at hand.

    `height` is that of these bands, `space` how much of it follows the factor of all room, `give` how much
    more height they may take, in points.
    """

    badness: float
    height: float
    space: float
    give: float
    bands: tuple[BandWay, ...]
    pages: tuple[tuple[BandWay, ...], ...]


class Found(NamedTuple):
    """All pages of a composition."""

    badness: float
    pages: tuple[PagePlan, ...]
    terms: Demerits


class _State(NamedTuple):
    """Which page is at hand, and which piece is the next: of a parted block what is left of it."""

    page: int
    block: int
    item: int


class _Step(NamedTuple):
    """A band that may follow in a state, and what it may take more; where its page goes on, where the next.

    With neither, it is the last of all.
    """

    way: BandWay
    give: float
    on: _State | None
    over: _State | None


class Paginator:
    """The pages that blocks may stand on at one scale of the type.

    `needs` is the area that a block needs at least, in points squared, where it is known: what cannot stand
    on the pages that are left is not looked at.
    """

    def __init__(
        self,
        bench: Bench,
        bands: Bands,
        scale: float,
        pages: int,
        needs: Mapping[str, float] = NOT_TOLD,
    ) -> None:
        self._bench, self._bands, self._scale, self._pages = bench, bands, scale, pages
        self._names = tuple(bench.blocks)
        # Pages that were asked for are made, however empty.
        any_are = bench.bounded or bench.ends or bench.step.empty
        self._hopeless = math.inf if any_are else _HOPELESS
        self._heights = tuple(room(bench, scale, number) for number in range(pages))
        areas = [needs.get(name, 0.0) for name in reversed(self._names)]
        self._needed = [0.0, *accumulate(areas)][::-1]  # of each block and all after it
        sizes = [bench.page_size(number) for number in range(pages)]
        self._left = [0.0, *accumulate(each.width * each.height for each in reversed(sizes))][::-1]
        self._taste = bench.layout.spec.compose.taste

    def found(self, most: int = 10, limit: float = math.inf) -> list[Found]:
        """Return the best compositions on so many pages, the best first; none much worse than `limit`."""
        starts: dict[_State, list[Start]] = {_State(0, 0, 0): [Start(0.0, 0.0, 0.0, 0.0, (), ())]}
        done: list[Start] = []
        self._limit = limit + _GAIN
        waiting = [_State(0, 0, 0)]
        while waiting:
            waiting.sort(key=lambda each: (each.block, each.item, each.page))
            state = waiting.pop(0)
            begun = [*_thinned(starts.pop(state))]
            if self._needed[state.block + (state.item > 0)] > self._left[state.page]:
                continue
            steps = self._worthwhile(state, begun)
            for start in begun:
                for after, following in self._followed(state, start, steps):
                    if after is None:
                        done.append(following)
                    elif after in starts:
                        starts[after].append(following)
                    else:
                        starts[after] = [following]
                        waiting.append(after)
        done.sort(key=_badness)
        return [self._explained(each) for each in done[:most]]

    def _explained(self, start: Start) -> Found:
        """A finished composition with its badness term by term."""
        terms: list[Demerit] = []
        for number, ways in enumerate(start.pages):
            terms += [term for way in ways for term in way.terms]
            terms += self._terms(number, ways) or ()
        return Found(
            start.badness, tuple(tuple(way.band for way in ways) for ways in start.pages), tuple(terms)
        )

    def _pieces(self, state: _State) -> tuple[BlockPart, ...]:
        """What is left to stand, from the piece that is next."""
        first = self._names[state.block]
        lined = first in self._bench.lined
        rest = BlockPart(first, state.item, self._bench.counts[first], lined)
        begun = (rest if state.item else BlockPart(first),)
        return begun + tuple(BlockPart(name) for name in self._names[state.block + 1 :])

    def _worthwhile(self, state: _State, begun: list[Start]) -> list[_Step]:
        """The bands that may follow the lowest of the beginnings in a state, and the best of them."""
        highest, worst = self._limits(state, min(begun, key=_height), min(begun, key=_badness))
        steps = self._steps(state, begun)
        return [each for each in steps if each.way.height <= highest and each.way.badness <= worst]

    def _limits(self, state: _State, low: Start, good: Start) -> tuple[float, float]:
        """How high a band may be on a page that begins so low, and how bad it may be after that beginning."""
        return self._heights[state.page] * _OVER - low.height, self._limit - good.badness

    def _steps(self, state: _State, begun: list[Start]) -> Iterator[_Step]:
        """The bands that may follow one of the beginnings in a state."""
        page, last = state.page, state.page == self._pages - 1
        for way in self._bands.beginning(self._pieces(state)):
            block, give = state.block + way.taken, self._give(way)
            if block < len(self._names):
                over = None if last else _State(page + 1, block, 0)
                yield _Step(way, give, _State(page, block, 0), over)
            elif last:
                yield _Step(way, give, None, None)
        if last:
            return
        # The next block parts at the end of the page, between two of its items: never one item is left
        # alone, nor a paragraph of another kind than running text.
        stops = self._stops(state, begun)
        bad = parting(self._bench, self._bands, self._names[state.block], self._scale, page) if stops else 0.0
        for stop in stops:
            for way in self._parts(state, stop):
                terms = (*way.terms, Demerit(PARTED, bad))
                parted = way._replace(terms=terms, badness=total(terms))
                yield _Step(parted, self._give(way), None, _State(page + 1, state.block, stop))

    def _parts(self, state: _State, stop: int) -> tuple[BandWay, ...]:
        """The ways in which the next block may stand up to one of its items, from that which is next."""
        name = self._names[state.block]
        return self._bands.beginning((BlockPart(name, state.item, stop, name in self._bench.lined),))

    def _stops(self, state: _State, begun: list[Start]) -> Sequence[int]:
        """Before which of its items, or of its lines, the next block may part at the end of the page.

        A part with more of a block is only higher, so those too low to end the page after any beginning, and
        those too high, are told by a few that are measured.
        """
        bench, name, page = self._bench, self._names[state.block], state.page
        if name in bench.lined:
            stops: Sequence[int] = [each for each in self._bands.cuts(name) if each > state.item + 1]
        else:
            least = bench.least_part(name, self._bands.as_list(name))
            stops = range(state.item + least, bench.counts[name] - least + 1)
        lowest, bad = min(each.height for each in begun), min(each.badness for each in begun)
        give = max(each.height + each.give for each in begun)

        def too_high(stop: int) -> bool:
            ways = self._parts(state, stop)
            return bool(ways) and min(way.height for way in ways) + lowest > self._heights[page] * _OVER

        def ends(stop: int) -> bool:
            """Whether a part is high enough to end the page after one of the beginnings."""
            ways = self._parts(state, stop)
            tallest = max((way.height + self._give(way) for way in ways), default=math.inf)
            return self._may_close(page, bad, 0.0, 0.0, tallest + give, False)

        far = 1
        while far < len(stops) and not too_high(stops[far - 1]):
            far *= 2
        stops = stops[: bisect_left(stops, True, far // 2, min(far, len(stops)), key=too_high)]
        return stops[bisect_left(stops, True, key=ends) :]

    def _give(self, way: BandWay) -> float:
        return way.space * (self._bench.most_space - 1) + way.spring

    def _followed(
        self, state: _State, start: Start, steps: list[_Step]
    ) -> Iterator[tuple[_State | None, Start]]:
        """The beginnings that a band more, and perhaps a page break after it, make of one."""
        highest, worst = self._limits(state, start, start)
        bad, page = start.badness, state.page
        for way, give, on, over in steps:
            _, _, high, roomy, _, _, own, _ = way
            if high > highest or own > worst:
                continue
            height, space = start.height + high, start.space + roomy
            ends = not on or over is not None
            # Tens of thousands are looked at in a search: no more is made of one than goes on.
            if ends:
                first = (*start.bands, way)[0].band[0].tiles[0].piece
                more, early = start.give + give, ends_early(self._bench, first, way.band[-1].tiles[-1].piece)
                ends = self._may_close(page, bad + own, height, space, more, early)
            if not on and not ends:
                continue
            mine = Start(bad + own, height, space, start.give + give, (*start.bands, way), start.pages)
            if on:
                yield on, mine
            closed = self._closed(page, mine) if ends else None
            if closed and (over is None or closed.badness - bad < self._hopeless):
                yield over, closed

    def _may_close(
        self, page: int, bad: float, height: float, space: float, give: float, early: bool
    ) -> bool:
        """Whether a page may end there: most are far too low or too high, told by their heights alone."""
        spare = self._heights[page] - height
        if spare < 0 and 1 + spare / max(1.0, space) < badness.LEAST_SPACE:
            return False
        least = badness.WHOLE_BLOCKS if self._bench.folded and page else 1.0
        left = least * badness.hole(spare - give)
        return bad + badness.on_page(left, page, self._pages, self._bench.fixed, early) <= self._limit

    def _closed(self, page: int, start: Start) -> Start | None:
        """A beginning with its last page closed; None if the page is too high, or hopeless."""
        costs = page_costs(self._bench, start.bands, self._heights[page], page, self._pages)
        if costs is None:
            return None
        taste = self._taste
        bad = start.badness + sum([value * taste.get(name, 1.0) for name, value in costs], 0.0)
        return Start(bad, 0.0, 0.0, 0.0, (), (*start.pages, start.bands)) if bad <= self._limit else None

    def _terms(self, page: int, ways: tuple[BandWay, ...]) -> Demerits | None:
        terms = page_terms(self._bench, ways, self._heights[page], page, self._pages)
        return terms and badness.weighed(terms, self._taste)


def room(bench: Bench, scale: float, page: int = 0) -> float:
    """Return the height that the tiles of a page have, counted from 0.

    It is that without its running head and without what the margins take beyond the pads of tiles.
    """
    pad, frame = rules_of(bench, scale).pad, bench.frame
    extra = head_height(bench, scale, page) or max(0.0, frame.top - pad.top)
    extra += max(0.0, frame.bottom - pad.bottom)
    return frame.height - extra


def parting(bench: Bench, bands: Bands, block: str, scale: float, page: int) -> float:
    """Return how bad it is that a block parts at the end of a page, counted from 0."""
    group, ways = shown_first(bench.edition, bench.blocks[block]), bands.column((BlockPart(block),), 0, GRID)
    share = min((way.height for way in ways), default=math.inf) / room(bench, scale, page)
    warns = group is not None and group.wishes.tone == "warning"
    items = 0 if block in bench.lined or is_text(bench, block) else bench.counts[block]
    return badness.parted(share, scale, warns, bench.folded, items, block in bench.tables)


def page_terms(
    bench: Bench, bands: tuple[BandWay, ...], height: float, page: int, pages: int
) -> Demerits | None:
    """Return what is bad about a page of these bands; None if its spaces cannot close so far."""
    costs = page_costs(bench, bands, height, page, pages)
    return None if costs is None else tuple([Demerit(name, value) for name, value in costs if value])


def page_costs(
    bench: Bench, bands: tuple[BandWay, ...], height: float, page: int, pages: int
) -> list[tuple[str, float]] | None:
    """Return the same as names and values: of thousands of pages no more than their sum is wanted."""
    taken_up = space = spring = ragged = 0.0
    cuts, full = set(), 0
    for way in bands:
        taken_up += way.height
        space += way.space
        spring += way.spring
        ragged += way.ragged
        if len(way.band) == 2:
            cuts.add(way.band[0].stop)
        full += len(way.band) == 1
    space = max(1.0, space)
    costs: list[tuple[str, float]] = []
    if ragged:
        costs.append(("uneven feet", badness.on_page(ragged, page, pages, bench.fixed)))
    need = height - taken_up
    if need < 0:
        factor = 1 + need / space
        if factor < badness.LEAST_SPACE:
            return None
        costs.append(("tight", badness.space(factor)))
    else:
        # Where spaces may open further than usual, springs take before they do.
        early = ends_early(bench, bands[0].band[0].tiles[0].piece, bands[-1].band[-1].tiles[-1].piece)
        most = badness.MOST_SPACE if early else bench.most_space
        factor = min(1 + need / space, badness.MOST_SPACE)
        rest = max(0.0, need - (factor - 1) * space)
        taken = min(rest, spring)
        factor = min(factor + (rest - taken) / space, max(factor, most))
        left = max(0.0, need - taken - (factor - 1) * space)
        costs += [("open", badness.space(factor)), ("springs", badness.spring(taken, height))]
        bad = badness.hole(left)
        if not early:
            tiles = (tile for way in bands for column in way.band for tile in column.tiles)
            bad = hole(bench, page, tiles, left, height)
        costs.append(("hole", badness.on_page(bad, page, pages, bench.fixed, early)))
    # Splits at many places are restless, many full bands a list of strips.
    costs.append(("restless", 1.3 * max(0, len(cuts) - 1) + 0.5 * max(0, full - 3)))
    costs.append(("one ground", _alike(bench, bands)))
    if is_pictured(bench):
        costs.append(("pictures edge to edge", badness.SEAM * seams(bench, [way.band for way in bands])))
    front = page == 0 and pages > 1
    shown = (
        [tile for way in bands for column in way.band for tile in column.tiles]
        if front or bench.wishes
        else []
    )
    if bench.wishes:
        unkept = sum(wishes_unkept(bench, tile.piece, n, page, pages) for n, tile in enumerate(shown))
        costs.append((badness.UNKEPT, unkept))
    if page == 0 and not bench.folded:
        share = bands[0].height / height
        costs.append(("header", 40 * max(0.0, share - 0.5) + 25 * max(0.0, 0.12 - share)))
    if front:
        costs += _front(bench, shown)
    return costs


def _alike(bench: Bench, bands: tuple[BandWay, ...]) -> float:
    """Neighbors of one ground run together."""
    bad, above = 0.0, ""
    for way in bands:
        only = bench.only_ground[way.band[0].tiles[0].piece.block] if len(way.band) == 1 else ""
        if only and only == above:
            bad += 1.5
        above = only
    return bad


def _front(bench: Bench, tiles: list[Tile]) -> list[tuple[str, float]]:
    """The first of several pages is to be seen from afar: its arrangements, and the main number on it."""
    taste = sum(bench.blocks[tile.piece.block].arrangements[tile.arrangement].front for tile in tiles)
    absent = bench.front.difference([tile.piece.block for tile in tiles])
    return [("front", taste), ("not on the front", _WANTED * len(absent))]


_badness, _height = attrgetter("badness"), attrgetter("height")


def _thinned(starts: list[Start]) -> Iterator[Start]:
    """The best few beginnings of each height and number of bands."""
    kept: dict[tuple[int, int], int] = {}
    for start in sorted(starts, key=_badness):
        key = (int(start.height / _HEIGHT_STEP), len(start.bands))
        if kept.get(key, 0) < _OF_A_HEIGHT:
            kept[key] = kept.get(key, 0) + 1
            yield start
