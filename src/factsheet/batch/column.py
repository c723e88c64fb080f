"""Columns: what a data file takes from each, a number, a text or a date, if it takes anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from factsheet.batch.cell import PERCENT, RowCell
from factsheet.batch.table import RowTable
from factsheet.blocks import kinds
from factsheet.content.findings import closest
from factsheet.content.number_hints import is_unknown, number_hint
from factsheet.content.placeholders import DATE, TIME, VARIABLES, variables_of
from factsheet.document.dates import date
from factsheet.document.nodes import VALUE
from factsheet.errors import Diagnostic
from factsheet.records import dataclass
from factsheet.source.amounts import MISSING, MONEY, amount_key, is_whole, unit_of
from factsheet.source.overrides import QUANTITY, key_of
from factsheet.yaml_source import Key, Value, YamlDocument, held_at

ID = "id"
ALIKE = 0.7
"""How like names are with a letter too many or too few; `paper` and `place` are words of their own."""
_MEASURES = frozenset({VALUE, "low", "high", "target"})
_UNIT, _PER_CENT = "unit", "percent"

_POINTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?Z?")


class ColumnKind(StrEnum):
    """What the data file holds where a column goes; `ANY` where it does not say."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    ANY = ""


class RowColumn(NamedTuple):
    """What a column is for: its kind, and whether a sign of per cent may stand behind its numbers.

    `is_measure` says that it is one of the numbers of a content path.  `number` is the key of the number with
    all that is known of it, `part` what of it is meant: `value`, `missing`, nothing for itself; `currency` is
    the code of its money.  Where it `is_open` the data file holds nothing, where it `is_gap` that there is
    no number.
    """

    path: str
    kind: ColumnKind = ColumnKind.ANY
    takes_percent: bool = True
    is_measure: bool = False
    number: Key = ()
    part: str = ""
    currency: str = ""
    is_open: bool = False
    is_gap: bool = False

    @property
    def is_value(self) -> bool:
        """Whether it is the number itself, not what is said of it."""
        return self.part in ("", VALUE)

    @property
    def reason(self) -> str:
        """The column that says why its number is missing."""
        return f"{self.path.removesuffix(f'.{self.part}') if self.part else self.path}.{MISSING}"

    @property
    def is_reason(self) -> bool:
        """Whether it says why a number is missing."""
        return self.part == MISSING


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a data file knows; without a data file all are known, of any kind."""

    document: YamlDocument | None = None

    def takes(self, path: str) -> bool:
        """Return whether a value for this variable or content path would be put anywhere."""
        if self.document is None or "." in path or path in (ID, QUANTITY, *kinds()["header"].keys()):
            return True
        return path in variables_of(self.document) or is_set(path, str(self.document.value))

    def opens(self, name: str) -> bool:
        """Return whether a group under this name, as JSON may have it, is of values by their content paths.

        One that is called almost as such is opened too, so that its columns are refused.
        """
        if self.document is None or "." in name:
            return True
        whole = self.document.value
        groups = (
            [key for key, each in whole.items() if isinstance(each, dict)] if isinstance(whole, dict) else []
        )
        return closest(name, [*groups, *variables_of(self.document)], ALIKE) != ""

    def column(self, path: str, beside: Collection[str] = ()) -> RowColumn:
        """Return what a column is for, by its path; `beside` are the paths of the others."""
        is_measure = "." in path and path.rpartition(".")[2] in _MEASURES
        if self.document is None:
            return RowColumn(path, is_measure=is_measure)
        whole, key = self.document.value, key_of(self.document, path)
        number = amount_key(whole, key)
        part = str(key[-1]) if number != key else ""
        held, group, unit = held_at(whole, key), held_at(whole, number), unit_of(whole, number)
        is_gap = isinstance(group, dict) and MISSING in group
        return RowColumn(
            path,
            _kind_at(whole, key, part, is_gap),
            unit == _PER_CENT or f"{path.rpartition('.')[0]}.{_UNIT}" in beside,
            is_measure,
            number,
            part,
            unit.removeprefix(MONEY) if unit.startswith(MONEY) else "",
            is_open=held is None and bool(key) and not _is_variable(key),
            is_gap=is_gap,
        )


def is_set(name: str, text: str) -> bool:
    """Return whether a text sets a variable, by itself or in a pattern: `{n}`, `{n, plural, ...}`.

    >>> is_set("n", "{n, plural, other {# wells}}"), is_set("n", "{number} of {name}")
    (True, False)
    """
    return re.search(rf"\{{\s*{re.escape(name)}\s*[,}}]", text) is not None


def _is_variable(key: Key) -> bool:
    return key[:1] == (VARIABLES,) and len(key) == 2


def _is_number(held: Value) -> bool:
    return isinstance(held, int | Decimal) and not isinstance(held, bool)


def _kind_at(whole: Value, key: Key, part: str, is_gap: bool) -> ColumnKind:
    """What a data file holds at a key; where it says that a number is missing, a number."""
    held = held_at(whole, key)
    if _is_variable(key):
        name = re.escape(str(key[1]))
        is_counted = held is None and re.search(rf"\{{\s*{name}\s*,\s*plural\s*,", str(whole))
        return ColumnKind.NUMBER if is_counted else _kind_of(held)
    if key[:1] == (VARIABLES,) and key[-1] in (DATE, TIME):
        return ColumnKind(str(key[-1]))
    if isinstance(held, str):
        # A cell of a table in words may be a number in a row.
        return ColumnKind.ANY if is_whole(whole, key) else ColumnKind.TEXT
    value = held.get(VALUE) if isinstance(held, dict) else held
    is_number = _is_number(value) or (is_gap and part in ("", *_MEASURES))
    return ColumnKind.NUMBER if is_number else ColumnKind.ANY


def _kind_of(held: Value) -> ColumnKind:
    if isinstance(held, dict):
        return next((ColumnKind(each) for each in (DATE, TIME) if each in held), ColumnKind.NUMBER)
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
        if cell.is_empty or cell.fault:
            return cell
        match column.kind:
            case ColumnKind.DATE:
                return _as_date(cell)
            case ColumnKind.NUMBER:
                return _as_number(cell, head, column)
            case ColumnKind.TEXT if "." in column.path:
                text = cell.as_text.strip()
                return cell._replace(value=text, raw=text)
        return cell

    records = (
        tuple(made(*each) for each in zip(record, table.heads, columns, strict=True))
        for record in table.records
    )
    return replace(table, records=tuple(records))


def _as_date(cell: RowCell) -> RowCell:
    """A cell with its date as ISO 8601 writes it: 1.3.2026 has the day first wherever it is written so.

    One that there is not has that as its fault, in the words of the cell.
    """
    written = cell.raw.strip()
    if found := _POINTED.fullmatch(written):
        iso = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    elif found := _MIDNIGHT.fullmatch(written):
        iso = found[1]
    else:
        return cell.as_day
    try:
        date(iso)
    except ValueError as problem:
        hint = "write 2023-11-30, 2023-11 or 2023"
        return cell._replace(
            fault=Diagnostic(f'"{written}" {problem}', cell.span, hint, code="date-not-valid")
        )
    return cell._replace(value=iso, raw=iso, written=written)


def _as_number(cell: RowCell, head: RowCell, column: RowColumn) -> RowCell:
    """A cell with its number, or with why it has none."""
    read, written = cell.read(True), cell.raw.strip()
    if cell.stored and not isinstance(read.value, Decimal):
        # A number that a workbook shows with zeros before it.
        return cell._replace(value=Decimal(cell.stored), raw=cell.stored)
    if not isinstance(read.value, Decimal):
        hint = number_hint(written).replace(" without quotes", "")
        if is_unknown(written):
            hint = f"leave the cell empty, and write not-available into a column {column.reason}"
        elif "." not in column.path:
            hint += "; if words are meant, the value of the variable in the data file has to stand in quotes"
    elif PERCENT.fullmatch(written) and not column.takes_percent:
        hint = f"write {_UNIT}: {_PER_CENT} beside the number in the data file, or {read.raw} here"
    else:
        return read
    said = f'{head.raw.strip()} is not a plain number: the cell holds "{(cell.written or written)[:80]}"'
    return cell._replace(
        fault=Diagnostic(said, cell.span, hint, column.path, code="number-not-plain"),
    )
