"""The key numbers of a document as a CSV file in the head of its page, for those who compute with them."""

from __future__ import annotations

import csv
import io
from base64 import b64encode
from html import escape

from factsheet.document.nodes import Group, Statistic, walk
from factsheet.document.text import PARAGRAPH

_COLUMNS = ("id", "value", "unit", "label", "period", "as_of")
# Spreadsheets run a cell that begins so as a formula (OWASP, "CSV Injection"); the wide forms in East Asia.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def numbers_link(document: Group, title: str) -> tuple[str, ...]:
    """Return the `link` to the numbers of a document; nothing where it has none.

    Its title is the heading over the first number, or `title` where there is no heading.
    """
    table = numbers_csv(document)
    if not table:
        return ()
    groups = (each for each in document.children if isinstance(each, Group) and _numbers(each))
    over = (each.heading.text.plain for each in groups if each.heading)
    name = next(filter(None, over), title).replace(PARAGRAPH, " ")
    data = b64encode(table.encode("utf-8")).decode("ascii")
    return (
        f'<link rel="alternate" type="text/csv" title="{escape(name)}" '
        f'href="data:text/csv;charset=utf-8;base64,{data}">',
    )


def numbers_csv(document: Group) -> str:
    """Return the numbers of a document as CSV (RFC 4180), a row each in reading order; "" without numbers.

    Values are exact and in no language: digits 0 to 9, a point, no signs between thousands.  Periods and
    dates are in ISO 8601.  A text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    numbers = _numbers(document)
    if not numbers:
        return ""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(_COLUMNS)
    for each in numbers:
        quantity, label = each.quantity, each.label.plain.replace(PARAGRAPH, " ")
        # The value is a number and stays one: a minus before digits runs nothing.
        value = "" if quantity.value.is_nan() else f"{quantity.value:f}"
        said = (_safe(text) for text in (quantity.unit, label))
        dates = (str(quantity.period or ""), str(quantity.as_of or ""))
        rows.writerow((_safe(quantity.path or each.id), value, *said, *dates))
    return file.getvalue()


def _numbers(group: Group) -> list[Statistic]:
    return [each for each in walk(group) if isinstance(each, Statistic)]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) else cell
