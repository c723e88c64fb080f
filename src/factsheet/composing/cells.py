"""Cells: the tiles of a page in their places, how high they are at any factor of its room, and set."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from factsheet.boxes.box import Box, box_extent, set_box
from factsheet.boxes.choice import Layers
from factsheet.composing.backdrop import backdrop, lift
from factsheet.composing.bench import Bench, context_of
from factsheet.composing.known import SetTile, known_tile, set_tile, tile_key
from factsheet.composing.plan import Tile
from factsheet.composing.springs import line_room, sky_room, springs, uneven
from factsheet.composing.tiles import Place, tile_box
from factsheet.layout.model import Arrangement
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley


class _PlacedTile:
    """A tile in one place: its box, made when it is asked for, and its extents by factors of all room.

    `lines` are those that are known first, by their factors: between corners heights are straight lines.
    """

    __slots__ = ("_bench", "_box", "_scale", "_tile", "key", "known", "lines", "place")

    def __init__(self, bench: Bench, tile: Tile, scale: float, place: Place) -> None:
        self._bench, self._tile, self._scale, self.place = bench, tile, scale, place
        self.key = tile_key(bench, tile, scale, place)
        self.known = known_tile(self.key)
        self.lines: list[tuple[float, GalleyExtent]] = []
        self._box: Box | None = None

    @property
    def box(self) -> Box:
        if self._box is None:
            self._box = tile_box(self._bench, self._tile.piece, self._arrangement, self._scale, self.place)
        return self._box

    @property
    def _arrangement(self) -> Arrangement:
        return self._bench.blocks[self._tile.piece.block].arrangements[self._tile.arrangement]

    def context(self, space: float) -> LayoutContext:
        return context_of(self._bench, self._arrangement, self._scale, space, self._tile.piece)

    def height(self, space: float) -> float:
        """How high it is at a factor of its spaces: read from a straight line where one is known."""
        space = round(space, 4)  # as contexts have it
        if not self.lines:  # first at the factor at which most of it has been measured before
            self.lines.append((1.0, self._extent(1.0)))
        for known, found in self.lines:
            if found.low <= space <= found.high:
                return found.height + (space - known) * found.steep
        found = self._extent(space)
        self.lines.append((space, found))
        return found.height

    def _extent(self, space: float) -> GalleyExtent:
        return self.known.extent(space, lambda: box_extent(self.box, self.context(space), self.place.width))


class PageCell:
    """A tile of a page in its place, and the start edge of that.

    Until the page is `leveled` all room in a tile follows one factor, then that over its copy the page.
    A tile that is `lifted` has more room for what is behind its copy.
    """

    def __init__(self, bench: Bench, tile: Tile, scale: float, place: Place, x: float, page: float) -> None:
        self.tile, self.x = tile, x
        self._bench, self._scale, self.place, self._page = bench, scale, place, page
        self.arrangement = bench.blocks[tile.piece.block].arrangements[tile.arrangement]
        self._behind = backdrop(bench, tile.piece.block, self.arrangement)
        self.lifted(0.0)

    def lifted(self, more: float) -> None:
        """Give the tile more room under its copy, in points; the page has to be leveled again."""
        self.place = replace(self.place, lift=self.place.lift + more)
        self._open = self._now = _PlacedTile(self._bench, self.tile, self._scale, self.place)

    def leveled(self, over: float) -> None:
        """Let the room over the copy be that of the page, in points."""
        place = replace(self.place, over=over)
        self._now = _PlacedTile(self._bench, self.tile, self._scale, place)

    def height(self, space: float) -> float:
        """Return how high the tile is at a factor of its spaces, in points."""
        return self._now.height(space)

    def sprung(self, space: float) -> float:
        """Return what the tile may take beyond its height at a factor of its spaces, before a hole is seen.

        In points.  The more open its gaps are, the less they may open further.
        """
        at, space = self._open, max(1.0, round(space, 4))
        taken = at.known.sprung(
            space, lambda: springs(at.box, at.context(space), at.height(space), at.place.width)
        )
        piece = self.tile.piece
        lines = line_room(piece, at.height(1.0)) if piece.lines else 0.0
        return taken + sky_room(self._bench, self.tile, self.arrangement, self._page) + lines

    @property
    def uneven(self) -> tuple[float, ...]:
        """How far columns in the tile end above the highest beside them, in points, beyond their springs."""
        at = self._open
        if at.known.uneven is None:
            at.known.uneven = tuple(uneven(at.box, at.context(1.0), at.place.width))
        return at.known.uneven

    def set(self, space: float, height: float) -> SetTile:
        """Return the tile filling a height, with its spaces at a factor."""
        at = self._now
        make = partial(self._set, at, space, height)
        return set_tile(at.known, (at.key, space, height), make) if at.key else make()

    def _set(self, at: _PlacedTile, space: float, height: float) -> SetTile:
        context = at.context(space)
        galley = set_box(at.box, context, at.place.width, height)
        if not self._behind:
            return SetTile(galley, 0.0)
        # The copy of a tile without what lies behind it, which is laid only if the plan stays.
        copy: Galley = galley
        if isinstance(at.box, Layers):
            copy = set_box(at.box.layers[-1], context, galley.width, galley.height)
        return SetTile(galley, lift(self._bench, copy, self._behind, at.place.edges))
