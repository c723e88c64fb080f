"""What is wrong, in numbered points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, PlainText
from factsheet.content.findings import too_long
from factsheet.content.piece import NOTHING, Block, Generated, Item, Keyed
from factsheet.content.place import Place
from factsheet.content.text import Inline, Text
from factsheet.content.words import Words
from factsheet.document.nodes import Group, List, ListItem
from factsheet.document.short import paragraphs, section
from factsheet.errors import Diagnostic


class Concern(Item):
    """A point: its title, its text, and the figure that numbers it."""

    title: PlainText = Field(description="The point in a few words, without marks; at most 40 characters.")
    text: Copy = Field(description="The point in a sentence or two; at most 40 words.")
    numeral: Generated[Text] = NOTHING

    def check(self, place: Place) -> Iterator[Diagnostic]:
        yield from too_long(place, "title", self.title, 40)
        yield from too_long(place, "text", self.text, 40, "words")


@block("key_concerns", order=30)
class KeyConcerns(Block):
    """Two to five points."""

    heading: Copy | None = Field(None, description="By default the built-in heading of the language.")
    items: Annotated[tuple[Concern, ...], Keyed(2, 5)] = Field(description="The points, each under its id.")

    def completed(self, words: Words) -> KeyConcerns:
        heading = self.heading or words.heading(self.kind)
        items = tuple(_numbered(each, number, words) for number, each in enumerate(self.items, 1))
        return self.model_copy(update={"heading": heading, "items": items})

    def document(self) -> Group:
        items = (ListItem(each.path, paragraphs(each.title, each.text), each.numeral) for each in self.items)
        return section(self.path, self.heading, List(f"{self.path}.items", tuple(items), numbered=True))


def _numbered(concern: Concern, number: int, words: Words) -> Concern:
    runs = (Inline(words.ordinal(number)),)
    numeral = Text(runs, f"{concern.path}.numeral", concern.span, words.lang)
    return concern.model_copy(update={"numeral": numeral})
