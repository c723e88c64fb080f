"""XMP packets (ISO 16684-1) as every writer here makes them: one table of namespaces, one frame.

Dates fall back to `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/), else to
1 January 1980; never to the clock, so that the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from types import MappingProxyType

PRODUCER = "factsheet"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
# XML 1.0, 2.2: the characters that it has no place for.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NAMESPACES = MappingProxyType(
    {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "pdfxid": "http://www.npes.org/pdfx/ns/id/",
        "pdfd": "http://pdfa.org/declarations/",
        "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
        "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
        "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    }
)
"""The namespaces of XMP, PDF/A, PDF/UA and PDF/X by their usual prefixes."""


def packet(properties: Iterable[str], prefixes: Iterable[str]) -> str:
    """Return the packet that holds these properties, each an XML element; empty ones are left out.

    `prefixes` name the namespaces that are declared.
    """
    body = "\n".join(part for part in properties if part)
    spaces = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)
    # The prefixes stand on rdf:RDF itself, where every reader of XMP finds them.
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}><rdf:Description rdf:about="">\n'
        f'{body}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


def alternatives(value: str) -> str:
    """Return a text in the default language (`rdf:Alt`)."""
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{plain(value)}</rdf:li></rdf:Alt>'


def plain(value: str) -> str:
    """Return the value as XML; characters that XML cannot hold are left out."""
    # `xml.sax.saxutils` has this, and brings the whole of HTTP along.
    return _NOT_XML.sub("", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def uuid(seed: str) -> str:
    """Return the identifier made from a seed: RFC 9562, version 8, a value of one's own making."""
    digest = hashlib.sha256(seed.encode("utf-8")).hexdigest()
    return f"uuid:{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"


def date_or_epoch(date: datetime | None = None) -> datetime:
    """Return the date given, else `SOURCE_DATE_EPOCH` (seconds since 1970), else 1 January 1980."""
    if date is not None:
        return date
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else _NO_DATE
