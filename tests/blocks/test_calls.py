"""Where a call to action leads: the web, a telephone, a mailbox."""

from __future__ import annotations

import pytest

import factsheet
from factsheet.locale.edition import localize
from factsheet.pipeline import results
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
