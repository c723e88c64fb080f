"""Encryption, which presses and archives cannot open."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, press
from factsheet.pdftools.preflight.objects import entry, integer

_EXTRACT_FOR_ACCESS = 1 << 9


@check(
    "encryption",
    "The file is not encrypted",
    press("encryption") | archive("6.1.3", "6.1.3") | access("7.16", "8.14"),
)
def encryption(subject: Subject) -> Iterator[Answer]:
    """PDF/X and PDF/A allow none, PDF/UA what leaves screen readers in."""
    if "/Encrypt" not in subject.file.trailer:
        return
    if subject.claims(Standard.X4, Standard.A2A, Standard.A4):
        yield Fault("the file is encrypted", "save it without a password")
    permissions = integer(entry(subject.file.trailer["/Encrypt"], "/P"))
    if permissions is None or not permissions & _EXTRACT_FOR_ACCESS:
        yield Fault("the encryption keeps screen readers out", "save it without a password")
