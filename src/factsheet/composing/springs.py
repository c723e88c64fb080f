"""How much more height tiles may take than they need, before a hole is seen."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from factsheet.boxes.art import DrawingBox, PictureBox
from factsheet.boxes.box import Box, box_extent, taken_round
from factsheet.boxes.choice import Child, Layers, expand
from factsheet.boxes.deal import DealBox, rows_of
from factsheet.boxes.level import inside_of
from factsheet.boxes.lines import FEATHER
from factsheet.boxes.plain import PlainBox
from factsheet.boxes.row import RowBox
from factsheet.boxes.stack import StackBox
from factsheet.composing.bench import Bench
from factsheet.composing.plan import BlockPart, Tile
from factsheet.layout.model import Arrangement
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.style import Align, Gap
from factsheet.units import MM

UNEVEN = 4 * MM
"""How far copy may end above what grows beside it: less than is seen as a hole."""


def line_room(piece: BlockPart, height: float) -> float:
    """Return how much more height the lines of a tile so high may take: those of one that parts there."""
    return 0.9 * FEATHER * height if piece.lines else 0.0


def sky_room(bench: Bench, tile: Tile, arrangement: Arrangement, height: float) -> float:
    """Return how much a tile of a block with a sky may grow on a page of a height, in points."""
    sky, picture = bench.blocks[tile.piece.block].sky, arrangement.picture
    if sky is None or (picture and picture.side == "end"):
        return 0.0
    return height * (sky.most if bench.finds(sky.picture) else sky.bare)


def springs(box: Box, setting: LayoutContext, high: float = 0.0, width: float = 0.0) -> float:
    """Return how much more height a box may take than it needs, before a hole is seen, in points.

    A picture beside copy that is `high` is so high already: it takes what is left up to its greatest height,
    as long as the copy ends near it.  A chart takes what its kind may grow by in a `width`, a picture that is
    shown whole what it may there, if that is told.
    """
    match box:
        case StackBox():
            inside = max(0.0, inside_of(box, width))
            children = _standing(box, setting, inside)
            own = _more(box.gap, setting) * max(0, len(children) - 1)
            top, bottom, _, _ = taken_round(box, setting.step.space)
            alone = max(0.0, high - top - bottom) if len(children) == 1 else 0.0
            # A box that does not grow is given no more than it needs, whatever its gaps could take.
            return own + sum(springs(child, inner, alone, inside) for child, inner in children if child.grow)
        case DealBox():
            rows = rows_of(expand(box.deal, setting), box.count)
            return _more(box.row_gap, setting) * max(0, rows - 1)
        case PictureBox() if box.contain and box.grow and box.max_height is not None and width:
            most = box.most_height(setting, width) or 0.0
            return max(0.0, most - box.extent(setting, width).height)
        case PictureBox() | DrawingBox() if box.grow and box.max_height is not None:
            own = box.extent(setting, width).height if width else box.natural_height or 0.0
            return max(0.0, (box.most_height(setting, width) or 0.0) - max(own, high))
        case RowBox():
            if width:
                columns = [(child, inner, wide) for child, inner, wide, _ in box.columns_in(setting, width)]
            else:
                columns = [(child, inner, 0.0) for child, inner in expand(box.row, setting)]
            each = [springs(child, inner, high, wide) for child, inner, wide in columns]
            return max(0.0, min(max(each, default=0.0), _level_room(box, setting, width)))
        case Layers():
            return springs(box.layers[-1], setting, 0.0, width)
        case PlainBox() if width:
            return box.chart_room(setting, width)
    return 0.0


def _more(gap: Gap, setting: LayoutContext) -> float:
    """How much wider a gap may be than it is with all room as open as it is there, in points."""
    return 0.0 if gap.max is None else max(0.0, gap.max - gap.at(setting.step.space))


def _standing(box: StackBox, setting: LayoutContext, width: float) -> list[Child]:
    """The boxes of a stack that stand in it: between those that have nothing to show there is no gap."""
    children = expand(box.stack, setting)
    if not width:
        return [*children]
    return [each for each in children if each[0].grow or box_extent(each[0], each[1], width).there]


def uneven(box: Box, setting: LayoutContext, width: float) -> list[float]:
    """Return how far columns in a box end above the highest beside them, in points.

    What their springs take is no part of it.  Items in a row, all set alike, may have more lines or fewer.
    What a picture beside the copy of a whole tile leaves empty is told elsewhere.
    """
    match box:
        case StackBox():
            inside, found = max(0.0, inside_of(box, width)), list[float]()
            for child, inner in expand(box.stack, setting):
                if isinstance(child, RowBox):
                    found += _short_of(_columns(child, inner, inside))
                else:
                    found += uneven(child, inner, inside)
            return found
        case Layers():
            return uneven(box.layers[-1], setting, width)
        case RowBox():
            return _short_of([each for each in _columns(box, setting, width) if each.extent.lines])
        case DealBox() | PlainBox():
            return box.uneven(setting, width)
    return []


def voids(box: Box, setting: LayoutContext, width: float) -> list[float]:
    """Return how much lower copy is than a drawing of its number, both at the foot of a row, in points."""
    match box:
        case StackBox():
            inside = max(0.0, inside_of(box, width))
            return [
                room for child, inner in expand(box.stack, setting) for room in voids(child, inner, inside)
            ]
        case RowBox() if width:
            drawn, copy = list[float](), list[float]()
            for child, inner, _, own in box.columns_in(setting, width):
                if _stands_at_foot(child):
                    (drawn if _shows_number(child, inner) else copy).append(own.height)
            return [max(0.0, max(drawn) - each) for each in copy] if drawn else []
    return []


def _shows_number(box: Box, setting: LayoutContext) -> bool:
    """Whether a box is a drawing of a number, or has one in it."""
    if isinstance(box, StackBox):
        return any(_shows_number(child, inner) for child, inner in expand(box.stack, setting))
    return isinstance(box, DrawingBox) and bool(box.value)


def _stands_at_foot(box: Box) -> bool:
    return box.align is Align.END or (isinstance(box, StackBox) and box.justify is Align.END)


class _Column(NamedTuple):
    """A column of a row: what its springs may take, in points, its extent, and how high the row is."""

    spring: float
    extent: GalleyExtent
    high: float


def _short_of(columns: list[_Column]) -> list[float]:
    return [each.high - each.extent.height - each.spring for each in columns]


def _level_room(box: RowBox, setting: LayoutContext, width: float) -> float:
    """How much more height a row may take before copy in it ends too far above what grows beside it."""
    copy = [each for each in _columns(box, setting, width) if each.extent.lines]
    return min((UNEVEN - short for short in _short_of(copy)), default=inf)


def _columns(box: RowBox, setting: LayoutContext, width: float) -> list[_Column]:
    """The columns of copy and of pictures in a row that end where they end.

    None that is placed in the height of the row, or takes all of it, and none of items set alike.
    """
    if not width or box.along != "top" or box.justify is not None:
        return []
    columns = box.columns_in(setting, width)
    if len({id(child) for child, *_ in columns}) == 1:
        return []
    high = max((own.height for *_, own in columns), default=0.0)
    return [
        _Column(springs(child, inner, 0.0, wide), own, high)
        for child, inner, wide, own in columns
        if (own.lines or _is_picture(child)) and child.align is None and not _reaches_foot(child)
    ]


def _is_picture(box: Box) -> bool:
    return isinstance(box, StackBox) and len(box.stack) == 1 and isinstance(box.stack[0], PictureBox)


def _reaches_foot(box: Box) -> bool:
    """Whether something takes all height that it is given, down to its foot."""
    match box:
        case StackBox():
            return box.justify is Align.END or any(each.grow and _reaches_foot(each) for each in box.stack)
        case PictureBox() | DrawingBox():
            return bool(box.grow) and box.max_height is None
    return False
