"""Trace: what is printed leads back to its cell or line, in any language, whatever it was filled from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import build_many, make
from factsheet.batch.trace import TraceHit, TraceSource, _Folded, trace
from factsheet.errors import DataError, PreflightError
from tests.batch.conftest import workbook

MEALS = Path("examples/school_meals")


def places(hits: tuple[TraceHit, ...]) -> dict[str, list[str]]:
    """The places of each hit by its path, with the name of the file alone."""
    return {
        hit.part.path: [str(each.span).rpartition("/")[2] for each in hit.origins if each.span]
        for hit in hits
    }


@pytest.fixture(scope="module")
def meals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One district in English and German, with its data in a folder of its own."""
    folder = tmp_path_factory.mktemp("meals")
    shutil.copytree(MEALS, folder / "sheet")
    rows = (folder / "sheet" / "districts.csv").read_text().splitlines()[:2]
    (folder / "sheet" / "districts.csv").write_text("\n".join(rows) + "\n")
    built = build_many(
        folder / "sheet" / "factsheet.yaml",
        folder / "sheet" / "districts.csv",
        folder / "out",
        jobs=1,
        languages="en-GB,de",
        outputs=("screen", "print"),
        report=False,
    )
    assert built.ok
    return folder / "out"


def test_a_number_leads_to_its_cell_wherever_it_is_printed(meals: Path) -> None:
    for tag, said, sentence in (
        ("en-GB", "61.5%", "factsheet.yaml:40:16"),
        ("de", "61,5 %", "de.po:79:2"),
    ):
        for kind in ("screen", "print"):
            hits = trace(meals / f"school-meals_northgate.{tag}.{kind}.pdf", said)
            assert places(hits) == {
                "key_numbers.uptake.value": ["districts.csv:2:21"],
                "body.trend.5.uptake": ["trend.csv:6:16"],
                "body.seen.text~2": ["districts.csv:2:21", sentence],
            }
            assert [each.written for hit in hits for each in hit.origins[:1]] == ["61.5"] * 3
            cell = hits[0].origins[0]
            assert (cell.row, cell.column) == ("northgate", "key_numbers.uptake.value")
            assert not any(hit.now for hit in hits) and {hit.part.page for hit in hits} == {1}


def test_variables_copy_translations_and_words_of_the_program(meals: Path) -> None:
    english, german = (meals / f"school-meals_northgate.{tag}.screen.pdf" for tag in ("en-GB", "de"))
    assert places(trace(english, "northgate"))["title"] == ["districts.csv:2:11", "factsheet.yaml:10:8"]
    assert places(trace(german, "Northgate"))["title"] == ["districts.csv:2:11", "de.po:15:9"]
    assert places(trace(english, "Meals arrive"))["body.seen.text~1"][-1] == "factsheet.yaml:38:103"
    assert places(trace(english, "hot  lunch")) == {"summary": ["factsheet.yaml:13:42"]}
    assert places(trace(german, "je Essen"))["key_numbers.cost.label"] == ["de.po:41:9"]
    assert places(trace(english, "Key numbers")) == {"key_numbers.heading": []}
    assert places(trace(english, "School meals census"))["sources.census"][-1] == "factsheet.yaml:43:19"
    assert places(trace(german, "Erhebung zum"))["sources.census"][-1].startswith("de.po:102")
    assert places(trace(german, "Erhebung zum"))["body.trend.source_line"][-1].startswith("de.po:102")
    assert places(trace(english, "1.2 million")) == {"key_numbers.meals.value": ["districts.csv:2:26"]}


def test_numbers_are_found_whole_and_what_is_not_printed_is_not_found(meals: Path) -> None:
    english = meals / "school-meals_northgate.en-GB.screen.pdf"
    assert set(places(trace(english, "9"))) == {"key_numbers.kitchens.value", "body.seen.text~1"}
    assert trace(english, "61") == trace(english, "1.5%") == trace(english, "Upper Vale") == ()
    assert trace(english, "") == trace(english, "  ") == ()


def test_what_has_changed_since_is_told(meals: Path, tmp_path: Path) -> None:
    shutil.copytree(meals.parent, tmp_path / "all")
    table = tmp_path / "all" / "sheet" / "districts.csv"
    table.write_text(table.read_text().replace("61.5", "62.0"))
    hits = trace(tmp_path / "all" / "out" / "school-meals_northgate.en-GB.screen.pdf", "61.5%")
    assert {hit.part.path: hit.now for hit in hits} == {
        "key_numbers.uptake.value": "62.0%",
        "body.trend.5.uptake": "",
        "body.seen.text~2": "62.0% of pupils eat the meal, at £2.87 each.",
    }
    assert hits[0].origins[0].written == "62.0"


def test_a_cell_of_a_workbook_is_named_as_a_spreadsheet_names_it(wells: Path, tmp_path: Path) -> None:
    heads = ["id", "district", "key_numbers.wells.value"]
    path = workbook(tmp_path / "rows.xlsx", heads, ["alder", "Alder", 3], ["birch", "Birch", 41], title="Q3")
    build_many(wells, f"{path}#Q3", tmp_path / "out", jobs=1, outputs=("screen",), report=False)
    (hit,) = trace(tmp_path / "out" / "wells_birch.en.screen.pdf", "41")
    assert str(hit.origins[0].span).endswith('rows.xlsx, sheet "Q3", C3')
    assert (hit.origins[0].row, hit.origins[0].written) == ("birch", "41")


def test_a_single_build_needs_its_data(wells: Path, tmp_path: Path) -> None:
    path = make(wells, language="de").save(tmp_path)
    with pytest.raises(DataError) as error:
        trace(path, "12")
    assert error.value.diagnostics[0].code == "source-not-known"
    (hit,) = trace(path, "12", TraceSource(wells))
    assert places((hit,)) == {"key_numbers.wells.value": ["wells.yaml:12:20"]}
    rows = tmp_path / "rows.csv"
    rows.write_text("id,district\nalder,Alder\n")
    with pytest.raises(DataError) as error:
        trace(path, "12", TraceSource(wells, str(rows)))
    assert "alder" in error.value.diagnostics[0].hint
    with pytest.raises(DataError):
        trace(path, "12", TraceSource(wells, str(rows), "elm"))


def test_figures_of_any_script_are_found_as_they_are_printed_or_typed() -> None:
    text = _Folded("فقط \u2067١٫٣٪\u2069 من")
    assert [*text.find(_Folded("1.3%").text)] and [*text.find(_Folded("١٫٣٪").text)]
    assert not [*_Folded("11.35 and 1,113").find("1")]
    assert [*_Folded("2029. 9, 9").find("9")] == [(6, 7), (9, 10)]


@given(st.text(max_size=30), st.text(max_size=30), st.text(min_size=1, max_size=8))
def test_folding_keeps_places(before: str, after: str, said: str) -> None:
    text = _Folded(before + said + after)
    assert len(text.text) == len(text.places) == len({*text.places})
    assert text.places == sorted(text.places)


def test_another_programs_file_is_refused_and_a_broken_one_is_told(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "blank.pdf")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    for name, code in (
        ("blank", "pdf-not-traceable"),
        ("broken", "pdf-unreadable"),
        ("no", "pdf-unreadable"),
    ):
        with pytest.raises(PreflightError) as error:
            trace(tmp_path / f"{name}.pdf", "x")
        assert error.value.diagnostics[0].code == code


@pytest.mark.parametrize(
    "line", ["[]", "1", "null", '{"files": 3}', '{"files": [{"name": "a.pdf"}], "source": 3}', "\x00"]
)
def test_a_manifest_of_anything_is_no_traceback(meals: Path, tmp_path: Path, line: str) -> None:
    shutil.copy(meals / "school-meals_northgate.de.screen.pdf", tmp_path / "a.pdf")
    (tmp_path / "manifest.jsonl").write_text(line + "\n")
    with pytest.raises(DataError):
        trace(tmp_path / "a.pdf", "Northgate")


ALL_KINDS = """\
factsheet: 1
id: county
lang: en
layout: brief
variables: {place: Nowhere, depth: 5, opened: {date: "2020-01-31"}, share: {value: 3, unit: percent}}
title: Report of {place}
summary: "Wells are {depth} m deep, {share} of them dry. Seen on {opened}."
publisher: {name: County of Orland}
key_numbers:
  items:
    wells: {value: 3, low: 2, high: 4, label: wells in use}
body:
  cases:
    kind: chart
    heading: Cases 2025
    show: bars
    data:
      north: {label: North, value: 31}
      south: {label: South, value: 44}
  towns:
    kind: table
    heading: Towns
    columns: {name: {label: Town}, people: {label: People, decimals: 0}}
    rows:
      one: {name: Oneham, people: 12}
      two: {name: Twoham, people: 17}
      three: {name: Threeham, people: {value: 5000, low: 4000, high: 6000}}
"""
# A column, what a row has in it, and what prints of it in English and in German.
FED: list[tuple[str, str, str, str]] = [
    ("place", "Évreux", "Évreux", "Évreux"),
    ("depth", "1204.5", "1,204.5", "1.204,5"),
    ("share", "61.5", "61.5%", "61,5 %"),
    ("opened", "2026-03-17", "March 17, 2026", "17. März 2026"),
    ("key_numbers.wells.value", "707", "707", "707"),
    ("key_numbers.wells.low", "653", "653", "653"),
    ("key_numbers.wells.high", "779", "779", "779"),
    ("body.cases.data.north.value", "88.25", "88.25", "88,25"),
    # The path of a piece, as `trace` shows it, is the name of its column, too.
    ("body.cases.south.value", "51.75", "51.75", "51,75"),
    ("body.cases.data.south.label", "Sundry", "Sundry", "Sundry"),
    ("body.towns.rows.one.people", "9731", "9,731", "9.731"),
    ("body.towns.rows.three.people.low", "4321", "4,321", "4.321"),
    ("body.towns.two.name", "Ringham", "Ringham", "Ringham"),
    ("key_numbers.wells.label", "pumps at work", "pumps at work", ""),
    ("summary@de", "Tief: {depth} m. Trocken: {share}. Gesehen am {opened}.", "", "Gesehen am"),
    ("key_numbers.wells.label@de", "Pumpen in Betrieb", "", "Pumpen in Betrieb"),
]


def table_with(folder: Path, name: str, encoding: str, sign: str) -> Path:
    """Save a table of two rows, of which the second has what is to be found."""
    heads, cells = ["id", *(each[0] for each in FED)], ["b", *(each[1] for each in FED)]
    other = ["a", *("1.5" if each[1].replace(".", "").isdecimal() else each[1] for each in FED)]
    path = folder / name
    if path.suffix == ".xlsx":
        numbers = [float(each) if each.replace(".", "").isdecimal() else each for each in cells]
        return workbook(path, heads, other, numbers)
    if path.suffix == ".jsonl":
        objects = [dict(zip(heads, line, strict=True)) for line in (other, cells)]
        lines = [json.dumps(each, ensure_ascii=False) for each in objects]
    else:
        lines = [sign.join(line) for line in (heads, other, cells)]
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


@pytest.mark.parametrize(
    ("name", "encoding", "sign"),
    [("t.csv", "cp1252", ";"), ("t.tsv", "utf-16", "\t"), ("t.xlsx", "", ""), ("t.jsonl", "utf-8-sig", "")],
)
def test_every_kind_of_content_leads_to_its_cell_in_every_kind_of_table(
    tmp_path: Path, name: str, encoding: str, sign: str
) -> None:
    sheet, table = tmp_path / "county.yaml", table_with(tmp_path, name, encoding, sign)
    sheet.write_text(ALL_KINDS, encoding="utf-8")
    built = build_many(
        sheet,
        table,
        tmp_path / "out",
        jobs=1,
        languages="en,de",
        fallback=True,
        outputs=("screen",),
        report=False,
    )
    assert built.ok, built.failed
    lines = table.read_text(encoding).splitlines() if encoding else []
    for at, tag in ((2, "en"), (3, "de")):
        for each in FED:
            column, written = each[:2]
            if not each[at]:
                continue
            hits = trace(tmp_path / "out" / f"county_b.{tag}.screen.pdf", each[at])
            assert hits, (tag, column)
            for hit in hits:
                cell = hit.origins[0]
                assert (cell.row, cell.column, cell.written) == ("b", column, written), hit
                assert not hit.now
                if lines:
                    rest = lines[cell.span.line - 1][cell.span.column - 1 :][: cell.span.length]
                    assert rest.strip('"') == written
                else:
                    assert cell.span.file.endswith(
                        f'sheet "Sheet", {"ABCDEFGHIJKLMNOPQ"[FED.index(each) + 1]}3'
                    )
