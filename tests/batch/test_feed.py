"""Feed: what no column feeds is named, whatever is said beside it; a column that feeds nothing is told."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.batch.feed import alike
from factsheet.batch.prepared import prepare
from factsheet.batch.row import Rows, read_rows
from factsheet.errors import DataError
from factsheet.yaml_source import from_data

SHEET: dict[str, Any] = {
    "factsheet": 1,
    "id": "g",
    "lang": "en",
    "variables": {"place": "Nowhere", "n": 5, "opened": {"date": "2026-01-02"}, "unused": 9},
    "title": "Report of {place}",
    "summary": "Here {n, plural, other {# wells}} since {opened}.",
    "publisher": {"name": "Org"},
    "key_numbers": {
        "items": {"k": {"value": 3, "label": "wells in {place}"}, "q": {"value": 4, "label": "pumps"}}
    },
    "body": {
        "c": {
            "kind": "chart",
            "show": "bars",
            "heading": "Cases in {place}, 2025",
            "data": {"x": {"label": "North", "value": 3}, "y": {"label": "South", "value": 4}},
        },
        "t": {
            "kind": "table",
            "heading": "Table of {place}",
            "columns": {"name": "Name", "a": "A"},
            "rows": {"r": {"name": "{place}", "a": 3}, "s": {"name": "S", "a": 4}},
        },
        "f": {"kind": "facts", "items": {"area": {"label": "Area of {place}", "value": 8}}},
        "w": {
            "kind": "table",
            "columns": {"name": "Name", "a": "A"},
            "rows": {"r": {"name": "N", "a": "Yes"}},
        },
    },
}
ALL = ["place", "n", "opened", "key_numbers.k", "key_numbers.q", "body.c", "body.t", "body.f.area"]
FEEDS = {
    "place": "place",
    "place@de": "place",
    "n": "n",
    "n.missing": "n",
    "variables.n": "n",
    "opened.date": "opened",
    "key_numbers.k.value": "key_numbers.k",
    "key_numbers.k.missing": "key_numbers.k",
    "key_numbers.q": "key_numbers.q",
    "key_numbers.q.label": "",
    "body.c.x.value": "body.c",
    "body.c.data.y.value": "body.c",
    "body.c.x.label": "",
    "body.c.heading": "",
    "body.t.r.a": "body.t",
    "body.t.r.name": "",
    "body.f.area.value": "body.f.area",
    "body.f.area.label": "",
    "title": "",
    "subtitle": "",
}


def rows_of(*heads: str) -> Rows:
    """The rows of two records, in columns with these heads."""
    return read_rows([{"id": each, **dict.fromkeys(heads, "1")} for each in "ab"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(FEEDS)), unique_by=lambda head: head.removeprefix("variables.")))
def test_all_that_is_set_and_has_no_column_is_named(heads: list[str]) -> None:
    fed = {FEEDS[each] for each in heads}
    named = [each for each in ALL if each not in fed]
    (told,) = alike(from_data(SHEET), rows_of(*heads)) if named else [""]
    assert told == (
        f"<rows>: the same in all 2 editions of a language, from no column: {', '.join(named)}"
        if named
        else ""
    )


def test_words_of_the_row_in_a_table_or_the_file_of_a_chart_feed_it() -> None:
    data = {**SHEET, "body": {"t": {**SHEET["body"]["t"], "rows": {"r": {"name": "N", "a": "{n} of 9"}}}}}
    told = "".join(alike(from_data(data), rows_of("place", "opened", "key_numbers.k.value")))
    assert told.endswith("no column: n, key_numbers.q, body.t")
    assert "body.t" not in "".join(alike(from_data(data), rows_of("n")))
    data["body"] = {"c": {"kind": "chart", "from": "{place}.csv"}}
    assert "body.c" in "".join(alike(from_data(data), rows_of("n")))
    assert "body.c" not in "".join(alike(from_data(data), rows_of("place")))


def test_one_row_is_not_like_another() -> None:
    assert not [*alike(from_data(SHEET), read_rows([{"id": "a", "title": "A"}]))]


@pytest.mark.parametrize(("name", "tag"), [*itertools.product(("plcae", "plac", "placee"), ("", "en", "de"))])
def test_a_mistyped_column_is_refused_in_every_language(tmp_path: Path, name: str, tag: str) -> None:
    head = f"{name}@{tag}" if tag else name
    beside = {"place": "A"} if tag else {}
    with pytest.raises(DataError) as caught:
        prepare(SHEET, [{"id": "a", **beside, head: "B"}], tmp_path, outputs=("text",))
    (found,) = caught.value.diagnostics
    assert found.message == f"nothing takes a value from the column {head}"
    assert f'did you mean "place{"@" if tag else ""}{tag}"?' in found.hint


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("key_numbers.k.omit", "unknown-key"),
        ("body.c.q", "unknown-key"),
        ("body.t.r.z", "unknown-column"),
        ("body.c.x.rural", "unknown-series"),
        ("body.z.heading", "unknown-content-path"),
    ],
)
def test_a_column_that_leads_nowhere_is_refused_once(tmp_path: Path, head: str, code: str) -> None:
    path = tmp_path / "rows.csv"
    # Neither the first row nor a wrong one beside it hides it.
    path.write_text(f"id,n,{head}\na,1,\nb,few,3\nc,2,3\nd,4,5\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        prepare(SHEET, path, tmp_path / "out", outputs=("text",))
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.span)) == (code, f"{path}:1:6")
