"""The title, which a screen reader says first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.objects import entry, truth

_FILE_NAME = re.compile(
    r"(?i)\.(pdf|docx?|indd|odt|ya?ml|pages|pptx?|tmp)$|^(untitled|microsoft word)\b|^[\w-]*\d{4,}[\w-]*$"
)


@check("document-title", "The file has a title, and readers show it", access("7.1", "8.11.2"))
def document_title(subject: Subject) -> Iterator[Answer]:
    """Look at dc:title and at the viewer preferences."""
    title = (subject.file.xmp.properties.get("dc:title") or "").strip()
    if not title:
        yield Fault("the file has no title (dc:title)", "give the document a title")
    elif _FILE_NAME.search(title):
        yield Fault(
            f"the title is a file name, {title[:60]!r}", "give the document a title that says what it is"
        )
    if not truth(entry(subject.file.catalog, "/ViewerPreferences", "/DisplayDocTitle")):
        yield Fault("readers are not told to show the title (DisplayDocTitle)", "set DisplayDocTitle to true")
