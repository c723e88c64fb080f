"""Separated values (CSV, TSV; RFC 4180): the sign between cells, and each cell with its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.text_files import NEWLINE

SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""The signs that part cells, and what messages call them."""
_QUOTED = r'"[^"]*(?:""[^"]*)*"'


class SeparatedCell(NamedTuple):
    """The text of a cell; its line and column, from 1, and how many characters it is written with."""

    text: str
    line: int
    column: int
    length: int


class NotSeparatedError(ValueError):
    """A text that is no table; `line` is where it ceases to be one."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def separator(text: str, signs: str) -> str:
    """Return which of the signs parts the cells of the first line, the first of them if none does.

    >>> separator('"Cases, all";2026', ",;")
    ';'
    """
    first = next((line for line in io.StringIO(text, newline="") if line.strip()), "")
    return max(signs, key=re.sub(_QUOTED, "", first).count)


def records(text: str, sign: str) -> Iterator[Iterator[SeparatedCell]]:
    """Yield the cells of each record, none of a blank line; NotSeparatedError if quotes are wrong.

    >>> [[cell.text for cell in cells] for cells in records('a,"b, c"', ",")]
    [['a', 'b, c']]
    """
    held: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            held.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=sign, strict=True)
    before = 0
    try:
        for record in reader:
            written = "".join(held)
            held.clear()
            yield _placed(record, written, before + 1, sign)
            before = reader.line_num
    except csv.Error as problem:
        raise NotSeparatedError(str(problem), max(1, reader.line_num)) from None


def _placed(record: list[str], written: str, line: int, sign: str) -> Iterator[SeparatedCell]:
    """Yield the cells of a record that is written so, from the start of a line on."""
    cell = re.compile(rf"{_QUOTED}|[^{re.escape(sign)}\r\n]*")
    at, column = 0, 1
    for text in record:
        found = cell.match(written, at)
        assert found
        yield SeparatedCell(text, line, column, max(1, len(found[0])))
        inner = NEWLINE.split(found[0])
        line += len(inner) - 1
        column = (column if len(inner) == 1 else 1) + len(inner[-1]) + 1
        at = found.end() + 1
