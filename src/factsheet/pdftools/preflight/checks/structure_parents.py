"""The way back from content to its element."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive
from factsheet.pdftools.preflight.objects import entry, identity, integer, raw_sequence
from factsheet.pdftools.preflight.structure import NO_STRUCTURE, MarkedContent, ObjectKid, Structure

_HINT = "export the tags anew"


@check(
    "structure-parents",
    "The parent tree leads from all content back to the element that has it",
    access("7.1", "8.2.1") | archive("6.7.3.3", ""),
)
def structure_parents(subject: Subject) -> Iterator[Answer]:
    """Walk the tree forth and the parent tree back."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    seen: set[MarkedContent] = set()
    rows = {page.number: _row(structure, page.entries.get("/StructParents")) for page in subject.file.pages}
    for element in structure.elements():
        for kid in element.kids:
            if isinstance(kid, MarkedContent):
                if kid in seen:
                    yield Fault(f"content {kid.mcid} has two elements", _HINT, kid.page, element.label)
                seen.add(kid)
                row = rows.get(kid.page, [])
                owner = row[kid.mcid] if 0 <= kid.mcid < len(row) else None
                if owner is None or identity(owner) != identity(element.source):
                    yield Fault(
                        f"the parent tree does not lead to it (content {kid.mcid})",
                        _HINT,
                        kid.page,
                        element.label,
                    )
            elif isinstance(kid, ObjectKid):
                key = integer(entry(kid.source, "/StructParent"))
                owner = structure.parents.get(key) if key is not None else None
                if owner is None or identity(owner) != identity(element.source):
                    yield Fault(
                        "the parent tree does not lead from the annotation to it",
                        _HINT,
                        kid.page,
                        element.label,
                    )


def _row(structure: Structure, key: object) -> list[object]:
    number = integer(key)
    return raw_sequence(structure.parents.get(number)) if number is not None else []
