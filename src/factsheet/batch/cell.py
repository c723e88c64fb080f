"""Cells: what a table of rows holds, each with its place."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factsheet.errors import Span

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""A number as the data file writes it; `007` is text."""
_PERCENT = re.compile(r"(-?[0-9.]+)\s?%")


class RowCell(NamedTuple):
    """A value and how it was written; `span` is the cell, `column` the head of its column."""

    value: str | Decimal | bool
    raw: str
    span: Span
    column: Span | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it but white space."""
        return not self.raw.strip()

    def read(self, is_path: bool) -> RowCell:
        """Return the cell with the value that its characters have in a data file.

        In the column of a content path `true` is no text, and `61.5%` the number 61.5.

        >>> RowCell("12.50", "12.50", Span("rows.csv")).read(True).value
        Decimal('12.50')
        >>> RowCell("0123", "0123", Span("rows.csv")).read(True).value
        '0123'
        """
        if not isinstance(self.value, str):
            return self
        written = self.raw.strip()
        if is_path and (share := _PERCENT.fullmatch(written)) and NUMBER.fullmatch(share[1]):
            written = share[1]
        if NUMBER.fullmatch(written):
            return self._replace(value=Decimal(written), raw=written)
        if is_path and written in ("true", "false"):
            return self._replace(value=written == "true")
        return self._replace(value=written, raw=written)
