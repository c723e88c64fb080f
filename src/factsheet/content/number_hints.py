"""How the number that was probably meant is written in a data file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

_SPACES = " \u00a0\u2009\u202f"
_PLAIN = r"-?(?:\d+(?:[.,]\d+)?|[.,]\d+)"
_GROUPED = re.compile(rf"-?\d{{1,3}}(?:([,.'’_{_SPACES}])\d{{3}})(?:\1\d{{3}})*")
_MIXED = re.compile(rf"-?\d{{1,3}}(?:([,.'’_{_SPACES}])\d{{3}})(?:\1\d{{3}})*(?!\1)[.,]\d+")
_SIGNS = {
    **{
        "HK$": "HKD",
        "US$": "USD",
        "NT$": "TWD",
        "A$": "AUD",
        "C$": "CAD",
        "S$": "SGD",
        "NZ$": "NZD",
        "$": "USD",
    },
    **{"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₱": "PHP", "฿": "THB", "₫": "VND"},
    **{"₦": "NGN", "₺": "TRY", "₴": "UAH", "₽": "RUB", "₪": "ILS", "R$": "BRL", "zł": "PLN", "Rs": "INR"},
}
_UNITS = {
    **{
        "%": "percent",
        "percent": "percent",
        "per cent": "percent",
        "pct": "percent",
        "٪": "percent",
        "％": "percent",
    },
    **{
        "‰": "per_1000",
        "years": "years",
        "year": "years",
        "months": "months",
        "month": "months",
        "weeks": "weeks",
    },
    **{"week": "weeks", "days": "days", "day": "days", "hours": "hours", "hour": "hours", "h": "hours"},
    **{"minutes": "minutes", "minute": "minutes", "min": "minutes", "m": "meters", "km": "kilometers"},
    **{
        "km²": "square_kilometers",
        "km2": "square_kilometers",
        "ha": "hectares",
        "kg": "kilograms",
        "t": "tonnes",
    },
    **{"l": "liters", "L": "liters"},
}
_SCALES = {
    **{"k": 3, "thousand": 3, "million": 6, "millions": 6, "mio": 6, "mn": 6, "M": 6},
    **{"billion": 9, "bn": 9, "trillion": 12},
}
# Signs of numbers in other scripts, and full-width ones.
_ASCII_SIGNS = str.maketrans("−－٫٬．，／", "--.,.,/")
_DATE = re.compile(r"\d{4}-\d\d?(?:-\d\d?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}/\d{1,4}(?:/\d{1,2})?")
_RATE = re.compile(r"1 ?(?:/|:|in|of|out of) ?(\d+)")
_RANGE = re.compile(rf"{_PLAIN} ?(?:-|–|—|to|\.\.) ?{_PLAIN}")
_ABOUT = re.compile(r"(?:~|≈|c\.|ca\.?|about|approx\.?|around)")
# What stands for a number that nobody knows: signs of programs, and words and signs of people.
_NO_NUMBERS = frozenset(("nan", "inf", "infinity", "n/a", "na", "null", "none", "-", "?", "unknown", "tbc"))
_NO_NUMBERS_IN_WORDS = frozenset(
    (
        *("n.a", "n. a", "n.d", "n. d", "nd", "n/d", "n.v", "n. v", "n.c", "nc", "n.k", "#n/a", "tbd", "nil"),
        *("--", "–", "—", "―", "…", "...", "..", "???", "not available", "not known", "no data"),
        *("k.a", "k. a", "keine angabe", "keine angaben", "unbekannt", "inconnu", "non disponible"),
        *("s.d", "s/d", "s.o", "s/o", "sin datos", "sem dados", "b.d", "brak", "brak danych", "h/d"),
        *(
            "нет",
            "нет данных",
            "н/д",
            "д/н",
            "暂无",
            "暫無",
            "无",
            "無",
            "不明",
            "未知",
            "不详",
            "不詳",
            "なし",
            "없음",
            "미상",
        ),
        *("غير متوفر", "غير متاح", "لا يوجد", "غ/م", "نامعلوم", "उपलब्ध नहीं", "لا ينطبق"),
    )
)
_UNKNOWN = "write missing: not-available in place of value:, or leave the item out until it is known"
IN_CELL = "write {missing: not-available} in its place, or nothing"
"""How a number that nobody knows is written in a table or in the data of a chart."""
IN_FILE = "leave the cell empty, or write not-available in it"
"""How it is written in a file of separated values."""
_ELSEWHERE = "write digits alone, as 22744 or 1.3; the unit has its own line"


def number_hint(raw: str) -> str:
    """Return how to write a number that is none to YAML; where nothing can be guessed, how numbers look.

    >>> number_hint("0130")
    'write 130; a code that begins with a zero is not a number: write it as text'
    >>> number_hint("HK$ 3.1")
    'write 3.1 and unit: currency:HKD'
    >>> number_hint("1.200")
    'write 1200 or 1.2, as is meant, without quotes'
    """
    text = in_ascii(raw.strip())
    if len(text) > 60:
        return _ELSEWHERE
    if is_unknown(text):
        return _UNKNOWN
    if text != raw.strip() and re.fullmatch(_PLAIN, text):
        return f"write {_written(text)}; each edition gets its own digits"
    return next(_hints(text), _ELSEWHERE)


def is_like_number(raw: str) -> bool:
    """Return whether a text may have been meant as a number, or as the lack of one.

    >>> is_like_number("1,200"), is_like_number("£3"), is_like_number("Free for under 5s")
    (True, True, False)
    """
    text = in_ascii(raw.strip())
    if text.casefold().rstrip(".") in _NO_NUMBERS_IN_WORDS:
        return False
    is_number = re.fullmatch(_PLAIN, text) is not None or next(_hints(text), None) is not None
    return is_number or is_unknown(text)


def is_unknown(raw: str) -> bool:
    """Return whether a text stands for a number that nobody knows.

    >>> is_unknown("n/a"), is_unknown("n.d."), is_unknown("暂无"), is_unknown("none of 5")
    (True, True, True, False)
    """
    text = in_ascii(raw.strip()).casefold()
    signed = text.lstrip("-+.") or text[-1:]
    return signed in _NO_NUMBERS or {text, text.rstrip(".")} & _NO_NUMBERS_IN_WORDS != set()


def without_currency(raw: str, code: str) -> str:
    """Return the characters of an amount without the sign or the code of its currency, if it has that.

    >>> without_currency("1.299,00 €", "EUR"), without_currency("-$5", "USD"), without_currency("$5", "HKD")
    ('1.299,00', '-5', '$5')
    """
    signs = "|".join(re.escape(each) for each in (code, *(sign for sign, of in _SIGNS.items() if of == code)))
    before = re.fullmatch(rf"(-?)(?:{signs})\s*([^\s-].*)", raw.strip())
    after = re.fullmatch(rf"(.*\S)\s*(?:{signs})", raw.strip())
    return f"{before[1]}{before[2]}" if before else after[1].strip() if after else raw


def in_ascii(text: str) -> str:
    """Return a text with the figures and the signs of numbers of every script as ASCII has them.

    >>> in_ascii("－１２，５"), in_ascii("٣٫٥")
    ('-12,5', '3.5')
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(each, each)) for each in text.translate(_ASCII_SIGNS))


def _hints(text: str) -> Iterator[str]:
    yield from _numbers(text)
    yield from _others(text)
    sign, number, after = _parts(text)
    if number is None:
        return
    if _ABOUT.fullmatch(sign) and not after:
        yield f"write {number} and approx: true"
    if after in _UNITS and not sign:
        yield f"write {number} and unit: {_UNITS[after]}"
    if sign in _UNITS and not after:
        yield f"write {number} and unit: {_UNITS[sign]}"
    scale, _, unit = after.partition(" ")
    if scale in _SCALES:
        number, after = _whole(Decimal(number).scaleb(_SCALES[scale])), unit
    if code := _currency(sign, after):
        yield f"write {number} and unit: currency:{code}"
    if scale in _SCALES and not sign and not unit:
        yield f"write {number}; each edition gets its own separators"
    if sign in ("<", ">", "≤", "≥", "over", "under") or after == "+":
        yield f"write {number}, and say in the label that it is more or less"


def _numbers(text: str) -> Iterator[str]:
    """Hints for what is a number and nothing else."""
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text):
        # Thousands where a comma is the decimal sign, thousandths where a point is.
        whole, decimal = text.replace(".", ""), _whole(Decimal(text).normalize())
        yield f"write {whole} or {decimal}, as is meant, without quotes"
    if re.fullmatch(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d{1,2})?", text):
        yield f"write {_whole(Decimal(text))} without quotes"
    if found := re.fullmatch(r"\((\d+(?:\.\d+)?)\)|(\d+(?:\.\d+)?)-|- (\d+(?:\.\d+)?)", text):
        yield f"write -{next(filter(None, found.groups()))}"
    if re.fullmatch(r"[-+]?0\d+(?:\.\d+)?", text):
        written = re.sub(r"^(-?)\+?0+(?=\d)", r"\1", text)
        yield f"write {written}; a code that begins with a zero is not a number: write it as text"
    if _GROUPED.fullmatch(text):
        digits = re.sub(r"[^\d-]", "", text)
        english = f"{int(digits):,}"
        german = english.replace(",", ".")
        yield f"write {digits}; each edition gets its own separators (en {english}, de {german})"
    if _MIXED.fullmatch(text):
        whole, fraction = re.split(r"[.,](?=\d+$)", text)
        yield f"write {re.sub(r'[^0-9-]', '', whole)}.{fraction}; each edition gets its own separators"
    if re.fullmatch(r"-?\d+,\d+", text):
        yield f"write {text.replace(',', '.')}; each edition gets its own decimal sign"
    if re.fullmatch(r"\+?-?[.,]\d+|\+-?\d+(?:[.,]\d+)?|-?\d+[.,]", text):
        yield f"write {_written(text)}"
    if re.fullmatch(r"-?[\d_]*\d_[\d_]*\d(?:\.\d+)?", text):
        yield f"write {text.replace('_', '')}; each edition gets its own separators"
    if re.fullmatch(r"0[xX][0-9a-fA-F]{1,12}|0[oO][0-7]{1,12}|0[bB][01]{1,40}", text):
        yield f"write {int(text, 0)}"
    if len(text) <= 6 and (mixed := re.fullmatch(r"(\d{0,4}) ?([^\d\s.,])", text)):
        fraction = unicodedata.numeric(str(mixed[2]), 0.0)
        if 0 < fraction < 1:
            yield f"write {int(mixed[1] or 0) + Decimal(f'{fraction:.4g}')}"


def _others(text: str) -> Iterator[str]:
    """Hints for what is no number at all."""
    if _DATE.fullmatch(text):
        yield "this is a date or a period: write it as as_of: or period:, and here the number alone"
    if re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", text):
        yield "this is a time of day: write it in a text, and here a number alone"
    if found := _RATE.fullmatch(text):
        yield f"write {found[1]} and unit: one_in"
    if _RANGE.fullmatch(text):
        yield "write one number, and the other in the label"
    if text.startswith("="):
        yield "write the result of the formula"


def _parts(text: str) -> tuple[str, str | None, str]:
    """What stands before a number, the number as it has to be written, and what stands after it."""
    found = re.fullmatch(rf"([^\d.,-]*?)[{_SPACES}]*(-?[\d.,_'’{_SPACES}]*\d)[{_SPACES}]*([^\d]*|km2)", text)
    if not found:
        return "", None, ""
    number = found[2]
    if _MIXED.fullmatch(number):
        whole, fraction = re.split(r"[.,](?=\d+$)", number)
        number = f"{re.sub(r'[^0-9-]', '', whole)}.{fraction}"
    elif _GROUPED.fullmatch(number):
        number = re.sub(r"[^\d-]", "", number)
    elif not re.fullmatch(_PLAIN, number):
        return "", None, ""
    return found[1].strip(), _written(number), found[3].strip()


def _currency(before: str, after: str) -> str:
    """The code of the currency that stands on one side of a number."""
    words = [word for word in (before, after) if word]
    if len(words) != 1:
        return ""
    return _SIGNS.get(words[0]) or (words[0] if re.fullmatch(r"[A-Z]{3}", words[0]) else "")


def _written(number: str) -> str:
    """A number with a decimal point and without needless signs: `.5` is 0.5, `007` is 7."""
    text = number.lstrip("+").replace(",", ".").removesuffix(".")
    text = re.sub(r"^(-?)(?=\.)", r"\g<1>0", text)
    return re.sub(r"^(-?)0+(?=\d)", r"\1", text)


def _whole(number: Decimal) -> str:
    """A number in digits, without an exponent and without needless noughts behind the point."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text and number == number.to_integral_value() else text
