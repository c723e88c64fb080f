"""The fonts of one file: opened as runs ask for them, written when all pages are painted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy

from factsheet.display import Composition, Direction, GlyphRun, leaves
from factsheet.fonts.library import Library
from factsheet.pdf.cff import CffFont
from factsheet.pdf.document import PdfDocument, Reference
from factsheet.pdf.operands import Show
from factsheet.pdf.order import Beside
from factsheet.pdf.text import TextEncoder
from factsheet.pdf.truetype import TrueTypeFont


class Fonts:
    """The faces that a composition uses, each with the codes it has handed out.

    What the runs are shown by is kept, in the order in which they are painted: it is that of every output.
    """

    def __init__(self, composition: Composition, library: Library) -> None:
        self._composition, self._shown, self._at = composition, list[tuple[GlyphRun, list[Show]]](), 0
        used = _glyphs_by_face(composition)
        self._fonts: dict[str, TrueTypeFont | CffFont] = {}
        for number, (key, glyphs) in enumerate(used.items(), 1):
            face = library.face(key)
            name = f"F{number}"
            self._fonts[key] = CffFont(face, name, glyphs) if face.cff else TrueTypeFont(face, name)
        rtl = composition.direction is Direction.RTL
        self._typists = {key: TextEncoder(font, rtl) for key, font in self._fonts.items()}

    def again(self, composition: Composition) -> Fonts | None:
        """Return these fonts for another output of the same composition; None for any other composition.

        Half of writing a file is finding codes, and three quarters where lines run from right to left.
        """
        if composition is not self._composition:
            return None
        same = copy(self)
        same._at = 0
        return same

    def shows(self, run: GlyphRun, beside: Beside, *, ends: bool, whole: bool, turns: bool) -> Sequence[Show]:
        """Return the operands of a run as `TextEncoder.shows` does; runs come in the same order each time."""
        at, self._at = self._at, self._at + 1
        if at < len(self._shown) and self._shown[at][0] is run:
            return self._shown[at][1]
        made = self._typists[run.face].shows(run, beside, ends=ends, whole=whole, turns=turns)
        self._shown[at:] = [(run, made)]
        return made

    def typist(self, face: str) -> TextEncoder:
        """Return who sets the runs of a face."""
        return self._typists[face]

    def write(self, document: PdfDocument) -> dict[str, Reference]:
        """Add all fonts to the file; the result is the font part of the resources."""
        written: dict[str, Reference] = {}
        for font in self._fonts.values():
            written |= font.write(document)
        return written


def _glyphs_by_face(composition: Composition) -> dict[str, set[int]]:
    """Return the glyphs that are used of each face, faces in the order of their first use."""
    used: defaultdict[str, set[int]] = defaultdict(set)
    for page in composition.pages:
        for item, *_ in leaves(page.items):
            if isinstance(item, GlyphRun):
                used[item.face].update([glyph.id for glyph in item.glyphs])
    return dict(used)
