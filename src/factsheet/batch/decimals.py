"""Which sign parts the decimals of a column: what most of its numbers say themselves, never a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from factsheet.batch.cell import NUMBER, RowCell
from factsheet.batch.column import ColumnKind, RowColumn
from factsheet.batch.table import RowTable
from factsheet.content.number_hints import in_ascii, without_currency
from factsheet.errors import Diagnostic

_SPACES = re.compile("(?<=[0-9])[ \u00a0\u2009\u202f'’](?=[0-9]{3}(?![0-9]))")
_NUMERIC = re.compile(r"(?P<number>-?[0-9][0-9.,]*)(?P<share>\s?%)?")
_PER_CENT = str.maketrans("٪％", "%%")
# Thousands as most write them, and lakhs: 1,204,300 and 12,04,300.
_GROUPED = {sign: re.compile(rf"-?[0-9]{{1,3}}(?:[{sign}][0-9]{{2,3}})*[{sign}][0-9]{{3}}") for sign in ",."}
_OTHER = {",": ".", ".": ","}
# Programs whose decimals have a comma part the cells by these.
_COMMA_SIGNS = ";\t"


def with_points(table: RowTable, columns: Sequence[RowColumn]) -> RowTable:
    """Return a table with its numbers as a data file writes them: 61,5 as 61.5 and 1,204,300 as 1204300.

    A number is looked at in a column of numbers, whatever else it holds, and in one of which nothing is known
    that holds little else; never in those of ids, texts and dates.  Spaces between thousands and figures
    of other scripts are taken only in the former, since telephone numbers have them too.

    Which sign a column has before its decimals is what most of its numbers say; where both have as many, what
    those with both signs say, then what the other columns do, as for a column that says nothing.  A number
    that is not as its column has a fault; so has one such as 1,234 where nothing tells what its comma parts,
    and 1.234 in a table that has commas in numbers, or semicolons or tabs between its cells.
    """
    found = {index: _numerals(table, index, column) for index, column in enumerate(columns) if index}
    texts = {
        index: [each.number for row, each in numerals.items() if _is_open(table.records[row][index], each)]
        for index, numerals in found.items()
    }
    own = {index: _most(each) for index, each in texts.items()}
    said = set(filter(None, own.values()))
    shared = next(iter(said)) if len(said) == 1 else ""
    signs = {index: sign or shared for index, sign in own.items()}
    commas = any("," in text for each in texts.values() for text in each)
    doubtful = commas or (bool(table.sign) and table.sign in _COMMA_SIGNS)
    doubts = {
        index: _CONTRADICTED if said or any(map(_told, texts[index])) else _UNTOLD
        for index, sign in signs.items()
        if doubtful and not sign
    }

    def turned(cell: RowCell, row: int, index: int) -> RowCell:
        numeral = found.get(index, {}).get(row)
        if numeral is None or not _is_text(cell):
            return cell
        return _turned(cell, numeral, signs[index], doubts.get(index, ""))

    records = tuple(
        tuple(turned(cell, row, index) for index, cell in enumerate(record))
        for row, record in enumerate(table.records)
    )
    told = (*_announced(table, signs, texts), *_mixed(table, columns, found))
    return replace(table, records=records, told=(*table.told, *told))


class _Numeral(NamedTuple):
    """The characters of a number without spaces between its thousands, and its sign of per cent.

    One that `is_clear` has signs that mean one thing only, as those of Arabic do.
    """

    number: str
    share: str
    is_clear: bool = False


_UNTOLD = "no other number tells what its {sign} parts"
_CONTRADICTED = "some numbers have a comma before their decimals, others a point"
_NAMES = {",": "a comma", ".": "a point"}


def _numerals(table: RowTable, index: int, column: RowColumn) -> Mapping[int, _Numeral]:
    """The numbers of a column by their rows; of one that may hold words only where most are numbers."""
    if column.kind in (ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.TIME):
        return {}
    measured = column.is_measure or column.kind is ColumnKind.NUMBER
    cells = ((row, record[index]) for row, record in enumerate(table.records))
    asked = {
        row: _numeral(cell, measured, column.currency)
        for row, cell in cells
        if not cell.is_empty and not cell.fault
    }
    found = {row: each for row, each in asked.items() if each}
    return found if measured or 2 * len(found) > len(asked) else {}


def _numeral(cell: RowCell, measured: bool, currency: str) -> _Numeral | None:
    """The number of a cell, with the signs of its unit; those of a currency go, which the data file has."""
    text, is_clear = cell.raw.strip(), False
    if measured:
        text = without_currency(text, currency) if currency else text
        is_clear = not {"٫", "٬"}.isdisjoint(text)
        text = _SPACES.sub("", in_ascii(text).translate(_PER_CENT))
    else:
        text = text.replace("\u2212", "-")
    found = _NUMERIC.fullmatch(text)
    return _Numeral(found["number"], found["share"] or "", is_clear) if found else None


def _is_text(cell: RowCell) -> bool:
    """Whether a cell holds characters, not a number of a workbook or of Python, which has no sign to find."""
    return isinstance(cell.value, str) and not cell.is_empty and not cell.fault


def _is_open(cell: RowCell, numeral: _Numeral) -> bool:
    return _is_text(cell) and not numeral.is_clear


def _told(text: str) -> str:
    """The sign that must stand before decimals by one number alone; empty if it may be either."""
    signs = [each for each in text if each in _OTHER]
    if len(set(signs)) == 2:
        # Of both kinds the last parts the decimals: 1.204,50.
        whole = text.rpartition(signs[-1])[0]
        return signs[-1] if _GROUPED[_OTHER[signs[-1]]].fullmatch(whole) else ""
    if len(signs) > 1:
        return _OTHER[signs[0]] if _GROUPED[signs[0]].fullmatch(text) else ""
    if not signs or _GROUPED[signs[0]].fullmatch(text) and text.lstrip("-")[0] != "0":
        return ""
    return signs[0]


def _most(texts: Sequence[str]) -> str:
    """The sign that most numbers of a column have before their decimals; empty where they do not tell."""
    for each in (texts, [text for text in texts if "," in text and "." in text]):
        votes = Counter(filter(None, map(_told, each)))
        if votes[","] != votes["."]:
            return max(votes, key=votes.__getitem__)
    return ""


def _announced(
    table: RowTable, signs: Mapping[int, str], texts: Mapping[int, Sequence[str]]
) -> Iterable[str]:
    """Tell that decimals have a comma, and in which columns where others have a point."""
    found = {sign: [index for index in texts if texts[index] and signs[index] == sign] for sign in _OTHER}
    where = ", ".join(table.heads[index].raw.strip() for index in found[","]) if found["."] else ""
    if found[","]:
        yield f"{table.name}: a comma stands before the decimals{f' of {where}' if where else ''}"


def _mixed(
    table: RowTable, columns: Sequence[RowColumn], found: Mapping[int, Mapping[int, _Numeral]]
) -> Iterable[str]:
    """Tell the columns of numbers with words among them, where the data file does not say what is meant."""
    for index, numerals in found.items():
        cells = (record[index] for row, record in enumerate(table.records) if row not in numerals)
        word = next((cell.raw.strip() for cell in cells if not cell.is_empty and not cell.fault), "")
        if word and numerals and columns[index].kind is ColumnKind.ANY:
            said = f'the column {columns[index].path} holds numbers, and words such as "{word[:40]}"'
            hint = "each prints as it is; a number or a text in the data file says which is meant"
            yield f"{table.name}: {said}: {hint}"


def _turned(cell: RowCell, found: _Numeral, decimal: str, doubt: str) -> RowCell:
    """A cell with its number written with a point; one with its fault where it may be read in two ways.

    `decimal` is the sign of its column; where it has none, `doubt` says why.
    """
    text = found.number
    signs = [each for each in text if each in _OTHER]
    if found.is_clear:
        decimal, doubt = ".", ""
    elif len(signs) > 1 and _told(text):
        # Several signs tell themselves what they part, whatever the other numbers have.
        decimal, doubt = _told(text), ""
    if doubt and ("," in text or ("." in text and not _told(text))):
        why = doubt.format(sign="comma" if "," in text else "point")
        way = "may be read in two ways" if not _told(text) else "is not as others of its table"
        return _unclear(cell, f"{way}: {why}", _HINT)
    if decimal and _told(text) not in ("", decimal):
        sign, usual = _NAMES[_OTHER[decimal]], _NAMES[decimal]
        said = f"has {sign} before its decimals, most numbers of its column have {usual}"
        meant = text.translate(str.maketrans(",.", ".,"))
        return _unclear(cell, said, f"write {meant}{found.share} if that is meant")
    thousands = _OTHER[decimal or "."]
    whole, sign, part = text.partition(decimal or ".")
    if thousands in whole and _GROUPED[thousands].fullmatch(whole):
        whole = whole.replace(thousands, "")
    plain = f"{whole}.{part}" if sign else whole
    if not NUMBER.fullmatch(plain):
        return cell
    plain += found.share
    return cell._replace(value=plain, raw=plain, written=cell.raw.strip())


_HINT = "write numbers with a point before the decimals and nothing between thousands, as 1234.5"


def _unclear(cell: RowCell, said: str, hint: str) -> RowCell:
    found = Diagnostic(f'"{cell.raw.strip()[:80]}" {said}', cell.span, hint, code="decimals-unclear")
    return cell._replace(fault=found)
