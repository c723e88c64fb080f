"""The standards that the file says it meets."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.claims import claimed
from factsheet.pdftools.preflight.clauses import ANY, access, archive, press
from factsheet.pdftools.preflight.report import Level

_REVISIONS = {Standard.UA2: ("pdfuaid:rev", "2024"), Standard.A4: ("pdfaid:rev", "2020")}


@check(
    "claims",
    "The metadata say which standards the file meets",
    press("identification") | access("5", "5") | archive("6.6.4", "6.7.3") | {ANY: "ISO 16684-1"},
)
def claims(subject: Subject) -> Iterator[Answer]:
    """Every standard that the file is held against is one that it claims."""
    found = claimed(subject.file)
    for standard in sorted(subject.standards - found.standards):
        yield Fault(
            f"the metadata do not say that the file is {standard.value}", f"export it as {standard.value}"
        )
    for other in found.others:
        yield Fault(f"the file claims {other}, which is not looked at here", level=Level.NOTE)
    for standard in found.standards & set(_REVISIONS):
        key, value = _REVISIONS[standard]
        if subject.file.xmp.properties.get(key) != value:
            yield Fault(f"{standard.value} is claimed without its revision, {key} {value}")
