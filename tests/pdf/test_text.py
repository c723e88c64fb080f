"""Text is copied out of the file as it was written, and stands where it was set."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest

from factsheet.display import Direction, Glyph, Placed, StructureNode, StructureRole
from factsheet.errors import OutputError
from factsheet.fonts.library import bundled
from factsheet.pdf.output import SCREEN
from factsheet.pdf.text import clusters
from factsheet.pdf.writer import write
from tests.pdf.made import composition, face_for, paragraph, run
from tests.pdf.read import Tree, by_pdfium, by_poppler, opened, operators, to_unicode

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")

LATIN = "“Office” affairs: AVATAR, fjord; Łódź – naïve coöperation, 22,744 (1.3%)"
ARABIC = "لا إله، وقد وهبوا عقلا. وضميرا؛ وعليهم أَنْ يعامل"
PERSIAN = "آن‌ها گردیده است. معمولاً."
HEBREW = "כל בני האדם נולדו בני חורין. ושווים בערכם, ובזכויותיהם"
BRACKETS = "صفة «عدم الإعادة القسرية» (لاجئ)، ‹أو› “ثابت”"
RTL = [
    pytest.param(BRACKETS, "Arab", "ar", id="brackets"),
    pytest.param(ARABIC, "Arab", "ar", id="Arabic"),
    pytest.param(PERSIAN, "Arab", "fa", id="Persian"),
    pytest.param(HEBREW, "Hebr", "he", id="Hebrew"),
]


def right_to_left(text: str, script: str, lang: str) -> bytes:
    shelf, key = face_for(text, script)
    made = paragraph(text, key=key, library=shelf, rtl=True, lang=lang, direction=Direction.RTL)
    return write(made, SCREEN, shelf)


def test_latin_with_ligatures_and_kerning_is_copied_exactly_from_pdfium():
    assert by_pdfium(write(paragraph(LATIN, size=7), SCREEN, bundled())) == LATIN


@needs_poppler
def test_latin_with_ligatures_and_kerning_is_copied_exactly_from_poppler(tmp_path):
    assert by_poppler(write(paragraph(LATIN, size=7), SCREEN, bundled()), tmp_path) == LATIN


KERNED = [
    pytest.param("የኢንተርናሽናል", "NotoSerifEthiopic-Regular", id="closer than a fifth of an em"),
    pytest.param("ᎢᏳᎾᏛᏗᎢ", "NotoSansCherokee-Bold", id="closer, in capitals"),
    pytest.param("ပါ်ပဲါ", "NotoSansMyanmar-Regular", id="farther"),
    pytest.param("𑌮𑌾𑌨𑌵𑌾𑌃", "NotoSansGrantha-Regular", id="a mark that gives room back"),
]


@pytest.mark.parametrize(("text", "key"), KERNED)
def test_far_kerning_does_not_part_a_word(text, key, tmp_path):
    made = write(paragraph(text, key=key), SCREEN, bundled())
    assert by_pdfium(made) == text
    if shutil.which("pdftotext"):
        assert (by_poppler(made, tmp_path), by_poppler(made, tmp_path, "-raw")) == (text, text)


@pytest.mark.parametrize(("text", "script", "lang"), RTL)
def test_right_to_left_text_is_copied_exactly_from_pdfium(text, script, lang):
    assert by_pdfium(right_to_left(text, script, lang)) == text


@needs_poppler
@pytest.mark.parametrize(("text", "script", "lang"), RTL)
def test_right_to_left_text_is_copied_exactly_from_poppler(text, script, lang, tmp_path):
    assert by_poppler(right_to_left(text, script, lang), tmp_path) == text


@needs_poppler
def test_a_hyphen_at_the_end_of_a_line_is_not_lost(tmp_path):
    items = (
        Placed(run("non-", "p", ends_line=True), 20, 50),
        Placed(run("refoulement", "p", start=4, ends_line=True), 20, 62),
    )
    data = write(composition(*items, nodes=(StructureNode("p", StructureRole.PARAGRAPH),)), SCREEN, bundled())
    assert by_pdfium(data) == "non- refoulement"
    assert by_poppler(data, tmp_path) == "non- refoulement"


def test_one_glyph_may_stand_for_two_texts():
    text = "a b\u00a0c"
    assert Tree(write(paragraph(text), SCREEN, bundled())).text() == text


def test_a_combining_mark_is_copied_with_its_letter():
    text = "q\u0303 x\u0301\u0323 e\u0301"
    shelf, key = face_for(text, "Latn")
    data = write(paragraph(text, key=key, library=shelf), SCREEN, shelf)
    assert Tree(data).text() == text


def test_every_glyph_stands_within_half_a_thousandth_of_its_place():
    made = paragraph("AVATAR Tokyo, LTd. fjord")
    (placed,) = made.pages[0].items
    wanted, x = [], 0.0
    for cluster in clusters(placed.item):
        wanted.append(1000 * x)
        x += sum(glyph.advance for glyph in cluster.glyphs)
    assert pens(write(made, SCREEN, bundled())) == pytest.approx(wanted, abs=0.51)


def pens(data: bytes) -> list[float]:
    """Where each code of a page with one run stands, by the widths that the file gives."""
    pdf = opened(data)
    (first, widths) = pdf.pages[0].Resources.Font.F1.DescendantFonts[0].W
    assert first == 0
    pen, places = 0.0, []
    for _, operands in (each for each in operators(data) if each[0] in ("Tj", "TJ")):
        for each in operands[0] if isinstance(operands[0], list) else operands:
            if isinstance(each, float):
                pen -= each
                continue
            for at in range(0, len(each), 2):
                places.append(pen)
                pen += float(widths[int.from_bytes(each[at : at + 2], "big")])
    return places


def test_a_missing_glyph_is_refused_by_name():
    made = paragraph("a")
    (placed,) = made.pages[0].items
    lost = replace(placed.item, glyphs=(Glyph(0, 0.5, 0, 0, 0, 1),))
    with pytest.raises(OutputError, match="has no glyph for 'a'"):
        write(replace(made, pages=(replace(made.pages[0], items=(Placed(lost, 0, 0),)),)), SCREEN, bundled())


def test_marks_join_their_base_on_the_side_they_stand():
    base, mark = Glyph(5, 0.5, 0, 0, 0, 1), Glyph(9, 0, -0.2, 0.1, 1, 2)
    forward = replace(run("ab", "p"), glyphs=(base, mark))
    backward = replace(forward, glyphs=(mark, base), rtl=True)
    assert [(each.start, each.stop, each.glyphs) for each in clusters(forward)] == [(0, 2, (base, mark))]
    assert [(each.start, each.stop, each.glyphs) for each in clusters(backward)] == [(0, 2, (mark, base))]


def test_font_and_color_are_set_only_where_they_change():
    items = [Placed(run("word ", "p", start=5 * index), 20, 50 + 12 * index) for index in range(5)]
    found = operators(
        write(composition(*items, nodes=(StructureNode("p", StructureRole.PARAGRAPH),)), SCREEN, bundled())
    )
    assert [operator for operator, _ in found].count("Tf") == 1
    assert [operator for operator, _ in found].count("rg") == 1


def test_runs_on_one_baseline_are_one_text_object():
    items = (Placed(run("one ", "p"), 20, 50), Placed(run("two", "p", start=4), 40, 50))
    found = operators(
        write(composition(*items, nodes=(StructureNode("p", StructureRole.PARAGRAPH),)), SCREEN, bundled())
    )
    assert [operator for operator, _ in found].count("BT") == 1


def test_no_code_stands_for_nothing():
    pdf = opened(right_to_left(ARABIC, "Arab", "ar"))
    for font in pdf.pages[0].Resources.Font.values():
        assert all(to_unicode(font).values())
        table = font.ToUnicode.read_bytes().decode("ascii").split()
        blocks = [int(table[at - 1]) for at, word in enumerate(table) if word == "beginbfchar"]
        assert all(0 < block <= 100 for block in blocks)


@needs_poppler
@pytest.mark.parametrize("key", ["SofiaSansExtraCondensed-ExtraBold", "LeagueGothic-Regular"])
def test_narrow_spaces_part_words_in_poppler_s_raw_mode(key, tmp_path):
    """It goes by the gap between words; a display face has spaces of an eighth of an em."""
    meant = "Boil it, 4\u00a0180 Waters"
    file = tmp_path / "narrow.pdf"
    file.write_bytes(write(paragraph(meant, key=key), SCREEN, bundled()))
    read = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout
    assert " ".join(read.split()) == " ".join(meant.split())
    assert by_pdfium(file.read_bytes()) == " ".join(meant.split())
