"""The dates of a data file: its values are those of the document (`factsheet.document.dates`)."""

from __future__ import annotations

from factsheet.document.dates import Date, Period, date, period

__all__ = ["Date", "Period", "date", "period"]
