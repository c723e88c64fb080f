"""Numbers and dates as a language writes them.

`locales.json` is made from CLDR by `scripts/make_languages.py`; digit shapes are ours, since
they are the choice of an edition and not of a library (Unicode 16, General_Category Nd).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from factsheet.content.dates import Date
from factsheet.content.fields import UNITS_IN_WORDS as UNITS
from factsheet.content.languages import language, plain
from factsheet.content.words import Measure
from factsheet.localize.plurals import form

ZEROS: Mapping[str, str] = {
    "latn": "0",
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
    "guru": "੦",
    "gujr": "૦",
    "khmr": "០",
    "knda": "೦",
    "laoo": "໐",
    "mlym": "൦",
    "mymr": "၀",
    "orya": "୦",
    "tamldec": "௦",
    "telu": "౦",
    "thai": "๐",
    "tibt": "༠",
}
Facts = Mapping[str, Any]
# Digits of the minor unit, where they are not two (ISO 4217, table A.1).
_MINOR_DIGITS: Mapping[str, int] = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"), 0),
    **dict.fromkeys(("RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_ARABIC: Facts = {"decimal": "٫", "group": "٬", "percent": "{}٪"}


def facts(tag: str) -> Facts | None:
    """What is known of how a language writes; None for one that CLDR does not describe.

    A tag may ask for other digits (`ar-u-nu-latn`, Unicode Technical Standard 35, 3.6.1).
    """
    found = next((_table()[name] for name in candidates(tag) if name in _table()), None)
    asked = re.search(r"-u-(?:.*-)?nu-([a-z]+)", tag)
    if found is None or not asked or asked[1] not in ZEROS or asked[1] == found["digits"]:
        return found
    signs: Facts = {}
    if asked[1] == "latn" and found["decimal"] == _ARABIC["decimal"]:
        signs = {"decimal": ".", "group": ",", "percent": "{}%"}
    elif asked[1] in ("arab", "arabext"):
        signs = _ARABIC
    return {**found, **signs, "digits": asked[1]}


def default() -> Facts:
    """How numbers are written where nothing is known of the language: as in English."""
    found: Facts = _table()["en"]
    return found


def figures(number: Decimal, known: Facts) -> str:
    """A number in the figures of a language, with its separators.

    >>> figures(Decimal(22744), facts("de")), figures(Decimal("1.3"), facts("ar"))
    ('22.744', '١٫٣')
    >>> figures(Decimal(1234567), facts("hi"))
    '12,34,567'
    """
    whole, _, fraction = f"{abs(number):f}".partition(".")
    shown = _grouped(whole, known) + (known["decimal"] + fraction if fraction else "")
    sign = known["minus"] if number < 0 else ""
    return sign + in_digits(shown, known)


def in_digits(text: str, known: Facts) -> str:
    """A text with its figures in the digits of a language.

    >>> in_digits("2014", facts("fa"))
    '۲۰۱۴'
    """
    zero = ord(ZEROS[known["digits"]])
    return text.translate({ord("0") + n: zero + n for n in range(10)})


def measured(number: Decimal, measure: Measure, known: Facts) -> str:
    """A number with the sign of its unit; units that are words are not this function's matter.

    >>> measured(Decimal("1.3"), Measure("percent"), facts("fr"))
    '1,3\\xa0%'
    """
    if measure.decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-measure.decimals), ROUND_HALF_UP)
    elif measure.unit.startswith("currency:") and number != number.to_integral_value():
        number = _with_cents(number, measure.unit.removeprefix("currency:"))
    shown = figures(number, known)
    if measure.unit == "percent":
        shown = str(known["percent"]).format(shown)
    elif measure.unit in UNITS:
        shown = _with_unit(number, shown, measure.unit, known)
    elif measure.unit.startswith("currency:"):
        code = measure.unit.removeprefix("currency:")
        sign = known["currencies"].get(code, code)
        shown = str(known["currency"]).format(shown).replace("¤", sign)
    return str(known["approx"]).format(shown) if measure.approx else shown


def _with_cents(number: Decimal, code: str) -> Decimal:
    """An amount of money with the digits that its currency usually has, or more if it has more.

    >>> _with_cents(Decimal("3.1"), "HKD"), _with_cents(Decimal("1.459"), "EUR")
    (Decimal('3.10'), Decimal('1.459'))
    """
    usual, exponent = _MINOR_DIGITS.get(code, 2), number.as_tuple().exponent
    has = -exponent if isinstance(exponent, int) else 0
    return number.quantize(Decimal(1).scaleb(-usual)) if has < usual else number


def _with_unit(number: Decimal, shown: str, unit: str, known: Facts) -> str:
    patterns = _units()[known["name"]][unit]
    chosen = form(number, known["plurals"])
    return patterns.get(chosen, patterns["other"]).format(shown)


def dated(date: Date, known: Facts) -> str:
    """A date in words.

    >>> dated(Date(2023, 11), facts("en")), dated(Date(2023, 11, 3), facts("de"))
    ('November 2023', '3. November 2023')
    """
    if not date.month:
        return in_digits(str(date.year), known)
    pattern = known["day"] if date.day else known["month"]
    return in_digits("".join(_dated(pattern, date, known)), known)


_FIELD = re.compile(r"'([^']*)'|(y+)|(M+|L+)|(d+)|([^'yMLd]+)")


def _dated(pattern: str, date: Date, known: Facts) -> Iterator[str]:
    """The parts of a CLDR date pattern (Unicode Technical Standard 35, part 4)."""
    for quoted, year, month, day, other in _FIELD.findall(pattern):
        if year:
            yield str(date.year)
        elif len(month) > 2:
            yield known["alone" if month[0] == "L" or not date.day else "months"][date.month - 1]
        elif month:
            yield f"{date.month:0{len(month)}}"
        elif day:
            yield f"{date.day:0{len(day)}}"
        else:
            yield quoted or other


def _grouped(whole: str, known: Facts) -> str:
    sizes: list[int] = known["groups"]
    if len(whole) < sizes[0] + known["least"]:
        return whole
    parts: list[str] = []
    for size in (*sizes, *[sizes[-1]] * len(whole)):
        parts.append(whole[-size:])
        whole = whole[:-size]
        if not whole:
            break
    return str(known["group"]).join(reversed(parts))


def candidates(tag: str) -> Iterator[str]:
    """The entries that may describe a language, the closest first."""
    known = language(tag)
    name, *rest = plain(known.tag).split("-")
    if len(name) == 1:
        return
    region = next((part for part in rest if part.isupper() or part.isdigit()), "")
    if region:
        yield f"{name}-{known.script}-{region}"
        yield f"{name}-{region}"
    yield f"{name}-{known.script}"
    if known.script == language(name).script:
        yield name


@cache
def _units() -> dict[str, dict[str, dict[str, str]]]:
    source = files(__package__).joinpath("units.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, dict[str, str]]] = json.loads(source)
    return table


@cache
def _table() -> dict[str, Facts]:
    source = files(__package__).joinpath("locales.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = json.loads(source)
    return {name: {"name": name, **each} for name, each in table.items()}
