"""Variables: values that texts set by their ids, as `{district}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pydantic import ValidationInfo

from factsheet.content.fields import Kind
from factsheet.content.findings import invalid
from factsheet.content.place import Location, ScalarNode
from factsheet.content.placeholders import values
from factsheet.content.precision import measured
from factsheet.document.nodes import VALUE
from factsheet.errors import Diagnostic, Span

_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
_RESERVED = (VALUE, "lang")
_MOST = 500


@dataclass(frozen=True, slots=True)
class Variable:
    """A value: a number, which each edition writes in its language, or text as it is.

    `written` is how the data file writes it: what an address or the name of a file takes.
    """

    value: Decimal | str
    span: Span | None = None
    written: str = ""


def _variable(leaf: ScalarNode, info: ValidationInfo) -> Variable:
    place, value = leaf.place, leaf.value
    if isinstance(value, bool):
        hint = "write a number, or text in quotes"
        raise invalid(place.error("is true or false, not text or a number", hint, code="wrong-kind-of-value"))
    written = values(place).get(str(place.key[-1]), leaf.raw)
    if isinstance(value, int | Decimal):
        return Variable(measured(Decimal(value))[0], place.span, written)
    text = " ".join(leaf.raw.split())
    if not text:
        raise invalid(place.error("is empty", "write the value, or delete the line", code="value-empty"))
    if len(text) > _MOST:
        said = f"has {len(text):,} characters; the limit is {_MOST}"
        raise invalid(place.error(said, "write copy as a text of a block", code="text-too-long"))
    return Variable(text, place.span, written)


VARIABLE = Kind(
    _variable,
    {"anyOf": [{"type": "string", "minLength": 1, "maxLength": _MOST}, {"type": "number"}]},
    "text or a number",
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
