"""`row`: boxes side by side, from the start edge to the end edge."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from factsheet.art.outline import rect
from factsheet.boxes.box import Box, Side, box_extent, filling, kind, set_box, wanted_width
from factsheet.boxes.choice import Child, standing
from factsheet.boxes.columns import Column, fitted_widths, span_widths
from factsheet.boxes.level import levelled, levels_stay, of_one_size
from factsheet.boxes.stack import Divider
from factsheet.display import Placed, Shape
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import (
    LEVEL,
    NOTHING,
    GalleyExtent,
    RoomLine,
    extent_of,
    highest,
    is_level,
    joined,
    only_at,
)
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Align, Length


def _columns(value: Any) -> Any:
    return value if isinstance(value, str) else tuple(value)


class _Arranged(NamedTuple):
    """Boxes in columns: how wide each is, its extent there, and the copy that is too wide.

    `placed` are the boxes before they were brought on one level.  They stand `alone` where no other columns
    were tried; `level` says of those that were whether they are as high at each factor of all room.
    """

    children: tuple[Child, ...]
    widths: list[float]
    natural: list[GalleyExtent]
    overfull: tuple[str, ...]
    placed: tuple[Child, ...]
    alone: bool = True
    level: bool = True

    @property
    def height(self) -> float:
        return max(each.height for each in self.natural)

    @property
    def narrow(self) -> int:
        """How many boxes have less than their least width."""
        return sum(wide < box.min_width for (box, _), wide in zip(self.children, self.widths, strict=True))


class _Places(NamedTuple):
    """The boxes of a row that are there, how many of them stand in each place, and arranged, by width.

    What the row comes to, and how far its columns end apart, is asked for of one arrangement.
    """

    children: tuple[Child, ...]
    standing: list[int]
    arranged: dict[float, _Arranged]


@kind("row")
class RowBox(Box):
    """Boxes side by side.

    `columns` has one entry a box: a number of grid columns, a length, `auto` (as wide as it
    wants) or `rest` (what is left, shared); or the word `equal`, or `fitted`: the widths at
    which the row is lowest.  `or` lists other columns, for copy of which a word is wider than the first, and
    for places narrower than the `min-width` of their boxes.
    Where a word is wider than its place in every arrangement, columns become `fitted`.
    """

    by_gaps: ClassVar[bool] = True

    row: tuple[Box, ...]
    columns: Annotated[tuple[Column, ...] | Literal["equal", "fitted"], BeforeValidator(_columns)] = "equal"
    other: tuple[tuple[Column, ...], ...] = Field((), alias="or")
    gap: Length | None = None
    divider: Divider | None = None
    along: Literal["top", "baseline", "last-baseline"] = "top"
    justify: Align | None = Field(
        None, description="place of the boxes in spare height, instead of filling it"
    )

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        found = self._arranged(setting, width)
        if found is None:
            return Galley(0.0, 0.0)
        gap = self._gap(setting)
        tall, tops = self._tops(found, height)
        parts, x = [], 0.0
        for (box, inner), wide, top in zip(found.children, found.widths, tops, strict=True):
            parts.append((set_box(box, inner, wide, tall if self._fills(box) else None), x, top))
            x += wide + gap
        made = join(x - gap, tall, parts).behind(self._rules(found.widths, gap, tall))
        return made.telling(overfull=found.overfull)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        found = self._arranged(setting, width)
        if found is None:
            return NOTHING
        tall, tops = self._tops(found, None)
        parts = [
            (filling(box, inner, wide, own, tall) if self._fills(box) else own, top)
            for (box, inner), wide, own, top in zip(
                found.children, found.widths, found.natural, tops, strict=True
            )
        ]
        made = joined(tall, parts, self._line(setting, found))
        return made if made.overfull == found.overfull else made._replace(overfull=found.overfull)

    def columns_in(
        self, setting: LayoutContext, width: float
    ) -> list[tuple[Box, LayoutContext, float, GalleyExtent]]:
        """Return the boxes in their columns: each with its setting, its width there and its own extent."""
        found = self._arranged(setting, width)
        if found is None:
            return []
        return [
            (box, inner, wide, own)
            for (box, inner), wide, own in zip(found.children, found.widths, found.natural, strict=True)
        ]

    def _line(self, setting: LayoutContext, found: _Arranged) -> RoomLine:
        """How the height of the row follows all room: where its boxes do, only if they are on one line."""
        level, space = all(map(is_level, found.natural)), setting.step.space
        if not found.alone and not (level and found.level):
            return only_at(space)
        if level:
            return LEVEL
        if self.along != "top" or self.columns == "fitted":
            return only_at(space)
        return highest(found.natural, space).within(levels_stay(found.placed, found.widths[0]))

    def _arranged(self, setting: LayoutContext, width: float) -> _Arranged | None:
        """The boxes in the columns in which they hold, the lowest of them; None where there are no boxes."""
        places = setting.galleys.resolve(self, setting.item, partial(self._placed, setting))
        if not places.children:
            return None
        found = places.arranged.get(width)
        if found is None:
            found = places.arranged[width] = self._arranged_in(setting, width, places)
        return found

    def _arranged_in(self, setting: LayoutContext, width: float, places: _Places) -> _Arranged:
        children, standing, gap = places.children, places.standing, self._gap(setting)

        def tried(widths: list[float], of: tuple[Child, ...] = children) -> _Arranged:
            natural = [box_extent(box, inner, wide) for (box, inner), wide in zip(of, widths, strict=True)]
            return _Arranged(of, widths, natural, _overfull(of, natural, widths, gap, width), children)

        choices = [tried(self._widths(children, standing, width, gap, self.columns))]
        if choices[0].overfull or (self.other and choices[0].narrow):
            choices += [
                tried(self._widths(children, standing, width, gap, columns)) for columns in self.other
            ]
        if setting.step.below and all(each.overfull for each in choices):
            choices.append(tried(_refitted(children, choices[0], width, gap)))
        chosen = choices[0]
        if len(choices) > 1:
            # Of columns as high as each other those that leave the narrowest of them the most room.
            chosen = min(
                choices, key=lambda each: (len(each.overfull), each.narrow, each.height, -min(each.widths))
            )
            flat = all(is_level(own) for each in choices for own in each.natural)
            chosen = chosen._replace(alone=False, level=flat)
        if len(set(chosen.widths)) == 1:
            level = levelled(of_one_size(children, chosen.widths[0]), chosen.widths[0])
            if level is not children:
                again = tried(chosen.widths, level)
                chosen = again._replace(overfull=chosen.overfull, alone=chosen.alone, level=chosen.level)
        if self.along != "top":
            natural = [
                own if own.settled else extent_of(set_box(box, inner, wide))
                for (box, inner), wide, own in zip(
                    chosen.children, chosen.widths, chosen.natural, strict=True
                )
            ]
            chosen = chosen._replace(natural=natural)
        if not self.other and not setting.step.below and chosen.narrow:
            told = _first_paths(chosen.children, chosen.widths)
            chosen = chosen._replace(overfull=(*chosen.overfull, *told))
        return chosen

    def _placed(self, setting: LayoutContext) -> _Places:
        """The boxes that are there, which are the same in any width."""
        places = self._places(setting)
        return _Places(self._children(places), [len(place) for place in places], {})

    def _places(self, setting: LayoutContext) -> list[tuple[Child, ...]]:
        """The boxes in each place: an `auto` column with nothing to be seen takes no gap either."""
        places = [standing(box, setting) for box in self.row]
        if isinstance(self.columns, tuple):
            for at, (column, there) in enumerate(zip(self.columns, places, strict=False)):
                if column == "auto" and not any(wanted_width(box, inner) for box, inner in there):
                    places[at] = ()
        return places

    def _children(self, places: list[tuple[Child, ...]]) -> tuple[Child, ...]:
        """The boxes that are there; where the first is not, what bleeds in its place bleeds at the start."""
        children = tuple([child for place in places for child in place])
        if not children or children[0][0] is self.row[0] or places[0]:
            return children
        first, inner = children[0]
        if first.fill and first.bleed:
            first = first.model_copy(update={"bleed": first.bleed | {Side.START}})
        return ((first, inner), *children[1:])

    def _widths(
        self, children: tuple[Child, ...], standing: list[int], width: float, gap: float, columns: Any
    ) -> list[float]:
        """The widths of columns; `standing` is how many boxes there are in each place."""
        if columns == "equal":
            return span_widths(children, ("rest",) * len(children), width, gap)
        if columns == "fitted":
            return fitted_widths(children, width, gap)
        return span_widths(children, _present(standing, columns), width, gap)

    def _gap(self, setting: LayoutContext) -> float:
        return setting.gutter if self.gap is None else self.gap

    def _fills(self, box: Box) -> bool:
        """Whether a box takes all of the height of the row."""
        return box.align is None and self.along == "top" and self.justify is None

    def _tops(self, found: _Arranged, height: float | None) -> tuple[float, list[float]]:
        """How high the row is, and how far from the top of it each box stands."""
        if self.along == "top" and self.justify is None and not any(box.align for box, _ in found.children):
            return max(found.height, height or 0.0), [0.0] * len(found.natural)
        drops = _drops(self.along, found.natural)
        ends = [drop + own.height for drop, own in zip(drops, found.natural, strict=True)]
        low = max(ends)
        tall = max(low, height or 0.0)
        tops = []
        for (box, _), drop, end in zip(found.children, drops, ends, strict=True):
            if self.justify:
                drop += self.justify.share * (tall - low)
            elif box.align:
                drop += box.align.share * (tall - end)
            tops.append(drop)
        return tall, tops

    def _rules(self, widths: list[float], gap: float, tall: float) -> tuple[Placed, ...]:
        if not self.divider:
            return ()
        weight, rules, x = self.divider.weight, [], 0.0
        for wide in widths[:-1]:
            x += wide + gap
            bar = Shape(rect(0, 0, weight, tall), weight, tall, fill=self.divider.swatch)
            rules.append(Placed(bar, x - gap / 2 - weight / 2, 0.0))
        return tuple(rules)

    def content_width(self, setting: LayoutContext) -> float:
        children, gap = self._placed(setting).children, self._gap(setting)
        return sum(box.wanted_width(inner) for box, inner in children) + gap * max(0, len(children) - 1)


def _drops(along: str, natural: list[GalleyExtent]) -> list[float]:
    """How far each box is lowered so that the baselines named by `along` agree."""
    if along == "top":
        return [0.0] * len(natural)
    named = [each.first if along == "baseline" else each.last for each in natural]
    lines = [own.height if at is None else at for own, at in zip(natural, named, strict=True)]
    return [max(lines) - line for line in lines]


def _present(standing: list[int], columns: tuple[Any, ...]) -> tuple[Any, ...]:
    """The columns of the boxes that are there: a column belongs to its box.

    When none of them takes the rest, because the box that did is not there, the first does.
    """
    kept: list[Any] = []
    for column, there in zip(columns, standing, strict=False):
        kept += [column] * there
    if len(kept) < len(columns) and kept and "rest" in columns and "rest" not in kept:
        kept[0] = "rest"
    return tuple(kept)


def _refitted(children: tuple[Child, ...], found: _Arranged, width: float, gap: float) -> list[float]:
    """The widths at which the copy of a row is lowest; boxes without copy keep theirs.

    An icon or a drawing in less width would stand on the words beside it.
    """
    copy = [each.lines > 0 for each in found.natural]
    kept = sum(wide + gap for wide, has_copy in zip(found.widths, copy, strict=True) if not has_copy)
    set_anew = tuple(child for child, has_copy in zip(children, copy, strict=True) if has_copy)
    fitted = iter(fitted_widths(set_anew, width - kept, gap) if set_anew else ())
    return [next(fitted) if has_copy else wide for wide, has_copy in zip(found.widths, copy, strict=True)]


def _overfull(
    children: tuple[Child, ...], extents: list[GalleyExtent], widths: list[float], gap: float, width: float
) -> tuple[str, ...]:
    """The copy that is wider than its column, or that of a row that is wider than its room."""
    found = [path for extent in extents for path in extent.overfull]
    if sum(widths) + gap * (len(widths) - 1) > width + 0.01:
        found += _first_paths(children, widths)
    return tuple(found)


def _first_paths(children: tuple[Child, ...], widths: list[float]) -> list[str]:
    """The path of the first copy in each of the boxes of a row that has some."""
    galleys = (set_box(box, inner, wide) for (box, inner), wide in zip(children, widths, strict=True))
    return [path for galley in galleys for path in galley.paths[:1]]
