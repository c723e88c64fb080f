"""Small PDFs to be imposed, as other programs make them: numbered pages with boxes."""

from __future__ import annotations

import io

import pikepdf

from factsheet.display import Page, Placed, StructureNode, StructureRole
from factsheet.fonts.library import bundled
from factsheet.pdf.output import PRINT
from factsheet.pdf.writer import write
from factsheet.units import PageSize
from tests.pdf.made import box, composition, run

BLEED = 9.0
SIZE = (200.0, 300.0)


def numbered(count: int, size=SIZE, bleed=BLEED, slug=10.0, **entries) -> bytes:
    """Pages that say `Page 1`, `Page 2`, each in its own gray, which fills the bleed."""
    pdf = pikepdf.new()
    for number in range(1, count + 1):
        add_page(pdf, number, size, bleed, slug, entries)
    return saved(pdf)


def add_page(pdf: pikepdf.Pdf, number: int, size, bleed: float, slug: float, entries: dict) -> None:
    edge = bleed + slug
    width, height = size
    gray = 0.4 + 0.5 * number / 40
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    content = (
        f"0 1 0 0 k 0 0 {width + 2 * edge} {height + 2 * edge} re f "
        f"{gray:.3f} g {slug} {slug} {width + 2 * bleed} {height + 2 * bleed} re f "
        f"0 g BT /F1 24 Tf {edge + 20} {edge + height - 60} Td (Page {number}) Tj ET"
    )
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, width + 2 * edge, height + 2 * edge],
        BleedBox=[slug, slug, width + slug + 2 * bleed, height + slug + 2 * bleed],
        TrimBox=[edge, edge, width + edge, height + edge],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
        Contents=pdf.make_stream(content.encode()),
        **entries,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def saved(pdf: pikepdf.Pdf, **options) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True, **options)
    return out.getvalue()


def press_file(count: int) -> bytes:
    """Our own PDF/X-4 of so many pages."""
    pages = tuple(
        Page(
            PageSize(*SIZE),
            (
                Placed(box(SIZE[0] + 2 * BLEED, 60 + BLEED), -BLEED, -BLEED),
                Placed(run(f"Page {number}", f"p{number}", size=20), 20, 120),
            ),
        )
        for number in range(1, count + 1)
    )
    nodes = tuple(StructureNode(f"p{number}", StructureRole.PARAGRAPH) for number in range(1, count + 1))
    return write(composition(nodes=nodes, pages=pages), PRINT, bundled())
