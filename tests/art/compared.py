"""Drawings on a page as PDFium shows them, beside what resvg makes of the same file."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2
import resvg_py
from PIL import Image

from factsheet.art.drawing import contain
from factsheet.art.svg import read_svg
from factsheet.display import Composition, DisplayGroup, Placed, StructureNode, StructureRole
from factsheet.fonts.library import bundled
from factsheet.makeup.compose import used_swatches
from factsheet.pdf.output import SCREEN, Output
from factsheet.pdf.writer import write
from tests.pdf.made import composition

SIDE = 120.0
FACES: dict[str, Any] = {
    "skip_system_fonts": True,
    "dpi": 96.0,
    "font_files": [str(bundled().face(key).path) for key in ("SourceSans3-Regular", "SourceSans3-Bold")],
}


def page(svg: str, side: float = SIDE) -> Composition:
    """A page with the drawing on it, as large as fits into a square at its top left corner."""
    drawing = read_svg(svg.encode(), "drawing.svg")
    group = contain(drawing, side, side)
    held = DisplayGroup(group.items, group.width, group.height, rigid=True, path="f")
    made = composition(
        Placed(held, 0.0, 0.0), nodes=(StructureNode("f", StructureRole.FIGURE, alt="A drawing"),)
    )
    return replace(made, swatches={**made.swatches, **used_swatches(made.pages, made.swatches)})


def ours(svg: str, output: Output = SCREEN, scale: float = 1.0) -> Any:
    """The drawing as pixels of the page, on white."""
    with pypdfium2.PdfDocument(write(page(svg), output)) as document:
        first = document[0]
        left, _, _, top = first.get_trimbox()
        high = first.get_height()
        image = first.render(scale=scale).to_pil().convert("RGB")
    x, y = round(left * scale), round((high - top) * scale)
    side = round(SIDE * scale)
    return np.asarray(image.crop((x, y, x + side, y + side)), dtype=float)


def theirs(svg: str, scale: float = 1.0) -> Any:
    """What resvg makes of it, on white, in the middle of the same square."""
    drawing = read_svg(svg.encode(), "drawing.svg")
    side = round(SIDE * scale)
    factor = side / max(drawing.width, drawing.height)
    wide, tall = round(drawing.width * factor), round(drawing.height * factor)
    data = resvg_py.svg_to_bytes(svg_string=svg, width=wide, height=tall, **FACES)
    drawn = Image.open(io.BytesIO(bytes(data))).convert("RGBA")
    whole = Image.new("RGBA", (side, side), "white")
    whole.alpha_composite(drawn, ((side - drawn.width) // 2, (side - drawn.height) // 2))
    return np.asarray(whole.convert("RGB"), dtype=float)


def difference(svg: str, scale: float = 1.0, plain: str = "") -> float:
    """The mean difference of the two, of 255; resvg may be given a plainer file."""
    return float(np.abs(ours(svg, scale=scale) - theirs(plain or svg, scale=scale)).mean())
