"""Fonts with cubic outlines: the codes are the glyphs of the subset, which is therefore planned first.

A CFF font tells codes from glyphs by itself (CIDFontType0C), and its glyphs cannot be composed of
others cheaply.  So a glyph has one code; where it stands for a second text, a second font object
with the same program and another table of Unicode values is used (a *layer*).
"""

from __future__ import annotations

from collections.abc import Sequence

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.display import Glyph
from factsheet.fonts.face import Face
from factsheet.pdf.document import Document, Reference, name
from factsheet.pdf.glyphs import subset_plan
from factsheet.pdf.type0 import FILLER, Shown, embed, font, thousandths

# Deflate makes less of outlines that are cut into subroutines: six per cent of a Chinese page's font.
_FLAGS = hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DESUBROUTINIZE


class CffFont:
    """A face in one file, of which these glyphs are used."""

    def __init__(self, face: Face, resource: str, glyphs: set[int]) -> None:
        self.face = face
        self._resource = resource
        self._blank = face.glyph(ord(" "))
        plan = subset_plan(face, {0, self._blank} | glyphs, _FLAGS)
        self._plan = plan
        self._codes: dict[int, int] = dict(plan.old_to_new_glyph_mapping)
        self._layers: list[dict[int, str]] = [{}]

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[Shown, ...]:
        """The codes for a cluster of glyphs; the first one read stands for its whole text."""
        first = len(glyphs) - 1 if rtl else 0
        shown, x = [], 0.0
        for index, glyph in enumerate(glyphs):
            text = meant if index == first else FILLER
            shown.append(self._shown(glyph.id, text, 1000 * (x + glyph.dx), 1000 * glyph.dy))
            x += glyph.advance
        return tuple(shown)

    def filler(self, meant: str) -> Shown:
        """A code without ink that stands for a character."""
        return self._shown(self._blank, meant, 0.0, 0.0)

    def narrowed(self, shown: Shown, end: float) -> Shown:
        """The code as it is: in these fonts the width goes with the glyph."""
        return shown

    def write(self, document: Document) -> dict[str, Reference]:
        """Add the font to the file; the result is its entries in the page's resources."""
        program = bytes(self._plan.execute().reference_table("CFF ").data)
        widths = {code: self._width(glyph) for glyph, code in self._codes.items()}
        embedded = embed(document, self.face, program, self._bounds(), widths)
        kind = {"Subtype": name("CIDFontType0")}
        return {
            self._layer(index): font(document, embedded, kind, texts)
            for index, texts in enumerate(self._layers)
        }

    def _shown(self, glyph: int, meant: str, x: float, rise: float) -> Shown:
        code = self._codes[glyph]
        index = 0
        while self._layers[index].setdefault(code, meant) != meant:
            index += 1
            if index == len(self._layers):
                self._layers.append({})
        return Shown(self._layer(index), f"{code:04x}", x, self._width(glyph), rise)

    def _layer(self, index: int) -> str:
        return f"{self._resource}.{index}" if index else self._resource

    def _width(self, glyph: int) -> float:
        return thousandths(self.face, self.face.advance(glyph))

    def _bounds(self) -> tuple[float, float, float, float]:
        """The ink box of all glyphs, in font units."""
        boxes = [self.face.extents(glyph) for glyph in self._codes]
        left, bottom, right, top = (
            [edge * self.face.upem for edge in edges] for edges in zip(*boxes, strict=True)
        )
        return min(left), min(bottom), max(right), max(top)
