"""Bundled and packaged fonts are what `fonts.yaml` says, can be embedded, cover what they are for."""

from __future__ import annotations

import zlib

import pytest

from factsheet.display import Direction
from factsheet.fonts.library import bundled
from factsheet.fonts.packaged import folders
from factsheet.resources import bundled as folder
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun

LTR = Direction.LTR

SEED = "Hugo* “non-refoulement” - 22,744 1.3% \"substantiated\" 'Hugo's', : ; ( ) [ ] #/.?&@+"
FILES = sorted(path for each in (folder("fonts"), *folders()) for path in each.glob("*.[to]t[fc]"))
# One face is older than its file's name.
NAMES = {"NotoSerifNyiakengPuachueHmong": "NotoSerifHmongNyiakeng"}


def faces():
    library = bundled()
    return [
        face
        for family in library.families()
        for weight in library.weights(family)
        for face in library.chain((family,), weight, "Zyyy", "en")[:1]
    ]


def test_every_font_file_is_used_and_every_used_file_is_there():
    assert {face.path for face in faces()} == {path.resolve() for path in FILES}


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.key)
def test_a_file_is_named_after_its_postscript_name(face):
    if face.path.suffix == ".ttf":
        family, _, cut = face.key.partition("-")
        assert face.postscript_name == f"{NAMES.get(family, family)}-{cut}"


LATIN = ("source-sans", "barlow-semi-condensed", "sofia-sans-extra-condensed", "league-gothic")
SERIF = ("noto-serif-condensed", "noto-serif-extra-condensed")
LEFT_TO_OTHERS = {"league-gothic": ["~"]}  # an accent in it, over the figures


@pytest.mark.parametrize("family", LATIN + SERIF)
@pytest.mark.parametrize("weight", [400, 700])
def test_the_families_of_the_layouts_have_the_characters_of_english_copy(family, weight):
    face = bundled().chain((family,), weight, "Latn", "en")[0]
    letters = "".join(map(chr, range(0x20, 0x7F))) + SEED + "–—‘’“”…éñüß"
    lacking = [letter for letter in letters if not face.covers(ord(letter))]
    assert lacking == LEFT_TO_OTHERS.get(family, [])


def test_the_weight_in_the_index_is_the_weight_of_the_file():
    library = bundled()
    for family in library.families():
        for weight in library.weights(family):
            face = library.chain((family,), weight, "Latn", "en")[0]
            # The bold of Noto Nastaliq Urdu says 400.
            assert face.weight == weight or (face.weight == 400 and "Bold" in face.key)


def test_a_narrower_family_sets_the_same_words_narrower():
    library = bundled()
    for family in library.families():
        if narrower := library.narrower(family):
            wide, slim = (library.chain((name,), 400, "Latn", "en")[0] for name in (family, narrower))
            text = "Thousands of people flee persecution"
            widths = [
                sum(face.advance(face.glyph(ord(c))) / face.upem for c in text) for face in (wide, slim)
            ]
            assert widths[1] < widths[0] * 0.97, family


def test_metrics_are_those_of_the_font():
    face = bundled().face("SourceSans3-Regular")
    assert (face.cap_height, face.x_height) == (0.66, 0.486)
    assert (face.ascender, face.descender) == (1.024, -0.4)
    assert face.extents(face.glyph(ord("H"))) == pytest.approx((0.09, 0, 0.562, 0.656))
    assert face.advance(face.glyph(ord("H"))) == 652


COMMON = ("NotoSansCJK-Black-Common", "NotoSerifCJK-Regular-Common", "NotoSerifCJK-Bold-Common")
# The first row of level 1 of each standard, one from its end, and what Cantonese writes.
EVERYDAY = "啊阿埃座一乙丁籲亜唖娃腕가각간힝あんアン、。「」（）％嘅咗哋"
# Of elements, illnesses, names of people and of places, which a sheet on health or on water has.
NAMED = "氟锂阈痤疮亳囹圄髙﨑蕁麻疹"


@pytest.mark.parametrize("key", COMMON)
def test_the_smaller_cuts_have_the_common_characters_of_each_country(key):
    face = bundled().face(key)
    assert [each for each in EVERYDAY if not face.covers(ord(each))] == []


@pytest.mark.parametrize("key", COMMON[1:])
def test_the_cuts_of_the_serif_have_what_names_and_illnesses_are_written_with(key):
    face = bundled().face(key)
    assert [each for each in NAMED if not face.covers(ord(each))] == []


@pytest.mark.parametrize("key", COMMON)
def test_a_smaller_cut_has_the_forms_of_each_country(key):
    def glyph(lang):
        shaped = shape(
            (StyledRun("骨", (bundled().family(key),), 900, "ink", "a"),), Manner(lang), LTR, bundled()
        )
        return shaped.matter[0].ids[0]

    assert len({glyph(lang) for lang in ("ja", "zh-Hans", "zh-Hant-TW")}) == 3


@pytest.mark.parametrize("lang", ["zh-Hant-HK", "zh-Hans", "ja", "ko"])
def test_a_rare_character_takes_its_whole_paragraph_to_the_whole_face(lang):
    shaped = shape(
        (StyledRun("香港難民龘", ("league-gothic",), 900, "ink", "a"),), Manner(lang), LTR, bundled()
    )
    assert len({item.face.key for item in shaped.items}) == 1
    assert shaped.items[0].face.key.startswith("NotoSansCJK-Bold")


def test_the_fonts_leave_the_wheel_under_60_megabytes():
    """A font is packed to some four fifths; the rest of the wheel is under 5 MB."""
    total = sum(len(zlib.compress(path.read_bytes(), 1)) for path in folder("fonts").glob("*.[to]t[fc]"))
    assert total < 56e6
