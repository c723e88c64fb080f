"""The flat sheet: paper, the way it lies, how it is folded, and the panels that the folds make of it.

A sheet that is not folded is one panel, as often as there are pages.  A folded one has two press sides, the
outside and the inside; the panel that is seen first is the first in reading order.  Panels of a
right-to-left edition are the mirror image.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, fields
from enum import StrEnum

from factsheet.display import Direction
from factsheet.errors import Span
from factsheet.records import dataclass
from factsheet.units import MM, Orientation, PageSize, paper_of

FOLDED_IN = 2 * MM
"""By how much the panel that is folded in is narrower than the others, so that it does not buckle."""

LEAST_PANEL = 60 * MM
MOST_PAGES = 32
_COUNT = re.compile(r"([0-9]{1,4})(?:\s*\.\.\s*([0-9]{1,4}))?")


class Fold(StrEnum):
    """How a sheet is folded: not at all, in three with one panel folded in, or in half."""

    NONE = "none"
    TRI = "tri"
    HALF = "half"


class Edge(StrEnum):
    """An edge of a panel, as seen on its press side."""

    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


class PanelPart(StrEnum):
    """What a panel is of the leaflet: `flap` is the one that is folded in, seen when the front is opened."""

    PAGE = "page"
    FRONT = "front"
    FLAP = "flap"
    INSIDE = "inside"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a press side between folds and edges; lengths in points from the side's top left corner.

    `side` is 0 for the outside and 1 for the inside, `order` its place in reading order, from 0; `outer` are
    the edges along which the sheet is trimmed: there color bleeds.
    """

    x: float
    y: float
    width: float
    height: float
    side: int
    order: int
    part: PanelPart
    outer: frozenset[Edge]

    @property
    def size(self) -> PageSize:
        """The size of the page that is set for it."""
        return PageSize(self.width, self.height)

    def outer_sides(self, direction: Direction) -> frozenset[str]:
        """Return the outer edges as a layout names sides: `top`, `bottom`, `start`, `end`.

        >>> sheet = sheet_of(paper_of("A4"), fold=Fold.HALF, direction=Direction.RTL)
        >>> sorted(sheet.panels[0].outer_sides(Direction.RTL))
        ['bottom', 'end', 'top']
        """
        start, end = (Edge.LEFT, Edge.RIGHT) if direction is Direction.LTR else (Edge.RIGHT, Edge.LEFT)
        return frozenset({start: "start", end: "end"}.get(edge, edge.value) for edge in self.outer)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is trimmed, and its panels in reading order."""

    size: PageSize
    fold: Fold
    panels: tuple[Panel, ...]

    @property
    def is_folded(self) -> bool:
        """Whether pages are panels, of which several stand on a press side."""
        return self.fold is not Fold.NONE

    @property
    def sides(self) -> tuple[tuple[Panel, ...], ...]:
        """The panels of each press side from left to right, the outside first."""
        numbers = sorted({panel.side for panel in self.panels})
        return tuple(
            tuple(sorted((each for each in self.panels if each.side == side), key=lambda each: each.x))
            for side in numbers
        )

    def folds(self, side: int) -> tuple[float, ...]:
        """Return where a press side is folded, in points from its left edge."""
        return tuple(panel.x for panel in self.sides[side][1:])


# The panels in reading order for an edition that is read from the left: press side, column, part.  A leaflet
# in three is opened like a book: the flap lies to the right of the first inside panel, which is read
# with the two that the flap covers.
_ORDERS: Mapping[Fold, tuple[tuple[int, int, PanelPart], ...]] = {
    Fold.NONE: ((0, 0, PanelPart.PAGE),),
    Fold.HALF: (
        (0, 1, PanelPart.FRONT),
        (1, 0, PanelPart.INSIDE),
        (1, 1, PanelPart.INSIDE),
        (0, 0, PanelPart.BACK),
    ),
    Fold.TRI: (
        (0, 2, PanelPart.FRONT),
        (0, 0, PanelPart.FLAP),
        (1, 0, PanelPart.INSIDE),
        (1, 1, PanelPart.INSIDE),
        (1, 2, PanelPart.INSIDE),
        (0, 1, PanelPart.BACK),
    ),
}


def sheet_of(
    paper: PageSize,
    orientation: Orientation | None = None,
    fold: Fold = Fold.NONE,
    direction: Direction = Direction.LTR,
) -> Sheet:
    """Return the sheet of a paper with its panels.

    Without an orientation a paper with a name is upright, or level if it is folded; any other lies as its
    size says.  Folds run from top to bottom.  Raise ValueError for panels narrower than 60 mm.

    >>> leaflet = sheet_of(paper_of("A4"), fold=Fold.TRI)
    >>> [f"{panel.part} {panel.width / MM:.1f}" for panel in leaflet.sides[0]]
    ['flap 97.7', 'back 99.7', 'front 99.7']
    """
    if orientation is None and paper.name and fold is not Fold.NONE:
        orientation = Orientation.LANDSCAPE
    size = paper.turned(orientation) if orientation else paper
    edges = _edges(size.width, fold)
    narrowest = min(right - left for side in edges for left, right in side)
    if fold is not Fold.NONE and narrowest < LEAST_PANEL:
        raise ValueError(
            f"panels of {narrowest / MM:.4g} mm are narrower than {LEAST_PANEL / MM:.0f} mm: "
            f"the flat sheet is {size}"
        )
    panels = []
    for order, (side, column, part) in enumerate(_ORDERS[fold]):
        (left, right), last = edges[side][column], len(edges[side]) - 1
        outer = {Edge.TOP, Edge.BOTTOM}
        outer |= {Edge.LEFT} if column == 0 else set()
        outer |= {Edge.RIGHT} if column == last else set()
        panels.append(Panel(left, 0.0, right - left, size.height, side, order, part, frozenset(outer)))
    if direction is Direction.RTL:
        panels = [_mirrored(panel, size.width) for panel in panels]
    return Sheet(size, fold, tuple(panels))


def _edges(width: float, fold: Fold) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the left and the right edges of the panels of each press side, for a left-to-right edition."""
    if fold is Fold.NONE:
        return (((0.0, width),),)
    if fold is Fold.HALF:
        half = ((0.0, width / 2), (width / 2, width))
        return half, half
    wide = (width + FOLDED_IN) / 3
    flap = wide - FOLDED_IN
    outside = ((0.0, flap), (flap, flap + wide), (flap + wide, width))
    inside = ((0.0, wide), (wide, 2 * wide), (2 * wide, width))
    return outside, inside


def _mirrored(panel: Panel, width: float) -> Panel:
    other = {Edge.LEFT: Edge.RIGHT, Edge.RIGHT: Edge.LEFT}
    outer = frozenset(other.get(edge, edge) for edge in panel.outer)
    x = width - panel.x - panel.width
    return Panel(x, panel.y, panel.width, panel.height, panel.side, panel.order, panel.part, outer)


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages are wanted: from `least` to `most`; None leaves the most to the copy."""

    least: int = 1
    most: int | None = None

    def __str__(self) -> str:
        if self.most is None:
            return "auto"
        return str(self.least) if self.least == self.most else f"{self.least}..{self.most}"


def page_count(written: str) -> PageCount:
    """Return the count of pages that `auto`, `2` or `1..2` asks for.  Raise ValueError for anything else.

    >>> str(page_count("1..2")), page_count("auto")
    ('1..2', PageCount(least=1, most=None))
    """
    if written.strip().lower() == "auto":
        return PageCount()
    match = _COUNT.fullmatch(written.strip())
    least, most = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= least <= most <= MOST_PAGES:
        raise ValueError(
            f"{written[:40]!r} is not a number of pages: write auto, 2 or 1..2, at most {MOST_PAGES}"
        )
    return PageCount(least, most)


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What is asked for of the sheet; what is None, or empty, is left to whoever is asked next.

    `prefer` names the arrangement of a block by its id; `quantity` is the print run, for the printer; with
    `new_plan` the pages are found anew, whatever plan is kept beside the data.
    `spans` are the places in the data file, by key.
    """

    paper: PageSize | None = None
    orientation: Orientation | None = None
    pages: PageCount | None = None
    fold: Fold | None = None
    large_print: bool = False
    prefer: Mapping[str, str] = field(default_factory=dict)
    quantity: int | None = None
    new_plan: bool = False
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False)

    @classmethod
    def of(
        cls, paper: str = "", orientation: str = "", pages: str | int = "", fold: str = ""
    ) -> SheetOptions:
        """Return the options in words, as on the command line.  Raise ValueError for a word that is none.

        >>> SheetOptions.of("A4", fold="tri").fold
        <Fold.TRI: 'tri'>
        """
        return cls(
            paper_of(paper) if paper else None,
            Orientation(orientation.lower()) if orientation else None,
            page_count(str(pages)) if pages else None,
            Fold(fold.lower()) if fold else None,
        )

    def over(self, other: SheetOptions) -> SheetOptions:
        """Return what is asked for here, and for the rest what the other asks for."""
        names = [each.name for each in fields(self) if each.name not in ("spans", "prefer")]
        mine = {name: getattr(self, name) for name in names if getattr(self, name)}
        theirs = {name: getattr(other, name) for name in names}
        prefer = {**other.prefer, **self.prefer}
        kept = {key: span for key, span in other.spans.items() if key not in mine}
        return SheetOptions(**(theirs | mine), prefer=prefer, spans={**kept, **self.spans})

    def sheet(self, paper: PageSize, direction: Direction) -> Sheet:
        """Return the sheet asked for; `paper` is that of the layout.  Raise ValueError as `sheet_of` does."""
        return sheet_of(self.paper or paper, self.orientation, self.fold or Fold.NONE, direction)
