"""Text stays away from the edge where the page is cut."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.matrix import grown, inside, touches
from factsheet.pdftools.preflight.objects import Rectangle
from factsheet.pdftools.preflight.report import Level
from factsheet.units import MM

_SAFE = 5 * MM


@check("safe-zone", "Text lies on the page, 5 mm from where it is cut", workgroup("4.3", "page boxes"))
def safe_zone(subject: Subject) -> Iterator[Answer]:
    """Compare the place of text with the trim box."""
    for page in subject.file.pages:
        for mark in page.marks(TextMark):
            if not mark.visible or not mark.string.strip() or not touches(mark.box, page.bleed):
                continue
            shown, where = repr(mark.string[:40]), page.place(mark.box)
            if not inside(_body(mark.box), page.trim, 0.5):
                yield Fault(
                    f"text is cut off by the edge of the page: {shown}", "move it inward", page.number, where
                )
            elif not inside(mark.box, grown(page.trim, -_SAFE), 0.5):
                message = f"text is less than 5 mm from the edge: {shown}"
                yield Fault(message, "move it inward", page.number, where, Level.WARNING)


def _body(area: Rectangle) -> Rectangle:
    """The part of text that every letter has: that above the baseline, a fifth up."""
    left, bottom, right, top = area
    return left, bottom + 0.21 * (top - bottom), right, top
