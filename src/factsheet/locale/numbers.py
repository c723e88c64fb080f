"""Numbers and dates as a language writes them, by what `locales` knows of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from factsheet.content.fields import UNITS_IN_SIGNS, UNITS_IN_WORDS
from factsheet.content.words import Measure
from factsheet.document.dates import Date, Period, TimeOfDay
from factsheet.document.quantity import decimals_of
from factsheet.locale.locales import Facts, compact, digits, times, units
from factsheet.locale.punctuation import ranged

_LARGEST = 14  # CLDR's largest power of ten that is written in words
_DIGITS_OF_COMPACT = 3
# Digits of the minor unit, where they are not two (ISO 4217, table A.1).
_MINOR_DIGITS: Mapping[str, int] = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"), 0),
    **dict.fromkeys(("RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


# The usual context of decimals has 28 digits, and a number of a data file up to 40.
_ALL_DIGITS = Context(prec=100)
# Locales whose negative amounts are ¤-1 and not -¤1 (CLDR 49, currencyFormats, standard).
_MINUS_BY_FIGURES = frozenset(
    [
        *("blo", "de-CH", "en-CH", "en-NL", "es-CL", "es-EC", "es-PY", "es-VE"),
        *("ie", "it-CH", "kl", "lo", "luy", "nl", "sg"),
    ]
)


def figures(number: Decimal, known: Facts) -> str:
    """Return a number in the figures of a language, with its separators.

    >>> from factsheet.locale.locales import facts
    >>> figures(Decimal(22744), facts("de")), figures(Decimal("1.3"), facts("ar"))
    ('22.744', '١٫٣')
    >>> figures(Decimal(1234567), facts("hi"))
    '12,34,567'
    """
    whole, _, fraction = f"{number.copy_abs():f}".partition(".")
    shown = _grouped(whole, known) + (known["decimal"] + fraction if fraction else "")
    sign = known["minus"] if number < 0 else ""
    return sign + in_digits(shown, known)


def in_digits(text: str, known: Facts) -> str:
    """Return a text with its figures in the digits of a language.

    >>> from factsheet.locale.locales import facts
    >>> in_digits("2014", facts("fa"))
    '۲۰۱۴'
    """
    return text.translate(dict(zip(range(ord("0"), ord("9") + 1), digits(known["digits"]), strict=True)))


def measured(number: Decimal, measure: Measure, known: Facts) -> str:
    """Return a number with the sign of its unit; units that are words are not this function's matter.

    >>> from factsheet.locale.locales import facts
    >>> measured(Decimal("1.3"), Measure("percent"), facts("fr"))
    '1,3\\xa0%'
    """
    if measure.compact:
        shown = compacted(number, known, measure.decimals)
    else:
        number = rounded(number, measure)
        shown = figures(number, known)
    if measure.unit == "percent":
        # A sign stands before the whole: CLDR's patterns are those of positive numbers.
        sign = known["minus"] if shown.startswith(known["minus"]) else ""
        shown = sign + str(known["percent"]).format(shown.removeprefix(sign))
    elif measure.unit in UNITS_IN_WORDS or measure.unit in UNITS_IN_SIGNS:
        patterns = units(known["name"])[measure.unit]
        shown = patterns.get(category(number, measure, known), patterns["other"]).format(shown)
    elif measure.unit.startswith("currency:"):
        minus = known["minus"] if number < 0 else ""
        shown = _with_sign(
            shown.removeprefix(minus), number < 0, measure.unit.removeprefix("currency:"), known
        )
    return str(known["approx"]).format(shown) if measure.approx else shown


_HAN = "\u3040-\u30ff\u3400-\u9fff"
_APART = re.compile(f"(?<=[0-9])[ \u00a0](?=[{_HAN}])|(?<=[{_HAN}])[ \u00a0](?=[0-9])")


def closed(said: str) -> str:
    """Return a number with no space between its figures and Chinese or Japanese words.

    Patterns of CLDR, phrases and nouns have one here and none there; type parts such signs by itself where it
    should (Requirements for Japanese Text Layout, 3.2).

    >>> closed("38 分"), closed("每 9 中有 1"), closed("38 分钟/day 5")
    ('38分', '每9中有1', '38分钟/day 5')
    """
    return _APART.sub("", said)


def category(number: Decimal, measure: Measure, known: Facts) -> str:
    """Return the plural form that a number takes as it prints.

    >>> from factsheet.locale.locales import facts
    >>> category(Decimal(1), Measure(), facts("en")), category(Decimal(1), Measure(decimals=1), facts("en"))
    ('one', 'other')
    """
    if not measure.compact:
        return form(rounded(number, measure), known["plurals"])
    return form(number, known["plurals"], number.copy_abs().adjusted() // 3 * 3 if number else 0)


def rounded(number: Decimal, measure: Measure) -> Decimal:
    """Return a number with the digits that it prints: as many as are asked for, or as money usually has.

    >>> rounded(Decimal("3.1"), Measure("currency:HKD")), rounded(Decimal("1.459"), Measure("currency:EUR"))
    (Decimal('3.10'), Decimal('1.459'))
    """
    if measure.decimals is not None:
        return number.quantize(Decimal(1).scaleb(-measure.decimals), ROUND_HALF_UP, _ALL_DIGITS)
    if measure.unit.startswith("currency:") and number != number.to_integral_value():
        # The digits that the currency usually has, or more if the number has more.
        usual = _MINOR_DIGITS.get(measure.unit.removeprefix("currency:"), 2)
        return (
            number.quantize(Decimal(1).scaleb(-usual), None, _ALL_DIGITS)
            if decimals_of(number) < usual
            else number
        )
    return number


_NARROW = {0xFFE5: "¥", 0xFFE6: "₩"}


def _with_sign(shown: str, negative: bool, code: str, known: Facts) -> str:
    """Return an amount with the sign of its currency; a space parts letters from figures (CLDR).

    >>> from factsheet.locale.locales import facts
    >>> _with_sign("3", True, "USD", facts("en")), _with_sign("3", True, "EUR", facts("nl"))
    ('−$3', '€\\xa0−3')
    """
    sign, pattern = str(known["currencies"].get(code, code)), str(known["currency"])
    # As wide as the figures beside it, not as an ideograph, which is half white.
    sign = sign.translate(_NARROW)
    # A minus goes before a sign that stands first, except in the languages that keep it with the figures.
    name, minus = str(known["name"]), str(known["minus"]) if negative else ""
    moves = "¤" in pattern.partition("{}")[0] and not {name, name.partition("-")[0]} & _MINUS_BY_FIGURES
    if not moves:
        shown, minus = minus + shown, ""
    if "¤{}" in pattern and unicodedata.category(sign[-1])[0] not in "SZ":
        pattern = pattern.replace("¤{}", "¤\u00a0{}")
    if "{}¤" in pattern and unicodedata.category(sign[0])[0] not in "SZ":
        pattern = pattern.replace("{}¤", "{}\u00a0¤")
    return minus + pattern.format(shown).replace("¤", sign)


def compacted(number: Decimal, known: Facts, decimals: int | None = None, width: str = "long") -> str:
    """Return a large number in words (`long`) or in short (`short`), rounded to so many decimals.

    Without `decimals` it keeps the digits that it has, up to three in all, or one decimal behind more.  (CLDR
    would keep two: 1.1 million for 1,149,000 is further off than readers expect of a figure in a headline.)
    What the language has no word for is written in figures.

    >>> from factsheet.locale.locales import facts
    >>> compacted(Decimal(1900000), facts("en")), compacted(Decimal(268000000), facts("de"))
    ('1.9 million', '268 Millionen')
    >>> compacted(Decimal(1149000), facts("en")), compacted(Decimal(1149000), facts("en"), 1)
    ('1.15 million', '1.1 million')
    """
    shown, pattern, known = _in_words(number, known, decimals, width)
    return pattern.replace("\0", figures(shown, known))


def compacted_span(low: Decimal, high: Decimal, known: Facts, decimals: int | None = None) -> tuple[str, str]:
    """Return two large numbers in words, the word once where it is the same.

    >>> from factsheet.locale.locales import facts
    >>> compacted_span(Decimal(238000000), Decimal(294000000), facts("en"))
    ('238', '294 million')
    """
    first, word, inner = _in_words(low, known, decimals)
    same = word == _in_words(high, known, decimals)[1]
    return (
        figures(first, inner) if same else compacted(low, known, decimals),
        compacted(high, known, decimals),
    )


def _in_words(
    number: Decimal, known: Facts, decimals: int | None, width: str = "long"
) -> tuple[Decimal, str, Facts]:
    """The figures of a number in words, the pattern with U+0000 in their place, and how to write them."""
    patterns, known = compact(known["name"]), {**known, "least": max(2, known["least"])}
    size = min(number.copy_abs().adjusted(), _LARGEST)
    while f"{width}-{size}" in patterns:
        forms = patterns[f"{width}-{size}"]
        if forms["other"] == "0":
            break
        zeros = forms["other"].count("0")
        shown = _short(number.scaleb(zeros - 1 - size), decimals)
        if shown.copy_abs().adjusted() >= zeros and size < _LARGEST:
            size += 1
            continue
        chosen = forms.get(form(shown, known["plurals"]), forms["other"])
        # Quotation marks keep letters apart from figures in a pattern; two stand for one.
        unquoted = chosen.replace("''", "\1").replace("'", "").replace("\1", "'")
        return shown, unquoted.replace("0" * zeros, "\0"), known
    return _short(number, decimals), "\0", known


def _short(number: Decimal, decimals: int | None) -> Decimal:
    """A number rounded to so many decimals, or else to three digits and at least one decimal."""
    if decimals is None:
        decimals = max(1, _DIGITS_OF_COMPACT - 1 - number.adjusted()) if number else 1
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN, _ALL_DIGITS).normalize()


def dated(date: Date, known: Facts) -> str:
    """Return a date in words.

    >>> from factsheet.locale.locales import facts
    >>> dated(Date(2023, 11), facts("en")), dated(Date(2023, 11, 3), facts("de"))
    ('November 2023', '3. November 2023')
    >>> dated(Date(2023, 11, 1), facts("fr")), dated(Date(2023, 11, 2), facts("fr-CA"))
    ('1er novembre 2023', '2 novembre 2023')
    """
    if not date.month:
        return in_digits(str(date.year), known)
    pattern = known["day"] if date.day else known["month"]
    return in_digits("".join(_dated(pattern, date, known)), known)


def spanned(period: Period, known: Facts) -> str:
    """Return a span of time: what both ends have in common is said once, in the order of the language.

    >>> from factsheet.document.dates import period
    >>> from factsheet.locale.locales import facts
    >>> spanned(period("2023-11-03/2023-11-05"), facts("en")), spanned(period("2023-03/2023-05"), facts("ja"))
    ('November 3–5, 2023', '2023年3月～5月')
    >>> spanned(period("2014/2023"), facts("en")), spanned(period("2023-11/2024-01"), facts("de"))
    ('2014–2023', 'November 2023 – Januar 2024')
    """
    first, last = period.first, period.last
    if first == last:
        return dated(first, known)
    kind = ""
    if first.year == last.year and first.month and bool(first.day) is bool(last.day):
        kind = "months" if not first.day else "days" if first.month == last.month else "dates"
    if kind in known["spans"]:
        ends = zip(known["spans"][kind], (first, last), strict=True)
        return in_digits("".join("".join(_dated(pattern, date, known)) for pattern, date in ends), known)
    said = ranged(dated(first, known), dated(last, known), known)
    # Between bare years a dash has no room; else spaces of words, which every face has.
    bare = not first.month and not last.month
    return re.sub("[ \u2009]([\u2013\u2014~])[ \u2009]", r"\1" if bare else r" \1 ", said).replace(
        "\u2009", " "
    )


def timed(time: TimeOfDay, known: Facts) -> str:
    """Return a time of day as a language writes it, with its day and its zone if it has them.

    >>> from factsheet.locale.locales import facts
    >>> day = Date(2026, 5, 4)
    >>> timed(TimeOfDay(13, 30, 0, day), facts("en")), timed(TimeOfDay(13, 30, 0, day), facts("de"))
    ('May 4, 2026, 1:30\\xa0PM', '4. Mai 2026, 13:30')
    """
    way = times(known["name"])
    pattern = way["time"]
    if time.second:
        # The sign between hours and minutes stands before the seconds, too.
        sign = found[1] if (found := _BEFORE_MINUTES.search(pattern)) else ":"
        pattern = re.sub("m+", lambda minutes: f"{minutes[0]}{sign}ss", pattern, count=1)
    said = "".join(_timed(pattern, time, way))
    if time.zone:
        said = f"{said}\u00a0{time.offset}"
    said = in_digits(said, known)
    if time.day is None:
        return said
    return str(way["moment"]).replace("{1}", dated(time.day, known)).replace("{0}", said)


_BEFORE_MINUTES = re.compile("[Hh]([:.])m")
_TIME_FIELD = re.compile(r"'([^']*)'|([Hh]+)|(m+)|(s+)|(a+)|([^'Hhmsa]+)")


def _timed(pattern: str, time: TimeOfDay, way: Facts) -> Iterator[str]:
    """Yield the parts of a CLDR pattern of times (Unicode Technical Standard 35, part 4)."""
    for quoted, hour, minute, second, half, other in _TIME_FIELD.findall(pattern):
        if hour:
            yield f"{time.hour if hour[0] == 'H' else (time.hour - 1) % 12 + 1:0{len(hour)}}"
        elif minute:
            yield f"{time.minute:0{len(minute)}}"
        elif second:
            yield f"{time.second:02}"
        elif half:
            yield way["halves"][time.hour >= 12]
        else:
            yield quoted or other


# The first day of a month where it is an ordinal, which patterns of CLDR cannot say (Lexique des règles
# typographiques en usage à l'Imprimerie nationale, "Dates").
_FIRST_DAY: Mapping[str, str] = {"fr": "1er"}


def _first_day(known: Facts) -> str:
    return _FIRST_DAY.get(str(known["name"]).partition("-")[0], "1")


_FIELD = re.compile(r"'([^']*)'|(y+)|(M+|L+)|(d+)|(G+)|([^'yMLdG]+)")


def _dated(pattern: str, date: Date, known: Facts) -> Iterator[str]:
    """Yield the parts of a CLDR date pattern (Unicode Technical Standard 35, part 4)."""
    for quoted, year, month, day, era, other in _FIELD.findall(pattern):
        if year:
            yield str(date.year)
        elif len(month) > 2:
            yield known["alone" if month[0] == "L" else "months"][date.month - 1]
        elif month:
            yield f"{date.month:0{len(month)}}"
        elif day:
            yield _first_day(known) if date.day == 1 and len(day) == 1 else f"{date.day:0{len(day)}}"
        elif era:
            yield known["era"]
        else:
            yield quoted or other


def _grouped(whole: str, known: Facts) -> str:
    sizes: list[int] = known["groups"]
    if not sizes[0] or len(whole) < sizes[0] + known["least"]:
        return whole
    parts: list[str] = []
    for size in (*sizes, *[sizes[-1]] * len(whole)):
        parts.append(whole[-size:])
        whole = whole[:-size]
        if not whole:
            break
    return str(known["group"]).join(reversed(parts))


# Which form of a word a number takes: CLDR plural rules (Unicode Technical Standard 35, part 3, 5).
#
# The rules come with `locales.json` in the spelling that Babel stores: `v in 0 and i mod 10 in 2..4`.

_RELATION = re.compile(r"([nivfte])(?: mod (\d+))? (not )?in ([\d.,]+)")


def form(number: Decimal, rules: Mapping[str, str], exponent: int = 0) -> str:
    """Return the name of the plural form, `other` where no rule holds.

    `exponent` is that of the word that a number is written with: 6 of "1.9 million".

    >>> form(Decimal(1), {"one": "i in 1 and v in 0"}), form(Decimal("1.0"), {"one": "i in 1 and v in 0"})
    ('one', 'other')
    """
    # The operands of the standard: value, whole part, visible digits after the decimal sign.
    whole, _, fraction = f"{number.copy_abs():f}".partition(".")
    short = fraction.rstrip("0")
    values = {
        "n": abs(number),
        "i": Decimal(whole),
        "v": Decimal(len(fraction)),
        "f": Decimal(fraction or 0),
        "t": Decimal(short or 0),
        "e": Decimal(exponent),
    }
    for name, rule in rules.items():
        if any(all(_holds(each, values) for each in part.split(" and ")) for part in rule.split(" or ")):
            return name
    return "other"


def _holds(relation: str, values: Mapping[str, Decimal]) -> bool:
    match = _RELATION.fullmatch(relation.strip())
    if match is None:
        raise ValueError(f"{relation!r} is not a relation of a plural rule")
    name, modulus, negated, ranges = match.groups()
    value = values[name] % int(modulus) if modulus else values[name]
    spans = (each.partition("..") for each in ranges.split(","))
    is_whole = value == value.to_integral_value()
    return (is_whole and any(int(low) <= value <= int(high or low) for low, _, high in spans)) != bool(
        negated
    )
