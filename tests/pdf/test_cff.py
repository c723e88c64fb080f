"""Fonts with cubic outlines (OpenType/CFF), as most Han fonts are, are embedded and read back."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from factsheet.display import Glyph, GlyphRun, Placed, StructureNode, StructureRole
from factsheet.fonts.library import Library, bundled
from factsheet.pdf.output import PRINT, SCREEN
from factsheet.pdf.writer import write
from tests.pdf.made import SANS, Shelf, composition, paragraph
from tests.pdf.read import Tree, by_pdfium, opened
from tests.verapdf import needs_verapdf, validate

LETTERS = "Water 1,2."


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Library:
    """A library with the face `cubic`: some letters of a bundled face with cubic outlines."""
    source = TTFont(bundled().face(SANS).path)
    names = source.getBestCmap()
    order = [".notdef", *sorted({names[ord(letter)] for letter in LETTERS})]
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(letter): names[ord(letter)] for letter in LETTERS} | {0xA0: "space"})
    builder.setupCFF("Cubic", {}, {each: charstring(source, each) for each in order}, {})
    builder.setupHorizontalMetrics({each: source["hmtx"][each] for each in order})
    builder.setupHorizontalHeader(ascent=1000, descent=-300)
    builder.setupNameTable({"familyName": "Cubic", "styleName": "Regular", "psName": "Cubic"})
    builder.setupOS2(sCapHeight=660, sxHeight=480)
    builder.setupPost()
    path: Path = tmp_path_factory.mktemp("fonts") / "cubic.otf"
    builder.save(path)
    return Shelf(path)


def charstring(font: TTFont, glyph: str) -> T2CharString:
    pen = T2CharStringPen(font["hmtx"][glyph][0], font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.getCharString()


def test_text_is_copied_exactly(shelf):
    data = write(paragraph("Water 1,2.", key="cubic", library=shelf), SCREEN, shelf)
    assert by_pdfium(data) == "Water 1,2."


def test_one_glyph_that_stands_for_two_texts_needs_no_second_program(shelf):
    text = "a a\u00a0a"
    data = write(paragraph(text, key="cubic", library=shelf), SCREEN, shelf)
    assert Tree(data).text() == text
    pdf = opened(data)
    fonts = pdf.pages[0].Resources.Font
    programs = {font.DescendantFonts[0].FontDescriptor.FontFile3.objgen for font in fonts.values()}
    assert (len(fonts), len(programs)) == (2, 1)


def test_the_program_has_only_the_glyphs_that_are_used(shelf):
    pdf = opened(write(paragraph("Wat", key="cubic", library=shelf), SCREEN, shelf))
    program = pdf.pages[0].Resources.Font.F1.DescendantFonts[0].FontDescriptor.FontFile3
    assert program.Subtype == pikepdf.Name.CIDFontType0C
    font_set = CFFFontSet()
    font_set.decompile(io.BytesIO(program.read_bytes()), None)
    assert len(font_set[0].CharStrings) == 5, "the three letters, the space, .notdef"


def test_a_shifted_glyph_is_drawn_where_it_was_set(shelf):
    face = shelf.face("cubic")
    letter = face.glyph(ord("t"))
    glyphs = (Glyph(letter, 0.5, 0.2, 0.4, 0, 1),)
    shifted = GlyphRun("cubic", 40, glyphs, "t", "en", False, "ink", "p")
    data = write(
        composition(Placed(shifted, 50, 100), nodes=(StructureNode("p", StructureRole.PARAGRAPH),)),
        SCREEN,
        shelf,
    )
    with pypdfium2.PdfDocument(data) as document:
        drawn = document[0].render(scale=1, grayscale=True).to_numpy().reshape(400, 300) < 128
    left, _, _, top = face.extents(letter)
    assert drawn.any(axis=0).nonzero()[0][0] == pytest.approx(50 + 40 * (0.2 + left), abs=1.5)
    assert drawn.any(axis=1).nonzero()[0][0] == pytest.approx(100 - 40 * (0.4 + top), abs=1.5)


@needs_verapdf
def test_the_file_meets_its_standards(shelf, tmp_path):
    file = tmp_path / "cubic.pdf"
    file.write_bytes(write(paragraph("Water 1,2. a\u00a0a", key="cubic", library=shelf), PRINT, shelf))
    for result in validate([file], ["ua1", "2a"]):
        assert result.compliant, result
