"""Cells: what a table of rows holds, each with its place."""

from __future__ import annotations

import math
import re
import struct
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

from factsheet.errors import Diagnostic, Span
from factsheet.yaml_source import without_midnight

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
"""A number as the data file writes it; `007` is text."""
PERCENT = re.compile(r"(-?[0-9.]+)\s?%")
"""A number with its sign of per cent."""
# The decimal digits that a binary fraction of 64 bits carries for certain, and the largest number of 32 bits.
_CERTAIN = 15
_MOST_OF_32_BITS = 3.4e38


def whole(number: Decimal) -> Decimal:
    """Return a number without a fraction of zeros, as 4 for the 4.0 of a float."""
    if not number.is_finite():
        return number
    is_whole = number == number.to_integral_value() and abs(number) < 10**27
    return number.quantize(Decimal(1)) if is_whole else number


def of_float(value: float) -> Decimal:
    """Return the number that a binary fraction was written as: the shortest that comes back to it.

    A fraction of 32 bits that became one of 64 on its way, as in a column of pandas, is what was written with
    32: no other number has so many digits and is one of 32 bits by chance.

    >>> of_float(0.1), of_float(0.10000000149011612), of_float(4.0)
    (Decimal('0.1'), Decimal('0.1'), Decimal('4'))
    """
    written = repr(value)
    if math.isfinite(value) and len(written) > _CERTAIN and abs(value) < _MOST_OF_32_BITS:
        single = struct.pack("f", value)
        if struct.unpack("f", single) == (value,):
            short = (f"{value:.{digits}g}" for digits in range(1, _CERTAIN))
            written = next(each for each in short if struct.pack("f", float(each)) == single)
    return whole(Decimal(written))


class RowCell(NamedTuple):
    """A value and how it was written; `span` is the cell, `column` the head of its column.

    A number has its characters as a data file writes them in `raw`; `written`, where it is given, are those
    of the table: 1204.5 and 1.204,5.  `fault` is why the cell, or the line that it begins, cannot be used: an
    error of its row alone.
    One that `is_date` is a day or a time to the spreadsheet or the program that it comes from; `day` is that
    of a moment, which is a day with a time.  `stored` is the number that a workbook holds where it shows
    another: 60.5 under `61%`, 7 under `007`; one that `is_share` shows a sign of per cent.
    """

    value: str | Decimal | bool
    raw: str
    span: Span
    column: Span | None = None
    fault: Diagnostic | None = None
    written: str = ""
    is_date: bool = False
    day: str = ""
    stored: str = ""
    is_share: bool = False

    @property
    def as_text(self) -> str:
        """The characters of the table, where they are no number: a year, a postcode."""
        return self.written or self.raw

    @classmethod
    def faulty(cls, span: Span, message: str, hint: str, code: str) -> RowCell:
        """Return an empty cell with what is wrong with it."""
        return cls("", "", span, fault=Diagnostic(message, span, hint, code=code))

    @classmethod
    def of(cls, value: object, span: Span) -> RowCell:
        """Return a value of Python as a cell: nothing as an empty one, a date as ISO 8601 writes it.

        A day that a spreadsheet or a DataFrame has with its midnight is that day.

        >>> RowCell.of(datetime(2026, 3, 1), Span("rows.xlsx")).raw
        '2026-03-01'
        """
        if value is None:
            return cls("", "", span)
        if isinstance(value, bool):
            return cls(value, str(value).lower(), span)
        if isinstance(value, Decimal):
            return cls(value, f"{value:f}", span)
        if isinstance(value, date):
            value = without_midnight(value)
        if isinstance(value, time) and not value.second and not value.microsecond:
            text = value.isoformat("minutes")
        else:
            text = value.isoformat() if isinstance(value, date | time) else str(value)
        day = value.date().isoformat() if isinstance(value, datetime) else ""
        return cls(text, text, span, is_date=isinstance(value, date | time), day=day)

    @property
    def as_day(self) -> RowCell:
        """The day of a moment, without its time; any other cell as it is."""
        return self._replace(value=self.day, raw=self.day, is_date=True, day="") if self.day else self

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it but white space, and nothing is wrong with it."""
        return not self.raw.strip() and self.fault is None

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
        own = self.written or written
        if is_path and (share := PERCENT.fullmatch(written)) and NUMBER.fullmatch(share[1]):
            written = share[1]
        if NUMBER.fullmatch(written):
            return self._replace(value=Decimal(written), raw=written, written=own)
        if is_path and written in ("true", "false"):
            return self._replace(value=written == "true")
        return self._replace(value=written, raw=written)
