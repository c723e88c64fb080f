"""Records: groups of JSON and of DataFrames are columns by content paths, numbers are as they are written."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet import build_many
from factsheet.batch.column import Columns
from factsheet.batch.prepared import prepare
from factsheet.batch.row import Rows, read_rows
from factsheet.errors import DataError
from factsheet.yaml_source import from_data
from tests.batch.test_gaps import KNOWN, NUMBERS, SHEET


def lines(folder: Path, *records: object) -> Path:
    path = folder / "rows.jsonl"
    written = (each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in records)
    path.write_text("\n".join(written), encoding="utf-8")
    return path


def cells(rows: Rows) -> list[dict[str, str]]:
    return [{each.path: each.cell.raw for each in row.values if each.path != "id"} for row in rows.rows]


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """The same values in groups: one for each step of their content paths."""
    whole: dict[str, Any] = {}
    for path, value in flat.items():
        *steps, last = path.split(".")
        here = whole
        for step in steps:
            here = here.setdefault(step, {})
        here[last] = value
    return whole


@settings(max_examples=40, deadline=None)
@given(
    st.sets(st.sampled_from(sorted(set(NUMBERS) - {"share.value", "n"})), min_size=1), st.integers(0, 10**6)
)
def test_groups_are_the_columns_of_their_content_paths(
    tmp_path_factory: pytest.TempPathFactory, paths: set[str], number: int
) -> None:
    flat = {path: number + at for at, path in enumerate(sorted(paths))}
    folder = tmp_path_factory.mktemp("rows")
    expected = cells(read_rows([{"id": "a", **flat}], known=KNOWN))
    assert cells(read_rows([{"id": "a", **nested(flat)}], known=KNOWN)) == expected
    assert cells(read_rows(lines(folder, {"id": "a", **nested(flat)}), known=KNOWN)) == expected


def test_a_group_says_of_a_number_that_it_is_missing(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "key_numbers": {"wells": {"value": 4}}, "n": {"value": 7}},
        {"id": "b", "key_numbers": {"wells": {"missing": "suppressed"}}, "n": {"missing": "not-available"}},
    ]
    result = build_many(SHEET, rows, tmp_path, jobs=1, outputs=("text",), report=False)
    assert not result.failed
    first, second = ((tmp_path / f"g_{row}.en.txt").read_text(encoding="utf-8") for row in "ab")
    assert "- 4\n  wells" in first and "Here 7 wells" in first
    assert "- not published\n  wells" in second and "Here not available wells" in second


def test_lists_of_a_group_are_counted_from_one_and_cells_have_their_places(tmp_path: Path) -> None:
    dated = [{"date": "2024", "value": 3}, {"date": "2025", "value": 4}]
    chart = {"kind": "chart", "show": "columns", "heading": "Cases", "data": dated}
    known = Columns(from_data({**SHEET, "body": {"c": chart}}))
    path = lines(tmp_path, {"id": "a", "body": {"c": {"data": [{"value": 8}, {"value": 9}]}}, "n": 6})
    rows = read_rows(path, known=known)
    assert cells(rows) == [{"body.c.data.1.value": "8", "body.c.data.2.value": "9", "n": "6"}]
    inner = read_rows(lines(tmp_path, '{"id": "a", "key_numbers": {"wells": {"value": "few"}}}'), known=KNOWN)
    (found,) = inner.rows[0].problems
    assert str(found.span).endswith("rows.jsonl:1:48") and found.span and found.span.length == 5


def test_groups_of_other_things_cost_nothing_and_mistyped_ones_are_refused(tmp_path: Path) -> None:
    source = lines(tmp_path, {"id": "a", "geometry": {"at": [1, 2], "in": {}}, "n": 6})
    rows = prepare(SHEET, source, tmp_path / "out", outputs=("text",)).rows
    assert rows and not rows.rows[0].problems
    assert any("nothing takes a value from the column geometry" in each for each in rows.told)
    with pytest.raises(DataError) as caught:
        prepare(SHEET, lines(tmp_path, {"id": "a", "keynumbers": {"wells": {"value": 4}}}), tmp_path / "out")
    (found,) = caught.value.diagnostics
    assert (found.code, found.path) == ("unknown-content-path", "keynumbers.wells.value")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("key_numbers.wells.value", "key_numbers.items.wells.value"),
        ("key_numbers.wells", "key_numbers.wells.value"),
        ("n", "n.value"),
        ("n", "variables.n"),
        ("body.c.x.value", "body.c.data.x.value"),
        ("n.missing", "variables.n.missing"),
    ],
)
def test_two_columns_for_one_value_are_refused(one: str, other: str) -> None:
    with pytest.raises(DataError) as caught:
        read_rows([{"id": "a", one: 3, other: 4}], known=KNOWN)
    (found,) = caught.value.diagnostics
    assert one in found.message and other in found.message
    assert read_rows([{"id": "a", one: 3, f"{other}@de": 4}], known=KNOWN)


def test_a_variable_is_a_number_in_one_row_and_a_group_in_another(tmp_path: Path) -> None:
    records = [
        {"id": "a", "n": 4},
        {"id": "b", "n": {"value": 5}},
        {"id": "c", "n": {"missing": "suppressed"}},
    ]
    found = cells(read_rows(lines(tmp_path, *records, {"id": "d", "n": [3]}), known=KNOWN))
    assert found == [{"n": "4"}, {"n": "5"}, {"n.missing": "suppressed"}, {}]


def test_the_index_of_a_frame_may_be_the_ids() -> None:
    class Index:
        name = "id"

    class Indexed:
        """What has its ids apart, as a DataFrame of pandas after `set_index`."""

        index, columns = Index(), ["n"]

        def reset_index(self) -> Indexed:
            whole = Indexed()
            whole.columns = ["id", "n"]
            return whole

        def to_dict(self, orient: str) -> list[dict[str, Any]]:
            assert orient == "records"
            return [{name: {"id": "a", "n": 4}[name] for name in self.columns}]

    assert cells(read_rows(Indexed(), known=KNOWN)) == [{"n": "4"}]


def test_a_value_that_is_there_twice_in_a_row_is_its_error() -> None:
    twice = {"id": "a", "key_numbers": {"wells": {"value": 4}}, "key_numbers.wells.value": 5}
    first, second = read_rows([twice, {"id": "b", "key_numbers.wells.value": 6}], known=KNOWN).rows
    assert [each.code for each in first.problems] == ["rows-column"] and not second.problems


def test_whole_numbers_of_json_are_whole_as_those_of_python(tmp_path: Path) -> None:
    data = {**SHEET, "variables": {**SHEET["variables"], "since": "2020"}, "summary": "{n}{share}, {since}."}
    known = Columns(from_data(data))
    rows = read_rows(lines(tmp_path, '{"id": "a", "since": 2020.0, "n": 1e3, "share": 12.50}'), known=known)
    assert cells(rows) == [{"since": "2020", "n": "1000", "share": "12.50"}]
    assert cells(read_rows([{"id": "a", "since": 2020.0, "n": 1e3}], known=known)) == [
        {"since": "2020", "n": "1000"}
    ]


@given(st.floats(width=32, allow_nan=False, allow_infinity=False, min_value=-(2**24), max_value=2**24))
def test_a_fraction_of_32_bits_is_what_it_was_written_as(number: float) -> None:
    (row,) = read_rows([{"id": "a", "n": number}], known=KNOWN).rows
    found = row.values[1].cell.value
    assert isinstance(found, Decimal)
    assert struct.pack("f", float(found)) == struct.pack("f", number) or found == Decimal(repr(number))
    assert len(found.as_tuple().digits) <= 15


@given(st.decimals(-(10**6), 10**6, places=3))
def test_a_fraction_of_64_bits_stays_what_it_is(number: Decimal) -> None:
    (row,) = read_rows([{"id": "a", "n": float(number)}], known=KNOWN).rows
    assert row.values[1].cell.value == number


class Frame:
    """What gives its records as a DataFrame of Polars does."""

    def __init__(self, *records: dict[str, Any]) -> None:
        self.records = records

    def iter_rows(self, *, named: bool) -> list[dict[str, Any]]:
        assert named
        return [*self.records]


def test_structs_of_a_frame_are_groups_and_what_is_not_available_is_empty() -> None:
    class Unknown:
        """NA of pandas, which compares with nothing."""

        def __ne__(self, other: object) -> Any:
            return self

        def __bool__(self) -> bool:
            raise TypeError("boolean value of NA is ambiguous")

    frame = Frame(
        {"id": "a", "key_numbers": {"wells": {"value": 0.10000000149011612}}, "quantity": Unknown()},
        {"id": "b", "key_numbers": {"wells": {"value": 2.5}}, "quantity": 100},
    )
    rows = read_rows(frame, known=KNOWN)
    assert cells(rows)[0] == {"key_numbers.wells.value": "0.1"}
    assert cells(rows)[1] == {"key_numbers.wells.value": "2.5", "quantity": "100"}
