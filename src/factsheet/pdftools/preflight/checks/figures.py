"""Pictures in words, for those who do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive
from factsheet.pdftools.preflight.matrix import size
from factsheet.pdftools.preflight.objects import box
from factsheet.pdftools.preflight.report import Level
from factsheet.pdftools.preflight.structure import NO_STRUCTURE, StructElem, Structure

_FILE_NAME = re.compile(
    r"(?i)\.(jpe?g|png|gif|tiff?|svg|eps|pdf|webp|bmp|ai|psd)$|^(img|dsc|image|figure|picture)[ _-]?\d*$"
)
_HINT = "describe what the picture says, in a sentence"


@check(
    "figures",
    "Every picture has a text alternative that says something, and a box",
    access("7.3", "8.2.5.28.2") | archive("6.7.3.4", ""),
)
def figures(subject: Subject) -> Iterator[Answer]:
    """Look at figures and formulas."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    for each in structure.of_role("Figure", "Formula"):
        said = (each.words("Alt") or each.words("ActualText") or "").strip()
        if not said:
            yield Fault("a picture has no text alternative", _HINT, each.page, each.label)
        elif _FILE_NAME.search(said):
            yield Fault(f"the text alternative is a file name, {said[:60]!r}", _HINT, each.page, each.label)
        elif len(said) < 3:
            message = f"the text alternative says hardly anything, {said!r}"
            yield Fault(message, _HINT, each.page, each.label, Level.WARNING)
        yield from _box(each, structure)


def _box(each: StructElem, structure: Structure) -> Iterator[Answer]:
    found = box(each.attribute("Layout", "BBox", structure.classes))
    if each.role == "Figure" and found is None:
        yield Fault("a picture does not say where it is (BBox)", "set its box", each.page, each.label)
    elif found and not all(size(found)):
        yield Fault("the box of a picture is empty", "set its box", each.page, each.label)
