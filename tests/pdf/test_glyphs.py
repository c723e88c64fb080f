"""Cluster glyphs: a composite draws what its parts would have drawn, in a font that others can read."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from factsheet.fonts.library import bundled
from factsheet.pdf.output import SCREEN
from factsheet.pdf.truetype import Part, Recipe, compose
from factsheet.pdf.writer import write
from tests.pdf.made import SANS, face_for, paragraph


def face():
    return bundled().face(SANS)


def bounds(font: TTFont, glyph: int):
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return pen.bounds


def test_a_plain_glyph_is_taken_over_as_it_is():
    letter = face().glyph(ord("g"))
    program = compose(face(), (Recipe((Part(letter),), face().advance(letter)),))
    made, source = TTFont(io.BytesIO(program.data)), TTFont(face().path)
    assert bounds(made, program.glyphs[0]) == bounds(source, letter)
    assert made["maxp"].numGlyphs == 2


def test_a_composite_holds_its_parts_where_they_stood():
    low, high = face().glyph(ord("n")), face().glyph(ord("~"))
    program = compose(face(), (Recipe((Part(low), Part(high, 40, 200)), 777),))
    made, source = TTFont(io.BytesIO(program.data)), TTFont(face().path)
    (under, over) = bounds(source, low), bounds(source, high)
    assert bounds(made, program.glyphs[0]) == (
        min(under[0], over[0] + 40),
        min(under[1], over[1] + 200),
        max(under[2], over[2] + 40),
        max(under[3], over[3] + 200),
    )
    assert made["hmtx"][made.getGlyphName(program.glyphs[0])] == (777, round(min(under[0], over[0] + 40)))


def test_parts_without_ink_leave_no_trace():
    space = face().glyph(ord(" "))
    program = compose(face(), (Recipe((Part(space),), 0),))
    made = TTFont(io.BytesIO(program.data))
    assert made["glyf"][made.getGlyphName(program.glyphs[0])].numberOfContours == 0
    assert made["hmtx"][made.getGlyphName(program.glyphs[0])][0] == 0


def test_equal_recipes_are_one_glyph():
    recipe = Recipe((Part(face().glyph(ord("a")), 10),), 500)
    first, second = compose(face(), (recipe, recipe)).glyphs
    assert first == second


def test_the_font_file_is_sound():
    recipes = [
        Recipe((Part(face().glyph(ord(each))), Part(face().glyph(ord("~")), 3, 4)), 500) for each in "abc"
    ]
    font = TTFont(io.BytesIO(compose(face(), tuple(recipes)).data), checkChecksums=2, lazy=False)
    for tag in ("head", "hhea", "hmtx", "maxp", "loca", "glyf"):
        font[tag]
    assert font["maxp"].maxComponentElements >= 2
    box = font["head"]
    assert (box.xMin, box.yMin) <= (box.xMax, box.yMax)


@pytest.mark.parametrize(
    ("text", "script", "rtl"), [("e\u0323\u0301Q\u0303", "Latn", False), ("أَنْ لا", "Arab", True)]
)
def test_clusters_are_drawn_like_their_glyphs_one_by_one(text, script, rtl):
    """The ink of the file and of the shaped glyphs, each drawn alone, is the same."""
    shelf, key = face_for(text, script)
    made = paragraph(text, y=60, key=key, library=shelf, size=40, rtl=rtl)
    with pypdfium2.PdfDocument(write(made, SCREEN, shelf)) as document:
        drawn = document[0].render(scale=1, grayscale=True).to_numpy().reshape(400, 300) < 128
    (placed,) = made.pages[0].items
    font, x, boxes = shelf.face(key), placed.x, []
    for glyph in placed.item.glyphs:
        left, bottom, right, top = font.extents(glyph.id)
        if right > left:
            boxes.append(
                (
                    x + 40 * (glyph.dx + left),
                    60 - 40 * (glyph.dy + top),
                    x + 40 * (glyph.dx + right),
                    60 - 40 * (glyph.dy + bottom),
                )
            )
        x += 40 * glyph.advance
    rows, columns = drawn.any(axis=1).nonzero()[0], drawn.any(axis=0).nonzero()[0]
    assert (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) == pytest.approx(
        (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        ),
        abs=1.5,
    )
