"""Text stands out from what lies under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.color import contrast
from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import everywhere
from factsheet.pdftools.preflight.ground import PageGround, probes
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.paint import Viewer

_LEAST, _LEAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
# Bold as WCAG means it: CSS weight 700 and more.
_BOLD = re.compile(r"(?i)(?<!semi)(?<!demi)bold|black|heavy")
_ROUNDING = 0.05


@check(
    "contrast",
    "Text contrasts with its ground by 4.5:1, large text by 3:1",
    everywhere("WCAG 2.2, 1.4.3"),
)
def text_contrast(subject: Subject) -> Iterator[Answer]:
    """Look under each piece of text at its beginning, middle and end."""
    viewer = subject.file.viewer
    for page in subject.file.pages:
        ground = PageGround(page.reading.marks)
        unknown = 0
        for index, mark in enumerate(page.reading.marks):
            if (
                not isinstance(mark, TextMark)
                or not mark.visible
                or not mark.string.strip()
                or not mark.fills
            ):
                continue
            ratio = _ratio(ground, viewer, mark, index)
            unknown += ratio is None
            if ratio is not None and ratio < _needed(mark) - _ROUNDING:
                yield _fault(page, mark, ratio)
        if unknown:
            pieces = "piece" if unknown == 1 else "pieces"
            yield NotChecked(
                f"page {page.number}: {unknown} {pieces} of text on pictures, shadings or in odd colors"
            )


def _ratio(ground: PageGround, viewer: Viewer, mark: TextMark, index: int) -> float | None:
    """The least contrast at the places looked at; None if it cannot be told."""
    own = viewer.rgb(mark.state.fill)
    if own is None or mark.state.is_transparent:
        return None
    ratios = []
    for point in probes(mark):
        under = ground.under(index, point)
        light = viewer.rgb(under) if under else None
        if light is None:
            return None
        ratios.append(contrast(own, light))
    return min(ratios)


def _needed(mark: TextMark) -> float:
    large = _LARGE_BOLD if _BOLD.search(mark.font.name) else _LARGE
    return _LEAST_LARGE if mark.size >= large - 0.01 else _LEAST


def _fault(page: PageSheet, mark: TextMark, ratio: float) -> Fault:
    message = f"text has a contrast of {ratio:.2f}:1, not {_needed(mark)}:1: {mark.string[:40]!r}"
    return Fault(
        message, "take a darker or lighter color for it or its ground", page.number, page.place(mark.box)
    )
