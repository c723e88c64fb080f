"""A sheet of icons to look at: each with its name, drawn as a PDF for a screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factsheet.art.icons import Icon
from factsheet.art.outline import scaled
from factsheet.color import Swatch
from factsheet.display import (
    Composition,
    Direction,
    DocumentInfo,
    Page,
    Placed,
    Shape,
    StructureNode,
    StructureRole,
)
from factsheet.fonts.library import Library, bundled
from factsheet.pdf.output import SCREEN
from factsheet.pdf.writer import write
from factsheet.saving import write_all
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import balanced
from factsheet.typeset.runs import set_line
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun
from factsheet.units import MM, PAPERS

_COLUMNS, _ROWS = 8, 10
_MARGIN = 12 * MM
_SIZE = 10 * MM
_TYPE, _LEADING = 7.0, 8.4
_INK = Swatch("ink", (0.0, 0.0, 0.0, 1.0), (0.1, 0.1, 0.1))


def draw(icons: Sequence[Icon], file: Path) -> None:
    """Write the icons to a PDF, eighty a page."""
    library = bundled()
    per_page = _COLUMNS * _ROWS
    pages = [icons[start : start + per_page] for start in range(0, len(icons), per_page)]
    items = [_page(page, library) for page in pages]
    nodes = tuple(StructureNode(f"icons.{icon.name}", StructureRole.PARAGRAPH) for icon in icons)
    composition = Composition(
        pages=tuple(Page(PAPERS["A4"], page) for page in items),
        structure=StructureNode("icons", StructureRole.DOCUMENT, nodes),
        swatches={"ink": _INK},
        lang="en",
        direction=Direction.LTR,
        about=DocumentInfo("icons", "Icons of factsheet"),
        bleed=0.0,
    )
    write_all({file: write(composition, SCREEN, library)})


def _page(icons: Sequence[Icon], library: Library) -> tuple[Placed, ...]:
    paper = PAPERS["A4"]
    wide = (paper.width - 2 * _MARGIN) / _COLUMNS
    tall = (paper.height - 2 * _MARGIN) / _ROWS
    placed: list[Placed] = []
    for number, icon in enumerate(icons):
        row, column = divmod(number, _COLUMNS)
        placed += _cell(icon, _MARGIN + column * wide, _MARGIN + row * tall, wide, library)
    return tuple(placed)


def _cell(icon: Icon, x: float, y: float, width: float, library: Library) -> list[Placed]:
    outline = scaled(icon.outline, _SIZE / 256)
    placed = [Placed(Shape(outline, _SIZE, _SIZE, fill="ink"), x + (width - _SIZE) / 2, y)]
    piece = StyledRun(icon.name, ("source-sans",), 400, "ink", f"icons.{icon.name}")
    shaped = shape((piece,), Manner("en"), Direction.LTR, library)
    for number, line in enumerate(balanced(shaped, (width - 2) / _TYPE)):
        group = set_line(shaped, line, _TYPE)
        baseline = y + _SIZE + _LEADING * (number + 1.2)
        placed.append(Placed(group, x + (width - group.width) / 2, baseline))
    return placed
