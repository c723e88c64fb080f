"""Sentences of every language of CLDR that a bundled face can set, with everything that stands beside words.

Letters, marks and words are those of CLDR (`tests/sheets/exemplars.json`, by scripts/make_exemplars.py).
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.items import covers
from factsheet.typeset.lines import loosened, ragged
from factsheet.typeset.runs import set_line
from factsheet.typeset.scripts import LETTER, RIGHT_TO_LEFT, script_of_language
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun

TABLE = Path(__file__).parents[1] / "sheets" / "exemplars.json"
EXEMPLARS = json.loads(TABLE.read_text(encoding="utf-8"))
FAMILIES = (("source-sans",), ("sofia-sans-extra-condensed",), ("noto-serif-condensed",), ("league-gothic",))

# Occitan's interpunct as CLDR spells it, a sign of mathematics; people type U+00B7.
WITHOUT_A_GLYPH = frozenset("⋅")
# Kuvi in Telugu script has a dot below that the Telugu faces lack.
WITHOUT_A_LETTER = {"kxv-Telu": "డ఼"}


def has_a_face(lang):
    """Whether a face of the library has the script of a language; the extra fonts count if they are there."""
    script = script_of_language(lang)
    chain = bundled().chain(("source-sans",), 400, script, lang)
    return any(face.covers(ord(LETTER[script])) for face in chain)


LANGUAGES = sorted(filter(has_a_face, EXEMPLARS))

FOREIGN = ["UNHCR", "Amnesty", "Web", "naïve", "ABC", "مرحبا", "香港", "Москва", "नमस्ते", "ไทย", "שלום"]
NUMBERS = [
    "7",
    "2014",
    "1,234.5",
    "43 °C",
    "10–15 kg",
    "5 %",
    "12.5.2023",
    "+852 1234 5678",
    "(03) 123-4567",
    "HK$ 500",
]
ADDRESSES = ["https://www.example.org/a-b/c_d?x=1&y=2#z", "info@example.org", "example.org"]
EVERYWHERE = list(".,;:!?…-–—/%&+=*#@§°·•") + ["'", '"']
PAIRS = ["()", "[]", "«»", "“”", "‘’", "„“", "‹›", "「」", "（）", "《》"]


def signs(lang):
    """The punctuation of a language, but what no face has."""
    return [each for each in EXEMPLARS[lang]["punctuation"] if each not in WITHOUT_A_GLYPH]


def letters(lang):
    """The letters of a language that stand alone."""
    return [each for each in EXEMPLARS[lang]["letters"] if unicodedata.category(each[0])[0] == "L"]


def words(lang):
    """Words of the language."""
    return EXEMPLARS[lang]["words"]


def shaped(text, lang, families=FAMILIES[0], weight=400):
    rtl = script_of_language(lang) in RIGHT_TO_LEFT
    piece = StyledRun(text, families, weight, "ink", "story")
    return shape((piece,), Manner(lang), Direction.RTL if rtl else Direction.LTR, bundled())


def assert_set(paragraph, text):
    """Each character is in one item, and each glyph is one that its face has."""
    assert [item.start for item in paragraph.items[1:]] == [item.stop for item in paragraph.items[:-1]]
    assert (paragraph.items[0].start, paragraph.items[-1].stop) == (0, len(text))
    for item, made in zip(paragraph.items, paragraph.matter, strict=True):
        assert 0 not in made.ids, (text[item.start : item.stop], item.face.key)


def test_a_script_that_a_face_has_is_had_with_all_letters_of_its_languages():
    assert len(LANGUAGES) > 215
    for lang in LANGUAGES:
        chain = bundled().chain(("source-sans",), 400, script_of_language(lang), lang)
        lacks = [each for each in letters(lang) if not any(covers(face, each) for face in chain)]
        assert "".join(lacks) == WITHOUT_A_LETTER.get(lang, ""), lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mark_of_a_language_is_set_on_either_side_of_any_word(lang):
    word = words(lang)[0]
    for number, families in enumerate(FAMILIES):
        weight = 700 if number % 2 else 400
        for foreign in ("UNHCR", "香港" if number else "مرحبا"):
            parts = [
                f"{sign}{word}{sign} {foreign}{sign}{word} {sign}{foreign} 7{sign}" for sign in signs(lang)
            ]
            text = " ".join(parts) or word
            assert_set(shaped(text, lang, families, weight), text)
    for sign in signs(lang):
        for text in (f"UNHCR{sign}", f"{sign}UNHCR", sign, f"7{sign}"):
            assert_set(shaped(text, lang), text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_of_a_language_is_set_in_every_layouts_faces(lang):
    alone = [each for each in letters(lang) if each != WITHOUT_A_LETTER.get(lang)]
    text = " ".join([*alone, *words(lang)])
    for families, weight in ((FAMILIES[1], 700), (FAMILIES[2], 400)):
        assert_set(shaped(text, lang, families, weight), text)


@st.composite
def sentences(draw):
    """A language and a sentence of it: its words among all that may stand beside them."""
    lang = draw(st.sampled_from(LANGUAGES))
    own = st.sampled_from(words(lang))
    foreign = st.sampled_from([*FOREIGN, *NUMBERS, *ADDRESSES])
    sign = st.sampled_from([*EVERYWHERE, *signs(lang)])
    token = st.one_of(
        own,
        foreign,
        st.builds("{}{}".format, st.one_of(own, foreign), sign),
        st.builds("{}{}".format, sign, st.one_of(own, foreign)),
        st.builds(
            lambda pair, inner: pair[0] + inner + pair[1], st.sampled_from(PAIRS), st.one_of(own, foreign)
        ),
        st.builds("{}{}".format, own, foreign),
        sign,
    )
    return lang, draw(st.sampled_from([" ", "", "\u00a0"])).join(
        draw(st.lists(token, min_size=1, max_size=9))
    )


@given(sentences(), st.sampled_from(FAMILIES), st.sampled_from([400, 700]), st.floats(4, 30))
def test_any_sentence_is_set_and_its_lines_hold_all_of_it(sentence, families, weight, measure):
    lang, text = sentence
    paragraph = loosened(shaped(text, lang, families, weight), measure, anywhere=True)
    assert_set(paragraph, text)
    lines = ragged(paragraph, lambda _: measure)
    assert "".join(text[line.start : line.stop] for line in lines) == text
    for line in lines:
        runs = [placed.item for placed in set_line(paragraph, line, 10).items]
        assert (
            "".join(run.text for run in sorted(runs, key=lambda run: run.start))
            == text[line.start : line.stop]
        )
        assert all(glyph.id for run in runs for glyph in run.glyphs)
