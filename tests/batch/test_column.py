"""Columns: what the data file holds says what their cells have to be, and what no row depends on."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import build_many
from factsheet.batch.column import ColumnKind, Columns, RowColumn
from factsheet.batch.prepared import prepare
from factsheet.batch.row import Rows, read_rows
from factsheet.document.dates import TimeOfDay
from factsheet.document.quantity import Quantity
from factsheet.errors import DataError
from factsheet.locale.words import BuiltIn
from factsheet.source.reader import read_data
from factsheet.yaml_source import from_data
from tests.batch.conftest import workbook

WELLS: dict[str, Any] = {
    "factsheet": 1,
    "id": "g",
    "lang": "en",
    "variables": {
        "place": "Nowhere",
        "n": 5,
        "share": {"value": 3, "unit": "percent"},
        "opened": {"date": "2026-01-02"},
        "code": "01067",
        "district_name": "Alder",
    },
    "title": "Report of {place}",
    "summary": "Here {n} wells, {share} of all, {extra, plural, other {# pumps}}, in {district_name}.",
    "publisher": {"name": "Org"},
    "key_numbers": {
        "items": {
            "wells": {"value": 3, "label": "wells"},
            "gone": {"missing": "not-available", "label": "pumps"},
        }
    },
}
KNOWN = Columns(from_data(WELLS))
PUMPS = Columns(from_data({**WELLS, "summary": "Here {pumps}."}))


def read(folder: Path, text: str, known: Columns = KNOWN) -> Rows:
    path = folder / "rows.csv"
    path.write_text(text, encoding="utf-8")
    return read_rows(path, known=known)


def said(rows: Rows, path: str) -> dict[str, object]:
    """The value of each row for a path, or the code of what is wrong with it."""
    return {
        row.id: row.problems[0].code
        if row.problems
        else next(each.cell.value for each in row.values if each.path == path)
        for row in rows.rows
    }


FAULT = "number-not-plain"


@pytest.mark.parametrize("path", ["n", "key_numbers.wells.value"])
def test_a_cell_that_is_no_number_costs_its_row_and_leaves_the_others(tmp_path: Path, path: str) -> None:
    rows = read(tmp_path, f"id;{path}\na;1.234,5\nb;n/a\nc;12\u00a0000\nd;1 234 567,5\ne;7\n")
    assert said(rows, path) == {
        "a": Decimal("1234.5"),
        "b": FAULT,
        "c": Decimal(12000),
        "d": Decimal("1234567.5"),
        "e": Decimal(7),
    }
    (found,) = rows.rows[1].problems
    assert 'the cell holds "n/a"' in found.message and str(found.span).endswith("rows.csv:3:3")
    assert found.hint.endswith(f"write not-available into a column {path.removesuffix('.value')}.missing")
    (word,) = read(tmp_path, f"id;{path}\na;few\n").rows[0].problems
    assert ("in quotes" in word.hint) == (path == "n")
    (typed,) = read(tmp_path, f"id;{path}\na;x\nb;7\n").rows[0].problems
    assert typed.hint.startswith("write digits alone") and "not-available" not in typed.hint
    quoted = read(tmp_path, f'id,{path}\na,"1,234,567.5"\nb,n/a\n')
    assert said(quoted, path) == {"a": Decimal("1234567.5"), "b": FAULT}


@pytest.mark.parametrize(
    "written",
    [
        "(5)",
        "5-",
        "1e3",
        "NaN",
        "inf",
        "0x10",
        "$5",
        "5%",
        "007",
        "N/A",
        "true",
        "01.03.2026",
    ],
)
def test_what_is_no_plain_number_is_none_of_a_variable_that_is_a_number(tmp_path: Path, written: str) -> None:
    assert said(read(tmp_path, f"id,n\na,{written}\nb,4\n"), "n") == {"a": FAULT, "b": Decimal(4)}
    assert said(read_rows([{"id": "a", "n": written}], known=KNOWN), "n") == {"a": FAULT}
    # Without a word of the data file they are what the table says.
    assert said(read(tmp_path, f"id,code\na,{written}\nb,4\n"), "code")["a"] != FAULT


def test_a_sign_of_per_cent_stands_where_the_unit_is_percent(tmp_path: Path) -> None:
    assert said(read(tmp_path, "id,share\na,61.5%\nb,4 %\n"), "share") == {"a": Decimal("61.5"), "b": 4}
    assert said(read(tmp_path, "id,key_numbers.wells.value\na,5%\n"), "key_numbers.wells.value") == {
        "a": FAULT
    }
    unit = "id,key_numbers.wells.value,key_numbers.wells.unit\na,5%,percent\n"
    assert said(read(tmp_path, unit), "key_numbers.wells.value") == {"a": Decimal(5)}


@pytest.mark.parametrize(
    ("written", "number"),
    [("1.299,00 €", "1299.00"), ("€5", "5"), ("-€ 2,5", "-2.5"), ("7 EUR", "7"), ("$5", None), ("5%", None)],
)
def test_the_sign_of_a_currency_stands_where_it_is_that_of_the_data_file(
    tmp_path: Path, written: str, number: str | None
) -> None:
    rows = {"r": {"name": "N", "a": 3}}
    table = {
        "kind": "table",
        "columns": {"name": "Name", "a": {"label": "A", "unit": "currency:EUR"}},
        "rows": rows,
    }
    variables = {**WELLS["variables"], "cost": {"value": 3, "unit": "currency:EUR"}}
    known = Columns(from_data({**WELLS, "variables": variables, "body": {"t": table}}))
    for path in ("cost", "body.t.r.a"):
        found = said(read(tmp_path, f"id;{path}\na;{written}\nb;3,5\n", known), path)
        assert found["a"] == (Decimal(number) if number else FAULT)
    assert said(read(tmp_path, f"id;n\na;{written}\n"), "n")["a"] == FAULT


def test_how_many_decimals_a_number_has_may_come_from_its_row(wells: Path, tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    path = "key_numbers.wells"
    table.write_text(f"id,district,{path}.value,{path}.decimals\na,A,4,2\nb,B,5.5,0\n", encoding="utf-8")
    result = build_many(wells, table, tmp_path / "out", jobs=1, outputs=("text",))
    assert not result.failed
    found = [(tmp_path / "out" / f"wells_{row}.en.txt").read_text(encoding="utf-8") for row in "ab"]
    assert "- 4.00\n" in found[0] and "- 6\n" in found[1]


def test_texts_and_dates_are_as_they_are_written_and_tell_nothing_of_numbers(tmp_path: Path) -> None:
    rows = read(tmp_path, "id;code;opened;n\na;1,234;01.03.2026;2,5\nb;61.5;2026;1.204\n")
    assert [row.problems for row in rows.rows] == [(), ()]
    assert {each.path: each.cell.as_text for each in rows.rows[0].values if each.path != "id"} == {
        "code": "1,234",
        "opened": "01.03.2026",
        "n": "2,5",
    }
    assert said(rows, "n") == {"a": Decimal("2.5"), "b": Decimal(1204)}


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("01.03.2026", "2026-03-01"),
        ("1. 3. 2026", "2026-03-01"),
        ("2026-03-01T00:00:00.000Z", "2026-03-01"),
        ("2026-03-01 00:00:00", "2026-03-01"),
        ("2026-03", "2026-03"),
        ("03/01/2026", "03/01/2026"),
        ("2026-03-01T09:00", "2026-03-01T09:00"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_one(tmp_path: Path, written: str, iso: str) -> None:
    (row,) = read(tmp_path, f"id,opened\na,{written}\n").rows
    assert row.values[1].cell.raw == iso


def test_what_is_no_date_is_told_as_a_cell_writes_it(tmp_path: Path) -> None:
    data = {**WELLS, "variables": {**WELLS["variables"], "extra": 1}}
    (tmp_path / "rows.csv").write_text("id,opened\na,03/01/2026\nb,31.02.2026\n", encoding="utf-8")
    result = build_many(data, tmp_path / "rows.csv", tmp_path / "out", jobs=1, outputs=("text",))
    # A day that there is not is known before the first edition.
    second, first = (each.problems[0] for each in result.failed)
    assert first.hint == second.hint == "write 2023-11-30, 2023-11 or 2023"
    assert str(second.span).endswith("rows.csv:3:3")


def test_a_text_of_a_workbook_beside_its_numbers_is_read_as_one(tmp_path: Path) -> None:
    lines = ["id", "n"], ["a", "1.234,5"], ["b", 1234.5], ["c", "none"]
    rows = read_rows(workbook(tmp_path / "rows.xlsx", *lines), known=KNOWN)
    assert said(rows, "n") == {"a": Decimal("1234.5"), "b": Decimal("1234.5"), "c": FAULT}


@given(st.lists(st.decimals(0, 10**9, places=1), min_size=1, max_size=6), st.sampled_from(["n/a", "?", "-"]))
def test_numbers_stand_whatever_word_is_among_them(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[Decimal], word: str
) -> None:
    german = [f"{each:,}".translate(str.maketrans(",.", ".,")) for each in numbers]
    lines = "\n".join(f"r{at};{each}" for at, each in enumerate([*german, word]))
    found = said(read(tmp_path_factory.mktemp("rows"), f"id;n\n{lines}\n"), "n")
    assert [*found.values()] == [*numbers, FAULT]


def test_a_column_that_nothing_uses_costs_no_row(tmp_path: Path) -> None:
    rows = read(tmp_path, "id,place,notes\na,A,see mail\nb,B,\nc,C,\x07\n")
    assert said(rows, "place") == {"a": "A", "b": "B", "c": "C"}
    assert [each.path for each in rows.columns] == ["id", "place", "notes"]
    records = [{"id": "a", "place": "A", "zz": [3]}, {"id": "b", "place": "B"}]
    assert said(read_rows(records, known=KNOWN), "place") == {"a": "A", "b": "B"}
    assert said(read(tmp_path, "id,place,title\na,A,\n"), "place") == {"a": "row-cell-empty"}


def test_what_a_column_is_for_is_what_the_data_file_holds() -> None:
    kinds = {
        path: KNOWN.column(path).kind for path in ("n", "share", "opened", "code", "title", "extra", "other")
    }
    assert kinds == {
        "n": ColumnKind.NUMBER,
        "share": ColumnKind.NUMBER,
        "opened": ColumnKind.DATE,
        "code": ColumnKind.TEXT,
        "title": ColumnKind.TEXT,
        # Its plural form is asked for.
        "extra": ColumnKind.NUMBER,
        "other": ColumnKind.ANY,
    }
    assert KNOWN.column("key_numbers.wells.value") == RowColumn(
        "key_numbers.wells.value",
        ColumnKind.NUMBER,
        takes_percent=False,
        is_measure=True,
        number=("key_numbers", "items", "wells"),
        part="value",
    )
    # What is missing in the data file is a number where it is there.
    assert KNOWN.column("key_numbers.gone.value").kind is ColumnKind.NUMBER
    assert KNOWN.column("key_numbers.wells.label").kind is ColumnKind.TEXT
    assert KNOWN.column("opened.date").kind is ColumnKind.DATE
    taken = {
        path: KNOWN.takes(path) for path in ("extra", "subtitle", "quantity", "a.b", "paper", "district")
    }
    assert taken == {
        "extra": True,
        "subtitle": True,
        "quantity": True,
        "a.b": True,
        "paper": False,
        "district": False,
    }


def test_the_rows_of_a_number_print_in_each_language_or_are_told(wells: Path, tmp_path: Path) -> None:
    text = wells.read_text(encoding="utf-8")
    wells.write_text(
        text.replace("variables:", "variables:\n  n: 5").replace("Every well", "Here {n} wells, each")
    )
    table = tmp_path / "rows.csv"
    table.write_text("id;n\na;1.234,5\nb;n/a\n", encoding="utf-8")
    result = build_many(wells, table, tmp_path / "out", jobs=1, outputs=("text",))
    assert [each.job.row for each in result.failed] == ["b"]
    assert "Here 1,234.5 wells" in (tmp_path / "out" / "wells_a.en.txt").read_text(encoding="utf-8")


def test_a_day_with_its_time_is_that_day_where_the_data_file_has_a_date() -> None:
    moment = datetime(2026, 5, 4, 13, 30)
    (row,) = read_rows([{"id": "a", "opened": moment, "code": moment}], known=KNOWN).rows
    found = {each.path: (each.cell.raw, each.cell.is_date) for each in row.values}
    assert found["opened"] == ("2026-05-04", True)
    # A moment prints as one in each language even where the variable is text.
    assert found["code"] == ("2026-05-04T13:30:00", True)


@pytest.mark.parametrize(
    ("name", "code"), [("district", "rows-column"), ("plac", "rows-column"), ("paper", ""), ("layout", "")]
)
def test_a_column_of_another_name_is_refused_only_where_it_looks_like_a_variable(
    name: str, code: str
) -> None:
    data = {
        **WELLS,
        "variables": {"place": "Nowhere", "district_name": "Alder"},
        "summary": "In {place}, {district_name}.",
    }
    try:
        rows = prepare(data, [{"id": "a", name: "X"}], "out", outputs=("text",)).rows
    except DataError as error:
        assert [each.code for each in error.diagnostics] == [code]
    else:
        assert rows and not code
        assert any(f"nothing takes a value from the column {name}" in each for each in rows.told)


def test_a_subtitle_of_the_rows_is_taken() -> None:
    data = {**WELLS, "variables": {**WELLS["variables"], "extra": 1}}
    batch = prepare(data, [{"id": "a", "subtitle": "My subtitle"}], "out", outputs=("text",))
    assert batch.rows and not any("subtitle" in each for each in batch.rows.told)


def test_no_digit_of_a_long_number_is_lost_and_what_is_cut_is_told() -> None:
    number = "123456789012345678901234567890"
    assert BuiltIn("en").number(Quantity(Decimal(number))) == f"{int(number):,}"
    assert BuiltIn("en").number(Quantity(Decimal(number), decimals=1)) == f"{int(number):,}.0"
    sheet = read_data({**WELLS, "variables": {**WELLS["variables"], "extra": 1}}, variables={"n": 1 / 3})
    assert "number-rounded" in {each.code for each in sheet.warnings}


@given(
    st.lists(st.decimals(1000, 10**7, places=1), min_size=3, max_size=6), st.sampled_from(["n/a", "few", "–"])
)
def test_numbers_of_a_variable_that_the_data_file_does_not_define_stand_beside_words(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[Decimal], word: str
) -> None:
    german = [f"{each:,}".translate(str.maketrans(",.", ".,")) for each in numbers]
    lines = "\n".join(f"r{at};{each}" for at, each in enumerate([*german, word]))
    rows = read(tmp_path_factory.mktemp("rows"), f"id;pumps\n{lines}\n", PUMPS)
    assert [*said(rows, "pumps").values()] == [*numbers, word]
    assert any("pumps holds numbers, and words" in each for each in rows.told)


def test_codes_of_a_variable_that_the_data_file_does_not_define_are_words(tmp_path: Path) -> None:
    rows = read(tmp_path, "id,pumps\na,1.2\nb,1.2.x\nc,v2\n", PUMPS)
    assert [*said(rows, "pumps").values()] == [Decimal("1.2"), "1.2.x", "v2"]
    assert rows.told == ()


TIMES: dict[str, Any] = {
    **WELLS,
    "variables": {"when": "noon", "opens": {"time": "09:00"}, "day": {"date": "2026-01-02"}},
    "summary": "At {when}, from {opens}, on {day}, {other}.",
    "key_numbers": {"items": {"wells": {"value": 3, "label": "wells"}}},
    "title": "Times",
}


def test_times_print_in_the_words_of_the_language(tmp_path: Path) -> None:
    moment = datetime(2026, 5, 4, 13, 30)
    lines = (
        ["id", "when", "opens", "day", "other"],
        ["a", moment, time(8, 15), moment, time(17)],
        ["b", "n", "7:30", moment, 4],
    )
    source = workbook(tmp_path / "rows.xlsx", *lines, form="dd.mm.yyyy hh:mm")
    result = build_many(TIMES, source, tmp_path / "out", jobs=1, outputs=("text",), report=False)
    assert not result.failed
    first, second = ((tmp_path / "out" / f"g_{row}.en.txt").read_text(encoding="utf-8") for row in "ab")
    first, second = (" ".join(each.split()) for each in (first, second))
    assert "At May 4, 2026, 1:30 PM, from 8:15 AM, on May 4, 2026, 5:00 PM." in first
    assert "At n, from 7:30 AM, on May 4, 2026, 4." in second


def test_what_is_no_time_costs_its_row(tmp_path: Path) -> None:
    # Nor does it hide that the variable of which only the rows know is there.
    rows = [{"id": "a", "opens": "25:00", "other": 1}, {"id": "b", "opens": "17:45", "other": 1}]
    result = build_many(TIMES, rows, tmp_path, jobs=1, outputs=("text",), report=False)
    (failed,) = result.failed
    assert failed.job.row == "a" and failed.problems[0].hint == "write 13:30 or 2026-03-01T13:30"
    assert "the cell holds" not in failed.problems[0].message


def test_times_of_python_are_values_of_variables() -> None:
    sheet = read_data(
        {**TIMES, "variables": {**TIMES["variables"], "other": 1}}, variables={"when": time(9, 5)}
    )
    assert sheet.meta.variables["when"].value == TimeOfDay(9, 5)
