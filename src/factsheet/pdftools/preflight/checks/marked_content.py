"""Everything on a page is either content of the structure or an artifact."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive
from factsheet.pdftools.preflight.marks import PageMark, TextMark
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.structure import NO_STRUCTURE, MarkedContent, Structure

_HINT = "tag it, or mark it as an artifact"


@check(
    "marked-content",
    "Everything painted is content of an element, or an artifact, and not both",
    access("7.1", "8.2.2") | archive("6.7.2.2", ""),
)
def marked_content(subject: Subject) -> Iterator[Answer]:
    """Look at the marked content around every mark."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    for page in subject.file.pages:
        for mark in page.reading.marks:
            message = _fault(page, mark, structure)
            if message:
                yield Fault(message, _HINT, page.number, page.place(mark.box))


def _fault(page: PageSheet, mark: PageMark, structure: Structure) -> str:
    shown = f"text {mark.string[:40]!r}" if isinstance(mark, TextMark) else f"a {type(mark).__name__.lower()}"
    inside_form = any(each.startswith("form") for each in mark.within)
    if mark.artifact is not None:
        tagged = mark.mcid is not None and MarkedContent(page.number, mark.mcid) in structure.owners
        return f"{shown} is an artifact inside content, or content inside an artifact" if tagged else ""
    if mark.mcid is None:
        return "" if inside_form and _is_tagged_form(mark) else f"{shown} is neither content nor an artifact"
    if MarkedContent(page.number, mark.mcid) not in structure.owners and not inside_form:
        return f"{shown} is marked as content {mark.mcid}, which no element has"
    return ""


def _is_tagged_form(mark: PageMark) -> bool:
    """A form drawn inside marked content belongs to that."""
    return any(each.mcid is not None for each in mark.marked)
