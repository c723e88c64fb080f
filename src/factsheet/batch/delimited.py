"""CSV and TSV: what spreadsheets of every country save under these names.

The encoding, the sign between cells and the decimal sign are found from the file and told.  What can be read
in two ways is refused: a guess would be printed as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from factsheet.batch.cell import RowCell
from factsheet.batch.table import MAX_BYTES, MAX_COLUMNS, RowTable, table
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.files import read_given
from factsheet.source.separated import SIGNS, NotSeparatedError, records, separator
from factsheet.text_files import CENTRAL, UTF_16, WESTERN, decoded

_MOST_OF_A_CELL = 20_000
# What Excel reads and many programs write before the table: sep=;
_ANNOUNCED = re.compile(r'"?sep=([,;\t])"?(?=[\r\n])', re.IGNORECASE)


def read_delimited(path: Path) -> RowTable:
    """Return the table in a file of comma, semicolon or tab separated values.

    DataError with the place of what is not one.
    """
    name = str(path)
    text, told = _decoded(read_given(path, MAX_BYTES), name)
    sign = "\t"
    if announced := _ANNOUNCED.match(text):
        # Its line stays, as an empty one, so that the others keep their numbers.
        sign, text = announced[1], text[announced.end() :]
    elif path.suffix.lower() != ".tsv":
        sign = separator(text, "".join(SIGNS))
    if sign not in ",\t" or (sign == "\t" and path.suffix.lower() != ".tsv"):
        told += (f"{name}: {SIGNS[sign]} stand between the cells",)
    return table(name, _lines(text, sign, name), told, sign)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what is to be told of its encoding."""
    found = decoded(data)
    if found is None:
        strange = next((number for number, line in enumerate(data.split(b"\n"), 1) if not line.isascii()), 1)
        said, hint = "it is not known how the file is encoded", 'save it as "CSV UTF-8"'
        raise DataError.of(said, Span(name, strange, 1), hint, code="not-utf-8")
    if found.encoding in (WESTERN, CENTRAL):
        return found.text, (f"{name} is not UTF-8: it is read as {found.encoding}",)
    return found.text, (f"{name} is in UTF-16",) if found.encoding == UTF_16 else ()


def _lines(text: str, sign: str, name: str) -> Iterator[tuple[RowCell, ...]]:
    width = 0
    try:
        for record in records(text, sign):
            cells = tuple(
                RowCell.of(each.text, Span(name, each.line, each.column, each.length))
                for each in islice(record, MAX_COLUMNS + 1)
            )
            width = width or len(cells)
            if cells:
                yield _fitted(cells, width)
    except NotSeparatedError as problem:
        said = f"the file is no table: {problem}"
        hint = "a quotation mark within a cell in quotes is written twice"
        raise DataError.of(said, Span(name, problem.line, 1), hint, code="rows-unreadable") from None


def _fitted(cells: tuple[RowCell, ...], width: int) -> tuple[RowCell, ...]:
    """The cells of a line, one a head: those that are not there are empty, too many a fault of the line."""
    extra = [cell for cell in cells[width:] if not cell.is_empty]
    if extra:
        said = f"the line has {len(cells)} cells, but there are {width} columns"
        hint = "put a cell that holds the sign between cells in quotes"
        stray = Diagnostic(said, extra[0].span, hint, code="rows-unreadable")
        cells = (cells[0]._replace(fault=stray), *cells[1:])
    long = next((cell for cell in cells if len(cell.raw) > _MOST_OF_A_CELL), None)
    if long:
        said = f"the cell has {len(long.raw):,} characters; the limit is {_MOST_OF_A_CELL:,}"
        found = Diagnostic(said, long.span, "is a quotation mark missing?", code="text-too-long")
        cells = (cells[0]._replace(fault=cells[0].fault or found), *cells[1:])
    start = replace(cells[0].span, column=1, length=1)
    return (*cells[:width], *(RowCell.of(None, start) for _ in range(width - len(cells))))
