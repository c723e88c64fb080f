"""A number of a table, a chart or a list of facts: its value or why it is missing, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from factsheet.content.fields import (
    COMPACT,
    OTHER_UNIT,
    Dated,
    Decimals,
    Flag,
    Form,
    Number,
    SourceId,
    Spanned,
    one_of,
)
from factsheet.content.piece import Section, Several
from factsheet.content.place import Location, MappingNode, ScalarNode
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.quantity import Quantity, decimals_of
from factsheet.document.short import made
from factsheet.document.text import Inline, Text
from factsheet.errors import Diagnostic

FLAGS = ("provisional", "estimated", "break")
# What stands for a number that is missing, in no language (UNECE, Making Data Meaningful, part 2, 2009).
MISSING = {"not-available": "\u2026", "not-applicable": "\u2013", "suppressed": "x"}


_PLAIN = Quantity(Decimal(0))


class Amount(Section):
    """A number with its interval and its flag, or the reason why there is none."""

    short: ClassVar[str] = "value"

    value: Number | None = Field(None, description="The number alone: no comma, no % sign, no quotes.")
    low: Number | None = Field(None, description="The low end of its interval.")
    high: Number | None = Field(None, description="The high end of its interval.")
    decimals: Decimals | None = Field(None, description="Digits after the decimal sign, zeros among them.")
    approx: Flag = Field(False, description='True prints the "about" sign of the language.')
    flag: Annotated[str, one_of(*FLAGS)] | None = Field(
        None, description="provisional, estimated, or break: the series is counted in another way from here."
    )
    missing: Annotated[str, one_of(*MISSING)] | None = Field(
        None, description="Why there is no value; its sign is printed, and explained under the block."
    )
    below: Number | None = Field(None, description="Of a suppressed number: what it is less than.")
    format: Form | None = Field(None, description="compact writes it in words: 1.15 million.")
    period: Spanned | None = Field(None, description='The time that is counted, as "2014/2023".')
    as_of: Dated | None = Field(None, description='The date of the data, as "2023-11".')
    source: Annotated[tuple[SourceId, ...], Several()] = Field((), description="The ids of its own sources.")

    @classmethod
    def widened(cls, node: ScalarNode) -> MappingNode:
        """The group that a number stands for; it has the path of the group."""
        whole = MappingNode(node.place)
        whole[cls.short] = node
        return whole

    def check(self, place: Location) -> Iterator[Diagnostic]:
        if self.value and self.missing:
            hint = "delete one of the two lines"
            yield place.error("has a value and says that it is missing", hint, code="value-and-missing")
        if self.below and self.missing != "suppressed":
            hint = "write missing: suppressed beside it"
            yield place.under("below").error(
                "stands beside no suppressed number", hint, code="value-and-missing"
            )
        if (self.low is None) != (self.high is None):
            hint = "an interval has two ends: write low: and high:"
            yield place.error("has one end of an interval", hint, place.key_span, code="interval-not-valid")
        elif self.low and self.high:
            low, high = amount(self.low), amount(self.high)
            middle = amount(self.value) if self.value else low
            if not low <= middle <= high:
                hint = "low is at most the value, and high at least"
                hint = f"write low: {high} and high: {low}" if low > high else hint
                said = f"is not within its interval from {low} to {high}"
                yield place.error(said, hint, place.key_span, code="interval-not-valid")

    @property
    def number(self) -> Decimal | None:
        """The number itself; None where it is missing."""
        return amount(self.value) if self.value else None

    def quantity_like(self, like: Quantity) -> Quantity:
        """Return the number with all that is to be known of it, in the unit and the form of another."""
        return replace(
            like,
            value=amount(self.value) if self.value else Decimal("NaN"),
            decimals=like.decimals if self.decimals is None else self.decimals,
            approx=self.approx,
            compact=like.compact if self.format is None else self.format == COMPACT,
            low=amount(self.low) if self.low else None,
            high=amount(self.high) if self.high else None,
            flag=self.flag or "",
            period=self.period,
            as_of=self.as_of,
            sources=tuple(name.value for name in self.source),
            missing=self.missing or "",
            below=amount(self.below) if self.below else None,
        )

    def written(self, locale: Locale, like: Quantity = _PLAIN) -> str:
        """Return the number as a language writes it, with interval and flag, or the sign of its absence.

        `like` says in which unit and form.
        """
        return worded(self.quantity_like(like), locale)

    def beside_text(self, place: Location, text: Text | None) -> Iterator[Diagnostic]:
        """Yield an error for the first key that says something of a number, where there are words instead."""
        given = (key for key in _OF_NUMBERS if key in type(self).model_fields and getattr(self, key))
        key = next(given, "") if text is not None else ""
        if key:
            inner = place.under(key)
            said, hint = "is of a number, and there is a text", "write it in the text, or delete this line"
            yield inner.error(said, hint, inner.key_span, code="text-for-number")


# Numbers whose decimals differ by so many places are of one measure, written without their last noughts.
_ALIKE = 2
_OF_NUMBERS = ("decimals", "approx", "flag", "format", "period", "as_of")


def worded(quantity: Quantity, locale: Locale) -> str:
    """Return a number as it stands in a line: with its interval, its flag and its dates in brackets.

    >>> from factsheet.locale.words import BuiltIn
    >>> worded(Quantity(Decimal(3), "percent", low=Decimal(2), high=Decimal(4)), BuiltIn("en"))
    '3% (2–4%)'
    """
    known = not quantity.value.is_nan()
    more = [locale.interval(quantity) if known else ""]
    more += [locale.phrase(quantity.flag) if quantity.flag else "", locale.dated(quantity)]
    return " ".join((locale.number(quantity), *(f"({each})" for each in more if each)))


def reason(quantity: Quantity, locale: Locale) -> str:
    """Return why a number is missing, in words where the language has them: in a line signs say nothing."""
    return locale.phrase(quantity.missing.replace("-", "_")) or locale.number(quantity)


def alone(quantity: Quantity, locale: Locale) -> str:
    """Return a number as it prints by itself; in words why it is missing: a large sign would tell nobody."""
    return reason(quantity, locale) if quantity.is_unknown else locale.number(quantity)


def cited_by(text: Text, source: tuple[SourceId, ...]) -> Text:
    """Return a text with a citation of the sources of its number behind it, if it has its own."""
    cite = "; ".join(f"@{name.value}" for name in source)
    return replace(text, runs=(*text.runs, Inline("\u00a0"), Inline("", cite=cite))) if source else text


def filled_up(cells: MappingNode) -> None:
    """Make numbers that are missing of cells that are empty: what a spreadsheet leaves open is not known."""
    blank = [key for key, each in cells.items() if isinstance(each, ScalarNode) and each.value == ""]
    for key in (*cells.empty, *blank):
        place = cells.place.under(key)
        cells[str(key)] = whole = MappingNode(place)
        whole["missing"] = ScalarNode("not-available", place)
    cells.empty = ()


def unit_faults(place: Location, unit: str | None, noun: Text | None) -> Iterator[Diagnostic]:
    """Yield an error for what is counted that is not named, or is named beside a unit that says it."""
    if unit == OTHER_UNIT and not noun:
        hint = "add a line unit_label: what is counted, as mosquito nets"
        yield place.under("unit").error("is other, and nothing names it", hint, code="unit-without-label")
    elif noun and unit != OTHER_UNIT:
        hint = "write unit: other, or delete this line"
        inner = place.under("unit_label")
        yield inner.error(
            f"names a unit, and the unit is {unit}", hint, inner.key_span, code="unit-without-label"
        )


def amount(number: Text) -> Decimal:
    """Return the number that a data file writes."""
    return Decimal(number.plain)


def absences(block: Section, amounts: Iterable[Amount], locale: Locale) -> Text | None:
    """Return what the signs of missing numbers in a block mean: "… not available; x not published".

    A sign alone says nothing: where a language has no words for it, it has no line.
    """
    found = dict.fromkeys(each.missing for each in amounts if each.missing and not each.below)
    words = {each: locale.phrase(each.replace("-", "_")) for each in found if each}
    said = locale.semicolon.join(f"{MISSING[each]} {word}" for each, word in words.items() if word)
    return made(said, Slot.ABSENT.of(block.path), block.span) if said else None


def decimals_beside(numbers: Iterable[Decimal | None], unit: str) -> int | None:
    """Return how many digits numbers beside each other have: all as many as the one that has most.

    None where each keeps its own: noughts would make a number far more exact than any was written.

    >>> decimals_beside([Decimal("1.5"), None, Decimal(3)], "currency:EUR")
    2
    >>> decimals_beside([Decimal(52), Decimal("0.004")], "per_1000") is None
    True
    """
    known = [each for each in numbers if each is not None]
    most = max(map(decimals_of, known), default=0)
    if not most:
        return None
    if most - min(map(decimals_of, known)) > _ALIKE:
        written = max(map(_digits, known))
        filled = max(_digits(each) + most - decimals_of(each) for each in known)
        if filled > written + 1:
            return None
    return max(2, most) if unit.startswith("currency:") else most


def _digits(number: Decimal) -> int:
    """How many digits of a number as it is written tell something: not the noughts that it begins with."""
    return max(1, number.adjusted() + 1 + decimals_of(number))
