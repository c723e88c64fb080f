"""Notes of the sheet: any text calls them, they stand at its end, counted through it."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.document.nodes import Note, walk
from factsheet.errors import DataError
from factsheet.locale.catalogues import units
from factsheet.locale.edition import localize
from factsheet.pipeline import produce
from factsheet.source.reader import read_data

DATA: dict[str, Any] = {
    **{"factsheet": 1, "id": "noted", "lang": "en", "title": "Notes", "publisher": {"name": "Example"}},
    "summary": "All of it[^who] is true.",
    "key_numbers": {
        "notes": {"hand": "Counted by hand."},
        "items": {"a": {"value": 3, "label": "of all[^hand] here[^who]"}},
    },
    "key_concerns": {"items": {"wet": {"title": "Wet", "text": "It rains[^rain]."}}},
    "story": {"heading": "A story", "text": "Once[^x] and now[^who].", "notes": {"x": "Not quite."}},
    "notes": {"rain": "Nearly always.", "who": "Those who were asked.", "x": "Another."},
    "imprint": {"license": "CC-BY-4.0"},
}
DATA["summary"] += " Or not[^x]."


def said(lang: str | None = None) -> dict[str, str]:
    edition = localize(read_data(DATA), lang, {} if lang else None, fallback=bool(lang))
    return {path: text.plain.replace("\u00a0", " ") for path, text in edition.texts().items()}


def test_they_are_counted_in_the_order_of_the_sheet_and_a_block_goes_before() -> None:
    found = said()
    assert found["summary"] == "All of it(1) is true. Or not(2)."
    assert found["key_numbers.a.label"] == "of all(3) here(1)"
    assert found["key_concerns.wet.text"] == "It rains(4)."
    assert found["story.text"] == "Once* and now(1)." and found["story.notes.x"] == "*Not quite."
    notes = [path for path in found if "notes" in path and not path.startswith("story")]
    assert notes == ["notes.who", "notes.x", "key_numbers.notes.hand", "notes.rain"]
    assert found["notes.who"] == "(1) Those who were asked."


def test_they_stand_before_the_imprint_and_are_counted_in_the_figures_of_the_language() -> None:
    edition = localize(read_data(DATA))
    assert [each.id for each in edition.document.children][-2:] == ["notes", "imprint"]
    assert len([each for each in walk(edition.document) if isinstance(each, Note)]) == 5
    assert said("ar")["key_concerns.wet.text"] == "It rains(٤)."


def test_they_are_translated_and_lead_there_and_back_on_the_web() -> None:
    read = read_data(DATA)
    paths = [unit.path for unit in units(read)]
    assert {"notes.rain", "key_numbers.notes.hand"} <= {*paths}
    (made,) = produce(localize(read), targets=("html",))
    html = made.data.decode("utf-8")
    assert html.count('href="#note-notes-who"') == 3 and html.count('id="note-notes-who"') == 1
    assert html.count('href="#call-notes-who"') == 1 and html.count('id="call-notes-who"') == 1


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("notes", {"rain": "A", "who": "B", "x": "C", "y": "D"}, "notes.y is never referenced"),
        ("summary", "It is[^whom].", 'summary calls the note "whom", which is not in notes'),
        ("notes", "Text", "notes is text, not a group of keys"),
        ("notes", {"who": ["a"]}, "notes.who is a list, not text"),
    ],
)
def test_what_is_wrong_with_them_is_told(key: str, value: object, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data({**DATA, key: value})
    assert message in [each.message for each in caught.value.diagnostics]
    assert all(each.hint for each in caught.value.diagnostics)
