"""`picture`, `icon`, `drawing` and `qr`: boxes that show art."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import inf
from typing import ClassVar, Literal

from pydantic import Field

from factsheet.art.drawings import Maker, drawing_named
from factsheet.art.icons import Icon, find
from factsheet.art.outline import bounds, scaled
from factsheet.art.pictures import Artwork, artwork
from factsheet.art.qr import make, room_of_code, verify
from factsheet.boxes.box import Box, Edges, Padding, Selector, Sides, bled, kind
from factsheet.display import Direction, DisplayGroup, Placed, Shape
from factsheet.document.ids import Slot
from factsheet.document.quantity import Quantity
from factsheet.document.text import Name, Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.setting.context import LayoutContext
from factsheet.setting.extent import NOTHING, GalleyExtent
from factsheet.setting.galley import Galley
from factsheet.setting.galleys import FoundArtwork
from factsheet.setting.style import Length
from factsheet.units import MM

OWN = "layout:"
MOST_LOST = 0.33
"""How much of a picture beside, above or below copy is cut off at most, so that its subject stays."""
Anchored = Literal[
    "center", "top", "upper", "bottom", "end", "bottom end", "details", "bottom details", "bottom end details"
]
"""Where a picture stays whole as its room cuts it off."""
_LEAST_WIDTH = 5 * MM  # of the drawing of a number


@kind("picture")
class PictureBox(Box):
    """A picture by selector, or a file of the layout's own folder (`layout:sky.svg`).

    It covers its room and is cropped there, keeping the part at `anchor`; `contain` shows all of it
    instead, in the middle or at the `start` of its room, and is no higher than its width allows.  A
    picture that grows loses a third at most, at its sides as over its foot.
    `reach` is how far it stands over its own room at each side, into a margin that is white.  `turns`
    mirrors a drawing in a right-to-left edition.  A `decorative` picture says nothing to a screen reader.
    """

    by_gaps: ClassVar[bool] = True

    picture: Selector
    anchor: Anchored = "center"
    contain: bool = False
    start: bool = False
    turns: bool = False
    decorative: bool = False
    over: Sides = frozenset()
    reach: Padding = Edges()
    ratio: float | None = None
    natural_height: Length | None = None

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        found = self.art(setting)
        if found is None:
            return Galley(0.0, 0.0)
        art, path = found
        high = self._height(art, width) if height is None else height
        return Galley(width, high, partial(self._laid, setting, art, path, width, high))

    def extent(self, setting: LayoutContext, width: float) -> GalleyExtent:
        found = self.art(setting)
        return NOTHING if found is None else GalleyExtent(self._height(found.art, width))

    def _laid(
        self, setting: LayoutContext, art: Artwork, path: str | None, width: float, high: float
    ) -> tuple[Placed, ...]:
        x, y, wide, tall = bled(self.over, setting.bleed, width, high)
        x, y = x - self.reach.start, y - self.reach.top
        wide += self.reach.start + self.reach.end
        tall += self.reach.top + self.reach.bottom
        if self.contain and self.start:
            wide = min(wide, tall * art.width / art.height, art.widest)
            tall = min(tall, wide * art.height / art.width)
        group = art.contained(wide, tall) if self.contain else art.cropped(wide, tall, self.anchor)
        # A photograph shows what was there: mirrored it would be false.
        flipped = self.turns and art.drawn and setting.direction is Direction.RTL
        placed = DisplayGroup(
            group.items,
            wide,
            tall,
            rigid=True,
            clip=not self.contain,
            flipped=flipped,
            path=None if self.decorative else path,
            art=path or "",
            lost=0.0 if self.contain else _lost(art, wide, tall, self.anchor),
        )
        return (Placed(placed, x, y),)

    def art(self, setting: LayoutContext) -> FoundArtwork | None:
        """The picture and its content path; None if there is none.  Read once in a make-up."""
        portion = setting.portion
        named = f"{self.picture} {portion.start}-{portion.stop}" if portion else self.picture
        return setting.galleys.picture(named, setting.item, lambda: self._read(setting))

    def _read(self, setting: LayoutContext) -> FoundArtwork | None:
        if self.picture.startswith(OWN):
            own = Name(self.picture.removeprefix(OWN), self.picture)
            return FoundArtwork(artwork(setting.folder, own), None)
        name = setting.find(self.picture)
        if not isinstance(name, Name) or not name.value:
            return None
        art = artwork(setting.edition.root, name)
        return FoundArtwork(art, name.path)

    def _height(self, art: Artwork, width: float) -> float:
        if self.natural_height is not None:
            own = width * art.height / art.width
            if self.contain:
                return min(self.natural_height, self._whole(art, width))
            if not self.grow:
                return self.natural_height
            return little_lost(self.natural_height, own)
        if self.contain and self.start:
            width = min(width, art.widest)
        return width * (self.ratio or art.height / art.width)

    def _whole(self, art: Artwork, width: float) -> float:
        """How high all of the picture is in a width: what it would be given beyond that stays white."""
        return (min(width, art.widest) if self.start else width) * art.height / art.width

    def most_height(self, setting: LayoutContext, width: float) -> float | None:
        found = self.art(setting)
        if found is None or self.max_height is None:
            return self.max_height
        if self.contain:
            return min(self.max_height, self._whole(found.art, width))
        own = width * found.art.height / found.art.width
        return min(self.max_height, own / (1 - MOST_LOST)) if width else self.max_height

    def near(self, setting: LayoutContext, width: float, height: float) -> tuple[float, float]:
        """Return the nearest width and height at which it is sharp and a third is cut off at most."""
        found = self.art(setting)
        if found is None:
            return 0.0, 0.0
        wide = min(width, found.art.widest)
        own = wide * found.art.height / found.art.width
        return wide, little_lost(height, own)

    def content_width(self, setting: LayoutContext) -> float:
        found = self.art(setting)
        if found is None or self.height is None:
            return 0.0
        art, _ = found
        return self.height * art.width / art.height


def little_lost(height: float, own: float) -> float:
    """Return the height nearest to one at which a picture, `own` high, loses a third at most."""
    return min(max(height, own * (1 - MOST_LOST)), own / (1 - MOST_LOST))


def _lost(art: Artwork, width: float, height: float, anchor: str) -> float:
    """Return the share of a picture that is cut off at width x height.

    Of a drawing that stands on its foot only what is cut off at its sides counts: over a scene there is sky.
    """
    own, there = art.width / art.height, width / height
    if art.drawn and anchor.startswith("bottom"):
        there = min(own, there)
    return 1 - min(own, there) / max(own, there)


_UNITS = 256


@kind("icon")
class IconBox(Box):
    """An icon as wide and high as `size`; `hang` pulls it out so that its ink stands on the axis."""

    by_gaps: ClassVar[bool] = True

    icon: Selector
    size: Length
    swatch: str
    weight: Literal["bold", "fill"] = "bold"
    hang: bool = False

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        name = setting.find(self.icon)
        if not isinstance(name, Name) or not name.value:
            return Galley(0.0, 0.0)
        read = partial(find, name, self.weight, setting.edition.root)
        icon = setting.galleys.part(name, f"icon {self.weight}", read)
        return Galley(self.size, self.size, partial(self._laid, setting, name, icon))

    def _laid(self, setting: LayoutContext, name: Name, icon: Icon) -> tuple[Placed, ...]:
        outline = scaled(icon.outline, self.size / _UNITS)
        left, _, right, _ = bounds(outline)
        turned = icon.mirrors and setting.direction is Direction.RTL
        pull = self._pull(left, right, setting.direction is Direction.RTL, turned)
        path = name.path if setting.edition.speaks(name.path) else None
        shape = Shape(outline, self.size, self.size, fill=self.swatch)
        group = DisplayGroup(
            (Placed(shape, 0.0, 0.0),),
            self.size,
            self.size,
            rigid=True,
            flipped=turned,
            path=path,
            art=name.path,
        )
        return (Placed(group, -pull, 0.0),)

    def _pull(self, left: float, right: float, rtl: bool, turned: bool) -> float:
        """The white at the start side of the ink."""
        if not self.hang:
            return 0.0
        return self.size - right if rtl != turned else left

    def content_width(self, setting: LayoutContext) -> float:
        return self.size


@kind("drawing")
class DrawingBox(Box):
    """A generated drawing: its name, the number it shows, and a swatch for each of its parts.

    In less height than `least` it is not there: a drawing for what a page may have left.
    One of a number is higher than `natural-height` where it would not be seen in that; it is told as too wide
    in a column of less than 5 mm, and where it is seen at no height.
    """

    by_gaps: ClassVar[bool] = True

    drawing: str
    value: Selector = ""
    paint: Mapping[str, str] = {}
    turns: bool = True
    over: Sides = frozenset()
    natural_height: Length = 0.0
    least: Length = 0.0

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        high = self.natural_height if height is None else height
        if high < self.least:
            return Galley(0.0, 0.0)
        maker, quantity = drawing_named(self.drawing), self._quantity(setting)
        if quantity:
            needed = maker.height(width, high, quantity, self.paint) if width >= _LEAST_WIDTH else inf
            if height is None and needed < inf:
                high = needed
            elif needed > high + 0.01:
                return Galley(width, high, overfull=(Slot.DRAWING.of(quantity.path),))
        return Galley(width, high, partial(self._drawn, maker, setting, quantity, width, high))

    def _drawn(
        self, maker: Maker, setting: LayoutContext, quantity: Quantity | None, width: float, high: float
    ) -> tuple[Placed, ...]:
        x, y, wide, tall = bled(self.over, setting.bleed, width, high)
        if wide <= 0 or tall <= 0:
            # A row tries such widths; what is on no page in the end is told when all is made up.
            return ()
        made = maker.draw(wide, tall, quantity, self.paint)
        flipped = self.turns and setting.direction is Direction.RTL
        path = Slot.DRAWING.of(quantity.path) if quantity else None
        group = DisplayGroup(made.items, wide, tall, rigid=True, clip=made.clip, flipped=flipped, path=path)
        return (Placed(group, x, y),)

    def _quantity(self, setting: LayoutContext) -> Quantity | None:
        found = setting.find(self.value) if self.value else None
        if found is None or isinstance(found, Quantity):
            return found
        hint = "a drawing takes a number with its unit, as the selector .quantity of a key number"
        raise LayoutError.of(f"{self.value} is not a number", IN_LAYOUT, hint, code="layout-selector-kind")


@kind("qr")
class QrBox(Box):
    """A QR code, `size` wide with its quiet zone of four modules; never mirrored, decoded when it is made.

    A long address makes it wider, so that its modules are 0.5 mm, and so does a large paper; one that is
    wider than its place is told as overfull.
    """

    by_gaps: ClassVar[bool] = True

    qr: Selector
    size: Length
    swatch: str
    hang: bool = Field(False, description="the modules, not the quiet zone, stand on the start edge")

    def content(self, setting: LayoutContext, width: float, height: float | None) -> Galley:
        address = setting.find(self.qr)
        if not isinstance(address, (Name, Text)) or not address:
            return Galley(0.0, 0.0)
        payload = address.value if isinstance(address, Name) else address.plain
        size = self._width(setting, payload)
        wide = (address.path,) if size > width + 0.01 else ()
        return Galley(size, size, partial(self._laid, payload, size, address), overfull=wide)

    def _laid(self, payload: str, size: float, address: Name | Text) -> tuple[Placed, ...]:
        symbol = make(payload, size, address.span)
        verify(symbol)
        shape = Shape(symbol.outline, size, size, fill=self.swatch)
        group = DisplayGroup(
            (Placed(shape, 0.0, 0.0),), size, size, rigid=True, path=Slot.CODE.of(address.path)
        )
        quiet = 4 * symbol.module if self.hang else 0.0
        return (Placed(group, -quiet, 0.0),)

    def _width(self, setting: LayoutContext, payload: str) -> float:
        """Its width, never under what its address and the paper ask for."""
        return max(self.size, setting.least_code, room_of_code(payload))

    def content_width(self, setting: LayoutContext) -> float:
        address = setting.find(self.qr)
        payload = address.value if isinstance(address, Name) else address.plain if address else ""
        return self._width(setting, payload) if payload else 0.0
