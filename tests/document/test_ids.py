"""Content ids: taken apart and put together again, whatever the ids on the way are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.ids import ContentId, Slot, field_of, owner_path, parent_path
from factsheet.document.text import PARAGRAPH, Inline, Text, anchors
from factsheet.locale.edition import localize
from factsheet.pdftools.preflight.checks.images import expected
from tests.source.sample import SOURCE, read_text

PARTS = st.lists(st.from_regex(r"[a-z0-9][a-z0-9_]{0,8}", fullmatch=True), min_size=1, max_size=4).map(tuple)
IDS = st.builds(ContentId, PARTS, st.integers(0, 99), st.none() | st.integers(0, 9999))


@given(IDS)
def test_an_id_is_read_back_from_its_path(each: ContentId) -> None:
    assert ContentId.parse(str(each)) == each


@given(IDS)
def test_a_paragraph_and_a_link_belong_to_the_copy_they_are_in(each: ContentId) -> None:
    path = ".".join(each.parts)
    assert owner_path(str(each)) == str(each.owner) == path
    assert str(each.parent) == parent_path(path)
    assert each.field == field_of(path) == each.parts[-1]


@given(st.text(max_size=20))
def test_any_text_is_a_path_and_stays_as_it_is(path: str) -> None:
    # Keys that are still to be refused are looked up too.
    found = ContentId.parse(path)
    assert str(found.owner) in path
    if "@" not in path and "~" not in path:
        assert str(found) == path


def test_the_paths_of_paragraphs_and_links_are_ids() -> None:
    see = Inline("here", link="https://example.org")
    text = Text((Inline("One"), Inline(PARAGRAPH), Inline("See "), see), "about.text")
    first, second = text.paragraphs()
    assert ContentId.parse(first.path) == ContentId(("about", "text"), 1)
    assert [ContentId.parse(each.path) for each in anchors(second)] == [ContentId(("about", "text"), 2, 4)]


def test_the_path_of_a_slot_ends_with_its_name() -> None:
    assert ContentId.parse(Slot.CODE.of("call_to_action.url")).field == Slot.CODE
    assert parent_path(Slot.BODY.of("key_concerns.hurdles")) == "key_concerns.hurdles"


def test_an_item_that_a_writer_calls_code_is_not_taken_for_a_code() -> None:
    edition = localize(read_text(SOURCE.replace("protection_sought", "code")))
    assert "key_numbers.code" in {node.path for node in edition.structure().walk()}
    assert expected(None, edition) == {"call_to_action.url.code": "https://example.org/unseen-struggles"}
