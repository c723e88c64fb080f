"""What tiles came to in editions before, by all that they say and all that tells how it is set.

Between two looks at a sheet a writer changes one paragraph, and a row of a series some numbers.  The other
blocks say what they said, and are neither measured nor set again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, TypeVar, cast

from factsheet.art.icons import find
from factsheet.art.pictures import artwork
from factsheet.boxes.art import OWN
from factsheet.composing.bench import Bench
from factsheet.composing.plan import Tile
from factsheet.composing.tiles import Place
from factsheet.display import GlyphRun, leaves
from factsheet.document.ids import BODY
from factsheet.document.nodes import Figure, Group, walk, words
from factsheet.document.text import Name
from factsheet.errors import FactsheetError
from factsheet.layout.model import BlockSpec
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley
from factsheet.setting.style import Spec
from factsheet.workshop import Shelf

K = TypeVar("K")
V = TypeVar("V")
M = TypeVar("M")
_MOST_COPIES, _MOST_TILES, _MOST_SET = 128, 256, 256
_GLYPHS = 24_000  # of what is set: some seven pages
_OTHER = 20  # what an item that is no type weighs, in glyphs
_MOST_SPACES = 24
_DRAWN = ("drawing", "chart")  # figures that no file has
_BY_VALUE = frozenset({"fonts", "swatches"})  # of a layout: what the brand of an edition changes


class BlockCopy:
    """What a block of a layout says, and what tells how that is set: equal ones come out alike in any place.

    What is it is compared `by` is one object, of what is `said` as much has to be equal.
    """

    __slots__ = ("_by", "_hash", "_said")

    def __init__(self, by: tuple[object, ...], said: tuple[object, ...], plain: tuple[str, ...]) -> None:
        self._by, self._said, self._hash = by, said, hash(plain)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, BlockCopy) or self._hash != other._hash:
            return self is other
        if len(self._by) != len(other._by):
            return False
        same = all(mine is its for mine, its in zip(self._by, other._by, strict=True))
        return same and self._said == other._said


TileKey = tuple[BlockCopy, Tile, float, Place]
"""A tile of a block that says so much, at a scale of the type, in its place."""


class _Same:
    """A key that is equal to that of the very same thing."""

    __slots__ = ("_thing",)

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __hash__(self) -> int:
        return id(self._thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._thing is self._thing


class SetTile(NamedTuple):
    """A tile that fills its height, and how much higher it must be to clear what is behind its copy.

    What it may be kept by is its `key`.
    """

    galley: Galley
    lift: float
    key: SetKey | None = None

    def alone(self) -> SetTile:
        """Return it with its type laid, and nothing of what that was made from."""
        return SetTile(self.galley.alone(), self.lift)


class KnownTile:
    """What is known of a tile, by factors of all room: its extents, and what its springs take, in points.

    `uneven` is how far columns in it end above the highest beside them, in points.
    `filled` are its galleys by that factor and the height that they fill, without what stands on them: most
    pages that are tried ask no more.
    """

    __slots__ = ("extents", "filled", "springs", "uneven")

    def __init__(self) -> None:
        self.extents: dict[float, GalleyExtent] = {}
        self.filled: dict[tuple[float, float], SetTile] = {}
        self.springs: dict[float, float] = {}
        self.uneven: tuple[float, ...] | None = None

    def extent(self, space: float, measure: Callable[[], GalleyExtent]) -> GalleyExtent:
        """Return the extent at a factor of all room, measured if it is not known yet."""
        found = self.extents.get(space)
        return found or _added(self.extents, space, measure())

    def sprung(self, space: float, measure: Callable[[], float]) -> float:
        """Return what its springs take at a factor of all room, measured if it is not known yet."""
        found = self.springs.get(space)
        return _added(self.springs, space, measure()) if found is None else found

    def set(self, space: float, height: float, make: Callable[[], SetTile]) -> SetTile:
        """Return the tile filling a height; if it is known, it is made only when somebody looks."""
        found = self.filled.get((space, height))
        if found is None:
            made = make()
            _added(self.filled, (space, height), SetTile(made.galley.bare(tuple), made.lift))
            return made
        return SetTile(found.galley.bare(lambda: make().galley.items), found.lift)


def _added(known: dict[K, V], key: K, value: V) -> V:
    """Add to what is known of a tile, which is bounded: a series has other factors in each row."""
    if len(known) == _MOST_SPACES:
        known.clear()
    known[key] = value
    return value


SetKey = tuple[TileKey, float, float]
"""A tile with the factor of all room in it and the height that it fills."""


def _weight(_: SetKey, tile: SetTile) -> int:
    """How much stands on a tile, in glyphs."""
    items = (each.item for each in leaves(tile.galley.items))
    return sum(len(each.glyphs) if isinstance(each, GlyphRun) else _OTHER for each in items)


_NAMES: Shelf[_Same, frozenset[str]] = Shelf(f"{__name__}.names", _MOST_COPIES)
_COPIES: Shelf[BlockCopy, BlockCopy] = Shelf(f"{__name__}.copies", _MOST_COPIES)
_TILES: Shelf[TileKey, KnownTile] = Shelf(f"{__name__}.tiles", _MOST_TILES)
_MEASURES: Shelf[TileKey, object] = Shelf(f"{__name__}.measures", _MOST_TILES)
_SET: Shelf[SetKey, SetTile] = Shelf(f"{__name__}.set", _MOST_SET, _GLYPHS, _weight)


def tile_key(bench: Bench, tile: Tile, scale: float, place: Place) -> TileKey | None:
    """Return what a tile is known by; None for some lines of a block, which the whole edition tells."""
    if tile.piece.lines:
        return None
    block = tile.piece.block
    return bench.once(("copy", block), partial(_copy, bench, block)), tile, scale, place


def known_tile(key: TileKey | None) -> KnownTile:
    """Return what is known of a tile, to be added to."""
    return _TILES.kept().get(key, KnownTile) if key else KnownTile()


def known_measure(key: TileKey | None, measure: Callable[[], M]) -> M:
    """Return the measure of a tile in its place, measured if it is not known yet."""
    return cast("M", _MEASURES.kept().get(key, measure)) if key else measure()


def set_tile(known: KnownTile, key: SetKey, make: Callable[[], SetTile]) -> SetTile:
    """Return a tile set, as it was in an edition before if it was; `keep_tiles` keeps it."""
    _, space, height = key
    found = _SET.kept().find(key) or known.set(space, height, make)
    return found._replace(key=key)


def keep_tiles(tiles: Iterable[SetTile]) -> None:
    """Keep tiles that stay on their pages, once their type is laid."""
    kept = _SET.kept()
    for tile in tiles:
        if tile.key:
            kept.get(tile.key, tile.alone)


def _copy(bench: Bench, name: str) -> BlockCopy:
    """What a block says, and all round it that tells how it is set; the same one for equal ones."""
    edition, layout = bench.edition, bench.layout
    fields = type(layout.spec).model_fields
    by = (bench.library, *(getattr(layout.spec, each) for each in fields if each not in _BY_VALUE))
    # What a layout draws is looked through once, also for blocks of other ids; plain ones have few boxes.
    block, drawn = bench.blocks[name], layout.spec.blocks.get(name.partition("(")[0])
    strings = _NAMES.kept().get(_Same(drawn), _names, drawn) if drawn else _names(block)
    roots = {_root(each) for each in (*strings, *block.shows)}
    groups = [each for each in edition.document.children if isinstance(each, Group) and each.id in roots]
    said = (
        *(layout.spec.fonts, layout.spec.swatches, layout.folder, layout.least_size, bench.step, bench.sizes),
        *(edition.lang, edition.script, edition.direction, edition.words, edition.root),
        *(layout.options.prefer, tuple(groups), _art(bench, strings, groups)),
    )
    plain = tuple(text.plain for group in groups for text in words(group))
    copy = BlockCopy(by, said, (name, edition.lang, *plain))
    return _COPIES.kept().get(copy, lambda: copy)


def _art(bench: Bench, strings: Iterable[str], groups: Iterable[Group]) -> tuple[object, ...]:
    """The pictures and icons that a block may show: a file that has changed is another one."""
    root, found = bench.edition.root, list[object]()
    try:
        for each in sorted(each.removeprefix(OWN) for each in strings if each.startswith(OWN)):
            found.append(artwork(bench.layout.folder, Name(each, OWN)))
        for figure in (each for group in groups for each in walk(group) if isinstance(each, Figure)):
            if figure.art and figure.shows == "icon":
                found.append(find(figure.art, root=root))
            elif figure.art and figure.shows not in _DRAWN:
                found.append(artwork(root, figure.art))
    except FactsheetError:
        return (object(),)  # told where it is set
    return tuple(found)


def _names(block: BlockSpec) -> frozenset[str]:
    """All strings in a block of a layout that may be selectors."""
    return frozenset(_strings(block))


def _strings(value: object) -> Iterator[str]:
    """All strings in a part of a layout: what is a selector is one of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Spec):
        for each in value.__dict__.values():
            yield from _strings(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)


def _root(selector: str) -> str:
    """The block of a document that a selector begins with."""
    first, *others = selector.split(".", 2)
    return f"{first}.{others[0]}" if first == BODY and others else first
