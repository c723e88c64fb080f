"""Rows: a table as values for the variables and content paths of a data file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from factsheet.batch.cell import RowCell
from factsheet.batch.column import ID, ColumnKind, Columns, RowColumn, with_kinds
from factsheet.batch.decimals import with_points
from factsheet.batch.delimited import read_delimited
from factsheet.batch.digits import signs_lost, with_digits
from factsheet.batch.gaps import Gaps
from factsheet.batch.name import row_name
from factsheet.batch.records import read_json_lines, records_of
from factsheet.batch.table import RowTable
from factsheet.batch.tagged import with_hashtags
from factsheet.batch.workbook import read_workbook
from factsheet.content.hxl import Hashtag
from factsheet.content.languages import UnknownLanguageError, language
from factsheet.document.nodes import VALUE
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.records import dataclass
from factsheet.yaml_source import Key
from factsheet.yaml_source.document import REFUSED

_ANY = Columns()
_WORKBOOK = re.compile(r"(?P<file>.+\.xls[xm])(?:#(?P<sheet>.+))?", re.IGNORECASE | re.DOTALL)


class RowValue(NamedTuple):
    """A value of a row: what it is for, in which language only, and the cell that it comes from."""

    path: str
    lang: str
    cell: RowCell

    @property
    def head(self) -> str:
        """The name of a column, whose cell is its head."""
        return self.cell.raw.strip()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A variant of a data file: its id, its values, and what is wrong with it."""

    id: str
    values: tuple[RowValue, ...]
    span: Span
    problems: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """What the names of its files have of its id."""
        return row_name(self.id)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table; `told` is how the table was understood."""

    name: str
    rows: tuple[SheetRow, ...]
    columns: tuple[RowValue, ...]
    """The columns, each with its head as the cell."""
    told: tuple[str, ...] = ()


def read_rows(source: Any, hashtags: Mapping[str, Hashtag] | None = None, known: Columns = _ANY) -> Rows:
    """Return the rows of a file (CSV, TSV, XLSX, JSON Lines), a list of mappings or a DataFrame.

    `districts.xlsx#Q3` is the sheet Q3 of a workbook.  `hashtags` are those of HXL that the data file knows
    columns by, `known` what it takes from them: a column that it takes nothing from costs no row.
    What is wrong with one row is among its `problems`;
    DataError for a table that is none, or whose columns or ids cannot be used.
    """
    found = with_hashtags(_table(source, known), hashtags or {})
    columns = _columns(found)
    if not found.records:
        said = "the table has no rows"
        raise DataError.of(said, Span(found.name), "write a row for each edition", code="rows-missing")
    table, used = _used(found, columns, known)
    paths = frozenset(each.path for each in used)
    asked = [known.column(each.path, paths) for each in used]
    _require_one_each(used, asked)
    table = with_digits(with_kinds(with_points(table, asked), asked), asked, known.document)
    gaps = Gaps.of(asked, [each.head for each in used], [each.lang for each in used])
    rows = tuple(_row(record, used, gaps) for record in table.records)
    problems = list(_twice(rows))
    if problems:
        raise DataError(problems)
    told = (*table.told, *signs_lost(table, asked))
    return Rows(table.name, rows, tuple(filter(None, columns)), told)


def _table(source: Any, known: Columns) -> RowTable:
    if not isinstance(source, str | Path):
        return records_of(source, known.opens)
    path = Path(source)
    if match := _WORKBOOK.fullmatch(str(source)):
        return read_workbook(Path(match["file"]), match["sheet"] or "")
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        return read_json_lines(path, known.opens)
    if path.suffix.lower() in (".csv", ".tsv", ".txt", ".tab"):
        return read_delimited(path)
    hint = "rows come from .csv, .tsv, .xlsx or .jsonl"
    raise DataError.of("this is no file of rows", Span(str(source)), hint, code="rows-unreadable")


def _columns(table: RowTable) -> tuple[RowValue | None, ...]:
    """What each column is for; None for one that has neither a name nor a value."""
    problems: list[Diagnostic] = []
    found: list[RowValue | None] = []
    known: dict[tuple[str, str], Span] = {}
    for index, head in enumerate(table.heads):
        if head.fault:
            problems.append(head.fault)
        path, sign, tag = head.raw.strip().partition("@")
        if not path:
            cells = [record[index] for record in table.records if not record[index].is_empty]
            if cells:
                said = f'the column of "{cells[0].raw[:40]}" has no name'
                hint = "write the variable or content path that it is for into its first line"
                problems.append(Diagnostic(said, head.span, hint, code="rows-column"))
            found.append(None)
            continue
        lang = ""
        if sign:
            try:
                lang = language(tag).tag
            except UnknownLanguageError as problem:
                said = f'column {head.raw.strip()[:80]}: "{tag[:40]}" {problem}'
                problems.append(Diagnostic(said, head.span, problem.hint, code="language-not-usable"))
                found.append(RowValue(path, tag, head))
                continue
        if (path, lang) in known:
            said = f"there are two columns {head.raw.strip()[:80]}"
            problems.append(Diagnostic(said, head.span, "delete one of them", code="rows-column"))
        known[path, lang] = head.span
        found.append(RowValue(path, lang, head))
    first = found[0] if found else None
    if first is None or (first.path, first.lang) != (ID, ""):
        said = f'the first column is "{table.heads[0].raw.strip()[:40]}", not {ID}'
        hint = f"begin each row with its id: what the names of its files end in; call the column {ID}"
        problems.append(Diagnostic(said, table.heads[0].span, hint, code="rows-column"))
    if problems:
        raise DataError(problems)
    return tuple(found)


def _require_one_each(columns: Sequence[RowValue], asked: Sequence[RowColumn]) -> None:
    """Raise DataError for two columns that are called differently and are for one value of the data file."""
    known: dict[tuple[Key, str, str], RowValue] = {}
    problems = []
    for column, each in zip(columns, asked, strict=True):
        other = known.setdefault((each.number, each.part or VALUE, column.lang), column)
        if each.number and other is not column:
            said = f"the columns {other.head[:80]} and {column.head[:80]} are for the same value"
            problems.append(
                Diagnostic(said, column.cell.span, "delete one of them", column.path, code="rows-column")
            )
    if problems:
        raise DataError(problems)


def _used(
    table: RowTable, columns: Sequence[RowValue | None], known: Columns
) -> tuple[RowTable, list[RowValue]]:
    """A table of those of its columns that the data file takes something from."""
    found = {index: each for index, each in enumerate(columns) if each and known.takes(each.path)}
    heads = tuple(table.heads[index] for index in found)
    records = tuple(tuple(record[index] for index in found) for record in table.records)
    return replace(table, heads=heads, records=records), [*found.values()]


def _row(record: Sequence[RowCell], columns: Sequence[RowValue], gaps: Gaps) -> SheetRow:
    """A row of a table, its cells read as values of a data file."""
    values: list[RowValue] = []
    own = record[0].raw.strip()
    if record[0].fault:
        # What else would be said of a line that is none follows from it.
        return SheetRow(own, (), record[0].span, (record[0].fault,))
    problems = [*gaps.faults(record)]
    skipped = gaps.skipped(record)
    for at, (cell, column, asked) in enumerate(zip(record, columns, gaps.columns, strict=True)):
        head = gaps.heads[at]
        if cell.fault:
            problems.append(cell.fault)
        elif cell.is_empty:
            if column.lang:
                # A translation that is missing, as in a catalogue: told where it is needed.
                values.append(RowValue(column.path, column.lang, cell))
            elif at not in skipped:
                problems.append(_empty(cell, column, f"row {own[:60]}: {head}" if own else head, asked))
        elif found := REFUSED.search(cell.raw):
            said = f"{head} holds a character that cannot be printed, U+{ord(found[0]):04X}"
            problems.append(
                Diagnostic(said, cell.span, "delete it", column.path, code="character-not-allowed")
            )
        elif column.path == ID:
            values.append(RowValue(ID, "", RowCell(own, own, cell.span, column.cell.span)))
        else:
            is_path = "." in column.path
            read = cell if is_path and asked.kind is ColumnKind.TEXT else cell.read(is_path)
            values.append(RowValue(column.path, column.lang, read._replace(column=column.cell.span)))
    if own and not row_name(own):
        hint = "files are named after it: use letters, digits and -"
        said = f'"{own[:60]}" cannot name files'
        problems.append(Diagnostic(said, record[0].span, hint, ID, code="id-not-for-files"))
    return SheetRow(own, tuple(values), record[0].span, tuple(dict.fromkeys(problems)))


def _empty(cell: RowCell, column: RowValue, said: str, asked: RowColumn) -> Diagnostic:
    """What is wrong with a cell that has no value, where the data file has one."""
    hint = "write the value: that of the data file would be false for this row"
    if asked.kind is ColumnKind.NUMBER and asked.is_value:
        hint = f"write the value, or why there is none, as not-available, into a column {asked.reason}"
    return Diagnostic(f"{said} is empty", cell.span, hint, column.path, code="row-cell-empty")


def _twice(rows: Iterable[SheetRow]) -> Iterator[Diagnostic]:
    """Yield an error for each row whose files would have the names of another's."""
    known: dict[str, SheetRow] = {}
    for row in rows:
        name = row.name.casefold()
        if name and name in known:
            other = known[name]
            same = f'rows "{other.id[:40]}" and "{row.id[:40]}" would write files of one name'
            hint = f"give them different ids: the other is at {other.span}"
            yield Diagnostic(same, row.span, hint, ID, code="same-output")
        elif name:
            known[name] = row
