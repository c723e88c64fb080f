"""Properties that PDF/A does not know, which the file itself has to describe."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import archive
from factsheet.pdftools.preflight.xmp import SPACES

_KNOWN = frozenset(
    SPACES[prefix]
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
    """Every property is one that is predefined or described."""
    xmp = subject.file.xmp
    for key in sorted(xmp.used - xmp.described):
        uri, _, local = key[1:].partition("}")
        if uri not in _KNOWN and not (uri == SPACES["pdf"] and local in _PDF_KNOWN):
            yield Fault(f"the property {local} of {uri} is not described by an extension schema")
