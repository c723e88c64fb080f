"""Annotations: none on the printed page, and none that hides from those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, press
from factsheet.pdftools.preflight.matrix import touches
from factsheet.pdftools.preflight.objects import box, entry, integer, name, words

_FREE = ("TrapNet", "PrinterMark")
_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW = 1, 2, 4, 32


@check(
    "annotations",
    "No annotation lies on the printed page; on a screen each is shown, and described",
    press("annotations") | access("7.18.1", "8.9.2") | archive("6.3", "6.3"),
)
def annotation_faults(subject: Subject) -> Iterator[Answer]:
    """Look at the place, the flags and the description of each."""
    tagged = subject.claims(Standard.UA1, Standard.UA2, Standard.WTPDF)
    for page in subject.file.pages:
        for each in page.annotations:
            kind, area = name(entry(each, "/Subtype")), box(entry(each, "/Rect"))
            if kind in _FREE:
                continue
            if subject.claims(Standard.X4) and (area is None or touches(area, page.bleed)):
                hint = "leave links and comments out of the print edition; printed addresses serve"
                yield Fault(f"a {kind} annotation lies on the printed page", hint, page.number)
            flags = integer(entry(each, "/F")) or 0
            archived = subject.claims(Standard.A2A, Standard.A4) and kind != "Popup"
            if archived and (not flags & _PRINT or flags & (_INVISIBLE | _HIDDEN | _NO_VIEW)):
                yield Fault(f"a {kind} annotation is hidden or not printed", page=page.number)
            if (
                tagged
                and kind not in ("Popup", "Widget", "Link")
                and not (words(entry(each, "/Contents")) or "").strip()
            ):
                yield Fault(f"a {kind} annotation has no description (Contents)", page=page.number)
