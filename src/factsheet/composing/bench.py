"""What a composition works with: an edition in a layout on a page size, its styles at any scale."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar, cast
from unicodedata import east_asian_width

from factsheet.art.pictures import Artwork
from factsheet.art.qr import least_code
from factsheet.blocks import kinds
from factsheet.boxes.art import PictureBox
from factsheet.boxes.plain import PlainBox
from factsheet.boxes.scaled import at_scale
from factsheet.boxes.stack import arranged
from factsheet.boxes.units import TablePart, Unit, apart, parts_of
from factsheet.color import luminance
from factsheet.composing import badness
from factsheet.composing.enlarged import LITTLE, enlarged, in_levels, ways_of
from factsheet.composing.plan import GRID, LAST, BlockPart
from factsheet.composing.ranks import over_leads
from factsheet.composing.stacked import has_lines, with_stacked
from factsheet.content.edition import Edition
from factsheet.document.ids import ContentId
from factsheet.document.nodes import Group, ListItem, Table, has_main, pictures, walk, words
from factsheet.document.text import Text
from factsheet.fonts.library import Library
from factsheet.layout.model import Arrangement, BlockSpec, ComposeSpec, Derived, Layout, PlainSpec
from factsheet.setting.context import FitStep, LayoutContext, Portion
from factsheet.setting.galleys import BoxKey, GalleyCache, ReadyBox
from factsheet.setting.proportion import rule_for
from factsheet.setting.style import FontRole, Spec, Style, StylesAtScale, styles_for
from factsheet.units import MM, PageSize

_A4 = 210 * MM * 297 * MM
# Copy in characters that hold a syllable or a word says as much in fewer of them.
_DENSE = {"Hant": 2.6, "Hans": 2.6, "Jpan": 2.6, "Kore": 1.8}
LISTED, NUMBERS = "listed", "numbers"
AS_LISTS = frozenset({LISTED, NUMBERS})
"""The arrangements of tables as lists, and of charts as the numbers in them."""
_LISTED, _NUMBERS = 5.0, 30.0  # how much dearer a table is as a list, a chart as its numbers
_BODY = 9.5  # in points: the running text that places of persons in rows are measured for
_LEAST_COLUMN, _BEFORE, _LETTER = 2.4, 9.0, 0.12
"""Of items: the least column of the type, how many letters a sign before one takes, and how wide one is."""
_ROWS = 8  # of a table of which no two stand by themselves
_SMALL_PRINT = 8.5  # in points: no type is scaled to less
_NARROW, _LEAST_MARGIN = 0.65, 5.5 * MM  # of a margin where nothing else holds; less is not safe to trim at
_AS_DESIGNED = FitStep()
V = TypeVar("V")
S = TypeVar("S", bound=Spec)


class Frame(NamedTuple):
    """A page and its margins, in points.  They grow with the paper, and shrink less than it does."""

    width: float
    height: float
    top: float
    bottom: float
    side: float

    def line(self, column: int) -> float:
        """Return where a line of the grid stands, from the start edge; the outermost are the page's edges."""
        if column in (0, GRID):
            return 0.0 if column == 0 else self.width
        return self.side + (self.width - 2 * self.side) * column / GRID


class Bench:
    """An edition in a layout on pages of some sizes: those of a folded sheet differ.

    `size` is that of the narrowest page, `frame` that page with its margins, `sizes` are those of the panels
    in reading order.  `blocks` are those of the layout's that have something to show, in reading order, and
    `counts` how many items each has by which it may be parted; those that are `lined` part between their
    lines, and those in `tables` between the rows of one.  `area` is that of a page, in A4, and `paper_scale`
    how much larger type is than on A4: a larger sheet is read from further off.  Contexts are made once for
    each scale, space and piece.  `wishes` are those of blocks that ask where they stand, `ends` the blocks
    after which another asks for a new page, `only_ground` is the ground of a block that has one alone.
    `front` are the blocks that are wanted on the first of several pages: where the data has several of a
    kind, the first of them.

    `galleys` are those that do not depend on scale or space, and what is made of boxes.

    The type of a sheet with little copy may be larger than that of the page under its header: one of some
    `levels`, and `ways` are the names of the arrangements in which each block may stand at each of them.

    Pages of a `folded` sheet are its panels: the first is its cover.  Where their number is `bounded`, they
    are filled as far as they can be, with all room up to `most_space` times what it is; where it is `fixed`,
    all of them are to be full.
    """

    def __init__(
        self, edition: Edition, layout: Layout, library: Library, step: FitStep = _AS_DESIGNED
    ) -> None:
        self.edition, self.layout, self.library, self.step = edition, layout, library, step
        self._contexts: dict[tuple[float, float, BlockPart], LayoutContext] = {}
        sheet, spec = layout.sheet(edition.direction), layout.spec
        self.sizes = tuple(panel.size for panel in sheet.panels) if sheet.is_folded else (sheet.size,)
        self.size = min(self.sizes, key=lambda each: each.width)
        self.area = self.size.width * self.size.height / _A4
        ratio = math.sqrt(self.area)
        self.paper_scale = ratio if ratio > 1 else ratio**0.45
        self._margins = ratio if ratio > 1 else ratio**0.6
        asked = layout.options.pages
        self.folded = len(self.sizes) > 1
        self.fixed = self.folded or bool(asked and asked.least == asked.most)
        self.bounded = self.folded or bool(asked and asked.most)
        self.frame = self.frame_of(self.size)
        self.most_space = badness.MOST_ASKED if self.bounded else badness.MOST_SPACE
        self.lights = {name: luminance(each.rgb) for name, each in layout.swatches().items()}
        self.blocks = {name: with_stacked(edition, block) for name, block in ordered(edition, layout).items()}
        wanted = [name for name, block in self.blocks.items() if block.front]
        self.front = frozenset({name.partition("(")[0]: name for name in reversed(wanted)}.values())
        self._made: dict[tuple[str, ...], object] = {}
        self._items = {name: _count(edition, block, step) for name, block in self.blocks.items()}
        groups = {name: shown_first(edition, block) for name, block in self.blocks.items()}
        pages = asked.least if asked else len(self.sizes)
        # On panels beside each other headings stand level, at the scale that suits all.
        little = not self.folded and self.length() <= LITTLE * self.area * pages
        larger = enlarged(self.blocks, groups) if little else frozenset[str]()
        self.blocks = in_levels(self.blocks, larger)
        self.tables = frozenset(
            name
            for name, group in groups.items()
            if group and not group.chart and self._items[name] and _has_table(group)
        )
        self.lined = self._lined(groups)
        self.counts = {name: LAST if name in self.lined else count for name, count in self._items.items()}
        asking = {name: group.wishes for name, group in groups.items() if group}
        self.wishes = {name: each for name, each in asking.items() if each.stand or each.new_page}
        asks = [name for name, each in self.wishes.items() if each.new_page]
        self.ends = frozenset(before for before, name in pairwise(self.blocks) if name in asks)
        grounds = {name: block.grounds for name, block in self.blocks.items()}
        self.only_ground = {name: own[0] if len(own) == 1 else "" for name, own in grounds.items()}
        script = layout.script(names_of(edition))
        self.fonts: dict[str, FontRole] = dict(spec.fonts) | dict(script.fonts)
        text = spec.styles["body"].size if "body" in spec.styles else 9.5
        rule = rule_for(edition.script, edition.lang, self.fonts, library, text)
        self.designed = styles_for(spec.styles, script, rule)
        for name, derived in spec.derived.items():
            self.designed[name] = _derived(self.designed[derived.of], derived)
        running = spec.compose.plain.text
        self._over = over_leads(self.blocks, self.designed, running)
        self.ways = ways_of(self.blocks, larger, self.designed, running)
        self.levels = tuple(self.ways)
        self._styles: dict[float, StylesAtScale] = {}
        self.galleys = GalleyCache()
        self._steady: dict[tuple[float, BlockPart], dict[BoxKey, ReadyBox]] = {}
        self._scaled: dict[tuple[int, float], Spec] = {}

    def __del__(self) -> None:
        # What is set goes with the bench, not with the next pass of the collector: a galley holds its
        # surroundings, and those hold the cache that it is in.
        for context in self._contexts.values():
            context.galleys.clear()

    def page_size(self, number: int) -> PageSize:
        """Return the size of a page, counted from 0."""
        return self.sizes[number % len(self.sizes)]

    def frame_of(self, size: PageSize) -> Frame:
        """Return a page of a size with its margins."""
        margin, narrow = self.layout.spec.compose.margin, self.bounded and self.step.narrow

        def wide(designed: float) -> float:
            own = designed * self._margins
            return max(min(own, _LEAST_MARGIN), own * _NARROW) if narrow else own

        return Frame(size.width, self.size.height, wide(margin.top), wide(margin.bottom), wide(margin.side))

    def context(self, scale: float, space: float = 1.0, piece: BlockPart | None = None) -> LayoutContext:
        """Return the surroundings of the boxes of a piece at a scale of the type and a factor of all room."""
        part = piece if piece and piece.is_run_of_items else BlockPart("")
        key = (round(scale, 4), round(space, 4), part)
        found = self._contexts.get(key)
        if found is None:
            found = self._contexts[key] = self._context(*key)
        return found

    def _context(self, scale: float, space: float, piece: BlockPart) -> LayoutContext:
        steady = self._steady.setdefault((scale, piece), {})
        whole = piece.block and self.context(scale, space)
        if whole:
            block = self.blocks[piece.block]
            portion = Portion(block.items, piece.start, piece.stop, self._items[piece.block])
            return replace(whole, portion=portion, galleys=GalleyCache(whole.galleys, steady))
        styles = self._styles.get(scale)
        if styles is None:
            styles = self._styles[scale] = StylesAtScale(
                self.designed, scale, _SMALL_PRINT, self.layout.least_size, self._over
            )
        page = self.layout.spec.page
        return LayoutContext(
            edition=self.edition,
            library=self.library,
            styles=styles,
            fonts=self.fonts,
            bleed=page.bleed,
            gutter=page.gutter * scale,
            folder=self.layout.folder,
            step=replace(self.step, space=space),
            least_code=least_code(self.size),
            least_size=self.layout.least_size,
            scale=scale,
            charts=at_scale(self.layout.spec.charts, scale),
            lights=self.lights,
            galleys=GalleyCache(self.galleys, steady),
        )

    def scaled(self, spec: S, scale: float) -> S:
        """Return a box or another part of the layout at a scale of the type, the same one each time."""
        key = (id(spec), scale)
        found = self._scaled.get(key)
        if found is None:
            found = self._scaled[key] = at_scale(spec, scale)
        return cast("S", found)

    def once(self, key: tuple[str, ...], make: Callable[[], V]) -> V:
        """Return what does not change with the scale of the type, made when it is first asked for."""
        if key not in self._made:
            self._made[key] = make()
        return cast("V", self._made[key])

    def art(self, selector: str) -> Artwork | None:
        """Return the picture that a selector names; None if there is none, or no selector."""
        if not selector:
            return None

        def shown() -> Artwork | None:
            found = PictureBox(picture=selector).art(self.context(1.0))
            return found.art if found else None

        return self.once(("art", selector), shown)

    def least_part(self, block: str, as_list: bool = False) -> int:
        """Return how many items stand together at least: of paragraphs one, of other items two.

        Of a longer table it is three rows, unless it stands `as_list`: under its head, which stands over each
        part, two are no table.  One by itself is a last resort, of blocks that are higher than a page.
        """
        if self.step.alone or is_text(self, block):
            return 1
        return 3 if block in self.tables and self.counts[block] >= _ROWS and not as_list else 2

    def items_in(self, piece: BlockPart) -> int:
        """Return how many items a piece has by which it may be parted."""
        return piece.stop - piece.start if piece.is_run_of_items else self._items[piece.block]

    def _lined(self, groups: Mapping[str, Group | None]) -> frozenset[str]:
        """The blocks that may part between their lines; the others do between items.

        Tables do only where they hold in no other way: the head of one that goes on stands over its rows.
        So does the header: its picture would stand behind each part.
        """
        if not self.step.lines:
            return frozenset()

        def parts(name: str, group: Group) -> bool:
            block, late = self.blocks[name], _has_table(group) and not self.step.tables
            if (block.sky or late) and not (self.step.below or group.chart):
                return False
            ways = block.arrangements.values()
            return any(has_lines(each) and self.allows(each, BlockPart(name)) for each in ways)

        return frozenset(name for name, group in groups.items() if group and parts(name, group))

    def allows(self, arrangement: Arrangement, piece: BlockPart) -> bool:
        """Return whether the content of a piece allows an arrangement."""
        if not arrangement.is_there(partial(self.finds, piece=piece)):
            return False
        picture = arrangement.picture
        if picture and picture.of and not self.finds(picture.of, piece):
            return False
        if picture and picture.drawing and piece.is_run_of_items:
            return False  # the layout's own drawing would stand under each part
        count = self.items_in(piece)
        if arrangement.items and not arrangement.items[0] <= count <= arrangement.items[1]:
            return False
        least, most = arrangement.characters, arrangement.most_characters
        return not (least or most) or least <= self.length(piece.block) <= (most or math.inf)

    def finds(self, selector: str, piece: BlockPart | None = None) -> bool:
        """Return whether there is something that a selector names, in a part of a block if it is given."""
        if piece and piece.is_run_of_items:
            return bool(self.context(1.0, 1.0, piece).find(selector))
        return bool(self.edition.find(selector))

    def length(self, block: str | None = None) -> float:
        """Return how much copy a block has, or the whole sheet: in characters of a script of letters."""
        shows = self.blocks[block].shows if block else ()
        return self.once(("length", block or ""), partial(_length, self.edition, shows))


def context_of(
    bench: Bench, arrangement: Arrangement, scale: float, space: float = 1.0, piece: BlockPart | None = None
) -> LayoutContext:
    """Return the surroundings of the boxes of an arrangement, in type perhaps larger than the page's."""
    return bench.context(scale * arrangement.larger, space, piece)


def is_text(bench: Bench, block: str) -> bool:
    """Return whether what a block may be parted by are the paragraphs of running text."""
    return isinstance(bench.edition.find(bench.blocks[block].items or block), Text)


def _has_table(group: Group) -> bool:
    return any(isinstance(each, Table) for each in walk(group))


def _count(edition: Edition, block: BlockSpec, step: FitStep) -> int:
    """How many items a block has by which a page may part it."""
    found = edition.find(block.items) if block.items else None
    if isinstance(found, Group):
        return len(parts_of(found, step)[1])
    if isinstance(found, Text):
        return len(found.paragraphs())
    return len(found) if found else 0


def shown_first(edition: Edition, block: BlockSpec) -> Group | None:
    """Return the block of a document that a block of the layout shows first."""
    found = edition.index.get(ContentId.parse(block.shows[0]).block)
    return found if isinstance(found, Group) else None


def _length(edition: Edition, shows: tuple[str, ...]) -> float:
    """How much copy an edition has, or the blocks in it that selectors name."""
    own = {ContentId.parse(each).block for each in shows}
    # The keys of the header stand at the top of the data file: their ids have one part.
    found = ((each, ContentId.parse(each.path)) for each in edition.texts().values())
    chosen = (each for each, id in found if not own or ("header" if len(id.parts) == 1 else id.block) in own)
    return sum(len(each.plain) for each in chosen) * _DENSE.get(edition.script, 1.0)


def names_of(edition: Edition) -> tuple[str, ...]:
    """Return what a layout may call an edition by, the closest first: tag, language, script."""
    return edition.lang, edition.lang.split("-")[0], edition.script


def rules_of(bench: Bench, scale: float) -> ComposeSpec:
    """Return the rules by which pages are found, their lengths in points at a scale of the type."""
    return bench.scaled(bench.layout.spec.compose, scale)


def ordered(edition: Edition, layout: Layout) -> dict[str, BlockSpec]:
    """Return what a layout draws of a document, in its reading order, by name.

    A block under `body` is drawn as those of its kind are, and one of a kind that the layout does not
    draw is set plainly.
    """
    spec, found = layout.spec, dict[str, BlockSpec]()
    drawn = {kind for block in spec.blocks.values() for kind in kinds_of(block)}
    places: dict[str, int] = {}
    for number, group in enumerate(edition.document.children):
        if not isinstance(group, Group):
            continue
        kind = group.kind or group.id
        # What has a tone is set apart, with the word of its tone above it.
        if kind not in drawn or group.wishes.tone != "plain":
            if group.children and not {group.id, kind} & {*spec.omits}:
                found[group.id] = plain(group, layout)
                places[group.id] = number
            continue
        for name, block in spec.blocks.items():
            of = kinds_of(block)
            if kind not in of or (group.id != kind and len(of) > 1):
                continue
            own = block if group.id == kind else rebased(block, kind, group.id)
            key = name if group.id == kind else f"{name}({group.id})"
            if any(edition.find(selector) for selector in own.shows):
                # What shows several blocks stands where the last of them is read.
                found[key], places[key] = own, number
    return {name: found[name] for name in sorted(found, key=lambda name: places[name])}


def kinds_of(block: BlockSpec) -> frozenset[str]:
    """Return the kinds of block that a block of a layout shows."""
    return frozenset(selector.partition(".")[0] for selector in block.shows)


def plain(group: Group, layout: Layout) -> BlockSpec:
    """Return how a block is set that a layout has no arrangements for: its elements one below the other.

    A kind that brings an arrangement of its own is set in that.
    """
    own = kinds()[group.kind].arrangement if group.kind in kinds() and group.id == group.kind else ""
    rules = layout.spec.compose.plain
    hotline = has_main(group)
    tone = "main" if hotline and group.wishes.tone == "plain" else group.wishes.tone
    tone = "chart" if group.chart and tone == "plain" and "chart" in rules.grounds else tone
    grounds = rules.grounds.get(tone, ("",))
    if own:
        ways = {"own": Arrangement(measure=(3, 12), reads=1, box=arranged(group.id, own))}
        return BlockSpec(shows=(group.id,), grounds=grounds, arrangements=_in_columns(ways, rules))
    heads, units = parts_of(group)
    styles: dict[str, Any] = {"plain": group.id, "ruled": bool(layout.spec.compose.rule)}
    styles |= {"heading": rules.heading, "title": rules.title, "body": rules.text}
    styles |= {"main": rules.main or rules.heading, "sign": rules.sign, "quote": rules.quote}
    if sum(bool(pictures(each)) for each in units if isinstance(each, ListItem | Group)) > 1:
        ways = _rows(units, styles, rules, layout.spec.styles[rules.text].size)
        return BlockSpec(shows=(group.id,), items=group.id, grounds=grounds, arrangements=ways)
    if _is_of_names(units):
        ways = _in_columns(_names(units, styles), rules)
        return BlockSpec(shows=(group.id,), items=group.id, grounds=grounds, arrangements=ways)
    ways = {"one": Arrangement(measure=(3, 12), reads=1, box=PlainBox(**styles))}
    if any(isinstance(each, TablePart) for each in units):
        # As a list where its columns do not hold beside each other.
        ways[LISTED] = Arrangement(measure=(3, 12), rank=_LISTED, box=PlainBox(**styles, listed=True))
    if group.chart:
        ways = _in_columns(_charted(styles), rules)
        return BlockSpec(shows=(group.id,), grounds=grounds, arrangements=ways)
    abreast = apart(units)[1]
    if hotline:
        # The hotline has a row of its own; the others read across under it, in no cells: any of them may end
        # a row alone.
        others = sum(not (isinstance(each, ListItem) and each.main) for each in abreast)
        if others > 1:
            box = PlainBox(**styles, columns=2, across=True)
            ways["two"] = Arrangement(measure=(7.0, GRID), rank=-0.3, box=box)
    if len(abreast) > 1 and not hotline and not any(isinstance(each, TablePart) for each in units):
        ways["two"] = _dealt(styles, units, 2, 7.5)
    if len(abreast) > 2 and "two" in ways:
        ways["three"] = _dealt(styles, units, 3, 11, 0.2)
    ways = _in_columns(ways, rules)
    return BlockSpec(shows=(group.id,), items=group.id, grounds=grounds, arrangements=ways)


def _dealt(
    styles: Mapping[str, Any], units: Sequence[Unit], count: int, most: float, rank: float = 0.0
) -> Arrangement:
    """Return how items stand in so many columns: `most` columns of the type take them, short ones fewer.

    Short items in one column leave the end of a wide place empty; their lines are no running text.
    """
    box, items = PlainBox(**styles, columns=count), [each for each in units if isinstance(each, ListItem)]
    least, cells = most, 0
    if len(items) == len(units):
        # Of running text a column may end anywhere; of items one that stands alone is seen.
        cells, said = count, ["".join(text.plain for text in words(each)) for each in items]
        longest = max(sum(1 + (east_asian_width(letter) in "WF") for letter in each) for each in said)
        least = max(_LEAST_COLUMN, (_BEFORE + longest) * _LETTER) * count
    if least < most:
        return Arrangement(measure=(least, GRID), rank=rank - 0.3, cells=cells, box=box)
    return Arrangement(measure=(most, GRID), reads=count, rank=rank, cells=cells, box=box)


def _in_columns(ways: dict[str, Arrangement], rules: PlainSpec) -> dict[str, Arrangement]:
    """Return the ways that a layout takes to set plain blocks, in the columns that it gives them.

    What is for narrow places has no use where there are none.
    """
    kept = {
        name: way
        for name, way in ways.items()
        if not isinstance(way.box, PlainBox) or way.box.columns <= rules.abreast
    }
    if rules.columns is None:
        return kept
    most, update = rules.columns[1], {"columns": rules.columns, "measure": None}
    wide = {name: way for name, way in kept.items() if way.measure and way.measure[1] >= most}
    return {name: way.model_copy(update=update) for name, way in wide.items()}


def _rows(
    units: Sequence[Unit], styles: Mapping[str, Any], rules: PlainSpec, size: float
) -> dict[str, Arrangement]:
    """Return how persons, or pictures, stand in rows that read across; the larger the type, the fewer in one.

    None of them is larger than the rest but the main one, which has a row of its own.
    """
    others = sum(not (isinstance(each, ListItem) and each.main) for each in units)
    larger = max(1.0, size / _BODY)
    one = Arrangement(measure=(3, 5.5 * larger), reads=1, box=PlainBox(**styles))
    if rules.columns is not None:
        one = one.model_copy(update={"columns": rules.columns, "measure": None, "rank": 1.0})
    most = max(2, min(others, rules.abreast))
    return {"one": one, **_across(styles, (4.5 * larger, 7.0 * larger, 9.0 * larger), most)}


def _across(
    styles: Mapping[str, Any], least: Sequence[float], most: int, rank: float = 0.0
) -> dict[str, Arrangement]:
    """Return rows of two to four, `most` at most, each from its `least` columns of the type on."""
    return {
        name: Arrangement(
            measure=(wide, GRID),
            cells=count,
            rank=rank,
            box=PlainBox(**styles, columns=count, across=True),
        )
        for (name, count), wide in zip((("two", 2), ("three", 3), ("four", 4)), least, strict=True)
        if count <= most
    }


def _is_of_names(units: Sequence[Unit]) -> bool:
    """Return whether a block is a list of names, or marks with names, that lead to nothing more."""
    items = [each for each in units if isinstance(each, ListItem)]
    return len(units) == len(items) > 1 and all(each.id == "name" for item in items for each in words(item))


def _names(units: Sequence[Unit], styles: Mapping[str, Any]) -> dict[str, Arrangement]:
    """Return how names and marks stand: as many in a row as find room, since they are short."""
    one = Arrangement(measure=(3, GRID), reads=1, box=PlainBox(**styles))
    return {"one": one, **_across(styles, (3.4, 5.4, 8.4), len(units), -0.2)}


def _charted(styles: Mapping[str, Any]) -> dict[str, Arrangement]:
    """Return how a chart is set: in a column, over several, or higher than it need be."""
    return {
        "narrow": Arrangement(measure=(3.4, 7.5), box=PlainBox(**styles)),
        "wide": Arrangement(measure=(7.5, 12), box=PlainBox(**styles)),
        "tall": Arrangement(measure=(3.4, 9), rank=0.4, box=PlainBox(**styles, taller=1.6)),
        NUMBERS: Arrangement(measure=(3, 12), rank=_NUMBERS, box=PlainBox(**styles, listed=True)),
    }


def rebased(block: BlockSpec, kind: str, path: str) -> BlockSpec:
    """Return a block of a layout for another block of its kind: its selectors begin with that one's path."""

    def turned(value: Any) -> Any:
        if isinstance(value, str):
            return path + value.removeprefix(kind) if value == kind or value.startswith(f"{kind}.") else value
        if isinstance(value, Spec):
            fields = type(value).model_fields
            changed = {name: turned(getattr(value, name)) for name in fields}
            return value.model_copy(update={k: v for k, v in changed.items() if v is not getattr(value, k)})
        if isinstance(value, tuple):
            return tuple(turned(each) for each in value)
        if isinstance(value, Mapping):
            return {key: turned(each) for key, each in value.items()}
        return value

    made: BlockSpec = turned(block)
    return made


def _derived(style: Style, by: Derived) -> Style:
    # Of type that is not small by design none is made that is.
    size = style.size * by.size
    size = size if style.fit else max(size, min(style.size, _SMALL_PRINT))
    update: dict[str, object] = {
        "size": size,
        "leading": style.leading * size / style.size * by.leading,
        "min_size": None,
    }
    if by.fit:
        least = style.fit.min if style.fit else style.size
        update["fit"] = by.fit.model_copy(update={"min": least * by.fit.min})
    own = {"weight": by.weight, "swatch": by.swatch, "strong_swatch": by.strong_swatch, "align": by.align}
    update |= {name: value for name, value in own.items() if value}
    return style.model_copy(update=update)
