"""Nothing that is said is hidden from those who listen."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.matrix import touches
from factsheet.pdftools.preflight.structure import FILLERS, NO_STRUCTURE

_FURNITURE = ("Pagination", "Page")


@check("artifact-text", "No text of the page is marked as an artifact", access("7.1", "8.2.2"))
def artifact_text(subject: Subject) -> Iterator[Answer]:
    """Look at the text in artifacts; running heads and printer's marks may stand there."""
    if subject.file.structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    for page in subject.file.pages:
        for mark in page.marks(TextMark):
            artifact = mark.artifact
            if artifact is None or not touches(mark.box, page.bleed):
                continue
            kind = str(artifact.properties.get("Type") or artifact.properties.get("Subtype") or "").lstrip(
                "/"
            )
            said = mark.string.translate(FILLERS).strip()
            if said and mark.visible and any(each.isalnum() for each in said) and kind not in _FURNITURE:
                message = f"text is marked as an artifact: {said[:60]!r}"
                yield Fault(message, "tag it as content", page.number, page.place(mark.box))
