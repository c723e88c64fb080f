"""The file is tagged."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive
from factsheet.pdftools.preflight.objects import entry, truth
from factsheet.pdftools.preflight.structure import PDF_2

_HINT = "export it as a tagged PDF"


@check(
    "tagged",
    "The file is tagged, and all of it is one document",
    access("6.2, 7.1", "6.2, 8.2.5.2") | archive("6.7.2.2, 6.7.3.3", ""),
)
def tagged(subject: Subject) -> Iterator[Answer]:
    """Look for the mark, the tree and its root."""
    if not truth(entry(subject.file.catalog, "/MarkInfo", "/Marked")):
        yield Fault("the file does not say that it is tagged (MarkInfo)", _HINT)
    if truth(entry(subject.file.catalog, "/MarkInfo", "/Suspects")):
        yield Fault("the file says that its tags are guesses (Suspects)", "check the tags")
    structure = subject.file.structure
    if structure is None:
        yield Fault("there is no structure tree", _HINT)
        return
    for message in dict.fromkeys(structure.problems):
        yield Fault(message, _HINT)
    if not structure.top:
        yield Fault("the structure tree is empty", _HINT)
    elif [each.role for each in structure.top] != ["Document"]:
        yield Fault("the tree does not have one Document at its top", _HINT)
    elif subject.claims(Standard.UA2, Standard.WTPDF) and structure.top[0].namespace != PDF_2:
        yield Fault("the Document is not in the namespace of PDF 2.0", _HINT)
