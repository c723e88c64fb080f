"""Plans really set: the boxes of a page at its true heights, its spaces opened or closed until it is full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from factsheet.boxes.box import Box, Side, box_extent, set_box
from factsheet.boxes.choice import Layers
from factsheet.composing import badness
from factsheet.composing.backdrop import Backdrop, backdrop, lift
from factsheet.composing.bench import Bench, rules_of
from factsheet.composing.grounds import chosen_grounds
from factsheet.composing.plan import GRID, BlockPart, Demerit, Plan, PlanColumn, Tile
from factsheet.composing.running_head import running_head
from factsheet.composing.springs import line_room, sky_room, springs
from factsheet.composing.tiles import Place, tallest, tile_box
from factsheet.composing.wishes import ends_early, panel_of
from factsheet.layout.model import Arrangement
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley, join
from factsheet.units import MM, PageSize

_WIDEST_SPACE = 2.4  # of a column that ends above its neighbor
_TOLERANCE = 0.01
_HOLE = 1 * MM
_SHORT = 2 * MM  # by which a picture ends above its tile, or more: there is paper under it
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

    One that ends `early`, where the data asks for its end, may end anywhere.
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


class SetPlan(NamedTuple):
    """A plan with its true badness, and its pages."""

    plan: Plan
    pages: tuple[SetPage, ...]

    @property
    def fits(self) -> bool:
        """Whether nothing is too high or too wide."""
        return all(page.over <= _TOLERANCE and not page.overfull for page in self.pages)

    @property
    def fills(self) -> bool:
        """Whether no page has a hole, but for the last of three and more, and those that end early."""
        counted = self.pages[:-1] if len(self.pages) > 2 else self.pages
        return all(page.early or page.left < _HOLE for page in counted)


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
        found.append(Demerit("hole", left(badness.hole(page.left))))
        # A column as wide as the page has no neighbor: what it leaves is the hole of the page.
        beside = [foot for foot in page.feet if foot.column.stop - foot.column.start < GRID]
        found.append(Demerit("uneven feet", left(sum(badness.foot(foot.left) for foot in beside))))
        found.append(Demerit("copy on a drawing", _ON_DRAWING * len(page.on_drawing)))
    terms += badness.weighed(tuple(found), bench.layout.spec.compose.taste)
    return SetPlan(replace(plan, terms=tuple(term for term in terms if term.value)), pages)


class _Cell:
    """A tile of a page, its arrangement, its place, the start edge of that, and what is behind its copy.

    `open` is its box where all room in it follows one factor, `level` that in which the room over its copy
    follows the page; of each the extents that are known, by factors: between them heights are straight lines.
    """

    __slots__ = ("arrangement", "behind", "level", "open", "place", "sprung", "tile", "x")

    def __init__(
        self, tile: Tile, arrangement: Arrangement, place: Place, x: float, behind: Backdrop | None
    ) -> None:
        self.tile, self.arrangement, self.place, self.x, self.behind = tile, arrangement, place, x, behind
        self.changed()

    def changed(self) -> None:
        """Forget what was made for another place."""
        self.open: _Measured | None = None
        self.level: _Measured | None = None
        self.sprung: float | None = None


class _Measured(NamedTuple):
    """A box and its extents at some factors of its room."""

    box: Box
    extents: list[tuple[float, GalleyExtent]]


class _Column(NamedTuple):
    """A column of a page, and its tiles in their places."""

    column: PlanColumn
    cells: tuple[_Cell, ...]


class _Page:
    """A page of a plan at a scale: its cells, and their heights at any factor of the spaces."""

    def __init__(self, bench: Bench, number: int, plan: Plan, grounds: dict[Tile, str]) -> None:
        page, scale = plan.pages[number], plan.scale
        self._bench, self._page, self._scale = bench, page, scale
        self._size = bench.page_size(panel_of(bench, number, len(plan.pages)))
        self._frame = frame = bench.frame_of(self._size)
        self._lifts: dict[BlockPart, float] = {}
        # The factor of the page's spaces, once it is found.
        self._space: float | None = None
        self._head = running_head(bench, scale, number, len(plan.pages))
        self._early = ends_early(bench, page[0][0].tiles[0].piece, page[-1][-1].tiles[-1].piece)
        self._bands: list[list[_Column]] = []
        for row, band in enumerate(page):
            self._bands.append([])
            for column in band:
                cells: list[_Cell] = []
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
                    spec = bench.blocks[tile.piece.block].arrangements[tile.arrangement]
                    papers = self._papers(x, right, above)
                    at = Place(right - x, there, grounds[tile], papers)
                    cells.append(_Cell(tile, spec, at, x, backdrop(bench, tile.piece.block, spec)))
                    above = cells[-1:]
                self._bands[-1].append(_Column(column, tuple(cells)))

    def _papers(self, x: float, end: float, above: list[_Cell]) -> tuple[tuple[float, float], ...] | None:
        """The stretches of a tile over which paper stands, from its start edge; None at the head.

        A picture beside copy that ends above its tile leaves paper under it.
        """
        if not above:
            return None
        inner = rules_of(self._bench, self._scale).inner
        found: list[tuple[float, float]] = []
        for cell in above:
            left, right, picture = cell.x, cell.x + cell.place.width, cell.arrangement.picture
            if cell.place.ground or (picture and picture.side == "bottom"):
                continue
            if picture and picture.side == "end":
                wide = cell.place.width * picture.share
                least = self._extent(cell, badness.LEAST_SPACE)
                right -= wide if least - tallest(self._bench, picture, wide) < _SHORT else 0.0
            if found and abs(found[-1][1] - left) < _TOLERANCE:
                left = found.pop()[0]
            found.append((left, right))
        # As far from what parts by itself as copy is.
        held = (
            (max(left + inner * (left > x), x) - x, min(right - inner * (right < end), end) - x)
            for left, right in found
        )
        return tuple((left, right) for left, right in held if left < right)

    def _measured(self, cell: _Cell) -> _Measured:
        """The box of a cell and what is known of it.

        Headings beside each other stand level: once the spaces of the page are found, the room over them
        follows these, not their column.
        """
        found = cell.open if self._space is None else cell.level
        if found is None:
            over = None
            if self._space is not None:
                over = rules_of(self._bench, self._scale).pad.top * self._space
            there = replace(cell.place, over=over, lift=self._lifts.get(cell.tile.piece, 0.0))
            box = tile_box(self._bench, cell.tile.piece, cell.arrangement, self._scale, there)
            found = _Measured(box, [])
            if over is None:
                cell.open = found
            else:
                cell.level = found
        return found

    def set(self) -> SetPage:
        """Return the page, full, with no copy on what is drawn behind it, as far as there is room."""
        made = self._set()
        for _ in range(_LIFTS):
            if not made.on_drawing or made.over > _TOLERANCE:
                break
            # The tile gets higher; what is drawn at its foot sinks away from the copy.
            for piece, more in made.on_drawing:
                self._lifts[piece] = self._lifts.get(piece, 0.0) + more
            for cell in (cell for band in self._bands for column in band for cell in column.cells):
                cell.changed()
            self._space = None
            made = self._set()
        return made

    def _set(self) -> SetPage:
        """The page with its spaces at the factor that fills it, then its springs."""
        head = self._head.height if self._head else 0.0
        room = self._size.height - head
        bands = self._bands

        def height(space: float) -> float:
            return sum(max(self._height(column, space) for column in band) for band in bands)

        most = badness.MOST_SPACE if self._early else self._bench.most_space
        space = _largest(height, room, badness.LEAST_SPACE, most)
        sprung = [self._spring(band) for band in bands]
        if space > 1.15 and sum(sprung) > 0 and room - height(1.12) <= sum(sprung):
            space = 1.12  # springs take before spaces open fully
        elif space > badness.MOST_SPACE:
            space = _largest(height, room - sum(sprung), badness.MOST_SPACE, space)
        if room - height(space) - sum(sprung) > _HOLE and not self._early:
            # Rather open than empty at its foot: what is left goes to all spaces.
            space = _largest(height, room - sum(sprung), space, max(space, badness.LOOSEST))
        self._space = space
        heights = [max(self._height(column, space) for column in band) for band in bands]
        spare = room - sum(heights)
        taken = max(0.0, min(spare, sum(sprung)))
        left, over = max(0.0, spare - taken), max(0.0, -spare)
        full = max(1.0, sum(heights))
        shares = [each / sum(sprung) if sum(sprung) else 0.0 for each in sprung]
        heights = [
            high + taken * share + left * high / full for high, share in zip(heights, shares, strict=True)
        ]

        # Each column opens its own spaces as far as its band is high; then its tiles share what is left.
        parts, feet, y = [], [], head
        if self._head:
            parts.append((self._head, 0.0, 0.0))
        overfull: list[str] = []
        drawn: list[OnDrawing] = []
        for band, high in zip(bands, heights, strict=True):
            for column in band:
                galleys, copies, foot = self._filled(column, space, high)
                feet.append(Foot(column.column, foot))
                top = y
                for cell, galley, copy in zip(column.cells, galleys, copies, strict=True):
                    parts.append((galley, cell.x, top))
                    overfull += galley.overfull
                    more = lift(self._bench, copy, cell.behind, cell.place.edges) if cell.behind else 0.0
                    if more:
                        given = galley.height - self._extent(cell, space)
                        drawn.append(OnDrawing(cell.tile.piece, given + more))
                    top += galley.height
            y += high
        galley = join(self._size.width, self._size.height, parts)
        wide, on_drawing, early = tuple(overfull), tuple(drawn), self._early
        return SetPage(self._size, galley, space, taken, left, tuple(feet), over, wide, on_drawing, early)

    def _context(self, cell: _Cell, space: float) -> LayoutContext:
        return self._bench.context(self._scale, space, cell.tile.piece)

    def _galley(self, cell: _Cell, space: float, height: float) -> Galley:
        return set_box(self._measured(cell).box, self._context(cell, space), cell.place.width, height)

    def _extent(self, cell: _Cell, space: float) -> float:
        """How high a tile is at a factor of its spaces: read from a straight line where one is known."""
        box, extents = self._measured(cell)
        space = round(space, 4)  # as contexts have it
        if not extents:  # first at the factor at which most of it has been measured before
            extents.append((1.0, box_extent(box, self._context(cell, 1.0), cell.place.width)))
        for known, found in extents:
            if found.low <= space <= found.high:
                return found.height + (space - known) * found.steep
        found = box_extent(box, self._context(cell, space), cell.place.width)
        extents.append((space, found))
        return found.height

    def _copy(self, cell: _Cell, space: float, galley: Galley) -> Galley:
        """The copy of a tile without what lies behind it, which is laid only if the plan stays."""
        box, context = self._measured(cell).box, self._context(cell, space)
        if not cell.behind or not isinstance(box, Layers):
            return galley
        return set_box(box.layers[-1], context, galley.width, galley.height)

    def _height(self, column: _Column, space: float) -> float:
        return sum([self._extent(cell, space) for cell in column.cells])

    def _springs(self, column: _Column) -> list[float]:
        """What each tile of a column may take beyond its height before a hole is seen."""
        return [self._sprung(cell) for cell in column.cells]

    def _sprung(self, cell: _Cell) -> float:
        if cell.sprung is None:
            high = self._extent(cell, 1.0)
            spring = springs(self._measured(cell).box, self._context(cell, 1.0), high)
            sky = sky_room(self._bench, cell.tile, cell.arrangement, self._size.height)
            piece = cell.tile.piece
            lines = line_room(piece, high) if piece.lines else 0.0
            cell.sprung = spring + sky + lines
        return cell.sprung

    def _spring(self, band: list[_Column]) -> float:
        """What a band may take: as much as the least of its columns can."""
        low = max(self._height(column, 1.0) for column in band)
        return min(sum(self._springs(column)) + low - self._height(column, 1.0) for column in band)

    def _filled(
        self, column: _Column, space: float, height: float
    ) -> tuple[list[Galley], list[Galley], float]:
        """The tiles of a column in a height, the copy in each, and how much of it nothing fills."""
        cells = column.cells
        # A column across a page that may end anywhere has nothing to end with.
        across = column.column.stop - column.column.start == GRID
        widest = space if self._early and across else max(space, _WIDEST_SPACE)
        own = _largest(lambda each: self._height(column, each), height, space, widest)
        sprung = self._springs(column)
        if own > 1.2 and sum(sprung) > 0:
            # Springs first, as on the whole page, as far as they go.
            own = max(space, min(own, 1.2))
            if height - self._height(column, own) > sum(sprung):
                wanted = height - sum(sprung)
                own = _largest(lambda each: self._height(column, each), wanted, own, widest)
        natural = [self._extent(cell, own) for cell in cells]
        spare = max(0.0, height - sum(natural))
        if spare <= sum(sprung):
            weights = sprung
        else:
            weights = [1e-6 + each for each in natural] if not sum(sprung) else sprung
        whole = sum(weights)
        galleys = [
            self._galley(cell, own, high + (spare * weight / whole if whole else 0.0))
            for cell, high, weight in zip(cells, natural, weights, strict=True)
        ]
        copies = [self._copy(cell, own, galley) for cell, galley in zip(cells, galleys, strict=True)]
        return galleys, copies, max(0.0, spare - sum(sprung))


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
