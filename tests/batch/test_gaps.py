"""Gaps: a number that is missing in one row, and cells that are empty where the data file has nothing."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet import build_many
from factsheet.batch.column import Columns
from factsheet.batch.row import SheetRow, read_rows
from factsheet.yaml_source import from_data

SHEET: dict[str, Any] = {
    "factsheet": 1,
    "id": "g",
    "lang": "en",
    "variables": {"n": 5, "share": {"value": 3, "unit": "percent"}},
    "title": "Report",
    "summary": "Here {n} wells, {share} of all.",
    "publisher": {"name": "Org"},
    "key_numbers": {
        "items": {
            "wells": {"value": 3, "label": "wells", "low": 2, "high": 90, "target": 99},
            "gone": {"missing": "not-applicable", "label": "pumps"},
        }
    },
    "body": {
        "c": {
            "kind": "chart",
            "show": "bars",
            "heading": "Cases",
            "data": {"x": {"label": "North", "value": 3}, "y": {"label": "South", "value": 4}},
        },
        "t": {
            "kind": "table",
            "columns": {"name": "Name", "a": "A"},
            "rows": {"r": {"name": "N", "a": 3}, "s": {"name": "S", "a": {"value": 4, "note": "As told."}}},
        },
        "f": {"kind": "facts", "items": {"area": {"label": "Area", "value": 8, "tolerance": 1}}},
    },
}
KNOWN = Columns(from_data(SHEET))
NUMBERS = {
    # The column of a number, and that of why it is missing.
    "n": "n.missing",
    "share": "share.missing",
    "share.value": "share.missing",
    "key_numbers.wells.value": "key_numbers.wells.missing",
    "key_numbers.gone.value": "key_numbers.gone.missing",
    "body.c.x.value": "body.c.x.value.missing",
    "body.c.data.y.value": "body.c.y.value.missing",
    "body.t.r.a": "body.t.r.a.missing",
    "body.t.s.a": "body.t.rows.s.a.missing",
    "body.f.area.value": "body.f.area.missing",
}


def rows_of(folder: Path, text: str) -> list[SheetRow]:
    path = folder / "rows.csv"
    path.write_text(text, encoding="utf-8")
    return list(read_rows(path, known=KNOWN).rows)


def codes(row: SheetRow) -> list[str]:
    return [each.code for each in row.problems]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_there_or_missing_row_by_row(tmp_path: Path, number: str) -> None:
    head = f"id,{number},{NUMBERS[number]}\n"
    rows = rows_of(tmp_path, f"{head}a,7,\nb,,suppressed\nc,7,suppressed\nd,,\ne,n/a,\n")
    assert [codes(each) for each in rows] == [
        [],
        [],
        ["value-and-missing"],
        ["row-cell-empty"],
        ["number-not-plain"],
    ]
    assert [[each.path for each in row.values[1:]] for row in rows[:2]] == [[number], [NUMBERS[number]]]
    for row in rows[2:]:
        assert NUMBERS[number].replace("rows.", "").replace("data.", "") in str(
            (row.problems[0].message, row.problems[0].hint)
        ).replace("rows.", "").replace("data.", "")


def test_every_number_that_is_missing_prints_why_and_every_other_its_value(tmp_path: Path) -> None:
    numbers = {number: reason for number, reason in NUMBERS.items() if number != "share.value"}
    there = {"id": "a", **{number: 20 + at for at, number in enumerate(numbers)}}
    # A chart has one number at least.
    gone = {"id": "b", **dict.fromkeys(numbers.values(), "suppressed")}
    del gone["body.c.y.value.missing"]
    gone["body.c.data.y.value"] = "1"
    result = build_many(SHEET, [there, gone], tmp_path, jobs=1, outputs=("text",), report=False)
    assert not result.failed
    first, second = ((tmp_path / f"g_{row}.en.txt").read_text(encoding="utf-8") for row in "ab")
    assert all(str(20 + at) in first for at in range(len(numbers)))
    assert "not applicable" not in first and "not published" not in first
    assert "Here not published wells" in second and second.count("not published") >= 5
    assert "As told." in first and "As told." in second
    assert not any(digit in second for digit in "23456789")


def test_what_the_data_file_says_is_missing_is_there_where_a_row_has_it(tmp_path: Path) -> None:
    rows = [{"id": "a", "key_numbers.gone.value": 77}, {"id": "b", "key_numbers.gone.value": None}]
    result = build_many(SHEET, rows, tmp_path, jobs=1, outputs=("text",), report=False)
    assert not result.failed
    assert "77" in (tmp_path / "g_a.en.txt").read_text(encoding="utf-8")
    assert "not applicable" in (tmp_path / "g_b.en.txt").read_text(encoding="utf-8").lower()


def test_a_reason_alone_leaves_the_number_of_the_data_file(tmp_path: Path) -> None:
    there, gone = rows_of(tmp_path, "id,key_numbers.wells.missing\na,\nb,not-available\n")
    assert (codes(there), len(there.values), codes(gone), len(gone.values)) == ([], 1, [], 2)
    (open_,) = rows_of(tmp_path, "id,key_numbers.gone.missing\na,\n")
    assert codes(open_) == ["row-cell-empty"]


def test_a_reason_that_is_none_is_told_with_its_cell(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("id,n.missing\na,lost\nb,suppressed\n", encoding="utf-8")
    result = build_many(
        SHEET, tmp_path / "rows.csv", tmp_path / "out", jobs=1, outputs=("text",), report=False
    )
    (failed,) = result.failed
    assert failed.job.row == "a" and str(failed.problems[0].span).endswith("rows.csv:2:3")
    assert "not-available" in failed.problems[0].hint


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_pattern_of_gaps_costs_only_rows_that_say_both_or_neither(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    chosen = data.draw(
        st.lists(st.sampled_from(sorted(set(NUMBERS) - {"share.value"})), min_size=1, unique=True)
    )
    cells = list(itertools.product(("", "7"), ("", "suppressed")))
    picked = [[data.draw(st.sampled_from(cells)) for _ in chosen] for _ in range(4)]
    heads = ["id", *(head for number in chosen for head in (number, NUMBERS[number]))]
    lines = [[f"r{at}", *itertools.chain.from_iterable(row)] for at, row in enumerate(picked)]
    text = "\n".join(",".join(each) for each in [heads, *lines])
    rows = rows_of(tmp_path_factory.mktemp("rows"), text)
    for row, pairs in zip(rows, picked, strict=True):
        wrong = sum(bool(value) == bool(reason) for value, reason in pairs)
        assert len(row.problems) == wrong
        assert len(row.values) >= 1 + len(chosen) - wrong


def test_an_empty_cell_is_none_where_the_data_file_has_nothing(tmp_path: Path) -> None:
    head = "id,quantity,subtitle,key_numbers.gone.low,key_numbers.gone.note"
    empty, filled = rows_of(tmp_path, f"{head}\na,,,,\nb,500,Sub,1,x\n")
    assert (codes(empty), len(empty.values), codes(filled), len(filled.values)) == ([], 1, [], 5)
    printed = Columns(from_data({**SHEET, "quantity": 100}))
    (tmp_path / "rows.csv").write_text("id,quantity\na,\n", encoding="utf-8")
    assert codes(read_rows(tmp_path / "rows.csv", known=printed).rows[0]) == ["row-cell-empty"]


def test_all_that_is_wrong_with_the_cells_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, "id,n,title,share\na,x1,,5 pumps\n")
    assert codes(row) == ["number-not-plain", "row-cell-empty", "number-not-plain"]


def test_json_lines_leave_out_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    lines = ({"id": "a", "n": 4}, {"id": "b", "n.missing": "suppressed"}, {"id": "c"})
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [codes(each) for each in read_rows(path, known=KNOWN).rows] == [[], [], ["row-cell-empty"]]
