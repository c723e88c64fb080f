"""A composition as a PDF file: one loop over what stands on its pages.

The writer decides nothing about layout, color or order.  It turns y over, opens and closes marked
content, and leaves each kind of thing to the module that knows it.
"""

from __future__ import annotations

from factsheet.display import Composition, Direction
from factsheet.fonts.library import Library, bundled
from factsheet.pdf.color import Palette
from factsheet.pdf.content import KNOCK_OUT, OVERPRINT
from factsheet.pdf.document import PdfDocument, Reference, Value, name, text
from factsheet.pdf.fonts import Fonts
from factsheet.pdf.geometry import ALL, Geometry, all_plates, geometry
from factsheet.pdf.illustrations import Illustrations
from factsheet.pdf.images import Pictures
from factsheet.pdf.metadata import information, metadata, output_intents
from factsheet.pdf.navigation import Links, write_outlines
from factsheet.pdf.output import Output, Standard
from factsheet.pdf.painter import Painter, PaintJob
from factsheet.pdf.structure import PDF_1_7, PDF_2_0, page_key, write_structure
from factsheet.pdf.tags import Tags


def write(
    composition: Composition, output: Output, library: Library | None = None, fonts: Fonts | None = None
) -> bytes:
    """Return the PDF file of a composition: tagged, and in the colors, boxes and standards of the output.

    `library` holds the faces it was composed with, by default the bundled ones; `fonts` are those of the
    same composition, if it has been written for another output.  The same composition, output and
    library give the same bytes.  Raise `OutputError` for content that has no place in the reading
    order, a figure without a text alternative, a picture that cannot be decoded, a swatch that is not
    there.
    """
    document = PdfDocument(output.version)
    palette, pictures = Palette(composition.swatches, output.condition), Pictures(document, output.condition)
    job = PaintJob(
        output,
        palette,
        fonts or Fonts(composition, library or bundled()),
        pictures,
        Illustrations(document, palette.process(), pictures),
        Tags(composition),
        Links(document),
    )
    pages = [
        _page(document, job, number, geometry(page, composition.bleed, output), composition)
        for number, page in enumerate(composition.pages)
    ]
    # What the pages of the file draw with; all share it.
    entries: dict[str, Value] = {"Font": job.fonts.write(document)}
    if job.output.inks:
        # Opaque 1: only the inks that are painted print over what lies below (ISO 32000-2, 8.6.7).
        entries["ExtGState"] = {
            OVERPRINT: {"Type": name("ExtGState"), "OP": True, "op": True, "OPM": 1},
            KNOCK_OUT: {"Type": name("ExtGState"), "OP": False, "op": False, "OPM": 0},
        }
    spaces = job.palette.plates() | ({ALL: all_plates()} if job.output.marks else {})
    if spaces:
        entries["ColorSpace"] = spaces
    objects = {**job.pictures.resources(), **job.illustrations.resources()}
    if objects:
        entries["XObject"] = objects
    document.add(entries, "resources")
    document.add({"Type": name("Pages"), "Kids": pages, "Count": len(pages)}, "pages")
    catalog = _catalog(document, job, composition)
    return document.finish(catalog, information(composition, output))


def _page(
    document: PdfDocument, job: PaintJob, number: int, place: Geometry, composition: Composition
) -> Reference:
    """Paint a page and add it to the file."""
    painter = Painter(job, number, place, composition.pages[number].items)
    entries: dict[str, Value] = {
        "Type": name("Page"),
        "Parent": document.reference("pages"),
        "MediaBox": _box(place.media),
        "Resources": document.reference("resources"),
        "Contents": document.stream(painter.content()),
        "StructParents": number,
        "Tabs": name("S"),
    }
    if job.output.bleeds:
        entries |= {"TrimBox": _box(place.trim), "BleedBox": _box(place.bleed_box)}
    if painter.is_transparent:
        space = name("DeviceCMYK" if job.output.inks else "DeviceRGB")
        entries["Group"] = {"Type": name("Group"), "S": name("Transparency"), "CS": space, "I": True}
    annotations = job.links.on_page(number)
    if annotations:
        entries["Annots"] = annotations
    return document.add(entries, page_key(number))


def _catalog(document: PdfDocument, job: PaintJob, composition: Composition) -> dict[str, Value]:
    output = job.output
    vocabulary = PDF_2_0 if output.claims(Standard.UA2) else PDF_1_7
    entries: dict[str, Value] = {
        "Type": name("Catalog"),
        "Pages": document.reference("pages"),
        "Lang": text(composition.lang),
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": write_structure(document, job.tags, vocabulary),
        "ViewerPreferences": _preferences(composition),
        "OutputIntents": output_intents(document, output),
    }
    if output.links:
        structured = output.claims(Standard.UA2)
        job.links.write_ways(job.tags, structured)
        bookmarks = write_outlines(document, job.tags, composition.outline, structured)
        if bookmarks:
            entries["Outlines"] = bookmarks
    entries["Metadata"] = metadata(document, composition, output)
    return entries


def _preferences(composition: Composition) -> dict[str, Value]:
    entries: dict[str, Value] = {"DisplayDocTitle": True}
    if composition.direction is Direction.RTL:
        entries["Direction"] = name("R2L")
    return entries


def _box(box: tuple[float, float, float, float]) -> list[float]:
    return [round(edge, 3) for edge in box]
