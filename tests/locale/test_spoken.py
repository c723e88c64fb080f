"""What somebody said stands in the quotation marks of its language, once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factsheet
from factsheet.document.nodes import Quote, walk
from factsheet.document.text import Inline, Text
from factsheet.locale.edition import localize
from factsheet.locale.typography import spoken, typography
from factsheet.source.reader import read_data
from tests.sheets.reading import runs as set_runs

MARKS = re.compile('["“”„‟«»‹›‚‛「」『』‘’]')


def said(text: str, lang: str = "en") -> str:
    return spoken(Text((Inline(text),), "text"), lang).plain


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "“Tea”"),
        ("de", "„Tea“"),
        ("fr", "«\u00a0Tea\u00a0»"),
        ("fr-CH", "«\u202fTea\u202f»"),
        ("he", "”Tea”"),
        ("ar", "”Tea“"),
        ("fa", "«Tea»"),
        ("ru", "«Tea»"),
        ("pl", "„Tea”"),
        ("sv", "”Tea”"),
        ("ja", "「Tea」"),
        ("zh-Hant", "「Tea」"),
        ("zh-Hans", "“Tea”"),
        ("qqy", "“Tea”"),
    ],
)
def test_the_marks_are_those_of_the_language(lang: str, shown: str) -> None:
    assert said("Tea", lang) == shown


@pytest.mark.parametrize(
    ("lang", "copy"),
    [
        *(
            ("en", "“No,” she said, “never.”"),
            ("en", '"No" again'),
            ("de", "„Nein“, sagte er"),
            ("ja", "「はい」と"),
        ),
        *(("ru", "— Нет, — сказал он."), ("en", "'No more.'"), ("es", "«Sí», dijo"), ("zh-Hant", "『好』")),
    ],
)
def test_copy_that_has_marks_keeps_them_alone(lang: str, copy: str) -> None:
    assert said(copy, lang) == copy


@pytest.mark.parametrize(
    ("lang", "copy", "shown"),
    [
        ("en", "She said “no” to me.", "“She said ‘no’ to me.”"),
        ("en", "’Twas cold, and it’s cold", "“’Twas cold, and it’s cold”"),
        ("de", "Er sagte „nein“.", "„Er sagte ‚nein‘.“"),
        ("ja", "「はい」ではなく", "「はい」ではなく"),
        ("ja", "彼は「はい」と", "「彼は『はい』と」"),
        ("ru", "Он сказал «нет»", "«Он сказал „нет“»"),
        ("sv", "Hon sa ”nej” till mig", "”Hon sa ’nej’ till mig”"),
        ("he", "צה”ל כאן", "”צה”ל כאן”"),
        ("fr", "Il dit «\u00a0non\u00a0» à", "«\u00a0Il dit «\u00a0non\u00a0» à\u00a0»"),
        ("nl", "Da’s zo’n dag", "‘Da’s zo’n dag’"),
    ],
)
def test_marks_within_are_those_of_a_quotation_inside(lang: str, copy: str, shown: str) -> None:
    assert said(copy, lang) == shown


def test_calls_of_notes_stand_behind_the_marks() -> None:
    text = Text(
        (Inline("Tea", strong=True), Inline("1", note="a"), Inline(" "), Inline("", cite="@s")), "text"
    )
    assert [run.value for run in spoken(text, "en").runs] == ["“", "Tea", "”", "1", " ", ""]


@given(
    st.text(
        st.characters(exclude_categories=("C", "Z"), exclude_characters="\"'“”„‟«»‹›‚‛「」『』〝＂《〈—―‘’"),
        min_size=1,
    ),
    st.sampled_from(["en", "de", "fr", "he", "ja", "sv", "nl"]),
)
def test_the_words_stay_and_are_quoted_once(words: str, lang: str) -> None:
    begin, end = typography(lang).double
    once = said(words, lang)
    assert once.strip(f"{begin}{end}\u00a0") == words.strip("\u00a0")
    assert said(once, lang) == once or once[0] in "'‘’"


@pytest.mark.parametrize("lang", ["en", "ar", "ja", "fr"])
def test_pages_html_and_text_have_the_same_marks(lang: str) -> None:
    data = {
        **{"factsheet": 1, "id": "x", "lang": lang, "title": "Title", "publisher": {"name": "X"}},
        **{"summary": "Summary", "story": {"heading": "A day", "quote": "Cold", "text": "It was cold."}},
        "body": {"q": {"kind": "quote", "text": "Tea and company", "who": "Anna"}},
    }
    edition = localize(read_data(data))
    texts = {each.text.path: each.text.plain for each in walk(edition.document) if isinstance(each, Quote)}
    shown = typography(lang)
    space = shown.inside
    assert texts["body.q.text"] == f"{shown.double[0]}{space}Tea and company{space}{shown.double[1]}"
    # The quotation of a story is drawn from its own text: nobody else says it.
    assert texts["story.quote"] == "Cold"
    pages = factsheet.compose(edition, factsheet.load_layout("brief"))
    placed = sorted((run.start, run.text) for run in set_runs(pages) if run.path == "body.q.text")
    line = "".join(text for _, text in placed)
    assert line.split() == texts["body.q.text"].split()
    for made in factsheet.produce(edition, targets=("html", "text")):
        assert texts["body.q.text"] in made.data.decode()
