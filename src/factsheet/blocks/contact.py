"""How to reach those who help, the hotline first of all; and persons, reached or only shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Address, Copy, Flag, Heading, PictureFile, PictureFocus, PlainText
from factsheet.content.findings import focus_of_nothing, without_alt
from factsheet.content.notes import NotedBlock
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, List, ListItem
from factsheet.document.short import paragraphs, photograph, section
from factsheet.errors import Diagnostic


class ContactEntry(Entry):
    """A way to reach an office, a line or a person; of a person name, role and portrait are enough."""

    label: PlainText | None = Field(
        None, description="What is reached: Free, 24 hours. Required without a name."
    )
    name: PlainText | None = Field(None, description="The name of a person, without marks.")
    role: PlainText | None = Field(None, description="What this person is.")
    phone: Address | None = Field(
        None, description="A telephone number as it prints, +852 2345 6789 ext. 12."
    )
    mail: Address | None = Field(None, description="A mail address.")
    url: Address | None = Field(None, description="A web address in full; it prints short.")
    address: PlainText | None = Field(None, description="Where it is: street and place.")
    hours: PlainText | None = Field(None, description="When it is open, or answers.")
    note: Copy | None = Field(None, description="What has to be known before one calls.")
    picture: PictureFile | None = Field(None, description="A portrait.")
    picture_alt: PlainText | None = Field(None, description="What it shows; required with a picture.")
    picture_focus: PictureFocus | None = Field(
        None, description="The point that stays in sight where it is cropped."
    )
    main: Flag = Field(False, description="True for the one that is set large, such as a hotline.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from without_alt(place, "picture", self.picture, self.picture_alt)
        yield from focus_of_nothing(place, "picture", self.picture, self.picture_focus)
        if not self.label and not self.name:
            hint = "add a line label:, or the name: of a person"
            yield place.error(
                "does not say who is reached", hint, place.key_span, code="contact-without-label"
            )
        # A candidate or a member of a board is shown, not reached; a hotline is.
        is_person = self.name and (self.role or self.picture) and not self.main
        if not is_person and not any((self.phone, self.mail, self.url, self.address)):
            hint = "add a line phone:, mail:, url: or address:"
            if not self.main:
                hint += "; a person needs none: name:, and role: or picture:"
            yield place.error("says no way to reach it", hint, place.key_span, code="contact-without-way")
        for key, found, scheme, shown in (
            ("phone", self.phone, "tel:", "+852 2345 6789"),
            ("mail", self.mail, "mailto:", "info@example.org"),
            ("url", self.url, "http", "https://example.org/help"),
        ):
            if found and not found.runs[0].link.startswith(scheme):
                inner = place.under(key)
                yield inner.error(
                    f"is no {_NAMED[key]}", f"write {shown}", found.span, code="address-not-valid"
                )

    def item(self) -> ListItem:
        """Return what it says: who is reached, how, when."""
        named = paragraphs(self.label, self.name, self.role)
        ways = paragraphs(self.phone, self.mail, self.url, self.address, self.hours, self.note)
        return ListItem(
            self.path,
            (*photograph(self.picture, self.picture_alt, self.picture_focus), *named, *ways),
            main=self.main,
        )


_NAMED = {"phone": "telephone number", "mail": "mail address", "url": "web address"}


@block("contact")
class Contact(NotedBlock):
    """Ways to reach those who help; persons, such as candidates, with or without one."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    lead: Copy | None = Field(None, description="A sentence before them.")
    items: Annotated[tuple[ContactEntry, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="Lines, offices or persons, each under its id."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        main = [each for each in self.items if each.main]
        for each in main[1:]:
            inner = place.under("items").under(each.id).under("main")
            hint = f"{main[0].id} is main already: one of them is to be seen first"
            yield inner.error("is a second one", hint, inner.key_span, code="two-main-contacts")

    def document(self, locale: Locale) -> Group:
        items = tuple(each.item() for each in self.items)
        listed = List(Slot.ITEMS.of(self.path), items, marker="")
        views = {"main": tuple(each.path for each in self.items if each.main)}
        return section(self.path, self.heading, *paragraphs(self.lead), listed, views=views)
