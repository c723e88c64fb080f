"""impose(): the pages of a finished PDF on the sheets of a press, or of one's own printer."""

from __future__ import annotations

import hashlib

from factsheet.errors import ImpositionError, Span
from factsheet.pdf.xmp import date_or_epoch
from factsheet.pdftools.impose.grid import SHEETS, arrange
from factsheet.pdftools.impose.notes import lost_claim, notes_on
from factsheet.pdftools.impose.scheme import Booklet, CutAndStack, Duplex, NUp, Scheme, StepAndRepeat
from factsheet.pdftools.impose.sheet import sheet_sides
from factsheet.pdftools.impose.source import broken_file_told, open_source
from factsheet.pdftools.impose.writer import Statement, write_sheets
from factsheet.records import dataclass
from factsheet.units import MM, PageSize

__all__ = ["Booklet", "CutAndStack", "Duplex", "Imposed", "NUp", "StepAndRepeat", "impose"]

_MOST_CELLS = 64
_WIDEST = 100 * MM
_THICKEST = 2 * MM


@dataclass(frozen=True, slots=True)
class Imposed:
    """An imposed file, the sheets of paper it takes, and what the printer should know."""

    pdf: bytes
    sheets: int
    notes: tuple[str, ...]


def impose(pdf: bytes, scheme: Scheme, sheet: str = "A3") -> Imposed:
    """Return the pages of a PDF laid on sheets (`A4`, `A3`, `SRA3`, `Letter`, `Tabloid`).

    Pages keep their size unless the sheet is too small for them.  The output intent stays, and so
    does the claim of PDF/X-4 if it is still true; tags, bookmarks and links stay behind.  The
    notes say what was done and what was left out.  The same input gives the same bytes.

    Raise ImpositionError for a file that is no PDF, is encrypted or broken, for a sheet that
    does not exist, and for gutters and margins that leave no room.

    >>> import factsheet
    >>> one = factsheet.make("data/hong-kong-refugees/factsheet.yaml")
    >>> impose(one.pdf, StepAndRepeat(), "SRA3").notes[0]
    'SRA3 lying, 2 cells a side, pages at their own size'
    """
    size = _sheet(sheet)
    _require_sane(scheme)
    source = open_source(pdf)
    largest = (max(page.size[0] for page in source.pages), max(page.size[1] for page in source.pages))
    grid = arrange(scheme, size, largest, min(page.bleeds for page in source.pages))
    if grid is None:
        raise ImpositionError.of(
            f"the gutters and margins leave no room on {size.name}",
            Span("--sheet"),
            "make them smaller",
            code="sheet-without-room",
        )
    sides = sheet_sides(source.pages, scheme, grid, source.leftward)
    with broken_file_told():
        lost = lost_claim(source)
    claims = source.claims
    statement = Statement(
        title=claims.title,
        date=date_or_epoch(claims.date),
        pdfx="" if lost else claims.pdfx,
        trapped=claims.trapped,
        digest=hashlib.sha256(pdf + f"{scheme!r} {sheet}".encode()).hexdigest(),
    )
    made = write_sheets(source, sides, statement)
    sheets = len(sides) // 2 if scheme.two_sided else len(sides)
    with broken_file_told():
        return Imposed(made, sheets, notes_on(source, scheme, grid, sides, lost))


def _sheet(name: str) -> PageSize:
    for known, size in SHEETS.items():
        if known.lower() == name.lower():
            return size
    raise ImpositionError.of(
        f"there is no sheet {name!r}",
        Span("--sheet"),
        f"the sheets: {', '.join(SHEETS)}",
        code="unknown-sheet",
    )


def _require_sane(scheme: Scheme) -> None:
    """Raise ImpositionError for measures that no sheet can have, before anything is read."""
    up = getattr(scheme, "up", 0)
    creep = getattr(scheme, "creep", 0.0)
    if not 0 <= up <= _MOST_CELLS or (isinstance(scheme, NUp) and not up):
        raise ImpositionError.of(
            f"{up} pages on a side", Span("--up"), f"take from 1 to {_MOST_CELLS}", code="pages-a-side"
        )
    if isinstance(scheme, Booklet) and scheme.gutter:
        raise ImpositionError.of(
            "a booklet has no gutter",
            Span("--gutter"),
            "its pages meet in the fold",
            code="booklet-with-gutter",
        )
    if not 0 <= creep <= _THICKEST:
        raise ImpositionError.of(
            f"a creep of {creep / MM:g} mm",
            Span("--creep"),
            "it is the paper's thickness, about 0.1mm",
            code="sheet-measure",
        )
    for what, length in (("gutter", scheme.gutter or 0.0), ("margin", scheme.margin)):
        if not 0 <= length <= _WIDEST:
            raise ImpositionError.of(
                f"a {what} of {length / MM:g} mm",
                Span(f"--{what}"),
                "take from 0 to 100 mm",
                code="sheet-measure",
            )
