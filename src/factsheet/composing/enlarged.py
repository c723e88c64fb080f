"""Arrangements in larger type, for a sheet that has so little copy that it is a poster."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from factsheet.boxes.plain import PlainBox
from factsheet.layout.model import BlockSpec

LITTLE = 600.0
"""How many characters of copy are little, for each page as large as A4."""

_LARGE, _POSTER = ("large", 1.35, 0.0), ("poster", 1.7, 0.6)
_SMALL = 0.5  # how much less it is liked that a block stands in the type of the page


def with_larger(blocks: Mapping[str, BlockSpec], hotlines: Collection[str]) -> dict[str, BlockSpec]:
    """Return the blocks of a sheet with little copy, those that are set plainly in larger type, too.

    Type grows with the page up to what is read from near: three short steps on a poster would stand small in
    their field, and lean to its start.  Tables, charts and portraits fill the width of their place as they
    are.  One block by itself may be larger than several, which are to look alike.  Among several the number
    of one of the `hotlines` is as wide as its place in the type of the page: what stands over it is not to
    come near it.
    """
    among = [name for name, block in blocks.items() if _is_plain(block)]
    ways = (_LARGE, _POSTER) if len(among) == 1 else (_LARGE,)
    among = [name for name in among if len(among) == 1 or name not in hotlines]
    return {name: _larger(block, ways) if name in among else block for name, block in blocks.items()}


def _is_plain(block: BlockSpec) -> bool:
    way, boxes = block.arrangements.get("one"), [each.box for each in block.arrangements.values()]
    rows = any(isinstance(box, PlainBox) and box.across for box in boxes)
    return (
        way is not None and isinstance(way.box, PlainBox) and not rows and "listed" not in block.arrangements
    )


def _larger(block: BlockSpec, ways: tuple[tuple[str, float, float], ...]) -> BlockSpec:
    of = block.arrangements["one"]
    made = {
        name: each.model_copy(update={"rank": each.rank + _SMALL})
        for name, each in block.arrangements.items()
    }
    for name, factor, rank in ways:
        made[name] = of.model_copy(update={"larger": factor, "rank": of.rank + rank})
    return block.model_copy(update={"arrangements": made})
