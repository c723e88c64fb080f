"""Facts: a list of terms and values, as on a data sheet, a price list or opening hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.blocks import block
from factsheet.content.amount import Amount, absences, amount, cited_by, unit_faults, worded
from factsheet.content.fields import Copy, Heading, Number, PlainText, Unit
from factsheet.content.notes import called_by
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed
from factsheet.content.place import Location, MappingNode, ScalarNode
from factsheet.content.sourced import SourcedBlock
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, Scope, Table, TableCell, TableRow
from factsheet.document.quantity import Quantity
from factsheet.document.short import made, paragraphs, section
from factsheet.document.text import Text
from factsheet.errors import Diagnostic


class Fact(Amount, Entry):
    """A term and its value: a number with its unit, or words."""

    short: ClassVar[str] = ""

    label: PlainText = Field(description="The term, without marks.")
    text: Copy | None = Field(None, description="Its value in words, where it is no number.")
    unit: Unit = Field("count", description="What the number counts; a currency as currency:HKD.")
    unit_label: PlainText | None = Field(None, description="What is counted, with unit: other.")
    tolerance: Number | None = Field(None, description="By how much it may differ, in the same unit.")
    note: Copy | None = Field(None, description="A note on this fact, called by a sign behind the value.")

    @classmethod
    def widened(cls, node: ScalarNode) -> MappingNode:
        raise TypeError("a fact has no short form")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from super().check(place)
        yield from unit_faults(place, self.unit, self.unit_label)
        numbers = [each for each in (self.value, self.missing, self.low) if each is not None]
        if not numbers and self.text is None:
            hint = "add a line value: or text:"
            yield place.error("has a term and no value", hint, place.key_span, code="fact-without-value")
        elif numbers and self.text is not None:
            hint = "keep the number or the text"
            yield place.error("has a text and a number", hint, place.key_span, code="fact-without-value")
        if self.tolerance and (not self.value or amount(self.tolerance) <= 0 or self.low):
            hint = "a tolerance is more than 0 and stands beside a value without an interval"
            yield place.under("tolerance").error("fits no value", hint, code="interval-not-valid")
        yield from self.beside_text(place, self.text)

    def said(self, locale: Locale) -> Text:
        """Return the value as it prints, with the call of its note."""
        if self.text is not None:
            return called_by(cited_by(self.text, self.source), f"{self.id}.note", self.note)
        noun = self.unit_label.plain if self.unit_label else ""
        like = Quantity(Decimal(0), self.unit, noun=noun)
        written = self.written(locale, like)
        if self.tolerance and self.value:
            written = _with_room(self.quantity_like(like), amount(self.tolerance), locale)
        said = cited_by(made(written, f"{self.path}.value", self.span), self.source)
        return called_by(said, f"{self.id}.note", self.note)


def _with_room(own: Quantity, room: Decimal, locale: Locale) -> str:
    """A number with what it may differ by; the words of its unit, said once, agree with the number."""
    whole, room_like = worded(own, locale), replace(own, value=room, approx=False)
    if own.unit.startswith("currency:"):
        # A unit that stands before its number is said with both numbers.
        return f"{locale.number(own)}\u00a0\u00b1\u00a0{worded(room_like, locale)}"
    figures, around = (locale.number(replace(each, unit="count", approx=False)) for each in (own, room_like))
    said = f"{figures}\u00a0\u00b1\u00a0{around}"
    if figures in whole:
        return whole.replace(figures, said, 1)
    return f"{figures}\u00a0\u00b1\u00a0{worded(room_like, locale)}"


@block("facts")
class Facts(SourcedBlock):
    """Terms and their values."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    items: Annotated[tuple[Fact, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="The facts, each under its id."
    )

    def note_texts(self) -> Mapping[str, Text]:
        """Return the notes of the block, and those of its facts."""
        return {**super().note_texts(), **{f"{each.id}.note": each.note for each in self.items if each.note}}

    def document(self, locale: Locale) -> Group:
        """Return a table of two columns, in which each row is headed by its term."""
        rows = tuple(
            TableRow(
                each.path,
                (TableCell(each.label, Scope.ROW), TableCell(each.said(locale), number=each.text is None)),
            )
            for each in self.items
        )
        absent = absences(self, self.items, locale)
        table = Table(Slot.ITEMS.of(self.path), rows, head=0)
        return section(self.path, self.heading, table, *paragraphs(absent, self.note))
