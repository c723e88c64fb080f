"""Lines of a box that is parted over pages between them: where it may be cut, and a run of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple

from factsheet.boxes.box import Box, set_box
from factsheet.display import DisplayGroup, GlyphRun, Placed, leaves
from factsheet.document.grid import placed_cells
from factsheet.document.ids import ContentId, Slot
from factsheet.document.nodes import Table, walk
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, Items
from factsheet.setting.galleys import GalleyCache

FEATHER = 0.18
"""How much higher the lines of a part may stand to fill a page, as a share of their height.

Large print is read more easily with more room between its lines.
"""

_ASCENT, _DESCENT = 0.72, 0.22  # of a size of type: what belongs to its line
_BESIDE = 0.35  # of the height of the lower: things that overlap by more stand in one line
_THIN = 4.0  # a shape no higher is a rule, in points
_TOGETHER = 2  # so many lines of a paragraph stand together at least
_OF_AN_ITEM = 3  # and so many of an item of short lines
# What is read with what follows it in its block or item, and so is not the last of it on a page.
_HEADS = frozenset(
    {
        *("heading", "title", "subtitle", "lead", "question", "caption", "myth", "fact", "label", "name"),
        *("role", "date", "period", "tone", "numeral", "status", "embargo", "value", "before", "figure"),
        "group",
    }
)
TITLES = frozenset({"title", "subtitle"})
"""What may stand on a page without what follows it, where there is no other way."""
_WHOLE = TITLES | {"heading"}
NOTES = frozenset({"note", Slot.ABSENT.value})
"""What is read with what it follows: it begins a page only where there is no other way."""
_SIGNED = frozenset({"who", "role"})  # under what somebody said, in one block or item


Reach = tuple[float, float, int]
"""How far a thing of a galley reaches up and down, in points from its top, and its number."""


class LineOrder(NamedTuple):
    """The place in which each piece of copy is read, and the item that it is in, by its path.

    The head of a column is read with the first cell under it: so it stands where a table is a list.
    """

    places: Mapping[str, float]
    items: Mapping[str, str]


class BoxLine(NamedTuple):
    """Things of a galley that stand in one line: how far it reaches, which they are, what is read there.

    `first` and `last` are the places in reading order of what is read in it, None where nothing is; `opens`
    and `ends` the paths of the first and the last copy, `item` the item that the last is in.  A head that is
    repeated is not read; a line of it that `goes_on` has begun in the line over it.  The last copy of a line
    that is `parted` ends inside a word, with a hyphen.
    """

    top: float
    bottom: float
    items: tuple[int, ...]
    first: tuple[float, int, int] | None
    last: tuple[float, int, int] | None
    opens: str = ""
    ends: str = ""
    item: str = ""
    goes_on: bool = False
    parted: bool = False


class LinesBox(Box):
    """The lines of a box from `start` up to `stop`; those before and after stand on other pages.

    They end where they do in a width of `measure` points, however wide the page is: panels differ a little.
    """

    box: Box
    start: int
    stop: int
    measure: float

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        whole = set_box(self.box, setting, self.measure)
        lines = self._lines(whole, setting)
        chosen = lines[self.start : self.stop]
        if not chosen:
            return Galley(0.0, 0.0)
        top, bottom = reach_of(lines, whole.height, self.start, self.stop)
        high = bottom - top
        spare = 0.0 if height is None or len(chosen) < 2 else min(height - high, FEATHER * high)
        wide = tuple(path for path in whole.overfull if not self.start)
        laid = partial(_chosen, whole, chosen, top, max(0.0, spare))
        return Galley(width, high + max(0.0, spare), laid, overfull=wide)

    def _lines(self, whole: Galley, setting: LayoutContext) -> tuple[BoxLine, ...]:
        """The lines of the box set in the room of a page, each of what stands in it in the designed room.

        Each page has a factor of room of its own, and what stands beside a label in one may stand under it
        in another: all parts are counted in one setting, or a line would be on two pages or on none.
        """
        step = replace(setting.step, space=1.0)

        def counted() -> tuple[int, tuple[BoxLine, ...]]:
            designed = replace(setting, step=step, galleys=GalleyCache(setting.galleys))
            galley = set_box(self.box, designed, self.measure)
            return len(galley.items), lines_of(galley, designed)

        by = ("lines", self.measure, setting.scale, step)
        count, lines = setting.galleys.made_of(self.box, by, counted)
        if count != len(whole.items):  # room across, which ends lines elsewhere
            return lines_of(whole, setting)
        spans = [_reach(placed) for placed in whole.items]
        return tuple(
            line._replace(
                top=min(spans[each][0] for each in line.items),
                bottom=max(spans[each][1] for each in line.items),
            )
            for line in lines
        )


def reach_of(lines: tuple[BoxLine, ...], height: float, start: int, stop: int) -> tuple[float, float]:
    """Return from where to where some lines of a box of a height reach, in points from its top.

    The first keeps what is over it in the box, so that nothing moves where it begins; so the last.  At a cut
    each side keeps its half of what is between the lines: tall letters reach into it.
    """
    chosen = lines[start:stop]
    top = 0.0 if not start else chosen[0].top - _half(lines, start)
    return top, height if stop >= len(lines) else chosen[-1].bottom + _half(lines, stop)


def _half(lines: tuple[BoxLine, ...], cut: int) -> float:
    """Half of the room at a cut, but no more than half of the height of a line; of lines that touch, less."""
    over, under = lines[cut - 1], lines[cut]
    return min(under.top - over.bottom, over.bottom - over.top, under.bottom - under.top) / 2


def _chosen(whole: Galley, lines: tuple[BoxLine, ...], top: float, spare: float) -> Items:
    """The things of some lines, those further down moved down by what there is to spare."""
    rows = _rows((*_reach(whole.items[at]), at) for line in lines for at in line.items)
    found = []
    for row, down in zip(rows, _opened(rows, spare), strict=True):
        for _, _, at in row:
            item, x, y = whole.items[at]
            found.append((at, Placed(item, x, y - top + down)))
    return tuple(placed for _, placed in sorted(found, key=lambda each: each[0]))


def _opened(rows: list[list[Reach]], spare: float) -> list[float]:
    """How far each row moves down where all of them stand higher by so much, in points.

    The higher what stands at a gap, the more of it the gap takes: two lines over a picture stay together.
    """
    highs = [max(reach[1] for reach in row) - min(reach[0] for reach in row) for row in rows]
    weights = [max(pair) for pair in pairwise(highs)]
    return [spare * each / max(1.0, sum(weights)) for each in accumulate(weights, initial=0.0)]


def _rows(spans: Iterable[Reach]) -> list[list[Reach]]:
    """Things that stand beside one another, row by row from the top."""
    rows: list[list[Reach]] = []
    top = bottom = float("-inf")
    for span in sorted(spans):
        # Lines that only touch are two, or how many there are would follow the room between them.
        beside = _BESIDE * min(span[1] - span[0], bottom - top)
        if rows and bottom - span[0] > max(0.01, beside):
            rows[-1].append(span)
        else:
            rows.append([span])
            top = span[0]
        bottom = max(bottom, span[1])
    return rows


def lines_of(galley: Galley, setting: LayoutContext) -> tuple[BoxLine, ...]:
    """Return what stands in a galley line by line, from the top; found once for a galley."""
    found: tuple[BoxLine, ...] = setting.galleys.part(galley, "lines", partial(_lines_of, galley, setting))
    return found


def _lines_of(galley: Galley, setting: LayoutContext) -> tuple[BoxLine, ...]:
    order: LineOrder = setting.galleys.part(setting.edition, "order", partial(_order, setting))
    rows = _rows((*_reach(placed), number) for number, placed in enumerate(galley.items))
    lines = [_line(row, galley.items, order) for row in rows]
    # What stands over all else and is read after it, as a publisher does over a title, goes with that.
    for number, line in enumerate(lines):
        if not (line.first and any(each.last and each.last < line.first for each in lines[number + 1 :])):
            break
        lines[number] = line._replace(first=None, last=None)
    return tuple(_with_rules(lines))


def _order(setting: LayoutContext) -> LineOrder:
    places: dict[str, float] = {path: number for number, path in enumerate(setting.edition.texts())}
    items = {path: str(ContentId.parse(path).parent) for path in places}
    for table in walk(setting.edition.document):
        if not isinstance(table, Table):
            continue
        grid = placed_cells(table)
        for column, head in (each for row in grid[: table.head] for each in row):
            under = range(column, column + head.columns)
            first = next(
                (cell.text.path for row in grid[table.head :] for at, cell in row if at in under), ""
            )
            if first in places and head.text.path in places:
                places[head.text.path], items[head.text.path] = places[first] - 0.5, items[first]
    return LineOrder(places, items)


def _reach(placed: Placed) -> tuple[float, float]:
    """How far a thing of a galley reaches up and down."""
    tops, bottoms = list[float](), list[float]()
    inside = [(item, y) for item, _, y in leaves((placed,))]
    said = any(isinstance(item, GlyphRun) for item, _ in inside)
    if not said and isinstance(placed.item, DisplayGroup):
        return placed.y, placed.y + placed.item.height  # a picture, which may be cropped in its room
    for item, y in inside:
        if isinstance(item, GlyphRun):
            tops.append(y - _ASCENT * item.size)
            bottoms.append(y + _DESCENT * item.size)
        else:
            tops.append(y)
            bottoms.append(y + item.height)
    return min(tops, default=placed.y), max(bottoms, default=placed.y)


def _line(group: list[Reach], items: Items, order: LineOrder) -> BoxLine:
    read, begun = [], list[int]()
    for _, _, number in group:
        for run, _, _ in leaves((items[number],)):
            if isinstance(run, GlyphRun):
                begun.append(run.start)
            if isinstance(run, GlyphRun) and run.path:
                id = ContentId.parse(run.path)
                place = order.places.get(str(id.owner))
                if place is not None:
                    at = place, id.paragraph, run.start + (id.link or 0)
                    read.append((at, run.path, run.hyphenated))
    read.sort()
    top, bottom = min(each[0] for each in group), max(each[1] for each in group)
    numbers = tuple(number for _, _, number in group)
    if not read:
        return BoxLine(top, bottom, numbers, None, None, goes_on=min(begun, default=0) > 0)
    item = order.items[str(ContentId.parse(read[-1][1]).owner)]
    (first, opens, _), (last, ends, parted) = read[0], read[-1]
    return BoxLine(top, bottom, numbers, first, last, opens, ends, item, parted=parted)


def _with_rules(lines: list[BoxLine]) -> Iterator[BoxLine]:
    """Lines with what is not read: rules, and what goes on, with the line over, all else with that below."""
    waiting: BoxLine | None = None
    kept: list[BoxLine] = []
    for line in lines:
        over = line.bottom - line.top <= _THIN or (line.goes_on and not waiting)
        if line.first is None and kept and over:
            kept[-1] = _joined(kept[-1], line)
        elif line.first is None:
            waiting = _joined(waiting, line) if waiting else line
        else:
            kept.append(_joined(waiting, line) if waiting else line)
            waiting = None
    if waiting and kept:
        kept[-1] = _joined(kept[-1], waiting)
    elif waiting:
        kept.append(waiting)
    yield from kept


def _joined(one: BoxLine, other: BoxLine) -> BoxLine:
    said = other if one.first is None else one
    return said._replace(top=one.top, bottom=max(one.bottom, other.bottom), items=one.items + other.items)


def cuts_of(lines: tuple[BoxLine, ...], apart: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Return before which lines a page may end, by their number.

    Only where all that is read is over or under the cut; never with one line of a paragraph alone, nor
    inside a word, nor after a heading, a label, or one of a few short lines of an item.  Fields that may
    stand `apart` may be the last on a page, too, or notes its first.
    """
    nothing = (-1.0, 0, 0)
    before = list(accumulate((line.last or nothing for line in lines), max))
    found = []
    after: tuple[float, int, int] | None = None
    for number in range(len(lines) - 1, 0, -1):
        first = lines[number].first
        after = first if after is None or (first and first < after) else after
        if after and before[number - 1] < after and _may_part(lines, number, apart):
            found.append(number)
    return tuple(reversed(found))


def _may_part(lines: tuple[BoxLine, ...], number: int, apart: frozenset[str]) -> bool:
    over, under = ContentId.parse(lines[number - 1].ends), ContentId.parse(lines[number].opens)
    above = _of_one(lines[max(0, number - _TOGETHER) : number], over)
    if (over.parts, over.paragraph) == (under.parts, under.paragraph):
        whole = over.field in _WHOLE or lines[number - 1].parted
        return above and not whole and _of_one(lines[number : number + _TOGETHER], under)
    item = lines[number - 1].item
    heads = over.field in _HEADS - apart and (not item or f"{under}.".startswith(f"{item}."))
    signed = under.field in _SIGNED and over.parts[:-1] == under.parts[:-1]
    if heads or signed or under.field in NOTES - apart:
        return False
    if above or over.field in apart or over.parts == under.parts or item != lines[number].item:
        return True
    around = lines[max(0, number - _OF_AN_ITEM) : number + _OF_AN_ITEM]
    return len(around) == 2 * _OF_AN_ITEM and all(line.item == item for line in around)


def _of_one(lines: tuple[BoxLine, ...], id: ContentId) -> bool:
    """Whether lines are as many as stand together at least, each with something of one paragraph."""
    read = [[ContentId.parse(path) for path in (line.opens, line.ends)] for line in lines]
    return len(lines) == _TOGETHER and all(
        any((each.parts, each.paragraph) == (id.parts, id.paragraph) for each in own) for own in read
    )
