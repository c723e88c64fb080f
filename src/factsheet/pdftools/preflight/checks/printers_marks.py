"""Printer's marks stand on all plates, and clear of what bleeds."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.colors import used
from factsheet.pdftools.preflight.marks import PageMark, Path
from factsheet.pdftools.preflight.matrix import inside, overlap, touches


@check("printers-marks", "Marks for the printer are on all plates and clear of the bleed", workgroup("4.21"))
def printers_marks(subject: Subject) -> Iterator[Answer]:
    """Look at what is painted on all plates, and at what is outside the bleed."""
    for page in subject.file.pages:
        for each in used(page):
            if each.paint.space.names == ("All",) and touches(each.mark.box, page.bleed):
                hint = "move the marks outward, clear of the bleed"
                yield Fault(
                    "a color on all plates lies on the page", hint, page.number, page.place(each.mark.box)
                )
        for mark in page.reading.marks:
            if is_mark(mark) and overlap(mark.box, page.bleed):
                yield Fault("a printer's mark lies on the page", page=page.number, place=page.place(mark.box))
        lines = [
            each for each in used(page) if each.strokes and isinstance(each.mark, Path) and is_mark(each.mark)
        ]
        if any(
            each.paint.space.names != ("All",) and not inside(each.mark.box, page.bleed) for each in lines
        ):
            hint = "draw crop and register marks in the color All"
            yield Fault("crop or register marks are not on all plates", hint, page.number)


def is_mark(mark: PageMark) -> bool:
    """Whether it is tagged as a mark of the printer."""
    artifact = mark.artifact
    return artifact is not None and str(artifact.properties.get("Type")).lstrip("/") == "Page"
