"""Which sign parts the decimals of a table: what its numbers say themselves, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from factsheet.batch.cell import NUMBER, RowCell
from factsheet.batch.table import RowTable
from factsheet.errors import Diagnostic

_SPACES = re.compile("(?<=[0-9])[ \u00a0\u202f'’](?=[0-9]{3}(?![0-9]))")
_NUMERIC = re.compile(r"-?[0-9][0-9.,]*")
# Thousands as most write them, and lakhs: 1,204,300 and 12,04,300.
_GROUPED = {sign: re.compile(rf"-?[0-9]{{1,3}}(?:[{sign}][0-9]{{2,3}})*[{sign}][0-9]{{3}}") for sign in ",."}
_OTHER = {",": ".", ".": ","}


def with_points(table: RowTable) -> RowTable:
    """Return a table with its numbers as a data file writes them: 61,5 as 61.5 and 1,204,300 as 1204300.

    Only columns that hold nothing but numbers are looked at, and never that of the ids; spaces between
    thousands only in the column of a `value`, since telephone numbers have them too.  A number such as 1,234
    has a fault where no other tells whether its comma parts decimals or thousands.
    """
    numeric: dict[int, bool] = {}
    for index, head in enumerate(table.heads[1:], 1):
        spaced = head.raw.strip().endswith(".value")
        cells = [each for record in table.records if (each := record[index]).raw.strip() and not each.fault]
        if all(_NUMERIC.fullmatch(_bare(cell, spaced)) for cell in cells):
            numeric[index] = spaced
    said = [
        _bare(record[index], spaced)
        for record in table.records
        for index, spaced in numeric.items()
        if isinstance(record[index].value, str) and not record[index].fault
    ]
    decimal = _decimal_sign(said)
    unclear = not decimal and any("," in text for text in said)
    turned = tuple(
        tuple(
            _turned(cell, _bare(cell, numeric[index]), decimal, unclear) if index in numeric else cell
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


def _turned(cell: RowCell, text: str, decimal: str, unclear: bool) -> RowCell:
    """A cell with its number written with a point; as it is if it is none by the sign of its table.

    In a table whose numbers do not tell (`unclear`) one that may be read in two ways is a fault.
    """
    if not isinstance(cell.value, str) or cell.is_empty or cell.fault:
        return cell
    if unclear and ("," in text or ("." in text and not _told(text))):
        sign = "comma" if "," in text else "point"
        said = f'"{cell.raw.strip()}" may be read in two ways: no other number tells what its {sign} parts'
        hint = "write numbers with a point before the decimals and nothing between thousands, as 1234.5"
        return cell._replace(fault=Diagnostic(said, cell.span, hint, code="decimals-unclear"))
    thousands = _OTHER[decimal or "."]
    whole, sign, part = text.partition(decimal or ".")
    if thousands in whole and _GROUPED[thousands].fullmatch(whole):
        whole = whole.replace(thousands, "")
    plain = f"{whole}.{part}" if sign else whole
    return cell._replace(value=plain, raw=plain) if NUMBER.fullmatch(plain) else cell
