"""Panels that were composed as single pages, brought to the press sides of their sheet."""

from __future__ import annotations

from dataclasses import replace

from factsheet.display import Composition, DisplayGroup, Page, Placed
from factsheet.errors import IN_LAYOUT, OutputError
from factsheet.sheet import Edge, Panel, Sheet

_SPARE = 0.01


def press_sides(composition: Composition, sheet: Sheet) -> Composition:
    """Return the composition with a page for each press side, the outside first, and its folds.

    Its pages are the panels in reading order; those that are not there stay white.  Color of a panel runs
    over the trim, never over a fold.  What is said, in what order, stays as it is: each side is painted panel
    by panel as it is read.  A sheet that is not folded changes nothing.  Raise `OutputError` for pages that
    are not the panels of the sheet.
    """
    if not sheet.is_folded:
        return composition
    _require_panels(composition, sheet)
    sides = []
    for number in range(len(sheet.sides)):
        found = zip(sheet.panels, composition.pages, strict=False)
        here = [(panel, page) for panel, page in found if panel.side == number]
        items = tuple(_placed(panel, page, composition.bleed) for panel, page in here)
        sides.append(Page(sheet.size, items, sheet.folds(number)))
    return replace(composition, pages=tuple(sides))


def _placed(panel: Panel, page: Page, bleed: float) -> Placed:
    """The items of a page at the place of its panel, cut at folds and where the bleed ends."""
    left, top, right, bottom = (
        bleed if edge in panel.outer else 0.0 for edge in (Edge.LEFT, Edge.TOP, Edge.RIGHT, Edge.BOTTOM)
    )
    items = tuple(Placed(item, x + left, y + top) for item, x, y in page.items)
    width, height = panel.width + left + right, panel.height + top + bottom
    return Placed(DisplayGroup(items, width, height, clip=True), panel.x - left, panel.y - top)


def _require_panels(composition: Composition, sheet: Sheet) -> None:
    pages, panels = composition.pages, sheet.panels
    unlike = [
        number
        for number, (page, panel) in enumerate(zip(pages, panels, strict=False), 1)
        if abs(page.size.width - panel.width) > _SPARE or abs(page.size.height - panel.height) > _SPARE
    ]
    if len(pages) > len(panels) or unlike:
        said = f"{len(pages)} pages are not the {len(panels)} panels of the sheet"
        if unlike:
            said = f"page {unlike[0]} is {pages[unlike[0] - 1].size}, its panel {panels[unlike[0] - 1].size}"
        hint = "this is a fault of the program: pages of a folded sheet are composed as panels"
        raise OutputError.of(said, IN_LAYOUT, hint, code="pages-unlike-panels")
