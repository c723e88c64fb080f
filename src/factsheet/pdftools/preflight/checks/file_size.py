"""The size of the file, for information."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import everywhere
from factsheet.pdftools.preflight.marks import PictureMark
from factsheet.pdftools.preflight.report import Level

_PRINT, _SCREEN = 100, 60


@check(
    "file-size",
    "The file is small enough to send",
    everywhere("aim of the project: 60 KB screen, 100 KB print"),
)
def file_size(subject: Subject) -> Iterator[Answer]:
    """Say it where a page without pictures is larger than it need be."""
    if any(True for page in subject.file.pages for _ in page.marks(PictureMark)):
        return
    size, most = len(subject.file.data) / 1024, _PRINT if subject.claims(Standard.X4) else _SCREEN
    if size > most * max(1, len(subject.file.pages)):
        hint = "leave fonts out that are not used, and compress all streams"
        yield Fault(f"the file has {size:.0f} KB; pages without pictures need {most}", hint, level=Level.NOTE)
