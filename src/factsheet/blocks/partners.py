"""Who took part, with their marks."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Heading, PictureFile, PlainText, Url
from factsheet.content.piece import MOST_ITEMS, Block, Entry, Keyed
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, List, ListItem, Paragraph
from factsheet.document.short import figure, linked, section


class PartnerEntry(Entry):
    """An organization that took part."""

    name: PlainText = Field(description="Its name, without marks.")
    logo: PictureFile | None = Field(None, description="Its mark; without it the name is set in type.")
    logo_alt: PlainText | None = Field(None, description="What the logo says; by default the name.")
    url: Url | None = Field(None, description="Its website.")


@block("partners")
class Partners(Block):
    """Organizations that took part."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    items: Annotated[tuple[PartnerEntry, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="The organizations, each under its id."
    )

    def document(self, locale: Locale) -> Group:
        items = []
        for each in self.items:
            name = linked(each.name, each.url)
            alt = each.logo_alt if each.logo_alt and each.logo_alt.plain != each.name.plain else each.name
            mark = figure(each.logo, alt, "logo", (each.name.path,))
            items.append(ListItem(each.path, (*mark, Paragraph(name))))
        return section(self.path, self.heading, List(Slot.ITEMS.of(self.path), tuple(items), marker=""))
