"""Plain Python values as a document, under the same limits as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from factsheet.errors import DataError, Diagnostic, FactsheetError, Span
from factsheet.yaml_source.document import (
    MAX_DEPTH,
    MAX_NODES,
    REFUSED,
    Document,
    Key,
    Value,
    dotted,
    refused,
)


def from_data(value: object, file: str = "<data>", error: type[FactsheetError] = DataError) -> Document:
    """The document of plain Python values; floats become the decimals that they print as.

    >>> from_data({"value": 1.3}).value
    {'value': Decimal('1.3')}
    """
    problems: list[Diagnostic] = []
    plain = _Plain(file, problems).value(value, (), 0)
    if problems:
        raise error(problems)
    return Document(file, plain)


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
                self._problem(f"the values are {limit}", key)
            return None
        match value:
            case None | bool() | int() | Decimal():
                return value
            case float():
                return Decimal(repr(value))
            case str():
                return self._text(value, key)
            case date():
                return value.isoformat()
            case Mapping():
                return self._mapping(value, key, depth)
            case list() | tuple():
                return [self.value(each, (*key, n), depth + 1) for n, each in enumerate(value)]
        self._problem(f"{dotted(key)} is a {type(value).__name__}, which no data file can hold", key)
        return None

    def _text(self, value: str, key: Key) -> str:
        bad = REFUSED.search(value)
        if bad:
            self._problems.append(refused(bad[0], dotted(key), Span(self._file), dotted(key)))
        return str(value)

    def _mapping(self, value: Mapping[Any, Any], key: Key, depth: int) -> dict[str, Value]:
        for name in value:
            if not isinstance(name, str):
                self._problem(f"the key {name!r} in {dotted(key)} is not text", key)
        return {
            self._text(name, (*key, name)): self.value(each, (*key, name), depth + 1)
            for name, each in value.items()
            if isinstance(name, str)
        }

    def _problem(self, message: str, key: Key) -> None:
        if len(self._problems) < 100:
            self._problems.append(Diagnostic(message, Span(self._file), path=dotted(key)))
