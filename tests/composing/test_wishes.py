"""Wishes that cannot be kept are told as what they are: no back, no such block."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

import factsheet
from factsheet.pdf.output import SCREEN
from factsheet.pipeline import edition_of, load, results
from tests.sheets.generate import tags
from tests.sheets.generate_body import sheet
from tests.sheets.trial import LAYOUTS, PAPERS, layout_on

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


@pytest.mark.parametrize("fold", ["half", "tri"])
def test_a_block_in_the_middle_that_asks_for_the_back_is_told_to_be_put_last(fold: str) -> None:
    body: dict[str, Any] = CARD["body"] | {"street": CARD["body"]["street"] | {"stand": "back"}}
    body["more"] = {"kind": "text", "heading": "More", "text": "A few words more. " * 40}
    sheet = {"fold": fold, "paper": "A4"}
    found = [hint for code, _, hint in told(**sheet, body=body) if code == "wish-not-kept"]
    assert found == ["blocks keep their order: put body.street last under body:, or take the wish out"]
    # The hint works.
    moved = {key: body[key] for key in body if key != "street"} | {"street": body["street"]}
    assert "wish-not-kept" not in [code for code, _, _ in told(**sheet, body=moved)]


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


def opened(data: dict[str, Any], layout: str, paper: str) -> tuple[list[str], list[str]]:
    """Return which block each page or panel of a sheet begins with, and the codes of its warnings."""
    made = factsheet.compose(edition_of(load(data)), layout_on(layout, paper))
    lines = made.fit.plan
    first = [after for line, after in zip(lines, lines[1:], strict=False) if line.startswith("page ")]
    found = [re.sub(r"^ *0-\d+ (?:\w+\()?([^:\[ )]+).*", r"\1", each) for each in first]
    return found, [each.code for each in made.warnings if each.code in {"wish-not-kept", "panels-blank"}]


CARD: dict[str, Any] = DATA | {
    "body": {
        "street": {"kind": "list", "heading": "Street", "items": {"a": "Ask.", "b": "Stay silent."}},
        "door": {
            "kind": "steps",
            "heading": "Door",
            "items": {"a": {"title": "Keep it shut."}, "b": {"title": "Call us."}},
        },
        "plan": {"kind": "list", "heading": "Plan", "items": {"a": "Two numbers.", "b": "Your papers."}},
        "help": {"kind": "contact", "items": {"l": {"label": "Free", "phone": "0800 123 456", "main": True}}},
    }
}


def card(*new: str, **more: Any) -> dict[str, Any]:
    body = {key: each | ({"page": "new"} if key in new else {}) for key, each in CARD["body"].items()}
    return CARD | {"body": body} | more


@pytest.mark.parametrize("layout", LAYOUTS)
def test_blocks_that_ask_for_a_page_have_it_however_little_copy_there_is(layout: str) -> None:
    for paper, pages in (("A4", 3), ("A4-tri", 4)):
        found, codes = opened(card("door", "plan"), layout, paper)
        assert {"body.door", "body.plan"} <= set(found)
        # On a leaflet the front is a panel of its own before others are left blank.
        assert len(found) >= pages and "wish-not-kept" not in codes


def test_a_sheet_of_which_every_block_asks_for_a_page_has_as_many() -> None:
    found, codes = opened(card(*CARD["body"]), "campaign", "A4")
    assert found == ["header", "body.street", "body.door", "body.plan", "body.help"]
    assert codes == []


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        ({"pages": 1}, "write pages: 5, or take the wish out"),
        ({"pages": 3}, "write pages: 5, or take the wish out"),
        ({"fold": "half", "paper": "A4"}, "take wishes out: they need 5 panels, and there are 4"),
    ],
)
def test_a_wish_is_given_up_where_there_are_fewer_pages_and_says_why(more: Any, hint: str) -> None:
    found = told(**card(*CARD["body"]) | more)
    # As many are kept as there are pages after the first.
    assert len(found) == 5 - {1: 1, 3: 3}.get(more.get("pages"), 4)
    assert {(code, way) for code, _, way in found} == {("wish-not-kept", hint)}


@pytest.mark.parametrize("seed", range(4))
def test_of_random_sheets_every_block_that_asks_for_a_page_begins_one(seed: int) -> None:
    chance = Random(seed)
    data, paper = sheet(chance, 6, tags()), chance.choice([*PAPERS])
    asking = chance.sample([*data["body"]], min(2, len(data["body"])))
    for key, block in data["body"].items():
        block.pop("stand", None)
        block |= {"page": "new"} if key in asking else {}
    found, codes = opened(data, chance.choice(LAYOUTS), paper)
    assert {f"body.{key}" for key in asking} <= set(found)
    assert "wish-not-kept" not in codes


@pytest.mark.parametrize("blocks", [4, 5, 6])
@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_short_blocks_of_a_leaflet_are_in_one_piece_however_large_its_type(blocks: int, layout: str) -> None:
    items = {f"i{n}": f"Say no more than this, and say it calmly {n}." for n in range(4)}
    kinds: list[dict[str, Any]] = [
        {"kind": "list", "items": items},
        {"kind": "steps", "items": {key: {"title": "Do this", "text": each} for key, each in items.items()}},
        {"kind": "text", "tone": "warning", "text": "Sign nothing. " * 8 + "\n\n" + "Ask. " * 8},
    ]
    body = {f"b{n}": {"heading": f"Block {n}"} | kinds[n % 3] for n in range(blocks)}
    made = factsheet.compose(edition_of(load(DATA | {"body": body})), layout_on(layout, "A4-tri"))
    assert made.fit.scale > 1
    assert not [line for line in made.fit.plan if "[" in line], "a block parts"


@pytest.mark.parametrize("layout", ["brief", "editorial"])
def test_more_than_the_back_of_a_leaflet_holds_goes_before_it_and_leaves_no_panel_blank(layout: str) -> None:
    """All blocks that ask for the back stood on it in type at the floor, two panels before them blank."""
    items = {f"i{number}": f"Say no more than this, and say it calmly {number}." for number in range(12)}
    each = {"kind": "list", "items": items, "stand": "back"}
    body = {f"b{number}": {"heading": f"Block {number}"} | each for number in range(5)}
    made = factsheet.compose(edition_of(load(DATA | {"body": body})), layout_on(layout, "A4-half"))
    assert "panels-blank" not in [warning.code for warning in made.warnings]
    *_, last = [line for line in made.fit.plan if line.startswith("page ")]
    assert "body.b4" in "".join(made.fit.plan[made.fit.plan.index(last) :])
    # Those that stand before the back are told.
    assert [warning.code for warning in made.warnings].count("wish-not-kept") in range(1, 5)


@pytest.mark.parametrize("layout", ["brief", "campaign", "editorial"])
def test_two_blocks_that_the_back_of_a_leaflet_holds_stand_on_it(layout: str) -> None:
    text = {"kind": "text", "text": "A few words. " * 70}
    back = {"kind": "text", "text": "Call us. " * 20, "stand": "back"}
    kinds = {"a": text, "b": text, "c": text, "d": back, "e": back}
    body = {key: {"heading": f"Block {key}"} | block for key, block in kinds.items()}
    assert "wish-not-kept" not in opened(DATA | {"body": body}, layout, "A4-half")[1]
