"""Files to translators and back: not a character is lost, and nothing runs or is fetched."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import xliff as toolkit

from factsheet.errors import CatalogueError
from factsheet.locale.catalogues import Catalogue
from factsheet.locale.po import PoEntry
from factsheet.translate.exchange import UnitRow, UnitSheet, taken_back
from factsheet.translate.formats import FORMATS

_UNFIT = "".join(map(chr, (*range(0x20), 0x7F))).replace("\t", "").replace("\n", "") + "\r\ufffe\uffff"
TEXT = st.text(st.characters(codec="utf-8", exclude_characters=_UNFIT), max_size=60)
TRICKY = st.sampled_from(
    ["=1+1", "=HYPERLINK(\"http://example.org\")", "+852 2721", "-1", "@SUM(A1)", "'a", "_x0041_", "  a  ",
     "a\n\nb", "<b>&amp;</b>", "{value} [^note] \\{x}", "]]>", "1951", "TRUE", "#N/A", "2023-11-01"]
)  # fmt: skip
WORDS = TEXT | TRICKY


def one(source: str, text: str, **more: str | bool) -> UnitSheet:
    return UnitSheet("small", "en", "de", (UnitRow("story.text", source, text, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FORMATS)
@given(source=WORDS, text=WORDS, notes=TEXT, fuzzy=st.booleans())
def test_what_goes_out_comes_back_to_the_letter(
    kind: str, source: str, text: str, notes: str, fuzzy: bool
) -> None:
    given = one(source, text, notes=notes, fuzzy=fuzzy and bool(text))
    back = FORMATS[kind].read(FORMATS[kind].write(given), "file")
    (row,) = back.rows
    assert (back.source_lang, back.lang) == ("en", "de")
    assert (row.path, row.source, row.text) == ("story.text", source, text)
    assert row.fuzzy is given.rows[0].fuzzy


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1"])
def test_no_cell_of_a_spreadsheet_is_a_formula(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(one(text, text, notes=text))))
    cells = [cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_a_formula_that_comes_back_is_refused_with_its_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(one("a", "b"))))
    book.worksheets[0]["C2"] = '=WEBSERVICE("http://example.org")'
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(CatalogueError, match="C2 holds a formula"):
        FORMATS["xlsx"].read(out.getvalue(), "file.xlsx")


def test_the_fault_that_a_formula_left_is_no_translation() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(one("a", "b"))))
    book.active["C2"].value, book.active["C2"].data_type = "#REF!", "e"
    book.save(out := io.BytesIO())
    with pytest.raises(CatalogueError, match=r"C2 holds #REF!"):
        FORMATS["xlsx"].read(out.getvalue(), "file.xlsx")


def test_a_workbook_is_as_large_as_what_is_in_it() -> None:
    """A cell in the last column, and one merged over the whole page, cost nothing."""
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(one("a", "b"))))
    book.active["XFD1"].value = "far"
    book.save(out := io.BytesIO())
    with zipfile.ZipFile(out) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    page = next(name for name in files if name.endswith("sheet1.xml"))
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    files[page] = files[page].replace(b"</sheetData>", merged)
    with zipfile.ZipFile(made := io.BytesIO(), "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    (row,) = FORMATS["xlsx"].read(made.getvalue(), "file.xlsx").rows
    assert (row.source, row.text) == ("a", "b")


def test_xliff_in_an_unknown_encoding_is_told() -> None:
    with pytest.raises(CatalogueError, match="an encoding that is not known"):
        FORMATS["xlf"].read(b'<?xml version="1.0" encoding="x-nope"?><xliff/>', "file.xlf")


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (65 * 2**20))
    with pytest.raises(CatalogueError, match="unpacks to 65 MB"):
        FORMATS["xlsx"].read(out.getvalue(), "file.xlsx")


@pytest.mark.parametrize("kind", FORMATS)
@given(data=st.binary(max_size=200))
def test_a_file_that_is_none_of_the_kind_is_told(kind: str, data: bytes) -> None:
    with pytest.raises(CatalogueError):
        FORMATS[kind].read(data, "file")


def test_a_document_type_is_refused_and_so_is_every_entity() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><xliff>&a;</xliff>'
    with pytest.raises(CatalogueError, match="document type"):
        FORMATS["xlf"].read(bomb, "file.xlf")


def test_a_broken_file_is_told_with_its_line() -> None:
    with pytest.raises(CatalogueError, match=r"file.xlf:2:\d+: error: this is not XLIFF"):
        FORMATS["xlf"].read(b"<xliff>\n<file></xliff>", "file.xlf")


def test_other_programs_read_the_xliff_and_keep_what_is_to_be_kept() -> None:
    data = FORMATS["xlf"].write(one("Only {value}[^a] of all", "Nur {value}[^a] von allen"))
    (unit,) = toolkit.Xliff1File.parsestring(data).units
    assert (unit.source, unit.target) == ("Only {value}[^a] of all", "Nur {value}[^a] von allen")
    assert not unit.isfuzzy()
    assert b'<ph id="1" ctype="x-keep">{value}</ph>' in data


def test_a_suggestion_of_another_program_is_not_the_translation() -> None:
    data = (
        FORMATS["xlf"]
        .write(one("a", "b"))
        .replace(
            b"</trans-unit>", b"<alt-trans><source>x</source><target>y</target></alt-trans></trans-unit>"
        )
    )
    (row,) = FORMATS["xlf"].read(data, "file.xlf").rows
    assert (row.source, row.text) == ("a", "b")


CATALOGUE = Catalogue("de", {"story.text": PoEntry("story.text", "a", "old", flags=("fuzzy",), previous="z")})


def test_a_translation_that_comes_back_is_taken() -> None:
    entry = taken_back(CATALOGUE, one("a", "neu"), "file").entries["story.text"]
    assert (entry.text, entry.fuzzy, entry.previous) == ("neu", False, "")
    assert taken_back(CATALOGUE, one("a", "neu", fuzzy=True), "file").entries["story.text"].fuzzy


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (replace(one("a", "neu"), lang="fr"), "is a translation into fr, not into de"),
        (one("another", "neu"), "story.text has a different source than the catalogue"),
        (UnitSheet("small", "en", "de", (UnitRow("gone", "a", "b"),)), "gone is not a text of the catalogue"),
        (UnitSheet("small", "en", "de", (UnitRow("story.text", "a", "b"),) * 2), "story.text appears twice"),
    ],
)
def test_what_does_not_belong_is_refused_whole(given: UnitSheet, said: str) -> None:
    with pytest.raises(CatalogueError, match=said):
        taken_back(CATALOGUE, given, "file")
