"""What one make-up has set so far, so that a box is set once for each room that it is tried in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

from factsheet.art.pictures import Artwork
from factsheet.document.text import Text
from factsheet.setting.counted import CountedParagraph
from factsheet.setting.extent import GalleyExtent
from factsheet.setting.galley import Galley
from factsheet.setting.style import Style
from factsheet.typeset.shaped import ShapedParagraph

C = TypeVar("C")


class FoundArtwork(NamedTuple):
    """A picture of a box, and its content path where it is the data file's."""

    art: Artwork
    path: str | None


BoxKey = tuple[int, int]
"""A box and the item that it is set for, both by identity."""


class BoxRoom(NamedTuple):
    """What a box keeps round its inside, in points, in any place and for any item.

    `over` and `under` follow all room, `top`, `bottom` and `sides` do not.  A `bare` box has nothing round
    its inside; one that is `steady` is the same at each factor of all room, with all in it.
    """

    over: float
    under: float
    top: float
    bottom: float
    sides: float
    bare: bool
    steady: bool


class ReadyBox:
    """A box for an item: whether it is there at all, and what is round its inside.

    `extents` are those that are known by width, `galleys` by width and height, `wanted` is the width at which
    nothing has to break, in points.
    """

    __slots__ = ("extents", "galleys", "room", "there", "wanted")

    def __init__(self, there: bool, room: BoxRoom) -> None:
        self.there, self.room = there, room
        self.wanted: float | None = None
        self.extents: dict[float, GalleyExtent] = {}
        self.galleys: dict[tuple[float, float | None], Galley] = {}


class GalleyCache:
    """Galleys and pictures of one edition at one scale of the type and one factor of space.

    It lives as long as the make-up.  Its keys are identities, so it holds the boxes and items too:
    as long as they are there, nothing else can have their identity.  Paragraphs, which are known by their
    style, pictures and what selectors name depend on neither scale nor space: the caches of a make-up share
    those of the first of them, `like`.  Boxes without room that opens and closes do not depend on the
    space: caches at one scale, for one piece, share them, `steady`.

    `ready` are the boxes that have been asked for, `resolved` what their fields come to: the boxes that
    stand in a place, the copy of a text and its styles, by what they are of.
    """

    def __init__(self, like: GalleyCache | None = None, steady: dict[BoxKey, ReadyBox] | None = None) -> None:
        self.ready: dict[BoxKey, ReadyBox] = {}
        self.resolved: dict[BoxKey, Any] = {}
        self._steady: dict[BoxKey, ReadyBox] = {} if steady is None else steady
        self._rooms: dict[int, BoxRoom] = like._rooms if like else {}
        self._made: dict[tuple[object, ...], Any] = like._made if like else {}
        self._pictures: dict[tuple[str, int], FoundArtwork | None] = like._pictures if like else {}
        self._paragraphs: dict[tuple[object, ...], Galley] = like._paragraphs if like else {}
        self._counted: dict[tuple[object, ...], CountedParagraph] = like._counted if like else {}
        self._parts: dict[int, tuple[Text, ...]] = like._parts if like else {}
        self._shaped: dict[tuple[object, ...], ShapedParagraph] = like._shaped if like else {}
        self._within: dict[tuple[int, str], Any] = like._within if like else {}
        self._held: dict[int, object] = like._held if like else {}
        self.found: dict[str, Any] = like.found if like else {}

    def ready_box(self, box: object, item: object, make: Callable[[], ReadyBox]) -> ReadyBox:
        """Return a box made ready for an item: for all factors of space if it is the same at each."""
        key = (id(box), id(item))
        found = self._steady.get(key)
        if found is None:
            self.hold(box, item)
            found = make()
            if found.room.steady:
                self._steady[key] = found
        self.ready[key] = found
        return found

    def resolve(self, thing: object, item: object, make: Callable[[], C]) -> C:
        """Return what a box, or a field of one, comes to for an item, found if it is not known yet."""
        key = (id(thing), id(item))
        if key not in self.resolved:
            self.hold(thing, item)
            self.resolved[key] = make()
        return cast("C", self.resolved[key])

    def room_round(self, box: C, find: Callable[[C], BoxRoom]) -> BoxRoom:
        """Return what a box keeps round its inside, found if it is not known yet."""
        found = self._rooms.get(id(box))
        if found is None:
            self.hold(box)
            found = self._rooms[id(box)] = find(box)
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

    def row(self, first: object, room: tuple[object, ...], make: Callable[[], Galley]) -> Galley:
        """Return a row of a table by its first cell and its room (styles, widths), made if need be.

        What the room names by its identity is held by who asks.
        """
        key = ("row", id(first), *room)
        found = self._paragraphs.get(key)
        if found is None:
            self.hold(first)
            found = self._paragraphs[key] = make()
        return found

    def counted(
        self, text: Text, style: Style, look: object, make: Callable[[], CountedParagraph]
    ) -> CountedParagraph:
        """Return a paragraph in a style whose lines are counted, made if it is not there yet."""
        key = (id(text), id(style), look)
        found = self._counted.get(key)
        if found is None:
            self.hold(text, style)
            found = self._counted[key] = make()
        return found

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
        self.ready.clear()
        self.resolved.clear()
        self._steady.clear()
        self._paragraphs.clear()
        self._counted.clear()

    def hold(self, *things: object) -> None:
        """Keep things that keys of the cache name by their identity."""
        for each in things:
            self._held[id(each)] = each
