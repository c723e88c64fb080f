"""Tables with headers, so that a number can be told by its column."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.objects import integer, name, sequence
from factsheet.pdftools.preflight.structure import NO_STRUCTURE, StructElem, Structure


@check(
    "tables", "Tables have header cells with their scope, and rows of one length", access("7.5", "8.2.5.26")
)
def tables(subject: Subject) -> Iterator[Answer]:
    """Look at the rows and cells of each."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    for table in structure.of_role("Table"):
        rows = [each for each in table.walk() if each.role == "TR"]
        cells = [cell for row in rows for cell in row.children if cell.role in ("TH", "TD")]
        headers = [cell for cell in cells if cell.role == "TH"]
        if not headers:
            yield Fault(
                "a table has no header cells",
                "tag the heads of columns or rows as TH",
                table.page,
                table.label,
            )
        named = any(sequence(cell.attribute("Table", "Headers", structure.classes)) for cell in cells)
        for cell in headers:
            scope = name(cell.attribute("Table", "Scope", structure.classes))
            if scope not in ("Row", "Column", "Both") and not named:
                yield Fault("a header cell does not say what it heads", "set Scope", cell.page, cell.label)
        yield from _rows(rows, structure, table)


def _rows(rows: list[StructElem], structure: Structure, table: StructElem) -> Iterator[Answer]:
    """Rows that differ in length; a cell over several rows makes that hard to tell."""
    cells = [[cell for cell in row.children if cell.role in ("TH", "TD")] for row in rows]
    if any(_span(cell, "RowSpan", structure) > 1 for row in cells for cell in row):
        yield NotChecked("a table has cells over several rows; their sum is not checked")
        return
    if len({sum(_span(cell, "ColSpan", structure) for cell in row) for row in cells}) > 1:
        yield Fault("the rows of a table differ in length", "set ColSpan", table.page, table.label)


def _span(cell: StructElem, key: str, structure: Structure) -> int:
    return integer(cell.attribute("Table", key, structure.classes)) or 1
