"""Which sign parts the decimals of a table: what its numbers say themselves, never a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from factsheet.batch.cell import NUMBER, RowCell
from factsheet.batch.column import ColumnKind, RowColumn
from factsheet.batch.table import RowTable
from factsheet.errors import Diagnostic

_SPACES = re.compile("(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_NUMERIC = re.compile(r"(?P<number>[-\u2212]?[0-9][0-9.,]*)(?P<share>\s?%)?")
# Thousands as most write them, and lakhs: 1,204,300 and 12,04,300.
_GROUPED = {sign: re.compile(rf"-?[0-9]{{1,3}}(?:[{sign}][0-9]{{2,3}})*[{sign}][0-9]{{3}}") for sign in ",."}
_OTHER = {",": ".", ".": ","}
# Programs whose decimals have a comma part the cells by these.
_COMMA_SIGNS = ";\t"


def with_points(table: RowTable, columns: Sequence[RowColumn]) -> RowTable:
    """Return a table with its numbers as a data file writes them: 61,5 as 61.5 and 1,204,300 as 1204300.

    A number is looked at in a column of numbers, whatever else it holds, and in one of which nothing is known
    that holds nothing else; never in those of ids, texts and dates.  Spaces between thousands are taken only
    in the former, since telephone numbers have them too.  A number such as 1,234 has a fault where no other
    tells whether its comma parts decimals or thousands; so has 1.234 in a table that has commas in numbers,
    or semicolons or tabs between its cells.
    """
    numbers: dict[tuple[int, int], _Numeral] = {}
    for index, column in enumerate(columns):
        if index == 0 or column.kind in (ColumnKind.TEXT, ColumnKind.DATE):
            continue
        measured = column.is_measure or column.kind is ColumnKind.NUMBER
        cells = {row: record[index] for row, record in enumerate(table.records)}
        filled = {row: cell for row, cell in cells.items() if not cell.is_empty and not cell.fault}
        found = {row: _numeral(cell, measured) for row, cell in filled.items()}
        if measured or all(found.values()):
            numbers.update({(row, index): each for row, each in found.items() if each})
    texts = [each.number for (row, index), each in numbers.items() if _is_text(table.records[row][index])]
    signs = {sign for text in texts if (sign := _told(text))}
    decimal = next(iter(signs)) if len(signs) == 1 else ""
    doubtful = any("," in text for text in texts) or (bool(table.sign) and table.sign in _COMMA_SIGNS)
    doubt = "" if decimal or not doubtful else _CONTRADICTED if signs else _UNTOLD
    turned = tuple(
        tuple(
            _turned(cell, numbers[row, index], decimal, doubt) if (row, index) in numbers else cell
            for index, cell in enumerate(record)
        )
        for row, record in enumerate(table.records)
    )
    told = (f"{table.name}: a comma stands before the decimals",) if decimal == "," else ()
    return replace(table, records=turned, told=(*table.told, *told))


class _Numeral(NamedTuple):
    """The characters of a number without spaces between its thousands, and its sign of per cent."""

    number: str
    share: str


_UNTOLD = "no other number tells what its {sign} parts"
_CONTRADICTED = "some numbers have a comma before their decimals, others a point"


def _numeral(cell: RowCell, spaced: bool) -> _Numeral | None:
    text = cell.raw.strip()
    found = _NUMERIC.fullmatch(_SPACES.sub("", text) if spaced else text)
    return _Numeral(found["number"].replace("\u2212", "-"), found["share"] or "") if found else None


def _is_text(cell: RowCell) -> bool:
    """Whether a cell holds characters, not a number of a workbook or of Python, which has no sign to find."""
    return isinstance(cell.value, str) and not cell.is_empty and not cell.fault


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


def _turned(cell: RowCell, found: _Numeral, decimal: str, doubt: str) -> RowCell:
    """A cell with its number written with a point; as it is if it is none by the sign of its table.

    In a table whose numbers do not tell (`doubt` says why) one that may be read in two ways is a fault.
    """
    if not _is_text(cell):
        return cell
    text = found.number
    if doubt and "," in text and "." in text:
        # Of both signs the last parts the decimals, whatever the other numbers of the table have.
        decimal, doubt = _told(text), ""
    if doubt and ("," in text or ("." in text and not _told(text))):
        why = doubt.format(sign="comma" if "," in text else "point")
        way = "may be read in two ways" if not _told(text) else "is not as others of its table"
        said = f'"{cell.raw.strip()}" {way}: {why}'
        hint = "write numbers with a point before the decimals and nothing between thousands, as 1234.5"
        return cell._replace(fault=Diagnostic(said, cell.span, hint, code="decimals-unclear"))
    thousands = _OTHER[decimal or "."]
    whole, sign, part = text.partition(decimal or ".")
    if thousands in whole and _GROUPED[thousands].fullmatch(whole):
        whole = whole.replace(thousands, "")
    plain = f"{whole}.{part}" if sign else whole
    if not NUMBER.fullmatch(plain):
        return cell
    plain += found.share
    return cell._replace(value=plain, raw=plain, written=cell.raw.strip())
