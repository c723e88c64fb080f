"""Records: rows that come as objects, from JSON Lines, a list of mappings or a DataFrame."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from factsheet.batch.cell import RowCell, whole
from factsheet.batch.table import MAX_BYTES, MAX_ROWS, RowTable, table
from factsheet.errors import DataError, Span
from factsheet.files import read_given

ROWS = "<rows>"


def read_json_lines(path: Path) -> RowTable:
    """Return the table in a file with a JSON object a line; DataError with the line that is none."""
    name = str(path)
    found: list[tuple[Span, Mapping[str, Any]]] = []
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
            record = json.loads(line, parse_float=Decimal, parse_constant=Decimal)
        except (ValueError, RecursionError) as problem:
            column = getattr(problem, "colno", 1)
            said = f"the line is no JSON: {getattr(problem, 'msg', problem)}"
            place = Span(name, number, column)
            raise DataError.of(said, place, "write an object a line", code="rows-unreadable") from None
        if not isinstance(record, dict):
            said, hint = "the line is no JSON object", 'write it as {"id": "northgate", ...}'
            raise DataError.of(said, Span(name, number, 1), hint, code="rows-unreadable")
        found.append((Span(name, number, 1, max(1, len(line.rstrip()))), record))
    return _of(name, found)


def records_of(rows: Any) -> RowTable:
    """Return the table of a list of mappings, or of what has `to_dict("records")` as a DataFrame of pandas
    or `iter_rows(named=True)` as one of Polars.

    DataError for anything else.
    """
    if hasattr(rows, "iter_rows"):
        rows = rows.iter_rows(named=True)
    elif hasattr(rows, "to_dict") and not isinstance(rows, Mapping):
        rows = rows.to_dict("records")
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        hint = "give a list of mappings, a DataFrame, or the name of a file"
        raise DataError.of("rows are no table", Span(ROWS), hint, code="rows-unreadable")
    found: list[tuple[Span, Mapping[str, Any]]] = []
    for number, record in enumerate(rows, 1):
        place = Span(f"{ROWS}, row {number}")
        if not isinstance(record, Mapping):
            said = f"the row is no mapping but {type(record).__name__}"
            raise DataError.of(said, place, "give a mapping of columns to values", code="rows-unreadable")
        found.append((place, record))
        if number > MAX_ROWS:
            break
    return _of(ROWS, found)


def _of(name: str, records: list[tuple[Span, Mapping[str, Any]]]) -> RowTable:
    heads = list(dict.fromkeys(str(key) for _, record in records for key in record))
    # The column of ids comes first in a table; an object has no order.
    heads.sort(key=lambda each: each.strip() != "id")
    first = tuple(RowCell(head, head, Span(name)) for head in heads)
    return table(name, _lines(first, heads, records))


def _lines(
    first: tuple[RowCell, ...], heads: list[str], records: list[tuple[Span, Mapping[str, Any]]]
) -> Iterator[tuple[RowCell, ...]]:
    if first:
        yield first
    for place, record in records:
        known = {str(key): value for key, value in record.items()}
        yield tuple(_cell(known.get(head), head, place) for head in heads)


def _cell(value: Any, head: str, place: Span) -> RowCell:
    """A value as a cell; what is missing in a DataFrame (NaN, NaT) is an empty one."""
    if hasattr(value, "item") and not isinstance(value, str | bytes):
        value = value.item()  # a number of NumPy
    if value is None or value != value:
        return RowCell.of(None, place)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        if not math.isfinite(value):
            hint = "give a number, or leave the row out"
            raise DataError.of(f"{head} is not a finite number", place, hint, code="wrong-kind-of-value")
        value = whole(Decimal(repr(value))) if isinstance(value, float) else Decimal(value)
    elif not isinstance(value, bool | str | date | time):
        said = f"{head} is neither text nor a number but {type(value).__name__}"
        raise DataError.of(said, place, "give one value a column", code="wrong-kind-of-value")
    return RowCell.of(value, place)
