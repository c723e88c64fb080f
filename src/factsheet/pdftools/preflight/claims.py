"""What a file claims to be, by its XMP and its information dictionary."""

from __future__ import annotations

from typing import NamedTuple

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.file import File
from factsheet.pdftools.preflight.objects import words


class Claims(NamedTuple):
    """The standards that a file claims and that are known here, and those that are not."""

    standards: frozenset[Standard]
    others: tuple[str, ...]


def claimed(file: File) -> Claims:
    """The claims of a file."""
    found = set(_stated(file))
    known = {each.value: each for each in Standard}
    standards = frozenset(known[each] for each in found if each in known)
    return Claims(standards, tuple(sorted(found - set(known))))


def _stated(file: File) -> list[str]:
    properties = file.xmp.properties
    found = []
    press = properties.get("pdfxid:GTS_PDFXVersion") or words(file.info.get("/GTS_PDFXVersion"))
    if press:
        found.append(press if press.startswith("PDF/X") else f"PDF/X {press}")
    if archive := properties.get("pdfaid:part"):
        found.append(f"PDF/A-{archive}{properties.get('pdfaid:conformance', '').lower()}")
    if access := properties.get("pdfuaid:part"):
        found.append(f"PDF/UA-{access}")
    if "declarations/wtpdf#" in properties.get("pdfd:declarations", ""):
        found.append(Standard.WTPDF.value)
    return found
