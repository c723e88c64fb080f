"""Tables of rows: heads and cells as a file has them, whatever its format."""

from __future__ import annotations

from collections.abc import Iterable

from factsheet.batch.cell import RowCell
from factsheet.errors import DataError, Span
from factsheet.files import MB
from factsheet.records import dataclass

MAX_BYTES = 64 * MB
MAX_ROWS = 100_000
MAX_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class RowTable:
    """The heads of a table, and records with a cell a head; `told` is how the file was understood.

    `sign` stands between the cells of a file of separated values.
    """

    name: str
    heads: tuple[RowCell, ...]
    records: tuple[tuple[RowCell, ...], ...]
    told: tuple[str, ...] = ()
    sign: str = ""


def table(
    name: str, lines: Iterable[tuple[RowCell, ...]], told: tuple[str, ...] = (), sign: str = ""
) -> RowTable:
    """Return the table whose first line that is not empty is its heads; lines that are empty are left out.

    DataError for one without rows, or larger than the limits.
    """
    full: list[tuple[RowCell, ...]] = []
    for line in lines:
        if all(cell.is_empty for cell in line):
            continue
        full.append(line)
        if len(full) > MAX_ROWS + 1 or len(line) > MAX_COLUMNS:
            said = f"the table has more than {MAX_ROWS:,} rows, or {MAX_COLUMNS} columns"
            raise DataError.of(said, Span(name), "divide it into several files", code="rows-too-many")
    if len(full) < 2:
        said = "the table has no rows" if full else "the table is empty"
        hint = "write the names of the columns into the first line, and a row below it for each edition"
        raise DataError.of(said, Span(name), hint, code="rows-missing")
    return RowTable(name, full[0], tuple(full[1:]), told, sign)
