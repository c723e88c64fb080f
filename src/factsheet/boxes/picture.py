"""`picture`: a drawing or a photograph of the data file or of the layout, cropped to the room it gets."""

from __future__ import annotations

from functools import partial
from typing import Literal

from factsheet.art.pictures import Artwork, artwork
from factsheet.boxes.box import Box, Edges, Padding, Selector, Sides, bled, kind
from factsheet.display import Direction, DisplayGroup, Placed
from factsheet.document.text import Name
from factsheet.setting.context import LayoutContext
from factsheet.setting.galley import Galley
from factsheet.setting.galleys import FoundArtwork
from factsheet.setting.style import Length

OWN = "layout:"


@kind("picture")
class PictureBox(Box):
    """A picture by selector, or a file of the layout's own folder (`layout:sky.svg`).

    It covers its room and is cropped there, keeping the part at `anchor`; `contain` shows
    all of it instead, in the middle or at the `start` of its room.  `reach` is how far it stands
    over its own room at each side, into a margin that is white.  `turns` mirrors it in a
    right-to-left edition.  A `decorative` picture says nothing to a screen reader.
    """

    picture: Selector
    anchor: Literal["center", "top", "bottom"] = "center"
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

    def _laid(
        self, setting: LayoutContext, art: Artwork, path: str | None, width: float, high: float
    ) -> tuple[Placed, ...]:
        x, y, wide, tall = bled(self.over, setting.bleed, width, high)
        x, y = x - self.reach.start, y - self.reach.top
        wide += self.reach.start + self.reach.end
        tall += self.reach.top + self.reach.bottom
        if self.contain and self.start:
            wide = min(wide, tall * art.width / art.height)
        group = art.contained(wide, tall) if self.contain else art.cropped(wide, tall, self.anchor)
        flipped = self.turns and setting.direction is Direction.RTL
        placed = DisplayGroup(
            group.items,
            wide,
            tall,
            rigid=True,
            clip=not self.contain,
            flipped=flipped,
            path=None if self.decorative else path,
            art=path or "",
        )
        return (Placed(placed, x, y),)

    def art(self, setting: LayoutContext) -> FoundArtwork | None:
        """The picture and its content path; None if there is none.  Read once in a make-up."""
        return setting.galleys.picture(self.picture, setting.item, lambda: self._read(setting))

    def _read(self, setting: LayoutContext) -> FoundArtwork | None:
        if self.picture.startswith(OWN):
            return FoundArtwork(artwork(setting.folder, self.picture.removeprefix(OWN), None), None)
        name = setting.find(self.picture)
        if not isinstance(name, Name) or not name.value:
            return None
        art = artwork(setting.edition.root, name.value, name.span)
        return FoundArtwork(art, name.path)

    def _height(self, art: Artwork, width: float) -> float:
        if self.natural_height is not None:
            return self.natural_height
        return width * (self.ratio or art.height / art.width)

    def content_width(self, setting: LayoutContext) -> float:
        found = self.art(setting)
        if found is None or self.height is None:
            return 0.0
        art, _ = found
        return self.height * art.width / art.height
