"""A problem with the cell that it is of: what the cell holds, where its place shows no line of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from factsheet.batch.cell import RowCell
from factsheet.batch.row import RowValue
from factsheet.content.placeholders import VARIABLES
from factsheet.errors import Diagnostic

# A date or a time as a data file writes it.
_IN_QUOTES = re.compile(r'"([0-9]{2}[-0-9/:TZ]*)"')


def with_cell(values: Iterable[RowValue], found: Diagnostic) -> Diagnostic:
    """Return a problem with what is in its cell, where no line of text shows it: of a workbook, of Python.

    The quotation marks that a data file asks for are none of a cell.
    """
    span = found.span
    here = [each for each in values if each.cell.span == span]
    if here:
        found = replace(found, hint=_IN_QUOTES.sub(r"\1", found.hint).replace(", in quotes", ""))
    if span is None or span.line:
        return found
    # The cells of a row of Python have one place: what the problem is of tells them apart.
    own = here if len(here) == 1 else [each for each in here if _is_of(found.path, each.path)]
    cell: RowCell | None = own[-1].cell if own else None
    if cell is None or not cell.raw or f'"{cell.raw}"' in found.message:
        return found
    return replace(found, message=f'{found.message}: the cell holds "{cell.raw[:80]}"')


def _is_of(path: str, column: str) -> bool:
    """Whether a content path is what a column is for, or a part of it, as the date of a variable is."""
    wholes = (column, f"{VARIABLES}.{column}")
    return any(path == whole or path.startswith(f"{whole}.") for whole in wholes)
