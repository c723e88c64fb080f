"""Columns known by HXL hashtags: a line of them says what each is for, where the data file names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factsheet.batch.cell import RowCell
from factsheet.batch.column import ID
from factsheet.batch.table import RowTable
from factsheet.content.hxl import Hashtag, hashtag
from factsheet.errors import DataError, Diagnostic


def with_hashtags(table: RowTable, known: Mapping[str, Hashtag]) -> RowTable:
    """Return a table without its line of hashtags, its heads the paths that a data file knows these by.

    The line stands under the heads, or in their place.  Without `known` the heads stay as they are.
    DataError for two columns that could both be meant.
    """
    if _is_tags(table.records[0]):
        tags, records = table.records[0], table.records[1:]
    elif known and _is_tags(table.heads):
        tags, records = table.heads, table.records
    else:
        return table
    if not known:
        told = f"{table.name}: the line of HXL hashtags is no row"
        return replace(table, records=records, told=(*table.told, told))
    columns = _columns(table, [hashtag(each.raw) for each in tags], known)
    order = sorted(columns, key=lambda at: columns[at] != ID)
    heads = tuple(table.heads[at]._replace(value=columns[at], raw=columns[at]) for at in order)
    return replace(
        table,
        heads=heads,
        # A line that is at fault says so in its first cell.
        records=tuple(_moved(record, order) for record in records),
        told=(*table.told, *_told(table, tags, columns, known)),
    )


def _is_tags(cells: Sequence[RowCell]) -> bool:
    said = [each for each in cells if not each.is_empty]
    return bool(said) and all(hashtag(each.raw) for each in said)


def _columns(table: RowTable, tags: Sequence[Hashtag | None], known: Mapping[str, Hashtag]) -> dict[int, str]:
    """What each column that counts is for, by its place; one without a hashtag is called by its head."""
    found = {at: table.heads[at].raw.strip() for at, tag in enumerate(tags) if tag is None}
    found = {at: head for at, head in found.items() if head}
    for path, asked in known.items():
        meant = [at for at, tag in enumerate(tags) if tag == asked]
        meant = meant or [at for at, tag in enumerate(tags) if tag and tag.holds(asked)]
        if len(meant) > 1:
            places = " and ".join(f'"{table.heads[at].raw.strip()[:40]}"' for at in meant[:3])
            said = f"the columns {places} could all be {asked}, which {path} comes from"
            hint = "name the one that is meant with all its attributes under hxl: in the data file"
            raise DataError([Diagnostic(said, table.heads[meant[1]].span, hint, path, code="rows-column")])
        found.update(dict.fromkeys(meant, path))
    return found


def _told(
    table: RowTable, tags: Sequence[RowCell], columns: Mapping[int, str], known: Mapping[str, Hashtag]
) -> Iterator[str]:
    """Yield what was understood, and the hashtags that no column has, or nobody asks for."""
    yield f"{table.name}: columns are known by their HXL hashtags"
    for path, asked in known.items():
        if path not in columns.values():
            yield f"{table.name}: no column has {asked}, which {path} comes from"
    for at, tag in enumerate(tags):
        if at not in columns and not tag.is_empty:
            yield f"{table.name}: nothing takes a value from {tag.raw.strip()}"


def _moved(record: tuple[RowCell, ...], order: Sequence[int]) -> tuple[RowCell, ...]:
    cells = tuple(record[at] for at in order)
    fault = record[0].fault
    if fault and cells and not any(each.fault for each in cells):
        return (cells[0]._replace(fault=fault), *cells[1:])
    return cells
