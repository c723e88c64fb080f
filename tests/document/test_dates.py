"""Dates: times of day as data files, spreadsheets and programs write them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.dates import Date, TimeOfDay, time_of_day

ZONES = st.timedeltas(timedelta(hours=-12), timedelta(hours=14)).map(
    lambda each: timezone(timedelta(minutes=each // timedelta(minutes=1)))
)


@given(st.datetimes(), st.one_of(st.none(), ZONES), st.sampled_from("T "))
def test_what_python_writes_of_a_moment_is_read(moment: datetime, zone: timezone | None, sign: str) -> None:
    found = time_of_day(moment.replace(tzinfo=zone).isoformat(sign))
    day = Date(moment.year, moment.month, moment.day)
    assert found[:4] == (moment.hour, moment.minute, moment.second, day)
    assert found.offset.startswith("UTC") == (zone is not None)
    assert time_of_day(moment.time().isoformat()) == found._replace(day=None, zone="")


@pytest.mark.parametrize(
    "written", ["24:00", "9", "9:60", "13:30 PM", "2026-02-30T09:00", "2026-03T09:00", "٩:٠٥"]
)
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        time_of_day(written)


def test_hours_of_one_figure_are_read() -> None:
    assert time_of_day("9:05") == TimeOfDay(9, 5)
