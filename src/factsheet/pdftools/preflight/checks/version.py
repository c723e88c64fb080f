"""The version of PDF and the header of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, press

_HEADER = re.compile(rb"%PDF-([12])\.(\d)(\r\n|\r|\n)%[^\r\n]*[\x80-\xff]{4}")
_LATEST = {Standard.X4: (1, 6), Standard.UA1: (1, 7), Standard.A2A: (1, 7)}
_EXACT = (Standard.UA2, Standard.A4, Standard.WTPDF)


@check(
    "version",
    "The version of PDF is one that the standards allow, and the header is in order",
    press("version") | access("6.1", "6.1") | archive("6.1.2", "6.1.2"),
)
def version(subject: Subject) -> Iterator[Answer]:
    """Compare the version with each standard, and look at the first bytes."""
    found = subject.file.version
    shown = ".".join(map(str, found))
    for standard, latest in _LATEST.items():
        if subject.claims(standard) and not (1, 0) <= found <= latest:
            yield Fault(
                f"{standard.value} is written on PDF {latest[0]}.{latest[1]} at most, this is PDF {shown}"
            )
    for standard in _EXACT:
        if subject.claims(standard) and found != (2, 0):
            yield Fault(f"{standard.value} is written on PDF 2.0, this is PDF {shown}")
    if not _HEADER.match(subject.file.data[:64]) and subject.claims(*_LATEST, *_EXACT):
        hint = "save it anew; the first line is %PDF-1.n, the second a comment with four bytes above 127"
        yield Fault("the header is not at the first byte or lacks its binary comment", hint)
