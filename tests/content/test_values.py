"""Addresses, dates, languages and texts: the small values of the content model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.languages import UnknownLanguageError, language
from factsheet.content.links import fault
from factsheet.document.dates import date, period
from factsheet.document.text import PARAGRAPH, Inline, Text, anchors


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://例え.jp/道",
        "mailto:info@example.org?subject=Report",
        "tel:+852-2345-6789",
    ],
)
def test_addresses_of_the_web_mail_and_telephone_are_taken(address: str) -> None:
    assert fault(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "example.org",
        "https://",
        "https://user@example.org",
        "https://user:secret@example.org",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://example.org/\u202egro.live",
        "https://example.org\\@evil.org",
        "https://[::1",
        "https://example.org:99999",
        "mailto:",
        "mailto:nobody",
        "tel:call me",
        "",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert fault(address)


@given(st.text())
def test_no_address_ends_in_a_traceback(address: str) -> None:
    fault(address)


@pytest.mark.parametrize("written", ["2023", "2023-11", "2023-11-30", "2024-02-29"])
def test_dates_are_years_months_or_days(written: str) -> None:
    assert str(date(written)) == written


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("November 2023", "is not a date"),
        ("2023-13", "is not a date: there is no month 13"),
        ("2023-00", "is not a date: there is no month 00"),
        ("2023-02-30", "is not a date: month 02 of 2023 has no day 30"),
        ("2023-02-00", "is not a date: month 02 of 2023 has no day 00"),
        ("٢٠٢٣", "is not a date"),
    ],
)
def test_days_that_the_calendar_has_not_are_refused(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        date(written)


@pytest.mark.parametrize("written", ["2014/", "/2023", "2023/2014", "2014-2023"])
def test_a_period_has_two_ends_in_order(written: str) -> None:
    with pytest.raises(ValueError, match="is not a "):
        period(written)


@pytest.mark.parametrize(
    ("tag", "spelled", "script", "direction"),
    [
        ("en", "en", "Latn", "ltr"),
        ("EN-gb", "en-GB", "Latn", "ltr"),
        ("ar", "ar", "Arab", "rtl"),
        ("ar-u-nu-latn", "ar-u-nu-latn", "Arab", "rtl"),
        ("he", "he", "Hebr", "rtl"),
        ("ur", "ur", "Arab", "rtl"),
        ("zh", "zh", "Hans", "ltr"),
        ("zh-HK", "zh-HK", "Hant", "ltr"),
        ("zh-hant", "zh-Hant", "Hant", "ltr"),
        ("pa-PK", "pa-PK", "Arab", "rtl"),
        ("az-Arab", "az-Arab", "Arab", "rtl"),
        ("dv", "dv", "Thaa", "rtl"),
        ("ja", "ja", "Jpan", "ltr"),
        ("no", "nb", "Latn", "ltr"),
        ("iw", "he", "Hebr", "rtl"),
        ("in", "id", "Latn", "ltr"),
        ("ji", "yi", "Hebr", "rtl"),
        ("tl", "fil", "Latn", "ltr"),
        ("sh", "sr-Latn", "Latn", "ltr"),
        ("sh-Cyrl", "sr-Cyrl", "Cyrl", "ltr"),
        ("sr-ME", "sr-ME", "Latn", "ltr"),
        ("prs", "fa-AF", "Arab", "rtl"),
        ("zh-cmn-Hant-TW", "zh-Hant-TW", "Hant", "ltr"),
        ("zh-yue-HK", "yue-HK", "Hant", "ltr"),
        ("zh-min-nan", "nan", "Hans", "ltr"),
        ("i-klingon", "tlh", "Latn", "ltr"),
        ("eng-UK", "en-GB", "Latn", "ltr"),
        ("ctg", "ctg", "Beng", "ltr"),
        ("de-1996-t-en-x-Secret", "de-1996-t-en-x-secret", "Latn", "ltr"),
        ("qqy", "qqy", "Latn", "ltr"),
        ("qqy-Arab", "qqy-Arab", "Arab", "rtl"),
        ("x-klass-9", "x-klass-9", "Latn", "ltr"),
    ],
)
def test_a_tag_tells_script_and_direction(tag: str, spelled: str, script: str, direction: str) -> None:
    assert language(tag) == (spelled, script, direction)


@pytest.mark.parametrize(
    ("tag", "message", "hint"),
    [
        ("english", "is not a language tag", 'did you mean "en", for English?'),
        ("Germn", "is not a language tag", 'did you mean "de", for German?'),
        ("jp", "is the code of no language", 'did you mean "ja", for Japanese?'),
        ("gr-GR", "is the code of no language", 'did you mean "el", for Greek?'),
        ("xx", "is the code of no language", "write a tag such as en, ar, pt-BR or zh-Hant"),
        ("en_GB", "is not a language tag", 'did you mean "en-GB"?'),
        ("de-DEU", "is not a language tag", "write a tag such as en, ar, pt-BR or zh-Hant"),
        ("en-t", "is not a language tag", "write a tag such as en, ar, pt-BR or zh-Hant"),
        ("mn-Mong", "runs down the page", "write mn for Mongolian in Cyrillic"),
        ("mn-CN", "runs down the page", "write mn for Mongolian in Cyrillic"),
        ("mnc", "runs down the page", "write it in another script"),
        ("../../evil", "is not a language tag", "write a tag such as en, ar, pt-BR or zh-Hant"),
        ("-rf", "is not a language tag", "write a tag such as en, ar, pt-BR or zh-Hant"),
        ("", "is not a language tag", "write a tag such as en, ar, pt-BR or zh-Hant"),
        ("e" * 300, "is not a language tag", "write a tag such as en, ar, pt-BR or zh-Hant"),
    ],
)
def test_other_tags_are_refused_with_a_way_out(tag: str, message: str, hint: str) -> None:
    with pytest.raises(UnknownLanguageError, match=message) as caught:
        language(tag)
    assert caught.value.hint == hint


@given(st.text(max_size=12))
def test_no_tag_ends_in_a_traceback(tag: str) -> None:
    try:
        language(tag)
    except UnknownLanguageError as error:
        assert error.hint


LINKED = Text(
    (
        Inline("See "),
        Inline("the ", link="https://a.org"),
        Inline("report", strong=True, link="https://a.org"),
        Inline("there", link="#"),
        Inline("."),
    ),
    "about.text",
)


def test_runs_that_lead_to_one_address_are_one_link() -> None:
    assert [(each.path, each.start, each.link) for each in anchors(LINKED)] == [
        ("about.text@4", 4, "https://a.org"),
        ("about.text@14", 14, "#"),
    ]
    assert [each.start for each in LINKED.stretches()] == [0, 0, 4, 0, 19]


def test_a_slice_names_its_links_as_the_whole_does() -> None:
    assert [each.path for each in anchors(LINKED.slice(2, 19))] == ["about.text@4", "about.text@14"]


def test_paragraphs_have_paths_and_offsets_of_their_own() -> None:
    text = Text(
        (Inline("One"), Inline(PARAGRAPH), Inline("two "), Inline("three", strong=True)), "story.text"
    )
    assert [(each.path, each.plain, each.start) for each in text.paragraphs()] == [
        ("story.text~1", "One", 0),
        ("story.text~2", "two three", 0),
    ]
