"""Which column each cell of a table stands in, where cells span columns and rows."""

from __future__ import annotations

from factsheet.document.nodes import Table, TableCell

GridRow = list[tuple[int, TableCell]]
Grid = list[GridRow]


def placed_cells(table: Table) -> Grid:
    """Return the cells of each row with the column that each begins in; those of rows above go first.

    >>> from factsheet.document.nodes import TableRow
    >>> from factsheet.document.text import Inline, Text
    >>> a, b, c, d = (Text((Inline(each),), each) for each in "abcd")
    >>> head = TableRow("1", (TableCell(a, rows=2), TableCell(b, columns=2)))
    >>> rows = (head, TableRow("2", (TableCell(c), TableCell(d))))
    >>> [[column for column, _ in row] for row in placed_cells(Table("t", rows, 2))]
    [[0, 1], [1, 2]]
    """
    taken: dict[int, int] = {}
    found: Grid = []
    for row in table.rows:
        column, line = 0, []
        for cell in row.cells:
            while taken.get(column, 0):
                column += 1
            line.append((column, cell))
            taken |= dict.fromkeys(range(column, column + cell.columns), cell.rows)
            column += cell.columns
        taken = {each: left - 1 for each, left in taken.items()}
        found.append(line)
    return found
