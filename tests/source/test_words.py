"""`words:` of the data file: lists by language that reach the lines, and mistakes with their places."""

from __future__ import annotations

import jsonschema
import pytest

from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from factsheet.source.schema import schema
from factsheet.yaml_source import parse
from tests.source.sample import FILE, FOLDER, SOURCE, read_text, refused

WORDS = SOURCE + "\nwords:\n  km: [ភាព, ស្មើ]\n  zh-hant: [難民]\n  zh: [香港, 難民]\n"


def test_words_are_read_by_language_as_the_tag_is_spelled() -> None:
    assert read_text(WORDS).meta.words == {
        "km": ("ភាព", "ស្មើ"),
        "zh-Hant": ("難民",),
        "zh": ("香港", "難民"),
    }


@pytest.mark.parametrize(
    ("tag", "words"),
    [("km", ("ភាព", "ស្មើ")), ("km-u-nu-latn", ("ភាព", "ស្មើ")), ("zh-Hant-HK", ("難民", "香港")), ("en", ())],
)
def test_an_edition_has_the_words_of_its_language(tag: str, words: tuple[str, ...]) -> None:
    assert localize(read_text(WORDS), tag).words == words


def test_words_are_taken_from_a_program_too() -> None:
    value = parse(WORDS, FILE).value
    assert isinstance(value, dict)
    assert read_data(value, FOLDER).meta.words["km"] == ("ភាព", "ស្មើ")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("words: [a]", "words is a list, not a group of keys"),
        ("words: {x-: [a]}", "words.x- is not a language tag"),
        ("words: {khmer: [a]}", "words.khmer is not a language tag"),
        ("words: {km: a}", "words.km is text, not a list"),
        ("words: {km: }", "words.km is empty"),
        ("words: {km: []}", "words.km has 0 words; 1 to 2,000 are allowed"),
        ("words: {km: [a, ]}\n", ""),
        ("words: {km: [a, ~]}", "words.km.2 is empty"),
        ('words: {km: [a, ""]}', "words.km.2 is empty"),
        ('words: {km: [" a"]}', "words.km.1 has white space at an end"),
        ('words: {km: ["a\\nb"]}', "words.km.1 holds a character that does not print"),
        ('words: {km: ["a\\u200bb"]}', "words.km.1 holds a character that does not print"),
        ("words: {km: [{a: b}]}", "words.km.1 is a group of keys, not a word"),
        (f"words: {{km: [{'a' * 80}]}}", ""),
        (f"words: {{km: [{'a' * 81}]}}", "words.km.1 has 81 characters; a word has at most 80"),
        (f"words: {{km: [{', '.join(['a'] * 2001)}]}}", "words.km has 2,001 words; 1 to 2,000 are allowed"),
    ],
)
def test_a_mistake_in_a_list_is_told_where_it_is(written: str, said: str) -> None:
    source = f"{SOURCE}\n{written}\n"
    if not said:
        assert read_text(source).meta.words
        return
    (found,) = refused(source)
    assert found.message == said
    assert found.span is not None and found.span.line == source.rstrip().count("\n") + 1
    assert found.hint


def test_the_schema_knows_the_lists() -> None:
    asked = schema()["properties"]["words"]
    assert asked["additionalProperties"]["items"]["maxLength"] == 80
    check = jsonschema.Draft7Validator(asked)
    assert check.is_valid({"km": ["ភាព"]}) and not check.is_valid({"km": "ភាព"})
