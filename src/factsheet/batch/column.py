"""Columns: what a data file takes from each, a number, a text or a date, if it takes anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from factsheet.batch.cell import PERCENT, RowCell
from factsheet.batch.table import RowTable
from factsheet.blocks import kinds
from factsheet.content.number_hints import number_hint
from factsheet.content.placeholders import DATE, variables_of
from factsheet.document.nodes import VALUE
from factsheet.errors import Diagnostic
from factsheet.source.overrides import QUANTITY, held_at
from factsheet.yaml_source import Value, YamlDocument

ID = "id"
_MEASURES = frozenset({VALUE, "low", "high", "target"})
_UNIT, _PER_CENT, _KEY_NUMBERS = "unit", "percent", "key_numbers"


class ColumnKind(StrEnum):
    """What the data file holds where a column goes; `ANY` where it does not say."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    ANY = ""


class RowColumn(NamedTuple):
    """What a column is for: its kind, and whether a sign of per cent may stand behind its numbers.

    `is_measure` says that it is one of the numbers of a content path.
    """

    path: str
    kind: ColumnKind = ColumnKind.ANY
    takes_percent: bool = True
    is_measure: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a data file knows; without a data file all are known, of any kind."""

    document: YamlDocument | None = None

    def takes(self, path: str) -> bool:
        """Return whether a value for this variable or content path would be put anywhere."""
        if self.document is None or "." in path or path in (ID, QUANTITY, *kinds()["header"].keys()):
            return True
        return path in variables_of(self.document) or is_set(path, str(self.document.value))

    def column(self, path: str, beside: Sequence[str] = ()) -> RowColumn:
        """Return what a column is for, by its path; `beside` are the paths of the others."""
        is_measure = "." in path and path.rpartition(".")[2] in _MEASURES
        if self.document is None:
            return RowColumn(path, is_measure=is_measure)
        holder: Value = None
        if "." in path:
            held, holder = held_at(self.document, path)
            kind = ColumnKind.NUMBER if is_measure and _is_number(held) else ColumnKind.ANY
        elif path in variables_of(self.document):
            held = holder = variables_of(self.document)[path]
            kind = _kind_of(held)
        else:
            whole = self.document.value
            kind = (
                ColumnKind.TEXT
                if isinstance(whole, dict) and isinstance(whole.get(path), str)
                else ColumnKind.ANY
            )
        return RowColumn(path, kind, self._takes_percent(path, holder, beside), is_measure)

    def _takes_percent(self, path: str, holder: Value, beside: Sequence[str]) -> bool:
        """Whether the unit of a number is percent, or is said elsewhere, as that of a chart or of a row."""
        if f"{path.rpartition('.')[0]}.{_UNIT}" in beside:
            return True
        if isinstance(holder, dict) and _UNIT in holder:
            return holder[_UNIT] == _PER_CENT
        return "." in path and not path.startswith(f"{_KEY_NUMBERS}.")


def is_set(name: str, text: str) -> bool:
    """Return whether a text sets a variable, by itself or in a pattern: `{n}`, `{n, plural, ...}`.

    >>> is_set("n", "{n, plural, other {# wells}}"), is_set("n", "{number} of {name}")
    (True, False)
    """
    return re.search(rf"\{{\s*{re.escape(name)}\s*[,}}]", text) is not None


def _is_number(held: Value) -> bool:
    return isinstance(held, int | Decimal) and not isinstance(held, bool)


def _kind_of(held: Value) -> ColumnKind:
    if isinstance(held, dict):
        return ColumnKind.DATE if DATE in held else ColumnKind.NUMBER
    return (
        ColumnKind.NUMBER
        if _is_number(held)
        else ColumnKind.TEXT
        if isinstance(held, str)
        else ColumnKind.ANY
    )


def with_kinds(table: RowTable, columns: Sequence[RowColumn]) -> RowTable:
    """Return a table whose cells are of the kinds of their columns; one that is not has that as its fault."""

    def made(cell: RowCell, head: RowCell, column: RowColumn) -> RowCell:
        if column.kind is ColumnKind.DATE:
            return cell.as_day
        is_number = column.kind is ColumnKind.NUMBER and not cell.is_empty and not cell.fault
        return _as_number(cell, head, column) if is_number else cell

    records = (
        tuple(made(*each) for each in zip(record, table.heads, columns, strict=True))
        for record in table.records
    )
    return replace(table, records=tuple(records))


def _as_number(cell: RowCell, head: RowCell, column: RowColumn) -> RowCell:
    """A cell with its number, or with why it has none."""
    read, written = cell.read(True), cell.raw.strip()
    if not isinstance(read.value, Decimal):
        hint = number_hint(written)
        if "." not in column.path:
            hint += "; if words are meant, the value of the variable in the data file has to stand in quotes"
    elif PERCENT.fullmatch(written) and not column.takes_percent:
        hint = f"write {_UNIT}: {_PER_CENT} beside the number in the data file, or {read.raw} here"
    else:
        return read
    said = f'{head.raw.strip()} is not a plain number: the cell holds "{(cell.written or written)[:80]}"'
    return cell._replace(
        fault=Diagnostic(said, cell.span, hint, column.path, code="number-not-plain"),
    )
