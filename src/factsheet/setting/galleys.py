"""What one make-up has set so far, so that a box is set once for each room that it is tried in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

from factsheet.art.pictures import Artwork
from factsheet.document.text import Text
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley
from factsheet.setting.style import Style
from factsheet.typeset.shaped import ShapedParagraph

C = TypeVar("C")


class FoundArtwork(NamedTuple):
    """A picture of a box, and its content path where it is the data file's."""

    art: Artwork
    path: str | None


class GalleySteps(NamedTuple):
    """A galley, its extent, and between which widths, in points, the paragraph in it has the same lines."""

    low: float
    high: float
    galley: Galley
    extent: GalleyExtent


GalleyKey = tuple[int, int, float, float | None]
"""A box and the item that it is set for, both by identity, and its room in points."""
ExtentKey = tuple[int, int, float]


class SteadyGalleys(NamedTuple):
    """The galleys and the extents of boxes that are the same at each factor of space."""

    galleys: dict[GalleyKey, Galley]
    extents: dict[ExtentKey, GalleyExtent]


class GalleyCache:
    """Galleys and pictures of one edition at one scale of the type and one factor of space.

    It lives as long as the make-up.  Its keys are identities, so it holds the boxes and items too:
    as long as they are there, nothing else can have their identity.  Paragraphs, which are known by their
    style, pictures and what selectors name depend on neither scale nor space: the caches of a make-up share
    those of the first of them, `like`.  Boxes without room that opens and closes do not depend on the
    space: caches at one scale, for one piece, share their galleys, `steady`.
    """

    def __init__(self, like: GalleyCache | None = None, steady: SteadyGalleys | None = None) -> None:
        self.galleys: dict[GalleyKey, Galley] = {}
        self.extents: dict[ExtentKey, GalleyExtent] = {}
        self.steady, self.steady_extents = steady or SteadyGalleys({}, {})
        self._steady_boxes: dict[int, bool] = like._steady_boxes if like else {}
        self._made: dict[tuple[object, ...], Any] = like._made if like else {}
        self.children: dict[tuple[int, int], tuple[Any, ...]] = {}
        self._pictures: dict[tuple[str, int], FoundArtwork | None] = like._pictures if like else {}
        self._paragraphs: dict[tuple[object, ...], Galley] = like._paragraphs if like else {}
        self._alike: dict[tuple[object, ...], list[GalleySteps]] = like._alike if like else {}
        self._parts: dict[int, tuple[Text, ...]] = like._parts if like else {}
        self._shaped: dict[tuple[object, ...], ShapedParagraph] = like._shaped if like else {}
        self._within: dict[tuple[int, str], Any] = like._within if like else {}
        self._held: dict[int, object] = like._held if like else {}
        self.found: dict[str, Any] = like.found if like else {}

    def keep(
        self, box: object, item: object, room: tuple[float, float | None], galley: Galley, steady: bool
    ) -> None:
        """Keep the galley of a box for an item in a room (width, height)."""
        held = self._held
        held[id(box)], held[id(item)] = box, item
        (self.steady if steady else self.galleys)[id(box), id(item), *room] = galley

    def keep_extent(
        self, box: object, item: object, width: float, extent: GalleyExtent, steady: bool
    ) -> None:
        """Keep the extent of a box for an item in a width."""
        held = self._held
        held[id(box)], held[id(item)] = box, item
        (self.steady_extents if steady else self.extents)[id(box), id(item), width] = extent

    def is_steady(self, box: C, find: Callable[[C], bool]) -> bool:
        """Return whether a box is the same at each factor of space, found if it is not known yet."""
        found = self._steady_boxes.get(id(box))
        if found is None:
            self.hold(box)
            found = self._steady_boxes[id(box)] = find(box)
        return found

    def made_of(self, thing: object, by: tuple[object, ...], make: Callable[[], C]) -> C:
        """Return what is made of a box or a style by some values; made once, so that it is the same one."""
        key = (id(thing), *by)
        if key not in self._made:
            self.hold(thing)
            self._made[key] = make()
        return cast("C", self._made[key])

    def part(self, item: object, selector: str, find: Callable[[], Any]) -> Any:
        """Return what a selector names in an item, the same each time."""
        key = (id(item), selector)
        if key not in self._within:
            self.hold(item)
            self._within[key] = find()
        return self._within[key]

    def picture(
        self, selector: str, item: object, read: Callable[[], FoundArtwork | None]
    ) -> FoundArtwork | None:
        """Return the picture that a selector names for an item, None if there is none; read only once."""
        key = (selector, id(item))
        if key not in self._pictures:
            self.hold(item)
            self._pictures[key] = read()
        return self._pictures[key]

    def paragraphs(self, copy: Text) -> tuple[Text, ...]:
        """Return the paragraphs of a text, the same ones each time."""
        found = self._parts.get(id(copy))
        if found is None:
            self.hold(copy)
            found = self._parts[id(copy)] = copy.paragraphs()
        return found

    def paragraph(
        self, text: Text, style: Style, room: tuple[object, ...], make: Callable[[], Galley]
    ) -> Galley:
        """Return a paragraph in a style and a room (width, look), made if it is not there yet."""
        key = (id(text), id(style), *room)
        found = self._paragraphs.get(key)
        if found is None:
            self.hold(text, style)
            found = self._paragraphs[key] = make()
        return found

    def steps(self, text: Text, style: Style, look: object) -> list[GalleySteps]:
        """Return the widths at which a paragraph in a style is known, to be added to."""
        return self._alike.setdefault((id(text), id(style), look), [])

    def shaped(
        self, text: Text, style: Style, look: object, make: Callable[[], ShapedParagraph]
    ) -> ShapedParagraph:
        """Return the shaped copy of a paragraph in a style, made if it is not there yet."""
        key = (id(text), id(style), look)
        found = self._shaped.get(key)
        if found is None:
            self.hold(text, style)
            found = self._shaped[key] = make()
        return found

    def clear(self) -> None:
        """Let all galleys go: they hold the settings that they are laid in, and those hold this cache."""
        self.galleys.clear()
        self.steady.clear()
        self.extents.clear()
        self.steady_extents.clear()
        self.children.clear()
        self._paragraphs.clear()
        self._alike.clear()

    def hold(self, *things: object) -> None:
        """Keep things that keys of the cache name by their identity."""
        for each in things:
            self._held[id(each)] = each
