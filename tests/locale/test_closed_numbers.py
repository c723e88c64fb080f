"""Numbers of Chinese and Japanese: no space between figures and words, signs of money as wide as figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factsheet.content.fields import UNITS_IN_WORDS
from factsheet.document.quantity import Quantity
from factsheet.locale.words import BuiltIn

HAN = ["ja", "zh", "zh-Hans", "zh-Hant", "zh-Hant-HK"]


@pytest.mark.parametrize("lang", HAN)
@pytest.mark.parametrize(
    "unit", ["one_in", "per_1000", "people", "other", "percent", *sorted(UNITS_IN_WORDS)]
)
def test_no_space_parts_figures_from_ideographs(lang: str, unit: str) -> None:
    said = BuiltIn(lang).number(Quantity(Decimal(8), unit, noun="本"))
    beside = [said[at - 1 : at + 2] for at, character in enumerate(said) if character in " \u00a0"]
    assert not [each for each in beside if any("\u3040" <= character <= "\u9fff" for character in each)]


@pytest.mark.parametrize(
    ("lang", "code", "said"),
    [("ja", "JPY", "¥220"), ("zh-Hant", "KRW", "₩220"), ("ja", "CNY", "元220"), ("zh", "CNY", "¥220")],
)
def test_signs_of_money_touch_their_figures(lang: str, code: str, said: str) -> None:
    assert BuiltIn(lang).number(Quantity(Decimal(220), f"currency:{code}")) == said


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "8 minutes"), ("ko", "8분"), ("th", "8 นาที"), ("hi", "8 मिनट")]
)
def test_other_languages_keep_their_spaces(lang: str, said: str) -> None:
    assert BuiltIn(lang).number(Quantity(Decimal(8), "minutes")) == said
