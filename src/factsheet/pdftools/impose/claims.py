"""What a PDF says of itself: title, date, the standards that it claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

_MOST_XMP = 2**20
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?")
_TITLE = re.compile(r"<dc:title>.{0,200}?<rdf:li[^>]{0,100}>([^<]{0,2000})</rdf:li>", re.DOTALL)
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class KeptClaims:
    """The title and date of a file, the version in its header, and the standards it names.

    `pdfx` is what `GTS_PDFXVersion` says; `others` are the names of standards for archives and
    for access; `tagged` tells whether there is a structure tree.
    """

    title: str
    date: datetime | None
    version: tuple[int, int]
    pdfx: str
    others: tuple[str, ...]
    tagged: bool
    trapped: str
    identity: str


def read_claims(reader: PdfReader) -> KeptClaims:
    """Return the claims of an opened file.  Nothing is believed: the metadata are only searched."""
    root = reader.root_object
    stream = root.get("/Metadata")
    stream = stream.get_object() if stream is not None else None
    packet = stream.get_data()[:_MOST_XMP] if isinstance(stream, StreamObject) else b""
    xmp = packet.decode("utf-8", "replace")
    info = reader.trailer.get("/Info")
    info = info.get_object() if info is not None else None
    entries = info if isinstance(info, DictionaryObject) else DictionaryObject()
    named = _TITLE.search(xmp)
    title = _plain(entries.get("/Title")) or (named[1] if named else "")
    trapped = str(entries.get("/Trapped", "")).lstrip("/") or _value("Trapped", xmp)
    # The standards beside PDF/X, by the parts that the metadata name.
    found = []
    for name, prefix in (("PDF/A", "pdfaid"), ("PDF/UA", "pdfuaid")):
        part = _value("part", xmp, prefix)
        if part.isdecimal() and len(part) == 1:
            found.append(f"{name}-{part}{_value('conformance', xmp, prefix).lower()[:1]}")
    if "pdfa.org/declarations/wtpdf" in xmp:
        found.append("WTPDF")
    # The version in the header, or the later one in the catalog (ISO 32000-2, 7.7.2).
    stated = [re.search(r"([12])\.(\d)", each) for each in (reader.pdf_header, str(root.get("/Version", "")))]
    versions = [(int(match[1]), int(match[2])) for match in stated if match]
    return KeptClaims(
        title=" ".join(unescape(title).split())[:_LONGEST_TITLE],
        date=_date(_plain(entries.get("/CreationDate")), _value("CreateDate", xmp)),
        version=max(versions, default=(1, 4)),
        pdfx=_value("GTS_PDFXVersion", xmp) or _plain(entries.get("/GTS_PDFXVersion")),
        others=tuple(found),
        tagged="/StructTreeRoot" in root,
        trapped=trapped if trapped in ("True", "False") else "",
        identity=_value("DocumentID", xmp),
    )


def _value(name: str, xmp: str, prefix: str = r"\w{1,20}") -> str:
    """Return a simple property, written as an element or as an attribute."""
    pattern = rf"""{prefix}:{name}(?:\s{{0,9}}=\s{{0,9}}["']([^"'<]{{0,200}})["']|>([^<]{{0,200}})<)"""
    match = re.search(pattern, xmp)
    return (match[1] or match[2] or "").strip() if match else ""


def _plain(value: object) -> str:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, str) else ""


def _date(written: str, iso: str) -> datetime | None:
    match = _DATE.match(written) or _ISO_DATE.match(iso)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups())
    try:
        return datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    except ValueError:
        return None
