"""Where a call to action leads: the web, a telephone, a mailbox."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.errors import DataError
from factsheet.locale.edition import localize
from factsheet.pipeline import produce, results
from factsheet.source.reader import read_data
from tests.source.sample import changed, refused

HEAD = {"factsheet": 1, "id": "small", "lang": "en", "title": "A title", "summary": "A message."}


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("0800 116 117", "tel:0800116117"),
        ("tel:0800116117", "tel:0800116117"),
        ("help@example.org", "mailto:help@example.org"),
        ("https://example.org/{lang}", "https://example.org/en"),
    ],
)
def test_a_code_holds_a_telephone_number_or_a_mail_address_too(written: str, leads: str) -> None:
    call = {"text": "Call us", "url": written, "show_url": True}
    edition = localize(read_data(HEAD | {"publisher": {"name": "S"}, "call_to_action": call}))
    assert edition.find("call_to_action.address").runs[0].link == leads
    (made,) = results(edition, "campaign", outputs=(factsheet.SCREEN,))
    assert made.pdf


def test_other_addresses_are_refused() -> None:
    (found,) = refused(changed("  url: https", "  url: call us # https"))
    assert (found.code, found.path) == ("address-not-valid", "call_to_action.url")


@pytest.mark.parametrize(
    ("lang", "behind"),
    [("en", ""), ("de", " (Englisch)"), ("zh-Hant", " (英文)"), ("ar", " (الإنجليزية)"), ("din", " (en-HK)")],
)
def test_the_language_of_what_opens_is_named_in_editions_of_others(lang: str, behind: str) -> None:
    data = {
        **{"factsheet": 1, "id": "called", "lang": "en-GB", "title": "T", "summary": "S"},
        **{"publisher": {"name": "E"}},
        "call_to_action": {"text": "Read on", "url": "https://example.org", "language": "en-HK"},
    }
    other = lang != "en"
    edition = localize(read_data(data), lang if other else None, {} if other else None, fallback=other)
    assert edition.texts()["call_to_action.text"].plain == f"Read on{behind}"
    (made,) = produce(edition, targets=("html",))
    assert 'href="https://example.org" hreflang="en-HK"' in made.data.decode("utf-8")


def test_a_language_that_is_none_is_refused_there_too() -> None:
    data = {
        **{"factsheet": 1, "id": "called", "lang": "en", "title": "T", "summary": "S"},
        **{"publisher": {"name": "E"}},
        "call_to_action": {"text": "Read on", "url": "https://example.org", "language": "English please"},
    }
    with pytest.raises(DataError) as caught:
        read_data(data)
    assert [(each.code, each.path) for each in caught.value.diagnostics] == [
        ("language-not-usable", "call_to_action.language")
    ]
