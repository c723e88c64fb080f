"""Sides of sheets as a PDF: each page of the source once, as a form that the sheets draw.

What belongs to reading on a screen stays behind: tags, bookmarks, links, scripts.  What is printed of
notes and form fields becomes part of its page.  What the file says of itself stands in its XMP and in its
information dictionary, with equal words.
"""

from __future__ import annotations

import hashlib
import io
from datetime import datetime

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from factsheet.pdf.xmp import PRODUCER, alternatives, packet, uuid
from factsheet.pdftools.geometry import Box
from factsheet.pdftools.impose.annotations import Appearance, appearances
from factsheet.pdftools.impose.sheet import SheetSide, is_shown
from factsheet.pdftools.impose.source import SourcePdf, broken_file_told, resolved
from factsheet.records import dataclass

_HAIRLINE = 0.25
_MARKS = "All"
# A prefix that no page's own names have.
_LOOK = "FactsheetLook"
_PREFIXES = ("rdf", "dc", "xmp", "xmpMM", "pdf", "pdfxid")


@dataclass(frozen=True, slots=True)
class Statement:
    """The title, date and standard of an imposed file, and a digest of what it is made from."""

    title: str
    date: datetime
    pdfx: str
    trapped: str
    digest: str


def write_sheets(source: SourcePdf, sides: tuple[SheetSide, ...], statement: Statement) -> bytes:
    """Return the imposed file.  The same source and sides give the same bytes."""
    with broken_file_told():
        writer = PdfWriter()
        writer.pdf_header = "%PDF-{}.{}".format(*max(source.claims.version, (1, 4)))
        forms = _forms(writer, source, {spot.page for side in sides for spot in side.spots})
        for side in sides:
            _add_side(writer, side, forms, source)
        _add_catalog(writer, source, statement)
        # ISO 32000-2, 14.4; pypdf itself would take a random number.
        identifier = ByteStringObject(hashlib.sha256(statement.digest.encode()).digest()[:16])
        writer._ID = ArrayObject((identifier, identifier))
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()


def _forms(writer: PdfWriter, source: SourcePdf, used: set[int]) -> dict[int, StreamObject]:
    """Return the pages that are used, as form XObjects in the file (ISO 32000-2, 8.10)."""
    forms: dict[int, StreamObject] = {}
    for number in sorted(used):
        page, looks = source.objects[number], appearances(source.objects[number])
        form = _content(page, looks)
        form.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): _array(source.pages[number].bleed),
                NameObject("/Resources"): _resources(page, looks, writer),
            }
        )
        group = resolved(page.get("/Group"))
        if isinstance(group, DictionaryObject):
            form[NameObject("/Group")] = _copied(group, writer)
        writer._add_object(form)
        forms[number] = form
    return forms


def _content(page: PageObject, looks: tuple[Appearance, ...]) -> StreamObject:
    """Return the operators of a page and of what its annotations add, in one stream.

    Streams may be broken between any two tokens, so they are joined by white space.
    """
    contents = resolved(page.get("/Contents"))
    parts = [resolved(each) for each in contents] if isinstance(contents, ArrayObject) else [contents]
    data = b"\n".join(part.get_data() for part in parts if isinstance(part, StreamObject))
    if looks:
        drawn = [f"q {_numbers(look.matrix)} cm /{_LOOK}{number} Do Q" for number, look in enumerate(looks)]
        data = b"\n".join([b"q", data, b"Q", *(line.encode("ascii") for line in drawn)])
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream.flate_encode(9)


def _resources(page: PageObject, looks: tuple[Appearance, ...], writer: PdfWriter) -> PdfObject:
    """Return the resources of a page, with the looks of annotations among its XObjects."""
    own = resolved(page.get("/Resources"))
    resources = own if isinstance(own, DictionaryObject) else DictionaryObject()
    if not looks:
        return _copied(resources, writer)
    # A copy of the page's own: other pages may draw with the same object.
    made = DictionaryObject({key: _copied(resources[key], writer) for key in resources if key != "/XObject"})
    drawn = resolved(resources.get("/XObject"))
    kept = drawn if isinstance(drawn, DictionaryObject) else DictionaryObject()
    objects = DictionaryObject({key: _copied(kept[key], writer) for key in kept})
    for number, look in enumerate(looks):
        look.form[NameObject("/Subtype")] = NameObject("/Form")
        objects[NameObject(f"/{_LOOK}{number}")] = _copied(look.form, writer)
    made[NameObject("/XObject")] = objects
    return made


def _add_side(writer: PdfWriter, side: SheetSide, forms: dict[int, StreamObject], source: SourcePdf) -> None:
    page = writer.add_blank_page(*side.size)
    shown = [spot for spot in side.spots if is_shown(spot)]
    names = {number: f"P{number + 1}" for number in sorted({spot.page for spot in shown})}
    lines = []
    for spot in shown:
        left, bottom, right, top = spot.clip
        clip = _numbers((left, bottom, right - left, top - bottom))
        lines.append(f"q {clip} re W n {_numbers(spot.matrix)} cm /{names[spot.page]} Do Q")
    resources = DictionaryObject()
    if names:
        resources[NameObject("/XObject")] = DictionaryObject(
            {NameObject(f"/{name}"): forms[number].indirect_reference for number, name in names.items()}
        )
    if side.marks:
        # The marks are drawn on every plate (ISO 32000-2, 8.6.6.4).
        resources[NameObject("/ColorSpace")] = DictionaryObject(
            {NameObject(f"/{_MARKS}"): _all_plates(source)}
        )
        lines.append(f"q /{_MARKS} CS 1 SCN {_HAIRLINE} w")
        for mark in side.marks:
            dash = "[3 3] 0 d" if mark.fold else "[] 0 d"
            lines.append(f"{dash} {_numbers(mark.start)} m {_numbers(mark.stop)} l S")
        lines.append("Q")
    stream = DecodedStreamObject()
    stream.set_data("\n".join(lines).encode("ascii"))
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode(9))
    page[NameObject("/Resources")] = resources
    page[NameObject("/TrimBox")] = _array(side.trim)
    page[NameObject("/BleedBox")] = _array(side.bleed)
    groups = [forms[number]["/Group"] for number in names if "/Group" in forms[number]]
    if groups:
        # Pages that are blended in a space are blended in it on the sheet too (GWG 2015, 4.25).
        page[NameObject("/Group")] = groups[0]


def _all_plates(source: SourcePdf) -> ArrayObject:
    """Return the color space of the marks; its alternate is one that the output intent knows."""
    inks = all(intent_channels(each) in (0, 4) for each in source.intents)
    space, clear, full = ("/DeviceCMYK", 4 * [0], 4 * [1]) if inks else ("/DeviceGray", [1], [0])
    tint = DictionaryObject(
        {
            NameObject("/FunctionType"): NumberObject(2),
            NameObject("/Domain"): ArrayObject([NumberObject(0), NumberObject(1)]),
            NameObject("/C0"): ArrayObject(NumberObject(each) for each in clear),
            NameObject("/C1"): ArrayObject(NumberObject(each) for each in full),
            NameObject("/N"): NumberObject(1),
        }
    )
    return ArrayObject([NameObject("/Separation"), NameObject("/All"), NameObject(space), tint])


def intent_channels(intent: DictionaryObject) -> int:
    """Return the color channels of an output intent's profile, 0 if it has none in the file."""
    profile = resolved(intent.get("/DestOutputProfile"))
    found = profile.get("/N") if isinstance(profile, StreamObject) else None
    return int(found) if isinstance(found, int) else 0


def _add_catalog(writer: PdfWriter, source: SourcePdf, statement: Statement) -> None:
    root = writer.root_object
    if source.intents:
        root[NameObject("/OutputIntents")] = ArrayObject(_copied(each, writer) for each in source.intents)
    layers = resolved(source.reader.root_object.get("/OCProperties"))
    if isinstance(layers, DictionaryObject):
        root[NameObject("/OCProperties")] = _copied(layers, writer)
    metadata = DecodedStreamObject()
    metadata.set_data(xmp(statement))
    metadata[NameObject("/Type")] = NameObject("/Metadata")
    metadata[NameObject("/Subtype")] = NameObject("/XML")
    root[NameObject("/Metadata")] = writer._add_object(metadata)
    writer.metadata = None
    entries: dict[PdfObject, PdfObject] = {
        NameObject(key): TextStringObject(value) for key, value in information(statement).items()
    }
    if statement.trapped:
        entries[NameObject("/Trapped")] = NameObject(f"/{statement.trapped}")
    writer._info = writer._add_object(DictionaryObject(entries))


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


def _copied(value: PdfObject, writer: PdfWriter) -> PdfObject:
    """Return the value, with all it refers to, in the new file; what was copied before is referred to."""
    copy = value.clone(writer)
    return getattr(copy, "indirect_reference", None) or copy


def _array(box: Box) -> ArrayObject:
    return ArrayObject(FloatObject(_number(edge)) for edge in box)


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(map(_number, values))


def _number(value: float) -> str:
    """Return a number with at most five decimals, as short as it goes."""
    shown = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown
