"""Words of running text in narrow columns are hyphenated by the patterns of their language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.languages import language
from factsheet.fonts.library import bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.hyphens import hyphenated, hyphenations, patterns_of, unhyphenated_from
from factsheet.typeset.lines import count_lines, ragged
from factsheet.typeset.runs import set_line
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import StyledRun

COPY = {
    "de": "Die Flüchtlingskonvention und das internationale Menschenrechtsabkommen verpflichten "
    "Regierungen dazu, niemanden zurückzuschicken und Asylverfahren durchzuführen, deren "
    "Voraussetzungen festgeschrieben sind.",
    "en": "International conventions oblige governments to recognize applications from persecuted "
    "individuals, notwithstanding administrative inconvenience or the extraordinary circumstances "
    "of their arrival.",
    "fr": "Les conventions internationales obligent les gouvernements à reconnaître les demandes "
    "présentées par des personnes persécutées, indépendamment des circonstances extraordinaires "
    "de leur arrivée.",
    "es": "Las convenciones internacionales obligan a los gobiernos a reconocer las solicitudes "
    "presentadas por personas perseguidas, independientemente de las circunstancias "
    "extraordinarias de su llegada.",
    "ru": "Международные соглашения обязывают правительства рассматривать ходатайства преследуемых "
    "людей независимо от чрезвычайных обстоятельств их прибытия и продолжительности "
    "предшествующего пребывания.",
    "hu": "A nemzetközi egyezmények kötelezik a kormányokat az üldözött személyek kérelmeinek "
    "elismerésére, tekintet nélkül megérkezésük rendkívüli körülményeire és az adminisztratív "
    "kényelmetlenségekre.",
    "nb": "Internasjonale konvensjoner forplikter regjeringer til å behandle søknader fra forfulgte "
    "enkeltpersoner uavhengig av menneskerettighetsorganisasjonenes ekstraordinære "
    "omstendigheter.",
}
NONE = {
    "tr": "uluslararası",
    "th": "ระหว่างประเทศ",
    "zh-Hant": "國際公約",
    "ar": "الاتفاقيات",
    "qqy": "international",
}


def set_in(text, lang, *more):
    pieces = (StyledRun(text, ("source-sans",), 400, "ink", "story"), *more)
    return shape(pieces, Manner(lang), language(lang).direction, bundled())


def texts(shaped, lines):
    return [shaped.text[line.start : line.stop] for line in lines]


@pytest.mark.parametrize(
    ("lang", "word", "parts"),
    [
        ("de", "Flüchtlingskonvention", "Flücht-lings-kon-ven-tion"),
        ("en", "international", "in-ter-na-tional"),
        ("fr", "internationale", "in-ter-na-tio-nale"),
        ("ru", "международного", "меж-ду-на-род-ного"),
        ("hu", "asszonnyal", "asszonnyal"),  # asz-szony: not spelled in another way
        # No syllable without a vowel, as in Hypothekenda-r-lehen and memi-l-iki of pyphen.
        ("de", "Hypothekendarlehen", "Hy-po-the-ken-darle-hen"),
        ("de", "Einfamilienhausdarlehen", "Ein-fa-mi-li-enhaus-darle-hen"),
        ("id", "memiliki", "me-miliki"),
        ("uk", "університету", "уні-ве-р-си-тету"),
        ("en", "UNHCR", "UNHCR"),
        ("en", "Leitner", "Leitner"),
        ("en", "organisation@example.org", "organisation@example.org"),
        ("en", "https://internationalorganisation.org", "https://internationalorganisation.org"),
        ("ru", "international", "international"),
        ("en", "1234567890", "1234567890"),
    ],
)
def test_words_are_parted_as_the_patterns_of_a_language_say(lang, word, parts):
    places = hyphenations(word, lang)
    assert "-".join(word[a:b] for a, b in pairwise((0, *places, len(word)))) == parts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "am 15. Oktober 2026"),
        ("de", "nach 30 Minuten"),
        ("uk", "15 листопада 2026 р."),
        ("ru", "15 октября 2026 г."),
    ],
)
def test_neither_the_month_of_a_date_nor_what_a_number_counts_is_hyphenated(lang, text):
    assert not hyphenations(text, lang)
    assert hyphenations("".join(each for each in text if not each.isdigit()), lang)


@pytest.mark.parametrize(("lang", "word"), NONE.items())
def test_languages_without_patterns_have_no_hyphens(lang, word):
    assert hyphenations(word, lang) == ()


@pytest.mark.parametrize(
    "lang", ["de", "de-CH", "en", "en-GB", "pt-BR", "pt", "sr", "sr-Latn", "nn", "el", "uk", "id"]
)
def test_patterns_are_found_by_language_and_region(lang):
    assert len(patterns_of(lang)) > 100


@given(st.sampled_from(sorted(COPY)), st.floats(6.5, 22), st.integers(0, 3))
def test_hyphens_keep_the_rules(lang, measure, cut):
    words = COPY[lang].split(" ")
    text = " ".join(words[cut:])
    shaped = hyphenated(set_in(text, lang), lambda _: measure)
    lines = ragged(shaped, lambda _: measure)
    assert "".join(texts(shaped, lines)) == text
    assert len(lines) == count_lines(shaped, lambda _: measure).lines
    ends = [line.stop in shaped.hyphens for line in lines]
    assert not any(all(ends[at : at + 3]) for at in range(len(ends) - 2))
    assert not ends[-1]
    if len(lines) > 1 and ends[-2]:
        assert " " in text[lines[-1].start :].strip()
    for line, broken in zip(lines, ends, strict=True):
        if broken:
            assert line.width <= measure + 1e-6
            assert text[line.stop - 1].isalpha() and text[line.stop].isalpha()
            before = text[: line.stop].split(" ")[-1]
            after = text[line.stop :].split(" ")[0]
            assert len(before) >= 2 and len(after) >= 3
            assert lang == "de" or before[0].islower()


@pytest.mark.parametrize("lang", sorted(COPY))
def test_narrow_columns_take_hyphens_and_wide_ones_none(lang):
    shaped = set_in(COPY[lang], lang)
    narrow = [hyphenated(shaped, lambda _, own=tenths / 10: own) for tenths in range(80, 120, 5)]
    assert any(each.hyphens for each in narrow)
    wide = unhyphenated_from(shaped)
    assert hyphenated(shaped, lambda _: wide) is shaped


def holes(lines, measure):
    """How many lines over the last leave a quarter of their measure."""
    return sum(line.width < 0.75 * measure for line in lines[:-1])


@given(st.sampled_from(sorted(COPY)), st.floats(30, 70))
def test_wider_columns_take_hyphens_where_a_line_would_be_left_with_a_hole(lang, characters):
    shaped = set_in(COPY[lang], lang)
    measure = characters * shaped.cum[-1] / len(shaped.text)
    plain = ragged(shaped, lambda _: measure)
    better = hyphenated(shaped, lambda _: measure)
    if not holes(plain, measure):
        assert better is shaped
    assert holes(ragged(better, lambda _: measure), measure) <= holes(plain, measure)


@pytest.mark.parametrize("lang", ["de", "hu", "nb", "ru"])
def test_languages_of_long_words_leave_fewer_holes_in_columns_of_31_to_45_characters(lang):
    shaped = set_in(COPY[lang], lang)
    before = after = 0
    for characters in range(31, 46):
        measure = characters * shaped.cum[-1] / len(shaped.text)
        before += holes(ragged(shaped, lambda _, own=measure: own), measure)
        after += holes(
            ragged(hyphenated(shaped, lambda _, own=measure: own), lambda _, own=measure: own), measure
        )
    assert before >= 5 and after <= before / 2


@pytest.mark.parametrize("lang", sorted(COPY))
def test_hyphens_make_a_narrow_column_no_longer(lang):
    shaped = set_in(COPY[lang], lang)
    for tenths in range(70, 140, 7):
        if count_lines(shaped, lambda _, own=tenths / 10: own).excess:
            continue  # a word that was too wide takes lines of its own
        better = hyphenated(shaped, lambda _, own=tenths / 10: own)
        assert count_lines(better, lambda _, own=tenths / 10: own).lines <= (
            count_lines(shaped, lambda _, own=tenths / 10: own).lines
        )


def test_a_hyphen_is_drawn_with_its_letter_and_is_no_character():
    shaped = hyphenated(set_in(COPY["de"], "de"), lambda _: 10.5)
    seen = 0
    for line in ragged(shaped, lambda _: 10.5):
        run = set_line(shaped, line, 10).items[-1].item
        assert run.hyphenated == (line.stop in shaped.hyphens)
        if run.hyphenated:
            seen += 1
            assert run.glyphs[-1][4:] == run.glyphs[-2][4:]
            assert not run.text.endswith(("-", "\u00ad"))
    assert seen


def test_a_link_is_not_hyphenated():
    link = StyledRun(
        " internationalorganizations", ("source-sans",), 400, "ink", "a", 0, "https://example.org"
    )
    shaped = set_in("notwithstanding administrative inconvenience", "en", link)
    assert all(
        at < len("notwithstanding administrative inconvenience")
        for at in hyphenated(shaped, lambda _: 8).hyphens
    )


def test_a_label_is_hyphenated_only_for_a_word_that_does_not_fit() -> None:
    text = set_in("Adult social care", "en")
    whole = max(count_lines(text, lambda _: 0.0).excess)
    for measure in (whole + 0.01, whole * 1.3, whole * 1.6):
        assert hyphenated(text, lambda _: measure) is text  # noqa: B023
    assert hyphenated(set_in("Bevölkerungsentwicklung hier", "de"), lambda _: 5.0).hyphens
    # Running copy is hyphenated as it was.
    assert hyphenated(set_in(COPY["en"], "en"), lambda _: 9.0).hyphens
