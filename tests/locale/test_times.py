"""Times of day: each language writes them as it does, and no two of a day alike."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.dates import Date, TimeOfDay
from factsheet.locale.locales import locales
from factsheet.locale.words import BuiltIn

DAY = Date(2026, 5, 4)


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        ("en", "9:05\u00a0AM"),
        ("en-GB", "09:05"),
        ("fi", "9.05"),
        ("ar", "٩:٠٥\u00a0ص"),
        ("zh-Hant", "上午9:05"),
        ("ko", "오전\u00a09:05"),
        ("th", "09:05\u00a0น."),
    ],
)
def test_a_time_is_written_as_the_language_does(lang: str, written: str) -> None:
    assert BuiltIn(lang).time(TimeOfDay(9, 5)) == written


@given(st.sampled_from(locales()), st.times(), st.booleans())
def test_a_time_has_its_day_its_minutes_and_its_seconds_in_every_language(
    lang: str, time: object, dated: bool
) -> None:
    hour, minute, second = (getattr(time, each) for each in ("hour", "minute", "second"))
    speaker = BuiltIn(lang)
    said = speaker.time(TimeOfDay(hour, minute, second, DAY if dated else None))
    figures = "".join(str(unicodedata.decimal(each, each)) for each in said)
    assert f"{minute}" in figures and f"{second or minute}" in figures
    assert (speaker.date(DAY) in said) == dated
    assert "{" not in said and "'" not in said.replace(speaker.date(DAY), "")


@pytest.mark.parametrize("lang", ["en", "ar", "hi", "ko", "zh-Hant", "bn", "am", "de", "fr", "my"])
def test_no_two_times_of_a_day_are_written_alike(lang: str) -> None:
    times = [TimeOfDay(hour, minute) for hour in range(24) for minute in (0, 5, 30)]
    assert len({BuiltIn(lang).time(each) for each in times}) == len(times)


def test_the_zone_of_a_clock_stands_behind_it() -> None:
    assert BuiltIn("en").time(TimeOfDay(13, 30, 0, DAY, "+08:00")) == "May 4, 2026, 1:30\u00a0PM\u00a0UTC+8"
