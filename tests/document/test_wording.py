"""Words of numbers: which part of a number shown large is a unit, a particle or an ending."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.content.languages import language
from factsheet.content.words import Measure
from factsheet.document.text import Inline, Text
from factsheet.document.wording import with_small_words
from factsheet.locale.locales import facts
from factsheet.locale.numbers import measured


def small(said: str) -> list[str]:
    marked = with_small_words(Text((Inline(said, ref="value"),), "label", start=7))
    assert marked.plain == said
    assert marked.start == 7
    return [run.value for run in marked.runs if run.small]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("58.3%的 ", ["的 "]),
        ("68.5%가 ", ["가 "]),
        ("58.3%)的", ["的"]),
        ("58,3%-a ", ["-a "]),
        ("%58,3'ü ", ["'ü "]),
        ("38 minutes", ["minutes"]),
        ("4500만", ["만"]),
        ("4.5 کروڑ", ["کروڑ"]),
        ("1 in 9", ["in"]),
        ("每9中有1", ["每", "中有"]),
        ("about 1.9 million", ["about", "million"]),
        ("4,5 Mio. €", ["Mio. €"]),
        ("12 km²", ["km²"]),
        ("१२ मिनट", ["मिनट"]),
    ],
)
def test_words_beside_digits_are_small(said: str, words: list[str]) -> None:
    assert small(said) == words


@pytest.mark.parametrize(
    "said", ["58.3%", "(58.3%) ", "HK$220", "CN¥ 220", "39 °C", "22 744", "−3", "三千万", "n/a", "½", ""]
)
def test_signs_stay_with_their_digits(said: str) -> None:
    assert small(said) == []


@pytest.mark.parametrize(
    "unit", ["KBE je 100 ml", "doses of 2 × 5 ml", "100-ml bottles", "cases per 100 000"]
)
@pytest.mark.parametrize("number", ["100", "22 744", "1.9", "4.5 million"])
def test_digits_of_what_is_counted_are_small(number: str, unit: str) -> None:
    *before, words = with_small_words(Text((Inline(f"{number} {unit}"),), "value"), unit).runs
    assert words == Inline(unit, small=True)
    assert "".join(run.value for run in before) == f"{number} "


@given(st.text(max_size=12), st.decimals(0, 10**6, places=1), st.text(max_size=12))
def test_no_digit_is_small_and_no_character_lost(before: str, number: Decimal, after: str) -> None:
    assert not any(character.isdecimal() for word in small(f"{before}{number}{after}") for character in word)


@pytest.mark.parametrize(
    "lang", ["en", "de", "hu", "tr", "ru", "zh", "ja", "ko", "hi", "bn", "ur", "fa", "ar"]
)
@pytest.mark.parametrize("unit", ["percent", "minutes", "currency:USD", "count"])
def test_words_of_a_number_in_any_language_are_letters_and_never_its_digits(lang: str, unit: str) -> None:
    assert language(lang)
    said = measured(Decimal(38), Measure(unit), facts(lang))
    words = small(said)
    assert all(any(map(str.isalpha, word)) for word in words)
    assert bool(words) == (unit == "minutes") or (lang, unit) == ("hu", "currency:USD")
