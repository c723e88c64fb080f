"""Digits of a workbook: those that it shows, and those that it holds where the sheet prints more."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.batch.column import Columns
from factsheet.batch.job import perform
from factsheet.batch.prepared import prepare
from factsheet.batch.row import read_rows
from factsheet.yaml_source import from_data


def sheet(**body: Any) -> dict[str, Any]:
    return {"variables": {"n": 5, "share": {"value": 3, "unit": "percent", "decimals": 1}}, "body": body}


def chart(**more: Any) -> dict[str, Any]:
    rows = {"x": {"label": "North", "value": 3}, "y": {"label": "South", "value": 4}}
    return sheet(c={"kind": "chart", "show": "bars", "data": rows, **more})


def table(column: Any) -> dict[str, Any]:
    rows = {"r": {"name": "North", "a": 3}, "s": {"name": "South", "a": {"value": 4, "note": "As told."}}}
    return sheet(t={"kind": "table", "columns": {"name": "Name", "a": column}, "rows": rows})


def printed(folder: Path, data: Mapping[str, Any], *cells: tuple[str, float, str]) -> list[str]:
    """The numbers that the columns of one row give, each by its path, what is stored and how it is shown."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["id", *(path for path, _, _ in cells)])
    page.append(["a", *(stored for _, stored, _ in cells)])
    for index, (_, _, form) in enumerate(cells, 2):
        page.cell(2, index).number_format = form
    book.save(folder / "rows.xlsx")
    (row,) = read_rows(folder / "rows.xlsx", known=Columns(from_data(data))).rows
    assert not row.problems
    return [each.cell.raw for each in row.values[1:]]


def test_a_digit_that_the_data_file_asks_for_is_the_one_that_is_stored(tmp_path: Path) -> None:
    assert printed(tmp_path, sheet(), ("share", 0.605, "0%"), ("n", 60.5, "0")) == ["60.5", "61"]
    asked = ("body.c.x.value", 0.615, "0%")
    assert printed(tmp_path, chart(decimals=1), asked) == ["61.5"]
    assert printed(tmp_path, chart(), asked) == ["62"]
    cells = ("body.t.r.a", 0.615, "0%"), ("body.t.s.a", 0.625, "0%")
    assert printed(tmp_path, table({"label": "A", "decimals": 1}), *cells) == ["61.5", "62.5"]
    assert printed(tmp_path, table("A"), *cells) == ["62", "63"]
    own = ("share.decimals", 1, "0"), ("n", 7, "000")
    assert printed(tmp_path, {"variables": {"share": {"value": 1, "unit": "percent"}, "n": 5}}, *own) == [
        "1",
        "7",
    ]


def test_numbers_that_print_beside_finer_ones_have_the_digits_that_they_hold(tmp_path: Path) -> None:
    coarse = ("body.c.x.value", 60.456, "0")
    assert printed(tmp_path, chart(), coarse, ("body.c.y.value", 3.25, "0.00")) == ["60.46", "3.25"]
    finer = chart()
    finer["body"]["c"]["data"]["y"]["value"] = Decimal("4.5")
    assert printed(tmp_path, finer, coarse) == ["60.5"]
    # The number of the data file that a column takes the place of tells nothing.
    assert printed(tmp_path, finer, coarse, ("body.c.y.value", 3, "0")) == ["60", "3"]
    assert printed(tmp_path, chart(unit="currency:EUR"), ("body.c.x.value", 2.345, "0.0")) == ["2.35"]
    other = ("body.t.r.a", 60.456, "0"), ("body.t.s.a", 4.5, "0.0")
    assert printed(tmp_path, table("A"), *other) == ["60.5", "4.5"]


@settings(max_examples=40, deadline=None)
@given(st.decimals(0, 10**6, places=4), st.integers(0, 4), st.integers(0, 4), st.booleans())
def test_what_prints_is_the_stored_number_rounded_once(
    tmp_path_factory: pytest.TempPathFactory, stored: Decimal, shown: int, asked: int, is_share: bool
) -> None:
    form = f"0.{'0' * shown}" if shown else "0"
    number = Decimal(repr(float(stored))) * (100 if is_share else 1)
    data = {"variables": {"share": {"value": 1, "unit": "percent", "decimals": asked}}}
    cell = ("share", float(stored), form + "%" * is_share)
    (found,) = printed(tmp_path_factory.mktemp("rows"), data, cell)
    step = Decimal(1).scaleb(-asked)
    assert Decimal(found).quantize(step, ROUND_HALF_UP) == number.quantize(step, ROUND_HALF_UP)


def test_per_cents_that_print_without_their_sign_are_told(tmp_path: Path) -> None:
    cells = ("n", 0.605, "0.0%"), ("share", 0.605, "0.0%"), ("body.c.x.value", 0.5, "0%")
    assert printed(tmp_path, chart(), *cells) == ["60.5", "60.5", "50"]
    told = read_rows(tmp_path / "rows.xlsx", known=Columns(from_data(chart()))).told
    assert [each.partition(": ")[2].split(" shows")[0] for each in told] == [
        "the column n",
        "the column body.c.x.value",
    ]
    assert not read_rows(tmp_path / "rows.xlsx").told


def test_a_row_whose_number_loses_its_digits_is_told_at_its_cell(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("id,key_numbers.lead.value\na,0.04\nb,0.004\nc,0.045\n")
    head = {"factsheet": 1, "id": "w", "lang": "en", "title": "Water", "summary": "It is clean."}
    numbers = {"items": {"lead": {"value": 1.25, "decimals": 2, "label": "lead"}}}
    data = {**head, "publisher": {"name": "Works"}, "key_numbers": numbers}
    batch = prepare(data, tmp_path / "rows.csv", tmp_path, outputs=("text",))
    found = {}
    for job in batch.jobs():
        told = perform(batch.order, job).warnings
        found[job.row] = [
            (each.code, each.span.line if each.span else 0) for each in told if "source" not in each.code
        ]
    assert found == {"a": [], "b": [("number-prints-as-zero", 3)], "c": [("digits-not-printed", 4)]}


def test_what_a_workbook_holds_beyond_the_digits_that_are_asked_for_is_not_lost(tmp_path: Path) -> None:
    cells = ("body.t.r.a", 0.61512345, "0%"), ("body.t.s.a", 0.0004, "0%")
    assert printed(tmp_path, table({"label": "A", "decimals": 1}), *cells) == ["61.5", "0.04"]
