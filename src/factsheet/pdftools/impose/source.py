"""A PDF to be imposed, opened: its pages' boxes and what it says of itself.

The file may be anybody's.  It is bounded in size and pages, nothing in it is run, and whatever
makes pypdf stumble is told as an ImpositionError.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import unescape

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from factsheet.errors import FactsheetError, ImpositionError, Span
from factsheet.pdftools.geometry import Box, common, is_empty, ordered
from factsheet.pdftools.impose.page import SourcePage
from factsheet.records import dataclass

GIVEN_PDF = Span("<pdf>")
"""The place of a fault of the PDF as such: `impose` is given its bytes, and does not know its file."""
MOST_BYTES = 256 * 2**20
MOST_PAGES = 2000
# ISO 32000-2, annex C: a page has 14,400 units at most.
_FARTHEST = 14_400.0
_SMALLEST = 3.0


@dataclass(frozen=True, eq=False)
class SourcePdf:
    """A file to be imposed: its pages as pypdf and as geometry have them, and its claims."""

    reader: PdfReader
    objects: tuple[PageObject, ...]
    pages: tuple[SourcePage, ...]
    claims: KeptClaims
    leftward: bool
    intents: tuple[DictionaryObject, ...]


@contextmanager
def broken_file_told() -> Iterator[None]:
    """Raise as an ImpositionError whatever a broken file makes pypdf raise."""
    try:
        yield
    except FactsheetError:
        raise
    except DependencyError:  # the one thing that pypdf needs more for is to decrypt
        raise _encrypted() from None
    except Exception as error:  # a broken file can raise anything
        reason = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise ImpositionError.of(
            f"the PDF cannot be read: {reason[0][:160]}",
            GIVEN_PDF,
            "open it in a viewer and save it again",
            code="pdf-broken",
        ) from error


def open_source(pdf: bytes) -> SourcePdf:
    """Return the file, opened.  Raise ImpositionError if it is no sound PDF, is encrypted, or too large."""
    if len(pdf) > MOST_BYTES:
        raise ImpositionError.of(
            f"the PDF is larger than {MOST_BYTES // 2**20} MB",
            GIVEN_PDF,
            "make its pictures smaller, or divide it",
            code="pdf-too-large",
        )
    if b"%PDF-" not in pdf[:1024]:
        raise ImpositionError.of(
            "this is not a PDF", GIVEN_PDF, "impose takes a finished PDF", code="not-a-pdf"
        )
    with broken_file_told():
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted:
            raise _encrypted()
        count = len(reader.pages)
        if not 0 < count <= MOST_PAGES:
            what = "no pages" if not count else f"{count} pages, more than {MOST_PAGES}"
            hint = "divide it, and impose the parts" if count else "name a PDF that has pages"
            raise ImpositionError.of(f"the PDF has {what}", GIVEN_PDF, hint, code="pdf-page-count")
        objects = tuple(reader.pages)
        pages = tuple(_page(page, number) for number, page in enumerate(objects, 1))
        claims, root = read_claims(reader), reader.root_object
        # Which way it is read, and the printing conditions that it names.
        preferences = resolved(root.get("/ViewerPreferences"))
        leftward = isinstance(preferences, DictionaryObject) and preferences.get("/Direction") == "/R2L"
        listed = resolved(root.get("/OutputIntents"))
        named = (resolved(each) for each in (listed if isinstance(listed, ArrayObject) else ()))
        intents = tuple(each for each in named if isinstance(each, DictionaryObject))
        return SourcePdf(reader, objects, pages, claims, leftward, intents)


def _encrypted() -> FactsheetError:
    return ImpositionError.of(
        "the PDF is encrypted", GIVEN_PDF, "save it without a password", code="pdf-encrypted"
    )


def _page(page: PageObject, number: int) -> SourcePage:
    media = _box(page, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
    crop = common(_box(page, "/CropBox") or media, media)
    trim = _box(page, "/TrimBox") or _box(page, "/ArtBox") or crop
    trim = common(trim, media)
    if is_empty(trim) or min(trim[2] - trim[0], trim[3] - trim[1]) < _SMALLEST:
        raise ImpositionError.of(
            f"page {number} has no area", GIVEN_PDF, "its boxes do not overlap", code="page-without-area"
        )
    bleed = common(_box(page, "/BleedBox") or crop, media)
    # ISO 32000-2, 14.11.2: the bleed box holds the trim box.
    holds = bleed[0] <= trim[0] and bleed[1] <= trim[1] and bleed[2] >= trim[2] and bleed[3] >= trim[3]
    turn = page.get("/Rotate", 0)
    turn = int(turn.get_object()) if hasattr(turn, "get_object") else int(turn)
    unit = float(page.get("/UserUnit", 1.0))
    return SourcePage(
        trim,
        bleed if holds else trim,
        turn % 360 if turn % 90 == 0 else 0,
        unit if math.isfinite(unit) and 0 < unit <= 1000 else 1.0,
    )


def _box(page: PageObject, key: str) -> Box | None:
    """Return a box of a page, its corners in order, or None if it is missing or no box."""
    found = resolved(page.get(key))
    if not isinstance(found, ArrayObject) or len(found) != 4:
        return None
    edges = [float(each.get_object()) for each in found]
    if not all(math.isfinite(edge) and abs(edge) <= _FARTHEST for edge in edges):
        return None
    return ordered(edges)


def resolved(value: object) -> object:
    """Return what a reference refers to; anything else as it is."""
    return value.get_object() if isinstance(value, PdfObject) else value


# What the file says of itself: title, date, the standards that it claims.

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
    stream = resolved(root.get("/Metadata"))
    packet = stream.get_data()[:_MOST_XMP] if isinstance(stream, StreamObject) else b""
    xmp = packet.decode("utf-8", "replace")
    info = resolved(reader.trailer.get("/Info"))
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
    found = resolved(value)
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
