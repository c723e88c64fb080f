"""XMP metadata: there, readable, and complete."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, press

_PRESS = (
    *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title"),
    *("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
)


@check(
    "metadata",
    "The file has XMP metadata with everything that the standards ask for",
    press("metadata") | access("7.1", "8.11.1") | archive("6.6.2.1", "6.7.2.1"),
)
def metadata(subject: Subject) -> Iterator[Answer]:
    """Look for the properties by name."""
    xmp = subject.file.xmp
    if not xmp.is_there:
        yield Fault("there are no XMP metadata", "export it as PDF/X, PDF/A or PDF/UA")
        return
    if not xmp.is_readable:
        yield Fault("the XMP metadata are not XML that can be read")
        return
    if xmp.is_compressed and subject.claims(Standard.X4):
        yield Fault("the XMP metadata are compressed, so that programs without PDF cannot find them")
    if not subject.claims(Standard.X4):
        return
    for key in _PRESS:
        if not xmp.properties.get(key, "").strip():
            yield Fault(f"the XMP metadata have no {key}")
    if xmp.properties.get("pdf:Trapped") not in ("True", "False"):
        yield Fault("the XMP metadata do not say whether the file is trapped (pdf:Trapped True or False)")
