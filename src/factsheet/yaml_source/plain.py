"""Plain Python values as a document, under the same limits as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from factsheet.errors import DataError, Diagnostic, FactsheetError, Span
from factsheet.yaml_source.document import (
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_NODES,
    REFUSED,
    Key,
    Value,
    YamlDocument,
    dotted,
    refused,
)

_HINT = "a data file holds texts, numbers, dates, true and false, lists and groups"
_TOO_MUCH = Decimal(10) ** (MAX_DIGITS + 1)
_WORDS = {True: "not a number (NaN)", False: "an infinite number"}


def from_data(value: object, file: str = "<data>", error: type[FactsheetError] = DataError) -> YamlDocument:
    """The document of plain Python values; floats become the decimals that they print as.

    >>> from_data({"value": 1.3}).value
    {'value': Decimal('1.3')}
    """
    problems: list[Diagnostic] = []
    plain = _Plain(file, problems).value(value, (), 0)
    if problems:
        raise error(problems)
    return YamlDocument(file, plain)


def without_midnight(value: date) -> date:
    """Return a day that a program has with its midnight as that day; another moment, or a day, as it is.

    >>> without_midnight(datetime(2026, 3, 1)), without_midnight(datetime(2026, 3, 1, 9))
    (datetime.date(2026, 3, 1), datetime.datetime(2026, 3, 1, 9, 0))
    """
    return value.date() if isinstance(value, datetime) and value.time() == time() else value


class _Plain:
    """Checks and copies plain Python values, under the same limits as a file."""

    def __init__(self, file: str, problems: list[Diagnostic]) -> None:
        self._file = file
        self._problems = problems
        self._nodes = 0

    def value(self, value: Any, key: Key, depth: int) -> Value:
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            limit = f"nested more than {MAX_DEPTH} deep" if depth > MAX_DEPTH else f"more than {MAX_NODES:,}"
            if self._nodes <= MAX_NODES + 1:
                hint = "divide it into several factsheets; look for a list that holds itself"
                self._problem(f"the values are {limit}", key, hint, code="too-many-values")
            return None
        match value:
            case None | bool():
                return value
            case int() | float() | Decimal():
                return self._number(value, key)
            case str():
                return self._text(value, key)
            case date():
                # A date as a data file writes it.
                return without_midnight(value).isoformat()
            case time():
                return value.isoformat()
            case Mapping():
                for name in value:
                    if not isinstance(name, str):
                        hint = f"write it as text: {str(name)!r}"
                        self._problem(
                            f"the key {name!r} in {dotted(key)} is not text", key, hint, code="key-not-text"
                        )
                return {
                    self._text(name, (*key, name)): self.value(each, (*key, name), depth + 1)
                    for name, each in value.items()
                    if isinstance(name, str)
                }
            case list() | tuple():
                return [self.value(each, (*key, n), depth + 1) for n, each in enumerate(value)]
        if getattr(value, "shape", None) == () and hasattr(value, "item"):
            # A number, word or date of NumPy: the shortest decimals of its own precision.
            if getattr(getattr(value, "dtype", None), "kind", "") == "f":
                return self._number(Decimal(str(value)), key)
            return self.value(value.item(), key, depth)
        self._problem(
            f"{dotted(key)} is of the type {type(value).__name__}, which no data file can hold",
            key,
            _HINT,
            code="type-not-supported",
        )
        return None

    def _number(self, value: int | float | Decimal, key: Key) -> int | Decimal | None:
        if isinstance(value, int):
            # Python itself writes no number of more than 4,300 digits.
            number = Decimal(value) if value.bit_length() < 4 * MAX_DIGITS else _TOO_MUCH
        else:
            number = Decimal(float.__repr__(value)) if isinstance(value, float) else value
        if not number.is_finite():
            missing = "write the number, or leave the item out; None stands for a key that is left out"
            self._problem(
                f"{dotted(key)} is {_WORDS[number.is_nan()]}, which cannot be printed",
                key,
                missing,
                code="number-not-finite",
            )
            return None
        if number and abs(number.adjusted()) > MAX_DIGITS or len(number.as_tuple().digits) > MAX_DIGITS:
            hint = f"numbers have at most {MAX_DIGITS} digits"
            self._problem(f"{dotted(key)} is too long for a number", key, hint, code="number-too-long")
            return None
        if isinstance(value, float) and number == number.to_integral_value():
            return int(number)
        return int(value) if isinstance(value, int) else number

    def _text(self, value: str, key: Key) -> str:
        bad = REFUSED.search(value)
        if bad:
            self._problems.append(refused(bad[0], dotted(key), Span(self._file), dotted(key)))
        return str(value)

    def _problem(self, message: str, key: Key, hint: str, *, code: str) -> None:
        if len(self._problems) < 100:
            self._problems.append(Diagnostic(message, Span(self._file), hint, dotted(key), code=code))
