"""Numbers with all that is to be known of them: intervals alone, dates, sources, what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet.document.nodes import Figure, walk, words
from factsheet.document.selectors import part
from factsheet.errors import DataError, Diagnostic
from factsheet.locale.edition import localize
from factsheet.source.reader import read_data
from tests.blocks.test_lists import sheet

TABLE = {"kind": "table", "columns": {"n": "Well", "v": "Depth"}}
SOURCES = {"s": {"title": "Survey"}, "r": {"title": "Register"}}


def whole(**more: Any) -> dict[str, Any]:
    return {**sheet({"kind": "text", "text": "It."}), "sources": SOURCES, **more}


def said(data: dict[str, Any], lang: str | None = None) -> list[str]:
    return [text.plain for text in words(localize(read_data({**data, "lang": lang or "en"})).document)]


def problem(data: dict[str, Any]) -> Diagnostic:
    with pytest.raises(DataError) as caught:
        read_data(data)
    (found,) = caught.value.diagnostics
    return found


def number(**more: Any) -> dict[str, Any]:
    return whole(key_numbers={"items": {"a": {"label": "people", "source": "s", **more}}})


def table(cell: Any) -> dict[str, Any]:
    rows = {"a": {"n": "North", "v": 12}, "b": {"n": "South", "v": cell}}
    return whole(body={"it": {**TABLE, "rows": rows, "source": "s"}})


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"low": 2, "high": 4, "unit": "percent"}, "2–4%"),
        ({"low": 238000000, "high": 294000000, "format": "compact"}, "238–294 million"),
        ({"missing": "suppressed"}, "not published"),
        ({"missing": "suppressed", "below": 5}, "<5"),
    ],
)
def test_a_key_number_is_an_interval_or_why_there_is_none(given: dict[str, Any], printed: str) -> None:
    found = said(number(**given))
    assert found.count(printed) == 1
    assert "…" not in found


@pytest.mark.parametrize(
    ("more", "hint"), [({}, "write low: 5 and high: 30"), ({"value": 7}, "write low: 5")]
)
def test_ends_of_an_interval_in_each_others_place_are_told_with_what_to_write(
    more: dict[str, Any], hint: str
) -> None:
    """Without a value it was said that low is at most the value."""
    assert problem(number(low=30, high=5, **more)).hint.startswith(hint)


def test_an_interval_without_a_value_is_no_share_to_draw() -> None:
    found = problem(number(low=2, high=4, unit="percent", show="icon_array"))
    assert (found.path, found.code) == ("key_numbers.a.show", "number-not-a-share")


@pytest.mark.parametrize(
    ("variable", "printed"),
    [
        ({"value": 3, "low": 2, "high": 4, "unit": "percent"}, "It is 3% (2–4%)."),
        ({"low": 2, "high": 4, "unit": "hours"}, "It is 2–4 hours."),
        ({"value": 3, "flag": "provisional", "period": "2014/2023"}, "It is 3 (provisional) (2014–2023)."),
        ({"missing": "not-applicable"}, "It is not applicable."),
        ({"missing": "suppressed", "below": 5}, "It is <5."),
    ],
)
def test_a_variable_is_a_number_like_any_other(variable: dict[str, Any], printed: str) -> None:
    assert printed in said(whole(variables={"n": variable}, about={"text": "It is {n}."}))


def test_a_variable_is_cited_where_it_is_set() -> None:
    found = problem(whole(variables={"n": {"value": 3, "source": "s"}}, about={"text": "It is {n}."}))
    assert (found.path, found.code) == ("variables.n.source", "variable-not-usable")
    assert "[@s]" in found.hint


@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_cell_of_a_table_or_a_chart_is_a_missing_value(empty: Any) -> None:
    found = said(table(empty))
    assert found[found.index("South") + 1 :][:2] == ["…", "… not available"]
    data = {"a": {"label": "North", "value": 12}, "b": {"label": "South", "value": empty}}
    found = said(whole(body={"it": {"kind": "chart", "data": data, "subtitle": "2024", "source": "s"}}))
    assert found[found.index("South") + 1 :][:2] == ["…", "… not available"]


def test_a_row_has_a_name() -> None:
    found = problem(whole(body={"it": {**TABLE, "rows": {"a": {"n": None, "v": 1}}}}))
    assert (found.path, found.code, found.message) == (
        "body.it.a.n",
        "value-empty",
        "body.it.a.n is empty, and it names the row",
    )


def test_a_cell_has_dates_and_a_source_of_its_own() -> None:
    found = said(table({"value": 3, "as_of": "2023", "source": "r"}))
    assert "3 (as of 2023)\u00a0[1]" in found
    # The line under the table names its own source, in words; the list has both, in the order of the sheet.
    assert [each for each in found if "Survey" in each or "Register" in each] == [
        "Source: Survey",
        "[1] Register",
        "[2] Survey",
    ]
    data = {"a": {"label": "North", "value": {"value": 12, "period": "2014/2015", "source": "r"}}}
    found = said(whole(body={"it": {"kind": "chart", "data": data, "subtitle": "2024", "source": "s"}}))
    assert {"12 (2014–2015)", "Source: Survey; Register"} <= {*found}
    # One that a number names again keeps its place: those of the chart go before those of its numbers.
    data["b"] = {"label": "South", "value": {"value": 9, "source": "s"}}
    found = said(whole(body={"it": {"kind": "chart", "data": data, "subtitle": "2024", "source": "s"}}))
    assert "Source: Survey; Register" in found


def test_a_fact_has_dates_and_a_source_of_its_own() -> None:
    items = {"a": {"label": "Depth", "value": 3, "period": "2014", "source": "r"}}
    assert "3 (2014)\u00a0[1]" in said(whole(body={"it": {"kind": "facts", "items": items}}))


@pytest.mark.parametrize("key", [{"flag": "estimated"}, {"as_of": "2023"}, {"decimals": 1}, {"approx": True}])
def test_what_is_said_of_a_number_stands_beside_no_text(key: dict[str, Any]) -> None:
    (name,) = key
    for data in (
        table({"text": "deep", **key}),
        whole(body={"it": {"kind": "facts", "items": {"a": {"label": "Depth", "text": "deep", **key}}}}),
    ):
        found = problem(data)
        assert (found.code, found.path.rpartition(".")[2]) == ("text-for-number", name)


def test_a_number_that_is_missing_is_quoted_in_words() -> None:
    data = {**number(missing="not-available"), "about": {"text": "It is {a}."}}
    assert "It is not available." in said(data)


@pytest.mark.parametrize(
    ("lang", "printed"),
    [("zh-Hant", "2.1萬"), ("zh-Hant-HK", "2.1萬"), ("zh-Hant-MO", "2.1萬"), ("zh-Hans", "2.1万")],
)
def test_large_numbers_are_in_the_words_of_the_language(lang: str, printed: str) -> None:
    assert printed in said(number(value=21000, format="compact"), lang)


def test_a_gauge_holds_a_number_against_its_target() -> None:
    data = number(value=43.5, unit="percent", show="gauge", target=60)
    edition = localize(read_data(data))
    assert edition.texts()["key_numbers.a.dated"].plain == "target: 60%"
    (drawing,) = [each for each in walk(edition.document) if isinstance(each, Figure)]
    assert (drawing.art.value, drawing.alt and drawing.alt.plain) == ("gauge", "43.5%; target: 60%")
    item = edition.index["key_numbers.a"]
    assert part(item, "gauge").target == 60
    assert (part(item, "bar"), part(item, "tally")) == (None, None)


def test_a_target_without_a_drawing_is_printed() -> None:
    assert "target: $4" in said(number(value=1.3, unit="currency:USD", target=4))
    assert "目標：4" in said(number(value=2, target=4), "zh-Hant")


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"value": 5, "show": "gauge"}, "show"),
        ({"value": -5, "show": "gauge", "target": 3}, "value"),
        ({"value": 5, "show": "gauge", "target": 0}, "value"),
        ({"value": 5, "unit": "one_in", "show": "gauge", "target": 3}, "show"),
        ({"missing": "suppressed", "target": 3}, "target"),
    ],
)
def test_what_is_no_way_to_a_target_is_refused(given: dict[str, Any], key: str) -> None:
    found = problem(number(**given))
    assert (found.code, found.path) == ("number-without-target", f"key_numbers.a.{key}")


def test_figures_for_less_than_one_in_a_hundred_are_warned_of() -> None:
    def told(value: float) -> list[str]:
        found = read_data(number(value=value, unit="percent", show="icon_array")).warnings
        return [each.code for each in found if each.path == "key_numbers.a.show"]

    assert told(0.5) == ["share-too-small"]
    assert told(1) == []


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "13 of 100"),
        ("de", "13 von 100"),
        ("es", "13 de cada 100"),
        ("ja", "100のうち13"),
        ("tr", "100 içinde 13"),
    ],
)
def test_figures_are_counted_without_saying_of_what(lang: str, shown: str) -> None:
    read = read_data({**number(value=13, unit="percent", show="icon_array"), "lang": lang})
    told = [each.alt.plain for each in walk(localize(read).document) if isinstance(each, Figure) and each.alt]
    assert told == [shown]


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("en", "13 of 100 people"), ("ja", "100人中13人"), ("sw", "watu 13 kati ya 100"), ("din", "13 : 100")],
)
def test_people_are_counted_as_such_where_the_data_says_so(lang: str, shown: str) -> None:
    read = read_data({**number(value=13, unit="percent", show="icon_array", of="people"), "lang": lang})
    told = [each.alt.plain for each in walk(localize(read).document) if isinstance(each, Figure) and each.alt]
    assert told == [shown]


@pytest.mark.parametrize(
    ("lang", "given", "shown"),
    [
        ("en", {"value": 82.5, "of": "people"}, "~83 of 100 people"),
        ("de", {"value": 82.5}, "≈83 von 100"),
        ("ko", {"value": 82.5, "of": "people"}, "100명 중 약 83명"),
        ("ar", {"value": 82.5}, "~٨٣ من كل ١٠٠"),
        ("en", {"value": 83}, "83 of 100"),
        ("en", {"value": 83, "approx": True}, "~83 of 100"),
        ("en", {"value": 1.3}, "1 of 77"),
        ("en", {"value": 1.299, "decimals": 1}, "1 of 77"),
        ("en", {"value": 4.6}, "~1 of 22"),
        ("en", {"value": 0}, "0 of 100"),
        ("en", {"value": 137, "unit": "per_1000"}, "137 of 1,000"),
        ("en", {"value": 137.4, "unit": "per_1000"}, "~137 of 1,000"),
    ],
)
def test_figures_that_do_not_say_the_number_itself_are_about_it(
    lang: str, given: dict[str, Any], shown: str
) -> None:
    item = {"unit": "percent", "show": "icon_array", **given}
    read = read_data({**number(**item), "lang": lang})
    told = [each.alt.plain for each in walk(localize(read).document) if isinstance(each, Figure) and each.alt]
    assert [each.replace("\u00a0", " ") for each in told] == [shown]


def test_what_draws_no_figures_has_none_of_people() -> None:
    (found,) = (
        each
        for each in read_data(number(value=12.5, unit="percent", show="bar", of="people")).warnings
        if each.code != "number-without-source"
    )
    assert found.code == "figures-not-drawn" and found.path.endswith(".of")
