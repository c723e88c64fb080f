"""What every box may look at while it is set: the edition, the styles, the art, the room it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import Any

from factsheet.content.edition import Edition
from factsheet.display import Direction
from factsheet.document.ids import ContentId
from factsheet.document.selectors import part
from factsheet.document.text import Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.fonts.library import Library
from factsheet.records import dataclass
from factsheet.setting.chart_style import ChartStyle
from factsheet.setting.galleys import GalleyCache
from factsheet.setting.style import FontRole, Style

_BEFORE = frozenset({"heading", "lead", "quote", "subtitle", "caption"})
_OF_ALL = "icons"  # what is asked of the items together: whether room is kept for an icon


@dataclass(frozen=True, slots=True)
class FitStep:
    """What may be done to make copy fit.

    `space` is the factor of all room between things.  Where blocks of a few long items fill no pages,
    `alone` lets one item stand by itself at a page break, and `lines` lets blocks part between two lines,
    with `tables` those with a table, too.  With `empty` pages may be as empty as they come: a block that
    parts nowhere may be nearly as high as a page.  With `narrow` the margins of pages that are asked for, and
    of panels, are narrower.  With `small` type on paper larger than A4 may be as small as on A4.  Where a
    single word is wider than its place in every arrangement, `below` lets type that is fitted go under its
    floor, and `anywhere` lets a line end inside a word.
    """

    space: float = 1.0
    alone: bool = False
    lines: bool = False
    tables: bool = False
    empty: bool = False
    narrow: bool = False
    small: bool = False
    below: bool = False
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Portion:
    """The part of a block that a tile shows: of the items or paragraphs that `selector` names, some.

    A tile that does not begin with the first has no heading and no lead before them, and what stands after
    the last is in the last tile only.
    """

    selector: str
    start: int
    stop: int
    count: int


@dataclass(frozen=True, eq=False)
class LayoutContext:
    """Read-only surroundings of a box; `item` is what selectors that begin with a dot look into.

    `least_code` is the least width of a scan-to-read code on the paper, in points; `least_size` is the
    size that no type is set under, however long a word is; `scale` the factor on the designed sizes of the
    type, and `charts` how charts look at it.  `lights` are the relative luminances of the swatches.

    `galleys` is the cache of the make-up that the context belongs to.
    """

    edition: Edition
    library: Library
    styles: Mapping[str, Style]
    fonts: Mapping[str, FontRole]
    bleed: float
    gutter: float
    folder: Path
    step: FitStep = field(default_factory=FitStep)
    portion: Portion | None = None
    least_code: float = 0.0
    least_size: float = 0.0
    scale: float = 1.0
    item: Any = None
    charts: ChartStyle = field(default_factory=ChartStyle)
    lights: Mapping[str, float] = field(default_factory=dict)
    galleys: GalleyCache = field(default_factory=GalleyCache, repr=False)

    @property
    def direction(self) -> Direction:
        return self.edition.direction

    def inside(self, item: object) -> LayoutContext:
        """Return the setting of a box that is repeated for one item."""
        # Thousands are made for an edition: `dataclasses.replace` takes five times as long.
        made = object.__new__(LayoutContext)
        made.__dict__.update(self.__dict__, item=item)
        return made

    def style(self, name: str) -> Style:
        """Return the style of that name; LayoutError if the layout has none."""
        try:
            return self.styles[name]
        except KeyError:
            known = ", ".join(sorted(self.styles))
            message, hint = f"the layout has no style {name!r}", f"its styles: {known}"
            raise LayoutError.of(message, IN_LAYOUT, hint, code="unknown-style") from None

    def find(self, selector: str) -> Any:
        """Return what a selector names: a Text, a Name, a tuple of items, or None.

        `story.heading` looks into the edition, `.title` into the item at hand.  Of what is parted over
        pages there is the portion of this tile.
        """
        if not selector.startswith("."):
            found = self._looked_up(selector)
            return self._portioned(selector, found) if self.portion else found
        return self.galleys.part(self.item, selector, partial(_within, self.item, selector))

    def _portioned(self, selector: str, found: Any) -> Any:
        portion = self.portion
        assert portion is not None
        if ContentId.parse(selector).block != ContentId.parse(portion.selector).block:
            return found
        if selector == portion.selector:
            # Paragraphs are chosen where they are set, so that each keeps its own path.
            whole = isinstance(found, Text) or not found
            return found if whole else found[portion.start : portion.stop]
        # Headings, leads and the main number are read before the first item, credits and notes after
        # the last.
        name = selector.rpartition(".")[2]
        if name == _OF_ALL:
            return found
        main = name.startswith("hero")
        before = main or (isinstance(found, Text) and found.path.rpartition(".")[2] in _BEFORE)
        if portion.start and before:
            return None
        if portion.stop < portion.count and not before:
            return None
        return found

    def _looked_up(self, selector: str) -> Any:
        known = self.galleys.found
        if selector in known:
            return known[selector]
        try:
            return known.setdefault(selector, self.edition.find(selector))
        except LookupError as error:
            raise LayoutError.of(
                f"the layout asks for {error.args[0]}",
                IN_LAYOUT,
                "correct the selector; `factsheet list blocks` shows the keys of each block",
                code="layout-selector",
            ) from None


def _within(item: Any, selector: str) -> Any:
    """What a selector that begins with a dot names in an item."""
    for name in filter(None, selector.split(".")):
        item = part(item, name)
    return item
