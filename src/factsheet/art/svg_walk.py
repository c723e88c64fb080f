"""What the parts of the reader ask of the walk over a drawing, and where the walk is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from factsheet.art.outline import Bounds, Transform
from factsheet.art.svg_style import SvgStyle
from factsheet.art.svg_tree import SvgElement
from factsheet.display import Outline
from factsheet.errors import Diagnostic
from factsheet.graphics import Item, Raster, Stop


class SvgScope(NamedTuple):
    """Where the walk is: the style, the map to the sheet, the viewport, the elements that led here."""

    style: SvgStyle
    at: Transform
    viewport: tuple[float, float]
    trail: tuple[SvgElement, ...]


class Walk(Protocol):
    """The walk over the elements of a drawing, with their ids, rules and limits."""

    sheet: tuple[float, float]
    ids: dict[str, SvgElement]
    notes: list[Diagnostic]

    def properties(self, element: SvgElement) -> Mapping[str, str]:
        """Return what is said of an element."""
        ...

    def children(self, element: SvgElement, scope: SvgScope) -> list[Item]:
        """Return what the children of an element paint, in order."""
        ...

    def element(self, element: SvgElement, scope: SvgScope) -> list[Item]:
        """Return what one element paints."""
        ...

    def painted(
        self, outline: Outline, scope: SvgScope, fills: bool = True, box: Bounds | None = None
    ) -> list[Item]:
        """Return an outline, filled and stroked as the style says."""
        ...

    def target(self, reference: str, *names: str) -> SvgElement:
        """Return the element of an id, which must be one of a kind."""
        ...

    def count(self, outline: Outline) -> None:
        """Spend segments of the drawing's limit."""
        ...

    def known_stops(self, element: SvgElement, read: Callable[[], tuple[Stop, ...]]) -> tuple[Stop, ...]:
        """Return the stops of a gradient, read once."""
        ...

    def opened(self, element: SvgElement, read: Callable[[], Raster]) -> Raster:
        """Return the picture of an element, read once."""
        ...

    def spend(self, element: SvgElement, depth: int) -> None:
        """Spend an element, and its letters, of the drawing's limits."""
        ...
