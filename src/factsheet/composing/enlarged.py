"""Arrangements in larger type, for a sheet that has so little copy that it is a poster."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from factsheet.boxes.plain import PlainBox
from factsheet.composing.ranks import leads_of
from factsheet.composing.stacked import STACKED
from factsheet.document.nodes import Group, Heading, has_main, walk
from factsheet.layout.model import Arrangement, BlockSpec
from factsheet.setting.style import Style

LITTLE = 600.0
"""How many characters of copy are little, for each page as large as A4."""
AS_DESIGNED, LARGE, POSTER = 1.0, 1.3, 1.6
"""How many times as large as the type of the page that of all blocks under the header is."""

_NAMES = {LARGE: "large", POSTER: "poster"}
_RANKS = {LARGE: 0.0, POSTER: 0.6}
_SMALL = 0.5  # how much less it is liked that a block stands in the type of the page
_EVEN = 0.99  # of a size: what passes for as large
_APART = frozenset({"header", "publisher", "call_to_action", "sources", "imprint"})


def enlarged(blocks: Mapping[str, BlockSpec], groups: Mapping[str, Group | None]) -> frozenset[str]:
    """Return the blocks of a sheet with little copy that may stand in larger type; none if no copy is plain.

    All that is read under the header does, so that headings of one rank, running text and notes are as large
    in each block.
    """
    if not any(map(_is_plain, blocks.values())):
        return frozenset()

    def is_read(name: str) -> bool:
        group, ways = groups[name], blocks[name].arrangements.values()
        if not group or (group.kind or group.id) in _APART:
            return False
        plainly = any(isinstance(each.box, PlainBox) for each in ways)
        return plainly or any(isinstance(each, Heading) for each in walk(group))

    larger = {name: group for name, group in groups.items() if group and is_read(name)}
    # A hotline is as wide as its place in the type of the page: what stands around it is not to come near it.
    loud = len(larger) > 1 and any(map(has_main, larger.values()))
    return frozenset() if loud else frozenset(larger)


def _is_plain(block: BlockSpec) -> bool:
    """Whether a block is copy that is set plainly.

    Tables, charts and cells of portraits or names fill the width of their place as they are.
    """
    way = block.arrangements.get("one")
    cells = any(
        isinstance(each.box, PlainBox) and each.box.across and each.cells
        for each in block.arrangements.values()
    )
    return (
        way is not None and isinstance(way.box, PlainBox) and not cells and "listed" not in block.arrangements
    )


def in_levels(blocks: Mapping[str, BlockSpec], larger: Collection[str]) -> dict[str, BlockSpec]:
    """Return the blocks of a sheet, some of them in type of all levels, too."""
    levels = _levels(larger)
    return {name: _in_levels(block, levels) if name in larger else block for name, block in blocks.items()}


def ways_of(
    blocks: Mapping[str, BlockSpec], larger: Collection[str], designed: Mapping[str, Style], text: str
) -> dict[float, dict[str, frozenset[str]]]:
    """Return the names of the arrangements in which each block may stand on a sheet, for each level.

    What may be `larger` is of that level.  No running text, which has the style `text`, is larger than the
    lead over it: in some scripts the lead of no header is as large as that of the largest level.
    """
    found = dict[float, dict[str, frozenset[str]]]()
    for level in _levels(larger):
        least = _EVEN * level * designed[text].size

        def stands(name: str, way: Arrangement, level: float = level, least: float = least) -> bool:
            if name in larger:
                return way.larger == level
            return level == AS_DESIGNED or all(designed[lead].size >= least for lead in leads_of(way))

        ways = {
            name: frozenset(called for called, way in block.arrangements.items() if stands(name, way))
            for name, block in blocks.items()
        }
        if level == AS_DESIGNED or all(ways.values()):
            found[level] = ways
    return found


def _levels(larger: Collection[str]) -> tuple[float, ...]:
    """The factors that the type of some blocks may have on a sheet, the least first.

    Type grows with the page up to what is read from near: three short steps on a poster would stand small in
    their field, and lean to its start.  One block by itself may be larger than several.
    """
    if not larger:
        return (AS_DESIGNED,)
    return (AS_DESIGNED, LARGE, POSTER) if len(larger) == 1 else (AS_DESIGNED, LARGE)


def _in_levels(block: BlockSpec, levels: tuple[float, ...]) -> BlockSpec:
    """A block in type of all levels: its arrangement `one` is called `large`, another `two large`.

    A table is no list because its sheet has little copy, nor a chart its numbers.
    """
    made = {
        name: each.model_copy(update={"rank": each.rank + _SMALL})
        for name, each in block.arrangements.items()
    }
    for level in levels[1:]:
        for name, each in block.arrangements.items():
            if name != STACKED and not (isinstance(each.box, PlainBox) and each.box.listed):
                called = _NAMES[level] if name == "one" else f"{name} {_NAMES[level]}"
                update = {"larger": each.larger * level, "rank": each.rank + _RANKS[level]}
                made[called] = each.model_copy(update=update)
    return block.model_copy(update={"arrangements": made})
