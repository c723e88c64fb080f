"""`each`, `either` and `layers`: which boxes stand in a place, how often, and one on another."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from factsheet.boxes.box import Box, Selector, box_extent, kind, present, set_box, steady
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import NOTHING, GalleyExtent, RoomLine, extent_of, joined
from factsheet.setting.galley import Galley, join
from factsheet.setting.galleys import GalleyCache

Child = tuple[Box, LayoutContext]
_TOLERANCE = 0.01


@kind("each")
class EachBox(Box):
    """The items and the box that each is set in; selectors in it that begin with a dot look into the item."""

    by_gaps: ClassVar[bool] = True

    each: Selector
    box: Box

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        raise TypeError("an each box stands for its items and is never set itself")


def expand(boxes: tuple[Box, ...], setting: LayoutContext) -> tuple[Child, ...]:
    """The boxes that are there, `each` replaced by a box an item, with the setting of each."""
    item = setting.item
    found: tuple[Child, ...] | None = setting.galleys.resolved.get((id(boxes), id(item)))
    if found is None:
        found = setting.galleys.resolve(boxes, item, lambda: _expanded(boxes, setting))
    return found


def _expanded(boxes: tuple[Box, ...], setting: LayoutContext) -> tuple[Child, ...]:
    return tuple([child for box in boxes for child in _standing(box, setting)])


def standing(box: Box, setting: LayoutContext) -> tuple[Child, ...]:
    """What stands in the place of a box: itself, a box an item, or nothing."""
    return expand((box,), setting) if isinstance(box, EachBox) else _standing(box, setting)


def _standing(box: Box, setting: LayoutContext) -> tuple[Child, ...]:
    if not present(box, setting):
        return ()
    if not isinstance(box, EachBox):
        return ((box, setting),)
    inner = ((box.box, setting.inside(item)) for item in setting.find(box.each) or ())
    return tuple((each, within) for each, within in inner if present(each, within))


@kind("either")
class Either(Box):
    """Arrangements of the same copy, the best first; the last stands if none holds.

    One that is higher than its own `max-height` does not hold either, nor one whose copy has more lines than
    `most-lines`.  One in which a word of large type is parted after its hyphen gives way to one without.
    """

    by_gaps: ClassVar[bool] = True

    either: tuple[Box, ...]
    most_lines: int = Field(
        0, ge=0, description="how many lines the copy of all but the last has at most; 0: any number"
    )

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        chosen = self._chosen(setting, width)
        return set_box(chosen[0], chosen[1], width, height) if chosen else Galley(0.0, 0.0)

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        chosen = self._chosen(setting, width)
        if not chosen:
            return NOTHING
        found = box_extent(chosen[0], chosen[1], width)
        others = expand(self.either, setting)[:-1]
        if all(box.max_height is None or steady(box) for box, _ in others):
            return found
        return found.here(setting.step.space)

    def _chosen(self, setting: LayoutContext, width: float) -> Child | None:
        """The first that holds in a width, or the last: rather another one than type under its floor."""
        children = expand(self.either, setting)
        if setting.step.below:
            for child, (box, inner) in zip(children, expand(self.either, self._firm(setting)), strict=True):
                if self._holds(box, inner, width):
                    return child
        held = None
        for child in children:
            if self._holds(*child, width):
                if not _parts_words(*child, width):
                    return child
                held = held or child
        return held or (children[-1] if children else None)

    def _holds(self, box: Box, setting: LayoutContext, width: float) -> bool:
        """Whether no word of a box is wider than its place, and it is no higher and longer than it may be."""
        found = box_extent(box, setting, width)
        high = box.max_height is not None and found.height > box.max_height + _TOLERANCE
        long = 0 < self.most_lines < found.lines
        return not (found.overfull or high or long)

    def _firm(self, setting: LayoutContext) -> LayoutContext:
        """The context in which fitted type keeps its floor and no line ends inside a word."""

        def made() -> LayoutContext:
            step = replace(setting.step, below=False, anywhere=False)
            return replace(setting, step=step, galleys=GalleyCache())

        return setting.galleys.made_of(self, ("firm", id(setting.item), setting.step.space), made)

    def content_width(self, setting: LayoutContext) -> float:
        wanted = [box.wanted_width(inner) for box, inner in expand(self.either, setting)]
        return wanted[0] if wanted else 0.0


def _parts_words(box: Box, setting: LayoutContext, width: float) -> bool:
    return any(each.parted for each in box_extent(box, setting, width).large)


@kind("layers")
class Layers(Box):
    """A back (a picture, a drawing) that fills the height of the front."""

    by_gaps: ClassVar[bool] = True

    layers: tuple[Box, ...]

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        children = expand(self.layers, setting)
        if not children:
            return Galley(0.0, 0.0)
        front_box, front_setting = children[-1]
        front = set_box(front_box, front_setting, width, height)
        tall = max(front.height, height or 0.0)
        backs = [set_box(box, inner, width, tall) for box, inner in children[:-1]]
        return join(width, tall, [(galley, 0.0, 0.0) for galley in (*backs, front)])

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        children = expand(self.layers, setting)
        if not children:
            return NOTHING
        front = box_extent(children[-1][0], children[-1][1], width)
        backs = [extent_of(set_box(box, inner, width, front.height)) for box, inner in children[:-1]]
        return joined(front.height, [(found, 0.0) for found in (*backs, front)], RoomLine(front.steep))

    def content_width(self, setting: LayoutContext) -> float:
        return max((box.wanted_width(inner) for box, inner in expand(self.layers, setting)), default=0.0)
