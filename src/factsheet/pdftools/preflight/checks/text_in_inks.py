"""Small text in several inks, which a press out of register makes hard to read."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.report import Level

_LEAST = 9.0


@check("text-in-inks", "Text under 9 pt is in one ink", workgroup("4.16"))
def text_in_inks(subject: Subject) -> Iterator[Answer]:
    """Count the inks of small text; one warning for each color."""
    for page in subject.file.pages:
        found: dict[str, TextMark] = {}
        for mark in page.marks(TextMark):
            inks = mark.state.fill.inks() or {}
            several = sum(amount > 0 for amount in inks.values()) > 1 or not any(inks.values())
            if mark.visible and mark.fills and mark.string.strip() and mark.size < _LEAST - 0.01 and several:
                found.setdefault(str(mark.state.fill), mark)
        for color, mark in found.items():
            message = f"text of {mark.size:.1f} pt in several inks, or white: {color}"
            hint = "set it in black, or at 9 pt or more"
            yield Fault(message, hint, page.number, page.place(mark.box), Level.WARNING)
