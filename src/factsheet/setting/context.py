"""What every box may look at while it is set: the edition, the styles, the art, the step of the ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from factsheet.content.edition import Edition
from factsheet.display import Direction
from factsheet.document.selectors import part
from factsheet.document.text import Text
from factsheet.errors import IN_LAYOUT, LayoutError
from factsheet.fonts.library import Library
from factsheet.setting.galleys import GalleyCache
from factsheet.setting.style import FontRole, Style


@dataclass(frozen=True, slots=True)
class FitStep:
    """One rung of the ladder, with all rungs before it: what may be done to make copy fit.

    `space` and `size` are factors, `sizes` factors of single styles instead of `size`, `split`
    opens the other column splits of rows, `narrower` takes the fonts' narrower cuts, `drop`
    leaves out optional content, `pages` is how many pages there may be.  Where a single word is
    wider than its place at every step, `below` lets type that is fitted go under its floor, and
    `anywhere` lets a line end inside a word.
    """

    name: str = "as designed"
    space: float = 1.0
    size: float = 1.0
    sizes: Mapping[str, float] = field(default_factory=dict)
    split: bool = False
    narrower: bool = False
    drop: tuple[str, ...] = ()
    pages: int = 1
    below: bool = False
    anywhere: bool = False


@dataclass(frozen=True, eq=False)
class LayoutContext:
    """Read-only surroundings of a box; `item` is what selectors that begin with a dot look into.

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
    item: Any = None
    galleys: GalleyCache = field(default_factory=GalleyCache, repr=False)

    @property
    def direction(self) -> Direction:
        return self.edition.direction

    def inside(self, item: object) -> LayoutContext:
        """Return the setting of a box that is repeated for one item."""
        return replace(self, item=item)

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

        `story.heading` looks into the edition, `.title` into the item at hand; what the
        step of the ladder drops is not there.
        """
        if not selector.startswith("."):
            return None if self._dropped(selector) else self._looked_up(selector)
        found = self.item
        for name in filter(None, selector.split(".")):
            found = part(found, name)
        return None if isinstance(found, Text) and self._dropped(found.path) else found

    def _looked_up(self, selector: str) -> Any:
        try:
            return self.edition.find(selector)
        except LookupError as error:
            raise LayoutError.of(
                f"the layout asks for {error.args[0]}",
                IN_LAYOUT,
                "correct the selector; `factsheet list blocks` shows the keys of each block",
                code="layout-selector",
            ) from None

    def _dropped(self, path: str) -> bool:
        return any(path == gone or path.startswith(gone + ".") for gone in self.step.drop)
