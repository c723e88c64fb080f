"""The faces of a page: subsets that shape as the whole font does, in files that others can read."""

from __future__ import annotations

import io

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from factsheet.fonts.library import bundled
from factsheet.fonts.subset import subset
from factsheet.html.typefaces import TypeRole, UsedFace, _woff1, font_rules, web_font

COPY = {
    "SourceSans3-Regular": "Office: fifty-five affluent waffles, AVATAR",
    "NotoSansDevanagari-Regular": "शरणार्थियों को क्षेत्र में स्वतंत्रता प्राप्त है",
    "NotoNastaliqUrdu-Regular": "ہانگ کانگ میں پناہ گزین اور انسانی حقوق",
    "NotoSansMyanmar-Regular": "ဟောင်ကောင်ရှိ ဒုက္ခသည်များ",
    "NotoSansKhmer-Regular": "ជនភៀសខ្លួននៅហុងកុង",
    "NotoSansCJK-Regular": "難民可提出「免遣返聲請」",
}


def shaped(font: object, text: str) -> list[tuple[int, int, int, int]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.cluster, at.x_advance, at.x_offset, at.y_offset) for info, at in places]


def glyphs(font: object, text: str) -> list[bool]:
    """Whether each glyph of a text is one at all."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [info.codepoint != 0 for info in buffer.glyph_infos]


@pytest.mark.parametrize("key", COPY)
def test_a_subset_sets_its_copy_as_the_face_does_whole_and_word_by_word(key: str) -> None:
    face, copy = bundled().face(key), COPY[key]
    small = subset(face, [copy])
    font = hb.Font(hb.Face(small))
    for text in (copy, *copy.split()):
        assert shaped(font, text) == shaped(face.hb_font, text)
    assert len(small) < len(face.hb_face.blob.data) / 2


@pytest.mark.parametrize(
    ("key", "copy"),
    [
        ("BarlowSemiCondensed-Bold", "ha\u2011ha 1\u202f000"),
        ("NotoSansCJK-Bold", "z\u030c a\u0323"),
    ],
)
def test_a_subset_has_what_stands_for_characters_that_the_face_has_not(key: str, copy: str) -> None:
    face = bundled().face(key)
    font = hb.Font(hb.Face(subset(face, [copy])))
    assert shaped(font, copy) == shaped(face.hb_font, copy)
    assert glyphs(font, copy) == glyphs(face.hb_font, copy)


@pytest.mark.parametrize("key", COPY)
def test_web_fonts_are_read_by_others(key: str) -> None:
    font = subset(bundled().face(key), [COPY[key]])
    plain = TTFont(io.BytesIO(font))
    for wrapped in (web_font(font).data, _woff1(font)):
        read = TTFont(io.BytesIO(wrapped))
        assert read.flavor in ("woff", "woff2")
        assert read.getGlyphOrder() == plain.getGlyphOrder()
        assert read.getBestCmap() == plain.getBestCmap()
        assert len(wrapped) % 4 == 0
        assert len(wrapped) < len(font)


@pytest.mark.parametrize(
    ("key", "copy", "parts"),
    [
        ("NotoSansSinhala-Regular", "හොංකොංහි", "\u0dd9\u0dcf"),
        ("NotoSansBengali-Regular", "বোন", "\u09c7\u09be"),
        ("NotoSansTamil-Regular", "கொடு", "\u0bc6\u0bbe"),
    ],
)
def test_the_range_of_a_face_holds_the_parts_of_its_vowels(key: str, copy: str, parts: str) -> None:
    """Chromium gives HarfBuzz no glyph outside it: half of such a vowel was lost."""
    role = TypeRole("factsheet-display", (), 700)
    (rule,) = font_rules([UsedFace(role, bundled().face(key), frozenset(copy), (copy,))])
    spans = [
        each.removeprefix("U+").split("-") for each in rule.split("unicode-range:")[1].rstrip("}").split(",")
    ]
    codes = {
        code for first, *last in spans for code in range(int(first, 16), int((last or [first])[0], 16) + 1)
    }
    assert {*map(ord, copy)} <= codes
    assert {*map(ord, parts)} <= codes


def test_no_range_takes_a_character_of_another_face_of_its_role() -> None:
    role, faces = TypeRole("factsheet-text", (), 400), ("NotoSansSinhala-Regular", "SourceSans3-Regular")
    pair = [
        UsedFace(role, bundled().face(key), frozenset(own), (own,))
        for key, own in zip(faces, ("ක", "éa"), strict=True)
    ]
    pair.append(UsedFace(role, bundled().face("BarlowSemiCondensed-Bold"), frozenset("e"), ("e",)))
    ranges = [rule.split("unicode-range:")[1] for rule in font_rules(pair)]
    assert sum("U+65" in each for each in ranges) == 1
