"""The arrangement in which a block with a picture parts between its lines: the picture, its copy under it."""

from __future__ import annotations

from factsheet.boxes.art import PictureBox
from factsheet.boxes.choice import EachBox
from factsheet.boxes.stack import StackBox
from factsheet.content.edition import Edition
from factsheet.layout.model import Arrangement, BlockSpec
from factsheet.units import TypeLength

STACKED = "stacked"
"""The name of that arrangement: no block stands in it that is not parted between its lines."""

_GAP = TypeLength(6.0)


def has_lines(arrangement: Arrangement) -> bool:
    """Return whether a block in an arrangement may part between its lines.

    None does with a picture beside them, nor where a box is repeated for each item and never set itself, nor
    in type larger than that of the page.
    """
    plain = arrangement.picture is None and arrangement.larger == 1
    return plain and not isinstance(arrangement.box, EachBox)


def with_stacked(edition: Edition, block: BlockSpec) -> BlockSpec:
    """Return a block that stands with a picture whatever it parts by, with an arrangement that may part.

    One paragraph of it may be higher than a page.  The picture is shown whole, within the margins.
    """
    ways = [each for each in block.arrangements.values() if each.is_there(edition.find)]
    pictured = [
        each
        for each in ways
        if each.picture
        and edition.find(each.picture.of or block.shows[0])
        and not isinstance(each.box, EachBox)
    ]
    if not pictured or any(has_lines(each) for each in ways):
        return block
    of = min(pictured, key=lambda each: (each.reads, each.rank))
    assert of.picture is not None
    high = of.picture.most or of.picture.least
    shown = PictureBox(picture=of.picture.of, turns=True, contain=True, start=True, natural_height=high)
    box = StackBox(stack=(shown, of.box), gap=_GAP) if of.picture.of else of.box
    way = Arrangement(measure=(3, 12), reads=of.reads, rank=of.rank, box=box)
    return block.model_copy(update={"arrangements": {**block.arrangements, STACKED: way}})
