"""Fonts with quadratic outlines: one code, and where needed one composite glyph, for each cluster."""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.display import Glyph
from factsheet.fonts.face import Face
from factsheet.pdf.document import PdfDocument, Reference, name
from factsheet.pdf.glyphs import Part, Recipe, compose
from factsheet.pdf.type0 import FILLER, PlacedCode, embed, font, thousandths


class TrueTypeFont:
    """A face in one file: hands out codes while pages are written, then writes itself."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self._resource = resource
        self._recipes = [Recipe((Part(0),), face.advance(0))]
        self._texts = [FILLER]
        self._codes: dict[tuple[Recipe, str], int] = {}
        self._blank = Part(face.glyph(ord(" ")))

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[PlacedCode, ...]:
        """The codes for a cluster of glyphs, which stand in visual order, left to right."""
        if len(glyphs) == 1 and not (glyphs[0].dx or glyphs[0].dy) and (len(meant) == 1 or not rtl):
            own = self.face.advance(glyphs[0].id)
            # A character that must not show is shaped as a space without width.
            if glyphs[0].advance or not own:
                return (self._shown(Recipe((Part(glyphs[0].id),), own), meant),)
        recipe = self._recipe(glyphs)
        if rtl and len(meant) > 1:
            return self._one_code_a_character(recipe, meant)
        return (self._shown(recipe, meant),)

    def filler(self, meant: str) -> PlacedCode:
        """A code without ink or width that stands for a character."""
        return self._shown(Recipe((self._blank,), 0), meant)

    def narrowed(self, shown: PlacedCode, end: float) -> PlacedCode:
        """The same ink and text as a code that ends there, in thousandths of an em, if it is wider."""
        if shown.x + shown.width <= end:
            return shown
        old, scale = int(shown.code, 16), self.face.upem / 1000
        narrow = Recipe(self._recipes[old].parts, max(0, round((end - shown.x) * scale)))
        return self._shown(narrow, self._texts[old], round(shown.x * scale))

    def write(self, document: PdfDocument) -> dict[str, Reference]:
        """Add the font to the file; the result is its entry in the page's resources."""
        program = compose(self.face, self._recipes)
        widths = {code: self._width(recipe) for code, recipe in enumerate(self._recipes)}
        embedded = embed(document, self.face, program.data, program.bounds, widths)
        glyphs = b"".join(glyph.to_bytes(2, "big") for glyph in program.glyphs)
        kind = {"Subtype": name("CIDFontType2"), "CIDToGIDMap": document.stream(glyphs)}
        texts = dict(enumerate(self._texts))
        return {self._resource: font(document, embedded, kind, texts)}

    def _recipe(self, glyphs: Sequence[Glyph]) -> Recipe:
        upem, x = self.face.upem, 0.0
        parts = []
        for glyph in glyphs:
            parts.append(Part(glyph.id, round((x + glyph.dx) * upem), round(glyph.dy * upem)))
            x += glyph.advance
        return Recipe(tuple(parts), max(0, round(x * upem)))

    def _one_code_a_character(self, recipe: Recipe, meant: str) -> tuple[PlacedCode, ...]:
        """A right-to-left cluster: blanks for its later characters, then its ink for the first.

        Readers turn the codes of such a line round; the characters behind one code they do not.
        """
        share = recipe.advance // len(meant)
        before = share * (len(meant) - 1)
        blanks = [
            self._shown(Recipe((self._blank,), share), character, index * share)
            for index, character in enumerate(reversed(meant[1:]))
        ]
        moved = tuple(Part(part.glyph, part.x - before, part.y) for part in recipe.parts)
        return (*blanks, self._shown(Recipe(moved, recipe.advance - before), meant[0], before))

    def _shown(self, recipe: Recipe, meant: str, x: int = 0) -> PlacedCode:
        key = (recipe, meant)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = len(self._recipes)
            self._recipes.append(recipe)
            self._texts.append(meant)
        return PlacedCode(self._resource, f"{code:04x}", thousandths(self.face, x), self._width(recipe))

    def _width(self, recipe: Recipe) -> float:
        return thousandths(self.face, recipe.advance)
