"""What to do, one step after the other."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, Heading, IconName, PlainText
from factsheet.content.notes import NotedBlock
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, List, ListItem
from factsheet.document.short import figure, made, paragraphs, section
from factsheet.document.text import Text


class Step(Entry):
    """A step: what to do, more about it, and the figure that numbers it."""

    parts: ClassVar = {"numeral": Text}

    title: PlainText = Field(description="The step in a few words, without marks; begins with a verb.")
    text: Copy | None = Field(None, description="More about it, in a sentence or two.")
    icon: IconName | None = Field(None, description="Its icon, as phosphor:package.")


@block("steps")
class Steps(NotedBlock):
    """Steps in their order, numbered."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    items: Annotated[tuple[Step, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="The steps, each under its id."
    )

    def document(self, locale: Locale) -> Group:
        items = tuple(
            ListItem(
                each.path,
                (*figure(each.icon, None, "icon"), *paragraphs(each.title, each.text)),
                made(locale.ordinal(number), Slot.NUMERAL.of(each.path), each.span),
            )
            for number, each in enumerate(self.items, 1)
        )
        return section(
            self.path, self.heading, List(Slot.ITEMS.of(self.path), items, numbered=True, marker="")
        )
