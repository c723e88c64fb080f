"""XLSX: a line for each text, for translators who work in a spreadsheet.

openpyxl writes and reads it, and is imported when it is used.  A cell is text whatever it
begins with, so that no spreadsheet takes a translation for a formula; a formula that comes
back is refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factsheet.errors import CatalogueError, Span
from factsheet.files import UnfitFileError, unpacked_size
from factsheet.translate.exchange import UnitRow, UnitSheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_HEADS = ("path", "source", "translation", "state", "limit", "notes")
_LANGUAGE = re.compile(r"(source|translation) \(([A-Za-z0-9-]+)\)")
_WIDTHS = (34, 60, 60, 10, 8, 50)
_FUZZY = "look over"
_MAX_UNPACKED = 64 * 2**20
_MAX_ROWS = 20_001
_MAX_COLUMNS = 64
# What openpyxl cannot put into a cell (ECMA-376, and XML 1.0 itself).
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# A spreadsheet reads _x0041_ as an escaped character (ECMA-376 22.4.2.4).
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)", re.IGNORECASE)


def write(sheet: UnitSheet) -> bytes:
    """Return the bytes of the workbook."""
    import openpyxl
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=False)
    book.remove(book.worksheets[0])
    page: Worksheet = book.create_sheet("translation")
    book.properties.title = sheet.id
    languages = {"source": sheet.source_lang, "translation": sheet.lang}
    page.append(tuple(f"{head} ({languages[head]})" if head in languages else head for head in _HEADS))
    for number, row in enumerate(sheet.rows, 2):
        state = _FUZZY if row.fuzzy else ""
        cells = (row.path, row.source, row.text, state, str(row.limit or ""), row.notes)
        for column, value in enumerate(cells, 1):
            _fill(page.cell(number, column), value, row.path)
    # The heads stay in sight, and long texts go on below themselves.
    page.freeze_panes = "A2"
    for column, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    for cell in page[1]:
        cell.font = Font(bold=True)
    for line in page.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="general")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes, name: str) -> UnitSheet:
    """Return the sheet in a workbook; raise CatalogueError with the cell for what cannot be imported."""
    import openpyxl

    # A workbook is a zip: how much it unpacks to is known before it is.
    try:
        size = unpacked_size(data)
    except UnfitFileError:
        said = f"{name} is not a workbook"
        raise CatalogueError.of(said, Span(name), "export again", code="import-unreadable") from None
    if size > _MAX_UNPACKED:
        said = f"{name} unpacks to {size / 2**20:.0f} MB; the limit is {_MAX_UNPACKED / 2**20:.0f}"
        raise CatalogueError.of(said, Span(name), "export again", code="import-too-large")
    try:
        # Line by line: what a workbook says of its size, and joins into one cell, is not made room for.
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()
        first = next(page.iter_rows(max_row=1, max_col=_MAX_COLUMNS), ())
    except Exception as problem:  # a library's errors for a broken workbook are of every kind
        said = f"{name} is not a workbook: {str(problem)[:120]}"
        raise CatalogueError.of(said, Span(name), "export again", code="import-unreadable") from None
    heads = [str(cell.value or "") for cell in first]
    languages = {found[1]: found[2] for head in heads if (found := _LANGUAGE.fullmatch(head.strip()))}
    lacking = [head for head in ("source", "translation") if head not in languages]
    if lacking or _HEADS[0] not in heads:
        said = f'there is no column "{(lacking or _HEADS)[0]}"'
        hint = "leave the first line as it was"
        raise CatalogueError.of(said, Span(name, 1, 1), hint, code="import-without-column")
    rows = tuple(_rows(page, [head.partition(" (")[0] for head in heads], name))
    return UnitSheet(book.properties.title or "", languages["source"], languages["translation"], rows)


def _rows(page: Worksheet, heads: list[str], name: str) -> Iterator[UnitRow]:
    places = {head: heads.index(head) for head in _HEADS if head in heads}
    for line, cells in enumerate(page.iter_rows(min_row=2, max_col=len(heads)), start=2):
        if line > _MAX_ROWS:
            said = f"{name} has more than {_MAX_ROWS:,} lines"
            raise CatalogueError.of(said, Span(name), "export again", code="import-too-large")
        said_in = {
            head: _text(cells[index] if index < len(cells) else None, Span(name, line, index + 1))
            for head, index in places.items()
        }
        if not said_in["path"]:
            continue
        fuzzy = said_in.get("state", "").strip().casefold() == _FUZZY
        place = Span(name, line, places["translation"] + 1)
        yield UnitRow(said_in["path"], said_in["source"], said_in["translation"], fuzzy=fuzzy, place=place)


def _text(cell: Any, place: Span) -> str:
    """Return what a cell says; raise CatalogueError for a formula, and for the fault that one left behind."""
    if cell is None or cell.value is None:
        return ""
    if cell.data_type in ("f", "e"):
        hint = "write the translation as text: begin it with ' in the spreadsheet"
        what = "a formula" if cell.data_type == "f" else f"{cell.value}, which a formula left there"
        raise CatalogueError.of(f"{cell.coordinate} holds {what}", place, hint, code="cell-with-formula")
    return _ESCAPED.sub("_", str(cell.value).replace("\r\n", "\n"))


def _fill(cell: Cell | MergedCell, value: str, path: str) -> None:
    if _UNFIT.search(value):
        said = f"{path} holds a control character, which a spreadsheet cannot hold"
        raise CatalogueError.of(said, hint="delete it", path=path, code="export-character")
    if len(value) > 32_767:
        said = f"{path} has {len(value):,} characters; a cell holds 32,767"
        raise CatalogueError.of(said, hint="export it as xlf", path=path, code="export-too-long")
    cell.value = _ESCAPE.sub("_x005F_", value) or None
    if value:
        cell.data_type = "s"
        cell.quotePrefix = True
