"""Dates in copy: a day and its month, which no line end parts, and the year with them where that is short.

The names of the months are those of CLDR (`months.json`, made by `scripts/make_months.py`), in the forms that
stand beside a day and alone; what may stand between is what CLDR's patterns and writers have there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.resources import ResourceTable
from factsheet.typeset.orthography import OF_HAN, UNSPACED

_MONTHS = ResourceTable(__package__, "months.json")
# Calendars of their own, which copy in these languages counts by.
_MORE = {
    "fa": (
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ),
    "th": ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
}
_MOST = 18  # characters of a date that is kept in one piece, without its era: September 30, 2026
_LONG = 18  # characters of a span of days that is kept in one piece: 3 al 5 de octubre
_SECOND = re.compile(r"(?<=[ \u00a0])\d{1,2}(?!\d)")
_BEFORE = 30  # characters before a number in which its month begins
_SPACE = r"[ \u00a0\u2009\u202f]"
# Between a day and a month, a month and a year: a comma, and small words.
_SMALL_WORDS = (
    rf"(?:(?:de|del|d['’]|of|the|ng|no|ya|mwezi wa|ngày|năm|m\.|gada|оны|lập|ค\.ศ\.|พ\.ศ\.){_SPACE}+|d['’])?"
)
_JOINT = rf"(?:[,،.]?{_SPACE}+|{_SPACE}*(?=[年月日년월일])){_SMALL_WORDS}"
_DAY_TO_MONTH = rf"(?:[.]?{_SPACE}+|{_SPACE}*(?=[年月日년월일])){_SMALL_WORDS}"
_YEAR = r"\d{4}(?!\d)(?:(?:\(e\))?ko|. gada| gada|\.)?"
_ERA = rf"(?P<era>{_SPACE}+(?:г|р|թ|m|r)\.(?!\w))?"
_DAY = r"\d{1,2}(?!\d)(?:[.ºª°]|-?[^\W\d_]{1,3}(?![^\W\d_])\.?)?(?: d\.)?"
# Two days: 3–5, 3./4., 3. bis 5., 3 al 5.
_DAYS = rf"{_DAY}(?:{_SPACE}?[-–~/]{_SPACE}?{_DAY}|{_SPACE}[^\W\d_]{{1,4}}{_SPACE}{_DAY})?"
_OF_YEAR = rf"(?:(?:de|del|of|năm|ค\.ศ\.|พ\.ศ\.){_SPACE}+|(?:ឆ្នាំ|ປີ|ปี){_SPACE}*)?"
# In the scripts that have no spaces, words go on behind a month.
_OF_FORE = "בלמשខເเ"
_FORE = "(?:ב|ל|מ|ש|ខែ|ເດືອນ|เดือน)?"  # what is written together with a month
# A day of the week in brackets, then the last day of a span, whose sign begins no line.
_HAN_DAY = "[0-9０-９]{1,2} ?[日号號]?"
_HAN_WEEKDAY = "(?:[(（][日月火水木金土一二三四五六祝・]{1,3}[)）])?"
_HAN = re.compile(
    r"(?:[0-9０-９〇一二三四五六七八九]{4} ?年 ?)?"
    r"(?P<core>(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}) ?月"
    rf"(?: ?(?:[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?[日号號])?{_HAN_WEEKDAY})"
    rf"(?P<rest>[～〜~–—-](?:[0-9０-９]{{1,2}} ?月)?{_HAN_DAY}{_HAN_WEEKDAY})?"
)
_HANGUL_WEEKDAY = r"(?:\([일월화수목금토]\))?"
_HANGUL = re.compile(
    r"(?:[0-9]{4} ?년 )?"
    rf"(?P<core>[0-9]{{1,2}} ?월(?: (?:[0-9]{{1,2}}[~～–-])?[0-9]{{1,2}} ?일)?{_HANGUL_WEEKDAY})"
    rf"(?P<rest>[~～–-](?:[0-9]{{1,2}} ?월 )?[0-9]{{1,2}} ?일{_HANGUL_WEEKDAY})?"
)
_DIGIT = re.compile(r"\d+")


class _Written(NamedTuple):
    """How a language writes dates that begin with a number, and such that begin with a month.

    In each the group `core` is a day and its month, `rest` a year behind them.  `month` is one before a
    number, or where months are `counted`, up to its own.
    """

    numbered: tuple[re.Pattern[str], re.Pattern[str]]
    named: tuple[re.Pattern[str], ...]
    month: re.Pattern[str]
    counted: bool


def dates(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of dates that no line end parts: a day and its month, all of a short date.

    >>> text = "Vom 15. November 2026 bis 3. Mai 2027"
    >>> [text[start:stop] for start, stop in dates(text, "de")]
    ['15. November 2026', '3. Mai 2027']
    >>> text = "noviembre de 2026, 15 de noviembre de 2026"
    >>> [text[start:stop] for start, stop in dates(text, "es")]
    ['noviembre de 2026', '15 de noviembre', 'de 2026']
    """
    for match in _found(text, lang):
        start, stop = match.span()
        if stop - start - len(match.groupdict().get("era") or "") <= _MOST:
            yield start, stop
        else:
            yield from _in_two(text, *match.span("core"))
            if match["rest"]:
                yield match.span("rest")


def _in_two(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A day and its month in one piece; a long span of two days in two, the joining word with the first."""
    second = _SECOND.search(text, start + 1, stop) if stop - start > _LONG else None
    if not second:
        yield start, stop
        return
    yield start, second.start() - 1
    yield second.start(), stop


def days(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a day and its month, at which a date is parted last.

    >>> text = "3 March 2026"
    >>> [text[start:stop] for start, stop in days(text, "en")]
    ['3 March']
    """
    yield from (match.span("core") for match in _found(text, lang))


def long_dates(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of dates that are too long to be kept whole, each with its year or its other day.

    >>> text = "15 de noviembre de 2026, 15 Nov. 2026"
    >>> [text[start:stop] for start, stop in long_dates(text, "es")]
    ['15 de noviembre de 2026']
    """
    for match in _found(text, lang):
        if match.end() - match.start() - len(match.groupdict().get("era") or "") > _MOST:
            yield match.span()


def _found(text: str, lang: str) -> Iterator[re.Match[str]]:
    language = lang.partition("-")[0].lower()
    if language in OF_HAN or language == "ko":
        yield from (_HANGUL if language == "ko" else _HAN).finditer(text)
        return
    digits = _DIGIT.search(text)
    known = _written(language) if digits else None
    done = 0
    while known and digits:
        start, stop = digits.span()
        # A day has at most two digits, a year four: what is neither is in no date.
        number = known.numbered[0] if stop - start < 3 else known.numbered[1] if stop - start == 4 else None
        match = number.match(text, start) if number else None
        if number and not match and start and text[start - 1] in " \u00a0\u202f'’":
            ends = (start, stop) if known.counted else (start,)
            found = (known.month.search(text, max(done, start - _BEFORE), end) for end in ends)
            before = next((each.start() for each in found if each), None)
            ways = known.named if before is not None else ()
            match = next((one for each in ways if (one := each.match(text, before or 0))), None)
        if match:
            yield match
        done = match.end() if match else stop
        digits = _DIGIT.search(text, done)


# Shipped: rows of a table of languages, a bounded number of them.
@functools.lru_cache(maxsize=64)
def _written(language: str) -> _Written | None:
    if language not in _MONTHS:
        return None
    names = (*_MONTHS[language], *_MORE.get(language, ()))
    said = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    # Cut short, with a full stop or before a number: 15 Nov. 2026.
    short = "|".join(sorted({re.escape(each[:at]) for each in names for at in (3, 4, 5) if len(each) > at}))
    end = "" if language in UNSPACED else r"(?![^\W\d_])"
    # No letter that begins no month is looked at twice.
    initials = "".join(sorted({form for each in names for form in (each[0].lower(), each[0].upper())}))
    month = (
        rf"(?=[{re.escape(initials + _OF_FORE)}]){_FORE}(?:(?:{said}){end}|(?:{short})(?:\.|(?={_SPACE}\d)))"
    )
    year = rf"(?:[,،]?{_SPACE}+(?P<rest>{_OF_YEAR}{_YEAR}{_ERA}))"
    numbered = (
        rf"(?P<core>{_DAYS}{_DAY_TO_MONTH}{month}){year}?",
        rf"(?P<rest>{_YEAR}{_ERA}){_SPACE}+(?P<core>{month}(?:{_JOINT}{_DAYS})?)",
    )
    # Months that are counted, tháng 11, are held without a year, too.
    counted = rf"(?<!\w)(?:{said})\Z" if any(map(str.isdigit, said)) else ""
    named = (
        rf"(?P<core>{month}{_JOINT}{_DAYS}){year}?",
        rf"(?P<core>{month}){year}{'?' if counted else ''}",
    )
    day, year_first = (re.compile(each, re.IGNORECASE) for each in numbered)
    by_name = tuple(re.compile(each, re.IGNORECASE) for each in named)
    before = rf"(?<![^\W\d_]){month}(?:{_JOINT}|[,،]?{_SPACE}+{_OF_YEAR})\Z"
    before = rf"(?:{before})|(?:{counted})" if counted else before
    return _Written((day, year_first), by_name, re.compile(before, re.IGNORECASE), bool(counted))
