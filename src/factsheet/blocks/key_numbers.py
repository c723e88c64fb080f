"""The numbers that a reader takes away."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice
from typing import Annotated, Any, ClassVar

from pydantic import Field, PrivateAttr

from factsheet.blocks import block
from factsheet.content.amount import Amount, alone, amount, reason, unit_faults
from factsheet.content.chart_names import OF_NUMBERS
from factsheet.content.fields import (
    PEOPLE,
    Copy,
    Dated,
    IconName,
    MarkedHeading,
    Number,
    PlainText,
    SourceId,
    Spanned,
    Unit,
    one_of,
)
from factsheet.content.findings import alt_of_no_icon, source_hint
from factsheet.content.notes import BlockWithNotes
from factsheet.content.piece import Entry, Keyed, Several
from factsheet.content.place import Location
from factsheet.content.shown import (
    GAUGE,
    ICON_ARRAY,
    SHOWN,
    TILE,
    counted,
    drawing_faults,
    drawing_of,
    drawn_as,
    period_faults,
    says_dates,
)
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import VALUE, Group, List, ListItem, Statistic
from factsheet.document.quantity import Quantity
from factsheet.document.short import figure, made, paragraphs, section
from factsheet.document.text import Name, Text
from factsheet.errors import Diagnostic, Severity


class KeyNumber(Amount, Entry):
    """A number with what it counts."""

    short: ClassVar[str] = ""
    parts: ClassVar = {
        **dict.fromkeys(("before", "figure", "after", "tally", "dated"), Text),
        **dict.fromkeys(("quantity", *SHOWN[1:]), Quantity),
    }

    value: Number | None = Field(
        None, description="The number alone: no comma, no % sign, no quotes; or missing: and why."
    )
    unit: Unit = Field("count", description="What the number counts; a currency as currency:HKD.")
    unit_label: PlainText | None = Field(None, description="What is counted, with unit: other.")
    label: Copy = Field(
        description="What the number says; {value} in it sets the number inside the sentence, with what "
        "is attached to it."
    )
    source: Annotated[tuple[SourceId, ...], Several()] = Field((), description="The ids of its sources.")
    show: Annotated[str, one_of(*SHOWN, others=OF_NUMBERS)] = Field(
        "tile", description="How the number is drawn."
    )
    of: Annotated[str, one_of(PEOPLE)] | None = Field(
        None, description="people: what an icon_array counts are people, and are drawn so; else it has dots."
    )
    icon: IconName | None = Field(
        None, description="An icon beside the number, as phosphor:scales or legal-aid."
    )
    icon_alt: PlainText | None = Field(None, description="Only where the icon says what the label does not.")
    target: Number | None = Field(None, description="What is to be reached, in the same unit.")
    period: Spanned | None = Field(None, description='The time that is counted, as "2014/2023".')
    as_of: Dated | None = Field(None, description='The date of the data, as "2023-11".')
    _label_has_date: bool = PrivateAttr(default=False)

    def model_post_init(self, context: Any) -> None:
        # Decided in the label as it was read, so that all editions print the same.
        super().model_post_init(context)
        self._label_has_date = says_dates(self.label.plain, self.quantity)

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys, those that few numbers need last."""
        rare = set(Amount.model_fields) - {"value", "decimals", "approx", "source", "period", "as_of"}
        return tuple(sorted(cls.model_fields, key=lambda name: name in rare))

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from super().check(place)
        yield from unit_faults(place, self.unit, self.unit_label)
        if self.value is None and self.missing is None and self.low is None:
            hint = "add a line value: ..., or missing: not-available where there is none"
            yield place.under("value").error("is missing", hint, place.key_span, code="key-missing")
            return
        yield from drawing_faults(place, self.show, self.quantity)
        if self.of and self.show != ICON_ARRAY:
            inner, hint = place.under("of"), f"write show: {ICON_ARRAY}, or delete this line"
            said = f"says what is drawn, and show is {self.show}, which draws none"
            yield inner.warning(said, hint, inner.key_span, code="figures-not-drawn")
        quoted = [run for run in self.label.runs if run.ref == VALUE]
        if len(quoted) > 1:
            yield place.under("label").error(
                "holds {value} more than once", "keep one of them", code="value-quoted-twice"
            )
        if self.target and not self.value:
            hint = "delete this line, or write the value that is held against it"
            yield place.under("target").error("stands beside no value", hint, code="number-without-target")
        yield from alt_of_no_icon(place, self.icon, self.icon_alt)
        yield from period_faults(place, self.label.plain, self.quantity)

    @property
    def quantity(self) -> Quantity:
        """The number with its unit, and how it is to be written."""
        like = Quantity(
            Decimal(0),
            self.unit,
            path=self.path,
            span=self.value.span if self.value else self.span,
            noun=self.unit_label.plain if self.unit_label else "",
            target=amount(self.target) if self.target else None,
            people=self.of == PEOPLE,
        )
        return self.quantity_like(like)

    def document(self, locale: Locale) -> ListItem:
        """Return the number as it reads: its sentence, or the number and then its label."""
        quantity = self.quantity
        span = quantity.span
        value = made(alone(quantity, locale), f"{self.path}.{VALUE}", span)
        drawn = drawn_as(self.show, quantity)
        number = Statistic(Slot.STATISTIC.of(self.path), value, self.label, quantity, drawn)
        figures = counted(self.show, quantity)
        tally = value
        if figures and self.unit != "one_in":
            about = not quantity.is_said_by(figures)
            said = locale.tally(figures, self.of == PEOPLE, about)
            tally = made(said, Slot.DRAWING.of(self.path), span)
        if drawn == GAUGE:
            said = locale.semicolon.join((value.plain, self._aim(locale)))
            tally = made(said, Slot.DRAWING.of(self.path), span)
        drawing = drawing_of(self.show, quantity, tally)
        more = [self._aim(locale), locale.interval(quantity) if self.value else ""]
        more += [
            locale.phrase(self.flag) if self.flag else "",
            reason(quantity, locale) if self.below else "",
        ]
        more += [locale.dated(quantity)] if quantity.dates and not self._label_has_date else []
        known = locale.semicolon.join(filter(None, more))
        dated = made(known, Slot.DATED.of(self.path), span) if known else None
        sign = figure(self.icon, self.icon_alt, "icon")
        return ListItem(self.path, (*sign, number, *drawing, *paragraphs(dated)))

    def _aim(self, locale: Locale) -> str:
        """What is to be reached, in words: "target: 60%"."""
        if self.target is None:
            return ""
        own = self.quantity
        aim = Quantity(amount(self.target), own.unit, own.decimals, noun=own.noun, compact=own.compact)
        return locale.phrase("target", number=locale.number(aim))


@block("key_numbers")
class KeyNumbers(BlockWithNotes):
    """One to twelve numbers; the main one, the first that is drawn or quoted in its label, stands first."""

    parts: ClassVar = {
        "hero": tuple[KeyNumber, ...],
        "others": tuple[KeyNumber, ...],
        "icons": tuple[Name, ...],
        "hero_drawn": tuple[KeyNumber, ...],
        "hero_array": tuple[KeyNumber, ...],
        "hero_donut": tuple[KeyNumber, ...],
    }

    heading: MarkedHeading | None = Field(
        None, description="By default the built-in heading of the language."
    )
    items: Annotated[tuple[KeyNumber, ...], Keyed(1, 12)] = Field(
        description="The numbers, each under its id."
    )

    def check(self, place: Location) -> Iterator[Diagnostic]:
        # Once for the block: twelve numbers without sources are one thing to put right.
        bare = [each for each in self.items if not each.source]
        if not bare:
            return
        hint = source_hint(place)
        where, said = self.path, f"{self.path} has {len(bare)} numbers without a source"
        if len(bare) == 1:
            where, said = bare[0].path, f"{bare[0].path} has no source"
        span, code = bare[0].span or place.key_span, "number-without-source"
        yield Diagnostic(said, span, hint, where, Severity.WARNING, code=code)

    def document(self, locale: Locale) -> Group:
        items = tuple(each.document(locale) for each in self.items)
        listed = {
            item.id: number for item in items for number in item.children if isinstance(number, Statistic)
        }
        # The number that the sheet is about: the first that is drawn or in a sentence, or the only one.
        told = (name for name, number in listed.items() if number.inside or number.drawn != TILE)
        only = (name for name, number in listed.items() if not number.quantity.missing and len(listed) == 1)
        hero = tuple(islice(chain(told, only), 1))
        views = {
            "hero": hero,
            "others": tuple(name for name in listed if name not in hero),
            "icons": tuple(each.icon.path for each in self.items if each.icon),
            "hero_drawn": tuple(name for name in hero if listed[name].drawn != TILE),
            "hero_array": tuple(name for name in hero if listed[name].drawn == "icon_array"),
            "hero_donut": tuple(name for name in hero if listed[name].drawn == "donut"),
        }
        # It stands first on the page, and is read there, too.
        items = tuple(sorted(items, key=lambda item: item.id not in hero))
        heading = locale.heading(self.kind) if self.heading is None else self.heading
        return section(self.path, heading, List(Slot.ITEMS.of(self.path), items), views=views)

    def sources(self) -> Iterator[Name]:
        """The sources that are named, each where it is named."""
        return (name for each in self.items for name in each.source)
