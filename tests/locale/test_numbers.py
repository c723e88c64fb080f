"""Numbers, units and dates as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.fields import UNITS_IN_SIGNS, UNITS_IN_WORDS
from factsheet.content.words import Measure
from factsheet.document.dates import Date
from factsheet.locale.locales import candidates, default, digits, facts, locales
from factsheet.locale.numbers import dated, figures, form, measured

LANGUAGES = locales()


def known(tag: str) -> dict[str, object]:
    found = facts(tag)
    assert found is not None
    return dict(found)


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "22,744"),
        ("de", "22.744"),
        ("de-CH", "22’744"),
        ("fr", "22\u202f744"),
        ("es", "22.744"),
        ("ru", "22\u00a0744"),
        ("ar", "٢٢٬٧٤٤"),
        ("ar-MA", "22.744"),
        ("ar-u-nu-latn", "22,744"),
        ("ar-MA-u-nu-arab", "٢٢٬٧٤٤"),
        ("fa", "۲۲٬۷۴۴"),
        ("ur", "22,744"),
        ("hi", "22,744"),
        ("hi-u-nu-deva", "२२,७४४"),
        ("mr", "२२,७४४"),
        ("bn", "২২,৭৪৪"),
        ("my", "၂၂,၇၄၄"),
        ("zh", "22,744"),
        ("zh-Hant-HK", "22,744"),
        ("ja", "22,744"),
    ],
)
def test_a_count_has_the_separators_and_digits_of_its_language(tag: str, written: str) -> None:
    assert figures(Decimal(22744), known(tag)) == written


def test_four_figures_are_not_parted_where_the_language_does_not() -> None:
    assert figures(Decimal(1500), known("es")) == "1500"
    assert figures(Decimal(1500), known("pl")) == "1500"
    assert figures(Decimal(15000), known("es")) == "15.000"
    assert figures(Decimal(1500), known("en")) == "1,500"


def test_groups_of_two_in_the_languages_of_india() -> None:
    assert figures(Decimal(123456789), known("hi")) == "12,34,56,789"
    assert figures(Decimal(123456789), known("en")) == "123,456,789"


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "1.3%"),
        ("de", "1,3\u00a0%"),
        ("fr", "1,3\u00a0%"),
        ("es", "1,3\u00a0%"),
        ("tr", "%1,3"),
        ("ar", "١٫٣٪"),
    ],
)
def test_a_share_has_the_sign_and_space_of_its_language(tag: str, written: str) -> None:
    assert measured(Decimal("1.3"), Measure("percent"), known(tag)) == written


@pytest.mark.parametrize(
    ("tag", "unit", "value", "written"),
    [
        ("en", "years", "1", "1 year"),
        ("en", "years", "5", "5 years"),
        ("en", "years", "1.0", "1.0 years"),
        ("ru", "years", "1", "1 год"),
        ("ru", "years", "3", "3 года"),
        ("ru", "years", "11", "11 лет"),
        ("ru", "years", "21", "21 год"),
        ("pl", "years", "22", "22 lata"),
        ("ar", "years", "3", "٣ سنوات"),
        ("ar", "years", "1", "١ سنة"),
        ("zh", "years", "5", "5年"),
        ("en", "currency:HKD", "1500", "HK$1,500"),
        ("de", "currency:EUR", "1500", "1.500\u00a0€"),
        ("en", "currency:KES", "5", "KES\u00a05"),
        ("en", "currency:USD", "-3", "−$3"),
        ("en", "currency:KES", "-5", "−KES\u00a05"),
        ("nl", "currency:EUR", "-3", "€\u00a0−3"),
        ("tr", "percent", "-8", "−%8"),
        ("eu", "percent", "-8", "−%\u00a08"),
        ("de", "percent", "-8", "−8\u00a0%"),
        ("de-CH", "currency:EUR", "-3", "EUR\u00a0−3"),
        ("de", "currency:EUR", "-1500", "−1.500\u00a0€"),
    ],
)
def test_units_take_the_form_that_the_number_asks_for(tag: str, unit: str, value: str, written: str) -> None:
    assert measured(Decimal(value), Measure(unit), known(tag)) == written


def test_decimals_keep_zeros_and_round_half_up() -> None:
    assert measured(Decimal(1), Measure(decimals=1), known("en")) == "1.0"
    assert measured(Decimal("0.25"), Measure(decimals=1), known("en")) == "0.3"
    assert measured(Decimal(1), Measure("years", decimals=1), known("en")) == "1.0 years"
    assert measured(Decimal("1.30"), Measure(), known("en")) == "1.30"
    assert measured(Decimal("1E+3"), Measure(), known("en")) == "1,000"


def test_about() -> None:
    assert measured(Decimal(22744), Measure(approx=True), known("en")) == "~22,744"
    assert measured(Decimal(22744), Measure(approx=True), known("zh")) == "约22,744"


@pytest.mark.parametrize(
    ("tag", "month", "day"),
    [
        ("en", "November 2023", "November 30, 2023"),
        ("en-GB", "November 2023", "30 November 2023"),
        ("de", "November 2023", "30. November 2023"),
        ("fr", "novembre 2023", "30 novembre 2023"),
        ("es", "noviembre de 2023", "30 de noviembre de 2023"),
        ("ru", "ноябрь 2023\u202fг.", "30 ноября 2023\u202fг."),
        ("ar", "نوفمبر ٢٠٢٣", "٣٠ نوفمبر ٢٠٢٣"),
        ("zh", "2023年11月", "2023年11月30日"),
    ],
)
def test_dates_in_words(tag: str, month: str, day: str) -> None:
    assert dated(Date(2023, 11), known(tag)) == month
    assert dated(Date(2023, 11, 30), known(tag)) == day


def test_a_year_alone_has_no_separator() -> None:
    assert dated(Date(2023), known("en")) == "2023"
    assert dated(Date(2023), known("fa")) == "۲۰۲۳"


@given(st.sampled_from(LANGUAGES), st.decimals(-(10**12), 10**12, places=3))
def test_no_digit_is_lost_or_added(tag: str, number: Decimal) -> None:
    """What an edition prints reads back as the number of the data file."""
    facts_ = known(tag)
    shown = figures(number, facts_)
    back = {shape: str(n) for n, shape in enumerate(digits(str(facts_["digits"])))}
    plain = shown.removeprefix(str(facts_["minus"])).replace(str(facts_["group"]), "")
    plain = plain.replace(str(facts_["decimal"]), ".")
    assert Decimal("".join(back.get(each, each) for each in plain)) == abs(number)
    assert shown.startswith(str(facts_["minus"])) == (number < 0)


@given(st.sampled_from(LANGUAGES))
def test_every_language_has_every_unit_and_keeps_the_number(tag: str) -> None:
    for unit in (*UNITS_IN_WORDS, *UNITS_IN_SIGNS, "percent", "currency:USD"):
        for value in (0, 1, 2, 3, 7, 11, 100, 1000000):
            number = Decimal(value)
            assert figures(number, known(tag)) in measured(number, Measure(unit), known(tag))


def test_the_closest_description_of_a_language_is_taken() -> None:
    assert list(candidates("zh-HK")) == ["zh-Hant-HK", "zh-HK", "zh-Hant"]
    assert list(candidates("pt-PT")) == ["pt-Latn-PT", "pt-PT", "pt-Latn", "pt"]
    assert list(candidates("ar-u-nu-latn")) == ["ar-Arab", "ar"]


def test_a_language_in_another_script_is_not_described_by_its_first() -> None:
    assert facts("az-Arab") is None


def test_what_is_not_described_is_written_as_in_english() -> None:
    assert facts("din") is None
    assert figures(Decimal(22744), default()) == "22,744"


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("0", "many"),
        ("1", "one"),
        ("2", "few"),
        ("5", "many"),
        ("12", "many"),
        ("22", "few"),
        ("101", "one"),
        ("1.5", "other"),
    ],
)
def test_plural_forms_of_russian(number: str, name: str) -> None:
    assert form(Decimal(number), known("ru")["plurals"]) == name  # type: ignore[arg-type]
