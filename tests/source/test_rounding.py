"""Digits that a line `decimals:` takes away are told, with the place of the number and a way to keep them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factsheet.source.reader import read, read_data

HEAD = {"factsheet": 1, "id": "w", "lang": "en", "title": "Water", "summary": "It is clean."}
HEAD |= {"publisher": {"name": "Works"}}
CODES = ("digits-not-printed", "number-prints-as-zero")


def told(**more: Any) -> list[tuple[str, str]]:
    """The path and the code of each warning of digits."""
    return [(each.path, each.code) for each in read_data({**HEAD, **more}).warnings if each.code in CODES]


def number(**keys: Any) -> dict[str, Any]:
    return {"key_numbers": {"items": {"lead": {"label": "lead", **keys}}}}


@given(st.decimals(-1000, 1000, places=4), st.integers(0, 9))
def test_a_number_that_does_not_print_as_it_is_written_is_told(value: Decimal, decimals: int) -> None:
    found = told(**number(value=value, decimals=decimals))
    printed = round(value * 10**decimals + Decimal("1e-9").copy_sign(value)) if value else 0
    if value * 10**decimals == int(value * 10**decimals):
        assert not found
    else:
        code = "number-prints-as-zero" if not printed else "digits-not-printed"
        assert found == [("key_numbers.lead.value", code)]


def test_every_part_of_a_number_counts() -> None:
    parts = {"value": 5, "low": 4.55, "high": 6, "decimals": 1}
    assert told(**number(**parts)) == [("key_numbers.lead.low", "digits-not-printed")]
    assert told(**number(value=5, target=5.25, decimals=1)) == [
        ("key_numbers.lead.target", "digits-not-printed")
    ]
    assert not told(**number(value=1234567, decimals=1, format="compact"))
    assert not told(**number(value=0.3333333333333333, decimals=1))
    assert told(**number(value=0.03333333333333333, decimals=1))[0][1] == "number-prints-as-zero"


def test_those_of_a_chart_and_of_a_column_are_told_once_unless_they_print_as_zero() -> None:
    rows = {f"r{at}": {"label": "a", "value": at + 0.25} for at in range(3)} | {
        "own": {"label": "b", "value": {"value": 0.75, "decimals": 2}},
        "none": {"label": "c", "value": 0.004},
    }
    chart = {"kind": "chart", "subtitle": "Values", "decimals": 1, "data": rows}
    assert told(body={"c": chart}) == [
        ("body.c.none.value", "number-prints-as-zero"),
        ("body.c.r0.value", "digits-not-printed"),
    ]
    cells = {f"r{at}": {"name": "a", "v": value} for at, value in enumerate((12.345, 1, 0.001, 2.005))}
    table = {"kind": "table", "columns": {"name": "Name", "v": {"label": "v", "decimals": 2}}, "rows": cells}
    assert told(body={"t": table}) == [
        ("body.t.r2.v", "number-prints-as-zero"),
        ("body.t.r0.v", "digits-not-printed"),
    ]


def test_the_warning_names_place_count_and_a_line_that_can_be_followed(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text(
        "factsheet: 1\nid: w\nlang: en\ntitle: Water\nsummary: It is clean.\npublisher: {name: Works}\n"
        "body:\n"
        "  f:\n    kind: facts\n    items:\n      p: {label: P, value: 0.0004, decimals: 3}\n"
    )
    (found,) = (each for each in read(path).warnings if each.code in CODES)
    assert (found.span.line, found.span.column) == (11, 28) if found.span else False
    assert found.message == "body.f.p.value is 0.0004, and not zero, and prints as 0.000: decimals is 3"
    assert found.hint == "write decimals: 4, or the number in a smaller unit"
    path.write_text(path.read_text().replace("decimals: 3", "decimals: 4"))
    assert not [each for each in read(path).warnings if each.code in CODES]
