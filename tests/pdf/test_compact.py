"""Copies of glyphs that take less room, in programs with cubic outlines."""

from __future__ import annotations

import io
import struct

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen

import factsheet
from factsheet.fonts.library import bundled
from factsheet.pdf.cff import _FLAGS, Compact, Narrow
from factsheet.pdf.truetype import subset_plan
from tests.pdf.read import by_pdfium
from tests.sheets.reading import by_poppler

TEXT = "，」「難A"


def subset():
    """A program with some glyphs, and the code of each character."""
    face = next(each for each in bundled().chain(("source-sans",), 400, "Hani", "zh-Hant") if each.cff)
    plan = subset_plan(face, {0, *(face.glyph(ord(each)) for each in TEXT)}, _FLAGS)
    codes = {each: plan.old_to_new_glyph_mapping[face.glyph(ord(each))] for each in TEXT}
    return bytes(plan.execute().reference_table("CFF ").data), codes


def read(program):
    """The width and ink box of each glyph, by fontTools."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top, found = fonts.topDictIndex[0], []
    for name in top.charset:
        glyph, pen = top.CharStrings[name], BoundsPen(top.CharStrings)
        glyph.draw(pen)
        found.append((glyph.width, pen.bounds))
    return found


def test_a_program_taken_apart_and_put_together_is_the_same():
    data, codes = subset()
    assert read(Compact(data).program()) == read(data) and len(codes) == len(TEXT)


@pytest.mark.parametrize(
    "character, advance, shift", [("，", 500, 0), ("」", 500, 0), ("「", 500, -500), ("難", 900, -50)]
)
def test_a_copy_has_its_own_width_and_the_same_ink_elsewhere(character, advance, shift):
    data, codes = subset()
    compact = Compact(data)
    code = compact.add(Narrow(codes[character], advance, shift))
    before, after = read(data), read(compact.program())
    assert after[: len(before)] == before and code == len(before) == len(after) - 1
    _, (left, bottom, right, top) = before[codes[character]]
    assert after[code] == (advance, (left + shift, bottom, right + shift, top))


def test_what_is_no_program_is_an_error():
    data, _ = subset()
    with pytest.raises((ValueError, LookupError, struct.error)):
        Compact(data[:40] + b"\x1c" * 40)


SUMMARY = "難民可提出「免遣返聲請」，（見《公約》），並等候安置；政府稱之為「非法入境者」。"


@pytest.mark.parametrize("output", [factsheet.PRINT, factsheet.SCREEN])
def test_closed_up_punctuation_ends_no_line_for_readers(tmp_path, output):
    data = {
        "factsheet": 1,
        "id": "cjk",
        "lang": "zh-Hant",
        "title": "難民",
        "summary": SUMMARY[:26],
        "publisher": {"name": "Example"},
    }
    file = tmp_path / "a.pdf"
    made = factsheet.make(data, output=output)
    file.write_bytes(made.pdf)
    # Lines of the page may end where they like, lines of the readers only there.
    lines = max(1, len(by_poppler(file, rtl=False).split()) - 2)
    assert SUMMARY[:26] in by_poppler(file, rtl=False).replace(" ", "")
    assert SUMMARY[:26] in by_pdfium(made.pdf).replace(" ", "")
    assert lines <= 4


@pytest.mark.parametrize("title", ["赤&吉布提", "09:00 - 哭", "Łódź 香港"])
def test_a_wide_character_at_the_end_of_a_title_in_two_faces_does_not_mix_the_lines(tmp_path, title):
    data = {
        "factsheet": 1,
        "id": "wide",
        "lang": "zh-Hans",
        "title": title,
        "summary": "短文，第二段。",
        "publisher": {"name": "Example"},
    }
    file = tmp_path / "a.pdf"
    made = factsheet.make(data, output=factsheet.SCREEN)
    file.write_bytes(made.pdf)
    # A title may stand in two lines.
    wanted = f"{title}短文，第二段。".replace(" ", "")
    assert by_pdfium(made.pdf).replace(" ", "").startswith(wanted)
    assert by_poppler(file, rtl=False).replace(" ", "").startswith(wanted)
