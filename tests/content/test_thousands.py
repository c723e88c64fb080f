"""Numbers that may be meant as thousand times what they are, and parts of people."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.languages import shortened
from factsheet.content.thousands import has_points
from factsheet.errors import Diagnostic
from factsheet.locale.locales import facts
from factsheet.resources import ResourceTable
from tests.source.sample import read_text

LOCALES = sorted(ResourceTable("factsheet.locale", "locales.json"))


def told(lang: str, body: str) -> list[Diagnostic]:
    """The warnings of a sheet about its numbers."""
    source = f"factsheet: 1\nid: n\nlang: {lang}\ntitle: T\nsummary: S.\npublisher: {{name: P}}\n{body}"
    codes = ("point-before-thousands", "people-not-whole")
    return [each for each in read_text(source).warnings if each.code in codes]


def number(value: str, more: str = "") -> str:
    return f"key_numbers: {{items: {{a: {{value: {value}, label: x{more}}}}}}}\n"


@pytest.mark.parametrize("tag", LOCALES)
def test_the_languages_with_points_before_thousands_are_those_of_cldr(tag: str) -> None:
    known = [each for each in (facts(part) for part in shortened(tag)) if each]
    points = any(each["group"] == "." for each in known)
    assert has_points(tag) == (points and known[0]["decimal"] == ",")


def test_a_number_written_as_thousands_are_is_told_with_both_ways_to_write_it() -> None:
    (found,) = told("de", number("1.250"))
    assert found.message == "key_numbers.a.value is 1.25, not 1250: the point is a decimal sign"
    assert "1250" in found.hint and "decimals: 3" in found.hint
    assert found.span is not None and found.span.line == 7


@given(
    st.integers(-999, 999),
    st.integers(0, 9999),
    st.integers(1, 4),
    st.sampled_from(["de", "es", "pt-BR", "id", "tr", "en", "fr", "de-CH", "ja"]),
    st.sampled_from(["", ", decimals: 2", ", decimals: 3"]),
)
def test_only_three_digits_behind_one_to_three_that_are_no_nought_are_told(
    whole: int, fraction: int, places: int, lang: str, decimals: str
) -> None:
    written = f"{whole}.{fraction % 10**places:0{places}}"
    found = told(lang, number(written, decimals))
    like = places == 3 and whole != 0 and decimals != ", decimals: 3" and has_points(lang)
    assert bool(found) == (like or (places == 3 and fraction % 1000 == 0))


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        (
            "body: {b: {kind: table, columns: {n: N, v: {label: V, unit: grams}},"
            " rows: {r: {n: A, v: 1.250}}}}",
            ["body.b.r.v"],
        ),
        (
            "body: {b: {kind: table, columns: {n: N, v: {label: V, unit: grams, decimals: 3}},"
            " rows: {r: {n: A, v: 1.250}}}}",
            [],
        ),
        (
            "body: {b: {kind: chart, show: bars, data: [{label: A, value: 1.250}, {label: B, value: 980}]}}",
            ["body.b.1.value"],
        ),
        (
            "body: {b: {kind: chart, show: bars, decimals: 3,"
            " data: [{label: A, value: 1.250}, {label: B, value: 980}]}}",
            [],
        ),
    ],
)
def test_decimals_may_be_asked_for_where_the_unit_is_said(body: str, paths: list[str]) -> None:
    assert [each.path for each in told("de", body)] == paths


@pytest.mark.parametrize(
    ("value", "more", "is_told"),
    [
        ("1.25", ", unit: people", True),
        ("2.4", ", unit: people", True),
        ("2.4", ", unit: people, decimals: 1", False),
        ("2.0", ", unit: people", False),
        ("1250", ", unit: people", False),
        ("2.4", "", False),
    ],
)
def test_parts_of_people_are_told(value: str, more: str, is_told: bool) -> None:
    assert [each.code for each in told("en", number(value, more))] == ["people-not-whole"] * is_told


def test_parts_of_people_are_told_in_a_column_of_people() -> None:
    body = "body: {b: {kind: table, columns: {n: N, v: {label: V, unit: people}}, rows: {r: {n: A, v: 1.5}}}}"
    value: Any = [each.path for each in told("en", body)]
    assert value == ["body.b.r.v"]
