"""XLSX: a sheet of a workbook as a table of rows.

A number is what the spreadsheet shows: 61.5 % is 61.5, though 0.615 is stored, 61.456 that shows as 61.5 is
that, and 0007 keeps its zeros.  A date stays one, a day, a month or a year as it is shown: as a variable it
prints in the words of each language, elsewhere as ISO 8601 writes it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from factsheet.batch.cell import RowCell, of_float, whole
from factsheet.batch.table import MAX_BYTES, MAX_COLUMNS, RowTable, table
from factsheet.errors import DataError, Diagnostic, Span
from factsheet.files import MB, UnfitFileError, read_given, unpacked_size

_MAX_UNPACKED = 8 * MAX_BYTES
# A character as the format writes it that XML has no place for (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring).
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# The decimal digits that a binary fraction of 64 bits carries for certain.
_CERTAIN = 15
_PADDED = re.compile(r'0{2,}|"?0[0 ]*"?')
# Characters in quotes, after a backslash, for a space of their width (_) or to fill the cell (*); a color.
_IN_QUOTES = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')
# Digits that are shown always (0) or where there are any (#); not what shows thousands, fractions, exponents.
_DIGITS = re.compile(r"[^0#?.,/eE]*[0#?,]*[0#?](?:\.(?P<places>[0#?]+))?[^0#?.,/eE]*")


def read_workbook(path: Path, sheet: str = "") -> RowTable:
    """Return the table on a sheet of a workbook, by default on its first sheet that is shown.

    DataError with the sheet and the cell of what cannot be used.
    """
    import openpyxl

    data, name = read_given(path, MAX_BYTES), str(path)
    _require_small(data, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        pages = {page.title: page for page in book.worksheets}
        shown = [page.title for page in book.worksheets if page.sheet_state == "visible"]
    except Exception as problem:  # a library's errors for a broken workbook are of every kind
        raise _unreadable(name, str(problem)[:120]) from None
    if sheet and sheet not in pages:
        said = f'there is no sheet "{sheet[:80]}"'
        raise DataError.of(said, Span(name), f"there are: {', '.join(pages)}"[:200], code="rows-unreadable")
    if not sheet and not shown:
        raise _unreadable(name, "no sheet of it is shown")
    title = sheet or shown[0]
    told = () if sheet or len(shown) == 1 else (f'{name}: the rows are those of sheet "{title}"',)
    place = f'{name}, sheet "{title}"'
    try:
        found = table(place, _lines(pages[title], place), told)
        return _with_formulas(found, data, title) if any(map(_has_gap, found.records)) else found
    except DataError:
        raise
    except Exception as problem:
        raise _unreadable(name, str(problem)[:120]) from None
    finally:
        book.close()


def _has_gap(record: tuple[RowCell, ...]) -> bool:
    return any(cell.is_empty for cell in record)


def _with_formulas(found: RowTable, data: bytes, title: str) -> RowTable:
    """A table with a fault in each empty cell that has a formula, of which the file holds no value."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        page = book[title]
        page.reset_dimensions()
        lines = page.iter_rows(max_col=MAX_COLUMNS)
        formulas = {each.coordinate for line in lines for each in line if each.data_type == "f"}
    finally:
        book.close()

    def made(cell: RowCell) -> RowCell:
        if not cell.is_empty or cell.span.file.rpartition(", ")[2] not in formulas:
            return cell
        said = "the cell has a formula that was never calculated"
        hint = "open the file in a spreadsheet program and save it there, or write the value"
        return RowCell.faulty(cell.span, said, hint, code="cell-with-error")

    return replace(found, records=tuple(tuple(map(made, record)) for record in found.records))


def _unreadable(name: str, reason: str) -> DataError:
    said, hint = f"the file is no workbook: {reason}", "save it again as .xlsx, or as CSV UTF-8"
    return DataError.of(said, Span(name), hint, code="rows-unreadable")


def _lines(page: Any, place: str) -> Iterator[tuple[RowCell, ...]]:
    from openpyxl.utils import get_column_letter

    width = 0
    # What the file says of its dimensions may be wrong, or a million lines.  Without bounds a line that is
    # not there costs nothing, though a cell stands in the last one.
    page.reset_dimensions()
    for number, row in enumerate(page.iter_rows(), 1):
        if all(each.value is None for each in row):
            continue
        cells = tuple(
            _cell(each, Span(f"{place}, {get_column_letter(index)}{number}"))
            for index, each in enumerate(row[: MAX_COLUMNS + 1], 1)
        )
        far = next((index for index, each in enumerate(row, 1) if index > len(cells) and each.value), 0)
        if far:
            said, span = (
                "the cell stands far from the table",
                Span(f"{place}, {get_column_letter(far)}{number}"),
            )
            raise DataError.of(said, span, "delete it, or its column", code="rows-unreadable")
        if all(cell.is_empty for cell in cells):
            continue
        width = width or max(index for index, cell in enumerate(cells, 1) if not cell.is_empty)
        stray = next((cell for cell in cells[width:] if not cell.is_empty), None)
        if stray:
            said = "the cell stands in a column without a name"
            fault = Diagnostic(said, stray.span, "write its name into the first line", code="rows-unreadable")
            cells = (cells[0]._replace(fault=cells[0].fault or fault), *cells[1:])
        missing = (
            RowCell.of(None, Span(f"{place}, {get_column_letter(index)}{number}"))
            for index in range(len(cells) + 1, width + 1)
        )
        yield (*cells[:width], *missing)


def _cell(cell: Any, span: Span) -> RowCell:
    """A cell as it is shown; one that shows an error such as #REF! has it as its fault."""
    value = cell.value
    if cell.data_type == "e":
        said = f"the cell shows {value}"
        return RowCell.faulty(span, said, "mend its formula, or write the value", code="cell-with-error")
    if isinstance(value, str):
        return RowCell.of(
            _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value).replace("\r\n", "\n"), span
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(
            of_float(value) if isinstance(value, float) else Decimal(value),
            str(cell.number_format or ""),
            span,
        )
    found, shown = RowCell.of(value, span), str(cell.number_format or "")
    if found.day and "h" not in _form(shown).lower():
        found = found.as_day
    return _dated(found, shown) if isinstance(value, date) and not found.day else found


def _form(shown: str) -> str:
    """The part of a format that is for numbers above zero, and for dates, without what it prints as it is."""
    return _IN_QUOTES.sub("", shown.partition(";")[0])


def _dated(cell: RowCell, shown: str) -> RowCell:
    """A date as far as the spreadsheet shows it: `Mar-26` is a month, though its first day is stored."""
    form = _form(shown).lower()
    if "y" not in form or "d" in form:
        return cell
    text = cell.raw[: len("2026-03") if "m" in form else len("2026")]
    return cell._replace(value=text, raw=text)


def _number(value: Decimal, shown: str, span: Span) -> RowCell:
    """A number in the form that the spreadsheet shows it in: its per cents, its leading zeros."""
    form = _form(shown).strip()
    if "%" in form:
        value *= 100
    # Binary noise of a product such as 0.07 * 100 is no digit that anybody wrote.
    short = Decimal(f"{value:.15g}")
    digits = _DIGITS.fullmatch(form)
    # A fraction that goes on, as 1/3, keeps its digits where none are asked for: that they are cut is told.
    value = value if not digits and len(short.as_tuple().digits) == _CERTAIN else short
    stored = f"{_without_zeros(value, 0):f}"
    if digits:
        places = digits["places"] or ""
        value = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
        least = len(places.rstrip("#?"))
    else:
        least = 0
    value = _without_zeros(value, least)
    written = f"{value:f}"
    if "%" not in form and _PADDED.fullmatch(form) and value >= 0 and written.isdecimal():
        padded = written.zfill(form.count("0"))
        if padded != written:
            return RowCell.of(padded, span)._replace(stored=stored)
    stored = "" if Decimal(stored) == value else stored
    return RowCell.of(value, span)._replace(stored=stored, is_share="%" in form)


def _without_zeros(value: Decimal, least: int) -> Decimal:
    """A number without the zeros that end its decimals, of which so many stay."""
    short = whole(value).normalize()
    exponent = short.as_tuple().exponent
    assert isinstance(exponent, int)
    return short if exponent < -least else short.quantize(Decimal(1).scaleb(-least))


def _require_small(data: bytes, name: str) -> None:
    """Raise DataError for a workbook, which is a zip, that unpacks to more than rows can be."""
    try:
        size = unpacked_size(data)
    except UnfitFileError as problem:
        raise _unreadable(name, str(problem)) from None
    if size > _MAX_UNPACKED:
        raise _unreadable(name, f"it unpacks to {size / MB:.0f} MB")
