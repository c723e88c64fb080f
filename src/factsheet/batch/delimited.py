"""CSV and TSV: what spreadsheets of every country save under these names.

The encoding, the sign between cells and the decimal sign are found from the file and told.  What can be read
in two ways is refused: a guess would be printed as a fact.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from factsheet.batch.cell import RowCell
from factsheet.batch.table import MAX_COLUMNS, RowTable, file_bytes, table
from factsheet.errors import DataError, Span

_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Letters and signs of western Europe, one or two at a time, as Windows-1252 has them.
_WESTERN = re.compile("(?<![\x80-\uffff])[À-ÖØ-öø-ÿŠŒŽšœžŸ€‘’“”–—…«»§°·¡¿ºª£\xa0]{1,2}(?![\x80-\uffff])")
_MOST_OF_A_CELL = 20_000


def read_delimited(path: Path) -> RowTable:
    """Return the table in a file of comma, semicolon or tab separated values.

    DataError with the place of what is not one.
    """
    name = str(path)
    text, told = _decoded(file_bytes(path), name)
    sign = "\t" if path.suffix.lower() == ".tsv" else _sign(text)
    if sign != ("\t" if path.suffix.lower() == ".tsv" else ","):
        told = (*told, f"{name}: {_SIGNS[sign]} stand between the cells")
    return table(name, _lines(text, sign, name), told)


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what is to be told of its encoding."""
    encoding = next((each for mark, each in _BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
        return text, (f"{name} is in UTF-16",) if encoding == "utf-16" else ()
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        text = data.decode("cp1252", "replace")
        if encoding == "utf-8" and not re.search("[\x80-\uffff]", _WESTERN.sub("", text)):
            return text, (f"{name} is not UTF-8: it is read as Windows-1252",)
        hint = 'save it as "CSV UTF-8"'
        raise DataError.of(
            "it is not known how the file is encoded", Span(name, line, 1), hint, code="not-utf-8"
        ) from None


def _sign(text: str) -> str:
    """The sign that parts the cells of the first line; a comma where there is but one cell."""
    first = re.sub(r'"(?:[^"]|"")*"', "", next((line for line in text.splitlines() if line.strip()), ""))
    return max(_SIGNS, key=first.count)


def _lines(text: str, sign: str, name: str) -> Iterator[tuple[RowCell, ...]]:
    source = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    width, before = 0, 0
    try:
        for record in reader:
            line, before = before + 1, reader.line_num
            starts = _starts(source[line - 1].rstrip("\r\n"), sign) if before == line <= len(source) else []
            cells = tuple(
                RowCell(value, value, Span(name, line, *_place(starts, index)))
                for index, value in enumerate(record[: MAX_COLUMNS + 1])
            )
            width = width or len(cells)
            yield _fitted(cells, width, Span(name, line, 1))
    except csv.Error as problem:
        said = f"the file is no table: {problem}"
        hint = "a quotation mark within a cell in quotes is written twice"
        raise DataError.of(
            said, Span(name, max(1, reader.line_num), 1), hint, code="rows-unreadable"
        ) from None


def _fitted(cells: tuple[RowCell, ...], width: int, place: Span) -> tuple[RowCell, ...]:
    """The cells of a line, one a head: those that are not there are empty."""
    extra = [cell for cell in cells[width:] if not cell.is_empty]
    if extra:
        said = f"the line has {len(cells)} cells, but there are {width} columns"
        hint = "put a cell that holds the sign between cells in quotes"
        raise DataError.of(said, extra[0].span, hint, code="rows-unreadable")
    long = next((cell for cell in cells if len(cell.raw) > _MOST_OF_A_CELL), None)
    if long:
        said = f"the cell has {len(long.raw):,} characters; the limit is {_MOST_OF_A_CELL:,}"
        raise DataError.of(said, long.span, "is a quotation mark missing?", code="text-too-long")
    return (*cells[:width], *(RowCell("", "", place) for _ in range(width - len(cells))))


def _starts(line: str, sign: str) -> list[int]:
    """The columns at which the cells of a line begin, from 1, and the one after its end."""
    starts, quoted = [1], False
    for column, character in enumerate(line, 2):
        quoted ^= character == '"'
        if character == sign and not quoted:
            starts.append(column)
    return [*starts, len(line) + 2]


def _place(starts: list[int], index: int) -> tuple[int, int]:
    """The column and the length of a cell; the first column where the lines of a record are several."""
    if index + 1 >= len(starts):
        return 1, 1
    return starts[index], max(1, starts[index + 1] - starts[index] - 1)
