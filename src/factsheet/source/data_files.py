"""Data of charts in files of their own (`from: data/cases.csv`), put into the document before it is read.

What is wrong with a number then has its line and column in that file, as all else has in the data file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from factsheet.content.amount import MISSING
from factsheet.content.findings import suggestion
from factsheet.content.piece import MOST_ITEMS
from factsheet.content.place import Location
from factsheet.content.placeholders import values, with_values
from factsheet.document.ids import BODY
from factsheet.errors import Diagnostic, Severity, Span
from factsheet.files import UnfitFileError
from factsheet.records import dataclass
from factsheet.source.beside import read_beside
from factsheet.source.separated import SIGNS, NotSeparatedError, SeparatedCell, records, separator
from factsheet.yaml_source import Key, Value, YamlDocument

FROM, COLUMNS, WHERE, DATA = "from", "columns", "where", "data"
OF_FILE = (FROM, COLUMNS, WHERE)
"""The keys of a chart that say which file its data is in, and which of it."""

_MOST_BYTES = 5 * 2**20
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NAMES = ("label", "date", "part")
_POINT = re.compile(r"[-+\u2212]?\d+(?:\.\d+)?")
_COMMA = re.compile(r"[-+\u2212]?\d+,\d+")
_Row = Mapping[str, SeparatedCell]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a file by the names of its columns; `comma`: its numbers have a decimal comma."""

    file: str
    names: tuple[str, ...]
    rows: tuple[_Row, ...]
    separator: str = ","
    comma: bool = False


@dataclass(slots=True)
class _Planted:
    """The values that a file gives a chart, and the place of each."""

    value: Value = None
    spans: dict[Key, Span] = field(default_factory=dict)
    key_spans: dict[Key, Span] = field(default_factory=dict)
    raws: dict[Key, str] = field(default_factory=dict)


def with_data(
    document: YamlDocument, root: Path | None, found: list[Diagnostic]
) -> tuple[YamlDocument, frozenset[str]]:
    """Return the document with the data of its charts in place of the names of files; tell how it was read.

    Of a chart whose file cannot be read, for which reason is told, the path is returned too: it has no data.
    """
    whole = document.value
    body = whole.get(BODY) if isinstance(whole, dict) else None
    charts = [
        name
        for name, block in (body.items() if isinstance(body, dict) else ())
        if isinstance(block, dict) and block.get("kind") == "chart" and FROM in block
    ]
    if not charts:
        return document, frozenset()
    filled: Any = deepcopy(whole)
    spans, key_spans, raws = {**document.spans}, {**document.key_spans}, {**document.raws}
    unread = set[str]()
    for name in charts:
        place = Location(document).under(BODY).under(name)
        block = filled[BODY][name]
        planted = _planted(block, place, root, found)
        for key in OF_FILE:
            block.pop(key, None)
        if planted.value is None:
            unread.add(place.path)
            continue
        block[DATA] = planted.value
        spans.update(planted.spans)
        key_spans.update(planted.key_spans)
        raws.update(planted.raws)
    document = replace(document, value=filled, spans=spans, key_spans=key_spans, raws=raws)
    return document, frozenset(unread)


def with_cells(document: YamlDocument, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield errors with what is in their cell, where they stand in another file than the document's own."""
    errors = tuple(found)
    cells: dict[Span, str] = {}
    if any(each.span and each.span.file != document.file for each in errors):
        for key, raw in document.raws.items():
            span = document.span(key)
            # The cells of a row of Python have one place, which tells none of them.
            cells[span] = "" if span in cells else raw
    for each in errors:
        held = cells.get(each.span, "") if each.span and each.span.file != document.file else ""
        if held and each.severity is Severity.ERROR and f'"{held}"' not in each.message:
            each = replace(each, message=f'{each.message}: the cell holds "{held[:80]}"')
        yield each


def _planted(block: dict[str, Any], place: Location, root: Path | None, found: list[Diagnostic]) -> _Planted:
    """The rows of a file as the data of a chart; nothing where the file cannot be used, and why."""
    nothing = _Planted()
    at = place.under(FROM)
    if DATA in block:
        hint = "keep one of the two lines"
        found.append(at.error("stands beside data:", hint, at.key_span, code="value-and-missing"))
        return nothing
    table = _read(block[FROM], at, root, found)
    if table is None:
        return nothing
    columns = _columns(block.get(COLUMNS), place, table, found)
    rows = _chosen(block.get(WHERE), place, table, found)
    if columns is None or rows is None:
        return nothing
    if table.comma or table.separator != ",":
        said = f"is read with {SIGNS[table.separator]} between its columns" + (
            ", and commas as decimal signs" if table.comma else ""
        )
        hint = "if that is wrong, save it with commas between columns and points in numbers"
        found.append(at.warning(said, hint, code="data-file-read-as"))
    return _rows(table, rows, columns, place)


def _read(name: Any, at: Location, root: Path | None, found: list[Diagnostic]) -> CsvTable | None:
    """The table of a file; None, and why, if it has none."""
    written = with_values(str(name), values(at))
    try:
        path, data = read_beside(root, written, _MOST_BYTES, at.document.file)
    except UnfitFileError as fault:
        hint = "name a CSV file beside the data file, as data/cases.csv"
        found.append(at.error(f'"{written[:80]}" {fault}', hint, code="data-file-unreadable"))
        return None
    text = _decoded(data, path, at.path, found)
    return None if text is None else _table(text, path, at.path, found)


def _decoded(data: bytes, file: str, path: str, found: list[Diagnostic]) -> str | None:
    if data.startswith(_WORKBOOKS):
        hint = "open it, and save it as CSV UTF-8"
        said = "the file is a workbook or an archive, not separated values"
        found.append(Diagnostic(said, Span(file, 1, 1), hint, path, code="data-file-encoding"))
        return None
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if wide else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        place = Span(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "save it as CSV UTF-8"
        found.append(Diagnostic("the file is not in UTF-8", place, hint, path, code="data-file-encoding"))
        return None
    if "\0" in text:
        hint = "save it as CSV UTF-8; a spreadsheet file is none"
        found.append(
            Diagnostic("the file is no text", Span(file, 1, 1), hint, path, code="data-file-encoding")
        )
        return None
    return text


def _table(text: str, file: str, path: str, found: list[Diagnostic]) -> CsvTable | None:
    """The columns and rows of a text; None, and why, if rows are ragged or columns have no names."""
    sign = separator(text, ",;\t")
    try:
        written = [tuple(record) for record in records(text, sign)]
    except NotSeparatedError as problem:
        hint = "write a quotation mark within a cell in quotes twice"
        span = Span(file, problem.line, 1)
        found.append(
            Diagnostic(f"the file is no table: {problem}", span, hint, path, code="data-file-unreadable")
        )
        return None
    rows = [row for row in written if any(cell.text.strip() for cell in row)]
    if len(rows) < 2:
        hint = "begin with a line of the names of columns, then a line for each row"
        found.append(Diagnostic("the file has no rows", Span(file, 1, 1), hint, path, code="data-file-empty"))
        return None
    names = tuple(cell.text.strip() for cell in rows[0])
    for number, name in enumerate(names):
        if not name or name in names[:number]:
            cell = rows[0][number]
            said = f'the file has two columns "{name}"' if name else "the file has a column without a name"
            hint = "give each column a name of its own in the first line"
            span = Span(file, cell.line, cell.column, cell.length)
            found.append(Diagnostic(said, span, hint, path, code="data-file-columns"))
            return None
    for row in rows[1:]:
        if len(row) != len(names):
            span = Span(file, row[0].line, row[0].column)
            hint = "write one cell for each column, and cells that hold a separator in quotes"
            said = f"the line has {len(row)} cells in a table of {len(names)} columns"
            found.append(Diagnostic(said, span, hint, path, code="row-ragged"))
            return None
    cells = [cell.text.strip() for row in rows[1:] for cell in row]
    comma = sign != "," and any(_COMMA.fullmatch(each) for each in cells)
    return CsvTable(file, names, tuple(dict(zip(names, row, strict=True)) for row in rows[1:]), sign, comma)


def _columns(given: Any, place: Location, table: CsvTable, found: list[Diagnostic]) -> dict[str, str] | None:
    """The columns of the file by the keys of a row; without any the file's own names are those keys."""
    if given is None:
        return {name: name for name in table.names}
    at = place.under(COLUMNS)
    if not isinstance(given, dict) or not given:
        hint = "write columns: {date: year, value: cases}, each key with the name of its column"
        found.append(at.error("is no group of keys", hint, code="not-a-group"))
        return None
    for key, name in given.items():
        if str(name) not in table.names:
            inner = at.under(key)
            said = f'is "{name}", and the file has no such column'
            found.append(inner.error(said, suggestion(str(name), table.names), code="unknown-column"))
            return None
    return {str(key): str(name) for key, name in given.items()}


def _chosen(given: Any, place: Location, table: CsvTable, found: list[Diagnostic]) -> tuple[_Row, ...] | None:
    """The rows of the file that a chart asks for, all without a wish; none are told."""
    at, rows = place.under(WHERE), table.rows
    for key, wanted in given.items() if isinstance(given, dict) else ():
        inner = at.under(key)
        if key not in table.names:
            said = "is no column of the file"
            hint = suggestion(str(key), table.names)
            found.append(inner.error(said, hint, inner.key_span, code="unknown-column"))
            return None
        written = with_values(at.document.raws.get(inner.key, str(wanted)), values(inner))
        there = {row[key].text.strip() for row in rows}
        rows = tuple(row for row in rows if row[key].text.strip() == written)
        if not rows:
            said = f'is "{written}", and no row of {table.file.rpartition("/")[2]} has it'
            found.append(inner.error(said, suggestion(written, sorted(there)), code="data-file-no-rows"))
            return None
    if len(rows) > MOST_ITEMS:
        hint = "take some of them, as where: {district: north}"
        said = f"has {len(rows):,} rows; at most {MOST_ITEMS} can be read"
        found.append(place.under(FROM).error(said, hint, code="too-many-values"))
        return None
    return rows


def _rows(table: CsvTable, rows: tuple[_Row, ...], columns: Mapping[str, str], place: Location) -> _Planted:
    """Rows as data: under the ids of a column `id`, else a list."""
    keyed = "id" in columns
    made, data = _Planted(), place.under(DATA).key
    listed: list[Value] = []
    grouped: dict[str, Value] = {}
    for number, row in enumerate(rows):
        step = row[columns["id"]].text.strip() if keyed else number
        own, key = dict[str, Value](), (*data, step)
        for name, column in columns.items():
            if name == "id":
                continue
            cell = row[column]
            own[name] = _value(cell.text.strip(), name, table.comma)
            span = Span(table.file, cell.line, cell.column, cell.length)
            made.spans[(*key, name)] = made.key_spans[(*key, name)] = span
            made.raws[(*key, name)] = cell.text.strip()
        first = next(iter(row.values()))
        made.spans[key] = made.key_spans[key] = Span(table.file, first.line, 1)
        listed.append(own)
        if isinstance(step, str):
            grouped[step] = own
    made.value = dict(grouped) if keyed else listed
    return made


def _value(text: str, name: str, comma: bool) -> Value:
    """A cell as a value: a number that is missing where it is empty or says why, text where it is none."""
    if name in _NAMES:
        return text or None
    if not text or text in MISSING:
        return {"missing": text or "not-available"}
    written = text.replace(",", ".") if comma and _COMMA.fullmatch(text) else text
    return Decimal(written.replace("\u2212", "-")) if _POINT.fullmatch(written) else text
