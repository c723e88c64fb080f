"""What is wrong, in numbered points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, MarkedHeading, PlainText
from factsheet.content.findings import too_long
from factsheet.content.notes import BlockWithNotes
from factsheet.content.piece import Entry, Keyed
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, List, ListItem
from factsheet.document.short import made, paragraphs, section
from factsheet.document.text import Text
from factsheet.errors import Diagnostic


class Concern(Entry):
    """A point: its title, its text, and the figure that numbers it."""

    parts: ClassVar = {"numeral": Text}

    title: PlainText = Field(description="The point in a few words, without marks; at most 40 characters.")
    text: Copy = Field(description="The point in a sentence or two; at most 40 words.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from too_long(place, "title", self.title, 40)
        yield from too_long(place, "text", self.text, 40, "words")


@block("key_concerns")
class KeyConcerns(BlockWithNotes):
    """One to twelve points."""

    heading: MarkedHeading | None = Field(
        None, description="By default the built-in heading of the language."
    )
    items: Annotated[tuple[Concern, ...], Keyed(1, 12)] = Field(description="The points, each under its id.")

    def document(self, locale: Locale) -> Group:
        items = tuple(
            ListItem(
                each.path,
                paragraphs(each.title, each.text),
                made(locale.ordinal(number), Slot.NUMERAL.of(each.path), each.span),
            )
            for number, each in enumerate(self.items, 1)
        )
        heading = locale.heading(self.kind) if self.heading is None else self.heading
        return section(self.path, heading, List(Slot.ITEMS.of(self.path), items, numbered=True))
