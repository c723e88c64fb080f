"""Values for variables and content paths, given beside a data file."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factsheet.errors import DataError
from factsheet.locale.edition import localize
from factsheet.pipeline import load
from factsheet.source.reader import read

SHEET = """\
factsheet: 1
id: meals
lang: en
title: Meals in {district}
summary: "{meals} meals"
publisher: {name: Example}
variables: {district: Yau Tsim, meals_planned: 12}
key_numbers:
  items:
    meals: {value: 9, label: "meals of {meals_planned}", source: count}
sources:
  items:
    count: {title: Count}
body:
  ask:
    kind: questions
    items:
      who: {question: Who?, answer: All}
  doses:
    kind: table
    columns: {who: Who, dose: {label: Dose, decimals: 1}}
    names: who
    rows:
      small: {who: Child, dose: 1}
  steps:
    kind: list
    items: {one: First, two: Second}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "meals.yaml"
    path.write_text(SHEET, encoding="utf-8")
    return path


def value_at(sheet: Any, path: str) -> Any:
    edition = localize(sheet)
    return next(text.plain for name, text in edition.texts().items() if name == path)


@pytest.mark.parametrize(
    ("given", "path", "printed"),
    [
        ({"district": "Sham Shui Po"}, "title", "Meals in Sham Shui Po"),
        ({"title": "All meals"}, "title", "All meals"),
        ({"key_numbers.meals.value": 1250}, "summary", "1,250 meals"),
        ({"meals_planned": 2000}, "key_numbers.meals.label", "meals of 2,000"),
        ({"body.ask.who.answer": "Nobody"}, "body.ask.who.answer", "Nobody"),
        ({"body.doses.small.dose": Decimal("2.5")}, "body.doses.small.dose", "2.5"),
        ({"body.doses.small.dose.value": 7}, "body.doses.small.dose", "7.0"),
        ({"body.steps.two": "Last"}, "body.steps.two.text", "Last"),
        ({"body.steps.heading": "Steps"}, "body.steps.heading", "Steps"),
    ],
)
def test_a_value_takes_the_place_of_the_one_in_the_file(
    sheet: Path, given: dict[str, Any], path: str, printed: str
) -> None:
    assert value_at(read(sheet, given), path) == printed


@pytest.mark.parametrize(
    ("group", "value", "printed"),
    [
        ("{value: 3, unit: percent, decimals: 1}", 12, "meals of 12.0%"),
        ("{value: 3, unit: percent}", {"value": 4, "unit": "kilogram"}, "meals of 4 kilograms"),
        ('{date: "2025-01-31"}', "2026-03-01", "meals of March 1, 2026"),
        ("12", date(2026, 3, 1), "meals of March 1, 2026"),
        ("noon", datetime(2026, 3, 1), "meals of March 1, 2026"),
    ],
)
def test_a_value_of_a_variable_keeps_its_unit_and_a_date_is_one(
    sheet: Path, group: str, value: Any, printed: str
) -> None:
    sheet.write_text(SHEET.replace("meals_planned: 12", f"meals_planned: {group}"), encoding="utf-8")
    assert value_at(read(sheet, {"meals_planned": value}), "key_numbers.meals.label") == printed


def test_a_variable_need_not_be_in_the_file(sheet: Path) -> None:
    sheet.write_text(SHEET.replace("variables: {district: Yau Tsim, meals_planned: 12}", "subtitle: x"))
    assert value_at(read(sheet, {"district": "A", "meals_planned": 1}), "title") == "Meals in A"
    with pytest.raises(DataError):
        read(sheet)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("key_numbers.meal.value", 'did you mean "key_numbers.meals.value"?'),
        ("body.nothing.here", "write the path"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_error_with_the_nearest(sheet: Path, path: str, hint: str) -> None:
    with pytest.raises(DataError) as caught:
        read(sheet, {path: 3})
    (found,) = caught.value.diagnostics
    assert (found.code, found.path) == ("unknown-content-path", path)
    assert found.hint.startswith(hint)


def test_what_is_given_is_checked_as_the_file_is_and_its_place_is_its_own(sheet: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(sheet, {"key_numbers.meals.value": "many", "body.ask.heading": "**Bold**"})
    found = {each.path: each for each in caught.value.diagnostics}
    assert found["key_numbers.meals.value"].code == "number-not-plain"
    assert found["body.ask.heading"].code == "marks-not-allowed"
    assert {each.span.file for each in found.values() if each.span} == {"<variables>"}


def test_values_are_for_what_is_not_read_yet(sheet: Path, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="read already"):
        load(read(sheet), variables={"district": "A"})
    with pytest.raises(TypeError, match="folder of its own"):
        load(sheet, folder=tmp_path)


def test_a_dict_has_its_pictures_in_a_folder(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "a.svg").write_text(drawing, encoding="utf-8")
    data = {
        **{"factsheet": 1, "id": "meals", "lang": "en", "title": "T", "summary": "S"},
        **{"publisher": {"name": "E"}, "picture": "{name}.svg", "picture_alt": "A square"},
    }
    made = load(data, folder=tmp_path, variables={"name": "a"})
    assert made.root == tmp_path and made.blocks["header"].picture.value == "a.svg"  # type: ignore[attr-defined]
