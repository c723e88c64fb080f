"""Charts: the table of their numbers, their words, and what would mislead."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

import factsheet
from factsheet.content import shown
from factsheet.content.chart_faults import SHOWN
from factsheet.content.chart_names import OF_CHARTS, OF_NUMBERS
from factsheet.document.chart import Chart
from factsheet.document.nodes import Scope, Table, walk
from factsheet.locale.catalogues import Catalogue, units
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from tests.blocks.test_lists import group, problem, sheet

YEARS = {
    "a": {"date": "2019", "value": 12},
    "b": {"date": "2021", "value": 30},
    "c": {"date": "2023", "value": 7},
}
NAMES = {"n": {"label": "North", "value": 61.5}, "s": {"label": "South", "value": 40}}


def chart(data: Any = NAMES, **more: Any) -> dict[str, Any]:
    return {"kind": "chart", "subtitle": "Meals, 2023", "data": data} | more


def read(block: dict[str, Any], lang: str = "en") -> tuple[Chart, Table]:
    found = group(block, lang)
    (table,) = [each for each in walk(found) if isinstance(each, Table)]
    assert found.chart
    return found.chart, table


def cells(table: Table) -> list[list[str]]:
    return [[cell.text.plain for cell in row.cells] for row in table.rows]


def test_the_numbers_are_a_table_headed_by_the_rows() -> None:
    made, table = read(chart(unit="percent"))
    assert cells(table) == [["North", "61.5%"], ["South", "40.0%"]]
    assert (table.head, [row.cells[0].scope for row in table.rows]) == (0, [Scope.ROW, Scope.ROW])
    assert (made.show, made.series, made.table) == ("bars", ("value",), table.id)
    values = [row.values[0].quantity for row in made.rows]
    assert [each.value for each in values if each] == [Decimal("61.5"), Decimal(40)]


def test_series_are_headed_and_what_is_missing_stays_missing() -> None:
    data = {
        "a": {"date": "2019", "girls": 12, "boys": {"missing": "not-available"}},
        "b": {"date": "2021", "girls": {"value": 30, "low": 28, "high": 33, "flag": "estimated"}, "boys": 9},
    }
    series = {"girls": "Girls", "boys": {"label": "Boys", "role": "context"}}
    made, table = read(chart(data, series=series, show="columns", highlight="b"))
    assert cells(table) == [
        ["Date", "Girls", "Boys"],
        ["2019", "12", "…"],
        ["2021", "30 (28–33) (estimated)", "9"],
    ]
    assert [each.quantity for each in made.rows[0].values][1] is None
    (low, high) = (made.rows[1].values[0].low, made.rows[1].values[0].high)
    assert low and high and (low.value, high.value) == (28, 33)
    assert (made.context, made.highlight, made.rows[1].values[0].flag) == (
        frozenset({1}),
        "body.it.b",
        "estimated",
    )


@pytest.mark.parametrize("unit", ["count", "people"])
@pytest.mark.parametrize(("numbers", "said"), [((3, 4, 3), ["3", "4"]), ((6, 0, 7), ["0", "5", "10"])])
def test_an_axis_of_counts_has_whole_ticks(numbers: tuple[int, ...], said: list[str], unit: str) -> None:
    data = [{"date": str(2019 + at), "value": each} for at, each in enumerate(numbers)]
    made, _ = read(chart(data, show="line", unit=unit))
    assert [each.text.plain.removesuffix(" people") for each in made.ticks] == said


@pytest.mark.parametrize("more", [{"unit": "percent"}, {"decimals": 1}, {"unit": "years"}])
def test_an_axis_of_what_has_parts_may_have_halves(more: dict[str, Any]) -> None:
    data = [{"date": str(2019 + at), "value": each} for at, each in enumerate((3, 4, 3))]
    made, _ = read(chart(data, show="line", **more))
    assert [each.value for each in made.ticks] == [3, Decimal("3.5"), 4]


def test_it_says_in_words_what_it_shows_in_the_language() -> None:
    made, _ = read(chart(YEARS, show="line"))
    assert made.alt.plain == ("Meals, 2023; first: 2019 12; last: 2023 7; highest: 2021 30; lowest: 2023 7")
    five = {**NAMES, **{each: {"label": each, "value": 50} for each in "abc"}}
    made, _ = read(chart(five, unit="percent"), "de")
    assert made.alt.plain.endswith("höchster Wert: North 61,5\u00a0%; niedrigster Wert: South 40,0\u00a0%")
    assert read(chart(alt="Rising."))[0].alt.plain == "Rising."


def test_the_words_of_a_translation_are_in_its_alternative() -> None:
    sheet_ = read_data(sheet(chart()))
    texts = {unit.path: f"<{unit.source}>" for unit in units(sheet_)}
    edition = localize(sheet_, "de", Catalogue.of("de", texts))
    found = edition.index["body.it"]
    assert found.chart and "<North> 61,5" in found.chart.alt.plain  # type: ignore[union-attr]
    assert {path for path in texts if path.startswith("body")} == {
        *("body.it.subtitle", "body.it.n.label", "body.it.s.label")
    }


def test_a_reference_is_printed_and_drawn() -> None:
    block = chart(reference={"value": 50, "label": "Goal"}, unit="percent")
    edition = localize(read_data(sheet(block)))
    assert edition.texts()["body.it.reference.label"].plain == "Goal: 50.0%"
    made, _ = read(block)
    assert made.reference and made.reference.value == 50


def test_a_list_of_dates_needs_no_ids() -> None:
    data = [{"date": "2019", "value": 1}, {"date": "2020", "value": 2}, {"date": "2021", "value": 3}]
    found = read_data(sheet(chart(data, show="line")))
    assert [each.code for each in found.warnings] == ["number-without-source"]
    told = read_data(sheet(chart([{"label": "A", "value": 1}, {"label": "B", "value": 2}])))
    assert [each.code for each in told.warnings] == ["items-without-ids", "number-without-source"]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (chart(subtitle="Meals"), "chart-without-date"),
        (chart(dict(list(YEARS.items())[:2]), show="line"), "chart-thin"),
        (chart(heading="one two three four five six seven eight nine ten eleven"), "text-long"),
        (
            chart({f"r{y}": {"label": y, "value": 1} for y in ("2000", "2010", "2011")}, show="columns"),
            "years-as-labels",
        ),
        *(
            (
                chart({f"r{at}": {"label": y, "value": 1} for at, y in enumerate(years)}, show=show),
                "years-as-labels",
            )
            for years in (
                ("1990", "2010", "2020", "2022"),
                ("٢٠٠٠", "٢٠١٠", "٢٠١١"),
                ("2000 г.", "2010 г.", "2011 г."),
            )
            for show in ("columns", "bars")
        ),
    ],
)
def test_what_a_reader_would_ask_for_is_warned_of(block: dict[str, Any], code: str) -> None:
    assert code in [each.code for each in read_data(sheet(block)).warnings]


def test_years_as_labels_are_as_good_where_they_are_as_far_apart() -> None:
    for years in (("2000", "2005", "2010"), ("2011", "2000", "2010"), ("2000/01", "2005/06", "2007/08")):
        rows = {f"r{at}": {"label": y, "value": 1} for at, y in enumerate(years)}
        told = read_data(sheet(chart(rows, show="columns"))).warnings
        assert "years-as-labels" not in [each.code for each in told]


YEAR_SERIES = {"x": "2019", "y": "School year 2023/24"}
TWO_ROWS = {"a": {"label": "A", "x": 60, "y": 30}, "b": {"label": "B", "x": 50, "y": 20}}


@pytest.mark.parametrize("show", ["dots", "columns", "bars"])
def test_years_among_series_or_rows_say_of_when_numbers_are(show: str) -> None:
    by_series = chart(TWO_ROWS, series=YEAR_SERIES, subtitle="Meals", show=show)
    rows = {"a": {"label": "2019", "value": 3}, "b": {"label": "March 2021", "value": 4}}
    for block in (by_series, chart(rows, subtitle="Meals", show=show)):
        assert "chart-without-date" not in [each.code for each in read_data(sheet(block)).warnings]
    undated = chart(TWO_ROWS, series=YEAR_SERIES | {"y": "Later"}, subtitle="Meals", show=show)
    assert "chart-without-date" in [each.code for each in read_data(sheet(undated)).warnings]


def many(count: int, ranked: bool = False) -> dict[str, Any]:
    return {f"r{n}": {"label": f"R{n}", "value": -n if ranked else n} for n in range(count)}


def of_series(count: int, value: Any = 1) -> dict[str, Any]:
    names = {f"s{n}": f"S{n}" for n in range(count)}
    data = {
        "a": {"date": "2020"} | dict.fromkeys(names, value),
        "b": {"date": "2021"} | dict.fromkeys(names, value),
    }
    return chart(data, series=names)


PARTS = {"a": {"label": "A", "x": 60, "y": 30}}
TWO = {"x": "X", "y": "Y"}


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (chart({"a": {"value": 1}}), "chart-row-without-name"),
        (chart({"a": {"label": "A", "date": "2020", "value": 1}}), "chart-row-without-name"),
        (
            chart({"a": {"label": "A", "value": 1}, "b": {"date": "2020", "value": 1}}),
            "chart-row-without-name",
        ),
        (chart({"a": {"label": "A"}}, series=TWO), "row-ragged"),
        (chart(PARTS, series={"x": "X"}), "unknown-series"),
        (
            chart({"a": {"label": "A", "x": 1, "y": {"missing": "suppressed"}}}, series=TWO),
            "series-without-data",
        ),
        (chart({"a": {"label": "A", "value": "12"}}), "number-not-plain"),
        (chart({"a": {"date": "2021", "value": 1}, "b": {"date": "2020", "value": 1}}), "dates-out-of-order"),
        (chart({"a": {"date": "2021", "value": 1}, "b": {"date": "2021", "value": 1}}), "dates-out-of-order"),
        (chart(show="line"), "chart-misleads"),
        (chart(YEARS, show="slope"), "chart-misleads"),
        (chart(unit="one_in"), "chart-misleads"),
        (chart(PARTS, series=TWO, show="stacked", unit="percent"), "chart-misleads"),
        (chart({"a": {"label": "A", "x": 60, "y": -3}}, series=TWO, show="stacked"), "chart-misleads"),
        (chart(show="pictograph"), "chart-misleads"),
        (
            chart(PARTS, series=TWO, show="stacked", reference={"value": 5, "label": "Target"}),
            "chart-misleads",
        ),
        (chart(many(13)), "chart-too-full"),
        (chart(many(41, ranked=True)), "chart-too-full"),
        (chart(many(13), show="columns"), "chart-too-full"),
        (of_series(5) | {"show": "line"}, "chart-too-full"),
        (of_series(5) | {"show": "stacked"}, "chart-too-full"),
        (chart(show="funding"), "funding-without-parts"),
        (chart({"a": {"label": "A", "value": 1, "part": "required"}}), "funding-without-parts"),
        (chart(highlight="west"), "unknown-row"),
        (chart(show="pie"), "unknown-word"),
        (chart({"series": {"label": "A", "value": 1}}), "id-not-valid"),
        (chart({}), "item-count"),
        (chart(from_="cases.csv"), "unknown-key"),
    ],
)
def test_what_would_mislead_is_refused_with_the_way_out(block: dict[str, Any], code: str) -> None:
    found = problem(block)
    assert found.code == code and found.hint


@pytest.mark.parametrize(
    "block",
    [
        chart(many(12)),
        chart(many(40, ranked=True)),
        chart({"a": {"label": "A", "value": -3}, "b": {"label": "B", "value": 4}}),
        chart({"a": {"label": "A", "x": 66.7, "y": 33.4}}, series=TWO, show="stacked", unit="percent"),
        of_series(4) | {"show": "line"},
        of_series(2) | {"show": "slope"},
        of_series(6) | {"show": "small-multiples"},
        chart({p: {"label": p, "value": 5, "part": p} for p in ("required", "received")}, show="funding"),
        chart({"a": {"label": "A", "value": 3}}, show="pictograph"),
    ],
)
def test_what_does_not_mislead_is_taken(block: dict[str, Any]) -> None:
    assert read_data(sheet(block))


@pytest.mark.parametrize("name", sorted(OF_CHARTS))
def test_a_chart_by_another_name_is_told_what_shows_its_numbers_here(name: str) -> None:
    """The first way that the hint names is taken with the rows as they are, or asks for what it says."""
    for written in (name, f"{name} chart", name.title()):
        with pytest.raises(factsheet.FactsheetError) as caught:
            read_data(sheet(chart(YEARS, show=written)))
        (found,) = caught.value.diagnostics
        assert found.code == "unknown-word" and "did you mean" not in found.hint
    ways = re.findall(r"show: ([a-z-]+)", found.hint)
    assert all(way in (*SHOWN, "gauge") for way in ways)
    if ways and "two dates" not in found.hint:
        read_data(sheet(chart(YEARS, show=ways[0])))


def test_a_key_number_by_the_name_of_a_chart_is_told_what_draws_it() -> None:
    for name, hint in OF_NUMBERS.items():
        ways = re.findall(r"show: ([a-z_]+)", hint)
        assert ways and all(way in shown.SHOWN for way in ways), name
    assert not OF_NUMBERS.keys() & set(shown.SHOWN)
    assert not OF_CHARTS.keys() & set(SHOWN)


def test_a_fund_a_slope_and_a_few_parts_are_said_whole() -> None:
    fund = {
        "r": {"label": "Required", "part": "required", "value": 612},
        "g": {"label": "Received", "part": "received", "value": 431},
        "p": {"label": "Pledged", "part": "pledged", "value": 58},
    }
    made, _ = read(chart(fund, show="funding"))
    assert made.alt.plain == "Meals, 2023; Required 612; Received 431; Pledged 58; Missing 123"
    parts = {
        "a": {"label": "Queue", "value": 48},
        "b": {"label": "Noise", "value": 33},
        "c": {"label": "Food", "value": 19},
    }
    made, _ = read(chart(parts, show="stacked", unit="percent"))
    assert made.alt.plain == "Meals, 2023; Queue 48%; Noise 33%; Food 19%"
    dates = [{"date": "2019", "x": 12, "y": -3}, {"date": "2023", "x": 30, "y": 9}]
    made, _ = read(chart(dates, show="slope", series={"x": "North", "y": "South"}))
    assert made.alt.plain == "Meals, 2023; North \u2013 2019 12; 2023 30; South \u2013 2019 \u22123; 2023 9"
