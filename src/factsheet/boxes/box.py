"""What all boxes have in common: presence, padding, a fill that may bleed, a size, a share of spare room."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from enum import StrEnum
from math import inf
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.fields import FieldInfo

from factsheet.art.outline import rect
from factsheet.blocks import kinds
from factsheet.display import Placed, Shape
from factsheet.document.ids import BODY, STAMP
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import LEVEL, NOTHING, GalleyExtent, RoomLine, extent_of, padded
from factsheet.setting.galley import Galley, join
from factsheet.setting.galleys import BoxRoom, ReadyBox
from factsheet.setting.style import Align, Gap, Length, Spec

Location = tuple[str | int, ...]
"""The keys and list indices that lead to a value of a layout file."""

KINDS: dict[str, type[Box]] = {}
EMPTY = Galley(0.0, 0.0)
B = TypeVar("B", bound="type[Box]")


class Problem(NamedTuple):
    """What is wrong at a place of a layout, the way out, and the code of the kind of problem."""

    location: Location
    message: str
    hint: str = ""
    code: str = ""


def kind(name: str) -> Callable[[B], B]:
    """Register a box kind under its YAML key."""

    def register(box: B) -> B:
        box.kind, box.roomy = name, _roomy(box)
        KINDS[name] = box
        return box

    return register


class Side(StrEnum):
    """The edges of a box; start and end turn with the direction of the edition."""

    TOP = "top"
    BOTTOM = "bottom"
    START = "start"
    END = "end"


class Edges(Spec):
    """A length for each side."""

    top: Length = 0.0
    bottom: Length = 0.0
    start: Length = 0.0
    end: Length = 0.0


def _edges(value: Any) -> Any:
    """One length for all sides, or a mapping of sides."""
    if isinstance(value, (dict, Edges)):
        return value
    return dict.fromkeys(Side, value)


def _sides(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _selector(value: str) -> str:
    """A selector of a block kind that there is, of the item at hand, or of a file of the layout."""
    kind = value.partition(".")[0]
    if not kind or ":" in value or kind in kinds() or kind in (BODY, STAMP):
        return value
    near = get_close_matches(kind, kinds(), 1)
    hint = f"did you mean {near[0]!r}?" if near else f"the blocks: {', '.join(kinds())}"
    raise ValueError(f"there is no block {kind!r}: {hint}")


Selector = Annotated[str, AfterValidator(_selector)]


def is_selector(field: FieldInfo) -> bool:
    """Return whether a field of a box holds a selector."""
    return any(isinstance(each, AfterValidator) and each.func is _selector for each in field.metadata)


Padding = Annotated[Edges, BeforeValidator(_edges)]
Sides = Annotated[frozenset[Side], BeforeValidator(_sides)]


class Box(Spec):
    """A rectangle of the page.  Kinds add their own fields and say how their content is set."""

    kind: ClassVar[str] = ""
    by_gaps: ClassVar[bool] = False
    """Whether only `pad` and its gaps follow the factor of all room: without them it is set once for all."""
    roomy: ClassVar[tuple[tuple[str, ...], tuple[str, ...]]] = (), ()
    """The names of the fields that hold gaps, and of those that hold boxes."""

    when: Selector = Field("", description="selector: the box is there when this is")
    unless: Selector = Field("", description="selector: the box is there when this is not")
    pad: Padding = Field(
        Edges(), description="room inside the edges; above and below it follows the space of the page"
    )
    margin: Padding = Field(Edges(), description="as `pad`, but never made smaller")
    fill: str = Field("", description="swatch of the ground")
    bleed: Sides = Field(frozenset(), description="edges at which the fill runs over the trim")
    width: Length | None = None
    height: Length | None = None
    min_width: Length = Field(0.0, description="least width in an `auto`, a fitted or an `or` column")
    min_height: Length = 0.0
    max_height: Length | None = None
    grow: float = Field(0.0, description="share of the height that is left over in a stack")
    align: Align | None = Field(None, description="place in a row that is higher, instead of filling it")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        """The inside, set to a width, and to a height if there is one."""
        raise NotImplementedError

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        """The extent of the inside in a width: what `content` tells of itself there, without setting it.

        Kinds of box that hold others, or copy, say it; of any other it is that of what is set, at one factor
        of all room.
        """
        return extent_of(self.content(setting, width, None)).here(setting.step.space)

    def wanted_width(self, setting: LayoutContext) -> float:
        """The width at which nothing has to break, for `auto` columns."""
        if self.width is not None:
            return self.width
        _, _, start, end = taken_round(self, 1.0)
        return max(self.min_width, self.content_width(setting) + start + end)

    def content_width(self, setting: LayoutContext) -> float:
        """As `wanted_width`, without the padding."""
        return 0.0

    def most_height(self, setting: LayoutContext, width: float) -> float | None:
        """Return how high it grows in a stack of a width at most; None if there is no end to it."""
        return self.max_height


def wanted_width(box: Box, setting: LayoutContext) -> float:
    """The width at which nothing in a box has to break, which is the same in all places: it is kept."""
    ready = setting.galleys.ready.get((id(box), id(setting.item))) or _ready(box, setting)
    if ready.wanted is None:
        ready.wanted = box.wanted_width(setting)
    return ready.wanted


def present(box: Box, setting: LayoutContext) -> bool:
    """Whether the box is there at all."""
    if box.when and not setting.find(box.when):
        return False
    return not (box.unless and setting.find(box.unless))


def set_box(box: Box, setting: LayoutContext, width: float, height: float | None = None) -> Galley:
    """The box set to a width; given a height, it fills it (`Galley.height` tells if it could).

    A galley is kept with its setting: boxes are measured, then set again to the height of
    their siblings, and what did not change is not set twice.
    """
    # Thousands are asked for in an edition: what is known is found with two look-ups, and nothing is made.
    ready = setting.galleys.ready.get((id(box), id(setting.item))) or _ready(box, setting)
    found = ready.galleys.get((width, height))
    if found is None:
        found = _set(box, setting, width, height) if ready.there else EMPTY
        ready.galleys[width, height] = found
    return found


def _ready(box: Box, setting: LayoutContext) -> ReadyBox:
    """The box with what does not depend on its width."""

    def made() -> ReadyBox:
        return ReadyBox(present(box, setting), setting.galleys.room_round(box, room_round))

    return setting.galleys.ready_box(box, setting.item, made)


def room_round(box: Box) -> BoxRoom:
    """Return what a box keeps round its inside."""
    pad, margin = box.pad, box.margin
    over, under, top, bottom = pad.top, pad.bottom, margin.top, margin.bottom
    sides = pad.start, margin.start, pad.end, margin.end
    sized = box.fill or box.min_height or box.height is not None or box.width is not None
    bare = not (sized or over or under or top or bottom or any(sides))
    wide = (pad.start + margin.start) + (pad.end + margin.end)
    return BoxRoom(over, under, top, bottom, wide, bare, steady(box))


def _set(box: Box, setting: LayoutContext, width: float, height: float | None) -> Galley:
    width = width if box.width is None else min(box.width, width)
    height = height if box.height is None else box.height
    top, bottom, start, end = taken_round(box, setting.step.space)
    inside, high = _inside(width, start + end), None if height is None else max(0.0, height - top - bottom)
    inner = box.content(setting, inside, high)
    if inner.empty and not box.fill and box.height is None:
        return EMPTY
    needed = max(inner.height + top + bottom, box.min_height, height or 0.0)
    whole = join(width, needed, [(inner, start, top)])
    return whole.behind((_ground(box, setting, width, needed),)) if box.fill else whole


def _inside(width: float, sides: float) -> float:
    """The width between the sides of a box; a point where there is none, so that copy is told as too wide."""
    return width - sides if width - sides > 1 else 1.0


def box_extent(box: Box, setting: LayoutContext, width: float) -> GalleyExtent:
    """The extent of a box in a width: of the galley that `set_box` sets to it, known without that."""
    ready = setting.galleys.ready.get((id(box), id(setting.item))) or _ready(box, setting)
    found = ready.extents.get(width)
    if found is None:
        if not ready.there:
            found = NOTHING
        elif ready.room.bare:
            found = box.extent(setting, width)
            found = found if found.there else NOTHING
        else:
            found = _extent(box, setting, width, ready.room)
        if ready.room.steady and found.high < inf:
            found = found._replace(steep=0.0, low=0.0, high=inf)
        ready.extents[width] = found
    return found


def _extent(box: Box, setting: LayoutContext, width: float, room: BoxRoom) -> GalleyExtent:
    width = width if box.width is None else min(box.width, width)
    space, height, fill = setting.step.space, box.height, box.fill
    top, bottom = room.over * space + room.top, room.under * space + room.bottom
    inside = _inside(width, room.sides)
    if height is None:
        inner = box.extent(setting, inside)
        if not inner.there and not fill:
            return NOTHING
    else:
        inner = extent_of(box.content(setting, inside, max(0.0, height - top - bottom))).here(space)
    own, least = inner.height + top + bottom, max(box.min_height, height or 0.0)
    steep = inner.steep + room.over + room.under
    line = RoomLine(steep).at_least(own - least, space) if steep else LEVEL
    moved = padded(inner, top, max(own, least), line)
    return moved._replace(there=True) if fill and not moved.there else moved


def filling(
    box: Box, setting: LayoutContext, width: float, found: GalleyExtent, height: float
) -> GalleyExtent:
    """The extent of a box that fills a height, from its own: where its lines then stand is left open."""
    if found.height >= height or not found.lines:
        return found
    if found.large:
        return extent_of(set_box(box, setting, width, height))._replace(low=found.low, high=found.high)
    return found._replace(settled=False)


def steady(box: Box) -> bool:
    """Return whether a box is the same at each factor of all room, and all boxes in it."""
    if not box.by_gaps or box.pad.top or box.pad.bottom:
        return False
    gaps, parts = box.roomy
    for name in gaps:
        gap = getattr(box, name)
        if gap.best or gap.max:
            return False
    for name in parts:
        value = getattr(box, name)
        for part in value if isinstance(value, tuple) else (value,):
            if not steady(part):
                return False
    return True


def _roomy(box: type[Box]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a kind of box that hold gaps, and those that hold boxes."""
    fields = [(name, field.annotation) for name, field in box.model_fields.items()]
    gaps = tuple(name for name, kept in fields if kept is Gap)
    return gaps, tuple(name for name, kept in fields if kept is Box or kept == tuple[Box, ...])


def taken_round(box: Box, space: float) -> tuple[float, float, float, float]:
    """Return what padding and margin take from a box at a factor of all room: top, bottom, start, end."""
    pad, margin = box.pad, box.margin
    return (
        pad.top * space + margin.top,
        pad.bottom * space + margin.bottom,
        pad.start + margin.start,
        pad.end + margin.end,
    )


def _ground(box: Box, setting: LayoutContext, width: float, height: float) -> Placed:
    x, y, wide, high = bled(box.bleed, setting.bleed, width, height)
    return Placed(Shape(rect(0, 0, wide, high), wide, high, fill=box.fill), x, y)


def bled(
    sides: frozenset[Side], bleed: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """The area `(x, y, width, height)` of a box with the bleed added at some sides."""
    top, bottom = (bleed if side in sides else 0.0 for side in (Side.TOP, Side.BOTTOM))
    start, end = (bleed if side in sides else 0.0 for side in (Side.START, Side.END))
    return -start, -top, width + start + end, height + top + bottom
