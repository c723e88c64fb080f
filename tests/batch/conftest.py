"""A sheet of one number in two languages, which costs little to make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

SHEET = """\
factsheet: 1
id: wells
lang: en
layout: brief
variables:
  district: Northgate
title: Wells in {district}
summary: Every well in {district} was looked at this year.
publisher: {name: County of Orland}
key_numbers:
  items:
    wells: {value: 12, label: wells in use}
"""
GERMAN = {
    "title": ("Wells in {district}", "Brunnen in {district}"),
    "summary": (
        "Every well in {district} was looked at this year.",
        "Jeder Brunnen in {district} wurde dieses Jahr geprüft.",
    ),
    "publisher.name": ("County of Orland", "Kreis Orland"),
    "key_numbers.wells.label": ("wells in use", "Brunnen in Betrieb"),
}
ROWS = [
    {"id": "alder", "district": "Alder", "key_numbers.wells.value": 3},
    {"id": "birch", "district": "Birch", "key_numbers.wells.value": 41},
    {"id": "cedar", "district": "Cedar", "key_numbers.wells.value": 700},
]


def workbook(path: Path, *lines: Sequence[object], form: str = "", title: str = "Sheet") -> Path:
    """Save a workbook of one sheet with these lines, its cell B2 in a number format."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for line in lines:
        page.append(line)
    if form:
        page["B2"].number_format = form
    book.save(path)
    return path


@pytest.fixture
def wells(tmp_path: Path) -> Path:
    """The data file with its catalogue, in a folder of its own."""
    folder = tmp_path / "sheet"
    (folder / "locale").mkdir(parents=True)
    path = folder / "wells.yaml"
    path.write_text(SHEET, encoding="utf-8")
    entries = [
        f'msgctxt "{path}"\nmsgid "{source}"\nmsgstr "{text}"\n' for path, (source, text) in GERMAN.items()
    ]
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    (folder / "locale" / "de.po").write_text("\n".join([head, *entries]), encoding="utf-8")
    return path
