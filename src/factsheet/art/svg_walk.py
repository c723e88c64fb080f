"""What the parts of the reader ask of the walk over a drawing, and where the walk is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from factsheet.art.outline import Bounds, Matrix
from factsheet.art.svg_style import Style
from factsheet.art.svg_tree import Element
from factsheet.display import Outline
from factsheet.errors import Diagnostic
from factsheet.graphics import Item, Raster, Stop


class Scope(NamedTuple):
    """Where the walk is: the style, the map to the sheet, the viewport, the elements that led here."""

    style: Style
    at: Matrix
    viewport: tuple[float, float]
    trail: tuple[Element, ...]


class Walk(Protocol):
    """The walk over the elements of a drawing, with their ids, rules and limits."""

    sheet: tuple[float, float]
    ids: dict[str, Element]
    notes: list[Diagnostic]

    def properties(self, element: Element) -> Mapping[str, str]:
        """What is said of an element."""
        ...

    def children(self, element: Element, scope: Scope) -> list[Item]:
        """What the children of an element paint, in order."""
        ...

    def element(self, element: Element, scope: Scope) -> list[Item]:
        """What one element paints."""
        ...

    def painted(
        self, outline: Outline, scope: Scope, fills: bool = True, box: Bounds | None = None
    ) -> list[Item]:
        """An outline, filled and stroked as the style says."""
        ...

    def target(self, reference: str, *names: str) -> Element:
        """The element of an id, which must be one of a kind."""
        ...

    def count(self, outline: Outline) -> None:
        """Spend segments of the drawing's limit."""
        ...

    def known_stops(self, element: Element, read: Callable[[], tuple[Stop, ...]]) -> tuple[Stop, ...]:
        """The stops of a gradient, read once."""
        ...

    def opened(self, element: Element, read: Callable[[], Raster]) -> Raster:
        """The picture of an element, read once."""
        ...

    def spend(self, element: Element, depth: int) -> None:
        """Spend an element, and its letters, of the drawing's limits."""
        ...
