"""Texts, lists, steps and questions: what they hold, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from factsheet.document.nodes import Figure, Group, List, ListItem, Paragraph, walk
from factsheet.errors import DataError, Diagnostic
from factsheet.locale.catalogues import units
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from factsheet.source.schema import schema
from tests.source.sample import changed, read_text, refused


def sheet(block: dict[str, Any], lang: str = "en") -> dict[str, Any]:
    head = {"factsheet": 1, "id": "small", "lang": lang, "title": "A title", "summary": "A message."}
    return head | {"publisher": {"name": "Somebody"}, "body": {"it": block}}


def group(block: dict[str, Any], lang: str = "en") -> Group:
    found = localize(read_data(sheet(block, lang))).index["body.it"]
    assert isinstance(found, Group)
    return found


def problem(block: dict[str, Any], root: Path | None = None) -> Diagnostic:
    with pytest.raises(DataError) as caught:
        read_data(sheet(block), root)
    (found,) = caught.value.diagnostics
    return found


def test_an_item_may_be_its_text_alone_and_its_path_is_the_same() -> None:
    items = {"plain": "Rest, and **drink**", "whole": {"text": "Sleep"}}
    found = {unit.path: unit.source for unit in units(read_data(sheet({"kind": "list", "items": items})))}
    assert found["body.it.plain.text"] == "Rest, and **drink**"
    assert found["body.it.whole.text"] == "Sleep"


def test_what_an_item_calls_wrongly_is_shown_where_it_stands() -> None:
    body = "\nbody:\n  it:\n    kind: list\n    items:\n      one: Of {nothing} much\nabout:\n"
    source = changed("\nabout:\n", body)
    (found,) = refused(source)
    line = source[: source.index("one: Of")].count("\n") + 1
    assert found.code == "unknown-key-number"
    assert found.span and (found.span.line, found.span.column) == (line, 15)
    assert read_text(changed("\nabout:\n", body.replace("{nothing}", "{resettled}")))


@pytest.mark.parametrize(
    ("style", "marker", "labels", "signs"),
    [
        ("bullets", "bullets", [], []),
        ("numbers", "", ["1", "2"], []),
        ("checks", "icons", [], ["✓", "✓"]),
        ("crosses", "icons", [], ["✗", "✗"]),
    ],
)
def test_the_styles_of_a_list(style: str, marker: str, labels: list[str], signs: list[str]) -> None:
    found = list(walk(group({"kind": "list", "style": style, "items": {"a": "One", "b": "Two"}})))
    (made,) = [each for each in found if isinstance(each, List)]
    assert (made.marker, made.numbered) == (marker, style == "numbers")
    assert [each.label.plain for each in made.items if each.label] == labels
    assert [each.alt.plain for each in found if isinstance(each, Figure) and each.alt] == signs


def test_figures_of_a_list_are_those_of_the_language() -> None:
    found = walk(group({"kind": "list", "style": "numbers", "items": {"a": "١", "b": "٢"}}, "fa"))
    assert [each.label.plain for each in found if isinstance(each, ListItem) and each.label] == ["۱", "۲"]


def test_a_list_of_icons_shows_them() -> None:
    items = {"a": {"text": "One", "icon": "drop"}, "b": {"text": "Two", "icon": "bed"}}
    found = group({"kind": "list", "items": items})
    assert [each.marker for each in walk(found) if isinstance(each, List)] == ["icons"]
    assert [each.art.value for each in walk(found) if isinstance(each, Figure)] == ["drop", "bed"]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ({}, "list-without-items"),
        ({"items": {"a": "x"}, "groups": {"g": {"items": {"a": "x"}}}}, "list-without-items"),
        ({"items": {"a": {"text": "x", "icon": "drop"}, "b": "y"}}, "icons-missing"),
        ({"style": "icons", "items": {"a": "x"}}, "icons-missing"),
        ({"style": "dots", "items": {"a": "x"}}, "unknown-word"),
        ({"items": {}}, "list-without-items"),
        ({"items": {f"i{number}": "x" for number in range(201)}}, "item-count"),
        ({"items": {"a": ["x"]}}, "not-a-group"),
        ({"items": {"a": "x[^n]"}}, "unknown-note"),
        ({"items": {"a": "x"}, "notes": {"n": "y"}}, "note-not-called"),
    ],
)
def test_a_list_that_is_none_is_refused(block: dict[str, Any], code: str) -> None:
    assert problem({"kind": "list"} | block).code == code


def test_a_long_list_is_warned_of() -> None:
    items = {f"i{number}": "x" for number in range(21)}
    assert [each.code for each in read_data(sheet({"kind": "list", "items": items})).warnings] == [
        "items-many"
    ]


def test_steps_are_numbered_in_their_order() -> None:
    items = {"a": {"title": "Order"}, "b": {"title": "Wait", "text": "A week.", "icon": "clock"}}
    (made,) = [each for each in walk(group({"kind": "steps", "items": items})) if isinstance(each, List)]
    assert made.numbered
    assert [(each.label.plain, len(each.children)) for each in made.items if each.label] == [
        ("1", 1),
        ("2", 3),
    ]
    assert problem({"kind": "steps", "items": {"a": {"text": "No title"}}}).code == "key-missing"


def test_a_question_is_a_heading_over_its_answer() -> None:
    items = {"a": {"question": "Why?", "answer": "Because.\n\nOf that."}}
    for heading, level in ((None, 2), ("Asked", 3)):
        block = {"kind": "questions", "items": items} | ({"heading": heading} if heading else {})
        found = localize(read_data(sheet(block)))
        part = found.find("body.it.items")[0]
        assert (part.heading.level, part.heading.text.plain) == (level, "Why?")
    assert problem({"kind": "questions", "items": {"a": {"question": "Why?"}}}).code == "key-missing"


def test_a_myth_is_called_one_in_the_words_of_the_language() -> None:
    items = {"a": {"question": "Falsch.", "answer": "Richtig."}}
    found = group({"kind": "questions", "show": "myths", "items": items}, "de")
    said = [each.text.plain for each in walk(found) if isinstance(each, Paragraph)]
    assert said == ["Mythos", "Fakt", "Richtig."]


def test_the_keys_that_stand_for_a_group_are_in_the_schema() -> None:
    entry = schema()["definitions"]["ListEntry"]
    assert [each["type"] for each in entry["anyOf"]] == ["string", "object"]


@pytest.mark.parametrize(
    ("written", "meant"), [("ticks", "checks"), ("dots", "bullets"), ("ordered", "numbers")]
)
def test_signs_of_a_list_that_have_another_name_elsewhere_are_told_by_their_own(
    written: str, meant: str
) -> None:
    """`ticks` was taken for `icons`, which each item would have to have."""
    with pytest.raises(DataError) as caught:
        read_data(sheet({"kind": "list", "style": written, "items": {"a": "Eat."}}))
    assert [each.hint for each in caught.value.diagnostics] == [f'did you mean "{meant}"?']
