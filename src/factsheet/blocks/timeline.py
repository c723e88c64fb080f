"""What happened, and when."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.fields import Copy, Heading, PastDay, PastSpan, PlainText
from factsheet.content.notes import NotedBlock
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed
from factsheet.content.place import Location
from factsheet.content.words import Locale
from factsheet.document.dates import Date
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, List, ListItem
from factsheet.document.quantity import Quantity
from factsheet.document.short import made, paragraphs, section
from factsheet.document.text import Text
from factsheet.errors import Diagnostic


class TimelineEvent(Entry):
    """What happened at a date, or in a period."""

    parts: ClassVar = {"when": Text}

    date: PastDay | None = Field(None, description='When, as "2023-11", "800" or "about 1850".')
    period: PastSpan | None = Field(
        None, description='From when to when, as "2014/2023", "800/1100" or "about 1850/1870".'
    )
    title: PlainText | None = Field(None, description="What happened, in a few words, without marks.")
    text: Copy | None = Field(None, description="What happened, in a sentence or two.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        if (self.date is None) == (self.period is None):
            said = "has both a date and a period" if self.date else "has no date"
            hint = 'add one line date: "2023-11" or period: "2014/2023"'
            if not self.date:
                hint += "; a program with times of day is a block of kind: table, with a column of times"
            yield place.error(said, hint, place.key_span, code="event-without-date")
        if not self.title and not self.text:
            hint = "add a line title: or text:"
            yield place.error("says nothing", hint, place.key_span, code="event-without-words")

    @property
    def begins(self) -> Date:
        """When it begins."""
        dated = self.date or self.period
        return dated.first if dated else Date(0)

    def when(self, locale: Locale) -> Text:
        """Return its date as a language writes it."""
        dated = Quantity(Decimal(0), period=self.date or self.period)
        return made(locale.dated(dated), f"{self.path}.when", self.span)


@block("timeline")
class Timeline(NotedBlock):
    """Events in their order in time."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    items: Annotated[tuple[TimelineEvent, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="The events, each under its id; they stand in order, the first or the last event first."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        turns = {later.begins > earlier.begins for earlier, later in self._neighbors()}
        if len(turns) < 2:
            return
        rising = self.items[-1].begins >= self.items[0].begins
        for earlier, later in self._neighbors():
            if (later.begins > earlier.begins) is not rising:
                inner = place.under("items").under(later.id)
                said = f"is of {later.begins}, and stands after {earlier.begins}"
                hint = "put the events in the order of their dates"
                yield inner.error(said, hint, inner.key_span, code="dates-out-of-order")
                return

    def _neighbors(self) -> Iterator[tuple[TimelineEvent, TimelineEvent]]:
        """Events side by side that do not begin at one date; a year is as early as its first month."""
        return (
            (earlier, later)
            for earlier, later in pairwise(self.items)
            if _known(earlier.begins, later.begins) != _known(later.begins, earlier.begins)
        )

    def document(self, locale: Locale) -> Group:
        items = tuple(
            ListItem(each.path, paragraphs(each.when(locale), each.title, each.text)) for each in self.items
        )
        return section(self.path, self.heading, List(Slot.ITEMS.of(self.path), items, marker="timeline"))


def _known(date: Date, other: Date) -> Date:
    """A date as exact as the other one: of 2023-11 beside 2023 only the year counts."""
    month = date.month if other.month else 0
    return Date(date.year, month, date.day if other.day and month else 0)
