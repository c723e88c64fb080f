"""Whatever a file holds, there is a factsheet or a list of reasons; never anything else."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from factsheet.yaml_source import parse
from tests.source.sample import FILE, FOLDER, SOURCE, read_text

SAMPLE: dict[str, Any] = parse(SOURCE, FILE).value  # type: ignore[assignment]
STRANGE: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        1.5,
        10**30,
        "",
        " ",
        "*",
        "**",
        "[",
        "{",
        "{value}",
        "[^x]",
        "[a](#)",
        "\u202e",
        "\u2066",
    ),
    *(
        "0" * 5000,
        "a\n\nb",
        "{acceptance_rate}",
        [],
        {},
        [[]],
        [None],
        {"a": None},
        {"a": {"b": {}}},
        ["a", {"b": 1}],
    ),
]
strange = st.sampled_from(STRANGE) | st.text(max_size=20)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(each for key, item in inner for each in paths(item, (*path, key)))]


PATHS = [path for path in paths(SAMPLE) if path]


def with_value(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value)
    copy[path[0]] = with_value(value[path[0]], path[1:], new)
    return copy


def settle(data: Any) -> None:
    try:
        edition = localize(read_data(data, FOLDER))
    except DataError as error:
        assert error.diagnostics
        return
    nodes = [node.path for node in edition.structure().walk()]
    assert len(nodes) == len(set(nodes))
    assert all(text.plain for text in edition.texts().values())


@given(st.sampled_from(PATHS), strange)
def test_any_value_may_be_anything(path: tuple[Any, ...], value: Any) -> None:
    settle(with_value(SAMPLE, path, value))


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_bytes_changed_at_random(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SOURCE.encode())
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        parse(bytes(data), FILE)
    except DataError as error:
        assert error.diagnostics


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_lines_lost_or_doubled_at_random(seed: int) -> None:
    chance = random.Random(seed)
    lines = SOURCE.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        lines[at : at + 1] = [lines[at]] * chance.choice((0, 2))
    try:
        localize(read_text("\n".join(lines)))
    except DataError as error:
        assert error.diagnostics
