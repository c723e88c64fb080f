"""Plans really set: the boxes of a page at its true heights, its spaces opened or closed until it is full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from factsheet.boxes.box import Side
from factsheet.composing import badness
from factsheet.composing.bench import Bench, rules_of
from factsheet.composing.cells import PageCell
from factsheet.composing.grounds import chosen_grounds
from factsheet.composing.known import SetTile
from factsheet.composing.measures import UNEVEN_COLUMNS
from factsheet.composing.plan import GRID, BlockPart, Demerit, PagePlan, Plan, PlanColumn, Tile
from factsheet.composing.running_head import running_head
from factsheet.composing.seams import parted
from factsheet.composing.tiles import Place, picture_width, tallest, under_picture
from factsheet.composing.wishes import are_whole, ends_early, hole, panel_of
from factsheet.setting.galley import Galley, join
from factsheet.units import MM, PageSize

_WIDEST_SPACE = 2.4  # of a column that ends above its neighbor
_TOLERANCE = 0.01
_HOLE = 1 * MM
_BARE = 0.55  # of the height of a last page
_NEARLY = 5 * MM  # tiles beside each other that begin no further apart look as if they should be level
_SHORT = 2 * MM  # by which a picture ends above its tile, or more: there is paper under it
# A panel of whole blocks that is so full opens its room no further than to where items begin to part.
_FULL_PANEL, _PARTING = 0.66, 2.4
_STEPS = 8
_LIFTS = 3
_ON_DRAWING = 60.0  # copy on what is drawn behind it
_NEAR = 0.3  # so near to the room is full, in points: springs and gaps take what is left


class Foot(NamedTuple):
    """How much of a column nothing fills, after its spaces and springs, in points."""

    column: PlanColumn
    left: float


class OnDrawing(NamedTuple):
    """A piece with copy on what is drawn behind it, and how much higher its tile must be to clear it."""

    piece: BlockPart
    more: float


class SetPage(NamedTuple):
    """A page that is set: its size, its galley, the factor of its spaces, what springs took, what is left.

    One that ends `early`, where the data asks for its end, may end anywhere.  `uneven` is how far columns in
    its tiles end above the highest beside them, in points.
    """

    size: PageSize
    galley: Galley
    space: float
    spring: float
    left: float
    feet: tuple[Foot, ...]
    over: float
    overfull: tuple[str, ...]
    on_drawing: tuple[OnDrawing, ...] = ()
    early: bool = False
    tiles: tuple[SetTile, ...] = ()
    uneven: tuple[float, ...] = ()


class SetPlan(NamedTuple):
    """A plan with its true badness, and its pages."""

    plan: Plan
    pages: tuple[SetPage, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing is too high or too wide."""
        return all(page.over <= _TOLERANCE and not page.overfull for page in self.pages)

    @property
    def space(self) -> float:
        """The largest factor of the spaces of its pages."""
        return max((page.space for page in self.pages if not page.early), default=1.0)

    @property
    def fills(self) -> bool:
        """Whether no page has a hole, but for the last of three and more, and those that end early."""
        counted = self.pages[:-1] if len(self.pages) > 2 else self.pages
        return all(page.early or page.left < _HOLE for page in counted)

    @property
    def trails(self) -> bool:
        """Whether the last of three pages and more is bare for the most part: one with a source alone."""
        *before, last = self.pages
        return len(before) > 1 and not last.early and last.left > _BARE * last.size.height


def set_plan(bench: Bench, plan: Plan, ideal: float) -> SetPlan:
    """Return a plan set with its true heights; what does not fit is told by its pages, never cut."""
    grounds = chosen_grounds(bench, plan)
    pages = tuple(_Page(bench, number, plan, grounds).set() for number in range(len(plan.pages)))
    # The search's guesses at holes, feet and spaces make way for what is there.
    guessed = {
        "hole",
        "open",
        "tight",
        "springs",
        "uneven feet",
        UNEVEN_COLUMNS,
        "type over its ideal",
        "type under its ideal",
        "small type",
    }
    terms = [term for term in plan.terms if term.name not in guessed]
    found = [*badness.type_size(plan.scale / bench.paper_scale, ideal)]
    for number, page in enumerate(pages):
        name = "tight" if page.space < 1 else "open"
        left = partial(badness.on_page, page=number, pages=len(pages), asked=bench.fixed, early=page.early)
        found.append(Demerit(name, badness.space(page.space)))
        found.append(Demerit("springs", badness.spring(page.spring, bench.size.height)))
        bad = badness.hole(page.left)
        if not page.early:
            bad = hole(bench, number, _tiles_of(plan.pages[number]), page.left, page.size.height)
        found.append(Demerit("hole", left(bad)))
        # A column as wide as the page has no neighbor: what it leaves is the hole of the page.
        beside = [foot for foot in page.feet if foot.column.stop - foot.column.start < GRID]
        short = [badness.foot(foot.left) + badness.ragged(foot.left) for foot in beside]
        found.append(Demerit("uneven feet", left(sum(short))))
        found.append(Demerit(UNEVEN_COLUMNS, sum(map(badness.foot, page.uneven))))
        found.append(Demerit("copy on a drawing", _ON_DRAWING * len(page.on_drawing)))
    terms += badness.weighed(tuple(found), bench.layout.spec.compose.taste)
    return SetPlan(replace(plan, terms=tuple(term for term in terms if term.value)), pages)


class _Column(NamedTuple):
    """A column of a page, and its tiles in their places."""

    column: PlanColumn
    cells: tuple[PageCell, ...]


class _Shares(NamedTuple):
    """The factor of the spaces of a column, how high each of its tiles is, and how much nothing fills."""

    space: float
    heights: list[float]
    left: float


class _SetBand(NamedTuple):
    """Tiles of a band and where they stand in it, what is left of its columns, copy on a drawing."""

    tiles: list[tuple[SetTile, float, float]]
    feet: list[Foot]
    drawn: list[OnDrawing]


class _Page:
    """A page of a plan at a scale: its cells, and their heights at any factor of the spaces."""

    def __init__(self, bench: Bench, number: int, plan: Plan, grounds: dict[Tile, str]) -> None:
        page, scale = plan.pages[number], plan.scale
        self._bench, self._page, self._scale = bench, page, scale
        self._size = bench.page_size(panel_of(bench, number, len(plan.pages)))
        self._frame = frame = bench.frame_of(self._size)
        self._head = running_head(bench, scale, number, len(plan.pages))
        front = bench.folded and number == 0
        # A front that ends where its copy does is no cover.
        self._early = not front and ends_early(bench, page[0][0].tiles[0].piece, page[-1][-1].tiles[-1].piece)
        self._loosest = badness.LOOSEST_FRONT if front else badness.LOOSEST
        self._whole = bench.folded and not front and are_whole(_tiles_of(page))
        self._last = not bench.fixed and number == len(plan.pages) - 1 > 1
        self._bands: list[list[_Column]] = []
        pictures = parted(bench, page)
        for row, band in enumerate(page):
            self._bands.append([])
            for column in band:
                cells: list[PageCell] = []
                above = [each.cells[-1] for each in self._bands[row - 1]] if row else []
                x, right = frame.line(column.start), frame.line(column.stop)
                for place, tile in enumerate(column.tiles):
                    edges = {
                        Side.START: column.start == 0,
                        Side.END: column.stop == GRID,
                        Side.TOP: row == 0 and place == 0 and not self._head,
                        Side.BOTTOM: row == len(page) - 1 and place == len(column.tiles) - 1,
                    }
                    there = frozenset(side for side, is_there in edges.items() if is_there)
                    at = Place(right - x, there, grounds[tile], self._papers(x, right, above))
                    below = _below(page, row, column, place)
                    at = replace(
                        at,
                        parted=pictures.get(tile, frozenset()),
                        on_paper=bool(below) and not any(grounds[each] for each in below),
                    )
                    cells.append(PageCell(bench, tile, scale, at, x, self._size.height))
                    above = cells[-1:]
                self._bands[-1].append(_Column(column, tuple(cells)))

    def _papers(self, x: float, end: float, above: list[PageCell]) -> tuple[tuple[float, float], ...] | None:
        """The stretches of a tile over which paper stands, from its start edge; None at the head.

        A picture beside copy that ends above its tile leaves paper under it.
        """
        if not above:
            return None
        inner = rules_of(self._bench, self._scale).inner
        found: list[tuple[float, float]] = []
        for cell in above:
            left, right, picture = cell.x, cell.x + cell.place.width, cell.arrangement.picture
            parts = picture and not under_picture(self._bench, cell.arrangement, self._scale, cell.place)
            if cell.place.ground or (picture and parts and picture.side == "bottom"):
                continue
            if picture and parts and picture.side == "end":
                wide = picture_width(self._bench, cell.arrangement, self._scale, cell.place)
                least = cell.height(badness.LEAST_SPACE)
                right -= (
                    cell.place.width * picture.share
                    if least - tallest(self._bench, picture, wide) < _SHORT
                    else 0.0
                )
            if found and abs(found[-1][1] - left) < _TOLERANCE:
                left = found.pop()[0]
            found.append((left, right))
        # As far from what parts by itself as copy is.
        held = (
            (max(left + inner * (left > x), x) - x, min(right - inner * (right < end), end) - x)
            for left, right in found
        )
        return tuple((left, right) for left, right in held if left < right)

    def set(self) -> SetPage:
        """Return the page, full, with no copy on what is drawn behind it, as far as there is room."""
        made = self._set()
        for _ in range(_LIFTS):
            if not made.on_drawing or made.over > _TOLERANCE:
                break
            # The tile gets higher; what is drawn at its foot sinks away from the copy.
            more = {each.piece: each.more for each in made.on_drawing}
            for cell in self._cells():
                cell.lifted(more.get(cell.tile.piece, 0.0))
            made = self._set()
        return made

    def _set(self) -> SetPage:
        """The page with its spaces at the factor that fills it, then its springs."""
        head = self._head.height if self._head else 0.0
        room = self._size.height - head
        bands = self._bands
        pad = rules_of(self._bench, self._scale).pad.top
        # What stands first on a panel begins at the margin, however open the panel is: panels beside each
        # other begin level.
        first = [column.cells[0] for column in bands[0]] if self._bench.folded else []
        for cell in first:
            cell.leveled(pad)

        space, ends = self._opened(room)
        springs = [self._spring(band, space) for band in bands]
        # Headings beside each other stand level: the room over them follows the page, not their column.
        for cell in self._cells():
            cell.leveled(pad if cell in first else pad * space)
        heights = [max(self._height(column, space) for column in band) for band in bands]
        spare = room - sum(heights)
        taken = max(0.0, min(spare, sum(springs)))
        left, over = max(0.0, spare - taken), max(0.0, -spare)
        full = max(1.0, sum(heights))
        shares = [each / sum(springs) if sum(springs) else 0.0 for each in springs]
        parting = (
            [0.0] * (len(heights) - 1) + [1.0] if self._last and ends else [each / full for each in heights]
        )
        heights = [
            high + taken * share + left * part
            for high, share, part in zip(heights, shares, parting, strict=True)
        ]

        made = [self._filled(band, space, high, ends) for band, high in zip(bands, heights, strict=True)]
        parts, y = [(self._head, 0.0, 0.0)] if self._head else [], head
        for band_made, high in zip(made, heights, strict=True):
            parts += [(tile.galley, x, y + top) for tile, x, top in band_made.tiles]
            y += high
        galley = join(self._size.width, self._size.height, parts)
        stand = [tile for each in made for tile, _, _ in each.tiles]
        overfull = tuple(path for tile in stand for path in tile.galley.overfull)
        uneven = tuple(short for cell in self._cells() for short in cell.uneven)
        told = overfull, tuple(one for each in made for one in each.drawn), self._early, tuple(stand), uneven
        feet = tuple(foot for each in made for foot in each.feet)
        return SetPage(self._size, galley, space, taken, left, feet, over, *told)

    def _opened(self, room: float) -> tuple[float, bool]:
        """The factor of all room that fills the page with what springs then take; whether it ends early."""

        def height(space: float) -> float:
            return sum(max(self._height(column, space) for column in band) for band in self._bands)

        def taken_up(space: float) -> float:
            return height(space) + sum(self._spring(band, space) for band in self._bands)

        most = badness.MOST_SPACE if self._early else self._bench.most_space
        space = _largest(height, room, badness.LEAST_SPACE, most)
        if space > 1.15 and height(1.12) < room <= taken_up(1.12):
            space = 1.12  # springs take before spaces open fully
        elif space > badness.MOST_SPACE:
            space = _largest(taken_up, room, badness.MOST_SPACE, space)
        ends = self._early
        if room - taken_up(space) > _HOLE and not ends:
            # Rather open than empty at its foot: what is left goes to all spaces.  A last page of several
            # that would come apart ends where its copy does.
            loosest = self._loosest
            if self._whole and taken_up(_PARTING) >= _FULL_PANEL * self._size.height:
                loosest = _PARTING
            opened = _largest(taken_up, room, space, max(space, loosest))
            ends = self._last and opened > badness.MOST_ASKED
            space = space if ends else opened
        return space, ends

    def _filled(self, band: list[_Column], space: float, height: float, ends: bool) -> _SetBand:
        """The tiles of a band so high, set.

        Each column opens its own spaces as far as its band is high; then its tiles share what is left.
        """
        shares = [self._shares(column, space, height, ends) for column in band]
        _align(band, shares, space)
        stand: list[tuple[SetTile, float, float]] = []
        drawn: list[OnDrawing] = []
        for column, share in zip(band, shares, strict=True):
            top = 0.0
            for cell, high in zip(column.cells, share.heights, strict=True):
                tile = cell.set(_space_in(cell, high, space, share.space), high)
                stand.append((tile, cell.x, top))
                if tile.lift:
                    given = tile.galley.height - cell.height(space)
                    drawn.append(OnDrawing(cell.tile.piece, given + tile.lift))
                top += tile.galley.height
        feet = [Foot(column.column, share.left) for column, share in zip(band, shares, strict=True)]
        return _SetBand(stand, feet, drawn)

    def _cells(self) -> Iterator[PageCell]:
        return (cell for band in self._bands for column in band for cell in column.cells)

    def _height(self, column: _Column, space: float) -> float:
        return sum([cell.height(space) for cell in column.cells])

    def _springs(self, column: _Column, space: float) -> list[float]:
        """What each tile of a column may take beyond its height before a hole is seen."""
        return [cell.sprung(space) for cell in column.cells]

    def _spring(self, band: list[_Column], space: float) -> float:
        """What a band may take: as much as the least of its columns can."""
        if len(band) == 1:
            return sum(self._springs(band[0], space))
        low = max(self._height(column, 1.0) for column in band)
        return min(sum(self._springs(column, space)) + low - self._height(column, 1.0) for column in band)

    def _shares(self, column: _Column, space: float, height: float, ends: bool) -> _Shares:
        """How high the tiles of a column are if it fills a height.

        On a page that `ends` where its copy does a column across it has nothing to end with.
        """
        cells = column.cells
        across = column.column.stop - column.column.start == GRID
        widest = space if ends and across else max(space, _WIDEST_SPACE)
        own = _largest(lambda each: self._height(column, each), height, space, widest)
        if own > 1.2:
            # Springs first, as on the whole page, as far as they go.
            own = _largest(
                lambda each: self._height(column, each) + sum(self._springs(column, each)),
                height,
                max(space, min(own, 1.2)),
                own,
            )
        sprung = self._springs(column, own)
        natural = [cell.height(own) for cell in cells]
        spare = max(0.0, height - sum(natural))
        if spare <= sum(sprung):
            weights = sprung
        else:
            weights = [1e-6 + each for each in natural] if not sum(sprung) else sprung
        whole = sum(weights)
        high = [
            own_high + (spare * weight / whole if whole else 0.0)
            for own_high, weight in zip(natural, weights, strict=True)
        ]
        return _Shares(own, high, max(0.0, spare - sum(sprung)))


def _tiles_of(page: PagePlan) -> Iterator[Tile]:
    return (tile for band in page for column in band for tile in column.tiles)


def _below(page: PagePlan, row: int, column: PlanColumn, place: int) -> tuple[Tile, ...]:
    """The tiles that stand under one: the next of its column, or the first ones of columns under that."""
    if place + 1 < len(column.tiles):
        return (column.tiles[place + 1],)
    under = page[row + 1] if row + 1 < len(page) else ()
    return tuple([each.tiles[0] for each in under if each.start < column.stop and column.start < each.stop])


def _align(band: list[_Column], shares: list[_Shares], space: float) -> None:
    """Bring tiles of columns beside each other that nearly begin level to one line, where they have room.

    The column that is the fullest stays as it is; in others spaces may close to what they are by design.
    """
    least = min(space, 1.0)
    used = [sum(cell.height(least) for cell in column.cells) for column in band]
    fullest = used.index(max(used))
    lines = [*accumulate(shares[fullest].heights)][:-1]
    for number, (column, share) in enumerate(zip(band, shares, strict=True)):
        if number == fullest:
            continue
        heights, at = share.heights, 0.0
        for place in range(len(heights) - 1):
            at += heights[place]
            by = min((line - at for line in lines), key=abs, default=0.0)
            lower = place + 1 if by > 0 else place
            room = heights[lower] - column.cells[lower].height(least)
            if abs(by) <= _NEARLY and abs(by) <= room:
                heights[place] += by
                heights[place + 1] -= by
                at += by


def _space_in(cell: PageCell, height: float, least: float, most: float) -> float:
    """The largest factor of the spaces, up to `most`, at which a tile holds in a height."""
    if cell.height(most) <= height + _TOLERANCE:
        return most
    return _largest(cell.height, height, min(least, 1.0), most)


def _largest(height: Callable[[float], float], room: float, low: float, high: float) -> float:
    """The largest factor of the spaces at which a height holds in a room; heights grow with it."""
    if height(high) <= room + _TOLERANCE:
        return high
    if height(low) > room + _TOLERANCE:
        return low
    # Heights are straight lines over long stretches: first where the line meets the room, then halves.
    below, above = height(low), height(high)
    for number in range(_STEPS):
        steep = (above - below) / (high - low)
        guess = low + (room - below) / steep if steep and number % 3 < 2 else (low + high) / 2
        middle = min(max(guess, low + 1e-4), high - 1e-4)
        at = height(middle)
        if at <= room + _TOLERANCE:
            low, below = middle, at
        else:
            high, above = middle, at
        if room - below < _NEAR or high - low < 2e-4:
            break
    return low
