"""Tables and facts: what their cells print, how they are headed, and what is refused."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from factsheet.document.grid import placed_cells
from factsheet.document.nodes import Note, Paragraph, Scope, Table, walk
from factsheet.locale.catalogues import units
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from factsheet.source.schema import schema
from tests.blocks.test_lists import group, problem, sheet
from tests.source.sample import changed, read_text, refused

COLUMNS = {"name": "Name", "cost": {"label": "Cost", "unit": "currency:GBP"}}


def table(rows: dict[str, Any], columns: dict[str, Any] = COLUMNS, **more: Any) -> dict[str, Any]:
    return {"kind": "table", "columns": columns, "rows": rows} | more


def made(block: dict[str, Any], lang: str = "en") -> Table:
    (found,) = [each for each in walk(group(block, lang)) if isinstance(each, Table)]
    return found


def printed(block: dict[str, Any], lang: str = "en") -> list[list[str]]:
    return [[cell.text.plain for cell in row.cells] for row in made(block, lang).rows]


def test_numbers_print_as_the_language_writes_them_and_alike_in_a_column() -> None:
    rows = {"a": {"name": "A", "cost": 2.5}, "b": {"name": "B", "cost": 1200}}
    assert printed(table(rows)) == [["Name", "Cost"], ["A", "£2.50"], ["B", "£1,200.00"]]
    assert printed(table(rows), "de")[2] == ["B", "1.200,00\u00a0£"]


def test_the_cells_that_name_columns_and_rows_are_headers() -> None:
    found = made(table({"a": {"name": "A", "cost": 2}}, names="name"))
    scopes = [[cell.scope for cell in row.cells] for row in found.rows]
    assert scopes == [[Scope.COLUMN, Scope.COLUMN], [Scope.ROW, None]]
    assert (found.head, found.numeric, found.centered) == (1, frozenset({1}), frozenset())


def test_a_head_over_several_columns_spans_them() -> None:
    columns = {
        "name": "Name",
        "now": {"label": "Now", "decimals": 0, "group": "Cost", "align": "center"},
        "then": {"label": "Then", "decimals": 0, "group": "Cost"},
    }
    found = made(table({"a": {"name": "A", "now": 1, "then": 2}}, columns))
    assert found.head == 2
    assert [(cell.text.plain, cell.columns, cell.rows) for cell in found.rows[0].cells] == [
        *(("Name", 1, 2), ("Cost", 2, 1))
    ]
    assert [[column for column, _ in row] for row in placed_cells(found)] == [[0, 1], [1, 2], [0, 1, 2]]
    assert (found.numeric, found.centered) == (frozenset({2}), frozenset({1}))


def test_groups_of_rows_have_a_head_once_and_the_total_is_known() -> None:
    rows = {
        "a": {"name": "A", "cost": 1, "group": "Coast"},
        "b": {"name": "B", "cost": 2, "group": "Coast"},
        "c": {"name": "C", "cost": 3, "group": "Hills"},
        "all": {"name": "All", "cost": 6},
    }
    found = made(table(rows, total="all"))
    assert [row.cells[0].text.plain for row in found.rows] == ["Name", "Coast", "A", "B", "Hills", "C", "All"]
    assert [row.cells[0].columns for row in found.rows][1] == 2
    assert [row.total for row in found.rows] == [False] * 6 + [True]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ({"value": 12, "flag": "provisional"}, "£12 (provisional)"),
        ({"value": 12, "low": 10, "high": 15}, "£12 (£10–15)"),
        ({"missing": "not-available"}, "…"),
        ({"missing": "suppressed", "below": 5}, "<£5"),
        ({"value": 12, "approx": True}, "~£12"),
        ({"value": 12, "decimals": 1}, "£12.0"),
        ({"text": "free"}, "free"),
    ],
)
def test_what_is_to_be_known_of_a_number_prints_with_it(cell: dict[str, Any], shown: str) -> None:
    columns = COLUMNS if "text" not in cell else {"name": "Name", "cost": "Cost"}
    assert printed(table({"a": {"name": "A", "cost": cell}}, columns))[1][1] == shown


def test_signs_are_explained_and_notes_of_cells_stand_under_the_table() -> None:
    rows = {
        "a": {"name": "A", "cost": {"missing": "not-available"}},
        "b": {"name": "B", "cost": {"value": 3, "note": "Without tax."}},
        "c": {"name": "C[^x]", "cost": {"missing": "suppressed"}},
    }
    found = group(table(rows, notes={"x": "Closed."}, note="In pounds."))
    said = [each.text.plain for each in walk(found) if isinstance(each, Paragraph | Note)]
    assert said == ["*Without tax.", "†Closed.", "… not available; x not published", "In pounds."]
    assert printed(table(rows, notes={"x": "Closed."}))[2:] == [["B", "£3*"], ["C†", "x"]]


def test_sources_are_named_under_the_table_by_their_titles() -> None:
    data = sheet(table({"a": {"name": "A", "cost": 1}}, source=["one", "two"]))
    data |= {"sources": {"one": {"title": "Census"}, "two": {"title": "Survey"}}}
    assert localize(read_data(data)).texts()["body.it.source_line"].plain == "Source: Census; Survey"


def test_the_words_of_a_table_are_translated_and_its_numbers_are_not() -> None:
    rows = {"a": {"name": "A", "cost": {"value": 1, "note": "N"}, "group": "G"}}
    found = {unit.path: unit.source for unit in units(read_data(sheet(table(rows, caption="C"))))}
    own = {path: text for path, text in found.items() if path.startswith("body.")}
    assert own == {
        "body.it.caption": "C",
        "body.it.columns.name.label": "Name",
        "body.it.columns.cost.label": "Cost",
        "body.it.a.group": "G",
        "body.it.a.name": "A",
        "body.it.a.cost.note": "N",
    }


ROW = {"name": "A", "cost": 1}
BOTH, OUTSIDE = {"value": 1, "missing": "suppressed"}, {"value": 1, "low": 2, "high": 3}


@pytest.mark.parametrize(
    ("rows", "more", "code", "path"),
    [
        ({"a": {"name": "A"}}, {}, "row-ragged", "body.it.a"),
        ({"a": ROW | {"csot": 1}}, {}, "unknown-column", "body.it.a.csot"),
        ({"a": ROW | {"cost": "12"}}, {}, "text-for-number", "body.it.a.cost"),
        ({"a": ROW | {"cost": "1,200"}}, {}, "text-for-number", "body.it.a.cost"),
        ({"a": ROW | {"cost": {"flag": "estimated"}}}, {}, "cell-empty", "body.it.a.cost"),
        (
            {"a": ROW | {"cost": {"value": 1, "missing": "suppressed"}}},
            {},
            "value-and-missing",
            "body.it.a.cost",
        ),
        (
            {"a": ROW | {"cost": {"value": 1, "low": 2, "high": 3}}},
            {},
            "interval-not-valid",
            "body.it.a.cost",
        ),
        ({"a": ROW | {"cost": {"value": 1, "low": 1}}}, {}, "interval-not-valid", "body.it.a.cost"),
        ({"a": ROW | {"cost": {"value": "x"}}}, {}, "number-not-plain", "body.it.a.cost.value"),
        ({"a": ROW}, {"names": "nam"}, "unknown-column", "body.it.names"),
        ({"a": ROW}, {"total": "b"}, "unknown-row", "body.it.total"),
        ({"columns": ROW}, {}, "id-not-valid", "body.it.columns"),
        ({}, {}, "item-count", "body.it"),
        ({"a": ["A", 1]}, {}, "not-a-group", "body.it.a"),
        ({"a": ROW}, {"source": "nowhere"}, "unknown-source", "body.it.source"),
    ],
)
def test_a_table_that_is_none_is_refused(rows: Any, more: dict[str, Any], code: str, path: str) -> None:
    found = problem(table(rows, **more))
    assert (found.code, found.path) == (code, path)
    assert found.hint


def test_a_cell_that_is_text_is_shown_where_it_stands() -> None:
    block = (
        "\nbody:\n  it:\n    kind: table\n    columns: {name: Name, cost: {label: Cost, decimals: 0}}\n"
        "    rows:\n      a: {name: A, cost: 4 times}\nabout:\n"
    )
    source = changed("\nabout:\n", block)
    (found,) = refused(source)
    assert found.code == "text-for-number" and found.span
    assert found.span.line == source[: source.index("4 times")].count("\n") + 1
    assert (found.span.column, found.span.length) == (26, 7)


def test_wide_and_long_tables_are_warned_of() -> None:
    columns = {f"c{number}": f"C{number}" for number in range(13)}
    rows = {f"r{number}": dict.fromkeys(columns, 1) for number in range(21)}
    found = read_data(sheet(table(rows, columns))).warnings
    assert [(each.code, each.path) for each in found] == [
        *(("items-many", "body.it.columns"), ("items-many", "body.it"))
    ]


def fact(**keys: Any) -> dict[str, Any]:
    return {"kind": "facts", "items": {"a": {"label": "Lift"} | keys}}


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ({"value": 45, "unit": "meters"}, "45 meters"),
        ({"low": 10, "high": 45, "unit": "meters"}, "10–45 meters"),
        ({"value": 37.5, "unit": "kilograms", "tolerance": 0.5}, "37.5\u00a0±\u00a00.5 kilograms"),
        ({"value": 5, "unit": "currency:USD", "tolerance": 1}, "$5\u00a0±\u00a0$1"),
        ({"value": 60, "unit": "percent", "tolerance": 2}, "60\u00a0±\u00a02%"),
        ({"text": "Mo–Fr **8–16**"}, "Mo–Fr 8–16"),
        ({"missing": "not-applicable"}, "–"),
    ],
)
def test_a_fact_is_a_row_headed_by_its_term(keys: dict[str, Any], shown: str) -> None:
    found = made(fact(**keys))
    assert (found.head, [cell.scope for cell in found.rows[0].cells]) == (0, [Scope.ROW, None])
    assert printed(fact(**keys)) == [["Lift", shown]]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({}, "fact-without-value"),
        ({"value": 1, "text": "one"}, "fact-without-value"),
        ({"value": 1, "tolerance": 0}, "interval-not-valid"),
        ({"text": "one", "tolerance": 1}, "interval-not-valid"),
        ({"value": "8–16"}, "number-not-plain"),
        ({"value": 1, "unit": "metres"}, "unknown-unit"),
    ],
)
def test_a_fact_that_is_none_is_refused(keys: dict[str, Any], code: str) -> None:
    assert problem(fact(**keys)).code == code


def test_the_schema_of_editors_takes_every_form_of_a_cell() -> None:
    columns = {"name": "Name", "count": "Count"}
    cells = (
        "A text",
        3,
        True,
        {"value": 3, "flag": "estimated"},
        {"missing": "not-available"},
        {"text": "b"},
    )
    rows = {f"r{number}": {"name": "A", "count": each} for number, each in enumerate(cells)}
    body: dict[str, Any] = {"t": {"kind": "table", "columns": columns, "rows": rows}}
    data = {"factsheet": 1, "id": "t", "lang": "en", "title": "T", "summary": "S", "body": body}
    check = jsonschema.Draft7Validator(schema())
    assert not list(check.iter_errors(data))
    body["t"]["rows"] = {"r": {"name": "A", "count": {"valeu": 3}}}
    assert list(check.iter_errors(data))


def test_words_may_stand_for_a_number_where_they_are_said_to_be_words() -> None:
    rows = {"a": {"name": "A", "cost": {"text": "Free for under 5s"}}, "b": {"name": "B", "cost": 3.5}}
    found = table(rows)
    assert [row[1] for row in printed(found)] == ["Cost", "Free for under 5s", "£3.50"]
    assert made(found).numeric == {1}


@pytest.mark.parametrize("typed", ["1,200", "£3", "12", "١٢", "n/a"])
def test_a_number_typed_as_words_is_refused(typed: str) -> None:
    found = problem(table({"a": {"name": "A", "cost": {"text": typed}}}))
    assert (found.code, found.path) == ("text-for-number", "body.it.a.cost")


def test_the_hint_of_words_for_a_number_can_be_followed() -> None:
    found = problem(table({"a": {"name": "A", "cost": "Free"}}))
    assert "{text: Free}" in found.hint
    assert printed(table({"a": {"name": "A", "cost": {"text": "Free"}}}))[1] == ["A", "Free"]


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ((52, 0.004), ["52", "0.004"]),
        ((1.5, 2), ["1.5", "2.0"]),
        ((95, 94.6), ["95.0", "94.6"]),
        ((9, 9.25), ["9.00", "9.25"]),
        ((0.125, 0.5, 1), ["0.125", "0.500", "1.000"]),
        ((1200, 3.0625), ["1,200", "3.0625"]),
    ],
)
def test_noughts_make_no_number_more_exact_than_any_was_written(
    values: tuple[float, ...], shown: list[str]
) -> None:
    rows = {f"r{n}": {"name": "A", "n": each} for n, each in enumerate(values)}
    found = table(rows, {"name": "Name", "n": "Number"})
    assert [row[1] for row in printed(found)[1:]] == shown


def test_a_cell_that_is_a_number_quotes_no_key_number() -> None:
    block = table(
        {"a": {"name": "A", "n": 1048}, "b": {"name": "Of 1,048", "n": 2}},
        {"name": "Name", "n": {"label": "Homes", "unit": "count"}},
    )
    numbers = {"items": {"hh": {"value": 1048, "label": "homes"}}}
    warnings = localize(read_data({**sheet(block), "key_numbers": numbers})).warnings
    assert [each.path for each in warnings if each.code == "key-number-typed"] == ["body.it.b.name"]


@pytest.mark.parametrize(
    ("cells", "at_end"),
    [
        ((11240, 7400, "does not apply"), True),
        ((11240, "does not apply"), False),
        (("few", "many", 3), False),
        ((1, {"missing": "not-available"}, "free"), True),
    ],
)
def test_a_word_among_numbers_moves_none_of_them(cells: tuple[Any, ...], at_end: bool) -> None:
    rows = {f"r{at}": {"name": "A", "count": each} for at, each in enumerate(cells)}
    assert made(table(rows, {"name": "Name", "count": "Count"})).numeric == ({1} if at_end else set())


SIGNS = """body:
  z:
    kind: table
    columns: {{n: Zone, v: {{label: Lead, unit: grams}}, w: Remark}}
    rows:
      a: {{n: A, v: {value}, w: Federal law}}
      b: {{n: B, v: 2, w: {cell}}}
"""


@pytest.mark.parametrize(
    ("value", "cell", "codes"),
    [
        ("{missing: not-applicable}", "'–'", ["sign-explained-otherwise"]),
        ("{missing: not-applicable}", "'-'", ["sign-explained-otherwise"]),
        ("{missing: not-available}", "'...'", ["sign-explained-otherwise"]),
        ("{missing: not-available}", "'–'", []),
        ("{missing: suppressed}", "x", ["sign-explained-otherwise"]),
        ("1", "'–'", []),
        ("1", "''", ["words-not-there"]),
        ("1", "", ["words-not-there"]),
        ("1", "{missing: not-available}", []),
        ("''", "None", []),
    ],
)
def test_typed_signs_and_empty_words_are_told(value: str, cell: str, codes: list[str]) -> None:
    head = "factsheet: 1\nid: t\nlang: en\ntitle: T\nsummary: S.\npublisher: {name: P}\n"
    told = read_text(head + SIGNS.format(value=value, cell=cell)).warnings
    found = [each for each in told if each.code in ("sign-explained-otherwise", "words-not-there")]
    assert [each.code for each in found] == codes
    assert all(each.path == "body.z.b.w" and each.hint for each in found)
