"""One size of page in one file."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import ANY, workgroup
from factsheet.pdftools.preflight.matrix import size
from factsheet.pdftools.preflight.report import Level

_SLACK = 0.5


@check(
    "page-size",
    "All pages are cut to one size, in points of 1/72 inch",
    workgroup("4.2, 4.4") | {ANY: "ISO 32000-1, 14.11.2"},
)
def page_size(subject: Subject) -> Iterator[Answer]:
    """Compare the trim boxes."""
    pages = subject.file.pages
    if not pages:
        yield Fault("the file has no pages")
        return
    width, height = size(pages[0].trim)
    hint = "send pages of different sizes in files of their own"
    for page in pages:
        if page.unit != 1:
            yield Fault("the page has a unit of its own (UserUnit)", "save it at its true size", page.number)
        other = size(page.trim)
        if abs(other[0] - width) > _SLACK or abs(other[1] - height) > _SLACK:
            message = f"the page is {_shown(*other)}, the first one {_shown(width, height)}"
            yield Fault(message, hint, page.number, level=Level.WARNING)


def _shown(width: float, height: float) -> str:
    return f"{width:.0f} by {height:.0f} pt"
