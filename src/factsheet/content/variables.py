"""Variables: values that texts set by their ids, as `{district}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import ClassVar

from pydantic import Field, ValidationError, ValidationInfo

from factsheet.content.amount import FLAGS, MISSING, Amount, unit_faults
from factsheet.content.fields import (
    COMPACT,
    FULL,
    MOST_DECIMALS,
    Clocked,
    Dated,
    Kind,
    PlainText,
    Unit,
    report,
)
from factsheet.content.findings import diagnostics, invalid, rounded
from factsheet.content.piece import Section
from factsheet.content.place import Location, MappingNode, ScalarNode
from factsheet.content.placeholders import DATE, TIME, value_at
from factsheet.content.precision import measured
from factsheet.document.dates import Date, TimeOfDay
from factsheet.document.nodes import VALUE
from factsheet.document.quantity import Quantity
from factsheet.document.text import Text
from factsheet.errors import Diagnostic, Span
from factsheet.records import dataclass

_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_RESERVED = (VALUE, "lang")
_MOST = 500


@dataclass(frozen=True, slots=True)
class Variable:
    """A value: a number, a date or a time, which each edition writes in its language, or text as it is.

    `written` is how the data file writes it: what an address or the name of a file takes; `noun` is what a
    number counts that has no unit, to be translated.
    """

    value: Quantity | Date | TimeOfDay | str
    span: Span | None = None
    written: str = ""
    noun: Text | None = None


def _variable(leaf: ScalarNode, info: ValidationInfo) -> Variable:
    place, value = leaf.place, leaf.value
    if isinstance(value, bool):
        hint = "write a number, or text in quotes"
        raise invalid(
            place.error("is true or false, not text, a number or a date", hint, code="wrong-kind-of-value")
        )
    written = value_at(place) or leaf.raw
    if isinstance(value, int | Decimal):
        number, lost = measured(Decimal(value))
        if lost:
            hint = "write the digits that shall print, or a group with value: and decimals:"
            report(info, rounded(place, number, hint))
        return Variable(Quantity(number), place.span, written)
    text = " ".join(leaf.raw.split())
    if not text:
        raise invalid(place.error("is empty", "write the value, or delete the line", code="value-empty"))
    if len(text) > _MOST:
        said = f"has {len(text):,} characters; the limit is {_MOST}"
        raise invalid(place.error(said, "write copy as a text of a block", code="text-too-long"))
    return Variable(text, place.span, written)


class VariableNumber(Amount):
    """A number with its unit and how it is to be written."""

    short: ClassVar[str] = ""

    unit: Unit = Field("count", description="What the number counts; a currency as currency:HKD.")
    unit_label: PlainText | None = Field(None, description="What is counted, with unit: other.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from super().check(place)
        if self.value is None and self.missing is None and self.low is None:
            hint = "add a line value: with the number, or missing: not-available where there is none"
            yield place.under("value").error("is missing", hint, place.key_span, code="key-missing")
        yield from unit_faults(place, self.unit, self.unit_label)
        if self.source:
            inner = place.under("source")
            hint = f"cite it where the variable is set, as [@{self.source[0].value}], or make it a key number"
            yield inner.error("is not for variables", hint, inner.key_span, code="variable-not-usable")


class VariableDate(Section):
    """A date, which prints in the words of each language."""

    date: Dated = Field(description='The day, month or year, as "2026-03-01", "2026-03" or "2026".')


class VariableTime(Section):
    """A time of day, which prints in the words of each language, with its day if it has one."""

    time: Clocked = Field(description='The time, as "13:30", or with its day, as "2026-03-01T13:30".')


def _measured(group: MappingNode, info: ValidationInfo) -> Variable:
    written = value_at(group.place) or ""
    try:
        if DATE in group:
            day = VariableDate.model_validate(group, context=info.context).date
            return Variable(day, group.place.span, written)
        if TIME in group:
            time = VariableTime.model_validate(group, context=info.context).time
            return Variable(time, group.place.span, written)
        number = VariableNumber.model_validate(group, context=info.context)
    except ValidationError as error:
        raise invalid(*diagnostics(error)) from None
    noun = number.unit_label
    like = Quantity(Decimal(0), number.unit, path=number.path, noun=noun.plain if noun else "")
    return Variable(number.quantity_like(like), group.place.span, written, noun)


_NUMBER = {
    "type": "object",
    "properties": {
        "value": {"type": "number"},
        "unit": {"type": "string"},
        "unit_label": {"type": "string"},
        "decimals": {"type": "integer", "minimum": 0, "maximum": MOST_DECIMALS},
        "approx": {"type": "boolean"},
        "format": {"enum": [FULL, COMPACT]},
        **dict.fromkeys(("low", "high", "below"), {"type": "number"}),
        "flag": {"enum": [*FLAGS]},
        "missing": {"enum": [*MISSING]},
        **dict.fromkeys(("period", "as_of"), {"type": "string"}),
    },
    "minProperties": 1,
    "additionalProperties": False,
}
_DATE, _TIME = (
    {
        "type": "object",
        "properties": {key: {"type": "string"}},
        "required": [key],
        "additionalProperties": False,
    }
    for key in (DATE, TIME)
)
VARIABLE = Kind(
    _variable,
    {
        "anyOf": [
            {"type": "string", "minLength": 1, "maxLength": _MOST},
            {"type": "number"},
            _NUMBER,
            _DATE,
            _TIME,
        ]
    },
    "text, a number, a date or a time",
    of_group=_measured,
)


def variable_faults(place: Location, variables: Mapping[str, Variable]) -> Iterator[Diagnostic]:
    """Yield an error for each variable whose id no text could name."""
    for name in variables:
        inner = place.under(name)
        if not _ID.fullmatch(name):
            hint = "an id is made of a-z, 0-9 and _, and begins with a letter"
            yield inner.error("is no id", hint, inner.key_span, code="id-not-valid")
        elif name in _RESERVED:
            hint = "give the variable another id"
            said = f"cannot be the id of a variable: {{{name}}} has a meaning of its own"
            yield inner.error(said, hint, inner.key_span, code="variable-not-usable")
