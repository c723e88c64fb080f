"""A face is opened once, and only if it can be set in type and embedded in a PDF."""

from __future__ import annotations

import pickle
import struct

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._f_v_a_r import Axis, table__f_v_a_r
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import FontError
from factsheet.fonts import face as module
from factsheet.fonts.face import Face, face
from factsheet.fonts.library import bundled
from factsheet.resources import bundled as folder

SOURCE = (folder("fonts") / "LeagueGothic-Regular.ttf").resolve()


def changed(path, change):
    """A copy of a bundled font with a change made by fontTools."""
    font = TTFont(SOURCE)
    change(font)
    font.save(path)
    return path


def test_the_same_file_is_opened_once():
    assert face(SOURCE) is face(SOURCE)


def test_a_file_that_is_saved_anew_is_opened_anew(tmp_path):
    path = changed(tmp_path / "mine.ttf", lambda font: None)
    before = face(path)
    (tmp_path / "new.ttf").write_bytes((SOURCE.parent / "SourceSans3-Regular.ttf").read_bytes())
    (tmp_path / "new.ttf").replace(path)
    assert before.family_name == "League Gothic" and face(path).family_name == "Source Sans 3"


def test_a_font_that_is_cut_off_meanwhile_can_still_be_set(tmp_path):
    """A mapped file would end the process."""
    path = changed(tmp_path / "mine.ttf", lambda font: None)
    opened = face(path)
    path.write_bytes(b"")
    assert opened.covers(ord("A")) and opened.extents(opened.glyph(ord("B")))[3] > 0.5


def test_a_face_sent_to_another_process_is_that_process_own():
    assert pickle.loads(pickle.dumps(face(SOURCE))) is face(SOURCE)


def test_a_character_without_a_glyph_is_not_covered():
    opened = face(SOURCE)
    assert opened.covers(ord("A")) and not opened.covers(ord("字")) and opened.glyph(ord("字")) == 0


@pytest.mark.parametrize(
    "bits, what",
    [(0x0002, "forbids embedding"), (0x0100, "forbids subsetting"), (0x0200, "only its bitmaps")],
)
def test_a_font_whose_license_forbids_what_a_pdf_needs_is_refused(tmp_path, bits, what):
    path = changed(tmp_path / "restricted.ttf", lambda font: setattr(font["OS/2"], "fsType", bits))
    with pytest.raises(FontError, match=f"{what}.*bit {bits.bit_length() - 1}") as caught:
        Face(path)
    (problem,) = caught.value.diagnostics
    assert problem.span.file == str(path) and "take it out of the folder" in problem.hint


def test_preview_and_print_embedding_is_enough(tmp_path):
    assert Face(changed(tmp_path / "preview.ttf", lambda font: setattr(font["OS/2"], "fsType", 0x0004)))


def test_a_variable_font_is_refused_with_the_way_out(tmp_path):
    def add_axis(font):
        axis = Axis()
        axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 400, 400, 900
        font["fvar"] = table__f_v_a_r()
        font["fvar"].axes.append(axis)

    with pytest.raises(FontError, match=r"\[font-variable\]") as caught:
        Face(changed(tmp_path / "variable.ttf", add_axis))
    assert "static" in caught.value.diagnostics[0].hint


def test_what_is_no_font_is_refused_with_its_name(tmp_path):
    path = tmp_path / "picture.ttf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" * 40)
    with pytest.raises(FontError, match=r"picture\.ttf"):
        Face(path)


def test_a_web_font_is_refused(tmp_path):
    path = tmp_path / "web.ttf"
    path.write_bytes(struct.pack(">4sIIH", b"wOF2", 0x10000, 400, 10) + b"\0" * 400)
    with pytest.raises(FontError, match=r"\[font-without-outlines\]"):
        Face(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(FontError, match=r"no such file.*\[font-unreadable\]"):
        Face(tmp_path / "none.ttf")
    with pytest.raises(FontError, match=r"\[font-unreadable\]"):
        Face(tmp_path)


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.ttf"
    with path.open("wb") as file:
        file.truncate(module.SIZE_LIMIT + 1)
    with pytest.raises(FontError, match=r"\[font-too-large\]"):
        Face(path)


def test_a_member_that_a_file_does_not_have_is_refused():
    with pytest.raises(FontError):
        Face(SOURCE, 7)


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=30))
def test_a_damaged_file_is_refused_or_usable_but_never_a_crash(tmp_path_factory, damage):
    data = bytearray(SOURCE.read_bytes())
    for offset, value in damage:
        data[offset] = value
    path = tmp_path_factory.mktemp("damaged") / "damaged.ttf"
    path.write_bytes(data)
    try:
        opened = Face(path)
    except FontError:
        return
    glyph_id = opened.glyph(ord("A"))
    assert opened.upem > 0
    assert len(opened.extents(glyph_id)) == 4 and isinstance(opened.advance(glyph_id), int)


def test_a_cubic_font_is_told_from_a_quadratic_one():
    assert not any(bundled().face(key).cff for key in ("SourceSans3-Regular", "NotoSerif-Condensed"))


@pytest.mark.parametrize(("advance", "fixed", "set_at"), [(300, 0, None), (1200, 0, 0.3), (1200, 1, None)])
def test_a_wide_space_is_set_closer_but_where_all_letters_are_as_wide(tmp_path, advance, fixed, set_at):
    def change(font):
        font["hmtx"]["space"] = (advance, 0)
        font["post"].isFixedPitch = fixed

    assert Face(changed(tmp_path / "mine.ttf", change)).word_space == set_at
