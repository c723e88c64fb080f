"""The finished layout as plain values: what stands where on which page, and in what order it reads.

All lengths are points, from the top left corner of the trimmed page, y downward; only a
writer turns them over.  `Page.items` is paint order, `Composition.structure` is reading
order, and neither is derived from the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from factsheet.color import Swatch
from factsheet.errors import Diagnostic
from factsheet.graphics import LetterCluster
from factsheet.graphics import Outline as Outline
from factsheet.graphics import Raster as Raster
from factsheet.graphics import Segment as Segment
from factsheet.records import dataclass
from factsheet.units import PageSize


class Direction(StrEnum):
    """The way the lines of an edition run."""

    LTR = "ltr"
    RTL = "rtl"


class Glyph(NamedTuple):
    """A shaped glyph; lengths in em, `start` and `stop` cut its cluster out of the run's text."""

    id: int
    advance: float
    dx: float
    dy: float
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face and size on one baseline, in visual order (left to right).

    The origin is the left end of the baseline.  `text` is in logical order; `start` is its
    offset in the plain text of the copy at `path`, so that the runs of one path sort into
    reading order whatever their places.  White space at a line's end stays in the glyphs.
    `hyphenated`: the last glyph is a hyphen that is no character of the copy.  `hidden` type is read,
    searched and copied where it stands, and paints nothing: numbers of a chart that no word on it says.
    """

    face: str
    size: float
    glyphs: tuple[Glyph, ...]
    text: str
    lang: str
    rtl: bool
    swatch: str
    path: str
    start: int = 0
    ends_line: bool = False
    hyphenated: bool = False
    hidden: bool = False

    @property
    def width(self) -> float:
        return self.size * sum([glyph.advance for glyph in self.glyphs])


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line: swatch name and width in points."""

    swatch: str
    width: float
    round_caps: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or stroked outline.  Without a path it is an artifact: it says nothing."""

    outline: Outline
    width: float
    height: float
    fill: str | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture set to a width and height.  Without a path it is an artifact."""

    raster: Raster
    width: float
    height: float
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawing that is more than flat shapes, its sheet set to a width and height.

    `sheet` is its size in the drawing's own units; what lies beyond it is not seen.  `notes` tell
    what is not as the file asks.  Without a path it is an artifact.
    """

    drawn: LetterCluster
    sheet: tuple[float, float]
    width: float
    height: float
    notes: tuple[Diagnostic, ...] = ()
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An area that leads somewhere on a screen; it paints nothing."""

    width: float
    height: float
    uri: str
    path: str


@dataclass(frozen=True, slots=True)
class DisplayGroup:
    """Items that move together.  `rigid`: never mirrored inside; `clip`: cut at its own edges;
    `flipped`: drawn turned about its vertical axis.  With a path, all of it is that content; `art` is
    the content path of a picture or icon that says nothing, `lost` the share of it that is cut off."""

    items: tuple[Placed, ...]
    width: float
    height: float
    rigid: bool = False
    clip: bool = False
    flipped: bool = False
    path: str | None = None
    art: str = ""
    lost: float = 0.0


DisplayItem = GlyphRun | Shape | Picture | Illustration | Link | DisplayGroup


class Placed(NamedTuple):
    """An item and the place of its origin: top left corner, for a glyph run its baseline's left end."""

    item: DisplayItem
    x: float
    y: float


class StructureRole(StrEnum):
    """What a piece of content is; the values are the standard structure types of PDF."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    ASIDE = "Aside"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    FIGURE = "Figure"
    NOTE = "Note"
    LINK = "Link"
    REFERENCE = "Reference"
    SPAN = "Span"
    CAPTION = "Caption"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"


@dataclass(frozen=True, slots=True)
class StructureNode:
    """Content in reading order.

    A node's own pieces are the display items with its path, ordered by `GlyphRun.start`.
    A child inside a line of text (a link) stands at the offset `at` of its parent's text.
    A header cell says what it is the header of (`scope`, Column or Row); a cell, how many columns
    and rows it takes (`span`); `title` names a part that has no heading.
    """

    path: str
    role: StructureRole
    children: tuple[StructureNode, ...] = ()
    alt: str = ""
    lang: str = ""
    at: int | None = None
    numbered: bool = False
    scope: str = ""
    span: tuple[int, int] = (1, 1)
    title: str = ""

    def walk(self) -> Iterator[StructureNode]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Page:
    """A made-up page: its trimmed size, its items in paint order, and where it is folded from top to bottom.

    `folds` are distances from the left edge.
    """

    size: PageSize
    items: tuple[Placed, ...]
    folds: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a finished document says of itself."""

    id: str
    title: str
    author: str = ""
    subject: str = ""
    date: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class FitReport:
    """How the copy was made to fill its pages: the plan, as lines of text, and how bad it is.

    `scale` is a factor of the designed sizes of type, `spaces` one of all room for each page.  `holes` is the
    height that nothing fills on each page, `feet` that of each of its columns, in points.  `others` are the
    next best plans.  `on_drawing`: copy stands on what is drawn behind it.
    """

    scale: float = 1.0
    spaces: tuple[float, ...] = ()
    plan: tuple[str, ...] = ()
    badness: float = 0.0
    others: tuple[tuple[str, ...], ...] = ()
    holes: tuple[float, ...] = ()
    feet: tuple[tuple[float, ...], ...] = ()
    on_drawing: bool = False

    @property
    def name(self) -> str:
        """How large the type is, in words."""
        return f"type at {round(100 * self.scale)} %"


@dataclass(frozen=True, eq=False)
class Composition:
    """The pages of one edition, made up: everything a writer needs and nothing it may decide."""

    pages: tuple[Page, ...]
    structure: StructureNode
    swatches: Mapping[str, Swatch]
    lang: str
    direction: Direction
    about: DocumentInfo
    bleed: float
    fit: FitReport = FitReport()
    warnings: tuple[Diagnostic, ...] = ()
    outline: tuple[tuple[str, str], ...] = field(default=())


def leaves(items: tuple[Placed, ...], x: float = 0.0, y: float = 0.0) -> Iterator[Placed]:
    """Every item that is not a group, at its place on the page, in paint order.

    Items inside a flipped group are reported where they are painted.
    """
    for placed in items:
        item, left, top = placed
        if not isinstance(item, DisplayGroup):
            yield Placed(item, x + left, y + top)
            continue
        for inner in leaves(item.items):
            at = item.width - inner.x - width_of(inner.item) if item.flipped else inner.x
            yield Placed(inner.item, x + left + at, y + top + inner.y)


def groups(items: Iterable[Placed]) -> Iterator[DisplayGroup]:
    """Every group, and those that it is made of after it."""
    for item, _, _ in items:
        if isinstance(item, DisplayGroup):
            yield item
            yield from groups(item.items)


def width_of(item: DisplayItem) -> float:
    """The width of any item, in points."""
    return item.width


def dump(composition: Composition) -> str:
    """The composition as a text listing: one line an item, in paint order, for people and tests."""
    lines = []
    for number, page in enumerate(composition.pages, 1):
        lines.append(f"page {number} {page.size.width:.2f} x {page.size.height:.2f}")
        lines += [_line(placed) for placed in leaves(page.items)]
    lines += ["structure", *_tree(composition.structure, 1)]
    return "\n".join(lines) + "\n"


def _line(placed: Placed) -> str:
    item, x, y = placed
    place = f"{x:8.2f} {y:8.2f}"
    match item:
        case GlyphRun():
            seen = "hidden" if item.hidden else item.swatch
            return f'{place} run {item.face} {item.size:g} {seen} {item.path} "{item.text}"'
        case Shape():
            paint = item.fill or (item.stroke.swatch if item.stroke else "-")
            return f"{place} shape {item.width:.2f} x {item.height:.2f} {paint} {item.path or '-'}"
        case Picture():
            return f"{place} picture {item.width:.2f} x {item.height:.2f} {item.path or '-'}"
        case Illustration():
            return f"{place} illustration {item.width:.2f} x {item.height:.2f} {item.path or '-'}"
        case Link():
            return f"{place} link {item.width:.2f} x {item.height:.2f} {item.uri} {item.path}"
    raise TypeError(f"a {type(item).__name__} is not a leaf")


def _tree(node: StructureNode, depth: int) -> Iterator[str]:
    alt = f' alt "{node.alt}"' if node.alt else ""
    yield f"{'  ' * depth}{node.role} {node.path}{alt}"
    for child in node.children:
        yield from _tree(child, depth + 1)
