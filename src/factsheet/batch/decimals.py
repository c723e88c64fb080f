"""Which sign parts the decimals of a table: what its numbers say themselves, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from factsheet.batch.cell import NUMBER, RowCell
from factsheet.batch.table import RowTable
from factsheet.errors import DataError

_SPACES = re.compile("(?<=[0-9])[ \u00a0\u202f'’](?=[0-9]{3}(?![0-9]))")
_NUMERIC = re.compile(r"-?[0-9][0-9.,]*")
# Thousands as most write them, and lakhs: 1,204,300 and 12,04,300.
_GROUPED = {sign: re.compile(rf"-?[0-9]{{1,3}}(?:[{sign}][0-9]{{2,3}})*[{sign}][0-9]{{3}}") for sign in ",."}
_OTHER = {",": ".", ".": ","}


def with_points(table: RowTable) -> RowTable:
    """Return a table with its numbers as a data file writes them: 61,5 as 61.5 and 1,204,300 as 1204300.

    Only columns that hold nothing but numbers are looked at, and never that of the ids; spaces between
    thousands only in the column of a `value`, since telephone numbers have them too.  DataError for a number
    such as 1,234 where no other tells whether its comma parts decimals or thousands.
    """
    numeric: dict[int, bool] = {}
    for index, head in enumerate(table.heads[1:], 1):
        spaced = head.raw.strip().endswith(".value")
        cells = [record[index] for record in table.records if not record[index].is_empty]
        if all(_NUMERIC.fullmatch(_bare(cell, spaced)) for cell in cells):
            numeric[index] = spaced
    said = [
        _bare(record[index], spaced)
        for record in table.records
        for index, spaced in numeric.items()
        if isinstance(record[index].value, str)
    ]
    decimal = _decimal_sign(said)
    turned = tuple(
        tuple(
            _turned(cell, _bare(cell, numeric[index]), decimal) if index in numeric else cell
            for index, cell in enumerate(record)
        )
        for record in table.records
    )
    told = (f"{table.name}: a comma stands before the decimals",) if decimal == "," else ()
    return replace(table, records=turned, told=(*table.told, *told))


def _bare(cell: RowCell, spaced: bool) -> str:
    """The characters of a cell, where they may be spaced without the spaces between thousands."""
    text = cell.raw.strip()
    return _SPACES.sub("", text) if spaced else text


def _decimal_sign(said: Iterable[str]) -> str:
    """The sign before the decimals: `,` or `.`; empty where the numbers do not tell, or contradict."""
    found = {sign for text in said if (sign := _told(text))}
    return found.pop() if len(found) == 1 else ""


def _told(text: str) -> str:
    """The sign that must stand before decimals by one number alone; empty if it may be either."""
    signs = [each for each in text if each in _OTHER]
    if len(set(signs)) == 2:
        # Of both kinds the last parts the decimals: 1.204,50.
        return signs[-1] if signs.count(signs[-1]) == 1 else ""
    if len(signs) > 1:
        return _OTHER[signs[0]] if _GROUPED[signs[0]].fullmatch(text) else ""
    if not signs or _GROUPED[signs[0]].fullmatch(text) and text.lstrip("-")[0] != "0":
        return ""
    return signs[0]


def _turned(cell: RowCell, text: str, decimal: str) -> RowCell:
    """A cell with its number written with a point; as it is if it is none by the sign of its table."""
    if not isinstance(cell.value, str) or cell.is_empty:
        return cell
    if not decimal and "," in text:
        said = f'"{cell.raw.strip()}" may be read in two ways: no other number tells what its comma parts'
        hint = "write numbers with a point before the decimals and nothing between thousands, as 1234.5"
        raise DataError.of(said, cell.span, hint, code="decimals-unclear")
    thousands = _OTHER[decimal or "."]
    whole, sign, part = text.partition(decimal or ".")
    if thousands in whole and _GROUPED[thousands].fullmatch(whole):
        whole = whole.replace(thousands, "")
    plain = f"{whole}.{part}" if sign else whole
    return cell._replace(value=plain, raw=plain) if NUMBER.fullmatch(plain) else cell
