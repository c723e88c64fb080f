"""The identifier of the file."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import archive, press
from factsheet.pdftools.preflight.objects import sequence


@check(
    "file-identifier",
    "The trailer has a file identifier",
    press("file identifier") | archive("6.1.3", "6.1.3"),
)
def file_identifier(subject: Subject) -> Iterator[Answer]:
    """The entry ID of the trailer holds two strings."""
    found = sequence(subject.file.trailer.get("/ID"))
    if len(found) != 2 or not all(each for each in found):
        yield Fault("the trailer has no file identifier (ID)", "save it anew as PDF/X or PDF/A")
