"""What the data asks for of its pages: an arrangement, a page, front or back; and what they do not keep."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from factsheet.composing import badness
from factsheet.composing.bench import Bench, shown_first
from factsheet.composing.plan import BlockPart, Plan, Tile
from factsheet.content.findings import suggestion
from factsheet.errors import IN_LAYOUT, Diagnostic, Severity, Span

# Times as dear is a block that stands on another panel than it asks for.  Where several ask for one panel,
# half as much for all but one: what does not go on it in good type leaves no other panels blank.
_LEAFLET, _SHARED = 4.0, 2.0
_HINT = "take the wish out, shorten the copy, or choose other pages"


def called(bench: Bench, block: str) -> tuple[str, ...]:
    """Return what the data may call a block of the layout by: its name there, its id, its kind."""
    group = shown_first(bench.edition, bench.blocks[block])
    return (block, group.id, group.kind) if group else (block,)


def preferred(bench: Bench, block: str) -> str:
    """Return the arrangement of a block that the data asks for; nothing if the layout has none such."""
    prefer = bench.layout.options.prefer
    if not prefer:
        return ""
    wanted = next((prefer[name] for name in called(bench, block) if name in prefer), "")
    return wanted if wanted in bench.blocks[block].arrangements else ""


def wishes_unkept(bench: Bench, piece: BlockPart, place: int, page: int, pages: int) -> float:
    """Return how bad it is where a piece stands, so many-th on a page; 0 where its block asks to stand."""
    wishes, bad = bench.wishes.get(piece.block), 0.0
    if wishes is None:
        return bad
    if wishes.stand == "back" and bench.folded:
        astray = page == 0 or page < pages - 1
    else:
        astray = bool(wishes.stand) and pages > 1 and (wishes.stand == "front") != (page == 0)
    if astray and bench.folded:
        # A panel that holds little is less of a fault than one that is not where readers turn to.
        asking = [name for name, each in bench.wishes.items() if each.stand == wishes.stand]
        nearest = asking[0 if wishes.stand == "front" else -1]
        bad += (_LEAFLET if piece.block == nearest else _SHARED) * badness.WISH
    elif astray:
        bad += badness.WISH
    if wishes.new_page and place > 0 and piece.start == 0:
        bad += badness.NEW_PAGE
    return bad


def ends_early(bench: Bench, first: BlockPart, last: BlockPart) -> bool:
    """Return whether a page from one piece to another may end anywhere: the data asks for its end.

    So may one that a block has for itself which asks for a page, and the last page of such a sheet.
    """
    if not bench.ends or (last.stop and last.stop < bench.counts[last.block]):
        return False
    whole = first == last and not (bench.folded and first.start)  # the rest of it on a panel is left over
    alone = whole and first.block in bench.wishes and bench.wishes[first.block].new_page
    return last.block in bench.ends or alone or (not bench.folded and last.block == [*bench.blocks][-1])


def hole(bench: Bench, page: int, tiles: Iterable[Tile], left: float, height: float) -> float:
    """Return the badness of what nothing fills of a page so high, in points: of a panel it is another.

    The back that one of its blocks asks for may hold that block and little else.
    """
    if not bench.folded or page == 0:
        return badness.hole(left)
    there = tuple(tiles)
    whole, wishes = are_whole(there), (bench.wishes.get(tile.piece.block) for tile in there)
    if any(each.stand == "back" for each in wishes if each):
        return badness.panel_end(left, math.inf, whole)
    return badness.panel_end(left, height, whole)


def are_whole(tiles: Iterable[Tile]) -> bool:
    """Return whether all tiles hold whole blocks, none a part of one."""
    return not any(tile.piece.stop for tile in tiles)


def panel_of(bench: Bench, page: int, pages: int) -> int:
    """Return on which panel of a folded sheet a page stands, one of so many, all counted from 0.

    Where a block asks for the back, the last is the panel that is seen when the leaflet is turned over, and
    those before it stay blank.
    """
    asked = bench.folded and any(each.stand == "back" for each in bench.wishes.values())
    return len(bench.sizes) - 1 if asked and 1 < pages == page + 1 else page


def unkept_wishes(bench: Bench, plan: Plan) -> Iterator[Diagnostic]:
    """Yield a warning for each wish of the data that a plan does not keep."""
    edition, options = bench.edition, bench.layout.options
    pages = [[tile for band in page for column in band for tile in column.tiles] for page in plan.pages]
    for number, tiles in enumerate(pages):
        for order, tile in enumerate(tiles):
            if wishes_unkept(bench, tile.piece, order, number, len(pages)):
                group = shown_first(bench.edition, bench.blocks[tile.piece.block])
                path = group.id if group else tile.piece.block
                kind = "panel" if bench.folded else "page"
                where = panel_of(bench, number, len(pages)) + 1
                said = f"{path} stands on {kind} {where}, not where it asks to"
                place = edition.place(path) or IN_LAYOUT
                hint = _way_out(bench, tile.piece.block)
                yield Diagnostic(said, place, hint, path, Severity.WARNING, code="wish-not-kept")
    if len(pages) == 1 and not bench.folded:
        yield from _back_of_one(bench, pages[0])
    place = options.spans.get("prefer") or edition.place("") or IN_LAYOUT
    shown = [tile for tiles in pages for tile in tiles]
    for key, name in options.prefer.items():
        yield from _preferred(bench, key, name, shown, place)


def _way_out(bench: Bench, block: str) -> str:
    """What may be done about a block that does not stand where it asks to."""
    needed, asked = 1 + len(bench.ends), bench.layout.options.pages
    if bench.wishes[block].new_page and bench.folded and needed > len(bench.sizes):
        return f"take wishes out: they need {needed} panels, and there are {len(bench.sizes)}"
    if bench.wishes[block].new_page and asked and asked.most and needed > asked.most:
        return f"write pages: {needed}, or take the wish out"
    return _moved(bench, block) or _HINT


def _moved(bench: Bench, block: str) -> str:
    """What to do about a block that others stand before or after: pages keep the order of the data.

    Blocks that ask for the same may stand between it and the end that it asks for.
    """
    wish = bench.wishes[block].stand
    groups = [(each, shown_first(bench.edition, bench.blocks[each])) for each in bench.blocks]
    listed = [(each, group.id) for each, group in groups if group and group.id.startswith("body.")]
    beyond = [other for other, _ in listed]
    if not wish or block not in beyond:
        return ""
    at = beyond.index(block)
    beyond = beyond[:at] if wish == "front" else beyond[at + 1 :]
    if all(other in bench.wishes and bench.wishes[other].stand == wish for other in beyond):
        return ""
    side = "first" if wish == "front" else "last"
    return f"blocks keep their order: put {listed[at][1]} {side} under body:, or take the wish out"


def _back_of_one(bench: Bench, tiles: list[Tile]) -> Iterator[Diagnostic]:
    """A warning for each block that asks for the back of a sheet of one page."""
    for block in dict.fromkeys(tile.piece.block for tile in tiles):
        wishes, group = bench.wishes.get(block), shown_first(bench.edition, bench.blocks[block])
        if group and wishes and wishes.stand == "back":
            said = f"{group.id} asks for the back, and there is one page"
            place = bench.edition.place(group.id) or IN_LAYOUT
            hint = "write pages: 2, or take the wish out"
            yield Diagnostic(said, place, hint, group.id, Severity.WARNING, code="wish-not-kept")


def _preferred(bench: Bench, key: str, name: str, shown: list[Tile], place: Span) -> Iterator[Diagnostic]:
    """A warning where a block does not stand in the arrangement that is preferred."""
    named = [block for block in bench.blocks if key in called(bench, block)]
    known = sorted({each for block in named for each in bench.blocks[block].arrangements})
    if not named:
        ids = [
            group.id for block in bench.blocks if (group := shown_first(bench.edition, bench.blocks[block]))
        ]
        said = f"prefer: there is no block {key!r}"
        hint = suggestion(key, tuple(dict.fromkeys(ids)))
        yield Diagnostic(said, place, hint, "prefer", Severity.WARNING, code="prefer-unknown")
    elif name not in known:
        said = f"prefer: there is no arrangement {name!r} of {key} in the layout {bench.layout.name}"
        hint = f"its arrangements: {', '.join(known)}"
        yield Diagnostic(said, place, hint, "prefer", Severity.WARNING, code="prefer-unknown")
    elif not any(tile.piece.block in named and tile.arrangement == name for tile in shown):
        said = f"prefer: {key} does not stand as {name} on these pages"
        yield Diagnostic(said, place, _HINT, "prefer", Severity.WARNING, code="wish-not-kept")
