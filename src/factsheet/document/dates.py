"""Dates as data: a year, a month or a day of ISO 8601; a moment only where one is asked for."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d)(?::00)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)", re.ASCII
)
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
    """A span of time between two dates, both included; history knows some only about."""

    first: Date
    last: Date
    about: bool = False

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


_ABOUT = re.compile(r"(?:about|around|approx\.?|circa|ca?\.|[~\u2248])\s*(?=\d)", re.ASCII | re.IGNORECASE)
# A year of three digits is no slip of one of four if a month, a slash or nothing follows.
_SHORT_YEAR = re.compile(r"(?<![\d-])(\d{3})(?=$|-\d\d(?:$|[-/])|/)", re.ASCII)


def past(text: str) -> Period:
    """The date or the period of an event as people write it; raises ValueError saying what is wrong.

    >>> past("800").first, past("about 1850").about, str(past("c. 1066-10/1087"))
    (Date(year=800, month=0, day=0), True, '1066-10/1087')
    """
    said = _ABOUT.match(text)
    return period(_SHORT_YEAR.sub(r"0\1", text[said.end() :] if said else text))._replace(about=bool(said))


def past_day(text: str) -> Period:
    """The date of an event, a year, a month or a day; raises ValueError saying what is wrong.

    >>> past_day("800").last
    Date(year=800, month=0, day=0)
    """
    said = _ABOUT.match(text)
    day = date(_SHORT_YEAR.sub(r"0\1", text[said.end() :] if said else text))
    return Period(day, day, bool(said))


class Moment(NamedTuple):
    """A day and a time of it, with the distance of its clock from UTC as it is written (`Z`, `+08:00`)."""

    day: Date
    time: str
    zone: str

    def __str__(self) -> str:
        return f"{self.day}T{self.time}{self.zone}"

    @property
    def clock(self) -> str:
        """The time with its zone, in no language: `06:00 UTC`, `14:00 UTC+8`."""
        return f"{self.time} {zone_name(self.zone)}"


def moment(text: str) -> Moment:
    """The moment that is written, as `2026-12-01T06:00Z`; raises ValueError saying what is wrong.

    >>> moment("2026-12-01T06:00Z").clock, moment("2026-12-01T14:00+08:00").clock
    ('06:00 UTC', '14:00 UTC+8')
    """
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError("is not a time with its zone")
    return Moment(date(match[1]), match[2], match[3])


_CLOCK = re.compile(
    r"(?:(\d{4}-\d\d-\d\d)[T ])?([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?"
    r"(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?",
    re.ASCII,
)


class TimeOfDay(NamedTuple):
    """A time of day to the second; with its day, and how far its clock is from UTC, where they are given."""

    hour: int
    minute: int
    second: int = 0
    day: Date | None = None
    zone: str = ""

    @property
    def offset(self) -> str:
        """The zone of its clock, in no language: `UTC`, `UTC+8`; nothing where none is given."""
        return zone_name(self.zone) if self.zone else ""


def zone_name(zone: str) -> str:
    """Return the distance of a clock from UTC, written `Z` or `+08:00`, in no language: `UTC+8`."""
    sign, hours, minutes = zone[:1], zone[1:3].lstrip("0") or "0", zone[4:6]
    return "UTC" if zone == "Z" else f"UTC{sign}{hours}{f':{minutes}' if minutes != '00' else ''}"


def time_of_day(text: str) -> TimeOfDay:
    """The time that is written, as `13:30` or `2026-05-04T13:30`; raises ValueError saying what is wrong.

    >>> time_of_day("2026-05-04T13:30:05.25+08:00").offset, time_of_day("9:05").hour
    ('UTC+8', 9)
    """
    match = _CLOCK.fullmatch(text)
    if not match:
        raise ValueError("is not a time of day")
    day = date(match[1]) if match[1] else None
    return TimeOfDay(int(match[2]), int(match[3]), int(match[4] or 0), day, match[5] or "")


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
