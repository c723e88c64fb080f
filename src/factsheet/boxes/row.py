"""`row`: boxes side by side, from the start edge to the end edge."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from factsheet.art.outline import rect
from factsheet.boxes.box import Box, Side, kind, set_box
from factsheet.boxes.choice import Child, standing
from factsheet.boxes.columns import Column, fitted_widths, span_widths
from factsheet.boxes.level import levelled, of_one_size
from factsheet.boxes.stack import Divider
from factsheet.display import Placed, Shape
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley, join
from factsheet.setting.style import Align, Length


def _columns(value: Any) -> Any:
    return value if isinstance(value, str) else tuple(value)


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
        places = self._places(setting)
        children = self._children(places)
        if not children:
            return Galley(0.0, 0.0)
        gap = setting.gutter if self.gap is None else self.gap
        standing = [len(place) for place in places]
        choices = [self._widths(children, standing, width, gap, self.columns)]
        galleys = [_natural(children, choices[0])]
        if _overfull(galleys[0], choices[0], gap, width) or (self.other and _narrow(children, choices[0])):
            choices += [self._widths(children, standing, width, gap, columns) for columns in self.other]
            galleys += [_natural(children, widths) for widths in choices[1:]]
        if setting.step.below and all(map(partial(_overfull, gap=gap, width=width), galleys, choices)):
            choices.append(_refitted(children, choices[0], galleys[0], width, gap))
            galleys.append(_natural(children, choices[-1]))
        lowest = min(
            range(len(choices)),
            key=lambda n: (
                len(_overfull(galleys[n], choices[n], gap, width)),
                _narrow(children, choices[n]),
                _height(galleys[n]),
                n,
            ),
        )
        widths, natural = choices[lowest], galleys[lowest]
        if len(set(widths)) == 1:
            level = levelled(of_one_size(children, widths[0]), widths[0])
            if level is not children:
                children, natural = level, _natural(level, widths)
        placed = self._placed(children, widths, natural, gap, height)
        overfull = _overfull(galleys[lowest], choices[lowest], gap, width)
        if not self.other and not setting.step.below and _narrow(children, widths):
            overfull += tuple(path for galley in natural for path in galley.paths[:1])
        return placed.telling(overfull=overfull)

    def _places(self, setting: LayoutContext) -> list[tuple[Child, ...]]:
        """The boxes in each place: an `auto` column with nothing to be seen takes no gap either."""
        places = [standing(box, setting) for box in self.row]
        if isinstance(self.columns, tuple):
            for at, (column, there) in enumerate(zip(self.columns, places, strict=False)):
                if column == "auto" and not any(box.wanted_width(inner) for box, inner in there):
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

    def _placed(
        self,
        children: tuple[Child, ...],
        widths: list[float],
        natural: list[Galley],
        gap: float,
        height: float | None,
    ) -> Galley:
        drops = self._drops(natural)
        low = max(galley.height + drop for galley, drop in zip(natural, drops, strict=True))
        tall = max(low, height or 0.0)
        parts, x = [], 0.0
        for (box, inner), wide, galley, drop in zip(children, widths, natural, drops, strict=True):
            if box.align is None and self.along == "top" and self.justify is None:
                galley = set_box(box, inner, wide, tall)
            lowered = (
                _shift(self.justify, tall - low)
                if self.justify
                else _shift(box.align, tall - drop - galley.height)
            )
            parts.append((galley, x, drop + lowered))
            x += wide + gap
        return join(x - gap, tall, parts).behind(self._rules(widths, gap, tall))

    def _drops(self, galleys: list[Galley]) -> list[float]:
        """How far each box is lowered so that the baselines named by `along` agree."""
        if self.along == "top":
            return [0.0] * len(galleys)
        index = 0 if self.along == "baseline" else -1
        lines = [galley.baselines[index] if galley.baselines else galley.height for galley in galleys]
        return [max(lines) - line for line in lines]

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
        children = self._children(self._places(setting))
        gap = setting.gutter if self.gap is None else self.gap
        return sum(box.wanted_width(inner) for box, inner in children) + gap * max(0, len(children) - 1)


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


def _refitted(
    children: tuple[Child, ...], widths: list[float], galleys: list[Galley], width: float, gap: float
) -> list[float]:
    """The widths at which the copy of a row is lowest; boxes without copy keep theirs.

    An icon or a drawing in less width would stand on the words beside it.
    """
    copy = [bool(galley.baselines) for galley in galleys]
    kept = sum(wide + gap for wide, has_copy in zip(widths, copy, strict=True) if not has_copy)
    set_anew = tuple(child for child, has_copy in zip(children, copy, strict=True) if has_copy)
    fitted = iter(fitted_widths(set_anew, width - kept, gap) if set_anew else ())
    return [next(fitted) if has_copy else wide for wide, has_copy in zip(widths, copy, strict=True)]


def _natural(children: tuple[Child, ...], widths: list[float]) -> list[Galley]:
    return [set_box(box, inner, wide) for (box, inner), wide in zip(children, widths, strict=True)]


def _overfull(galleys: list[Galley], widths: list[float], gap: float, width: float) -> tuple[str, ...]:
    """The copy that is wider than its column, or that of a row that is wider than its room."""
    found = [path for galley in galleys for path in galley.overfull]
    if sum(widths) + gap * (len(widths) - 1) > width + 0.01:
        found += [path for galley in galleys for path in galley.paths[:1]]
    return tuple(found)


def _narrow(children: tuple[Child, ...], widths: list[float]) -> int:
    """How many boxes have less than their least width."""
    return sum(wide < box.min_width for (box, _), wide in zip(children, widths, strict=True))


def _height(galleys: list[Galley]) -> float:
    return max(galley.height for galley in galleys)


def _shift(align: Align | None, spare: float) -> float:
    match align:
        case Align.CENTER:
            return spare / 2
        case Align.END:
            return spare
    return 0.0
