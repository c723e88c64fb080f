"""A list: bullets, figures, checks, crosses or icons, in one list or in several short ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.chart_names import by_name
from factsheet.content.fields import Copy, Heading, IconName, one_of
from factsheet.content.notes import NotedBlock
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Element, Figure, Group, Landmark, List, ListItem, Paragraph
from factsheet.document.nodes import Heading as HeadingElement
from factsheet.document.short import figure, made, paragraphs, section
from factsheet.document.text import Name
from factsheet.errors import Diagnostic

BULLETS, NUMBERS, CHECKS, CROSSES, ICONS = "bullets", "numbers", "checks", "crosses", "icons"
# What signs are called elsewhere.
_CALLED = by_name(
    {
        f'did you mean "{CHECKS}"?': "ticks tick check checkmark checkmarks check-marks checkboxes done",
        f'did you mean "{CROSSES}"?': "x xs cross no dont",
        f'did you mean "{BULLETS}"?': "dots dot points disc dashes dash plain unordered ul none",
        f'did you mean "{NUMBERS}"?': "ordered decimal digits ol",
    }
)
# The sign before an item, as an icon, and the character that says the same to those who do not see it.
_SIGNS = {CHECKS: ("phosphor:check", "\N{CHECK MARK}"), CROSSES: ("phosphor:x", "\N{BALLOT X}")}


class ListEntry(Entry):
    """An item: its text alone, or its text and an icon."""

    short: ClassVar[str] = "text"

    text: Copy = Field(description="What the item says.")
    icon: IconName | None = Field(None, description="Its icon, as phosphor:scales or legal-aid.")


class ListGroup(Entry):
    """One of several lists that stand side by side."""

    heading: Heading | None = Field(None, description="The heading of this list, without marks.")
    items: Annotated[tuple[ListEntry, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="Its items, each under its id."
    )


@block("list")
class ItemList(NotedBlock):
    """Items of a kind, in one list or in groups."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    lead: Copy | None = Field(None, description="A sentence before the items.")
    style: Annotated[str, one_of(BULLETS, NUMBERS, CHECKS, CROSSES, ICONS, others=_CALLED)] | None = Field(
        None,
        description="Before each item; by default its icon where all have one, else a bullet.",
    )
    items: Annotated[tuple[ListEntry, ...], Keyed(0, MOST_ITEMS, well=20)] = Field(
        (), description="The items, each under its id: a text, or text and icon."
    )
    groups: Annotated[tuple[ListGroup, ...], Keyed(0, MOST_ITEMS, well=20)] = Field(
        (), description="Instead of items: several short lists, each with its heading and its items."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        if bool(self.items) == bool(self.groups):
            said = "has both items and groups" if self.items else "has no items"
            hint = "write its items under items:, or under the groups of groups:"
            yield place.error(said, hint, place.key_span, code="list-without-items")
        entries = tuple(self._entries())
        iconed = [each for each in entries if each.icon]
        if self._style() == ICONS and len(iconed) < len(entries):
            hint = "give each item a line icon:, or write style: bullets"
            yield place.error("has items without an icon", hint, place.key_span, code="icons-missing")
        elif self._style() != ICONS and iconed:
            first = place.under("style")
            hint = "give all items an icon and write style: icons, or delete the lines icon:"
            yield first.error("leaves no place for icons", hint, iconed[0].span, code="icons-missing")

    def document(self, locale: Locale) -> Group:
        listed: tuple[Element, ...] = ()
        if self.items:
            listed = (self._list(self.path, self.items, locale),)
        for each in self.groups:
            head = (HeadingElement(each.heading, 3 if self.heading else 2),) if each.heading else ()
            inside = (*head, self._list(each.path, each.items, locale))
            listed = (*listed, Group(each.path, inside, Landmark.PART))
        return section(self.path, self.heading, *paragraphs(self.lead), *listed)

    def _list(self, path: str, entries: tuple[ListEntry, ...], locale: Locale) -> List:
        style = self._style()
        items = []
        for number, each in enumerate(entries, 1):
            label = None
            sign = figure(each.icon, None, "icon")
            if style == NUMBERS:
                label = made(locale.ordinal(number), Slot.NUMERAL.of(each.path), each.span)
            elif style in _SIGNS:
                icon, said = _SIGNS[style]
                art = Name(icon, Slot.SIGN.of(each.path), each.span)
                sign = (Figure(art, made(said, art.path, each.span), "icon"),)
            items.append(ListItem(each.path, (*sign, Paragraph(each.text)), label))
        marker = "icons" if style in (ICONS, *_SIGNS) else "" if style == NUMBERS else BULLETS
        return List(Slot.ITEMS.of(path), tuple(items), style == NUMBERS, marker)

    def _style(self) -> str:
        if self.style:
            return self.style
        return ICONS if all(each.icon for each in self._entries()) else BULLETS

    def _entries(self) -> Iterator[ListEntry]:
        yield from self.items
        for each in self.groups:
            yield from each.items
