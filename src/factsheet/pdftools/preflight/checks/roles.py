"""Types of elements are standard ones, or mapped to such."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive
from factsheet.pdftools.preflight.structure import (
    NO_STRUCTURE,
    PDF_2,
    STANDARD,
    STANDARD_1,
    STANDARD_2,
    StructElem,
)

_WITHIN = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}


@check(
    "roles",
    "Every element has a standard type, and stands where that type may stand",
    access("7.1", "8.2.4") | archive("6.7.3.4", ""),
)
def roles(subject: Subject) -> Iterator[Answer]:
    """Look at types, at the role map and at the parents of parts of lists and tables."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    for type_, target in structure.roles.items():
        if type_ in STANDARD_1 and type_ == target:
            yield Fault(f"the type {type_} is mapped to itself")
    second = subject.claims(Standard.UA2, Standard.WTPDF)
    for element in structure.elements():
        allowed = STANDARD_2 if second and element.namespace == PDF_2 else STANDARD if second else STANDARD_1
        if element.role not in allowed and not _is_heading(element.role):
            hint = "map it to a standard type"
            yield Fault(f"the type {element.type} is not a standard type", hint, element.page, element.label)
        if second and element.namespace == PDF_2 and element.role in ("Note", "H"):
            yield Fault(f"the type {element.role} is not one of PDF 2.0", "", element.page, element.label)
        yield from _parent(element)


def _is_heading(role: str) -> bool:
    return role[:1] == "H" and role[1:].isdecimal()


def _parent(element: StructElem) -> Iterator[Answer]:
    wanted = _WITHIN.get(element.role)
    above = next((each for each in element.ancestors() if each.role not in ("NonStruct", "Div")), None)
    if wanted and (above is None or above.role not in wanted):
        stands = above.role if above else "nothing"
        yield Fault(f"the type {element.role} stands in {stands}", "", element.page, element.label)
