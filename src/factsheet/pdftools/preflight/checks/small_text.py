"""Text large enough to print, and to read."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.report import Level

_SMALLEST, _SMALL, _REVERSED = 5.0, 6.0, 7.0


@check("small-text", "No text is under 5 pt, reversed text not under 7 pt", workgroup("4.16"))
def small_text(subject: Subject) -> Iterator[Answer]:
    """Look at the size on the page, whatever the font's own; in light type also at the inks."""
    for page in subject.file.pages:
        for mark in page.marks(TextMark):
            if not mark.visible or not mark.string.strip():
                continue
            shown, where = f"{mark.size:.1f} pt: {mark.string[:40]!r}", page.place(mark.box)
            inks = mark.state.fill.inks() or {}
            hint = "set it larger, or leave it out"
            if mark.size < _SMALLEST - 0.01:
                yield Fault(f"text of {shown}", hint, page.number, where)
            elif mark.size < _SMALL - 0.01:
                yield Fault(f"text of {shown}", hint, page.number, where, Level.WARNING)
            elif mark.size < _REVERSED - 0.01 and not any(inks.values()):
                yield Fault(f"white text of {shown}", "set it at 7 pt or more, bold", page.number, where)
