"""Fonts with cubic outlines: the codes are the glyphs of the subset, which is therefore planned first.

A CFF font tells codes from glyphs by itself (CIDFontType0C), and its glyphs cannot be composed of
others cheaply.  So a glyph has one code; where it stands for a second text, a second font object
with the same program and another table of Unicode values is used (a *layer*).  A glyph in much less
room than its own (punctuation that is closed up) is a copy that is as wide as its room (`compact`).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.display import Glyph
from factsheet.fonts.face import Face
from factsheet.pdf.compact import Compact, Narrow
from factsheet.pdf.document import PdfDocument, Reference, name
from factsheet.pdf.glyphs import subset_plan
from factsheet.pdf.type0 import FILLER, PlacedCode, embed, font, thousandths

# Deflate makes less of outlines that are cut into subroutines: six per cent of a Chinese page's font.
_FLAGS = hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DESUBROUTINIZE
# By how much of an em a glyph may stand on the one before; readers take more for another line.
_OVERLAP = 0.08


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
        self._compact: Compact | None = None
        self._narrow: dict[Narrow, int | None] = {}
        self._narrow_widths: dict[int, float] = {}

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[PlacedCode, ...]:
        """The codes for a cluster of glyphs; the first one read stands for its whole text."""
        first = len(glyphs) - 1 if rtl else 0
        shown, x = [], 0.0
        for index, glyph in enumerate(glyphs):
            text = meant if index == first else FILLER
            shown.append(self._in_its_room(glyph, text, 1000 * x))
            x += glyph.advance
        return tuple(shown)

    def _in_its_room(self, glyph: Glyph, text: str, x: float) -> PlacedCode:
        """A glyph as it is, or in a copy where the next one would stand on it."""
        upem, rise = self.face.upem, 1000 * glyph.dy
        if self.face.advance(glyph.id) / upem - glyph.advance > _OVERLAP and glyph.advance > 0:
            narrow = Narrow(self._codes[glyph.id], round(glyph.advance * upem), round(glyph.dx * upem))
            code = self._copy(narrow)
            if code is not None:
                return self._coded(code, text, x, self._narrow_widths[code], rise)
        return self._shown(glyph.id, text, x + 1000 * glyph.dx, rise)

    def _copy(self, narrow: Narrow) -> int | None:
        """The code of a copy of a glyph; none if its program is not as expected."""
        if narrow not in self._narrow:
            try:
                if self._compact is None:
                    self._compact = Compact(self._program())
                code = self._narrow[narrow] = self._compact.add(narrow)
                self._narrow_widths[code] = thousandths(self.face, narrow.advance)
            except (ValueError, LookupError, struct.error):
                self._narrow[narrow] = None
        return self._narrow[narrow]

    def _program(self) -> bytes:
        return bytes(self._plan.execute().reference_table("CFF ").data)

    def filler(self, meant: str) -> PlacedCode:
        """A code without ink that stands for a character."""
        return self._shown(self._blank, meant, 0.0, 0.0)

    def narrowed(self, shown: PlacedCode, end: float) -> PlacedCode:
        """The code as it is: in these fonts the width goes with the glyph."""
        return shown

    def write(self, document: PdfDocument) -> dict[str, Reference]:
        """Add the font to the file; the result is its entries in the page's resources."""
        program = self._compact.program() if self._compact else self._program()
        widths = {code: self._width(glyph) for glyph, code in self._codes.items()} | self._narrow_widths
        embedded = embed(document, self.face, program, self._bounds(), widths)
        kind = {"Subtype": name("CIDFontType0")}
        return {
            self._layer(index): font(document, embedded, kind, texts)
            for index, texts in enumerate(self._layers)
        }

    def _shown(self, glyph: int, meant: str, x: float, rise: float) -> PlacedCode:
        return self._coded(self._codes[glyph], meant, x, self._width(glyph), rise)

    def _coded(self, code: int, meant: str, x: float, width: float, rise: float) -> PlacedCode:
        index = 0
        while self._layers[index].setdefault(code, meant) != meant:
            index += 1
            if index == len(self._layers):
                self._layers.append({})
        return PlacedCode(self._layer(index), f"{code:04x}", x, width, rise)

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
