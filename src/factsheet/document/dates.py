"""Dates as data: a year, a month or a day of ISO 8601, never a moment."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


class Date(NamedTuple):
    """A year, with a month and a day where they are known."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        rest = (f"-{part:02}" for part in (self.month, self.day) if part)
        return f"{self.year:04}{''.join(rest)}"


class Period(NamedTuple):
    """A span of time between two dates, both included."""

    first: Date
    last: Date

    def __str__(self) -> str:
        return f"{self.first}/{self.last}" if self.first != self.last else str(self.first)


def date(text: str) -> Date:
    """The date that is written; raises ValueError saying what is wrong.

    >>> str(date("2023-11"))
    '2023-11'
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError("is not a date")
    year, month, day = (int(part or 0) for part in match.groups())
    if match[2] and not 1 <= month <= 12:
        raise ValueError(f"is not a date: there is no month {match[2]}")
    if match[3] and not 1 <= day <= monthrange(year or 4, month)[1]:
        raise ValueError(f"is not a date: month {match[2]} of {year} has no day {match[3]}")
    return Date(year, month, day)


def period(text: str) -> Period:
    """The period that is written, as `2014/2023`, or the year, month or day that it is; else ValueError.

    >>> period("2014/2023-06").last
    Date(year=2023, month=6, day=0)
    """
    first, slash, last = text.partition("/")
    try:
        begin, end = date(first), date(last if slash else first)
    except ValueError as problem:
        raise ValueError(str(problem) if slash else "is not a period") from None
    if end < begin:
        raise ValueError("is not a period: it ends before it begins")
    return Period(begin, end)
