"""Gaps: cells of a row without a value, where a number is missing or the data file has nothing either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factsheet.batch.cell import RowCell
from factsheet.batch.column import RowColumn
from factsheet.errors import Diagnostic
from factsheet.records import dataclass
from factsheet.source.amounts import MISSING

# Columns that say something of a number that is missing.
_OF_GAPS = frozenset({MISSING, "below"})


class _Reason(NamedTuple):
    """The column that says why a number is missing, and those of what is said of the number, by their places.

    `is_alone` says that the number has no column of its own, and the data file none to print.
    """

    at: int
    parts: tuple[int, ...]
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Gaps:
    """Which columns may be empty in a row: those of `open`, and those of a number that is missing."""

    columns: Sequence[RowColumn]
    heads: Sequence[str]
    open: frozenset[int]
    reasons: tuple[_Reason, ...]

    @classmethod
    def of(cls, columns: Sequence[RowColumn], heads: Sequence[str], langs: Sequence[str]) -> Gaps:
        """Return the gaps that the columns of a table, each with its head and of a language, may have."""
        found = []
        for at, column in enumerate(columns):
            if column.is_reason:
                parts = tuple(
                    index
                    for index, other in enumerate(columns)
                    if other.number == column.number
                    and langs[index] == langs[at]
                    and other.part not in _OF_GAPS
                )
                is_alone = column.is_gap and not any(columns[index].is_value for index in parts)
                found.append(_Reason(at, parts, is_alone))
        # A number that has a reason where it is missing is asked for where it has none.
        asked = {index for each in found for index in each.parts if columns[index].is_value}
        opened = frozenset(at for at, each in enumerate(columns) if each.is_open) - asked
        return cls(columns, heads, opened, tuple(found))

    def skipped(self, record: Sequence[RowCell]) -> frozenset[int]:
        """Return the places of the empty cells of a row of which nothing is to be said."""
        empty = {at for at, cell in enumerate(record) if cell.is_empty}
        unsaid = set(self.open)
        for each in self.reasons:
            unsaid.update([each.at] if each.at in empty else each.parts)
        return frozenset(empty & unsaid)

    def faults(self, record: Sequence[RowCell]) -> Iterator[Diagnostic]:
        """Yield an error for a number that is there and missing, and for one that is neither."""
        for each in self.reasons:
            reason, path = self.heads[each.at], self.columns[each.at].path
            if record[each.at].is_empty:
                if each.is_alone:
                    said = f"{reason} is empty, and the data file has no number"
                    hint = f"write the reason, or the number into a column {path.removesuffix(f'.{MISSING}')}"
                    yield Diagnostic(said, record[each.at].span, hint, path, code="row-cell-empty")
                continue
            for part in each.parts:
                if not record[part].is_empty and not record[part].fault:
                    said = f"{self.heads[part]} is filled, and {reason} says that the number is missing"
                    hint = "empty one of the two cells"
                    yield Diagnostic(said, record[part].span, hint, path, code="value-and-missing")
