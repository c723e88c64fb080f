"""Headings, by which those who do not see the page find their way."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.structure import NO_STRUCTURE


@check("headings", "Headings begin at level 1, skip no level and say something", access("7.4.2", "8.2.5.12"))
def headings(subject: Subject) -> Iterator[Answer]:
    """Walk through them in reading order."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    found = [each for each in structure.elements() if each.role[:1] == "H" and each.role[1:].isdecimal()]
    if not found:
        yield Fault("there is no heading", "tag the title as H1, the headings of parts as H2")
    last = 0
    for element in found:
        level = int(element.role[1:])
        if level > last + 1:
            expected = f"after level {last}" if last else "as the first heading"
            yield Fault(
                f"a heading of level {level} {expected}", f"make it H{last + 1}", element.page, element.label
            )
        if not structure.text(element).strip():
            yield Fault("a heading is empty", "remove its tag", element.page, element.label)
        last = level
