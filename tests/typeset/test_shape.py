"""Shaping: kerning and joining whatever the marks, exact text, and an error for every lost character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Direction
from factsheet.errors import FontError
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.items import faces_of, letters_of
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun
from tests.typeset.fonts import problems, setting


def ids(shaped):
    return [glyph.id for own in shaped.matter for glyph in own]


def width(shaped):
    return pytest.approx(shaped.cum[-1])


def test_kerning_does_not_stop_at_a_change_of_color():
    assert width(setting("AV")) == setting("A", "V").cum[-1]
    assert setting("AV").cum[-1] < setting("A").cum[-1] + setting("V").cum[-1]


def test_arabic_letters_join_across_a_change_of_color():
    assert ids(setting("سلام", lang="ar")) == ids(setting("س", "لام", lang="ar"))
    assert ids(setting("بب", lang="ar")) == ids(setting("ب", "ب", lang="ar"))


def test_a_ligature_is_not_set_across_a_change_of_color():
    families = ("noto-serif-condensed",)
    joined, parted = setting("ffi", families=families), setting("f", "fi", families=families)
    assert len(ids(joined)) < 3
    assert all(glyph.stop <= 1 or glyph.start >= 1 for own in parted.matter for glyph in own)


def test_lam_alef_is_one_glyph_and_holds_two_characters():
    (glyph,) = [glyph for own in setting("لا", lang="ar").matter for glyph in own]
    assert (glyph.start, glyph.stop) == (0, 2)


def test_a_composed_and_a_decomposed_letter_look_alike_and_keep_their_characters():
    composed, decomposed = setting("né"), setting("ne\u0301")
    assert width(composed) == decomposed.cum[-1]
    assert decomposed.text == "ne\u0301"


@pytest.mark.parametrize("families", [("source-sans",), ("league-gothic",), ("sofia-sans-extra-condensed",)])
@pytest.mark.parametrize("space", "\u00a0\u202f\u2009\u2007")
def test_a_space_that_the_face_lacks_is_made_not_boxed(families, space):
    shaped = setting(f"14{space}700", families=families)
    assert 0 not in ids(shaped) and len(shaped.items) == 1
    assert setting("14700", families=families).cum[-1] < shaped.cum[-1]


@pytest.mark.parametrize("hidden", "\u200b\u00ad\u2060\u200d\u200e")
def test_a_character_that_is_not_seen_has_no_width_and_no_box(hidden):
    for families in (("source-sans",), ("league-gothic",)):
        shaped = setting(f"ab{hidden}cd", families=families)
        assert 0 not in ids(shaped)
        assert width(shaped) == setting("abcd", families=families).cum[-1]
        assert shaped.text[2] == hidden and len(shaped.items) == 1


def test_every_missing_character_is_named_once_with_its_place():
    piece = StyledRun("𘬀 of 𘬀 and 𒾐", ("source-sans",), 400, "ink", "story.text", 0)
    with pytest.raises(FontError) as caught:
        shape((piece,), Manner("en"), Direction.LTR, bundled())
    first, second = sorted(caught.value.diagnostics, key=lambda each: each.message)
    assert first.message == 'no font has the character "𒾐" (U+12F90 CYPRO-MINOAN SIGN CM001) (en)'
    assert (
        second.message == 'no font has the character "𘬀" (U+18B00 KHITAN SMALL SCRIPT CHARACTER-18B00) (en)'
    )
    assert first.path == "story.text" and "folder `fonts` beside the data file" in first.hint


@pytest.mark.parametrize(
    "character, way_out",
    [
        ("🛟", "use an icon"),
        ("😀", "use an icon"),
        ("🧭", "use an icon"),
        ("\ue000", "type it again"),
        ("\U000e0fff", "type it again"),
        ("𘬀", "folder `fonts`"),
    ],
)
def test_the_hint_for_a_character_that_no_font_has_can_be_followed(character, way_out):
    piece = StyledRun(f"Call {character} now", ("source-sans",), 400, "ink", "story.text", 0)
    with pytest.raises(FontError) as caught:
        shape((piece,), Manner("en"), Direction.LTR, bundled())
    (problem,) = caught.value.diagnostics
    assert f"U+{ord(character):04X}" in problem.message and problem.path == "story.text"
    assert problem.code == "character-without-font"
    assert way_out in problem.hint and "fonts.yaml" not in problem.hint


@pytest.mark.parametrize(
    "character, name",
    [("\t", "a tab"), ("\n", "a line break"), ("\x07", "U+0007"), ("\u2029", "a paragraph separator")],
)
def test_a_control_character_is_refused_by_name(character, name):
    assert any(name in message for message in problems(f"a{character}b"))


def test_a_paragraph_without_end_is_refused_before_it_takes_all_day():
    assert problems("\u2068" * 20_001) == [
        "a paragraph of 20,001 characters; the longest that can be set has 20,000"
    ]


def test_a_lone_surrogate_is_refused_not_passed_on():
    assert "U+D800" in problems("a\ud800b")[0]


def test_one_face_sets_all_letters_of_a_word():
    shaped = setting("Hausa: ƙasa", families=("source-sans",))
    (key,) = {item.face.key for item in shaped.items}
    assert key != "SourceSans3-Regular"


def test_vietnamese_in_a_display_face_without_it_stays_condensed():
    for words in ("Người tị nạn", "Tin chung", "22.744"):
        shaped = setting(words, lang="vi", families=("sofia-sans-extra-condensed",), weight=800)
        assert {item.face.key for item in shaped.items} == {"NotoSans-ExtraCondensedBlack"}


def test_digits_in_arabic_copy_come_from_the_arabic_face_and_its_own_even_alone():
    for text in ("عام 1951", "١٩٥١"):
        shaped = setting(text, lang="ar")
        assert {item.face.key for item in shaped.items} == {"DejaVuSans"}


@pytest.mark.parametrize(
    ("lang", "face"),
    [
        ("ta", "NotoSansTamil-CondensedBlack"),
        ("hi", "NotoSansDevanagari-CondensedBlack"),
        ("ru", "SofiaSansExtraCondensed-ExtraBold"),
        ("zh-Hant", "LeagueGothic-Regular"),
        ("ps", "LeagueGothic-Regular"),  # the Arabic face has no per cent sign
        ("th", "LeagueGothic-Regular"),
    ],
)
def test_european_figures_alone_are_of_the_face_of_the_letters_beside_them_if_it_has_them_all(lang, face):
    for text in ("1.3%", "130", "22\u00a0744"):
        shaped = setting(text, lang=lang, families=("league-gothic",))
        assert {item.face.key for item in shaped.items} == {face}


@pytest.mark.parametrize("lang, number", [("fa", "۱٫۳٪"), ("ur", "1.3%"), ("ps", "۲۲٬۷۴۴")])
def test_figures_alone_stand_as_they_do_in_a_sentence(lang, number):
    """The per cent sign does not change sides when a number is taken out of its sentence."""
    letter = "ا "
    alone, inside = (
        shape((StyledRun(text, ("source-sans",), 400, "ink", "x"),), Manner(lang), Direction.RTL, bundled())
        for text in (number, letter + number)
    )
    assert alone.levels == inside.levels[len(letter) :]


def test_tabular_figures_are_of_one_width():
    families = ("noto-serif-condensed",)
    ones, eights = (
        setting(digit * 4, families=families, features=(("tnum", 1), ("lnum", 1))) for digit in "18"
    )
    assert width(ones) == eights.cum[-1]


def test_tracking_spaces_latin_but_never_arabic():
    assert setting("title", tracking=0.1).cum[-1] == pytest.approx(setting("title").cum[-1] + 0.5)
    assert width(setting("سلام", lang="ar", tracking=0.1)) == setting("سلام", lang="ar").cum[-1]


def test_tracking_does_not_part_a_letter_from_its_mark():
    plain, tracked = setting("x\u0331y"), setting("x\u0331y", tracking=0.2)
    marks = [tuple(own)[1] for shaped in (plain, tracked) for own in shaped.matter]
    assert marks[0].dx == marks[1].dx
    assert tracked.cum[-1] == pytest.approx(plain.cum[-1] + 0.4)


def test_korean_lines_may_end_at_any_space_without_being_shaped_again():
    shaped = setting("해마다 수천 명이 박해와 분쟁을 피해", lang="ko")
    assert shaped.unsafe.isdisjoint(shaped.breaks)
    kept = ids(setting("\u1100\u1161\u11a8", lang="ko"))
    assert kept == ids(setting("각", lang="ko")), "jamo still make their syllable"


def test_a_paragraph_is_shaped_once():
    assert setting("once only") is setting("once only")


def test_ink_is_that_of_the_letters_used():
    low, high = setting("aceno"), setting("dÅg")
    assert low.descent < 0.05 < high.descent and low.ascent < 0.55 < high.ascent


@given(st.text("aéβя fi“”\u0301\u00a0-1٣ا", max_size=40), st.sampled_from(["en", "ar"]))
def test_every_character_belongs_to_exactly_one_cluster(text, lang):
    try:
        shaped = setting(text, lang=lang)
    except FontError:
        return
    covered = sorted({(glyph.start, glyph.stop) for own in shaped.matter for glyph in own})
    assert [offset for span in covered for offset in range(*span)] == list(range(len(text)))
    assert len(shaped.cum) == len(text) + 1
    assert all(a <= b for a, b in zip(shaped.cum, shaped.cum[1:], strict=False))


@pytest.mark.parametrize("text", ["טל +852 2721 6654 כאן", "+852 2721 6654"])
def test_the_spaces_of_a_telephone_number_are_of_the_face_of_its_digits(text):
    """The Hebrew face has no digits, but it has a space; readers go by faces."""
    shaped = setting(text, lang="he", families=("source-sans", "noto-sans"), library=bundled())
    found = {shaped.text[item.start : item.stop]: item.face.key for item in shaped.items}
    assert found["+852 2721 6654"] == "SourceSans3-Regular"


def test_a_letter_with_more_marks_than_readers_keep_is_refused_with_its_place():
    texts = ("plain ", "Za" + "\u0301" * 31 + "lgo")
    with pytest.raises(FontError) as caught:
        setting(*texts)
    (problem,) = caught.value.diagnostics
    assert problem.message.startswith('the character "a"') and problem.code == "too-many-marks"
    assert problem.path == "story"
    assert setting("Za" + "\u0301" * 30 + "lgo").text.count("\u0301") == 30


@pytest.mark.parametrize("family", ["noto-naskh-arabic", "ibm-plex-sans-arabic", "vazirmatn"])
@pytest.mark.parametrize("lang", ["fa", "ps", "ckb", "ar"])
def test_persian_figures_have_their_own_four_six_and_seven(family: str, lang: str) -> None:
    face = bundled().chain((family,), 400, "Arab", lang)[0]
    text = (StyledRun("۴۶۷", (family,), 400, "ink", "a"),)
    shaped = shape(text, Manner(lang), Direction.RTL, bundled())
    assert set(ids(shaped)) == {face.glyph(ord(figure)) for figure in "۴۶۷"}


PLAIN = "七岁那年雨果在一个非洲国家的冲突中目睹人惨遭杀害后来他成为青领袖却因此身陷"


@pytest.mark.parametrize("many", [1, 5, 18, 19, 30, len(set(PLAIN))])
def test_one_sign_that_a_face_lacks_is_alone_of_another_in_a_paragraph_of_many(many: int) -> None:
    """A heading of a few stays of one face."""
    letters = "".join(dict.fromkeys(PLAIN))[:many] + "龘"
    chain = bundled().chain(("noto-serif-condensed",), 400, "Hani", "zh-Hans")
    serif = next(face for face in chain if face.covers(ord("七")))
    assert not serif.covers(ord("龘")) and all(serif.covers(ord(each)) for each in PLAIN)
    faces, missing = faces_of(letters, "Hani", chain, letters_of(letters))
    assert not missing
    others = {face for face, letter in zip(faces, letters, strict=True) if face is not serif}
    assert [letter for face, letter in zip(faces, letters, strict=True) if face is not serif] == (
        ["龘"] if many >= 19 else [*letters]
    )
    assert len(others) == 1


@pytest.mark.parametrize("family", ["sofia-sans-extra-condensed", "league-gothic", "source-sans"])
@pytest.mark.parametrize(
    ("text", "lang"), [("每 9 中有 1 人", "zh-Hans"), ("約 9 の国", "ja"), ("총 9 개국", "ko")]
)
def test_spaces_on_both_sides_of_a_figure_are_as_wide_as_each_other(family, text, lang):
    shaped = setting(text, lang=lang, families=(family,))
    wide = [shaped.cum[at + 1] - shaped.cum[at] for at in range(len(text)) if text[at] == " "]
    # Hangul faces kern their own spaces.
    assert wide == [pytest.approx(wide[0], abs=0.06 if lang == "ko" else 1e-6)] * len(wide)
    assert 0.15 < wide[0] < 0.4
    # Between words of one face nothing changes.
    plain = setting("9 of 10", lang=lang, families=(family,))
    alone = setting("9 of 10", lang="en", families=(family,))
    assert plain.cum == alone.cum


@pytest.mark.parametrize(
    ("lang", "text"), [("ko", "심폐소생술 3단계"), ("ja", "1日5分の体操、4.5%"), ("zh-Hans", "3年減4.5%")]
)
def test_figures_among_squares_are_of_their_face_where_the_latin_one_is_condensed(
    lang: str, text: str
) -> None:
    def faces(family: str, said: str) -> set[str]:
        shaped = shape((StyledRun(said, (family,), 700, "ink", "t"),), Manner(lang), Direction.LTR, bundled())
        return {item.face.key for item in shaped.items}

    for condensed in ("sofia-sans-extra-condensed", "league-gothic"):
        (only,) = faces(condensed, text)
        assert "CJK" in only
        (alone,) = faces(condensed, "4.5%")
        assert "CJK" not in alone
    assert len(faces("source-sans", text)) == 2
