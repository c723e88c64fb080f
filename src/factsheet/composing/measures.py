"""How high tiles are: measured at a series of widths, read between them for any width and scale.

All lengths of a tile follow its type, so a tile of width w at scale s is s / b times as high as one of width
w b / s at scale b.  A few base scales keep the floors of small type and fitted type honest.  An error of a
line does not matter here: the pages that stay are set exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from factsheet.boxes.box import Box, Side, box_extent, set_box
from factsheet.boxes.lines import NOTES, TITLES, BoxLine, cuts_of, lines_of, reach_of
from factsheet.composing import badness
from factsheet.composing.backdrop import Backdrop, backdrop, room_over
from factsheet.composing.bench import AS_LISTS, NUMBERS, Bench, context_of, is_text, rules_of
from factsheet.composing.known import known_measure, tile_key
from factsheet.composing.plan import GRID, BlockPart, Demerit, Demerits, Tile
from factsheet.composing.springs import line_room, sky_room, springs, uneven, voids
from factsheet.composing.stacked import STACKED, has_lines
from factsheet.composing.tiles import (
    Place,
    heights_of,
    picture_width,
    sides,
    tallest,
    tile_box,
    under_picture,
)
from factsheet.composing.upright import lies
from factsheet.composing.wishes import preferred
from factsheet.document.ids import owner_path, parent_path
from factsheet.layout.model import Arrangement, SidePicture
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import LargeLines
from factsheet.units import MM

UNEVEN_COLUMNS = "uneven columns"
"""The name of the term of columns in a tile that end above their neighbors."""
_ON_PANELS = 5.0  # times as dear is a chart as its numbers
_STEP = 0.09  # between two widths of the series, as a logarithm
_UNIT = 100.0
_OPEN = 1.4  # the factor of all room at which it is seen how much of a tile follows it
_BASES = (0.94, 1.2, 1.7)
_READING_COLUMN = 15.7 * MM  # a column of the type at the designed size
_DRAWN, _NARROW = 210 * MM, 160 * MM  # the width that layouts are drawn for, and one that is much narrower
_ACROSS = frozenset({Side.START, Side.END})
_MANY = 24  # paragraphs
_SAMPLE = 8  # so many paragraphs show what a part of a block has round them
_LOOSE = 0.45  # how far under or over its columns an arrangement for reading may stand


class TileMeasure(NamedTuple):
    """A tile at a width: its height, how much of it follows the space, what it may take more, in points.

    `title` are the lines of the title in it, `short` is how far columns in it end above the highest beside
    them, in points, `spare` how many lines copy has that stands word by word, and whether it is a chart of
    columns that `lies` down: of what is measured at a width, to be read between two.
    """

    height: float
    space: float
    spring: float
    overfull: bool
    terms: Demerits
    title: LargeLines | None = None
    short: tuple[float, ...] = ()
    lies: bool = False
    spare: float = 0.0


class LinedBlock(NamedTuple):
    """The lines of a block across the page, its height in points, and before which of them it may part."""

    lines: tuple[BoxLine, ...]
    height: float
    cuts: tuple[int, ...]


class TileHeights:
    """The heights of the tiles of one edition, each measured when it is first asked for."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self._bases = tuple(base * bench.paper_scale for base in _BASES)
        self._opened: dict[tuple[Tile, float], float] = {}
        self._known: dict[tuple[Tile, float, int], TileMeasure] = {}
        self._boxes: dict[tuple[Tile, float], Box] = {}
        self._base: dict[float, float] = {}
        self._read: dict[tuple[Tile, float, float, frozenset[Side]], TileMeasure] = {}
        self._as_list: dict[tuple[str, float], bool] = {}
        self._lines: dict[tuple[str, float], LinedBlock] = {}
        self._choices: dict[BlockPart, tuple[tuple[Tile, Arrangement], ...]] = {}

    def choices(self, piece: BlockPart) -> tuple[tuple[Tile, Arrangement], ...]:
        """Return the arrangements that the content of a piece allows."""
        if piece.lines and piece != piece.all_lines:
            whole = self.choices(piece.all_lines)
            return tuple((Tile(piece, tile.arrangement), arrangement) for tile, arrangement in whole)
        found = self._choices.get(piece)
        if found is None:
            block = self.bench.blocks[piece.block]
            found = tuple(
                (Tile(piece, name), arrangement)
                for name, arrangement in block.arrangements.items()
                if (piece.lines or name != STACKED) and self.bench.allows(arrangement, piece)
            )
            if piece.lines:
                # All lines of a block stand in one arrangement: that which reads down a single column.
                found = tuple(sorted((each for each in found if has_lines(each[1])), key=_read_down)[:1])
            self._choices[piece] = found
        return found

    def as_list(self, block: str, scale: float) -> bool:
        """Return whether the columns of a table do not hold beside each other across the page at a scale.

        Where lines may end inside words, they hold at the price of words in pieces: it is a list there, too.
        """
        found = self._as_list.get((block, scale))
        if found is None:
            name, arrangement = next(iter(self.bench.blocks[block].arrangements.items()))
            place = Place(self.bench.size.width, _ACROSS)
            whole = self._in_whole_words()
            found = whole.measure(Tile(BlockPart(block), name), arrangement, scale, place).overfull
            self._as_list[block, scale] = found
        return found

    def _in_whole_words(self) -> TileHeights:
        """The heights of the same tiles where no line ends inside a word."""
        bench = self.bench
        if not bench.step.anywhere:
            return self
        step = replace(bench.step, anywhere=False)
        return bench.once(
            ("whole words",), lambda: TileHeights(Bench(bench.edition, bench.layout, bench.library, step))
        )

    def cuts(self, block: str, scale: float) -> tuple[int, ...]:
        """Return before which of its lines a block may part at a scale, as it stands across the page."""
        return self.lined(block, scale).cuts

    def lined(self, block: str, scale: float) -> LinedBlock:
        """Return the lines of a block at a scale, as it stands across the page."""
        found = self._lines.get((block, scale))
        if found is None:
            found = LinedBlock((), 0.0, ())
            for _, arrangement in self.choices(BlockPart(block).all_lines):
                bench, width = self.bench, self.bench.size.width
                start, end = sides(bench, bench.frame, scale, _ACROSS)
                setting = bench.context(scale)
                galley = set_box(bench.scaled(arrangement, scale).box, setting, width - start - end)
                lines = lines_of(galley, setting)
                # Notes part from the last row of a table only where its parts do, as `parts_of` has it.
                apart = (TITLES if bench.step.tables else frozenset()) | (
                    NOTES if bench.step.below else frozenset()
                )
                found = LinedBlock(lines, galley.height, cuts_of(lines, apart))
            self._lines[block, scale] = found
        return found

    def stands(self, arrangement: Arrangement, span: int, scale: float) -> bool:
        """Return whether an arrangement may stand in so many columns of the page at a scale.

        Columns of a page much narrower than that which layouts are drawn for, such as a panel, are counted
        by the type: what is for a half of a page may stand across a panel.
        """
        wide = self.bench.size.width * span / GRID / scale
        if arrangement.columns:
            low, high = arrangement.columns
            if self.bench.size.width < _NARROW and not (span == GRID <= high):
                return low - _LOOSE <= wide / (_DRAWN / GRID) <= high + _LOOSE
            return low <= span <= high
        assert arrangement.measure is not None
        low, high = arrangement.measure
        width = wide / arrangement.larger / _READING_COLUMN * (210 / (12 * 15.7))
        return low - _LOOSE <= width and (high >= GRID or width <= high + _LOOSE)

    def measure(self, tile: Tile, arrangement: Arrangement, scale: float, place: Place) -> TileMeasure:
        """Return a tile's measure at a scale in a place; the ground does not matter."""
        key = (tile, scale, place.width, place.edges)
        found = self._read.get(key)
        if found is None:
            part = self._part if tile.piece.lines else self._between
            found = self._read[key] = part(tile, arrangement, scale, place)
        return found

    def _part(self, tile: Tile, arrangement: Arrangement, scale: float, place: Place) -> TileMeasure:
        """Some lines of a tile: as high as they are in it, since lines are not read between two widths."""
        bench, (block, first, stop, _) = self.bench, tile.piece
        if tile.piece != tile.piece.all_lines:
            # What all of its parts have round their lines is that of all lines.
            all_lines = Tile(tile.piece.all_lines, tile.arrangement)
            whole = self.measure(all_lines, arrangement, scale, place)
            lines, height, _ = self.lined(block, scale)
            if first >= len(lines):
                return whole._replace(height=whole.height - height, spring=0.0)
            top, bottom = reach_of(lines, height, first, stop)
            high = whole.height - height + bottom - top
            wide = whole.overfull and not first
            return whole._replace(height=high, spring=line_room(tile.piece, high), overfull=wide)
        box, setting = tile_box(bench, tile.piece, arrangement, scale, place), bench.context(scale)
        found = box_extent(box, setting, place.width)
        start, end = sides(bench, bench.frame, scale, place.edges)
        net = place.width - start - end
        terms = self._terms(tile, arrangement, scale, net, _lies(bench, tile, arrangement, scale, net))
        pad = rules_of(bench, scale).pad
        space = pad.top + pad.bottom
        wide = bool(found.overfull)
        return TileMeasure(found.height, space, line_room(tile.piece, found.height), wide, terms)

    def _between(self, tile: Tile, arrangement: Arrangement, scale: float, place: Place) -> TileMeasure:
        bench, frame = self.bench, self.bench.frame
        inner = rules_of(bench, scale).inner
        start, end = sides(bench, frame, scale, place.edges)
        picture = arrangement.picture
        net = place.width - start - end
        if picture and picture.side == "end" and Side.END in place.edges:
            net += end - inner
        # The width of a tile at no edge with as much room for its copy, at the nearest base scale.
        base = self._base.get(scale)
        if base is None:
            base = self._base[scale] = min(self._bases, key=lambda each: abs(math.log(scale / each)))
        wanted = max(20.0, (net + 2 * inner) * base / scale)
        low = math.floor(math.log(wanted / _UNIT) / _STEP + 1e-9)
        below, above = (
            self._measured(tile, arrangement, base, low),
            self._measured(tile, arrangement, base, low + 1),
        )
        first, second = _UNIT * math.exp(low * _STEP), _UNIT * math.exp((low + 1) * _STEP)
        share, factor = (wanted - first) / (second - first), scale / base
        height = factor * (below.height + (above.height - below.height) * share)
        behind = backdrop(bench, tile.piece.block, arrangement)
        if behind and below.title:
            title = below.title
            right, bottom = start + factor * max(title.widths), factor * title.bottom
            height = max(height, bottom + room_over(behind, place.width, right))
        # What is the same in both widths is so between them; of what is not, the very width is looked at.
        lying = below.lies if below.lies == above.lies else _lies(bench, tile, arrangement, scale, net)
        terms = self._terms(tile, arrangement, scale, net, lying)
        terms += _pictured(bench, tile, arrangement, scale, place, height)
        # Of a width in which copy is too wide no more is known.
        known = above if below.overfull else below
        spare = known.spare + (above.spare - known.spare) * share
        return TileMeasure(
            height,
            factor * (below.space + (above.space - below.space) * share),
            factor * below.spring + sky_room(bench, tile, arrangement, frame.height),
            # What is too wide only in the narrower of the two widths is looked at when it is set.
            above.overfull or (below.overfull and share < 0.5),
            (
                *(*known.terms, *_word_by_word(spare)),
                *(*_uneven(factor * each for each in _short_between(below, above, share)), *terms),
            ),
        )

    def _terms(self, tile: Tile, arrangement: Arrangement, scale: float, net: float, lying: bool) -> Demerits:
        """What is bad about an arrangement in so much width: rank, lines, empty cells, its chart."""
        bench, rank = self.bench, 2.0 * arrangement.rank
        # What the panels of a leaflet leave free is no reason to take larger type and lose a chart.
        rank *= _ON_PANELS if bench.folded and tile.arrangement == NUMBERS else 1.0
        terms = [Demerit("rank", rank)] if rank else []
        wanted = preferred(bench, tile.piece.block)
        if wanted and tile.arrangement != wanted:
            terms.append(Demerit("not as preferred", badness.PREFERENCE))
        if arrangement.reads:
            net = _beside_picture(arrangement, net)
            style = context_of(bench, arrangement, scale).style("small" if arrangement.small else "body")
            gaps = (arrangement.reads - 1) * 7 * MM * scale
            em = (net - gaps) / arrangement.reads / style.size
            terms.append(Demerit("length of lines", badness.measure(em, arrangement.small)))
        count = bench.items_in(tile.piece)
        if arrangement.cells and count:
            terms.append(Demerit("empty cells", badness.empty_cells(count, arrangement.cells)))
        if lying:
            terms.append(Demerit("columns as bars", badness.LYING))
        return tuple(terms)

    def _measured(self, tile: Tile, arrangement: Arrangement, base: float, step: int) -> TileMeasure:
        key = (tile, base, step)
        found = self._known.get(key)
        if found is None:
            summed = tile.piece.start and runs_on(self.bench, tile.piece.block)
            found = (self._summed if summed else self._set)(tile, arrangement, base, step)
            self._known[key] = found
        return found

    def _summed(self, tile: Tile, arrangement: Arrangement, base: float, step: int) -> TileMeasure:
        """A part of a block of many paragraphs, as high as they make the block.

        The parts that begin with its first are set, and one to see what a part has round its paragraphs: of
        n paragraphs there are n such parts, where there are n² from one paragraph to another.
        """
        name, start, stop, _ = tile.piece

        def upto(stop: int) -> TileMeasure:
            piece = BlockPart(name, 0, stop) if stop < self.bench.counts[name] else BlockPart(name)
            return self._measured(Tile(piece, tile.arrangement), arrangement, base, step)

        key = (Tile(BlockPart(name, 1, 1 + _SAMPLE), tile.arrangement), base, step)
        if key not in self._known:
            self._known[key] = self._set(key[0], arrangement, base, step)
        sample, of_sample = self._known[key], (upto(1), upto(1 + _SAMPLE))
        begun, ended = upto(start), upto(stop)

        def between(of: Callable[[TileMeasure], float]) -> float:
            return of(sample) + of(ended) - of(begun) - (of(of_sample[1]) - of(of_sample[0]))

        return TileMeasure(
            between(lambda each: each.height),
            max(0.0, between(lambda each: each.space)),
            max(0.0, between(lambda each: each.spring)),
            ended.overfull,
            sample.terms,
            short=sample.short,
        )

    def _box(self, tile: Tile, arrangement: Arrangement, base: float, width: float) -> Box:
        """The box of a tile at no edge: of all widths the same, where no picture is in it or behind it."""
        bench, block = self.bench, tile.piece.block
        if arrangement.picture or backdrop(bench, block, arrangement):
            return tile_box(bench, tile.piece, arrangement, base, Place(width))
        found = self._boxes.get((tile, base))
        if found is None:
            found = tile_box(bench, tile.piece, arrangement, base, Place(width))
            self._boxes[tile, base] = found
        return found

    def _set(self, tile: Tile, arrangement: Arrangement, base: float, step: int) -> TileMeasure:
        bench, width = self.bench, _UNIT * math.exp(step * _STEP)
        box = self._box(tile, arrangement, base, width)
        setting = context_of(bench, arrangement, base, 1.0, tile.piece)
        found = box_extent(box, setting, width)
        wide = self._opened.get((tile, base))
        if wide is None:
            # How much of it follows the space is about the same at all widths.
            wide = self._opened[tile, base] = _opening(bench, tile, arrangement, box, base, width)
        terms: Demerits = ()
        if not found.overfull:
            terms = _void(box, setting, width)
            if bench.blocks[tile.piece.block].display:
                terms += _display(found, width)
        return TileMeasure(
            found.height,
            wide,
            springs(box, setting, found.height, width),
            bool(found.overfull),
            terms,
            next((lines for lines in found.large if lines.path == "title" and lines.widths), None),
            () if found.overfull else tuple(uneven(box, setting, width)),
            _lies(bench, tile, arrangement, base, width - sum(sides(bench, bench.frame, base, frozenset()))),
            0.0 if found.overfull else _spare(found),
        )


class SetTileHeights(TileHeights):
    """The heights of tiles as they are set, not read between two widths: for one plan at its own scale.

    What is set for them there is of use again when the pages are.
    """

    def _between(self, tile: Tile, arrangement: Arrangement, scale: float, place: Place) -> TileMeasure:
        key = tile_key(self.bench, tile, scale, place)
        return known_measure(key, partial(self._as_set, tile, arrangement, scale, place))

    def _as_set(self, tile: Tile, arrangement: Arrangement, scale: float, place: Place) -> TileMeasure:
        bench, frame, width = self.bench, self.bench.frame, place.width
        box = tile_box(bench, tile.piece, arrangement, scale, place)
        setting = context_of(bench, arrangement, scale, 1.0, tile.piece)
        found = box_extent(box, setting, width)
        start, end = sides(bench, frame, scale, place.edges)
        net = width - start - end
        terms = self._terms(tile, arrangement, scale, net, _lies(bench, tile, arrangement, scale, net))
        terms += _pictured(bench, tile, arrangement, scale, place, found.height)
        terms += _uneven(uneven(box, setting, width)) + _void(box, setting, width)
        terms += _word_by_word(_spare(found))
        if bench.blocks[tile.piece.block].display:
            terms += _display(found, width)
        return TileMeasure(
            found.height,
            _opening(bench, tile, arrangement, box, scale, width),
            springs(box, setting, found.height, width) + sky_room(bench, tile, arrangement, frame.height),
            bool(found.overfull),
            terms,
        )


def uncut(measures: TileHeights, block: str, scale: float) -> dict[BlockPart, str]:
    """Return the parts of a block that parts between its lines which have no cut in them.

    Each with the path of the copy that takes most of it, or of the item or block that it is in.
    """
    lines, _, cuts = measures.lined(block, scale)
    found = {}
    for start, stop in pairwise((0, *cuts, len(lines))):
        read = [owner_path(line.opens) for line in lines[start:stop] if line.opens]
        most = max(read, key=read.count, default="")
        alone = 2 * read.count(most) > len(read)
        found[BlockPart(block, start, stop, lines=True)] = most if alone else parent_path(most)
    return found


def runs_on(bench: Bench, block: str) -> bool:
    """Return whether a block is running text of many paragraphs, that parts between them."""
    return block not in bench.lined and bench.counts[block] >= _MANY and is_text(bench, block)


def _read_down(choice: tuple[Tile, Arrangement]) -> tuple[bool, float, float]:
    """What brings the arrangement to the front whose lines follow each other: tables and charts as lists."""
    tile, arrangement = choice
    return tile.arrangement not in AS_LISTS, arrangement.reads, arrangement.rank


def _opening(
    bench: Bench, tile: Tile, arrangement: Arrangement, box: Box, scale: float, width: float
) -> float:
    """How much of a tile follows the space: what it is higher by where all room is open, per factor of it."""
    found = box_extent(box, context_of(bench, arrangement, scale, 1.0, tile.piece), width)
    if found.high >= _OPEN:
        return found.steep
    opened = box_extent(box, context_of(bench, arrangement, scale, _OPEN, tile.piece), width)
    return (opened.height - found.height) / (_OPEN - 1.0)


def _lies(bench: Bench, tile: Tile, arrangement: Arrangement, scale: float, net: float) -> bool:
    """Whether a tile is a chart of columns that lies down in so much width of copy and picture."""
    return lies(bench, tile.piece.block, arrangement, scale, _beside_picture(arrangement, net))


def _beside_picture(arrangement: Arrangement, net: float) -> float:
    """The width of the copy in so much width of copy and picture."""
    picture = arrangement.picture
    return net * (1 - picture.share) if picture and picture.side == "end" else net


def _pictured(
    bench: Bench, tile: Tile, arrangement: Arrangement, scale: float, place: Place, height: float
) -> Demerits:
    """What is bad about the picture that stands in a tile, or behind its copy."""
    picture = arrangement.picture
    if picture and picture.of:
        amid = badness.AMID if tile.piece.start and picture.side == "top" else 0.0
        wide = picture_width(bench, arrangement, scale, place)
        under = under_picture(bench, arrangement, scale, place)
        cut = _cut(bench, tile.piece.block, picture, scale, (wide, height, under))
        return (*cut, Demerit("picture amid copy", amid))
    behind = backdrop(bench, tile.piece.block, arrangement)
    if not behind:
        return ()
    return _cut_behind(behind, place.width, height + sky_room(bench, tile, arrangement, bench.frame.height))


def _cut(
    bench: Bench, block: str, picture: SidePicture, scale: float, room: tuple[float, float, float]
) -> Demerits:
    """What is bad about how much of a picture its place in a tile cuts off.

    The room is as wide as the picture and as high as the tile, with so much paper under the picture.
    """
    wide, height, under = room
    art = bench.art(picture.of)
    if art is None:
        return ()
    ratio, bare = art.width / art.height, 0.0
    if picture.side == "end":
        high = min(height - under, tallest(bench, picture, wide))
        of, page = bench.blocks[block], bench.size
        if high < height - under:
            field = wide * (height - high) / (page.width * page.height)
            bare = badness.bare(height - high, 1 - high / height, field, all(of.grounds), of.display)
    else:
        least, most = heights_of(bench, picture, scale, wide)
        high = min(max(wide / ratio, least), most)
    there = wide / high
    lost = 1 - min(there, ratio) / max(there, ratio)
    sliver = lost > 0.05 and max(there, 1 / there) > badness.LONGEST * 1.02
    bleed = 2 * bench.layout.spec.page.bleed
    coarse = badness.coarse(art.shown(wide + bleed, high + bleed) / art.widest)
    return (
        Demerit("picture cut", badness.cut(lost, sliver)),
        Demerit("bare beside copy", bare),
        Demerit("coarse picture", coarse),
    )


def _cut_behind(behind: Backdrop, width: float, height: float) -> Demerits:
    """Return what is bad about how much of a picture behind copy is cut off at its sides; over it is sky.

    The tile is as high as it may grow.
    """
    lost = 1 - (width / height) / (behind.art.width / behind.art.height)
    return (Demerit("picture cut", badness.cut(max(0.0, lost), sliver=False)),)


def _short_between(below: TileMeasure, above: TileMeasure, share: float) -> tuple[float, ...]:
    """How far columns end above the highest beside them in a width between two, read as heights are.

    Where they are not the same columns, it is that of the nearer width.
    """
    if len(below.short) != len(above.short):
        return below.short if share < 0.5 else above.short
    pairs = zip(below.short, above.short, strict=True)
    return tuple([first + (second - first) * share for first, second in pairs])


def _uneven(short: Iterable[float]) -> Demerits:
    """What is bad about columns in a tile that end so far above their neighbors, in points."""
    ends = sum(map(badness.foot, short))
    return (Demerit(UNEVEN_COLUMNS, ends),) if ends else ()


def _void(box: Box, setting: LayoutContext, width: float) -> Demerits:
    """What is bad about columns in a tile that begin under their neighbors."""
    over = sum(map(badness.void, voids(box, setting, width)))
    return (Demerit("void over copy", over),) if over else ()


def _spare(found: GalleyExtent) -> float:
    return sum(each.spare for each in found.large)


def _word_by_word(spare: float) -> Demerits:
    """What is bad about copy with so many lines to spare: each holds hardly more than a word."""
    return (Demerit("word by word", badness.lines_to_spare(spare)),) if spare else ()


def _display(found: GalleyExtent, room: float) -> Demerits:
    """What is bad about the lines of large type: how many they are, how uneven those of the title."""
    terms = []
    for path, number, widths, _, parted, _ in found.large:
        if parted:
            terms.append(Demerit("words parted", badness.WORD_PARTED))
        if path == "title" and widths:
            terms.append(Demerit("lines of the title", badness.lines_of_title(widths, room)))
        else:
            terms.append(Demerit("words in large type", badness.lines_of_display(number)))
    return tuple(terms)
