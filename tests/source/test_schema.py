"""The schema by which editors complete and check data files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from factsheet.source.schema import schema
from factsheet.yaml_source import parse
from tests.source.sample import FILE, SOURCE

SCHEMA = schema()


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = SCHEMA["definitions"][node["$ref"].rpartition("/")[2]]
    return node


def alternatives(node: dict[str, Any]) -> list[dict[str, Any]]:
    node = resolved(node)
    parts = node.get("anyOf") or node.get("allOf")
    return [each for part in parts for each in alternatives(part)] if parts else [node]


def unknown_keys(value: Any, node: dict[str, Any], path: str = "") -> list[str]:
    """The keys of a value that the schema has no description of."""
    if not isinstance(value, dict):
        return []
    groups = [each for each in alternatives(node) if each.get("type") == "object"]
    found: list[list[str]] = []
    for group in groups:
        inner = group.get("properties", {})
        rest = group.get("additionalProperties", {})
        lost = [f"{path}.{key}" for key in value if key not in inner and not rest]
        for key, each in value.items():
            lost += unknown_keys(each, inner.get(key, rest or {}), f"{path}.{key}")
        found.append(lost)
    return min(found, key=len) if found else [path]


def test_every_key_of_the_sample_is_in_the_schema() -> None:
    assert unknown_keys(parse(SOURCE, FILE).value, SCHEMA) == []


def test_a_key_that_is_not_known_is_not_in_the_schema() -> None:
    assert unknown_keys({"story": {"hedding": "a"}, "titel": "b"}, SCHEMA) == [".titel", ".story.hedding"]


def test_it_is_plain_json_in_the_words_of_draft_7() -> None:
    text = json.dumps(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in text and "prefixItems" not in text
    for ref in {part.split('"')[0] for part in text.split("#/definitions/")[1:]}:
        assert ref in SCHEMA["definitions"]


@pytest.mark.parametrize(
    ("path", "words"),
    [("KeyNumber.unit", "percent"), ("KeyNumber.show", "icon_array"), ("Story.identity", "protected")],
)
def test_words_of_a_list_are_offered(path: str, words: str) -> None:
    model, field = path.split(".")
    assert words in json.dumps(SCHEMA["definitions"][model]["properties"][field])


def test_every_field_is_described() -> None:
    for name, model in SCHEMA["definitions"].items():
        for field, node in model.get("properties", {}).items():
            assert node.get("description"), f"{name}.{field}"


def test_what_the_edition_adds_is_not_asked_for() -> None:
    assert "numeral" not in SCHEMA["definitions"]["Concern"]["properties"]
    assert "line" not in SCHEMA["definitions"]["Source"]["properties"]


def test_a_block_that_may_be_left_out_may_be_empty() -> None:
    assert {"type": "null"} in SCHEMA["properties"]["imprint"]["anyOf"]
    assert {"type": "null"} in SCHEMA["properties"]["publisher"]["anyOf"]
