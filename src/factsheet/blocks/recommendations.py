"""What must be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, IconName, Id, MarkedHeading, PlainText
from factsheet.content.findings import alt_of_no_icon, too_long
from factsheet.content.notes import BlockWithNotes
from factsheet.content.piece import Entry, Keyed
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, List, ListItem, Paragraph
from factsheet.document.short import figure, section
from factsheet.document.text import Name
from factsheet.errors import Diagnostic


class Recommendation(Entry):
    """A demand, with its icon."""

    text: Copy = Field(description="Begins with a verb; at most 70 characters.")
    icon: IconName | None = Field(
        None, description="Its icon, as phosphor:scales or legal-aid; all of the block come from one set."
    )
    icon_alt: PlainText | None = Field(None, description="Only where the icon says what the text does not.")
    addressee: Id | None = Field(None, description="Whom it addresses, as government; never printed.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from too_long(place, "text", self.text, 70)
        yield from alt_of_no_icon(place, self.icon, self.icon_alt)


@block("recommendations")
class Recommendations(BlockWithNotes):
    """One to twelve demands."""

    parts: ClassVar = {"icons": tuple[Name, ...]}

    heading: MarkedHeading | None = Field(
        None, description="By default the built-in heading of the language."
    )
    items: Annotated[tuple[Recommendation, ...], Keyed(1, 12)] = Field(
        description="The demands, each under its id."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        named = [each.icon for each in self.items if each.icon and ":" in each.icon.value]
        sets = {icon.value.partition(":")[0]: icon for icon in named}
        for name in list(sets.values())[1:]:
            hint = "take all icons of a block from one set"
            yield place.warning(
                f"mixes icons of {' and '.join(sets)}", hint, name.span, code="icons-of-two-sets"
            )
            break

    def document(self, locale: Locale) -> Group:
        items = tuple(
            ListItem(each.path, (*figure(each.icon, each.icon_alt, "icon"), Paragraph(each.text)))
            for each in self.items
        )
        heading = locale.heading(self.kind) if self.heading is None else self.heading
        # Where no demand has an icon, no room is kept for icons.
        views = {"icons": tuple(each.icon.path for each in self.items if each.icon)}
        return section(self.path, heading, List(Slot.ITEMS.of(self.path), items), views=views)
