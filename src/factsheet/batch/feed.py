"""What the columns of a table feed of a data file, what they leave as it is, and which feed nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheet.batch.column import ALIKE, Columns, is_set
from factsheet.batch.row import Rows, RowValue
from factsheet.content.findings import closest
from factsheet.content.placeholders import VARIABLES, variables_of
from factsheet.document.ids import BODY
from factsheet.document.nodes import VALUE
from factsheet.errors import DataError, Diagnostic
from factsheet.source.amounts import MISSING
from factsheet.source.overrides import key_of
from factsheet.yaml_source import Key, Value, YamlDocument, held_at

_NAMED = 12
# Keys of what is said beside numbers; in the rows of a chart they stand among the series.
_WORDS = frozenset({"label", "date", "part", "group", "note", "heading", "subtitle", "caption", "alt"})
_NUMBERS = frozenset({VALUE, MISSING, "low", "high", "text"})
# Keys that say of which file and rows the numbers of a chart are.
_OF_FILE = ("from", "where", "columns")
_ASTRAY = frozenset({"unknown-key", "unknown-column", "unknown-series", "unknown-content-path"})


def idle(document: YamlDocument, rows: Rows) -> Iterator[str]:
    """Tell the columns that nothing in the data file takes a value from.

    DataError for one that is called almost as a variable: all rows would print what the data file says there.
    """
    known = Columns(document)
    columns = {(column.path, column.lang) for column in rows.columns}
    for column in rows.columns:
        if known.takes(column.path):
            continue
        said = f"nothing takes a value from the column {column.head}"
        others = [name for name in variables_of(document) if (name, column.lang) not in columns]
        if near := closest(column.path, others, ALIKE):
            meant = f"{near}@{column.lang}" if column.lang else near
            hint = f'did you mean "{meant}"? Call it otherwise if it is not for this sheet'
            raise DataError.of(said, column.cell.span, hint, code="rows-column")
        yield f"{rows.name}: {said}"


def unbuilt(rows: Rows, languages: Sequence[str]) -> Iterator[str]:
    """Tell the columns of languages that no edition is built in."""
    for column in rows.columns:
        if column.lang and column.lang not in languages:
            yield f"{rows.name}: the column {column.head} is for {column.lang}, of which no edition is made"


def alike(document: YamlDocument, rows: Rows) -> Iterator[str]:
    """Tell the variables, numbers, charts and tables that no column feeds: all rows print them alike.

    That may be meant, as of a national figure beside that of a district, or be false of all rows but one.
    What is said beside a number, as the heading of a chart, does not feed it.
    """
    count = sum(not row.problems for row in rows.rows)
    keys = [key_of(document, column.path) for column in rows.columns]
    names = [column.path for column in rows.columns if "." not in column.path]
    found = [*_unfed_variables(document, keys), *_unfed_numbers(document, keys, names)]
    if found and count > 1:
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        named = ", ".join(found[:_NAMED])
        yield f"{rows.name}: the same in all {count} editions of a language, from no column: {named}{more}"


def _unfed_variables(document: YamlDocument, keys: Sequence[Key]) -> Iterator[str]:
    """Yield the variables that are set somewhere, and have no column."""
    fed = {key[1] for key in keys if key[:1] == (VARIABLES,) and len(key) > 1}
    said = str(document.value)
    yield from (name for name in variables_of(document) if name not in fed and is_set(name, said))


def _unfed_numbers(document: YamlDocument, keys: Sequence[Key], names: Sequence[str]) -> Iterator[str]:
    """Yield the content paths of numbers of their own, charts and tables that have no column."""
    # A cell in words, as the name of a row, feeds no number.
    numbers = {key for key in keys if _is_number(key) and not isinstance(held_at(document.value, key), str)}
    for path, key, held in _measured(document.value):
        is_fed = key in keys or any(each[: len(key)] == key for each in numbers)
        said = str(held)
        if not is_fed and not any(is_set(name, said) for name in names):
            yield path


def _is_number(key: Key) -> bool:
    """Whether a key may be that of a number: of its value, or of a cell."""
    return key[-1:] != () and (key[-1] in (*_NUMBERS, *_OF_FILE) or len(key) > 4 and key[-1] not in _WORDS)


def _measured(whole: Value) -> Iterator[tuple[str, Key, Value]]:
    """Yield the numbers, charts and tables of a data file, each with its content path and its key.

    Beside them stands what variables could feed them by: the file of a chart, the cells of a table in words.
    """
    if not isinstance(whole, dict):
        return
    body = whole.get(BODY)
    blocks: dict[Key, Value] = {("key_numbers",): whole.get("key_numbers")}
    blocks |= {(BODY, name): each for name, each in body.items()} if isinstance(body, dict) else {}
    for key, block in blocks.items():
        if not isinstance(block, dict):
            continue
        path, items = ".".join(map(str, key)), block.get("items")
        match block.get("kind", path):
            case "key_numbers" | "facts" if isinstance(items, dict):
                for name, each in items.items():
                    if isinstance(each, dict) and not {VALUE, "low"}.isdisjoint(each):
                        yield f"{path}.{name}", (*key, "items", name), None
            case "chart":
                yield path, key, {name: block.get(name) for name in _OF_FILE}
            case "table" if any(_has_number(each) for each in _values(block.get("rows"))):
                yield path, key, [[*_values(each)][1:] for each in _values(block.get("rows"))]


def _values(held: Value) -> list[Value]:
    return [*held.values()] if isinstance(held, dict) else held if isinstance(held, list) else []


def _has_number(row: Value) -> bool:
    """Whether a row of a table has a number, or a cell in words that sets a variable behind its name."""
    return any(not isinstance(each, str) or "{" in each for each in _values(row)[1:])


def astray(found: DataError, columns: Sequence[RowValue]) -> list[Diagnostic]:
    """Return what of the problems of a row is wrong with columns that lead nowhere."""
    heads = {(column.path, column.cell.span) for column in columns}
    return [each for each in found.diagnostics if each.code in _ASTRAY and (each.path, each.span) in heads]
