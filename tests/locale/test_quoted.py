"""Key numbers in copy: those that are typed, and those whose unit is typed again, are told."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.errors import Diagnostic
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data


def told(lang: str = "en", summary: str = "It is so.", **number: Any) -> list[Diagnostic]:
    item = {"label": "are there", "source": "s", **number}
    data = {"factsheet": 1, "id": "x", "lang": lang, "title": "1", "summary": summary}
    data |= {"sources": {"s": {"title": "2"}}, "key_numbers": {"items": {"n": item}}}
    codes = ("key-number-typed", "unit-said-twice")
    return [each for each in localize(read_data(data)).warnings if each.code in codes]


@pytest.mark.parametrize(
    ("lang", "summary", "number", "again"),
    [
        ("en", "In {n} bakers work.", {"value": 12, "unit": "other", "unit_label": "bakers"}, "bakers"),
        (
            "vi",
            "Có {n} học sinh ở đây.",
            {"value": 784, "unit": "other", "unit_label": "học sinh"},
            "học sinh",
        ),
        ("ar", "هنا {n} شخصًا.", {"value": 12, "unit": "other", "unit_label": "شخصًا"}, "شخصًا"),
        ("ja", "{n}人が来た。", {"value": 12, "unit": "other", "unit_label": "人"}, "人"),
        ("en", "For {n} minutes only.", {"value": 12, "unit": "minutes"}, "minutes"),
        ("en", "About {n} % of all.", {"value": 12, "unit": "percent"}, "%"),
        ("en", "So {n} people came.", {"value": 1900000, "unit": "people", "format": "compact"}, "people"),
    ],
)
def test_a_unit_that_is_typed_behind_its_number_is_told(
    lang: str, summary: str, number: dict[str, Any], again: str
) -> None:
    (found,) = told(lang, summary, **number)
    assert found.code == "unit-said-twice" and found.path == "summary"
    assert found.hint == f"delete {again} behind {{n}}"
    assert not told(lang, summary.replace(again, ""), **number)


@pytest.mark.parametrize(
    ("summary", "number"),
    [
        ("In {n} districts.", {"value": 12}),
        ("{n} of all people", {"value": 12, "unit": "percent"}),
        ("{n} bakeries.", {"value": 12, "unit": "other", "unit_label": "bakers"}),
        ("{n}. Minutes are long.", {"value": 12, "unit": "minutes"}),
    ],
)
def test_other_words_behind_a_number_are_not(summary: str, number: dict[str, Any]) -> None:
    assert told("en", summary, **number) == []


def test_a_line_of_the_program_is_not_copy_in_which_a_number_is_typed() -> None:
    gauge = {"value": 3, "unit": "liters", "target": 3, "show": "gauge"}
    assert told("en", **gauge) == []
    (found,) = told("en", "Drink 3 liters.", **gauge)
    assert found.code == "key-number-typed"
