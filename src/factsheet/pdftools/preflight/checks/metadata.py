"""Metadata: XMP, the information dictionary, the title, and the standards claimed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdf.xmp import NAMESPACES
from factsheet.pdftools.preflight.check import ANY, Answer, Fault, Subject, access, archive, check, press
from factsheet.pdftools.preflight.objects import entry, name, truth, words
from factsheet.pdftools.preflight.report import Level

# XMP metadata: there, readable, and complete.

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
    """Look for the properties that the standards ask for, by name."""
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


# The information dictionary and the XMP metadata, which say the same twice.

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
    """Compare title, author, dates and what else both say; PDF/A-4 has no information dictionary."""
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
    """Return a text with its spaces made alike, a date as its digits to the second."""
    if re.match(r"(D:)?\d{4}(-?\d\d)?", value) and not re.search(r"[A-CE-SU-Ya-z]", value):
        return "".join(_DIGITS.findall(value))[:14]
    return " ".join(value.split())


# Properties that PDF/A does not know, which the file itself has to describe.

_KNOWN = frozenset(
    NAMESPACES[prefix]
    for prefix in ("dc", "xmp", "xmpMM", "pdfaid", "pdfaExtension", "pdfaSchema", "pdfaProperty")
) | {
    *(
        "http://ns.adobe.com/xap/1.0/rights/",
        "http://ns.adobe.com/xap/1.0/bj/",
        "http://ns.adobe.com/xap/1.0/t/pg/",
    ),
    *("http://ns.adobe.com/xmp/1.0/DynamicMedia/", "http://ns.adobe.com/photoshop/1.0/"),
    *(
        "http://ns.adobe.com/camera-raw-settings/1.0/",
        "http://ns.adobe.com/tiff/1.0/",
        "http://ns.adobe.com/exif/1.0/",
    ),
    "http://ns.adobe.com/exif/1.0/aux/",
}
_PDF_KNOWN = frozenset({"Keywords", "PDFVersion", "Producer"})


@check(
    "extension-schemas",
    "Properties of the metadata that PDF/A-2 does not know are described in the file",
    archive("6.6.2.3", ""),
)
def extension_schemas(subject: Subject) -> Iterator[Answer]:
    """Look at every property: it is predefined, or described by an extension schema of the file."""
    xmp = subject.file.xmp
    for key in sorted(xmp.used - xmp.described):
        uri, _, local = key[1:].partition("}")
        if uri not in _KNOWN and not (uri == NAMESPACES["pdf"] and local in _PDF_KNOWN):
            yield Fault(f"the property {local} of {uri} is not described by an extension schema")


# The standards that the file says it meets.

_REVISIONS = {Standard.UA2: ("pdfuaid:rev", "2024"), Standard.A4: ("pdfaid:rev", "2020")}


@check(
    "claims",
    "The metadata say which standards the file meets",
    press("identification") | access("5", "5") | archive("6.6.4", "6.7.3") | {ANY: "ISO 16684-1"},
)
def claims(subject: Subject) -> Iterator[Answer]:
    """Compare the standards that the file is held against with those that its metadata name."""
    found = subject.file.claims
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


# The title, which a screen reader says first.

_FILE_NAME = re.compile(
    r"(?i)\.(pdf|docx?|indd|odt|ya?ml|pages|pptx?|tmp)$|^(untitled|microsoft word)\b|^[\w-]*\d{4,}[\w-]*$"
)


@check("document-title", "The file has a title, and readers show it", access("7.1", "8.11.2"))
def document_title(subject: Subject) -> Iterator[Answer]:
    """Look at dc:title and at the viewer preferences."""
    title = (subject.file.xmp.properties.get("dc:title") or "").strip()
    if not title:
        yield Fault("the file has no title (dc:title)", "give the document a title")
    elif _FILE_NAME.search(title):
        yield Fault(
            f"the title is a file name, {title[:60]!r}", "give the document a title that says what it is"
        )
    if not truth(entry(subject.file.catalog, "/ViewerPreferences", "/DisplayDocTitle")):
        yield Fault("readers are not told to show the title (DisplayDocTitle)", "set DisplayDocTitle to true")
