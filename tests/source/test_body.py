"""`body`: blocks under ids of their own, each with its kind, in the order of the file."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

import factsheet
from factsheet.display import StructureRole
from factsheet.document.nodes import Group, Wishes, walk
from factsheet.document.text import Text
from factsheet.errors import DataError, Diagnostic
from factsheet.locale.catalogues import Catalogue, units
from factsheet.locale.edition import localize
from factsheet.makeup.complete import placed_paths
from factsheet.pdf.output import SCREEN
from factsheet.pipeline import results
from factsheet.source.reader import read_data
from factsheet.source.schema import schema
from tests.source.sample import SOURCE, changed, read_text, refused

HEAD = {"factsheet": 1, "id": "small", "lang": "en", "title": "A title", "summary": "A message."}
NUMBER = {"value": 3, "label": "wells", "source": "census"}
SHEET: dict[str, Any] = HEAD | {
    "sources": {"census": {"title": "Census"}},
    "about": {"text": "Of {deep} and {dry}."},
    "body": {
        "first": {"kind": "story", "heading": "One", "text": "A word[^a].", "notes": {"a": "A note."}},
        "wells": {"kind": "key_numbers", "heading": "none", "items": {"deep": NUMBER}},
        "more": {"kind": "key_numbers", "heading": "More", "items": {"dry": NUMBER | {"value": 5}}},
        "second": {"kind": "story", "heading": "Two", "text": "Another[^a].", "notes": {"a": "Its note."}},
    },
    "publisher": {"name": "Somebody"},
    "story": {"heading": "Three", "text": "A third."},
}


def body(**blocks: Any) -> dict[str, Any]:
    return HEAD | {"publisher": {"name": "Somebody"}, "body": blocks}


def problems(data: dict[str, Any]) -> tuple[Diagnostic, ...]:
    with pytest.raises(DataError) as caught:
        read_data(data)
    return caught.value.diagnostics


def test_blocks_read_in_the_order_of_the_file_and_the_small_print_last() -> None:
    edition = localize(read_data(SHEET))
    assert [each.path for each in edition.structure().children] == [
        *("header", "about", "body.first", "body.wells", "body.more", "body.second", "story"),
        *("publisher", "sources"),
    ]
    assert edition.texts()["about.text"].plain == "Of 3 and 5."
    assert edition.find("body.first.heading").plain == "One"
    assert edition.find("body.more.dry").id == "body.more.dry"
    assert [each.text.plain for each in edition.find("body.second.note_list")] == ["*Its note."]


def test_a_heading_may_be_none_and_its_section_keeps_a_title() -> None:
    edition = localize(read_data(SHEET))
    (wells,) = [each for each in edition.structure().walk() if each.path == "body.wells"]
    assert wells.title == "wells"
    assert StructureRole.H2 not in [each.role for each in wells.walk()]
    assert "body.wells.heading" not in [unit.path for unit in units(read_data(SHEET))]


def test_every_text_of_the_body_is_translated() -> None:
    sheet = read_data(SHEET)
    made = {unit.path: unit.source for unit in units(sheet)}
    assert made["body.first.text"] == "A word[^a]."
    assert made["body.second.notes.a"] == "Its note."
    edition = localize(sheet, "de", Catalogue.of("de", made))
    assert edition.find("body.second.text").plain == "Another*."


def test_a_block_carries_its_kind_and_its_wishes() -> None:
    block = {"kind": "about", "text": "Words", "tone": "warning", "stand": "back", "page": "new"}
    edition = localize(read_data(body(careful=block)))
    group = edition.index["body.careful"]
    assert isinstance(group, Group)
    assert (group.kind, group.wishes) == ("about", Wishes("warning", "back", True))
    said = [each.plain for path, each in edition.texts().items() if path.startswith("body")]
    assert said == ["Warning", "Words"]


@pytest.mark.parametrize("layout", ["campaign", "editorial"])
def test_what_a_layout_does_not_know_is_set_whole(layout: str) -> None:
    (made,) = results(localize(read_data(SHEET)), layout, outputs=(SCREEN,))
    paths = placed_paths(made.composition.pages)
    assert {"body.first.heading", "body.first.text", "body.wells.deep.label", "body.more.dry.value"} <= paths


def test_a_publisher_may_read_at_the_head() -> None:
    edition = localize(read_data(SHEET))
    assert [each.id for each in edition.publisher_at("head").document.children][:3] == [
        *("header", "publisher", "about")
    ]
    assert edition.publisher_at("foot") is edition
    assert edition.publisher_at("head").publisher_at("head").texts().keys() == edition.texts().keys()


def test_a_sheet_without_a_publisher_is_warned_of() -> None:
    sheet = read_data(HEAD)
    assert [each.code for each in sheet.warnings] == ["publisher-missing"]
    assert localize(sheet).author == ""


def test_notes_of_two_blocks_that_share_an_id_are_two_places_of_a_page() -> None:
    (html,) = factsheet.produce(localize(read_data(SHEET)), targets=("html",))
    ids = [part.partition('"')[0] for part in html.data.decode().split(' id="')[1:]]
    assert sorted(each for each in ids if ids.count(each) > 1) == []
    assert len([each for each in ids if each.startswith("note-")]) == 2


@pytest.mark.parametrize(
    ("block", "code", "hint"),
    [
        ({"text": "x"}, "kind-missing", "add a line kind: with one of about, "),
        ({"kind": "storry", "text": "x"}, "unknown-kind", 'did you mean "story"?'),
        ({"kind": "sources", "a": {"title": "x"}}, "unknown-kind", "sources stands at the top of the file"),
        ({"kind": ["about"], "text": "x"}, "unknown-kind", "known are: "),
        ("about", "not-a-group", "write its kind and its keys below it"),
        ({"kind": "about", "text": "x", "tonne": "note"}, "unknown-key", 'did you mean "tone"?'),
        ({"kind": "about", "text": "x", "tone": "loud"}, "unknown-word", "known are: plain, note, warning"),
    ],
)
def test_a_block_that_is_none_is_told_with_the_way_out(block: Any, code: str, hint: str) -> None:
    (found,) = problems(body(bad=block))
    assert found.code == code and found.path.startswith("body.bad") and found.hint.startswith(hint)


def test_messages_point_into_the_body() -> None:
    source = changed("\nabout:\n", "\nbody:\n  danger:\n    kind: abuot\n    text: Run\nabout:\n")
    (found,) = refused(source)
    line = source[: source.index("abuot")].count("\n") + 1
    assert found.span and (found.span.line, found.span.column) == (line, 11)


def test_an_id_that_two_blocks_of_numbers_use_cannot_be_quoted() -> None:
    numbers = {"kind": "key_numbers", "items": {"deep": NUMBER}}
    data = HEAD | {
        "publisher": {"name": "Somebody"},
        "sources": {"census": {"title": "Census"}},
        "body": {"one": numbers, "two": numbers, "said": {"kind": "about", "text": "Of {deep}."}},
    }
    (found,) = problems(data)
    assert (found.code, found.path) == ("key-number-unclear", "body.said.text")


def test_a_list_of_blocks_is_taken_with_a_warning() -> None:
    sheet = read_data(HEAD | {"publisher": {"name": "S"}, "body": [{"kind": "about", "text": "Words"}]})
    assert list(sheet.blocks) == ["header", "body.1", "publisher"]
    assert [each.code for each in sheet.warnings] == ["items-without-ids"]


def test_ids_of_blocks_may_be_words_that_elsewhere_hold_items() -> None:
    blocks = {name: {"kind": "about", "text": f"Words of {name}"} for name in ("items", "rows", "data")}
    edition = localize(read_data(body(**blocks)))
    assert edition.find("body.rows.text").plain == "Words of rows"
    found = [each for each in walk(edition.document) if isinstance(each, Group)]
    assert len({each.id for each in found}) == len(found)
    assert isinstance(edition.find("body.data.text"), Text)


def test_editors_complete_a_block_by_its_kind() -> None:
    check = jsonschema.Draft7Validator(schema())
    assert list(check.iter_errors(SHEET)) == []
    for wrong in ({"kind": "nothing"}, {"text": "x"}, {"kind": "about", "heading": "x"}, {"kind": "sources"}):
        assert list(check.iter_errors(body(bad=wrong))), wrong


def test_too_many_blocks_are_refused() -> None:
    blocks = {f"b{number}": {"kind": "about", "text": "x"} for number in range(201)}
    (found,) = problems(body(**blocks))
    assert (found.code, found.path) == ("item-count", "body")


def test_the_sample_reads_as_its_file_says() -> None:
    assert list(read_text(SOURCE).blocks) == [
        *("header", "key_numbers", "key_concerns", "story", "recommendations", "about"),
        *("call_to_action", "publisher", "sources"),
    ]
