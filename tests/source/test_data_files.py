"""Data of charts in files of their own: what is read, what is told, what is refused, with its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from factsheet.blocks.chart import ChartBlock
from factsheet.content.factsheet import Factsheet
from factsheet.document.nodes import Group
from factsheet.errors import DataError, Diagnostic
from factsheet.locale.edition import localize
from factsheet.source.reader import read

SHEET = """
factsheet: 1
id: cases
lang: en
title: Cases
summary: Cases by month.
publisher: {name: Ministry}
variables: {id: north}
body:
  trend:
    kind: chart
    heading: Cases fall
    subtitle: Cases, 2026
    show: columns
    source: bulletin
    series: {cases: Cases}
    from: data/cases.csv
sources: {bulletin: {title: Bulletin, date: "2026"}}
"""
PLAIN = "date,cases\n2026-01,12\n2026-02,9\n2026-03,4\n"


def sheet(folder: Path, data: str | bytes, more: str = "") -> Factsheet:
    (folder / "data").mkdir()
    whole = data if isinstance(data, bytes) else data.encode()
    (folder / "data" / "cases.csv").write_bytes(whole)
    file = folder / "factsheet.yaml"
    file.write_text(SHEET.replace("    from: data/cases.csv\n", f"    from: data/cases.csv\n{more}"))
    return read(file)


def refused(folder: Path, data: str | bytes, more: str = "") -> Diagnostic:
    with pytest.raises(DataError) as caught:
        sheet(folder, data, more)
    return caught.value.diagnostics[0]


def numbers(made: Factsheet) -> list[Decimal | None]:
    chart = cast(ChartBlock, made.blocks["body.trend"])
    return [row.numbers[0].number for row in chart.data]


def test_rows_are_read_under_the_names_of_their_columns(tmp_path: Path) -> None:
    made = sheet(tmp_path, PLAIN)
    assert numbers(made) == [Decimal(12), Decimal(9), Decimal(4)]
    assert [each.code for each in made.warnings] == []
    chart = cast(Group, localize(made).index["body.trend"]).chart
    assert chart and [str(row.date) for row in chart.rows] == ["2026-01", "2026-02", "2026-03"]


def test_columns_and_rows_are_chosen(tmp_path: Path) -> None:
    data = "place,month,seen\nnorth,2026-01,5\nsouth,2026-01,7\nnorth,2026-02,\nnorth,2026-03,6\n"
    more = '    columns: {date: month, cases: seen}\n    where: {place: "{id}"}\n'
    assert numbers(sheet(tmp_path, data, more)) == [Decimal(5), None, Decimal(6)]


def test_a_cell_says_why_its_number_is_missing(tmp_path: Path) -> None:
    made = sheet(tmp_path, "date,cases\n2026-01,suppressed\n2026-02,\n2026-03,6\n")
    assert numbers(made) == [None, None, Decimal(6)]
    chart = cast(ChartBlock, made.blocks["body.trend"])
    reasons = [row.numbers[0].missing for row in chart.data]
    assert reasons == ["suppressed", "not-available", None]


def test_a_column_of_reasons_is_told_where_they_belong(tmp_path: Path) -> None:
    told = refused(tmp_path, "date,cases,missing\n2026-01,,suppressed\n2026-02,9,\n2026-03,6,\n")
    assert told.code == "unknown-series" and told.span and (told.span.line, told.span.column) == (2, 10)
    assert "suppressed alone, in its cell" in told.hint


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (PLAIN.encode("utf-8-sig"), []),
        (PLAIN.replace(",", ";"), ["data-file-read-as"]),
        (PLAIN.replace(",", "\t"), ["data-file-read-as"]),
        (PLAIN.encode("utf-16"), []),
        (PLAIN.replace("\n", "\r\n"), []),
    ],
)
def test_what_spreadsheets_write_is_understood_and_told(
    data: str | bytes, told: list[str], tmp_path: Path
) -> None:
    made = sheet(tmp_path, data)
    assert numbers(made) == [Decimal(12), Decimal(9), Decimal(4)]
    assert [each.code for each in made.warnings] == told


def test_signs_within_quotes_part_no_columns(tmp_path: Path) -> None:
    more = '    columns: {date: "month, year, day", cases: cases}\n'
    made = sheet(tmp_path, '"month, year, day";cases\n2026-01;12\n', more)
    assert numbers(made) == [Decimal(12)]


def test_decimal_commas_are_understood_and_told(tmp_path: Path) -> None:
    made = sheet(tmp_path, "date;cases\n2026-01;12,5\n2026-02;9\n")
    assert numbers(made) == [Decimal("12.5"), Decimal(9)]
    (told,) = made.warnings
    assert "commas as decimal signs" in told.message


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("date,cases\n2026-01,12\n2026-02,9,1\n", "row-ragged", 3, 1),
        ("date,cases\n2026-01,12\n2026-02,a dozen\n", "number-not-plain", 3, 9),
        ("date,cases\n2026-03,12\n2026-02,9\n", "dates-out-of-order", 3, 1),
        ("date,cases\n2026-13,12\n", "date-not-valid", 2, 1),
        (b"date,cases\n2026-01,12\n2026-02,\xe9\n", "data-file-encoding", 3, 9),
        ("date,date\n2026-01,12\n", "data-file-columns", 1, 6),
        ("", "data-file-empty", 1, 1),
        (b"PK\x03\x04\x00\x00", "data-file-encoding", 1, 1),
        ('date,cases\n2026-01,12\n2026-02,"9\n', "data-file-unreadable", 3, 1),
        ('date,cases\n2026-01,"' + "1" * 200_000 + '"\n', "data-file-unreadable", 2, 1),
    ],
)
def test_what_cannot_be_read_has_its_line_in_the_file(
    data: str | bytes, code: str, line: int, column: int, tmp_path: Path
) -> None:
    found = refused(tmp_path, data)
    assert (found.code, found.hint != "") == (code, True)
    assert found.span and found.span.file.endswith("cases.csv")
    assert (found.span.line, found.span.column) == (line, column)


def test_a_cell_after_one_of_two_lines_has_its_own_place(tmp_path: Path) -> None:
    data = 'date,note,cases\n2026-01,"two\nlines, ""so""",a dozen\n'
    found = refused(tmp_path, data, "    columns: {date: date, cases: cases}\n")
    assert found.span and (found.code, found.span.line, found.span.column) == ("number-not-plain", 3, 16)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("    columns: {date: month, cases: cases}\n", "unknown-column"),
        ("    where: {place: north}\n", "unknown-column"),
        ('    where: {cases: "77"}\n', "data-file-no-rows"),
        ("    data: {a: {label: A, cases: 1}}\n", "value-and-missing"),
    ],
)
def test_what_asks_for_what_is_not_there_is_refused(more: str, code: str, tmp_path: Path) -> None:
    found = refused(tmp_path, PLAIN, more)
    assert (found.code, found.span is not None and found.span.file.endswith(".yaml")) == (code, True)


def test_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "factsheet.yaml"
    for name in ("../cases.csv", "data/none.csv", "/etc/passwd"):
        file.write_text(SHEET.replace("data/cases.csv", name))
        with pytest.raises(DataError) as caught:
            read(file)
        assert caught.value.diagnostics[0].code == "data-file-unreadable"


@pytest.mark.parametrize("here", ["", "sheets"])
def test_what_is_wrong_in_a_file_is_told_by_the_way_to_it_with_what_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    (tmp_path / "sheets" / "data").mkdir(parents=True)
    (tmp_path / "sheets" / "data" / "cases.csv").write_text('date,cases\n2026-01,n/a\n2026-13,"1,5"\n')
    (tmp_path / "sheets" / "factsheet.yaml").write_text(SHEET)
    monkeypatch.chdir(tmp_path / here)
    with pytest.raises(DataError) as caught:
        read("factsheet.yaml" if here else "sheets/factsheet.yaml")
    way = "data/cases.csv" if here else "sheets/data/cases.csv"
    told = {str(each.span): each.message for each in caught.value.diagnostics}
    assert list(told) == [f"{way}:2:9", f"{way}:3:1", f"{way}:3:9"]
    assert all(told[f"{way}:{at}"].count(held) == 1 for at, held in (("2:9", '"n/a"'), ("3:9", '"1,5"')))
    assert told[f"{way}:3:1"].count("2026-13") == 1


def test_bytes_that_are_no_utf_8_have_their_column_in_characters(tmp_path: Path) -> None:
    found = refused(tmp_path, "date,cases\n2026-01,12\néé,".encode() + b"\xff\n")
    assert str(found.span).endswith("cases.csv:3:4")
