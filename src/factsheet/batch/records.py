"""Records: rows that come as objects, from JSON Lines, a list of mappings or a DataFrame."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.batch.cell import RowCell, whole
from factsheet.batch.table import MAX_BYTES, MAX_ROWS, RowTable, table
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.files import read_given

ROWS = "<rows>"


class _Record(NamedTuple):
    """An object with its place; `fault` stands for one that is none."""

    place: Span
    values: Mapping[str, Any]
    fault: RowCell | None = None


def read_json_lines(path: Path) -> RowTable:
    """Return the table in a file with a JSON object a line; what is none is a fault of its row."""
    name = str(path)
    found: list[_Record] = []
    try:
        lines = read_given(path, MAX_BYTES).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise DataError.of(
            "the file is not UTF-8", Span(name), "save the file as UTF-8", code="not-utf-8"
        ) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line, parse_float=Decimal, parse_constant=Decimal, object_pairs_hook=_object)
        except (ValueError, RecursionError) as problem:
            column = getattr(problem, "colno", 1)
            said = f"the line is no JSON: {getattr(problem, 'msg', problem)}"
            place = Span(name, number, column)
            found.append(
                _Record(
                    place, {}, RowCell.faulty(place, said, "write an object a line", code="rows-unreadable")
                )
            )
            continue
        place = Span(name, number, 1, max(1, len(line.rstrip())))
        if isinstance(record, dict):
            found.append(_Record(place, record))
        else:
            said, hint = "the line is no JSON object", 'write it as {"id": "northgate", ...}'
            found.append(
                _Record(place, {}, RowCell.faulty(Span(name, number, 1), said, hint, code="rows-unreadable"))
            )
    return _of(name, found)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of some keys; ValueError for one that is there twice, of which JSON would take the last."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [key for key, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'the key "{twice[:60]}" is there twice')
    return found


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
    first = tuple(RowCell(head, head, Span(name)) for head in heads)
    return table(name, _lines(first, heads, records))


def _lines(
    first: tuple[RowCell, ...], heads: list[str], records: list[_Record]
) -> Iterator[tuple[RowCell, ...]]:
    if first:
        yield first
    for record in records:
        known = {str(key): value for key, value in record.values.items()}
        cells = tuple(_cell(known.get(head), head, record.place) for head in heads)
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
    elif not isinstance(value, bool | str | date | time):
        said = f"{head} is neither text nor a number but {type(value).__name__}"
        return RowCell.faulty(place, said, "give one value a column", code="wrong-kind-of-value")
    return RowCell.of(value, place)
