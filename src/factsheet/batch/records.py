"""Records: rows that come as objects, from JSON Lines, a list of mappings or a DataFrame."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from factsheet.batch.cell import RowCell, whole
from factsheet.batch.table import MAX_BYTES, MAX_ROWS, RowTable, table
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.files import read_given
from factsheet.source.separated import NEWLINE
from factsheet.yaml_source.document import MAX_DIGITS

ROWS = "<rows>"
_JSON = json.JSONDecoder()
_NEXT, _COLON = re.compile(r'[ \t,]*(?=")'), re.compile(r"[ \t]*:[ \t]*")


class _Record(NamedTuple):
    """An object with its place; `fault` stands for one that is none.

    `keys` and `cells` are the places of its keys and of their values, where it has lines.
    """

    place: Span
    values: Mapping[str, Any]
    fault: RowCell | None = None
    keys: Mapping[str, Span] = MappingProxyType({})
    cells: Mapping[str, Span] = MappingProxyType({})


def read_json_lines(path: Path) -> RowTable:
    """Return the table in a file with a JSON object a line; what is none is a fault of its row."""
    name = str(path)
    try:
        lines = NEWLINE.split(read_given(path, MAX_BYTES).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DataError.of(
            "the file is not UTF-8", Span(name), "save the file as UTF-8", code="not-utf-8"
        ) from None
    found = [_record(line, name, number) for number, line in enumerate(lines, 1) if line.strip()]
    return _of(name, found)


def _record(line: str, name: str, number: int) -> _Record:
    """The object that a line holds."""
    start = Span(name, number, 1)
    try:
        record = json.loads(line, parse_float=_decimal, parse_constant=Decimal, object_pairs_hook=_object)
    except (ValueError, RecursionError) as problem:
        place = replace(start, column=getattr(problem, "colno", 1))
        said, hint = f"the line is no JSON: {getattr(problem, 'msg', problem)}", "write an object a line"
        return _Record(place, {}, RowCell.faulty(place, said, hint, code="rows-unreadable"))
    if not isinstance(record, dict):
        said, hint = "the line is no JSON object", 'write it as {"id": "northgate", ...}'
        return _Record(start, {}, RowCell.faulty(start, said, hint, code="rows-unreadable"))
    # What is not there would be written before the brace that ends the line.
    end = replace(start, column=len(line.rstrip()))
    return _Record(end, record, None, *_placed(line, name, number))


def _decimal(written: str) -> Decimal:
    """A number as it is written; ValueError for one whose exponent nothing can hold."""
    try:
        return Decimal(written)
    except ArithmeticError:
        raise ValueError(f"the number {written[:40]} is beyond all bounds") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of some keys; ValueError for one that is there twice, of which JSON would take the last."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [key for key, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'the key "{twice[:60]}" is there twice')
    return found


def _placed(line: str, name: str, number: int) -> tuple[dict[str, Span], dict[str, Span]]:
    """The places of the keys of an object that a line holds, and those of their values."""
    keys, cells = dict[str, Span](), dict[str, Span]()
    at = line.index("{") + 1
    while (found := _NEXT.match(line, at)) is not None:
        key, end = _JSON.raw_decode(line, found.end())
        keys[key] = Span(name, number, found.end() + 1, end - found.end())
        colon = _COLON.match(line, end)
        assert colon
        _, at = _JSON.raw_decode(line, colon.end())
        cells[key] = Span(name, number, colon.end() + 1, at - colon.end())
    return keys, cells


def records_of(rows: Any) -> RowTable:
    """Return the table of a list of mappings, or of what has `to_dict("records")` as a DataFrame of pandas
    or `iter_rows(named=True)` as one of Polars.

    DataError for anything else.
    """
    if hasattr(rows, "iter_rows"):
        rows = rows.iter_rows(named=True)
    elif hasattr(rows, "to_dict") and not isinstance(rows, Mapping):
        rows = _records_in(rows)
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        hint = "give a list of mappings, a DataFrame, or the name of a file"
        raise DataError.of("rows are no table", Span(ROWS), hint, code="rows-unreadable")
    found: list[_Record] = []
    for number, record in enumerate(rows, 1):
        place = Span(f"{ROWS}, row {number}")
        if isinstance(record, Mapping):
            found.append(_Record(place, record))
        else:
            said = f"the row is no mapping but {type(record).__name__}"
            hint = "give a mapping of columns to values"
            found.append(_Record(place, {}, RowCell.faulty(place, said, hint, code="rows-unreadable")))
        if number > MAX_ROWS:
            break
    return _of(ROWS, found)


def _records_in(frame: Any) -> Any:
    """The records of a DataFrame of pandas, which would hold only the last of two columns of one name.

    DataError for such columns; what is no frame, as a Series, comes back as nothing.
    """
    columns = [str(each) for each in getattr(frame, "columns", ())]
    twice = [each for each in dict.fromkeys(columns) if columns.count(each) > 1]
    if twice:
        raise DataError(
            Diagnostic(
                f"there are two columns {each[:80]}", Span(ROWS), "delete one of them", code="rows-column"
            )
            for each in twice
        )
    try:
        return frame.to_dict("records")
    except TypeError:
        return None


def _of(name: str, records: list[_Record]) -> RowTable:
    heads = list(dict.fromkeys(str(key) for record in records for key in record.values))
    if not heads and records and records[0].fault and records[0].fault.fault:
        # No line is one: that is no table.
        raise DataError([records[0].fault.fault])
    # The column of ids comes first in a table; an object has no order.
    heads.sort(key=lambda each: each.strip() != "id")
    places = {key: span for record in reversed(records) for key, span in record.keys.items()}
    first = tuple(RowCell(head, head, places.get(head, Span(name))) for head in heads)
    return table(name, _lines(first, heads, records))


def _lines(
    first: tuple[RowCell, ...], heads: list[str], records: list[_Record]
) -> Iterator[tuple[RowCell, ...]]:
    if first:
        yield first
    for record in records:
        known = {str(key): value for key, value in record.values.items()}
        cells = tuple(_cell(known.get(head), head, record.cells.get(head, record.place)) for head in heads)
        yield (record.fault, *cells[1:]) if record.fault else cells


def _cell(value: Any, head: str, place: Span) -> RowCell:
    """A value as a cell, or a faulty one; what is missing in a DataFrame (NaN, NaT) is an empty one."""
    if hasattr(value, "item") and not isinstance(value, str | bytes):
        value = value.item()  # a number of NumPy
    if value is None or value != value:
        return RowCell.of(None, place)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        if not math.isfinite(value):
            hint = "give a number, or leave the row out"
            return RowCell.faulty(place, f"{head} is not a finite number", hint, code="wrong-kind-of-value")
        value = whole(Decimal(repr(value))) if isinstance(value, float) else Decimal(value)
        if value and abs(value.adjusted()) > MAX_DIGITS:
            said, hint = f"{head} is too long for a number", f"numbers have at most {MAX_DIGITS} digits"
            return RowCell.faulty(place, said, hint, code="number-too-long")
    elif not isinstance(value, bool | str | date | time):
        said = f"{head} is neither text nor a number but {type(value).__name__}"
        return RowCell.faulty(place, said, "give one value a column", code="wrong-kind-of-value")
    return RowCell.of(value, place)
