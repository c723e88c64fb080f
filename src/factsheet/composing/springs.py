"""How much more height tiles may take than they need, before a hole is seen."""

from __future__ import annotations

from factsheet.boxes.art import DrawingBox, PictureBox
from factsheet.boxes.box import Box
from factsheet.boxes.choice import Layers, expand
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

    A picture beside copy that is `high` is so high already: it takes what is left up to its greatest height.
    A chart takes what its kind may grow by in a `width`, a picture that is shown whole what it may there, if
    that is told.
    """
    match box:
        case StackBox():
            children = expand(box.stack, setting)
            own = 0.0
            if box.gap.max is not None:
                own = max(0.0, box.gap.max - box.gap.best) * max(0, len(children) - 1)
            alone = high if len(children) == 1 else 0.0
            inside = max(0.0, inside_of(box, width))
            return own + sum(springs(child, inner, alone, inside) for child, inner in children)
        case DealBox() if box.row_gap.max is not None:
            rows = rows_of(expand(box.deal, setting), box.count)
            return max(0.0, box.row_gap.max - box.row_gap.best) * max(0, rows - 1)
        case PictureBox() if box.contain and box.grow and box.max_height is not None and width:
            most = box.most_height(setting, width) or 0.0
            return max(0.0, most - box.extent(setting, width).height)
        case PictureBox() | DrawingBox() if box.grow and box.max_height is not None:
            return max(0.0, box.max_height - max(box.natural_height or 0.0, high))
        case RowBox():
            return max(
                (springs(child, inner, high) for child, inner in expand(box.row, setting)), default=0.0
            )
        case Layers():
            return springs(box.layers[-1], setting, 0.0, width)
        case PlainBox() if width:
            return box.chart_room(setting, width)
    return 0.0
