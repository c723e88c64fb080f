"""Glyphs in columns are what they would be one by one; full-width marks in a row leave no holes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.display import Glyph
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import closed_up, matter, opens
from factsheet.typeset.scripts import LETTER
from tests.typeset.fonts import setting

# Scripts whose words stand apart or whose phrases do, each with a language.
SPOKEN = {
    **{"Latn": "en", "Grek": "el", "Cyrl": "ru", "Armn": "hy", "Geor": "ka"},
    **{"Deva": "hi", "Beng": "bn", "Guru": "pa", "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te"},
    **{"Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my"},
    **{"Ethi": "am", "Hang": "ko"},
}
numbers = st.floats(-2, 2, allow_nan=False)
glyphs = st.builds(
    Glyph, st.integers(0, 9), numbers, numbers, numbers, st.integers(0, 30), st.integers(1, 31)
)


@given(st.lists(glyphs, max_size=8), st.integers(-5, 5), st.integers(0, 9), st.integers(0, 9))
def test_columns_are_the_glyphs(some, by, low, high):
    made = matter(some)
    moved = [each._replace(start=each.start + by, stop=each.stop + by) for each in some]
    assert list(made) == some and len(made) == len(some)
    assert list(made.glyphs(by)) == list(made.moved(by)) == moved
    assert list(made.cut(low, high)) == some[low:high]
    assert list(made.where(lambda start: start > 7)) == [each for each in some if each.start > 7]
    assert all(type(each) is Glyph for each in made)


@given(st.lists(glyphs, max_size=5), st.lists(glyphs, max_size=5))
def test_matter_joins_side_by_side(left, right):
    assert list(matter(left) + matter(right)) == left + right


@pytest.mark.parametrize(
    ("text", "halved"),
    [
        ("《公約》，", "》"),
        ("「獲確立」，因此", "」"),
        ("公約。「他」", "。"),
        ("（『二』）", "『』"),
        ("公約，他", ""),
        ("（一）", ""),
        ("a,”", ""),
    ],
)
def test_which_marks_lose_their_white(text, halved):
    assert "".join(text[start:stop] for start, stop, _ in closed_up(text, 0, len(text))) == halved


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "zh-Hans", "ja"])
def test_a_mark_in_a_row_takes_half_a_square(lang):
    row, apart = setting("公約》，他", lang=lang).cum, setting("公約》他，", lang=lang).cum
    assert apart[-1] == pytest.approx(5.0)
    assert row[-1] == pytest.approx(4.5) and row[3] - row[2] == pytest.approx(0.5)


def test_the_white_before_an_opening_mark_stands_outside_the_line():
    assert [opens(text, 0) for text in ("「公約", "公約", "“公约", "")] == [True, False, True, False]


@pytest.mark.parametrize("family", ["source-sans", "noto-sans", "noto-serif-condensed"])
@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("script", sorted(SPOKEN))
def test_no_space_between_words_is_wider_than_a_third_of_an_em(script, weight, family):
    """Noto's Sinhala has half an em, twice what the others have: its lines came apart into words."""
    lang, letter = SPOKEN[script], LETTER[script]
    for space in " \u00a0":
        made = setting(
            f"{letter}{space}{letter}", lang=lang, families=(family,), weight=weight, library=bundled()
        )
        at = len(letter)
        assert 0.1 < made.cum[at + 1] - made.cum[at] < 1 / 3


_CYRILLIC = "вгджзийклнптцшщьюя"  # as Bulgarian and Russian draw them
_FAMILIES = [
    "source-sans",
    "sofia-sans-extra-condensed",
    "noto-sans",
    "noto-serif-condensed",
    "noto-sans-condensed",
]


@pytest.mark.parametrize("family", _FAMILIES)
@pytest.mark.parametrize("lang", ["be", "en", "mk", "ru", "sr", "uk"])
def test_letters_are_drawn_as_bulgarian_has_them_in_bulgarian_alone(family, lang):
    """Sofia Sans has Bulgarian forms where it is not told of Russian: «Вода» read «Вoga»."""

    def drawn(lang):
        made = setting(_CYRILLIC, lang=lang, families=(family,), weight=700, library=bundled())
        return [glyph for part in made.matter for glyph in part.ids]

    assert drawn(lang) == drawn("ru")
    if family.startswith("sofia"):
        assert all(one != other for one, other in zip(drawn("bg")[:4], drawn("ru")[:4], strict=True))
