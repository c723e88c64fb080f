"""Every script goes the same way: Arabic, Khmer, Hindi and Chinese are no special cases of Latin."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from factsheet.display import Direction
from factsheet.errors import FontError
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.lines import balanced, ragged, single
from factsheet.typeset.runs import set_line
from factsheet.typeset.scripts import LETTER, script_of_language
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun, line_width

CATALOGUES = Path(__file__).parents[2] / "data" / "hong-kong-refugees" / "locale"
LANGUAGES = sorted(path.stem for path in CATALOGUES.glob("*.po"))
RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur"}


def copy(lang, path="key_concerns.uncertain_future.text"):
    """A piece of the sample's copy in a language."""
    return polib.pofile(str(CATALOGUES / f"{lang}.po")).find(path, by="msgctxt").msgstr


def set_in(text, lang, **manner):
    """The text shaped with the bundled fonts; skips where none of them has its script."""
    script = script_of_language(lang)
    chain = bundled().chain(("source-sans",), 400, script, lang)
    if not any(face.covers(ord(LETTER[script])) for face in chain):
        pytest.skip(f"no bundled face has {script}")
    direction = Direction.RTL if lang in RIGHT_TO_LEFT else Direction.LTR
    piece = StyledRun(text, ("source-sans",), 400, "ink", "story")
    return shape((piece,), Manner(lang, **manner), direction, bundled())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_is_set_as_if_it_stood_alone(lang):
    """Breaking a shaped paragraph gives the glyphs that shaping each line would have given."""
    shaped = set_in(copy(lang), lang)
    for measure in (8.0, 13.0):
        lines = ragged(shaped, lambda _, measure=measure: measure)
        assert "".join(shaped.text[line.start : line.stop] for line in lines) == shaped.text
        for line in lines:
            alone = set_in(shaped.text[line.start : line.stop], lang)
            runs = [p.item for p in set_line(shaped, line, 10).items]
            others = [p.item for p in set_line(alone, single(alone)[0], 10).items]
            assert [(r.face, r.glyphs) for r in runs] == [(r.face, r.glyphs) for r in others]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_its_measure(lang):
    shaped = set_in(copy(lang), lang)
    for line in (*ragged(shaped, lambda _: 16.0), *balanced(shaped, 16.0)):
        assert not line.overfull
        assert line_width(shaped, line.start, line.stop) <= 16.0 + 0.1


@pytest.mark.parametrize("lang", ["my", "ur", "zh-Hant-HK", "vi"])
def test_leading_by_ink_tells_tall_scripts_from_low_ones(lang):
    shaped, latin = set_in(copy(lang), lang), set_in("acemnorsuvwxz", "en")
    ink = shaped.ascent + shaped.descent
    assert ink > 1.3 * (latin.ascent + latin.descent)
    assert ink < 2.6


@pytest.mark.parametrize("lang, text", [("km", "ា"), ("hi", "ि"), ("my", "ာ"), ("bn", "া")])
def test_a_vowel_sign_without_its_letter_is_an_error_not_a_dotted_circle(lang, text):
    with pytest.raises(FontError) as caught:
        set_in(text, lang)
    (problem,) = caught.value.diagnostics
    assert f"U+{ord(text):04X}" in problem.message and "does not allow" in problem.message


@pytest.mark.parametrize("lang", ["km", "th", "lo", "my"])
def test_copy_without_spaces_breaks_between_words_of_a_dictionary(lang):
    shaped = set_in(copy(lang), lang)
    assert 2.5 < len(shaped.text) / len(shaped.breaks) < 12


def test_tracking_leaves_scripts_alone_whose_letters_join_or_stack():
    for lang in ("ar", "hi", "km", "my", "th", "ta"):
        assert set_in(copy(lang), lang, tracking=0.1).cum == set_in(copy(lang), lang).cum


def test_chinese_digits_come_from_the_latin_face_and_its_signs_from_the_chinese_one():
    shaped = set_in("自2014年，共22,744人（1.3%）。", "zh-Hant")
    by_face = {}
    for item in shaped.items:
        by_face.setdefault(item.face.key, []).append(shaped.text[item.start : item.stop])
    assert by_face.pop("SourceSans3-Regular") == ["2014", "22,744", "1.3%"]
    assert len(by_face) == 1
