"""What one make-up has set so far, so that a box is set once for each room that it is tried in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from factsheet.art.pictures import Artwork
from factsheet.document.text import Text
from factsheet.setting.galley import Galley
from factsheet.setting.style import Style


class GalleyKey(NamedTuple):
    """A box, the item that it is set for (both by identity), and its room in points."""

    box: int
    item: int
    width: float
    height: float | None


class FoundArtwork(NamedTuple):
    """A picture of a box, and its content path where it is the data file's."""

    art: Artwork
    path: str | None


class GalleyCache:
    """Galleys and pictures of one edition at one scale of the type and one factor of space.

    It lives as long as the make-up.  Its keys are identities, so it holds the boxes and items too:
    as long as they are there, nothing else can have their identity.  Paragraphs and pictures do not
    depend on space: caches at one scale share those of the first of them, `like`.  `found` is what the
    selectors of the layout name.
    """

    def __init__(self, like: GalleyCache | None = None) -> None:
        self._galleys: dict[GalleyKey, Galley] = {}
        self._pictures: dict[tuple[str, int], FoundArtwork | None] = like._pictures if like else {}
        self._paragraphs: dict[tuple[object, ...], Galley] = like._paragraphs if like else {}
        self._held: dict[int, object] = like._held if like else {}
        self.found: dict[str, Any] = like.found if like else {}

    def galley(
        self, box: object, item: object, room: tuple[float, float | None], make: Callable[[], Galley]
    ) -> Galley:
        """Return the galley of a box for an item in a room (width, height), made if it is not there yet."""
        key = GalleyKey(id(box), id(item), *room)
        found = self._galleys.get(key)
        if found is None:
            self._hold(box, item)
            found = self._galleys[key] = make()
        return found

    def picture(
        self, selector: str, item: object, read: Callable[[], FoundArtwork | None]
    ) -> FoundArtwork | None:
        """Return the picture that a selector names for an item, None if there is none; read only once."""
        key = (selector, id(item))
        if key not in self._pictures:
            self._hold(item)
            self._pictures[key] = read()
        return self._pictures[key]

    def paragraph(
        self, text: Text, style: Style, room: tuple[object, ...], make: Callable[[], Galley]
    ) -> Galley:
        """Return a paragraph in a style and a room (width, look), made if it is not there yet."""
        key = (text.path, text.start, text.plain, id(style), *room)
        found = self._paragraphs.get(key)
        if found is None:
            self._hold(style)
            found = self._paragraphs[key] = make()
        return found

    def clear(self) -> None:
        """Let all galleys go: they hold the settings that they are laid in, and those hold this cache."""
        self._galleys.clear()
        self._paragraphs.clear()

    def _hold(self, *things: object) -> None:
        self._held.update((id(each), each) for each in things)
