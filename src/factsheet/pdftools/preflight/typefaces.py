"""The fonts that pages show text in, and the codes shown in each."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.pdftools.preflight.fonts import PdfFont
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.page import PageSheet


def shown_fonts(page: PageSheet) -> list[PdfFont]:
    """The fonts of text that is seen on a page."""
    return list(dict.fromkeys(mark.font for mark in page.marks(TextMark) if mark.state.text_mode != 3))


def shown_codes(pages: Iterable[PageSheet], unseen: bool = True) -> dict[PdfFont, dict[int, int]]:
    """The codes shown in each font, each with the number of the page where it comes first."""
    found: dict[PdfFont, dict[int, int]] = {}
    for page in pages:
        for mark in page.marks(TextMark):
            if unseen or mark.state.text_mode != 3:
                codes = found.setdefault(mark.font, {})
                for each in mark.shown:
                    codes.setdefault(each.code, page.number)
    return found
