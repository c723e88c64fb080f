"""The kinds of blocks: found in their folder, registered in a script, never left out in silence."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest
from pydantic import Field

import factsheet.blocks as registry
from factsheet.blocks import block, kinds
from factsheet.content.fields import Copy, PlainText
from factsheet.content.piece import Block, Entry, Keyed
from factsheet.content.words import Locale
from factsheet.display import StructureRole
from factsheet.document.nodes import Group, List, ListItem
from factsheet.document.selectors import part
from factsheet.document.short import paragraphs, section
from factsheet.errors import DataError
from factsheet.locale.edition import localize
from factsheet.locale.words import BuiltIn
from factsheet.source.reader import read_data
from factsheet.source.schema import schema
from tests.source.sample import changed, read_text, refused

MILESTONES = """
milestones:
  heading: Since 1951
  items:
    signed: {year: 1951, text: The **Convention** is signed}
    protocol: {year: 1967, text: The Protocol widens it}
about:
"""


@pytest.fixture
def milestones() -> Iterator[type[Block]]:
    """A kind of block that a script adds."""
    from typing import Annotated

    class Moment(Entry):
        year: PlainText = Field(description="When.")
        text: Copy = Field(description="What.")

    @block("milestones")
    class Milestones(Block):
        heading: PlainText = Field(description="The heading.")
        items: Annotated[tuple[Moment, ...], Keyed(1, 9)] = Field(description="The moments.")

        def document(self, locale: Locale) -> Group:
            items = (ListItem(each.path, paragraphs(each.year, each.text)) for each in self.items)
            return section(self.path, self.heading, List(f"{self.path}.items", tuple(items)))

    yield Milestones
    del registry._registered["milestones"]


def test_every_file_of_the_folder_is_a_kind() -> None:
    assert {module.name for module in pkgutil.iter_modules(registry.__path__)} == set(kinds())


def test_blocks_read_in_the_order_of_the_file_and_no_kind_has_one() -> None:
    source = changed("\nabout:\n", "\nbody:\n  last: {kind: about, text: Words}\nabout:\n")
    moved = source.index("key_concerns:"), source.index("story:")
    source = source[: moved[0]] + source[moved[1] :] + "\n" + source[moved[0] : moved[1]]
    assert list(read_text(source).blocks) == [
        *("header", "key_numbers", "story", "recommendations", "body.last", "about"),
        *("call_to_action", "key_concerns", "publisher", "sources"),
    ]
    with pytest.raises(TypeError, match="blocks read in the order of the data file"):
        block("placed", order=45)


def test_a_kind_of_a_script_is_read_localized_and_structured(milestones: type[Block]) -> None:
    edition = localize(read_text(changed("\nabout:\n", MILESTONES)))
    assert edition.texts()["milestones.signed.text"].plain == "The Convention is signed"
    assert part(edition.find("milestones.items")[0], "year").plain == "1951"
    order = [node.path for node in edition.structure().children]
    assert order[order.index("recommendations") + 1 :][:2] == ["milestones", "about"]
    assert [node.role for node in edition.structure().walk() if node.path == "milestones.signed"] == [
        StructureRole.ITEM
    ]


def test_its_mistakes_are_told_like_those_of_any_block(milestones: type[Block]) -> None:
    (problem,) = refused(changed("\nabout:\n", MILESTONES.replace("heading:", "hading:")))
    assert (problem.message, problem.hint) == (
        'unknown key "hading" in milestones',
        'did you mean "heading"?',
    )


def test_it_is_in_the_schema(milestones: type[Block]) -> None:
    assert "milestones" in schema()["properties"]


def test_two_classes_cannot_be_one_kind() -> None:
    with pytest.raises(TypeError, match="two classes want to be the block 'story'"):

        @block("story")
        class Another(Block):
            pass


def test_a_kind_without_a_document_says_so(milestones: type[Block]) -> None:
    class Bare(Block):
        kind = "bare"

    with pytest.raises(NotImplementedError, match="the block bare has no document"):
        Bare().document(BuiltIn("en"))


def test_a_kind_of_another_package_that_cannot_be_imported_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = EntryPoint("broken", "no_such_package:Block", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [broken])
    registry._load.cache_clear()
    try:
        with pytest.raises(ModuleNotFoundError, match="no_such_package"):
            kinds()
    finally:
        registry._load.cache_clear()


def test_the_smallest_factsheet() -> None:
    data = {
        "factsheet": 1,
        "id": "small",
        "lang": "en",
        "title": "A title",
        "summary": "A message.",
        "publisher": {"name": "Somebody"},
    }
    edition = localize(read_data(data))
    assert [text.plain for text in edition.texts().values()] == ["A title", "A message.", "Somebody"]


def test_every_field_of_every_kind_is_described() -> None:
    for kind, cls in kinds().items():
        for name in frozenset(cls.keys()):
            assert cls.model_fields[name].description, f"{kind}.{name}"


def test_a_block_in_python_values_names_its_path() -> None:
    with pytest.raises(DataError, match="<data>: error: story.heading is missing"):
        read_data(
            {
                "factsheet": 1,
                "id": "small",
                "lang": "en",
                "title": "A",
                "summary": "B",
                "publisher": {"name": "C"},
                "story": {"text": "D"},
            }
        )
