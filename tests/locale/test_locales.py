"""Every locale of CLDR writes numbers, dates and lists, and as Babel does, which reads CLDR by itself."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.words import Measure
from factsheet.document.dates import Date, period
from factsheet.locale.locales import Facts, default, digits, facts, locales
from factsheet.locale.numbers import compacted, dated, figures, form, in_digits, measured, spanned
from factsheet.locale.punctuation import listed, quoted, ranged

TAGS = locales()
SIGNS = {"celsius": "temperature-celsius", "milligrams": "mass-milligram", "megawatts": "power-megawatt"}
UNITS = {"years": "duration-year", "hectares": "area-hectare", "kilometers": "length-kilometer"}
# Where the project writes in another way than CLDR (`_CHANGED` of scripts/make_languages.py).
OTHER_DATES = {"hy", "si"}
# Patterns of one number for each system of digits, of which Babel keeps one: it writes Latin signs in them.
OTHER_SIGNS = {"ar", "ff-Adlm", "nqo"}
_UNSEEN = re.compile("[\u061c\u200e\u200f]")
tags = st.sampled_from(TAGS)
whole = st.integers(0, 10**13).map(Decimal)


def known(tag: str) -> Facts:
    found = facts(tag)
    assert found is not None
    return found


def babel(tag: str) -> Locale:
    return Locale.parse(tag.replace("-", "_"))


def system(tag: str) -> str:
    own = known(tag)["digits"]
    return str(own if own in babel(tag).number_symbols else "latn")


def same(tag: str, ours: str, theirs: str) -> None:
    """Babel leaves Latin digits as they are; invisible marks of direction are not compared."""
    back = {ord(shape): str(n) for n, shape in enumerate(digits(known(tag)["digits"]))}
    plain = _UNSEEN.sub("", ours.translate(back))
    assert plain == _UNSEEN.sub("", theirs), tag


def sign_of_its_own(tag: str) -> bool:
    return any(f"{tag}-".startswith(f"{each}-") for each in OTHER_SIGNS)


@given(tags, whole, st.integers(0, 3))
def test_numbers(tag: str, number: Decimal, decimals: int) -> None:
    """Babel knows no least group (1500 in Spanish), and the Swiss apostrophe is a typographic one here."""
    number = number.scaleb(-decimals)
    if sign_of_its_own(tag) or (number < 10 ** (2 + known(tag)["least"]) and known(tag)["least"] > 1):
        return
    if known(tag)["least"] > 2:
        return
    theirs = format_decimal(
        number, locale=babel(tag), decimal_quantization=False, numbering_system=system(tag)
    )
    shown = figures(number.normalize() if number % 1 else number.quantize(Decimal(1)), known(tag))
    same(tag, shown, theirs.replace("'", "’"))


@given(tags, st.integers(0, 999).map(Decimal))
def test_shares(tag: str, number: Decimal) -> None:
    """Babel keeps the Latin percent sign in patterns of other digits; the sign is compared without it."""
    ours = measured(number, Measure("percent"), known(tag))
    theirs = format_percent(number / 100, locale=babel(tag), numbering_system=system(tag))
    same(tag, re.sub("[٪%]", "%", ours), re.sub("[٪%]", "%", theirs))


@given(
    tags,
    st.sampled_from(["USD", "EUR", "KES", "INR", "HKD", "XAF"]),
    st.sampled_from([Decimal("512.25"), Decimal("-512.25")]),
)
def test_amounts(tag: str, code: str, number: Decimal) -> None:
    """Babel does not part letters and figures (CLDR, currencySpacing) and writes every minus as a hyphen."""
    ours = measured(number, Measure(f"currency:{code}"), known(tag))
    theirs = format_currency(
        number, code, locale=babel(tag), numbering_system=system(tag), currency_digits=False
    )
    if not sign_of_its_own(tag):
        same(tag, re.sub(r"\s", "", ours).replace("−", "-"), re.sub(r"\s", "", theirs).replace("−", "-"))


@given(tags, st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)))
def test_dates(tag: str, day: datetime.date) -> None:
    """CLDR's patterns cannot say that the first day of a French month is an ordinal."""
    if tag.partition("-")[0] not in OTHER_DATES:
        ours = dated(Date(day.year, day.month, day.day), known(tag))
        ours = ours.replace("1er ", "1 ") if tag.partition("-")[0] == "fr" else ours
        same(tag, ours, format_date(day, "long", locale=babel(tag)))


@given(tags, st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=6))
def test_lists(tag: str, parts: list[str]) -> None:
    assert listed(parts, known(tag)) == format_list(parts, locale=babel(tag))


@given(tags, st.decimals(0, 10**7, places=2) | whole, st.integers(0, 2))
def test_plural_forms(tag: str, number: Decimal, decimals: int) -> None:
    number = number.quantize(Decimal(1).scaleb(-decimals))
    assert form(number, known(tag)["plurals"]) == babel(tag).plural_form(number)


@given(tags, st.sampled_from(sorted(UNITS)), st.integers(2, 99))
def test_units(tag: str, unit: str, number: int) -> None:
    """Numbers from 2 on: a pattern that leaves the number out ("a year") is of no use to a factsheet."""
    theirs = format_unit(number, UNITS[unit], "long", locale=babel(tag), numbering_system=system(tag))
    if any(each.isdigit() for each in theirs):
        same(tag, measured(Decimal(number), Measure(unit), known(tag)), theirs)


@given(tags, st.sampled_from(sorted(SIGNS)), st.integers(2, 99))
def test_units_that_are_signs(tag: str, unit: str, number: int) -> None:
    theirs = format_unit(number, SIGNS[unit], "short", locale=babel(tag), numbering_system=system(tag))
    same(tag, measured(Decimal(number), Measure(unit), known(tag)), theirs)


@given(tags, st.sampled_from(["1900000", "268000000", "12345678", "2000000", "31000000000"]))
def test_large_numbers_in_words(tag: str, number: str) -> None:
    for width in ("long", "short"):
        theirs = format_compact_decimal(
            Decimal(number),
            format_type=width,  # type: ignore[arg-type]
            locale=babel(tag),
            fraction_digits=1,
            numbering_system=system(tag),
        )
        ours = compacted(Decimal(number), known(tag), 1, width)
        # Of patterns with a form for negative numbers (Swahili), Babel loses the decimal sign.
        if theirs == ours.replace(known(tag)["decimal"], ""):
            continue
        if not sign_of_its_own(tag) and known(tag)["group"] not in ours and "'" not in theirs:
            same(tag, ours, theirs)


def test_every_locale_has_all_that_an_edition_may_ask_for() -> None:
    for tag in TAGS:
        facts_ = known(tag)
        months = {dated(Date(2023, month), facts_) for month in range(1, 13)}
        assert len(months) == 12, tag
        assert all(in_digits("2023", facts_) in each for each in months), tag
        assert len(facts_["quotes"]) == 4 and all(facts_["quotes"]), tag
        assert ranged("1", "2", facts_).startswith("1") and quoted("a", facts_).strip("a"), tag
        assert "{}" in facts_["percent"] and "{}" in facts_["approx"], tag
        assert not re.search("[A-Za-z]", re.sub("'[^']*'|[yMLdG]", "", facts_["day"])), tag


@pytest.mark.parametrize(
    ("tag", "shown", "inside"),
    [
        ("en", "“a”", "‘a’"),
        ("de", "„a“", "‚a‘"),
        ("fr", "«a»", "‹a›"),
        ("ja", "「a」", "『a』"),
        ("ar", "”a“", "’a‘"),
        ("sv", "”a”", "’a’"),
    ],
)
def test_quotations(tag: str, shown: str, inside: str) -> None:
    assert quoted("a", known(tag)) == shown
    assert quoted("a", known(tag), 1)[1] == inside[1]


def test_a_language_that_nobody_describes_has_the_forms_of_the_root() -> None:
    assert dated(Date(2023, 11, 3), default()) == "2023-11-03"
    assert dated(Date(2023, 11), default()) == "2023-11"
    assert measured(Decimal(5), Measure("kilometers"), default()) == "5 km"
    assert compacted(Decimal(1900000), default()) == "1.9M"


def test_all_languages_of_cldr_with_basic_coverage_are_here() -> None:
    languages = {tag.partition("-")[0] for tag in TAGS}
    assert len(languages) > 200
    wanted = (
        "af am ar as az be bg bn bo br bs ca ceb cs cy da de dz ee el en es et eu fa ff fi fil fo fr ga gd gn"
    )
    assert not set(wanted.split()) - languages
    assert all(facts(tag) for tag in ("ckb", "lg", "ln", "mg", "rn", "sn", "ts", "kok-Latn", "zh-Hant-HK"))


def test_every_system_of_ten_digits() -> None:
    assert in_digits("2023", {"digits": "hanidec"}) == "二〇二三"
    assert figures(Decimal(2023), known("en-u-nu-olck")) == "᱒,᱐᱒᱓"
    assert figures(Decimal(2023), known("ff-Adlm")) == "𞥒⹁𞥐𞥒𞥓"
    assert figures(Decimal(2023), known("en-u-nu-roman")) == "2,023"


def test_a_large_number_that_rounds_up_takes_the_next_word() -> None:
    assert compacted(Decimal(999999), known("en")) == "1 million"
    assert compacted(Decimal(1500), known("de"), 1, "short") == "1500"
    assert compacted(Decimal(0), known("en")) == "0"
    assert compacted(Decimal(-1900000), known("fr")) == "−1,9 million"


def test_a_locale_is_in_the_script_of_its_tag() -> None:
    assert known("sr")["months"][0] != known("sr-Latn")["months"][0]
    assert facts("az-Arab") is None


SPANS = {
    "en": ("November 3–5, 2023", "November 3 – December 5, 2023", "March–May 2023", "2014–2023"),
    "de": ("3.–5. November 2023", "3. November – 5. Dezember 2023", "März–Mai 2023", "2014–2023"),
    "es": (
        *("3–5 de noviembre de 2023", "3 de noviembre – 5 de diciembre de 2023"),
        *("marzo–mayo de 2023", "2014–2023"),
    ),
    "ru": (
        "3—5 ноября 2023\u202fг.",
        "3 ноября — 5 декабря 2023\u202fг.",
        "март\xa0— май 2023\u202fг.",
        "2014—2023",
    ),
    "hu": ("2023. november 3–5.", "2023. november 3. – december 5.", "2023. március–május", "2014–2023"),
    "ar": ("٣–٥ نوفمبر ٢٠٢٣", "٣ نوفمبر – ٥ ديسمبر ٢٠٢٣", "مارس – مايو ٢٠٢٣", "٢٠١٤–٢٠٢٣"),
    "fa": ("۳ تا ۵ نوامبر ۲۰۲۳", "۳ نوامبر تا ۵ دسامبر ۲۰۲۳", "مارس تا مه ۲۰۲۳", "۲۰۱۴ تا ۲۰۲۳"),
    "ja": ("2023年11月3日～5日", "2023年11月3日～12月5日", "2023年3月～5月", "2014～2023"),
    "zh-Hant": ("2023年11月3日至5日", "2023年11月3日至12月5日", "2023年3月至5月", "2014–2023"),
}
_WRITTEN = ("2023-11-03/2023-11-05", "2023-11-03/2023-12-05", "2023-03/2023-05", "2014/2023")


@pytest.mark.parametrize("tag", SPANS)
def test_what_both_ends_of_a_period_have_in_common_is_said_once(tag: str) -> None:
    assert tuple(spanned(period(each), known(tag)) for each in _WRITTEN) == SPANS[tag]


def _read_back(said: str, facts: Facts) -> list[int]:
    """The numbers of a text in figures, whatever its digits."""
    figures = dict(zip(digits(facts["digits"]), "0123456789", strict=True))
    return [int(each) for each in re.findall(r"\d+", "".join(figures.get(each, each) for each in said))]


@pytest.mark.parametrize("tag", locales())
def test_a_period_begins_before_it_ends_in_every_language(tag: str) -> None:
    facts = known(tag)
    for written in ("2023-11-19/2023-11-27", "2023-03-19/2023-12-27", "2023-03/2023-05", "2023-12/2024-01"):
        said, whole = spanned(period(written), facts), period(written)
        assert not re.search(r"[\u2009{}]|MM|LL", said), said
        numbers = _read_back(said, facts)
        if whole.first.day:
            days = [each for each in numbers if each in (19, 27)]
            assert days == [whole.first.day, whole.last.day], said
        years = [each for each in numbers if each in (2023, 2024)]
        assert years == [2023] or years == [whole.first.year, whole.last.year], said
        kinds = "days" if whole.first.month == whole.last.month else "dates" if whole.first.day else "months"
        if kinds in facts["spans"] and whole.first.year == whole.last.year:
            assert years == [2023], said
        if not whole.first.day and facts["months"][0].isalpha():
            starts = [said.find(each[whole.first.month - 1]) for each in (facts["alone"], facts["months"])]
            ends = [said.rfind(each[whole.last.month - 1]) for each in (facts["alone"], facts["months"])]
            in_words = max(starts + ends) >= 0
            assert max(starts) < max(ends) or not in_words, said


@pytest.mark.parametrize(
    ("tag", "first", "span"),
    [
        ("fr", "1er novembre 2026", "1er janvier – 31 mars 2026"),
        ("fr-CA", "1er novembre 2026", "1er janvier – 31 mars 2026"),
        ("es", "1 de noviembre de 2026", "1 de enero – 31 de marzo de 2026"),
    ],
)
def test_the_first_of_a_french_month_is_an_ordinal(tag: str, first: str, span: str) -> None:
    assert dated(Date(2026, 11, 1), known(tag)) == first
    assert dated(Date(2026, 11, 11), known(tag)) == first.replace("1er", "11").replace("1 de", "11 de")
    assert spanned(period("2026-01-01/2026-03-31"), known(tag)) == span


@pytest.mark.parametrize(("tag", "shown"), [("pl", "21,5°C"), ("sq", "21,5°C"), ("cs", "21,5 °C")])
def test_degrees_are_signs(tag: str, shown: str) -> None:
    assert measured(Decimal("21.5"), Measure("celsius"), known(tag)).replace("\u00a0", " ") == shown
