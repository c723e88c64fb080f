"""Variables: values that texts set by their ids, in the data file and in translations."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factsheet.document.nodes import Code, Figure, walk, words
from factsheet.document.quantity import Quantity
from factsheet.errors import CatalogueError, DataError
from factsheet.locale.catalogues import units
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data

DATA: dict[str, Any] = {
    **{"factsheet": 1, "id": "varied", "lang": "en", "typography": "smart"},
    "variables": {"district": "O'Higgins", "schools": 12500, "share": 0.5, "phone": "011 23"},
    "title": "Water in {district}",
    "summary": "{district}'s {schools} schools, {share} of {rate}, call {phone}.",
    "publisher": {"name": "Example"},
    "key_numbers": {"items": {"rate": {"value": 37, "label": "in {district}"}}},
    "call_to_action": {"text": "Read of {district}", "url": "https://example.org"},
}


def test_a_variable_stands_in_titles_texts_and_labels() -> None:
    edition = localize(read_data(DATA))
    assert edition.title == "Water in O’Higgins"
    said = {text.path: text for text in words(edition.document)}
    assert said["summary"].plain == "O’Higgins’s 12,500 schools, 0.5 of 37, call 011 23."
    assert said["key_numbers.rate.label"].plain == "in O’Higgins"
    assert [run.ref for run in said["summary"].runs if run.ref] == ["rate"]
    (code,) = (each for each in walk(edition.document) if isinstance(each, Code))
    assert "O’Higgins" in code.alt.plain and "{" not in code.alt.plain


def test_numbers_are_written_in_the_language_of_the_edition() -> None:
    texts = {"summary": "{schools} Schulen in {district}, {share}, {rate}, {phone}"}
    edition = localize(read_data(DATA), "de", texts, fallback=True)
    said = {text.path: text.plain for text in words(edition.document)}
    assert said["summary"] == "12.500 Schulen in O’Higgins, 0,5, 37, 011 23"
    assert said["title"] == "Water in O’Higgins"


@pytest.mark.parametrize(
    ("written", "english", "german"),
    [
        ("2026-03-01", "1 March 2026", "1. März 2026"),
        ("2026-03", "March 2026", "März 2026"),
        ("2026", "2026", "2026"),
    ],
)
def test_dates_are_written_in_the_words_of_the_edition(written: str, english: str, german: str) -> None:
    address = {"text": "Read", "url": "https://example.org/{opened}"}
    data = {**DATA, "lang": "en-GB", "summary": "Open since {opened}.", "call_to_action": address}
    data["variables"] = DATA["variables"] | {"opened": {"date": written}}
    sheet = read_data(data)
    said = {text.path: text.plain for text in words(localize(sheet).document)}
    assert said["summary"] == f"Open since {english}."
    other = localize(sheet, "de", {"summary": "Offen seit {opened}."}, fallback=True)
    assert {text.path: text.plain for text in words(other.document)}["summary"] == f"Offen seit {german}."
    (code,) = (each for each in walk(other.document) if isinstance(each, Code))
    assert code.address.value == f"https://example.org/{written}"


@pytest.mark.parametrize(
    ("group", "code"),
    [
        ({"date": "1 March 2026"}, "date-not-valid"),
        ({"date": "2026-02-30"}, "date-not-valid"),
        ({"date": "2026-03-01", "value": 3}, "unknown-key"),
    ],
)
def test_what_is_no_date_is_an_error(group: dict[str, Any], code: str) -> None:
    data = {**DATA, "variables": DATA["variables"] | {"opened": group}, "title": "Of {opened}"}
    with pytest.raises(DataError) as caught:
        read_data(data)
    assert code in {each.code for each in caught.value.diagnostics}


def test_a_translation_has_to_keep_them() -> None:
    with pytest.raises(CatalogueError) as caught:
        localize(read_data(DATA), "de", {"title": "Wasser"}, fallback=True)
    lost = [each.message for each in caught.value.diagnostics if each.code == "placeholder-lost"]
    assert lost == ["title has lost {district}"]


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"district": True}, "variables.district is true or false, not text, a number or a date"),
        ({"district": [3]}, "variables.district is a list, not text, a number, a date or a time"),
        ({"district": " "}, "variables.district is empty"),
        ({"district": "x" * 501}, "variables.district has 501 characters; the limit is 500"),
        ({"district": "x", "Two": 2}, "variables.Two is no id"),
        ({"district": "x", "value": 2}, "variables.value cannot be the id of a variable"),
        ({"district": "x", "rate": 2}, "variables.rate is the id of a key number too"),
    ],
)
def test_what_cannot_be_a_variable_is_an_error(variables: dict[str, Any], message: str) -> None:
    data = {**DATA, "summary": "In {district}.", "variables": variables}
    with pytest.raises(DataError) as caught:
        read_data(data)
    assert [each.message.startswith(message) for each in caught.value.diagnostics] == [True]
    assert caught.value.diagnostics[0].hint


def test_a_mistyped_variable_gets_a_suggestion() -> None:
    with pytest.raises(DataError) as caught:
        read_data({**DATA, "title": "Water in {distrct}"})
    assert caught.value.diagnostics[0].hint == 'did you mean "district"?'


def test_a_float_has_no_binary_noise() -> None:
    data = {**DATA, "variables": DATA["variables"] | {"share": 0.1 + 0.2}}
    share = read_data(data).meta.variables["share"].value
    assert isinstance(share, Quantity) and share.value == Decimal("0.3")


def addressed(**more: Any) -> dict[str, Any]:
    body = {
        "help": {
            "kind": "contact",
            "items": {"line": {"label": "Hotline", "phone": "{phone}", "url": "https://help.org/{district}"}},
        },
        "map": {"kind": "picture", "file": "maps/{code}.svg", "alt": "A map of {district}"},
        "more": {
            "kind": "text",
            "text": "See [the page](https://example.org/{lang}/{district}?n={schools}).",
        },
    }
    call = {"text": "Read on", "url": "https://example.org/{lang}/{district}", "show_url": True}
    variables = DATA["variables"] | {"code": "hk-01", "phone": "+852 2345 6789"}
    return {**DATA, "variables": variables, "body": body, "call_to_action": call, **more}


def test_a_variable_stands_in_addresses_phones_and_the_names_of_files(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "maps" / "hk-01.svg").write_text(drawing, encoding="utf-8")
    edition = localize(read_data(addressed(), tmp_path))
    elements = list(walk(edition.document))
    (code,) = (each for each in elements if isinstance(each, Code))
    assert code.address.value == "https://example.org/en/O%27Higgins"
    assert [each.art.value for each in elements if isinstance(each, Figure)] == ["maps/hk-01.svg"]
    links = {run.link: run.value for text in words(edition.document) for run in text.runs if run.link}
    assert links == {
        "tel:+85223456789": "+852 2345 6789",
        "https://help.org/O%27Higgins": "help.org/O%27Higgins",
        "https://example.org/en/O%27Higgins?n=12500": "the page",
        "https://example.org/en/O%27Higgins": "example.org/en/O%27Higgins",
    }


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "call_to_action",
            {"text": "Go", "url": "https://example.org/{distric}"},
            "call_to_action.url names",
        ),
        ("summary", "See [it](https://example.org/{distric}).", "summary names"),
        ("picture", "maps/{distric}.svg", "picture names"),
    ],
)
def test_a_variable_that_is_not_there_is_an_error_in_an_address_too(
    key: str, value: object, message: str
) -> None:
    with pytest.raises(DataError) as caught:
        read_data({**DATA, key: value, "picture_alt": "A map"} if key == "picture" else {**DATA, key: value})
    (found,) = (each for each in caught.value.diagnostics if each.code == "unknown-variable")
    assert found.message == f'{message} the variable "distric", which is not there'
    assert found.hint == 'did you mean "district"?'


def test_a_variable_cannot_lead_out_of_the_folder_or_to_a_script() -> None:
    variables = DATA["variables"] | {"up": "../secret", "bad": "javascript:alert(1)"}
    data = {**DATA, "variables": variables, "picture": "{up}.svg", "picture_alt": "A map"}
    data["call_to_action"] = {"text": "Go", "url": "{bad}"}
    with pytest.raises(DataError) as caught:
        read_data(data)
    codes = sorted(each.code for each in caught.value.diagnostics)
    assert codes == ["address-not-valid", "file-name-not-allowed"]


def test_what_a_variable_counts_is_named_in_each_language() -> None:
    data = {**DATA, "summary": "{nets} were given away."}
    data["variables"] = DATA["variables"] | {
        "nets": {"value": 5200, "unit": "other", "unit_label": "bed nets"}
    }
    sheet = read_data(data)
    said = {text.path: text.plain for text in words(localize(sheet).document)}
    assert said["summary"] == "5,200\u00a0bed nets were given away."
    assert [each.source for each in units(sheet) if each.path == "variables.nets.unit_label"] == ["bed nets"]
    texts = {"summary": "{nets} wurden verteilt.", "variables.nets.unit_label": "Moskitonetze"}
    german = localize(sheet, "de", texts, fallback=True)
    said = {text.path: text.plain for text in words(german.document)}
    assert said["summary"] == "5.200\u00a0Moskitonetze wurden verteilt."
    del texts["variables.nets.unit_label"]
    with pytest.raises(CatalogueError) as caught:
        localize(sheet, "de", texts)
    assert "variables.nets.unit_label" in {each.path for each in caught.value.diagnostics}


@pytest.mark.parametrize("group", [{"value": 3, "unit": "other"}, {"value": 3, "unit_label": "nets"}])
def test_what_a_variable_counts_is_named_once(group: dict[str, Any]) -> None:
    with pytest.raises(DataError) as caught:
        read_data({**DATA, "variables": DATA["variables"] | {"nets": group}, "title": "Of {nets}"})
    assert [each.code for each in caught.value.diagnostics] == ["unit-without-label"]
