"""Variables: values that texts set by their ids, in the data file and in translations."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from factsheet.document.nodes import Code, walk, words
from factsheet.errors import CatalogueError, DataError
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


def test_a_translation_has_to_keep_them() -> None:
    with pytest.raises(CatalogueError) as caught:
        localize(read_data(DATA), "de", {"title": "Wasser"}, fallback=True)
    lost = [each.message for each in caught.value.diagnostics if each.code == "placeholder-lost"]
    assert lost == ["title has lost {district}"]


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"district": True}, "variables.district is true or false, not text or a number"),
        ({"district": {"value": 3}}, "variables.district is a group of keys, not text or a number"),
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
    assert read_data(data).meta.variables["share"].value == Decimal("0.3")
