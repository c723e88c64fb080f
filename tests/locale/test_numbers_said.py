"""Numbers with all that is to be known of them: in words, with what they count, with their interval."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from factsheet.content.fields import UNITS_IN_SIGNS, UNITS_IN_WORDS
from factsheet.content.words import Measure
from factsheet.errors import DataError
from factsheet.html.numbers import numbers_csv
from factsheet.locale.catalogues import units
from factsheet.locale.edition import localize
from factsheet.locale.locales import default, facts, locales
from factsheet.locale.numbers import figures, measured
from factsheet.source.reader import read_data


def sheet(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        **{"factsheet": 1, "id": "said", "lang": "en", "title": "Numbers", "summary": "All of them."},
        **{"publisher": {"name": "Example"}, "key_numbers": {"items": items}},
        **{"sources": {"items": {"a": {"title": "Report"}}}},
        **more,
    }


def printed(data: dict[str, Any], lang: str = "en") -> dict[str, str]:
    edition = localize(read_data(data), lang, {} if lang != "en" else None, fallback=lang != "en")
    return {path: text.plain.replace("\u00a0", " ") for path, text in edition.texts().items()}


@pytest.mark.parametrize(
    ("number", "lang", "value"),
    [
        ({"value": 268000000, "unit": "currency:USD", "format": "compact"}, "en", "$268 million"),
        ({"value": 268000000, "unit": "currency:USD", "format": "compact"}, "de", "268 Millionen $"),
        ({"value": 1900000, "format": "compact"}, "en", "1.9 million"),
        ({"value": 1149000, "format": "compact"}, "en", "1.15 million"),
        ({"value": 1149000, "format": "compact", "decimals": 1}, "en", "1.1 million"),
        ({"value": 12345678, "format": "compact"}, "de", "12,3 Millionen"),
        ({"value": 268400000, "format": "compact"}, "fr", "268,4 millions"),
        ({"value": 1149000, "format": "compact"}, "hi", "11.5 लाख"),
        ({"value": 1900000, "format": "compact"}, "ja", "190万"),
        ({"value": 1900000, "format": "compact"}, "hi", "19 लाख"),
        ({"value": 1949000, "format": "compact", "decimals": 2}, "en", "1.95 million"),
        ({"value": -1900000, "unit": "currency:USD", "format": "compact"}, "en", "−$1.9 million"),
        ({"value": 950, "format": "compact"}, "en", "950"),
        ({"value": 1, "unit": "people"}, "en", "1 person"),
        ({"value": 1900000, "unit": "people", "format": "compact"}, "fr", "1,9 million de personnes"),
        ({"value": 22, "unit": "people"}, "pl", "22 osoby"),
        ({"value": 22, "unit": "people"}, "ru", "22 человека"),
        ({"value": 3, "unit": "other", "unit_label": "nets"}, "en", "3 nets"),
        ({"missing": "suppressed", "below": 5}, "en", "<5"),
        ({"missing": "not-available"}, "en", "not available"),
    ],
)
def test_a_number_prints_in_the_words_of_its_language(number: dict[str, Any], lang: str, value: str) -> None:
    found = printed(sheet({"n": {**number, "label": "of all", "source": "a"}}), lang)
    assert found["key_numbers.n.value"] == value


@pytest.mark.parametrize(
    ("number", "beside"),
    [
        ({"value": 263, "low": 238, "high": 294}, "238–294"),
        ({"value": 263e6, "low": 238e6, "high": 294e6, "format": "compact"}, "238–294 million"),
        ({"value": 9e5, "low": 8e5, "high": 2e6, "format": "compact"}, "800 thousand–2 million"),
        ({"value": 5, "low": 4.5, "high": 6, "unit": "percent", "decimals": 1}, "4.5–6.0%"),
        ({"value": -1, "low": -3, "high": 2, "unit": "celsius"}, "−3 – 2°C"),
        ({"value": -1, "low": -3, "high": 2, "unit": "currency:EUR"}, "−€3 – €2"),
        ({"value": 12, "low": 9, "high": 15, "unit": "people"}, "9–15"),
        ({"value": 12, "flag": "provisional", "as_of": "2023-11"}, "provisional; as of November 2023"),
        ({"value": 12, "period": "2023"}, "2023"),
        ({"missing": "suppressed", "below": 5}, "not published"),
    ],
)
def test_what_has_to_be_known_of_a_number_stands_beside_it(number: dict[str, Any], beside: str) -> None:
    found = printed(sheet({"n": {**number, "label": "of all", "source": "a"}}))
    assert found["key_numbers.n.dated"] == beside


@pytest.mark.parametrize(
    ("lang", "span", "room"),
    [
        ("en", "−5 – 40°C", "12.5 ± 0.2 kilograms"),
        ("de", "−5 – 40 °C", "12,5 ± 0,2 Kilogramm"),
        ("fr", "−5 – 40\u202f°C", "12,5 ± 0,2 kilogrammes"),
        ("pl", "−5 – 40°C", "12,5 ± 0,2 kilograma"),
        ("sl", "−5 – 40 °C", "12,5 ± 0,2 kilogrami"),
        ("tr", "−5 – 40°C", "12,5 ± 0,2 kilogram"),
        ("ar", "\u200e−٥ – ٤٠°م", "١٢٫٥ ± ٠٫٢ كيلوغرام"),
        ("ja", "−5 – 40°C", "12.5 ± 0.2キログラム"),
    ],
)
def test_spans_and_tolerances_say_their_unit_once_and_it_agrees(lang: str, span: str, room: str) -> None:
    items = {
        "a": {"label": "Heat", "low": -5, "high": 40, "unit": "celsius"},
        "b": {"label": "Mass", "value": 12.5, "unit": "kilograms", "tolerance": 0.2},
    }
    body = {"f": {"kind": "facts", "items": items}}
    found = printed(sheet({"n": {"value": 1, "label": "of all", "source": "a"}}, body=body), lang)
    assert [found["body.f.a.value"], found["body.f.b.value"]] == [span, room]


def test_cells_and_facts_say_the_same_in_brackets() -> None:
    body = {
        "t": {
            "kind": "table",
            "columns": {
                "x": "Name",
                "c": {"label": "Cost", "unit": "currency:EUR", "format": "compact"},
                "o": {"label": "Given", "unit": "other", "unit_label": "nets"},
            },
            "rows": {"r": {"x": "A", "c": {"value": 238e6, "low": 230e6, "high": 240e6}, "o": 5}},
        },
        "f": {
            "kind": "facts",
            "items": {
                "a": {"label": "Staff", "value": 12, "unit": "people", "low": 10, "high": 14},
                "b": {"label": "Huts", "value": 3, "unit": "other", "unit_label": "huts", "tolerance": 1},
            },
        },
    }
    found = printed(sheet({"n": {"value": 1, "label": "one", "source": "a"}}, body=body))
    assert found["body.t.r.c"] == "€238 million (€230–240 million)"
    assert found["body.t.r.o"] == "5 nets"
    assert found["body.f.a.value"] == "12 people (10–14)"
    assert found["body.f.b.value"] == "3 ± 1 huts"


def test_what_is_counted_is_translated_and_the_csv_holds_the_exact_number() -> None:
    items = {
        "n": {"value": 1900000, "format": "compact", "unit": "other", "unit_label": "nets", "label": "given"},
        "m": {"missing": "not-available", "label": "lost"},
    }
    read = read_data(sheet(items))
    assert "key_numbers.n.unit_label" in {unit.path for unit in units(read)}
    edition = localize(read, "de", {"key_numbers.n.unit_label": "Netze"}, fallback=True)
    assert edition.texts()["key_numbers.n.value"].plain == "1,9 Millionen\u00a0Netze"
    rows = [row.split(",")[:2] for row in numbers_csv(edition.document).splitlines()[1:]]
    assert rows == [["key_numbers.n", "1900000"], ["key_numbers.m", ""]]


@pytest.mark.parametrize(
    ("number", "code", "path"),
    [
        ({"label": "x"}, "key-missing", "key_numbers.n.value"),
        ({"value": 3, "unit": "other", "label": "x"}, "unit-without-label", "key_numbers.n.unit"),
        ({"value": 3, "unit_label": "nets", "label": "x"}, "unit-without-label", "key_numbers.n.unit_label"),
        ({"value": 3, "low": 2, "label": "x"}, "interval-not-valid", "key_numbers.n"),
        ({"value": 3, "low": 4, "high": 5, "label": "x"}, "interval-not-valid", "key_numbers.n"),
        ({"value": 3, "missing": "suppressed", "label": "x"}, "value-and-missing", "key_numbers.n"),
        ({"missing": "suppressed", "show": "bar", "label": "x"}, "number-not-a-share", "key_numbers.n.show"),
        ({"value": 3, "format": "short", "label": "x"}, "unknown-word", "key_numbers.n.format"),
        ({"value": 3, "flag": "guess", "label": "x"}, "unknown-word", "key_numbers.n.flag"),
        ({"value": 3, "unit": "persons", "label": "x"}, "unknown-unit", "key_numbers.n.unit"),
    ],
)
def test_what_does_not_go_together_is_an_error(number: dict[str, Any], code: str, path: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data(sheet({"n": number}))
    assert [(each.code, each.path) for each in caught.value.diagnostics] == [(code, path)]


def test_a_variable_may_be_a_number_with_its_unit() -> None:
    variables = {"cost": {"value": 1900000, "unit": "currency:USD", "format": "compact"}}
    data = sheet({"n": {"value": 1, "label": "one"}}, variables=variables, summary="It is {cost}.")
    assert printed(data)["summary"] == "It is $1.9 million."
    assert read_data(data).meta.variables["cost"].value.value == Decimal(1900000)  # type: ignore[union-attr]
    for key, value in (("low", 3), ("unit", "other"), ("colour", "red")):
        wrong = {**data, "variables": {"cost": {"value": 3, key: value}}}
        with pytest.raises(DataError) as caught:
            read_data(wrong)
        assert {each.path.startswith("variables.cost") for each in caught.value.diagnostics} == {True}


@pytest.mark.parametrize(
    ("unit", "lang", "value"),
    [
        ("liter-per-minute", "en", "3 L/min"),
        ("liter-per-minute", "de", "3 l/min"),
        ("liters_per_minute", "ar", "٣ لتر/د"),
        ("milligram-per-liter", "fr", "3\u202fmg/l"),
        ("foot", "en", "3 ft"),
        ("kelvin", "ja", "3 K"),
        ("second", "en", "3 sec"),
        ("gigawatt", "ru", "3 ГВт"),
    ],
)
def test_units_have_the_names_of_cldr_in_either_spelling(unit: str, lang: str, value: str) -> None:
    found = printed(sheet({"n": {"value": 3, "unit": unit, "label": "of it", "source": "a"}}), lang)
    assert found["key_numbers.n.value"] == value


def test_every_unit_prints_in_every_locale() -> None:
    for name in locales():
        known = facts(name) or default()
        for unit in (*UNITS_IN_WORDS, *UNITS_IN_SIGNS):
            assert figures(Decimal(3), known) in measured(Decimal(3), Measure(unit), known), (name, unit)
