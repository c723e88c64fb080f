"""The numbers that a reader takes away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

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
from factsheet.content.piece import Block, Item, Keyed, Several
from factsheet.content.place import Place
from factsheet.content.text import Inline, Name, Text
from factsheet.content.words import Measure, Words
from factsheet.document.nodes import Group, List, ListItem, Statistic
from factsheet.document.short import figure, section
from factsheet.errors import Diagnostic

VALUE = "value"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHOWN = ("tile", "icon_array", "bar", "donut")


class KeyNumber(Item):
    """A number with what it counts.

    `before`, `figure` and `after` are what a layout sets: the words before the number, the
    number, and the words after it or below it.
    """

    value: Number = Field(description="The number alone: no comma, no % sign, no quotes.")
    unit: Unit = Field("count", description="What the number counts; a currency as currency:HKD.")
    label: Copy = Field(
        description="What the number says; {value} in it sets the number inside the sentence."
    )
    source: Annotated[tuple[Id, ...], Several()] = Field((), description="The ids of its sources.")
    show: Annotated[str, one_of(*_SHOWN)] = Field("tile", description="How the number is drawn.")
    icon: Icon | None = Field(None, description="An icon beside the number, as phosphor:scales or legal-aid.")
    icon_alt: PlainText | None = Field(None, description="Only where the icon says what the label does not.")
    decimals: Decimals | None = Field(
        None, description="Digits after the decimal sign, to keep zeros: 1 prints 1.0."
    )
    approx: Flag = Field(False, description='True prints the "about" sign of the language.')
    period: Spanned | None = Field(None, description='The time that is counted, as "2014/2023".')
    as_of: Dated | None = Field(None, description='The date of the data, as "2023-11".')

    def check(self, place: Place) -> Iterator[Diagnostic]:
        quoted = [run for run in self.label.runs if run.ref == VALUE]
        if len(quoted) > 1:
            yield place.under("label").error("holds {value} more than once", "keep one of them")
        if not self.source:
            hint = "add a line source: with an id of sources"
            yield place.warning("has no source", hint, place.key_span)
        if self.icon_alt and not self.icon:
            yield place.under("icon_alt").error("describes no icon", "add a line icon: or delete this one")
        yield from self._period_fault(place)

    def _period_fault(self, place: Place) -> Iterator[Diagnostic]:
        years = {int(year) for year in _YEAR.findall(self.label.plain)}
        if self.period and years and not {self.period.first.year, self.period.last.year} & years:
            said = ", ".join(str(year) for year in sorted(years))
            yield place.under("period").warning(
                f"is {self.period}, and the label says {said}", "let them agree"
            )

    def numbered(self, words: Words) -> KeyNumber:
        number = self.value.number
        if number is None:
            return self
        written = words.number(number, Measure(self.unit, self.decimals, self.approx))
        runs = (Inline(written),)
        value = Text(runs, self.value.path, self.value.span, words.lang, number)
        return self.model_copy(update={"value": value})

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
        said = Statistic(f"{self.path}.statistic", self.value, self.label, self.inside)
        return ListItem(self.path, (*sign, said))


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
        return next(((each,) for each in self.items if each.inside or each.show != "tile"), ())

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
