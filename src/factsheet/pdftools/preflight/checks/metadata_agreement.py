"""The information dictionary and the XMP metadata, which say the same twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import archive, press
from factsheet.pdftools.preflight.objects import name, words

_PAIRS = {
    **{
        "Title": "dc:title",
        "Author": "dc:creator",
        "Subject": "dc:description",
        "Creator": "xmp:CreatorTool",
    },
    **{"Producer": "pdf:Producer", "Keywords": "pdf:Keywords", "Trapped": "pdf:Trapped"},
    **{"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"},
}
_DIGITS = re.compile(r"\d+")


@check(
    "metadata-agreement",
    "The information dictionary and the XMP metadata agree",
    press("metadata") | archive("6.6.3", "6.1.3"),
)
def metadata_agreement(subject: Subject) -> Iterator[Answer]:
    """Compare the pairs; PDF/A-4 has no information dictionary."""
    info, properties = subject.file.info, subject.file.xmp.properties
    if info and subject.claims(Standard.A4) and "/PieceInfo" not in (subject.file.catalog or {}):
        yield Fault("PDF/A-4 has no information dictionary", "keep title and dates in the XMP metadata")
    for key, other in _PAIRS.items():
        stated = words(info.get(f"/{key}")) or name(info.get(f"/{key}"))
        if stated and _same(stated) != _same(properties.get(other, "")):
            yield Fault(f"{key} of the information dictionary is not {other} of the XMP metadata")
    if subject.claims(Standard.X4) and name(info.get("/Trapped")) not in ("True", "False"):
        yield Fault(
            "the information dictionary does not say whether the file is trapped (Trapped True or False)"
        )


def _same(value: str) -> str:
    """Text with its spaces made alike; dates as digits, to the second."""
    if re.match(r"(D:)?\d{4}(-?\d\d)?", value) and not re.search(r"[A-CE-SU-Ya-z]", value):
        return "".join(_DIGITS.findall(value))[:14]
    return " ".join(value.split())
