"""Smart typography: the signs of each language where they are certain, and not a character more."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.document.text import PARAGRAPH, Inline, Text
from factsheet.locale.catalogues import units
from factsheet.locale.edition import localize
from factsheet.locale.locales import facts, locales
from factsheet.locale.typography import smart, typography
from factsheet.source.reader import read_data
from tests.source.sample import SOURCE, read_text

LANGUAGES = st.sampled_from(sorted(locales()))
# What people type around quotations, and what must not be touched.
PIECES = st.sampled_from(
    (
        *(
            "'",
            '"',
            "-",
            " - ",
            "...",
            " ",
            "  ",
            ".",
            ",",
            "!",
            " ?",
            ";",
            ": ",
            "(",
            ")",
            "5'10\"",
            "2014-2023",
        ),
        *(
            "word",
            "don't",
            "the claimants'",
            "l'ami",
            "5",
            "«",
            "»",
            "“",
            "”",
            "’",
            "é",
            "香港",
            "ไทย",
            "말",
            'צה"ל',
        ),
        *('https://example.org/it\'s?q="a"', "o'neil@example.org", "example.org/a'b", PARAGRAPH),
    )
)
COPY = st.lists(PIECES, max_size=14).map("".join)


def said(text: str, lang: str) -> str:
    return smart(Text((Inline(text),), "text"), lang).plain


@pytest.mark.parametrize(
    ("lang", "written", "printed"),
    [
        ("en", 'He said "it\'s done".', "He said “it’s done”."),
        ("en", "\"He said 'no' twice\"", "“He said ‘no’ twice”"),
        ("en", "the claimants' rights", "the claimants’ rights"),
        ("en", '"...and the claimants\'"', "“…and the claimants’”"),
        ("en", "resettlement - a process", "resettlement – a process"),
        ("en", "since 2013 - a decade", "since 2013 – a decade"),
        ("en", "Wait... what?", "Wait… what?"),
        ("de", "\"Sie sagt 'ja'\", so Meyer", "„Sie sagt ‚ja‘“, so Meyer"),
        (
            "fr",
            '"Non !" dit-il: l\'affaire est close?',
            "«\u00a0Non\u202f!\u00a0» dit-il\u00a0: l’affaire est close\u202f?",
        ),
        ("fr", "« Non » et «oui»", "«\u00a0Non\u00a0» et «\u00a0oui\u00a0»"),
        ("fr-CA", '"Non!"', "«\u00a0Non!\u00a0»"),
        ("fr-CH", "\"Non 'oui' !\"", "«\u202fNon ‹\u202foui\u202f›\u202f!\u202f»"),
        ("ru", 'Он сказал "да" - и ушёл', "Он сказал «да» — и ушёл"),
        ("uk", "п'ять", "п’ять"),
        ("sv", '"Nej"', "”Nej”"),
        ("ja", '彼は"はい"と言った', "彼は「はい」と言った"),
        ("zh-Hans", "难民 - 他们", "难民——他们"),
        ("ko", '"말"이', "“말”이"),
        ("tr", '"Ev"de', "“Ev”de"),
        ("tr", "81 ilin 64'ünün, 2026'da, 41°30'K, 5'10\"", "81 ilin 64’ünün, 2026’da, 41°30'K, 5'10\""),
        ("ar", 'قال "نعم" ثم', "قال ”نعم“ ثم"),
        ("he", 'צה"ל אמר "לא"', 'צה"ל אמר ”לא”'),
    ],
)
def test_a_language_prints_its_own_signs(lang: str, written: str, printed: str) -> None:
    assert said(written, lang) == printed


@pytest.mark.parametrize("lang", ["en", "fr", "de", "ru", "ja", "ar", "he", "hi"])
@pytest.mark.parametrize(
    "written",
    [
        *(
            "5'10\"",
            "2014-2023",
            "2014 - 2023",
            'one "quote is open',
            "rock 'n roll",
            "1990's",
            "a....b",
            "1...5",
        ),
        *('a "b "c" d', "'the claimants' rights'", "https://example.org/it's", "o'neil@example.org", "12:30"),
        *("co-operate", "--", "-5"),
    ],
)
def test_what_is_not_certain_stays(lang: str, written: str) -> None:
    assert said(written, lang) == written


def test_the_quotation_marks_are_those_of_cldr_in_every_language() -> None:
    for tag in locales():
        opening, closing, inner, last = (facts(tag) or {})["quotes"]
        shown = re.sub("[\u00a0\u202f]", "", said("word \"one 'two' three\" word", tag))
        assert shown == f"word {opening}one {inner}two{last} three{closing} word", tag


@given(LANGUAGES, COPY)
@settings(max_examples=150)
def test_once_is_enough(lang: str, copy: str) -> None:
    once = said(copy, lang)
    assert said(once, lang) == once


@given(LANGUAGES, COPY)
@settings(max_examples=150)
def test_no_letter_and_no_figure_is_lost_or_moved(lang: str, copy: str) -> None:
    def letters(text: str) -> str:
        return "".join(each for each in text if each.isalnum() or each == PARAGRAPH)

    assert letters(said(copy, lang)) == letters(copy)


@given(LANGUAGES, st.lists(PIECES, max_size=5).map("".join), st.lists(PIECES, max_size=5).map("".join))
@settings(max_examples=100)
def test_addresses_and_measures_are_never_touched(lang: str, before: str, after: str) -> None:
    for kept in ("https://example.org/it's/..._(x)?a=b", "o'neil@example.org", "5'10\"", "2014-2023"):
        assert kept in said(f"{before} {kept} {after}", lang)


@given(LANGUAGES, COPY, st.integers(1, 40), st.integers(1, 40))
@settings(max_examples=100)
def test_marks_do_not_change_what_is_printed(lang: str, copy: str, first: int, second: int) -> None:
    """The signs go by the whole sentence, however its words are set in bold or linked."""
    cut, cut2 = sorted((first, first + second))
    runs = (Inline(copy[:cut]), Inline(copy[cut:cut2], strong=True), Inline(copy[cut2:]))
    marked = smart(Text(tuple(run for run in runs if run.value), "text"), lang)
    assert marked.plain == said(copy, lang)


def test_a_reference_is_a_word_and_is_not_touched() -> None:
    text = Text(
        (Inline('"only '), Inline("{it's}", ref="rate"), Inline('" - see '), Inline("[^a]", note="a")), "text"
    )
    assert [run.value for run in smart(text, "en").runs] == ["“only ", "{it's}", "” – see ", "[^a]"]


def test_an_unknown_language_has_marks_all_the_same() -> None:
    assert typography("din").double[0]


def test_it_happens_where_text_enters_an_edition_and_only_if_asked_for() -> None:
    about = "the Leitner Center's latest report \"Unseen struggles:"
    assert "typography: smart" in SOURCE
    written = localize(read_text(SOURCE.replace("typography: smart\n", "")))
    assert about in written.find("about.text").plain
    smartly = localize(read_text(SOURCE))
    assert "the Leitner Center’s latest report “Unseen struggles:" in smartly.find("about.text").plain
    assert "resettlement – a process" in smartly.find("header.summary").plain
    assert "’" in smartly.find("story.heading").plain


def test_addresses_of_the_data_and_names_stay_as_they_are() -> None:
    data = {
        **{
            "factsheet": 1,
            "id": "x",
            "lang": "fr",
            "typography": "smart",
            "title": "L'eau",
            "summary": "Oui!",
        },
        "publisher": {"name": "Ici", "contact": "o'neil@example.org"},
        "sources": {"one": {"title": "Un 'titre'", "page": "5'"}},
    }
    edition = localize(read_data(data))
    assert edition.find("header.title").plain == "L’eau"
    assert edition.find("header.summary").plain == "Oui\u202f!"
    assert edition.find("publisher.contact").plain == "o'neil@example.org"
    assert "5'" in edition.find("sources.lines")[0].plain


def test_a_translation_keeps_what_its_translator_wrote_in_the_catalogue() -> None:
    sheet = read_text(SOURCE)
    done = {unit.path: unit.source for unit in units(sheet)} | {"story.heading": 'Hugo\'s "Weg"'}
    edition = localize(sheet, "de", done)
    assert edition.find("story.heading").plain == "Hugo’s „Weg“"
    assert next(unit.source for unit in units(sheet) if unit.path == "story.heading") == "Hugo's story"


def test_what_stays_in_the_source_language_has_its_signs() -> None:
    sheet = read_text(SOURCE)
    edition = localize(sheet, "de", {"title": "Titel"}, fallback=True)
    assert "“Unseen struggles" in edition.find("about.text").plain


def test_empty_runs_are_not_left() -> None:
    text = Text((Inline("难民 -"), Inline(" ", strong=True), Inline("他们")), "text")
    assert [run.value for run in smart(text, "zh").runs] == ["难民——", "他们"]
    assert replace(text, runs=()) == smart(replace(text, runs=()), "zh")
