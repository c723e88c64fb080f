"""Hints that can be followed: addresses, numbers that nobody knows, currencies, keys by other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.errors import DataError, Diagnostic
from factsheet.pipeline import edition_of, load
from factsheet.source.reader import read_data
from tests.source.sample import read_text, refused
from tests.source.test_at_once import HEAD


def told(source: str) -> list[Diagnostic]:
    """What is wrong with a sheet."""
    with pytest.raises(DataError) as caught:
        read_text(HEAD + source)
    return list(caught.value.diagnostics)


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("phone: call us", "write the number alone, as +852 2345 6789"),
        ('phone: "555 12 34 (Mon-Fri)"', 'write "555 12 34" alone (an extension as ext. 12)'),
        ("mail: info(at)example.org", "write a mail address, as info@example.org"),
        ("url: www.example.org/help", "write https://www.example.org/help"),
        ("url: our page", "write https://example.org/report, info@example.org or +852 2345 6789"),
        ("website: www.example.org", 'did you mean "url"?'),
        ("tel: 555 123 456", 'did you mean "phone"?'),
    ],
)
def test_an_address_gets_the_hint_of_what_it_was_meant_for(entry: str, hint: str) -> None:
    found = told(f"body: {{c: {{kind: contact, items: {{a: {{label: Line, {entry}}}}}}}}}")
    assert hint in " ".join(each.hint for each in found)
    assert all(each.span and each.span.line for each in found)


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("www.example.org", "write [text](https://www.example.org)"),
        ("info@example.org", "write [text](mailto:info@example.org)"),
        ("here", "write [text](https://...)"),
    ],
)
def test_a_link_gets_the_address_that_was_meant(link: str, hint: str) -> None:
    (found,) = told(f'body: {{t: {{kind: text, text: "See [it]({link})."}}}}')
    assert found.hint == hint


@pytest.mark.parametrize("written", ["n/a", '"-"', "..", '"–"', "n.d.", "−"])
def test_a_number_that_nobody_knows_is_told_by_its_place(written: str) -> None:
    (item,) = told(f"key_numbers: {{items: {{a: {{value: {written}, label: buses}}}}}}")
    assert item.hint.startswith("write missing: not-available in place of value:")
    chart = "body: {c: {kind: chart, data: {a: {label: A, value: 3}, b: {label: B, value: VALUE}}}}"
    (cell,) = told(chart.replace("VALUE", written))
    columns = "{a: Line, b: {label: N, unit: count}}"
    table = f"body: {{t: {{kind: table, columns: {columns}, rows: {{x: {{a: X, b: VALUE}}}}}}}}"
    (number,) = told(table.replace("VALUE", written))
    assert cell.hint == "write {missing: not-available} in its place, or nothing"
    assert number.hint.startswith(cell.hint)
    for sheet in (chart, table):
        for right in ("{missing: not-available}", ""):
            read_text(HEAD + sheet.replace("VALUE", right))


def test_one_in_a_data_file_is_told_how_its_cell_is_written(tmp_path: Path) -> None:
    file = tmp_path / "factsheet.yaml"
    file.write_text(f"{HEAD}body: {{c: {{kind: chart, from: d.csv}}}}")
    for written in ("n/a", "-", ".."):
        (tmp_path / "d.csv").write_text(f"label,value\nA,3\nB,{written}\n")
        with pytest.raises(DataError) as caught:
            load(file)
        assert caught.value.diagnostics[0].hint == "leave the cell empty, or write not-available in it"
    (tmp_path / "d.csv").write_text("label,value\nA,3\nB,\nC,not-available\n")
    load(file)


@pytest.mark.parametrize(
    ("unit", "hint"),
    [
        ("currency:XXY", "write its code of ISO 4217, as currency:HKD"),
        ("currency:HDK", 'did you mean "currency:HKD"?'),
        ("currency:RMB", 'did you mean "currency:CNY"?'),
        ("currency:eur", 'did you mean "currency:EUR"?'),
        ("currency: USD", 'did you mean "currency:USD"?'),
    ],
)
def test_a_currency_that_there_is_not_is_refused(unit: str, hint: str) -> None:
    (found,) = told(f'key_numbers: {{items: {{a: {{value: 3, label: cost, unit: "{unit}"}}}}}}')
    assert (found.code, found.hint) == ("unknown-unit", hint)


@pytest.mark.parametrize("unit", ["currency:DEM", "currency:XAU", "currency:ZWG", "currency:VES"])
def test_currencies_of_today_and_of_the_past_are_taken(unit: str) -> None:
    read_text(f'{HEAD}key_numbers: {{items: {{a: {{value: 3, label: cost, unit: "{unit}"}}}}}}')


@pytest.mark.parametrize(("digits", "warned"), [(39, True), (25, True), (24, False), (22, False)])
def test_a_number_that_nobody_counts_to_is_told(digits: int, warned: bool) -> None:
    sheet = read_text(f"{HEAD}key_numbers: {{items: {{a: {{value: {'1' * digits}, label: buses}}}}}}")
    assert any(each.code == "number-very-long" for each in sheet.warnings) == warned


CHART = """body:
  c:
    kind: chart
    show: columns
    highlight: {named}
    data: [{{date: 2026-01, value: 3}}, {{date: 2026-02, value: 4}}, {{date: 2026-03, value: 5}}]
"""


def test_a_row_is_highlighted_by_its_date() -> None:
    sheet = read_text(HEAD + CHART.format(named="2026-02"))
    (chart,) = [each.chart for each in edition_of(sheet).document.children if each.chart]
    assert chart.highlight == "body.c.2"
    ids = "{a: {label: A, value: 3}, b: {label: B, value: 4}}"
    sheet = read_text(f"{HEAD}body: {{c: {{kind: chart, highlight: b, data: {ids}}}}}")
    (chart,) = [each.chart for each in edition_of(sheet).document.children if each.chart]
    assert chart.highlight == "body.c.b"


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("2026-04", 'did you mean "2026-03"?'),
        ("march", "known are: 2026-01, 2026-02, 2026-03"),
        ('"11"', 'write the id of a row, or its date as it is written there, as "2023-11"'),
    ],
)
def test_a_row_to_highlight_that_is_not_there(named: str, hint: str) -> None:
    assert hint in [each.hint for each in told(CHART.format(named=named))]


@pytest.mark.parametrize(
    ("lang", "copy", "warned"),
    [
        ("ar", "٥ أيام و 3 ليال", True),
        ("ar", "٥ أيام. اتصل على 112 أو 0800 123", False),
        ("ar", "5 أيام و 3 ليال", False),
        ("ar", "٥ أيام مع COVID-19 و H5N1", False),
        ("fa-u-nu-latn", "۵ روز و 3 شب", True),
        ("ja", "５日と3日", True),
        ("en", "5 days and 3 nights", False),
        ("hi", "५ दिन", False),
    ],
)
def test_digits_of_two_systems_in_one_sheet_are_told_once(lang: str, copy: str, warned: bool) -> None:
    data = {
        "factsheet": 1,
        "id": "x",
        "lang": lang,
        "title": copy,
        "summary": copy,
        "publisher": {"name": "X"},
    }
    found = [each for each in edition_of(read_data(data)).warnings if each.code == "digits-mixed"]
    assert len(found) == warned


def test_digits_of_copy_are_held_against_those_of_numbers() -> None:
    data = {"factsheet": 1, "id": "x", "lang": "ar", "title": "حافلات", "summary": "كل 10 دقائق"}
    data |= {"publisher": {"name": "X"}, "key_numbers": {"items": {"a": {"value": 7, "label": "حافلات"}}}}
    (found,) = [each for each in edition_of(read_data(data)).warnings if each.code == "digits-mixed"]
    assert found.hint == "write ١, or lang: ar-u-nu-latn for numbers in such digits"
    again = edition_of(read_data(data | {"lang": "ar-u-nu-latn"}))
    assert not [each for each in again.warnings if each.code == "digits-mixed"]


def test_a_number_without_source_is_told_where_sources_stand() -> None:
    item = "key_numbers: {items: {a: {value: 3, label: buses}}}\n"
    (found,) = [each for each in read_text(HEAD + item).warnings if each.code == "number-without-source"]
    assert "under sources:, as report: {title: Annual report}" in found.hint
    named = HEAD + item + "sources: {survey: {title: Survey}}\n"
    (found,) = [each for each in read_text(named).warnings if each.code == "number-without-source"]
    assert found.hint.endswith("as source: survey")


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("'%'", "percent"),
        ("kg", "kilograms"),
        ("KG", "kilograms"),
        ("km²", "square_kilometers"),
        ("°C", "celsius"),
        ("hrs.", "hours"),
        ("persons", "people"),
        ("$", "currency:USD"),
        ("€", "currency:EUR"),
        ("eur", "currency:EUR"),
    ],
)
def test_a_unit_by_its_sign_gets_its_name_and_that_is_one(written: str, unit: str) -> None:
    item = "key_numbers: {{items: {{a: {{value: 3, unit: {}, label: in all}}}}}}"
    (found,) = told(item.format(written))
    assert f"unit: {unit}" in found.hint
    read_text(HEAD + item.format(f'"{unit}"'))


@pytest.mark.parametrize(
    ("block", "hint"),
    [
        ("kind: text, text: Words., picture: a.jpg", "picture is one of kind: "),
        ("kind: list, items: {a: One.}, b: Two.", "an item stands below items:"),
        ("kind: list, items: -One -Two", "a space behind each -, as - One"),
        ("kind: list, items: {Order-1: One.}", "as order_1"),
    ],
)
def test_a_key_in_a_wrong_place_is_told_where_it_stands(block: str, hint: str) -> None:
    found = told(f"body: {{t: {{{block}}}}}")
    assert any(hint in each.hint for each in found), [each.hint for each in found]


def test_a_sheet_without_its_version_is_told_the_line() -> None:
    with pytest.raises(DataError) as caught:
        read_text(HEAD.replace("factsheet: 1\n", ""))
    assert "add a line factsheet: 1" in [each.hint for each in caught.value.diagnostics]


def test_sources_of_a_list_are_no_ids_to_choose_from() -> None:
    found = told("sources: [Census]\nbody: {t: {kind: text, text: 'So [@census].'}}\n")
    assert "write it under sources:, as census: {title: ...}" in [each.hint for each in found]


@pytest.mark.parametrize(
    ("written", "sides"), [("8.5x11", "8.5in, height: 11in"), ("120 x 170", "120mm, height: 170mm")]
)
def test_sides_without_a_unit_are_of_a_paper_that_there_can_be(written: str, sides: str) -> None:
    (found,) = told(f"paper: {written}\n")
    assert f"write {{width: {sides}}}" in found.hint
    read_text(f"{HEAD}paper: {{width: {sides}}}\n")


def number(more: str) -> str:
    return f"key_numbers: {{items: {{a: {{value: 5, label: x, {more}}}}}}}"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("orientation: horizontal", 'did you mean "landscape"?'),
        (
            number("unit: million"),
            "as 1200000; with format: compact",
        ),
        (number("unit: bn"), "as 1200000000; with format: compact"),
        (
            number("period: 2019-2021"),
            'write "2019/2021", in quotes',
        ),
        (
            number("period: 2019 – 2021"),
            'write "2019/2021", in quotes',
        ),
        (number("period: 2021-2019"), 'write "2014/2023"'),
        (
            number("source: WHO 2024"),
            'write who_2024, and under sources: who_2024: {title: "WHO 2024"}',
        ),
        (
            number("source: [世界卫生组织]"),
            "write report, and under sources",
        ),
    ],
)
def test_what_was_meant_is_in_the_hint(line: str, hint: str) -> None:
    head = "factsheet: 1\nid: t\nlang: en\ntitle: T\nsummary: S.\npublisher: {name: P}\n"
    (found,) = refused(f"{head}{line}\n")
    assert hint in found.hint
