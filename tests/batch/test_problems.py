"""What is wrong with a row: all of it in one run, in the words of its cells, once for all its languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet import build_many
from factsheet.errors import FactsheetError

SHEET = """\
factsheet: 1
id: lake
lang: de
title: "See {see}"
summary: Geprüft am {probe}, offen ab {opens}.
variables:
  see: Altsee
  probe: {date: "2026-06-15"}
  opens: {time: "09:00"}
publisher: {name: Amt, website: https://example.org}
key_numbers:
  items:
    ph: {value: 7.85, label: pH-Wert}
body:
  year:
    kind: chart
    heading: Wärmer
    show: columns
    data:
      may: {date: "2026-05", value: 16.2}
      june: {date: "2026-06", value: 19.4}
      july: {date: "2026-07", value: 22.1}
"""


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    path = tmp_path / "lake.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


def failed(lake: Path, table: str, **more: object) -> list[tuple[str, str, str]]:
    """The code, the place and the message of each problem of a row, as the first of its editions tells it."""
    rows = lake.with_name("rows.csv")
    rows.write_text(table, encoding="utf-8")
    result = build_many(lake, rows, lake.with_name("out"), jobs=1, outputs=("text",), **more)
    return [
        (each.code, str(each.span).rpartition("/")[2], each.message) for each in result.failed[0].problems
    ]


def test_all_that_is_wrong_with_a_row_is_told_in_one_run(lake: Path) -> None:
    """What cannot be read does not hide what the data file refuses, nor the other way round."""
    table = "id;see;probe;opens;key_numbers.ph.value\na;A;31.06.2026;25:00;7,0,5\nb;B;30.06.2026;9:00;7,5\n"
    found = failed(lake, table)
    assert [(code, place) for code, place, _ in found] == [
        ("date-not-valid", "rows.csv:2:5"),
        ("date-not-valid", "rows.csv:2:16"),
        ("number-not-plain", "rows.csv:2:22"),
    ]


def test_a_day_that_there_is_not_is_quoted_as_it_is_written(lake: Path) -> None:
    (found,) = failed(lake, "id,probe\na,31.06.2026\nb,30.06.2026\n")
    assert found[0] == "date-not-valid" and '"31.06.2026"' in found[2] and "2026-06-31" not in found[2]


@pytest.mark.parametrize("beside", ["", ",body.year.june.value"])
def test_a_reason_that_is_of_no_number_is_told_where_it_belongs(lake: Path, beside: str) -> None:
    number = ",18" if beside else ""
    table = f"id,body.year.june.missing{beside}\na,{number}\nb,suppressed{number}\n"
    with pytest.raises(FactsheetError) as refused:
        failed(lake, table)
    (found,) = refused.value.diagnostics
    assert (found.code, found.span and found.span.line) == ("unknown-series", 1)
    assert "body.year.june.value.missing" in found.hint
    assert (
        failed(lake, "id,body.year.june.value.missing,see\na,suppressed,A\nb,never,B\n")[0][0]
        == "unknown-word"
    )


def test_the_report_tells_a_failure_once_for_all_languages(lake: Path) -> None:
    problems = failed(
        lake, "id,see,probe\na,A,31.06.2026\nb,B,30.06.2026\n", languages="de,en,fr", fallback=True
    )
    assert len(problems) == 1
    page = lake.with_name("out").joinpath("report.html").read_text(encoding="utf-8")
    assert page.count("31.06.2026") == 1
    assert '<li data-language="de en fr" data-row="a">' in page
    lines = lake.with_name("out").joinpath("report.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[:4] for line in lines[1:4]] == [
        [f"lake_a.{tag}", "a", tag, "failed"] for tag in ("de", "en", "fr")
    ]
