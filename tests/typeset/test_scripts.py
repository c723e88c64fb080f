"""Which script a sign goes with: the scripts that share it, its partner, the language of the edition."""

from __future__ import annotations

from itertools import groupby

import pytest

from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.scripts import RIGHT_TO_LEFT, script_of_language, scripts_of
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun


def setting(text, lang, families=("source-sans",), weight=400):
    """The text shaped with the bundled fonts."""
    rtl = script_of_language(lang) in RIGHT_TO_LEFT
    piece = StyledRun(text, families, weight, "ink", "story")
    return shape((piece,), Manner(lang), Direction.RTL if rtl else Direction.LTR, bundled())


def parts(text, lang):
    """The text cut where the script changes."""
    pairs = zip(text, scripts_of(text, lang), strict=True)
    return [
        (script, "".join(each for each, _ in alike))
        for script, alike in groupby(pairs, key=lambda pair: pair[1])
    ]


@pytest.mark.parametrize(
    "text, lang, expected",
    [
        # Signs that some scripts share are never of another one.
        ("報告UNHCR，", "zh", [("Hani", "報告"), ("Latn", "UNHCR"), ("Hani", "，")]),
        ("ABC、DEF", "ja", [("Latn", "ABC"), ("Hani", "、"), ("Latn", "DEF")]),
        ("（UNHCR）", "zh", [("Hani", "（"), ("Latn", "UNHCR"), ("Hani", "）")]),
        ("Web「…」", "ja", [("Latn", "Web"), ("Hani", "「…」")]),
        ("UNHCR。", "ko", [("Latn", "UNHCR"), ("Hang", "。")]),
        ("من UNHCR، ثم", "ar", [("Arab", "من "), ("Latn", "UNHCR"), ("Arab", "، ثم")]),
        ("Amnesty؟", "fa", [("Latn", "Amnesty"), ("Arab", "؟")]),
        ("UNHCR।", "bn", [("Latn", "UNHCR"), ("Beng", "।")]),
        ("UNHCR।", "pa", [("Latn", "UNHCR"), ("Guru", "।")]),
        ("in ॥ it", "en", [("Latn", "in "), ("Deva", "॥ "), ("Latn", "it")]),
        # What everybody shares goes by the language of the edition where two scripts meet ...
        ("Informe 香港—№ 7… sobre", "ca", [("Latn", "Informe "), ("Hani", "香港"), ("Latn", "—№ 7… sobre")]),
        ("報告Web…", "zh", [("Hani", "報告"), ("Latn", "Web"), ("Hani", "…")]),
        ("Web… 報告", "zh", [("Latn", "Web"), ("Hani", "… 報告")]),
        ("香港… 難民", "ca", [("Hani", "香港… 難民")]),
        ("Web… site", "zh", [("Latn", "Web… site")]),
        # ... but a figure stays with its word, and a quotation is closed as it was opened.
        ("من covid-19 و", "ar", [("Arab", "من "), ("Latn", "covid-19 "), ("Arab", "و")]),
        ("“UNHCR”報告", "zh", [("Hani", "“"), ("Latn", "UNHCR"), ("Hani", "”報告")]),
        ("el «香港» i", "ca", [("Latn", "el «"), ("Hani", "香港"), ("Latn", "» i")]),
        ("(香港) i", "ca", [("Latn", "("), ("Hani", "香港"), ("Latn", ") i")]),
    ],
)
def test_where_a_sign_belongs(text, lang, expected):
    assert parts(text, lang) == expected


# Punctuation that scripts share, by the languages that write it.
SHARED = {
    "ar fa ur ps": "،؛؟",
    "ur": "۔",
    "hi bn ne pa mr gu or": "।॥",
    "zh-Hans zh-Hant zh-Hant-HK ja": "，。、；：？！（）《》「」『』【】〈〉“”‘’…—～｡､･｢｣",
    "ko": "，。、「」『』《》〈〉·…～",
    "am ti": "።፣፤፥",
    "hy": "՝՛՞։«»",
    "ka": "჻„“",
    "my": "၊။",
    "km": "។៕",
    "th": "ฯๆ฿",
}
CASES = [(lang, sign) for langs, signs in SHARED.items() for lang in langs.split() for sign in signs]


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("lang, sign", CASES)
def test_a_sign_beside_a_latin_word_is_set_in_every_layouts_faces(lang, sign, weight):
    for families in (("source-sans",), ("sofia-sans-extra-condensed",), ("noto-serif-condensed",)):
        for text in (f"UNHCR{sign}", f"{sign}UNHCR", sign, f"UNHCR {sign} 7"):
            shaped = setting(text, lang=lang, families=families, weight=weight)
            assert 0 not in [each for made in shaped.matter for each in made.ids]


@pytest.mark.parametrize(
    "lang, text", [("zh-Hant", "UNHCR。"), ("ja", "Web「x」"), ("ar", "UNHCR،"), ("hi", "UNHCR।")]
)
def test_a_shared_sign_comes_from_a_face_of_the_editions_script(lang, text):
    own = setting({"zh-Hant": "難", "ja": "難", "ar": "ا", "hi": "क"}[lang], lang=lang)
    shaped = setting(text, lang=lang)
    assert shaped.items[-1].face == own.items[0].face
    assert shaped.items[0].face.covers(ord("U")) and shaped.items[0].face != own.items[0].face


def test_signs_of_a_latin_edition_stand_on_the_baseline_beside_chinese():
    """The dots of a Chinese face stand at half height."""
    shaped = setting("Informe 香港—№ 7… sobre", lang="ca")
    faces = {shaped.text[item.start : item.stop]: item.face.key for item in shaped.items}
    assert faces["—№ 7… sobre"] == faces["Informe "]
    assert len(setting("難民…", lang="zh-Hant").items) == 1


@pytest.mark.parametrize("sign", "฿₩₪₹₺₫₦₱₡₲₴₵₸₼₽₾₿៛௹৳૱")
def test_a_currency_sign_is_found_in_any_face_of_the_library(sign):
    shaped = setting(f"A bed costs {sign}99 a night", lang="en", weight=700)
    assert 0 not in [each for made in shaped.matter for each in made.ids]
