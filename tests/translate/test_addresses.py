"""The page behind the code is in the language of the edition, or a warning says that it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.locale.edition import localize
from factsheet.translate.addresses import foreign_addresses, spoken
from tests.locale.folder import DATA, GERMAN, sheet

CALL = "call_to_action:\n  text: Read on\n  url: {url}\n"


@pytest.mark.parametrize(
    ("url", "tag"),
    [
        ("https://example.org/en/report", "en"),
        ("https://fr.example.org/", "fr"),
        ("https://example.org/?lang=pt-BR", "pt-BR"),
    ],
)
def test_an_address_of_another_language_is_told_with_its_line(tmp_path: Path, url: str, tag: str) -> None:
    data = DATA + CALL.replace("{url}", url)
    edition = localize(sheet(tmp_path, data), "de", GERMAN | {"call_to_action.text": "Mehr lesen"})
    (problem,) = foreign_addresses(edition)
    assert problem.message.startswith(f"call_to_action.url leads to {url}, a page in ")
    assert problem.span is not None
    assert problem.span.line == len(data.splitlines())


@pytest.mark.parametrize(
    "url", ["https://example.org/{lang}/report", "https://example.org/report", "https://example.org/de"]
)
def test_an_address_of_the_edition_or_of_no_language_is_fine(tmp_path: Path, url: str) -> None:
    data = DATA + CALL.replace("{url}", url)
    edition = localize(sheet(tmp_path, data), "de", GERMAN | {"call_to_action.text": "Mehr lesen"})
    assert list(foreign_addresses(edition)) == []


@pytest.mark.parametrize("license", ["CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-ND-4.0", "CC0-1.0", "MIT-0"])
def test_a_licence_and_a_partner_are_no_pages_in_another_language(tmp_path: Path, license: str) -> None:
    partner = "{a: {name: Partner, url: 'https://example.org/en/'}}"
    data = DATA + f"imprint: {{license: {license}, partners: {partner}}}\n"
    edition = localize(sheet(tmp_path, data), "de", GERMAN | {"imprint.partners.a.name": "Partner"})
    assert list(foreign_addresses(edition)) == []


def test_an_address_that_is_printed_too_is_told_once(tmp_path: Path) -> None:
    data = DATA + CALL.replace("{url}", "https://example.org/en/") + "  show_url: true\n"
    edition = localize(sheet(tmp_path, data), "de", GERMAN | {"call_to_action.text": "Mehr lesen"})
    (problem,) = foreign_addresses(edition)
    assert problem.path == "call_to_action.url"


@pytest.mark.parametrize(
    ("url", "tag"),
    [
        ("https://wa.me/447946095812", ""),
        ("https://m.me/office", ""),
        ("https://hi.co.uk/report", ""),
        ("https://de.com", ""),
        ("https://fr.example.org/", "fr"),
        ("https://ar.example.org.uk/", "ar"),
        ("https://wa.me/?lang=fr", "fr"),
    ],
)
def test_the_first_label_of_a_site_is_its_name(url: str, tag: str) -> None:
    assert spoken(url) == tag
