"""Titles and labels end their lines by sense; names and short links are not parted where it costs little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.languages import language
from factsheet.fonts.library import bundled
from factsheet.typeset.breaks import legal_breaks
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import balanced, count_lines, narrowest, ragged
from factsheet.typeset.particles import LEANING_ON_THE_LAST, LEANING_ON_THE_NEXT
from factsheet.typeset.scripts import script_of_language
from factsheet.typeset.sense import breaks_between_phrases, breaks_outside_names, by_sense, tiers
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun
from tests.fonts.copy import words

TAGS = sorted({*LEANING_ON_THE_NEXT, *LEANING_ON_THE_LAST, "zh-Hant", "zh-Hans", "ja", "th", "ko"} - {"zh"})


@st.composite
def copies(draw):
    """A language with copy of it: words of its script among its own small words, names and numbers."""
    lang = draw(st.sampled_from(TAGS))
    script = {"Hang": "Hang", "Kore": "Hang"}.get(script_of_language(lang), script_of_language(lang))
    small = [*LEANING_ON_THE_NEXT.get(lang, ()), *LEANING_ON_THE_LAST.get(lang, ())]
    small = [*sorted(small), "14", "South", "Sudan"]
    made = words(script, 6, draw(st.integers(0, 5))).split()
    return lang, " ".join(draw(st.lists(st.sampled_from(made + small), max_size=12)))


def set_in(text, lang, family="source-sans", weight=700):
    piece = StyledRun(text, (family,), weight, "ink", "title")
    return shape((piece,), Manner(lang), language(lang).direction, bundled())


def texts(shaped, lines):
    return [shaped.text[line.start : line.stop].strip() for line in lines]


@pytest.mark.parametrize(
    ("lang", "title", "expected"),
    [
        ("en", "Refugees in Hong Kong", ["Refugees", "in Hong Kong"]),
        ("id", "Pengungsi di Hong Kong", ["Pengungsi", "di Hong Kong"]),
        ("th", "ผู้ลี้ภัยในฮ่องกง", ["ผู้ลี้ภัย", "ในฮ่องกง"]),
        ("de", "Kinder in der Schule", ["Kinder", "in der Schule"]),
        ("fr", "Les enfants de la rue", ["Les enfants", "de la rue"]),
        ("ru", "Беженцы в Гонконге", ["Беженцы", "в Гонконге"]),
        ("en", "Water for South Sudan", ["Water for", "South Sudan"]),
        ("vi", "Người tị nạn tại Hồng Kông", ["Người tị nạn", "tại Hồng Kông"]),
    ],
)
def test_a_title_of_two_lines_breaks_before_its_small_words_and_in_no_name(lang, title, expected):
    shaped = set_in(title, lang)
    found = texts(shaped, by_sense(shaped, lambda each: narrowest(each, 2)))
    if lang == "en" and "Water" in title:
        assert found in (expected, ["Water", "for South Sudan"])
    else:
        assert found == expected


@pytest.mark.parametrize(
    "lang", [tag for tag in TAGS if tag not in ("zh-Hant", "zh-Hans", "ja", "th", "ko", "lo", "km")]
)
def test_no_phrase_ends_with_a_word_that_leans_on_the_next(lang):
    for lead in sorted(LEANING_ON_THE_NEXT.get(lang, ())):
        text = f"xxxx {lead} xxxx"
        breaks = legal_breaks(text, lang)
        assert 5 + len(lead) + 1 not in breaks_between_phrases(text, lang, breaks), lead
    for trail in sorted(LEANING_ON_THE_LAST.get(lang, ())):
        text = f"xxxx {trail} xxxx"
        assert 5 not in breaks_between_phrases(text, lang, legal_breaks(text, lang)), trail


@pytest.mark.parametrize(
    ("lang", "label", "expected"),
    [
        ("id", "dari semua pemohon non-refoulement", ["dari semua pemohon", "non-refoulement"]),
        ("fr", "des demandeurs de non-refoulement", ["des demandeurs", "de non-refoulement"]),
        ("ru", "работники скорой помощи по-прежнему ждут", ["работники скорой помощи", "по-прежнему ждут"]),
        ("fil", "Karapatan ng migrante sa Hong Kong", ["Karapatan ng migrante", "sa Hong Kong"]),
    ],
)
def test_no_line_of_a_label_ends_inside_a_word_with_a_hyphen(lang, label, expected):
    shaped = set_in(label, lang)
    assert texts(shaped, by_sense(shaped, lambda each: narrowest(each, 2))) == expected


@pytest.mark.parametrize("measure", [12, 13, 14, 16])
def test_a_label_with_a_long_last_line_leaves_no_word_alone_before_it(measure):
    label = set_in("personnes ont demandé une protection à Hong Kong de 2014 à 2023", "fr", weight=400)
    lines = texts(label, by_sense(label, lambda each: balanced(each, measure)))
    assert lines == ["personnes ont demandé", "une protection à Hong Kong", "de 2014 à 2023"]


def test_a_word_with_a_hyphen_is_parted_where_it_would_be_much_wider():
    shaped = set_in("a very-long-winded-answer", "en")
    assert texts(shaped, by_sense(shaped, lambda each: narrowest(each, 2)))[0] != "a"


@given(copies(), st.floats(4, 30))
def test_lines_by_sense_are_as_many_lose_nothing_and_are_hardly_wider(made, measure):
    lang, text = made
    shaped = set_in(text, lang)
    lines = by_sense(shaped, lambda each: balanced(each, measure))
    assert [line.start for line in lines] == [0, *(line.stop for line in lines[:-1])] or not lines
    assert not lines or lines[-1].stop == len(text)
    assert len(lines) == count_lines(shaped, lambda _: measure).lines
    plain = balanced(shaped, measure)
    if len(plain) > 1:
        assert max(line.width for line in lines) <= max(line.width for line in plain) * 1.25 + 1e-9


@given(copies())
def test_breaks_by_sense_are_some_of_the_legal_ones(made):
    lang, text = made
    shaped = set_in(text, lang)
    for tier in tiers(shaped):
        assert set(tier.breaks) <= set(shaped.breaks)
        assert not text or tier.breaks[-1] == len(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Article 14 of the law", "Article 14"),
        ("the people of South Sudan today", "South Sudan"),
        ("see Dr. Maria Lopez at home", "Dr. Maria Lopez"),
    ],
)
def test_names_and_numbers_of_things_are_not_parted(text, whole):
    start = text.index(whole)
    found = breaks_outside_names(text, "en", legal_breaks(text, "en"))
    assert not [each for each in found if start < each < start + len(whole)]


@pytest.mark.parametrize("lang", ["ar", "fa", "he", "hy", "ka", "ta", "ti", "ru", "el", "zh-Hant", "ja"])
def test_a_short_name_in_latin_letters_stays_whole_in_copy_of_another_script(lang):
    text = f"{words_of(lang)} Hong Kong Free Press {words_of(lang)}"
    start = text.index("Hong")
    assert not [
        each for each in legal_breaks(text, lang) if start < each < start + len("Hong Kong Free Press")
    ]


def words_of(lang):
    return {
        "ar": "اللاجئون", "fa": "پناهندگان", "he": "פליטים", "hy": "փախստական", "ka": "ლტოლვილი",
        "ta": "அகதிகள்", "ti": "ስደተኛታት", "ru": "Беженцы", "el": "Πρόσφυγες", "zh-Hant": "難民", "ja": "難民",
    }[lang]  # fmt: skip


def test_a_short_link_stays_whole_where_a_line_has_room_for_it():
    pieces = (
        StyledRun("The source of this story is ", ("source-sans",), 400, "ink", "note"),
        StyledRun("the free press", ("source-sans",), 400, "ink", "note~1", 0, "https://example.org"),
        StyledRun(" and more of the kind.", ("source-sans",), 400, "ink", "note", 28),
    )
    shaped = shape(pieces, Manner("en"), language("en").direction, bundled())
    for tenths in range(70, 300, 7):
        lines = texts(shaped, ragged(shaped, lambda _, own=tenths / 10: own))
        assert any("the free press" in line for line in lines)


def test_the_last_line_is_no_short_one_where_others_are_as_good():
    text = "Many people wait for many years until their claims are heard by somebody, and they live in fear."
    shaped = set_in(text, "en", weight=400)
    short = [
        tenths
        for tenths in range(80, 300, 3)
        if len(lines := ragged(shaped, lambda _, own=tenths / 10: own)) > 2
        and lines[-1].width < 0.25 * tenths / 10
    ]
    assert len(short) <= 4, short


def test_a_title_breaks_by_width_where_its_lines_by_sense_would_be_wider_than_they_may():
    shaped = set_in("Refugees in Hong Kong", "en")
    plain = narrowest(shaped, 2)
    widest = max(line.width for line in plain)
    assert by_sense(shaped, lambda each: narrowest(each, 2)) != plain
    assert by_sense(shaped, lambda each: narrowest(each, 2), most=widest * 1.01) == plain
