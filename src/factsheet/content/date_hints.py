"""How the date that was probably meant is written in a data file."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator

from factsheet.document import dates
from factsheet.yaml_source.slips import CURLY

_MONTHS = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name
} | {"sept": 9}
_AROUND = f" {CURLY}"
_BIG_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
_BIG_LAST = re.compile(r"(?:(\d{1,2})([./-]))?(\d{1,2})[./-](\d{4})")
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
