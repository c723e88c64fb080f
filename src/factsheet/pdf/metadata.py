"""What a file says of itself: XMP, the information dictionary, its output intents.

Dates are the factsheet's own, else `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/),
else 1 January 1980; never the clock, so that the same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from factsheet.display import Composition
from factsheet.errors import OutputError
from factsheet.pdf.document import PdfDocument, Reference, Value, name, text
from factsheet.pdf.output import Output, Standard
from factsheet.pdf.xmp import NAMESPACES, PRODUCER, alternatives, date_or_epoch, packet, plain, uuid

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_CLAIMS = {
    Standard.X4: "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
    Standard.UA1: "<pdfuaid:part>1</pdfuaid:part>",
    Standard.UA2: "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>",
    Standard.A2A: "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
    Standard.A4: "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>",
    Standard.WTPDF: "<pdfd:declarations><rdf:Bag>"
    + "".join(
        '<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>'
        f"http://pdfa.org/declarations/wtpdf#{part}</pdfd:conformsTo></rdf:li>"
        for part in ("accessibility1.0", "reuse1.0")
    )
    + "</rdf:Bag></pdfd:declarations>",
}
# ISO 19005-2, 6.6.2.3: properties that PDF/A does not know are described in the file.
_EXTENSIONS = {
    Standard.UA1: (("PDF/UA identification", "pdfuaid", "part", "Integer", "Part of ISO 14289"),),
    Standard.X4: (
        ("PDF/X identification", "pdfxid", "GTS_PDFXVersion", "Text", "Version of PDF/X"),
        ("Adobe PDF", "pdf", "Trapped", "Text", "Whether the file has been trapped"),
    ),
}


def date_of(written: str) -> datetime:
    """Return the date of a file whose factsheet gives this date: `2026`, `2026-11` or `2026-11-22`.

    >>> date_of("2026-11").isoformat()
    '2026-11-01T00:00:00+00:00'
    """
    if written:
        match = _DATE.fullmatch(written)
        try:
            year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
            return datetime(year, month, day, tzinfo=UTC)
        except ValueError as error:
            hint = "write it as 2026-11-22"
            raise OutputError.of(
                f"{written!r} is not a date", None, hint, "edition", code="date-not-valid"
            ) from error
    return date_or_epoch()


def information(composition: Composition, output: Output) -> dict[str, Value] | None:
    """Return the information dictionary, which must agree with the XMP; PDF/A-4, 6.1.3, has none."""
    if output.claims(Standard.A4):
        return None
    about = composition.about
    date = text(f"{date_of(about.date):D:%Y%m%d%H%M%SZ}")
    entries = {
        "Title": text(about.title),
        "CreationDate": date,
        "ModDate": date,
        "Creator": text(PRODUCER),
        "Producer": text(PRODUCER),
    }
    if about.author:
        entries["Author"] = text(about.author)
    if about.subject:
        entries["Subject"] = text(about.subject)
    if about.stamp:
        entries["Keywords"] = text(about.stamp)
    if output.claims(Standard.X4):
        entries["Trapped"] = name("False")
    return entries


def metadata(document: PdfDocument, composition: Composition, output: Output) -> Reference:
    """Add the XMP packet; uncompressed, as PDF/X and PDF/A want it."""
    entries = {"Type": name("Metadata"), "Subtype": name("XML")}
    content = xmp(composition, output, document.digest).encode("utf-8")
    return document.stream(content, entries, compress=False)


def xmp(composition: Composition, output: Output, digest: str) -> str:
    """Return the XMP packet of a file whose content has this hash."""
    about = composition.about
    date = f"{date_of(about.date):%Y-%m-%dT%H:%M:%SZ}"
    origin = f"{about.id} {composition.lang} {output.kind} {output.version}"
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{alternatives(about.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{plain(composition.lang)}</rdf:li></rdf:Bag></dc:language>",
        f"<dc:creator><rdf:Seq><rdf:li>{plain(about.author)}</rdf:li></rdf:Seq></dc:creator>"
        if about.author
        else "",
        f"<dc:description>{alternatives(about.subject)}</dc:description>" if about.subject else "",
        f"<pdf:Keywords>{plain(about.stamp)}</pdf:Keywords>" if about.stamp else "",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        "<pdf:Trapped>False</pdf:Trapped>" if output.claims(Standard.X4) else "",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        *(f"<xmp:{when}>{date}</xmp:{when}>" for when in ("CreateDate", "ModifyDate", "MetadataDate")),
        f"<xmpMM:DocumentID>{uuid(origin)}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>{uuid(origin + digest)}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        *(claim for standard, claim in _CLAIMS.items() if output.claims(standard)),
        _extensions(output) if output.claims(Standard.A2A) else "",
    ]
    return packet(parts, NAMESPACES)


def output_intents(document: PdfDocument, output: Output) -> list[Value]:
    """Return the device that colors are meant for: one profile, named by each standard that asks for it."""
    condition = output.condition
    profile = document.stream(condition.profile, {"N": condition.channels}, again=True)
    subtypes = ["GTS_PDFX"] if output.claims(Standard.X4) else []
    return [
        {
            "Type": name("OutputIntent"),
            "S": name(subtype),
            "OutputConditionIdentifier": text(condition.identifier),
            "Info": text(condition.identifier),
            "RegistryName": text("http://www.color.org"),
            "DestOutputProfile": profile,
        }
        for subtype in [*subtypes, "GTS_PDFA1"]
    ]


def _extensions(output: Output) -> str:
    described = [each for standard, rows in _EXTENSIONS.items() if output.claims(standard) for each in rows]
    return f"<pdfaExtension:schemas><rdf:Bag>{''.join(_schemas(described))}</rdf:Bag></pdfaExtension:schemas>"


def _schemas(rows: Iterable[tuple[str, str, str, str, str]]) -> Iterable[str]:
    for schema, prefix, item, kind, meaning in rows:
        yield (
            '<rdf:li rdf:parseType="Resource">'
            f"<pdfaSchema:schema>{schema}</pdfaSchema:schema>"
            f"<pdfaSchema:namespaceURI>{NAMESPACES[prefix]}</pdfaSchema:namespaceURI>"
            f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
            '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
            f"<pdfaProperty:name>{item}</pdfaProperty:name>"
            f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
            "<pdfaProperty:category>internal</pdfaProperty:category>"
            f"<pdfaProperty:description>{meaning}</pdfaProperty:description>"
            "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
        )
