"""The fonts that pages show text in, and the codes shown in each."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.preflight.fonts import Font
from factsheet.preflight.marks import Text
from factsheet.preflight.page import Sheet


def shown_fonts(page: Sheet) -> list[Font]:
    """The fonts of text that is seen on a page."""
    return list(dict.fromkeys(mark.font for mark in page.marks(Text) if mark.state.text_mode != 3))


def shown_codes(pages: Iterable[Sheet], unseen: bool = True) -> dict[Font, dict[int, int]]:
    """The codes shown in each font, each with the number of the page where it comes first."""
    found: dict[Font, dict[int, int]] = {}
    for page in pages:
        for mark in page.marks(Text):
            if unseen or mark.state.text_mode != 3:
                codes = found.setdefault(mark.font, {})
                for each in mark.shown:
                    codes.setdefault(each.code, page.number)
    return found
