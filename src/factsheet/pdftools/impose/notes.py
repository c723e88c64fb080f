"""What was done to the pages, what was left out, and whether the file may still call itself PDF/X-4."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.impose.annotations import appearances
from factsheet.pdftools.impose.grid import SheetGrid
from factsheet.pdftools.impose.scheme import Booklet, Duplex, Scheme
from factsheet.pdftools.impose.sheet import SheetSide
from factsheet.pdftools.impose.source import SourcePdf
from factsheet.pdftools.impose.writer import intent_channels
from factsheet.units import MM

_SAME = 1.0
_X4 = "PDF/X-4"


def notes_on(
    source: SourcePdf, scheme: Scheme, grid: SheetGrid, sides: tuple[SheetSide, ...], lost: str
) -> tuple[str, ...]:
    """Return every note on an imposed file, the arrangement first."""
    return tuple(_notes(source, scheme, grid, sides, lost))


def _notes(
    source: SourcePdf, scheme: Scheme, grid: SheetGrid, sides: tuple[SheetSide, ...], lost: str
) -> Iterator[str]:
    lies = " lying" if grid.is_lying else ""
    size = "their own size" if grid.scale == 1 else f"{grid.scale * 100:.1f} % of their size"
    yield f"{grid.sheet.name}{lies}, {grid.cells} cells a side, pages at {size}"
    if scheme.two_sided:
        natural = Duplex.SHORT_EDGE if grid.is_lying else Duplex.LONG_EDGE
        yield f"print on both sides, turned over on the {(scheme.duplex or natural).replace('-', ' ')}"
    if source.leftward:
        yield "the pages are read from right to left"
    # The cells.
    blanks = sum(grid.cells - len(side.spots) for side in sides)
    if blanks:
        yield f"{blanks} {'cell is' if blanks == 1 else 'cells are'} blank"
    sizes = {tuple(round(edge / _SAME) for edge in page.size) for page in source.pages}
    if len(sizes) > 1:
        yield f"the pages have {len(sizes)} sizes: the marks are the largest's, the others are centered"
    # The edges: bleed, marks and creep.
    bleed = min(page.bleeds for page in source.pages) * grid.scale
    if bleed and not isinstance(scheme, Booklet) and grid.cells > 1 and grid.gutter < 2 * bleed - 0.01:
        yield f"the gutters take {grid.gutter / 2 / MM:.1f} mm of the {bleed / MM:.1f} mm of bleed"
    side = sides[0]
    outside = min(side.trim[0], side.trim[1], side.size[0] - side.trim[2], side.size[1] - side.trim[3])
    if bleed and outside < bleed - 0.01:
        yield "the sheet's edges cut off some of the bleed"
    if scheme.marks and not side.marks:
        yield "there is no room for marks: take a larger sheet, such as SRA3"
    if isinstance(scheme, Booklet) and scheme.creep:
        most = scheme.shift(len(sides) - 1)
        yield f"the innermost pages are moved {most / MM:.2f} mm towards the fold"
    # What is left out or put in, and what the file still claims.
    dropped = ["tags"] if source.claims.tagged else []
    root = source.reader.root_object
    if "/Outlines" in root:
        dropped.append("bookmarks")
    if any("/Annots" in page for page in source.objects):
        dropped.append("links")
    if dropped:
        yield f"{', '.join(dropped)} are left out: sheets are for printing, not for reading"
    printed = sum(len(appearances(page)) for page in source.objects)
    if printed:
        things = "note or form field is" if printed == 1 else "notes and form fields are"
        yield f"{printed} {things} printed as on the page"
    if source.claims.others:
        yield f"the result no longer claims {', '.join(source.claims.others)}"
    if source.claims.pdfx and not lost:
        yield f"the result still claims {source.claims.pdfx}"
    if lost:
        yield f"the result no longer claims PDF/X: {lost}"


def lost_claim(source: SourcePdf) -> str:
    """Return why the claim of PDF/X cannot be kept, in words; empty if it can or if there was none.

    Imposing keeps colors, fonts and pictures as they are; what is looked at here is what the
    new file itself answers for: its version, its output intent and its metadata.
    """
    claims = source.claims
    if not claims.pdfx:
        return ""
    if claims.pdfx != _X4:
        return f"only {_X4} can be kept, not {claims.pdfx[:40]}"
    if claims.version > (1, 6):
        return f"the file is PDF {claims.version[0]}.{claims.version[1]}, {_X4} goes to 1.6"
    intents = [each for each in source.intents if each.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        return f"the file has {len(intents)} output intents for PDF/X, not one"
    if not intent_channels(intents[0]):
        return "its output intent has no profile in the file"
    if any(appearances(page) for page in source.objects):
        return "notes or form fields are printed on its pages"
    if not claims.title or not claims.trapped:
        return "the file does not say its title, or whether it is trapped"
    return ""
