"""Records: rows that come as objects, from JSON Lines, a list of mappings or a DataFrame."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from factsheet.batch.cell import RowCell, of_float, whole
from factsheet.batch.table import MAX_BYTES, MAX_ROWS, RowTable, table
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.files import read_given
from factsheet.text_files import NEWLINE
from factsheet.yaml_source.document import MAX_DIGITS

ROWS = "<rows>"
Opens = Callable[[str], bool]
"""Says of a name whether what a data file holds under it may be given as a group."""
# As deep as the numbers of a chart stand, and some more.
_MOST_DEEP = 12
_JSON = json.JSONDecoder()
_NEXT, _COLON = re.compile(r'[ \t,]*(?=")'), re.compile(r"[ \t]*:[ \t]*")


def _every(name: str) -> bool:
    """Whether a group of this name is opened where nothing is known of the data file: it is."""
    return True


class _Record(NamedTuple):
    """An object with its place; `fault` stands for one that is none.

    `keys` and `cells` are the places of its keys and of their values, where it has lines, those in its groups
    by their content paths.
    """

    place: Span
    values: Mapping[str, Any]
    fault: RowCell | None = None
    keys: Mapping[str, Span] = MappingProxyType({})
    cells: Mapping[str, Span] = MappingProxyType({})


def read_json_lines(path: Path, opens: Opens = _every) -> RowTable:
    """Return the table in a file with a JSON object a line; what is none is a fault of its row.

    Groups whose names it `opens` are columns of what is in them, as `key_numbers.meals.value`.
    """
    name = str(path)
    try:
        lines = NEWLINE.split(read_given(path, MAX_BYTES).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DataError.of(
            "the file is not UTF-8", Span(name), "save the file as UTF-8", code="not-utf-8"
        ) from None
    found = [_record(line, name, number) for number, line in enumerate(lines, 1) if line.strip()]
    return _of(name, found, opens)


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
    places = [*_places(line, line.index("{") + 1, start)]
    keys = {path: key for path, key, _ in places}
    cells = {path: cell for path, _, cell in places}
    return _Record(end, record, None, keys, cells)


def _decimal(written: str) -> Decimal:
    """A number as it is written, but 2020.0 and 2e3 as whole ones, for which programs write them so.

    ValueError for one whose exponent nothing can hold.
    """
    try:
        return whole(Decimal(written))
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


def _places(line: str, at: int, start: Span, path: str = "") -> Iterator[tuple[str, Span, Span]]:
    """Yield the keys of a group that begins at a column, each with its place and that of its value."""
    while (found := _NEXT.match(line, at)) is not None:
        key, end = _JSON.raw_decode(line, found.end())
        colon = _COLON.match(line, end)
        assert colon
        _, at = _JSON.raw_decode(line, colon.end())
        key = f"{path}{key}"
        own = replace(start, column=found.end() + 1, length=end - found.end())
        yield key, own, replace(start, column=colon.end() + 1, length=at - colon.end())
        if line[colon.end()] == "{" and key.count(".") < _MOST_DEEP:
            yield from _places(line, colon.end() + 1, start, f"{key}.")


def records_of(rows: Any, opens: Opens = _every) -> RowTable:
    """Return the table of a list of mappings, or of what has `to_dict("records")` as a DataFrame of pandas
    or `iter_rows(named=True)` as one of Polars; groups in them as of JSON.

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
    return _of(ROWS, found, opens)


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
    if "id" not in columns and getattr(getattr(frame, "index", None), "name", None) == "id":
        frame = frame.reset_index()
    try:
        return frame.to_dict("records")
    except TypeError:
        return None


def _of(name: str, records: list[_Record], opens: Opens) -> RowTable:
    if records and not any(each.values for each in records) and (fault := records[0].fault) and fault.fault:
        # No line is one: that is no table.
        raise DataError([fault.fault])
    groups = {
        str(key) for each in records for key, value in each.values.items() if isinstance(value, Mapping)
    }
    opened = frozenset(filter(opens, groups))
    flat = [each._replace(values=_flat(each, opened)) for each in records]
    # The column of ids comes first in a table; an object has no order.
    heads = sorted(
        {head: None for each in flat for head in each.values}, key=lambda each: each.strip() != "id"
    )
    places = {key: span for record in reversed(records) for key, span in record.keys.items()}
    first_line = tuple(RowCell(head, head, places.get(head, Span(name))) for head in heads)
    return table(name, _lines(first_line, heads, flat))


def _flat(record: _Record, opened: frozenset[str]) -> dict[str, Any]:
    """The values of a record by their columns; the fault of a column that is there twice stands for it."""
    found: dict[str, Any] = {}
    for key, value in record.values.items():
        is_group = isinstance(value, Mapping) and str(key) in opened
        for head, each in _inner(str(key), value, _MOST_DEEP if is_group else 0):
            if head == f"{key}.value":
                # What a variable comes down to.
                head = str(key)
            if head in found:
                said, hint = f"{head} is there twice in one row", "delete one of the two"
                each = RowCell.faulty(record.place, said, hint, code="rows-column")
            found[head] = each
    return found


def _inner(path: str, value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield what is in a value and in the groups and lists in it, each with its content path."""
    if depth and value and isinstance(value, Mapping):
        for name, each in value.items():
            yield from _inner(f"{path}.{name}", each, depth - 1)
    elif depth and value and isinstance(value, list | tuple):
        for number, each in enumerate(value, 1):
            yield from _inner(f"{path}.{number}", each, depth - 1)
    else:
        yield path, value


def _lines(
    first: tuple[RowCell, ...], heads: list[str], records: list[_Record]
) -> Iterator[tuple[RowCell, ...]]:
    if first:
        yield first
    for record in records:
        cells = tuple(_cell(record.values.get(head), head, _place(record, head)) for head in heads)
        yield (record.fault, *cells[1:]) if record.fault else cells


def _place(record: _Record, head: str) -> Span:
    """The place of a value, of the group or the list that it is in, or of the record."""
    while head and head not in record.cells:
        head = head.rpartition(".")[0]
    return record.cells.get(head, record.place)


def _cell(value: Any, head: str, place: Span) -> RowCell:
    """A value as a cell, or a faulty one; what is missing in a DataFrame (NaN, NaT, NA) is an empty one."""
    if isinstance(value, RowCell):
        return value
    if hasattr(value, "item") and not isinstance(value, str | bytes):
        # A number of NumPy, one of 32 bits by the digits that it shows.
        value = Decimal(str(value)) if getattr(value.dtype, "kind", "") == "f" else value.item()
    if value is None or _is_missing(value):
        return RowCell.of(None, place)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        value = of_float(value) if isinstance(value, float) else Decimal(value)
        if not value.is_finite():
            hint = "give a number, or leave the row out"
            return RowCell.faulty(place, f"{head} is not a finite number", hint, code="wrong-kind-of-value")
        if value and abs(value.adjusted()) > MAX_DIGITS:
            said, hint = f"{head} is too long for a number", f"numbers have at most {MAX_DIGITS} digits"
            return RowCell.faulty(place, said, hint, code="number-too-long")
    elif not isinstance(value, bool | str | date | time):
        said = f"{head} is neither text nor a number but {type(value).__name__}"
        return RowCell.faulty(place, said, "give one value a column", code="wrong-kind-of-value")
    return RowCell.of(value, place)


def _is_missing(value: Any) -> bool:
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # NA of pandas says neither; an array says both
        return not hasattr(value, "__len__")
