"""Key numbers: which of them is the main one, and where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.document.nodes import Statistic, walk
from factsheet.pipeline import edition_of, load

HEAD: dict[str, Any] = {
    **{"factsheet": 1, "id": "made", "lang": "en", "title": "Water", "summary": "Boil it."},
    "publisher": {"name": "City Water"},
}
PLAIN = {"value": 42, "label": "schools have a garden"}
QUOTED = {"value": 83, "unit": "percent", "label": "{value} of them grow beans"}
DRAWN = {"value": 4, "unit": "percent", "label": "had a lawyer", "show": "donut"}
LACKING = {"missing": "not-available", "label": "wells were tested"}


@pytest.mark.parametrize(
    ("items", "order", "main"),
    [
        ({"a": PLAIN}, "a", "a"),
        ({"a": LACKING}, "a", ""),
        ({"a": PLAIN, "b": PLAIN}, "ab", ""),
        ({"a": PLAIN, "b": QUOTED, "c": DRAWN}, "bac", "b"),
        ({"a": PLAIN, "b": PLAIN, "c": DRAWN, "d": QUOTED}, "cabd", "c"),
        ({"a": DRAWN, "b": QUOTED}, "ab", "a"),
    ],
)
def test_the_main_number_stands_first_and_the_others_keep_their_order(
    items: dict[str, Any], order: str, main: str
) -> None:
    edition = edition_of(load(HEAD | {"key_numbers": {"items": items}}))
    read = [each.id for each in walk(edition.document) if isinstance(each, Statistic)]
    assert "".join(each.removeprefix("key_numbers.")[0] for each in read) == order
    hero = edition.find("key_numbers.hero") or ()
    assert [each.path if hasattr(each, "path") else each.id for each in hero] == [
        f"key_numbers.{main}"
    ] * bool(main)
