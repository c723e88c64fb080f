"""Notes, each to be found by its own identifier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.structure import NO_STRUCTURE


@check("notes", "Every note has an identifier of its own", access("7.9", "8.2.5.14"))
def notes(subject: Subject) -> Iterator[Answer]:
    """Look at the identifiers of notes, and that no two elements share one."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    counted = Counter(own for each in structure.elements() if (own := each.words("ID")))
    for own, times in counted.items():
        if times > 1:
            yield Fault(f"{times} elements have the identifier {own!r}")
    if subject.claims(Standard.UA1):
        for each in structure.of_role("Note"):
            if not each.words("ID"):
                yield Fault("a note has no identifier", "give it an ID", each.page, each.label)
