"""What is no number to YAML: the hint says how it is written, and is right."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.number_hints import number_hint
from factsheet.content.precision import measured
from factsheet.errors import DataError
from factsheet.source.reader import read_data
from factsheet.yaml_source import parse
from tests.source.sample import read_text

SHEET = """factsheet: 1
id: a
lang: en
title: Numbers
summary: Words.
publisher: {{name: Example}}
sources: {{a: {{title: A}}}}
key_numbers:
  items:
    one: {{value: {value}, label: One, source: a{more}}}
    two: {{value: 2, label: Two, source: a}}
"""

HINTS = {
    "0130": "write 130; a code that begins with a zero is not a number: write it as text",
    "007.5": "write 7.5; a code that begins with a zero is not a number: write it as text",
    ".5": "write 0.5",
    "-.5": "write -0.5",
    ",5": "write 0.5",
    "+5": "write 5",
    "5.": "write 5",
    "1_200": "write 1200; each edition gets its own separators (en 1,200, de 1.200)",
    "1_2": "write 12; each edition gets its own separators",
    "1 200": "write 1200; each edition gets its own separators (en 1,200, de 1.200)",
    "1’234’567": "write 1234567; each edition gets its own separators (en 1,234,567, de 1.234.567)",
    "1.234.567": "write 1234567; each edition gets its own separators (en 1,234,567, de 1.234.567)",
    "1,234.5": "write 1234.5; each edition gets its own separators",
    "1.234,5": "write 1234.5; each edition gets its own separators",
    "1,5": "write 1.5; each edition gets its own decimal sign",
    "1e3": "write 1000 without quotes",
    "١٢": "write 12; each edition gets its own digits",
    "१२.५": "write 12.5; each edition gets its own digits",
    "１２": "write 12; each edition gets its own digits",
    "−5": "write -5; each edition gets its own digits",
    "½": "write 0.5",
    "2 ¾": "write 2.75",
    "12 %": "write 12 and unit: percent",
    "12,5%": "write 12.5 and unit: percent",
    "%12": "write 12 and unit: percent",
    "12 per cent": "write 12 and unit: percent",
    "١٢٪": "write 12 and unit: percent",
    "3 ‰": "write 3 and unit: per_1000",
    "HK$ 3.1": "write 3.1 and unit: currency:HKD",
    "$1,200": "write 1200 and unit: currency:USD",
    "3,50 €": "write 3.50 and unit: currency:EUR",
    "5 CHF": "write 5 and unit: currency:CHF",
    "US$268 million": "write 268000000 and unit: currency:USD",
    "1.3 million": "write 1300000; each edition gets its own separators",
    "12 years": "write 12 and unit: years",
    "40 km²": "write 40 and unit: square_kilometers",
    "~12": "write 12 and approx: true",
    "about 1,200": "write 1200 and approx: true",
    "1 in 15": "write 15 and unit: one_in",
    "1/15": "write 15 and unit: one_in",
    "<5": "write 5, and say in the label that it is more or less",
    "0x1F": "write 31",
    "2023-11-30": "this is a date or a period: write it as as_of: or period:, and here the number alone",
    "30.11.2023": "this is a date or a period: write it as as_of: or period:, and here the number alone",
    "2014/2023": "this is a date or a period: write it as as_of: or period:, and here the number alone",
    "12:30": "this is a time of day: write it in a text, and here a number alone",
    "10-15": "write one number, and the other in the label",
    ".nan": "write missing: not-available in place of value:, or leave the item out until it is known",
    "-.inf": "write missing: not-available in place of value:, or leave the item out until it is known",
    "n/a": "write missing: not-available in place of value:, or leave the item out until it is known",
    "暂无": "write missing: not-available in place of value:, or leave the item out until it is known",
    "n.d.": "write missing: not-available in place of value:, or leave the item out until it is known",
    "—": "write missing: not-available in place of value:, or leave the item out until it is known",
    "３．５": "write 3.5; each edition gets its own digits",
    "=A1": "write the result of the formula",
    "a few": "write digits alone, as 22744 or 1.3; the unit has its own line",
    "(12)": "write -12",
    "5.5-": "write -5.5",
    "- 3": "write -3",
}


@pytest.mark.parametrize("raw", HINTS)
def test_a_hint_says_how_the_number_is_written(raw: str) -> None:
    assert number_hint(raw) == HINTS[raw]


@pytest.mark.parametrize("raw", [raw for raw, hint in HINTS.items() if re.match(r"write [-\d]", hint)])
def test_a_hint_can_be_followed(raw: str) -> None:
    with pytest.raises(DataError) as caught:
        read_text(SHEET.format(value=f'"{raw}"', more=""))
    (told,) = caught.value.diagnostics
    assert told.message == "key_numbers.one.value is not a plain number"
    assert told.span is not None
    assert (told.span.line, told.span.column) == (10, 18)
    found = re.match(r"write (-?[\d.]+)(?: and ([a-z_]+: [a-z_0-9:A-Z]+))?(?:[;,]| without|$)", told.hint)
    assert found and found[1] != raw
    sheet = read_text(SHEET.format(value=found[1], more=f", {found[2]}" if found[2] else ""))
    assert not sheet.warnings


@given(st.text("0123456789.,-+%'_ $€k/½١", max_size=12) | st.text(max_size=12))
def test_no_hint_repeats_the_fault(raw: str) -> None:
    hint = number_hint(raw)
    found = re.match(r"write (\S+?)(?:[;,] | |$)", hint)
    if (
        found
        and "unit:" not in hint
        and "approx:" not in hint
        and "quotes" not in hint
        and "label" not in hint
    ):
        assert found[1] != raw.strip()


@pytest.mark.parametrize(
    ("group", "said", "hint"),
    [
        (
            "{value: 1,5, label: x}",
            "a comma separates 1 and 5",
            "between braces a comma ends a value: write 1.5",
        ),
        (
            "{value: 22,744}",
            "a comma separates 22 and 744",
            "between braces a comma ends a value: write 22744",
        ),
    ],
)
def test_a_comma_between_braces(group: str, said: str, hint: str) -> None:
    with pytest.raises(DataError) as caught:
        parse(f"a: {group}", "sheet.yaml")
    (told,) = caught.value.diagnostics
    assert (told.message, told.hint) == (said, hint)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("9.0", "9"),
        ("1e3", "1000"),
        ("1.30", "1.30"),
        ("0.30000000000000004", "0.3"),
        ("1234567.1", "1234567.1"),
        ("-0.0", "0"),
        ("12345678901234567890", "12345678901234567890"),
        ("12345678901234.567", "12345678901234.57"),
        ("1.1000000000000001", "1.1"),
        ("2.9999999999999996", "3"),
        ("0.3333333333333333", "0.333333333333"),
    ],
)
def test_digits_that_mean_something(value: str, number: str) -> None:
    assert str(measured(Decimal(value)).number + 0) == number


@given(st.decimals(-(10**9), 10**9, places=3))
def test_what_a_float_adds_goes(number: Decimal) -> None:
    noisy = Decimal(repr(float(number) * 3))
    assert measured(noisy).number == number * 3


def test_thousands_with_a_point_are_doubted() -> None:
    (warning,) = read_text(SHEET.format(value="1.000", more="")).warnings
    assert warning.message == "key_numbers.one.value is 1: the point is a decimal sign"
    assert warning.hint == "for thousands write 1000; write 1 without noughts if it is that"


def test_digits_that_get_lost_are_told_unless_the_data_says_how_many() -> None:
    (warning,) = read_text(SHEET.format(value="0.3333333333333333", more="")).warnings
    assert warning.message.endswith("has more digits than print: it is taken as 0.333333333333")
    assert not read_text(SHEET.format(value="0.3333333333333333", more=", decimals: 1")).warnings
    data = {
        "factsheet": 1,
        "id": "a",
        "lang": "en",
        "title": "A",
        "summary": "B",
        "publisher": {"name": "C"},
        "sources": {"a": {"title": "A"}},
        "key_numbers": {
            "items": {
                "one": {"value": 1 / 3, "decimals": 1.0, "label": "L", "source": "a"},
                "two": {"value": 0.1 + 0.2, "label": "L", "source": "a"},
            }
        },
    }
    assert not read_data(data).warnings


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("1.200", "write 1200 or 1.2, as is meant, without quotes"),
        ("-12.345", "write -12345 or -12.345, as is meant, without quotes"),
        ("100.000", "write 100000 or 100, as is meant, without quotes"),
        ("0.200", "write 0.200 without quotes"),
        ("1234.500", "write 1234.500 without quotes"),
    ],
)
def test_a_point_before_three_figures_may_part_thousands_and_the_hint_asks(raw: str, hint: str) -> None:
    assert number_hint(raw) == hint
