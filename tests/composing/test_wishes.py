"""Wishes that cannot be kept are told as what they are: no back, no such block."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.pdf.output import SCREEN
from factsheet.pipeline import edition_of, load, results

DATA: dict[str, Any] = {
    **{"factsheet": 1, "id": "wishes", "lang": "en", "title": "Wishes", "publisher": {"name": "Example"}},
    "summary": "They are kept, or told.",
    "body": {
        "first": {"kind": "text", "heading": "First", "text": "A few words. " * 20},
        "last": {"kind": "text", "heading": "Last", "text": "A few words more. " * 20},
    },
}


def told(**more: Any) -> list[tuple[str, str, str]]:
    (made,) = results(edition_of(load({**DATA, **more})), outputs=(SCREEN,))
    return [(each.code, each.message, each.hint) for each in made.warnings]


def wishing(stand: str) -> dict[str, Any]:
    return DATA["body"] | {"last": DATA["body"]["last"] | {"stand": stand}}


def test_the_back_of_one_page_is_told() -> None:
    message, hint = (
        "body.last asks for the back, and there is one page",
        "write pages: 2, or take the wish out",
    )
    assert told(pages=1, body=wishing("back")) == [("wish-not-kept", message, hint)]
    assert told(pages=1, body=wishing("front")) == []


def test_a_preference_for_a_block_that_is_none_is_told_as_that() -> None:
    ((code, message, hint),) = told(prefer={"headr": "beside"})
    assert (code, message) == ("prefer-unknown", "prefer: there is no block 'headr'")
    assert hint == 'did you mean "header"?'


@pytest.mark.parametrize(("count", "messages"), [(1, 1), (12, 1)])
def test_numbers_without_sources_are_one_warning(count: int, messages: int) -> None:
    items = {f"n{number}": {"value": number, "label": "of all"} for number in range(count)}
    found = load({**DATA, "key_numbers": {"items": items}}).warnings
    assert [each.code for each in found] == ["number-without-source"] * messages
    assert (f"{count} numbers" in found[0].message) == (count > 1)
