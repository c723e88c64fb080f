"""The numbers that a reader takes away."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, PrivateAttr

from factsheet.blocks import block
from factsheet.content.fields import (
    Copy,
    Dated,
    Decimals,
    Flag,
    Icon,
    Id,
    Number,
    PlainText,
    Spanned,
    Unit,
    one_of,
)
from factsheet.content.piece import NOTHING, Block, Generated, Item, Keyed, Several
from factsheet.content.place import Place
from factsheet.content.shown import (
    BAR,
    DONUT,
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
from factsheet.content.text import Inline, Name, Text
from factsheet.content.words import Words
from factsheet.document.nodes import Group, List, ListItem, Statistic
from factsheet.document.quantity import Quantity
from factsheet.document.short import figure, paragraphs, section
from factsheet.errors import Diagnostic

VALUE = "value"


class KeyNumber(Item):
    """A number with what it counts.

    `before`, `figure` and `after` are what a layout sets: the words before the number, the
    number, and the words after it or below it.  `icon_array`, `bar` and `donut` are the number to be
    drawn, each there only where the data asks for that drawing; `tally` says what the figures of an
    array stand for, as a part of that picture, `dated` the period and the date of the number.
    """

    value: Number = Field(description="The number alone: no comma, no % sign, no quotes.")
    unit: Unit = Field("count", description="What the number counts; a currency as currency:HKD.")
    label: Copy = Field(
        description="What the number says; {value} in it sets the number inside the sentence."
    )
    source: Annotated[tuple[Id, ...], Several()] = Field((), description="The ids of its sources.")
    show: Annotated[str, one_of(*SHOWN)] = Field("tile", description="How the number is drawn.")
    icon: Icon | None = Field(None, description="An icon beside the number, as phosphor:scales or legal-aid.")
    icon_alt: PlainText | None = Field(None, description="Only where the icon says what the label does not.")
    decimals: Decimals | None = Field(
        None, description="Digits after the decimal sign, to keep zeros: 1 prints 1.0."
    )
    approx: Flag = Field(False, description='True prints the "about" sign of the language.')
    period: Spanned | None = Field(None, description='The time that is counted, as "2014/2023".')
    as_of: Dated | None = Field(None, description='The date of the data, as "2023-11".')
    tally: Generated[Text] = NOTHING
    dated: Generated[Text] = NOTHING
    _amount: Decimal = PrivateAttr(default=Decimal(0))
    _label_has_date: bool = PrivateAttr(default=False)

    def model_post_init(self, context: Any) -> None:
        # The number itself, before an edition writes it; and whether the label says its dates,
        # decided in the label as it was read, so that all editions print the same.
        super().model_post_init(context)
        self._amount = Decimal(self.value.plain)
        self._label_has_date = says_dates(self.label.plain, self.quantity)

    def check(self, place: Place) -> Iterator[Diagnostic]:
        yield from drawing_faults(place, self.show, self.quantity)
        quoted = [run for run in self.label.runs if run.ref == VALUE]
        if len(quoted) > 1:
            yield place.under("label").error("holds {value} more than once", "keep one of them")
        if not self.source:
            hint = "add a line source: with an id of sources"
            yield place.warning("has no source", hint, place.key_span)
        if self.icon_alt and not self.icon:
            yield place.under("icon_alt").error("describes no icon", "add a line icon: or delete this one")
        yield from period_faults(place, self.label.plain, self.quantity)

    def numbered(self, words: Words) -> KeyNumber:
        def text(name: str, said: str) -> Text:
            return Text((Inline(said),), f"{self.path}.{name}", self.value.span, words.lang)

        made = {"value": text(VALUE, words.number(self.quantity))}
        figures = counted(self.show, self.quantity)
        if figures and self.unit != "one_in":
            made["tally"] = text("drawing", words.tally(figures))
        if self.quantity.dates and not self._label_has_date:
            made["dated"] = text("dated", words.dated(self.quantity))
        return self.model_copy(update=made)

    @property
    def quantity(self) -> Quantity:
        """The number with its unit, and how it is to be written."""
        return Quantity(
            self._amount,
            self.unit,
            self.decimals,
            self.approx,
            self.period,
            self.as_of,
            tuple(name.value for name in self.source),
            self.path,
            self.value.span,
        )

    @property
    def drawn(self) -> str:
        """How the number is shown: as the data asks, or as a tile where it is too small to be counted."""
        return drawn_as(self.show, self.quantity)

    @property
    def icon_array(self) -> Quantity | None:
        """The number, where it is drawn in whole figures."""
        return self.quantity if self.drawn == ICON_ARRAY else None

    @property
    def bar(self) -> Quantity | None:
        """The number, where it is drawn as a bar."""
        return self.quantity if self.drawn == BAR else None

    @property
    def donut(self) -> Quantity | None:
        """The number, where it is drawn as a ring."""
        return self.quantity if self.drawn == DONUT else None

    @property
    def inside(self) -> bool:
        """True when the number stands inside the sentence of its label."""
        return any(run.ref == VALUE for run in self.label.runs)

    @property
    def before(self) -> Text:
        """The words before the number; nothing when the number stands above its label."""
        return self.label.slice(0, self._gap()[0])

    @property
    def figure(self) -> Text:
        """The number as it is printed."""
        return self.label.slice(*self._gap()) if self.inside else self.value

    @property
    def after(self) -> Text:
        """The words after the number, or the whole label below it."""
        return self.label.slice(self._gap()[1], len(self.label.plain))

    def _gap(self) -> tuple[int, int]:
        """The offsets of the number, with the spaces after it: they hang over at the end of its line."""
        offset, plain = 0, self.label.plain
        for run in self.label.runs:
            if run.ref == VALUE:
                stop = offset + len(run.value)
                return offset, stop + len(plain[stop:]) - len(plain[stop:].lstrip())
            offset += len(run.value)
        return 0, 0

    def document(self) -> ListItem:
        """How it reads: as one sentence, or the number and then its label."""
        sign = figure(self.icon, self.icon_alt, "icon")
        said = Statistic(f"{self.path}.statistic", self.value, self.label, self.inside, self.quantity)
        drawn = drawing_of(self.show, self.quantity, self.tally or self.value)
        return ListItem(self.path, (*sign, said, *drawn, *paragraphs(self.dated)))


@block("key_numbers", order=20)
class KeyNumbers(Block):
    """Two to six numbers."""

    heading: Copy | None = Field(None, description="By default the built-in heading of the language.")
    items: Annotated[tuple[KeyNumber, ...], Keyed(2, 6)] = Field(
        description="The numbers, each under its id."
    )

    @property
    def hero(self) -> tuple[KeyNumber, ...]:
        """The first number that is drawn or stands in a sentence, by itself; nothing if there is none."""
        return next(((each,) for each in self.items if each.inside or each.drawn != TILE), ())

    @property
    def icons(self) -> tuple[Name, ...]:
        """The icons of the numbers; nothing if none has one."""
        return tuple(each.icon for each in self.items if each.icon)

    @property
    def others(self) -> tuple[KeyNumber, ...]:
        """The numbers without the hero."""
        return tuple(each for each in self.items if each not in self.hero)

    def completed(self, words: Words) -> KeyNumbers:
        return self.model_copy(update={"heading": self.heading or words.heading(self.kind)})

    def document(self) -> Group:
        items = tuple(each.document() for each in self.items)
        return section(self.path, self.heading, List(f"{self.path}.items", items))

    def sources(self) -> Iterator[Name]:
        """The sources that are named, each where it is named."""
        return (name for each in self.items for name in each.source)
