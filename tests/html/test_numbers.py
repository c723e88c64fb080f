"""The numbers of a page as CSV: exact, complete, in no language, and harmless in a spreadsheet."""

from __future__ import annotations

import base64
import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factsheet
from factsheet.content.edition import Edition
from factsheet.document.dates import date, period
from factsheet.document.nodes import Group, Heading, Landmark, Statistic, walk
from factsheet.document.quantity import Quantity
from factsheet.document.text import Inline, Text
from factsheet.html.numbers import numbers_csv, numbers_link
from factsheet.pipeline import load
from tests.html.test_page import DATA, SAMPLE, made, read
from tests.languages.editions import LANGUAGES


def text(plain: str, path: str) -> Text:
    return Text((Inline(plain),), path)


def document(*quantities: Quantity, label: str = "wells", heading: str = "") -> Group:
    numbers = tuple(
        Statistic(f"numbers.n{place}", text("as printed", "value"), text(label, "label"), each)
        for place, each in enumerate(quantities)
    )
    top = (Heading(text(heading, "numbers.heading")),) if heading else ()
    return Group("factsheet", (Group("numbers", (*top, *numbers)),), Landmark.DOCUMENT, "en")


def rows_of(page: str) -> tuple[str, list[dict[str, str]]]:
    """The title of the one CSV of a page, and its rows."""
    (link,) = [
        attributes
        for tag, attributes in read(page).elements
        if tag == "link" and attributes.get("type") == "text/csv"
    ]
    assert link["rel"] == "alternate"
    head, _, data = link["href"].partition(",")
    assert head == "data:text/csv;charset=utf-8;base64"
    return link["title"], list(csv.DictReader(io.StringIO(base64.b64decode(data).decode("utf-8"))))


def numbers(edition: Edition) -> list[Statistic]:
    return [each for each in walk(edition.document) if isinstance(each, Statistic)]


def test_a_row_says_what_the_data_file_says() -> None:
    data: dict[str, Any] = {
        key: DATA[key] for key in ("factsheet", "id", "lang", "title", "summary", "publisher")
    }
    data["key_numbers"] = {
        "items": {
            "cost": {
                "value": Decimal("12500.50"),
                "unit": "currency:HKD",
                "label": 'a month, "all in"',
                "period": "2014/2023-06",
            },
            "left": {"value": -3, "unit": "percent", "label": "{value} since last year", "as_of": "2023-11"},
        }
    }
    title, rows = rows_of(made(factsheet.edition_of(load(data))))
    assert title == "Key numbers"
    assert rows == [
        {
            "id": "key_numbers.left",
            "value": "-3",
            "unit": "percent",
            "label": "−3% since last year",
            "period": "",
            "as_of": "2023-11",
        },
        {
            "id": "key_numbers.cost",
            "value": "12500.50",
            "unit": "currency:HKD",
            "label": 'a month, "all in"',
            "period": "2014/2023-06",
            "as_of": "",
        },
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_edition_has_the_same_values_and_its_own_labels(lang: str) -> None:
    edition = factsheet.edition_of(factsheet.read(SAMPLE), lang)
    rows = list(csv.DictReader(io.StringIO(numbers_csv(edition.document))))
    own = factsheet.edition_of(factsheet.read(SAMPLE))
    assert [Decimal(row["value"]) for row in rows] == [each.quantity.value for each in numbers(own)]
    assert [row["label"] for row in rows] == [each.label.plain for each in numbers(edition)]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\uff1d"])
def test_no_text_runs_as_a_formula(first: str) -> None:
    csv_text = numbers_csv(document(Quantity(Decimal(1)), label=f'{first}HYPERLINK("x")'))
    (row,) = csv.DictReader(io.StringIO(csv_text, newline=""))
    assert row["label"] == f'\'{first}HYPERLINK("x")'


@settings(max_examples=60, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False), st.text(max_size=40))
def test_values_and_labels_come_back(value: Decimal, label: str) -> None:
    csv_text = numbers_csv(document(Quantity(value, "years"), label=label))
    (row,) = csv.DictReader(io.StringIO(csv_text, newline=""))
    assert Decimal(row["value"]) == value and "E" not in row["value"]
    assert row["label"].removeprefix("'") == label.replace("\u2029", " ").removeprefix("'")
    assert not row["label"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_dates_are_written_as_in_the_data() -> None:
    quantity = Quantity(Decimal("1E+3"), period=period("2014/2023"), as_of=date("2023-11-05"))
    (row,) = csv.DictReader(io.StringIO(numbers_csv(document(quantity))))
    assert (row["value"], row["period"], row["as_of"]) == ("1000", "2014/2023", "2023-11-05")


def test_the_link_is_named_by_the_heading_or_the_title_and_is_not_there_without_numbers() -> None:
    one = Quantity(Decimal(1))
    assert (
        'title="Facts &amp; &quot;figures&quot;"'
        in numbers_link(document(one, heading='Facts & "figures"'), "Wells")[0]
    )
    assert 'title="Wells"' in numbers_link(document(one), "Wells")[0]
    assert numbers_link(document(), "Wells") == ()
