"""What single blocks make of their values."""

from __future__ import annotations

import pytest

from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from tests.source.sample import changed, read_text, refused

PUBLISHER = "  name: Leitner Center\n"


def publisher(line: str, selector: str) -> tuple[str, str]:
    """What is printed of an address, and where it leads."""
    text = localize(read_text(changed(PUBLISHER, PUBLISHER + line))).find(selector)
    return text.plain, text.runs[0].link


@pytest.mark.parametrize(
    ("written", "printed", "link"),
    [
        ("https://www.example.org/", "example.org", "https://www.example.org/"),
        ("info@example.org", "info@example.org", "mailto:info@example.org"),
        ("mailto:info@example.org", "info@example.org", "mailto:info@example.org"),
        ("+852 2345 6789", "+852 2345 6789", "tel:+85223456789"),
        ("(02) 345-678", "(02) 345-678", "tel:02345678"),
    ],
)
def test_addresses_are_printed_short_and_lead_where_they_say(written: str, printed: str, link: str) -> None:
    assert publisher(f'  contact: "{written}"\n', "publisher.contact") == (printed, link)


@pytest.mark.parametrize("written", ["javascript:x", "call us", "file:///etc/passwd"])
def test_other_addresses_are_refused(written: str) -> None:
    (problem,) = refused(changed(PUBLISHER, PUBLISHER + f'  website: "{written}"\n'))
    assert problem.message.startswith(f'publisher.website "{written}" ')
    assert problem.hint == "write https://example.org/report, info@example.org or +852 2345 6789"


def test_an_address_in_another_language_wins_over_the_placeholder() -> None:
    source = changed("  url: https", "  urls: {en: https://example.org/english}\n  url: https")
    edition = localize(read_text(source))
    assert edition.find("call_to_action.url").value == "https://example.org/english"
    assert "https://example.org/english" in edition.index["call_to_action.url.code"].alt.plain


def test_addresses_by_language_are_checked_each() -> None:
    (problem,) = refused(changed("  url: https", "  urls: {ar: 'javascript:x'}\n  url: https"))
    assert problem.message.startswith('call_to_action.urls.ar "javascript:x" leads to javascript:')


@pytest.mark.parametrize(
    ("unit", "value", "printed"),
    [
        ("one_in", "77", "1 in 77"),
        ("per_1000", "13", "13 per 1,000"),
        ("years", "5", "5 years"),
        ("count", "1.30", "1.30"),
    ],
)
def test_units(unit: str, value: str, printed: str) -> None:
    source = changed("value: 1.3\n      unit: percent", f"value: {value}\n      unit: {unit}")
    source = source.replace("show: icon_array", "show: tile")
    assert localize(read_text(source)).find("key_numbers.acceptance_rate.figure").plain.strip() == printed


def test_sources_may_stand_under_items_beside_a_heading() -> None:
    source = changed(
        "sources:\n  unseen_struggles:\n    title",
        "sources:\n  heading: Sources\n  items:\n   unseen_struggles:\n    title",
    )
    edition = localize(read_text(source))
    assert edition.find("sources.heading").plain == "Sources"
    assert edition.find("sources.lines")[0].path == "sources.unseen_struggles"


@pytest.mark.parametrize(
    ("lang", "page", "printed"),
    [
        ("en", "44", "p. 44"),
        ("en", "44-47", "p. 44-47"),
        ("en", "p. 44-47", "p. 44-47"),
        ("en", "pp. 44-47", "pp. 44-47"),
        ("en", "P.44", "P.44"),
        ("en", "A 12", "p. A 12"),
        ("en", "xii", "p. xii"),
        ("en", "Annex 2", "Annex 2"),
        ("de", "S. 44", "S. 44"),
        ("de", "pp. 44", "pp. 44"),
        ("fr", "p. 44", "p. 44"),
        ("bg", "стр. 44", "стр. 44"),
        ("bg", "44", "с. 44"),
        ("zh", "第44页", "第44页"),
        ("zh", "44", "第 44 页"),
        ("ja", "44ページ", "44ページ"),
        ("ar", "ص ٤٤", "ص ٤٤"),
        ("hi", "पृ. 44", "पृ. 44"),
    ],
)
def test_the_word_for_a_page_is_printed_once(lang: str, page: str, printed: str) -> None:
    data = {
        "factsheet": 1,
        "id": "paged",
        "lang": lang,
        "title": "44",
        "summary": "A message.",
        "publisher": {"name": "One"},
        "sources": {"a": {"title": "Two", "publisher": "Three", "page": page}},
    }
    (line,) = localize(read_data(data)).find("sources.lines")
    assert line.plain.partition("Three")[2].strip(" ,，、،") == printed


def test_a_text_that_yaml_takes_for_a_number_is_printed_as_written() -> None:
    edition = localize(read_text(changed("title: Refugees in Hong Kong", "title: 19.50")))
    assert edition.title == "19.50"


def test_paragraphs_of_folded_and_of_literal_text() -> None:
    literal = changed("imprisonment. After escaping, he\n", "imprisonment.\n\n    After escaping, he\n")
    assert len(localize(read_text(literal)).find("story.text").paragraphs()) == 3
    folded = literal.replace("  text: |-\n", "  text: >-\n").replace("\n\n    ", "\n\n\n    ")
    assert len(localize(read_text(folded)).find("story.text").paragraphs()) == 3


def test_partners_with_a_logo_need_not_be_named_in_type() -> None:
    logo = "{name: One, logo: images/leitner-center.svg}"
    partners = f"imprint:\n  partners:\n    a: {logo}\n    b: {{name: Two}}\nsources:\n"
    edition = localize(read_text(changed("sources:\n", partners)))
    assert "imprint.partners.b.name" in edition.texts()
    assert "imprint.partners.a.name" not in edition.texts()


@pytest.mark.parametrize("show", ["", ", show: bar"])
@pytest.mark.parametrize("value", ["0", "0.5", "-3"])
def test_one_in_less_than_one_is_refused_however_it_is_shown(value: str, show: str) -> None:
    item = f"    none: {{value: {value}, unit: one_in, label: Here{show}}}\n"
    head = "  heading: Key numbers\n  items:\n"
    (told,) = refused(changed(head, head + item))
    assert (told.code, told.path) == ("share-out-of-range", "key_numbers.none.value")
    assert told.hint == "write a whole number, 1 or more: 15 prints 1 in 15"


def test_what_no_key_holds_is_told_by_the_key_that_it_is_made_from() -> None:
    head = "  heading: Key numbers\n  items:\n"
    items = (
        '    asked: {value: 3, label: Here, period: "2014/2023", as_of: "2023-11"}\n'
        '    dated: {value: 4, label: There, as_of: "2023-11"}\n'
    )
    edition = localize(read_text(changed(head, head + items)))
    for path, key in {
        "key_numbers.asked.dated": "key_numbers.asked.period",
        "key_numbers.dated.dated": "key_numbers.dated.as_of",
        "key_numbers.dated": "key_numbers.dated",
        "call_to_action.address": "call_to_action.url",
        "call_to_action.url.code": "call_to_action.url",
        "story.text~2@48": "story.text",
    }.items():
        assert edition.key(path) == key
