"""How the date that was probably meant is written in a data file."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Callable, Iterator

from factsheet.document import dates
from factsheet.yaml_source.slips import CURLY

_MONTHS = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name
} | {"sept": 9}
_AROUND = f" {CURLY}"
_BIG_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
_BIG_LAST = re.compile(r"(?:(\d{1,2})([./-]))?(\d{1,2})[./-](\d{4})")
_RANGE = re.compile(r"(\d{4})\s*(?:-|\u2010|\u2013|\u2014|to|\.\.)\s*(\d{4})")
_IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? )?(?P<month>[a-z]{3,9})\.?"
    r"(?: (?P<second>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>\d{4})",
    re.IGNORECASE,
)


def date_meant(raw: str) -> str:
    """Return the date as a data file writes it; nothing for what is none, or may be two.

    >>> date_meant("12.5.2026"), date_meant("2026-5-1"), date_meant("5 May 2026"), date_meant("March 2024")
    ('2026-05-12', '2026-05-01', '2026-05-05', '2024-03')
    >>> date_meant("25/12/2026"), date_meant("12/25/2026"), date_meant("05/06/2026"), date_meant("soon")
    ('2026-12-25', '2026-12-25', '', '')
    >>> date_meant("“2026-10”")
    '2026-10'
    """
    found = {str(each) for each in _read(raw.strip(_AROUND))}
    return found.pop() if len(found) == 1 else ""


_CENTURY = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)[ -](?:century|c\.?)(?: (?:ad|ce))?", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?(\d{2,3}0)['\u2019]?s", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"(?:about )?\d+ ?(?:bc|bce|b\.c\.(?:e\.)?)|-\d{1,4}", re.IGNORECASE)
_SMALL_YEAR = re.compile(r"(\d{1,2})(?: ?(?:ad|ce|a\.d\.))?|(?:ad|a\.d\.) ?(\d{1,2})", re.IGNORECASE)
_YEAR_AD = re.compile(r"(\d{3,4}) ?(?:ad|ce|a\.d\.)|(?:ad|a\.d\.) ?(\d{3,4})", re.IGNORECASE)
_DASHED = re.compile(r"(\d{3,4}) ?(?:-|\u2013|to|until) ?(\d{3,4})", re.IGNORECASE)


def way_to_date(raw: str, read: Callable[[str], object]) -> str:
    """Return how a value that `read` refuses is written as the date that was meant, or nothing.

    >>> way_to_date("2019-2021", dates.period)
    'write "2019/2021", in quotes'
    >>> way_to_date("5 May 2026", dates.date), way_to_date("79", dates.past_day)
    ('write "2026-05-05", in quotes', 'write "0079" for the year 79, "1979" for the other')
    """
    way = _way_to_past(raw) if read in (dates.past_day, dates.past) else ""
    meant = date_meant(raw) if read in (dates.date, dates.past_day) else ""
    meant = period_meant(raw) if read is dates.period else meant
    straight = "straight " if raw[:1] in CURLY else ""
    return way or (f'write "{meant}", in {straight}quotes' if meant else "")


def _way_to_past(raw: str) -> str:
    """How an event is dated that a data file has no date for, or nothing."""
    text = raw.strip(_AROUND)
    years: tuple[int, int] | None = None
    if found := _CENTURY.fullmatch(text):
        years = (int(found[1]) - 1) * 100 + 1, int(found[1]) * 100
    elif found := _DECADE.fullmatch(text):
        years = int(found[1]), int(found[1]) + 9
    elif found := _DASHED.fullmatch(text):
        years = int(found[1]), int(found[2])
    if years and years[0] < years[1]:
        wide = "04" if years[0] < 100 else ""  # a year of one or two digits is a slip, one of four none
        return f'write period: "{years[0]:{wide}}/{years[1]:{wide}}", the years of it, in place of date'
    if _BEFORE_CHRIST.fullmatch(text):
        return "leave date out of years before 1: name the year in the text of the event before or after"
    if found := _YEAR_AD.fullmatch(text):
        return f'write "{found[1] or found[2]}" alone, in quotes'
    if found := _SMALL_YEAR.fullmatch(text):
        year = int(found[1] or found[2])
        other = f', "{1900 + year}" for the other' if text.isdecimal() and year else ""
        return f'write "{year:04}" for the year {year}{other}' if year else ""
    return ""


def period_meant(raw: str) -> str:
    """Return the period as a data file writes it, by its two years; nothing for what is none.

    >>> period_meant("2019-2021"), period_meant("2019 – 2021"), period_meant("2021-2019")
    ('2019/2021', '2019/2021', '')
    """
    found = _RANGE.fullmatch(raw.strip(_AROUND))
    try:
        written = f"{found[1]}/{found[2]}" if found else ""
        return written if written and dates.period(written) else ""
    except ValueError:
        return ""


def _read(text: str) -> Iterator[dates.Date]:
    """Every date that a text may be."""
    parts: list[tuple[str, str, str]] = []
    if big := _BIG_FIRST.fullmatch(text):
        parts.append((big[1], big[2], big[3] or ""))
    if last := _BIG_LAST.fullmatch(text):
        parts.append((last[4], last[3], last[1] or ""))
        # With points the day is always first.
        if last[2] and last[2] != ".":
            parts.append((last[4], last[1], last[3]))
    if words := _IN_WORDS.fullmatch(text):
        number = _MONTHS.get(words["month"].lower(), 0)
        parts.append((words["year"], str(number), words["day"] or words["second"] or ""))
    for year, month, day in parts:
        try:
            yield dates.date(f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else ""))
        except ValueError:
            continue
