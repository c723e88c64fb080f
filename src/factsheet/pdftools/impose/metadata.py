"""What an imposed file says of itself, in XMP and in the information dictionary, with equal words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from factsheet.pdf.xmp import PRODUCER, alternatives, packet, uuid

_PREFIXES = ("rdf", "dc", "xmp", "xmpMM", "pdf", "pdfxid")


@dataclass(frozen=True, slots=True)
class Statement:
    """The title, date and standard of an imposed file, and a digest of what it is made from."""

    title: str
    date: datetime
    pdfx: str
    trapped: str
    digest: str


def information(statement: Statement) -> dict[str, str]:
    """Return the information dictionary without `Trapped`, which is a name."""
    date = f"{statement.date:D:%Y%m%d%H%M%SZ}"
    return {
        "/Title": statement.title,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
    }


def xmp(statement: Statement) -> bytes:
    """Return the XMP packet."""
    date = f"{statement.date:%Y-%m-%dT%H:%M:%SZ}"
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{alternatives(statement.title)}</dc:title>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdf:Trapped>{statement.trapped}</pdf:Trapped>" if statement.trapped else "",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        *(f"<xmp:{when}>{date}</xmp:{when}>" for when in ("CreateDate", "ModifyDate", "MetadataDate")),
        f"<xmpMM:DocumentID>{uuid(statement.digest)}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>{uuid('instance ' + statement.digest)}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        f"<pdfxid:GTS_PDFXVersion>{statement.pdfx}</pdfxid:GTS_PDFXVersion>" if statement.pdfx else "",
    ]
    return packet(parts, _PREFIXES).encode()
