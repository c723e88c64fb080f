"""Lists, which are read out with the number of their items."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.objects import name
from factsheet.pdftools.preflight.structure import NO_STRUCTURE, StructElem

_NUMBERINGS = frozenset(
    (
        *(
            "None",
            "Disc",
            "Circle",
            "Square",
            "Decimal",
            "UpperRoman",
            "LowerRoman",
            "UpperAlpha",
            "LowerAlpha",
        ),
        *("Unordered", "Ordered", "Description"),
    )
)


@check(
    "lists", "Lists are made of items with bodies, and say how they are numbered", access("7.6", "8.2.5.25")
)
def lists(subject: Subject) -> Iterator[Answer]:
    """Look at every list and every item."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    for each in structure.of_role("L"):
        strays = sorted({kid.role for kid in each.children} - {"LI", "L", "Caption"})
        if strays:
            yield Fault(f"a list holds {', '.join(strays)}", "put it into items (LI)", each.page, each.label)
        numbering = name(each.attribute("List", "ListNumbering", structure.classes))
        if _has_labels(each) and numbering not in _NUMBERINGS - {"None"}:
            hint = "set ListNumbering: Decimal for numbers, Disc or Unordered for bullets"
            yield Fault("a list has labels and does not say how it is numbered", hint, each.page, each.label)
        elif numbering and numbering not in _NUMBERINGS:
            yield Fault(f"there is no way of numbering {numbering!r}", "", each.page, each.label)
    for item in structure.of_role("LI"):
        strays = sorted({kid.role for kid in item.children} - {"Lbl", "LBody"})
        if strays:
            yield Fault(
                f"an item of a list holds {', '.join(strays)}", "put it into LBody", item.page, item.label
            )
        elif not item.children:
            yield Fault("an item of a list has no body", "put its content into LBody", item.page, item.label)


def _has_labels(element: StructElem) -> bool:
    return any(kid.role == "Lbl" for item in element.children for kid in item.children)
