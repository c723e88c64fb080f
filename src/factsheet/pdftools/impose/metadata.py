"""What an imposed file says of itself, in XMP and in the information dictionary, with equal words."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

PRODUCER = "factsheet"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """The title, date and standard of an imposed file, and a digest of what it is made from."""

    title: str
    date: datetime
    pdfx: str
    trapped: str
    digest: str


def date_or_epoch(date: datetime | None) -> datetime:
    """The date given, else `SOURCE_DATE_EPOCH`, else 1980; never the clock."""
    if date is not None:
        return date
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else _NO_DATE


def information(statement: Statement) -> dict[str, str]:
    """The information dictionary; `Trapped` is a name and stands apart."""
    date = f"{statement.date:D:%Y%m%d%H%M%SZ}"
    return {
        "/Title": statement.title,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": date,
        "/ModDate": date,
    }


def xmp(statement: Statement) -> bytes:
    """The XMP packet."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    date = f"{statement.date:%Y-%m-%dT%H:%M:%SZ}"
    title = escape(_legal(statement.title))
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>',
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdf:Trapped>{statement.trapped}</pdf:Trapped>" if statement.trapped else "",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        *(f"<xmp:{when}>{date}</xmp:{when}>" for when in ("CreateDate", "ModifyDate", "MetadataDate")),
        f"<xmpMM:DocumentID>{_uuid(statement.digest)}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>{_uuid('instance ' + statement.digest)}</xmpMM:InstanceID>",
        "<xmpMM:VersionID>1</xmpMM:VersionID>",
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        f"<pdfxid:GTS_PDFXVersion>{statement.pdfx}</pdfxid:GTS_PDFXVersion>" if statement.pdfx else "",
    ]
    body = "\n".join(part for part in parts if part)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}><rdf:Description rdf:about="">\n'
        f'{body}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _legal(text: str) -> str:
    """The text without the characters that XML 1.0, 2.2, has no place for."""
    return "".join(
        each
        for each in text
        if each >= " " and each not in "\ufffe\uffff" and not "\ud800" <= each <= "\udfff"
    )


def _uuid(seed: str) -> str:
    digest = hashlib.sha256(seed.encode("utf-8")).hexdigest()
    # RFC 9562, version 8: a value of one's own making.
    return f"uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
