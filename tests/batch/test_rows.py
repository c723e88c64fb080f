"""Rows: what every spreadsheet saves is read as it was meant, or refused with its cell."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet import build_many
from factsheet.batch.name import row_name, stem
from factsheet.batch.records import read_json_lines
from factsheet.batch.row import Rows, read_rows
from factsheet.content.hxl import hashtag
from factsheet.errors import DataError
from tests.batch.conftest import workbook

HEADS = "id,district,key_numbers.wells.value"


def put(folder: Path, data: str | bytes, name: str = "rows.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def values(rows: Rows) -> list[list[object]]:
    return [[each.cell.value for each in row.values] for row in rows.rows]


def refused(source: object) -> tuple[str, str]:
    """The code and the place of what is refused."""
    with pytest.raises(DataError) as error:
        read_rows(source)
    found = error.value.diagnostics[0]
    return found.code, str(found.span)


def faults(source: object) -> list[tuple[str, str, str]]:
    """The id of each row that cannot be made, with the code and the place of what is wrong."""
    return [(row.id, each.code, str(each.span)) for row in read_rows(source).rows for each in row.problems]


def test_a_plain_table_has_its_values_and_their_places(tmp_path: Path) -> None:
    path = put(tmp_path, f'{HEADS}\nalder,"Alder, upper",61.50\n007,Birch,12\n')
    rows = read_rows(path)
    assert values(rows) == [["alder", "Alder, upper", Decimal("61.50")], ["007", "Birch", Decimal(12)]]
    assert str(rows.rows[0].values[2].cell.span) == f"{path}:2:22"
    assert rows.told == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_encodings_and_signs_are_understood(tmp_path: Path, encoding: str, sign: str) -> None:
    text = "\r\n".join(sign.join(line) for line in (("id", "district"), ("a", "Größe"), ("b", "深水埗")))
    rows = read_rows(put(tmp_path, text.encode(encoding)))
    assert values(rows) == [["a", "Größe"], ["b", "深水埗"]]
    assert any("stand between" in each for each in rows.told) == (sign != ",")


def test_windows_1252_is_told_and_what_is_not_it_is_refused(tmp_path: Path) -> None:
    rows = read_rows(put(tmp_path, "id,district\na,Größe – Süd\n".encode("cp1252")))
    assert values(rows) == [["a", "Größe – Süd"]]
    assert "Windows-1252" in rows.told[0]
    assert refused(put(tmp_path, "id,district\na,荃灣葵青\n".encode("big5")))[0] == "not-utf-8"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("61,5", "1.204.300"), ("61.5", "1204300")),
        (("61.5", "1,204,300"), ("61.5", "1204300")),
        (("2.5", "1,234"), ("2.5", "1234")),
        (("2,5", "1.234"), ("2.5", "1234")),
        (("1.204,50", "7"), ("1204.50", "7")),
        (("12,04,300", "0.5"), ("1204300", "0.5")),
        (("0,125", "7"), ("0.125", "7")),
        (("\u22125,5", "1.204"), ("-5.5", "1204")),
        (("61,50 %", "1.204"), ("61.50", "1204")),
        # Each column has its own.
        (("61,5", "2.87"), ("61.5", "2.87")),
    ],
)
def test_the_sign_of_decimals_is_that_of_the_numbers(
    tmp_path: Path, cells: tuple[str, str], expected: tuple[str, str]
) -> None:
    rows = read_rows(put(tmp_path, "id;a.value;b.value\nx;" + ";".join(cells) + "\n"))
    assert values(rows) == [["x", *map(Decimal, expected)]]


@pytest.mark.parametrize("cells", [("1,234", "7", "8"), ("1,234", "61,5", "2.87")])
def test_numbers_that_may_be_read_in_two_ways_are_refused(
    tmp_path: Path, cells: tuple[str, str, str]
) -> None:
    path = put(tmp_path, "id;a.value;b.value;c.value\nx;" + ";".join(cells) + "\n")
    assert faults(path) == [("x", "decimals-unclear", f"{path}:2:3")]


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from([",", "."]), st.sampled_from([",", "."]))
def test_a_number_that_is_not_as_most_of_its_column_fails_alone(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, first: str, second: str
) -> None:
    def written(number: Decimal, sign: str) -> str:
        return f"{number:,}".translate(str.maketrans(",.", ",." if sign == "." else ".,"))

    number = st.decimals(0, 10**7, places=2)
    numbers = data.draw(st.lists(st.tuples(number, number), min_size=3, max_size=8))
    lines = [f"r{at};{written(a, first)};{written(b, second)}" for at, (a, b) in enumerate(numbers)]
    odd = data.draw(st.decimals(0, 999, places=1))
    lines.insert(data.draw(st.integers(0, len(lines))), f"odd;{written(odd, {',': '.', '.': ','}[first])};7")
    path = put(tmp_path_factory.mktemp("rows"), "id;a.value;b.value\n" + "\n".join(lines))
    assert [(row, code) for row, code, _ in faults(path)] == [("odd", "decimals-unclear")]
    assert [each[1:] for each in values(read_rows(path)) if each[0] != "odd"] == [
        list(each) for each in numbers
    ]


def test_of_as_many_commas_and_points_a_number_with_both_signs_decides(tmp_path: Path) -> None:
    cells = ["1.234,5", "2,5", "12.5", "3.5"]
    path = put(tmp_path, "id;a.value\n" + "\n".join(f"r{at};{each}" for at, each in enumerate(cells)))
    assert faults(path) == [(f"r{at}", "decimals-unclear", f"{path}:{at + 2}:4") for at in (2, 3)]
    assert values(read_rows(path))[:2] == [["r0", Decimal("1234.5")], ["r1", Decimal("2.5")]]
    assert read_rows(path).rows[2].problems[0].hint == "write 12,5 if that is meant"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("١٬٢٣٤٫٥", "1234.5"),
        ("٣٫٥", "3.5"),
        ("۱۲", "12"),
        ("३,४५,६७८", "345678"),
        ("３．５", "3.5"),
        ("－７", "-7"),
    ],
)
def test_figures_of_every_script_are_read(tmp_path: Path, written: str, number: str) -> None:
    path = put(tmp_path, f'id,a.value\nx,"{written}"\ny,2.5\n')
    assert values(read_rows(path)) == [["x", Decimal(number)], ["y", Decimal("2.5")]]


def test_a_cell_that_is_no_number_leaves_those_beside_it_what_they_are(tmp_path: Path) -> None:
    path = put(tmp_path, "id;share.value;people.value\na;48,5;1.204\nb;61,5;n/a\nc;<5;\u0667\n")
    found = read_rows(path)
    assert values(found)[0] == ["a", Decimal("48.5"), Decimal(1204)]
    assert values(found)[1] == ["b", Decimal("61.5"), "n/a"]
    assert not any(row.problems for row in found.rows)


@pytest.mark.parametrize(("sign", "unclear"), [(";", True), ("\t", True), (",", False)])
def test_a_point_may_part_thousands_where_the_cells_are_parted_as_with_decimal_commas(
    tmp_path: Path, sign: str, unclear: bool
) -> None:
    lines = (("id", "a.value"), ("x", "1.204"), ("y", "2.345"))
    path = put(tmp_path, "\n".join(sign.join(line) for line in lines))
    assert [code for _, code, _ in faults(path)] == ["decimals-unclear"] * (2 * unclear)
    clear = put(tmp_path, "\n".join(sign.join(line) for line in (*lines, ("z", "0.5"))))
    assert values(read_rows(clear))[0] == ["x", Decimal("1.204")]


def test_excels_line_that_names_the_sign_is_none_of_the_table(tmp_path: Path) -> None:
    path = put(tmp_path, "sep=;\r\nid;a.value\r\nx;61,5\r\ny;n/a\r\n")
    rows = read_rows(path)
    assert values(rows) == [["x", Decimal("61.5")], ["y", "n/a"]]
    assert str(rows.rows[0].span).endswith(":3:1")


@pytest.mark.parametrize(
    ("stored", "form", "shown"),
    [
        (0.615, "0.0%", "61.5"),
        (0.6153, "0%", "62"),
        (61.456, "0.0", "61.5"),
        (2.8712, '#,##0.00 "EUR"', "2.87"),
        (2.5, "0.00", "2.50"),
        (2.5, "0.0#", "2.5"),
        (1204, "#,##0", "1204"),
        (1204.25, "General", "1204.25"),
        (1204567, "0.0,", "1204567"),
        (0.07, "0%", "7"),
        (-3.456, "0.0;[Red](0.0)", "-3.5"),
        (300, "General", "300"),
    ],
)
def test_a_number_of_a_workbook_has_the_digits_that_it_shows(
    tmp_path: Path, stored: float, form: str, shown: str
) -> None:
    path = workbook(tmp_path / "shown.xlsx", ["id", "a.value"], ["x", stored], form=form)
    (row,) = read_rows(path).rows
    assert row.values[1].cell.raw == shown and row.values[1].cell.value == Decimal(shown)


def test_where_numbers_do_not_tell_only_those_that_are_clear_are_taken(tmp_path: Path) -> None:
    path = put(tmp_path, "id;a.value\nx;1,234\ny;1.234\nz;61,5\nv;2.87\nw;7\n")
    assert faults(path) == [
        ("x", "decimals-unclear", f"{path}:2:3"),
        ("y", "decimals-unclear", f"{path}:3:3"),
        ("z", "decimals-unclear", f"{path}:4:3"),
    ]
    assert values(read_rows(path))[3:] == [["v", Decimal("2.87")], ["w", Decimal(7)]]


def test_telephone_numbers_and_ids_stay_as_they_are(tmp_path: Path) -> None:
    rows = read_rows(put(tmp_path, "id,phone,code\n01,852 345 678,0123\n02,852 345 679,0456\n"))
    assert values(rows) == [["01", "852 345 678", "0123"], ["02", "852 345 679", "0456"]]


def test_a_workbook_is_what_it_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Q3"
    page.append(["id", "district", "a.value", "phone", "open"])
    page.append(["x", "Alder", 0.615, 7, True])
    page["C2"].number_format = "0.0%"
    page["D2"].number_format = "0000"
    page.append(["y", "Birch", 0.07, 12, False])
    page["C3"].number_format = "0%"
    book.create_sheet("notes").append(["nothing"])
    path = tmp_path / "districts.xlsx"
    book.save(path)
    rows = read_rows(path)
    assert values(rows) == [
        ["x", "Alder", Decimal("61.5"), "0007", True],
        ["y", "Birch", Decimal(7), Decimal(12), False],
    ]
    assert 'sheet "Q3"' in rows.told[0]
    assert str(read_rows(f"{path}#Q3").rows[0].values[2].cell.span) == f'{path}, sheet "Q3", C2'
    page["C7"], page["A7"], page["B7"], page["D7"], page["E7"] = "#REF!", "z", "Cedar", 3, True
    page["C7"].data_type = "e"
    book.save(path)
    assert faults(path) == [("z", "cell-with-error", f'{path}, sheet "Q3", C7')]
    assert len([row for row in read_rows(path).rows if not row.problems]) == 2
    page["C1"], page["C1"].data_type = "#REF!", "e"
    book.save(path)
    assert refused(path) == ("cell-with-error", f'{path}, sheet "Q3", C1')


def test_an_empty_cell_is_an_error_of_its_row_alone(tmp_path: Path) -> None:
    path = put(tmp_path, f"{HEADS}\na,Alder,\n\nb,Birch,4\n")
    first, second = read_rows(path).rows
    assert [(each.code, str(each.span)) for each in first.problems] == [("row-cell-empty", f"{path}:2:9")]
    assert second.problems == ()


def test_a_line_of_hashtags_is_no_row(tmp_path: Path) -> None:
    rows = read_rows(put(tmp_path, "id,district,a.value\n#meta+id,#adm2 +name,#affected\nx,Alder,4\n"))
    assert [row.id for row in rows.rows] == ["x"]
    assert "HXL" in rows.told[0]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", "rows-missing", ""),
        ("id,a\n", "rows-missing", ""),
        ("name,a\nx,1\n", "rows-column", ":1:1"),
        ("id,a,a\nx,1,2\n", "rows-column", ":1:6"),
        ("id,a@xx-yy-zz-q\nx,1\n", "language-not-usable", ":1:4"),
        ("id,\nx,1\n", "rows-column", ":1:4"),
        ('id,a\nx,"1\n', "rows-unreadable", ":2:1"),
        ("id,a\nx,1\nX,2\n", "same-output", ":3:1"),
        ("id,a\nx.y,1\nx y,2\n", "same-output", ":3:1"),
    ],
)
def test_tables_that_cannot_be_used_are_refused_with_their_place(
    tmp_path: Path, text: str, code: str, place: str
) -> None:
    path = put(tmp_path, text)
    assert refused(path) == (code, f"{path}{place}")


def test_json_lines_and_records(tmp_path: Path) -> None:
    lines = '{"district": "Alder", "id": "a", "n.value": 1.50}\n{"id": "b", "district": "Birch"}\n'
    first, second = read_rows(put(tmp_path, lines, "rows.jsonl")).rows
    assert [each.cell.value for each in first.values] == ["a", "Alder", Decimal("1.50")]
    assert [each.code for each in second.problems] == ["row-cell-empty"]
    assert refused(put(tmp_path, "[2]\n", "bad.jsonl"))[1].endswith("bad.jsonl:1:1")
    assert refused([3, {"a": 1}])[1] == "<rows>"

    class Frame:
        """What a DataFrame is asked for."""

        def to_dict(self, orient: str) -> list[dict[str, object]]:
            assert orient == "records"
            return [{"id": "a", "n": 4.0}, {"id": "b", "n": float("nan")}]

    first, second = read_rows(Frame()).rows
    assert first.values[1].cell.value == Decimal(4)
    assert [each.code for each in second.problems] == ["row-cell-empty"]


CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)
SCALARS = st.one_of(st.text(max_size=9), st.booleans(), st.integers(-(10**9), 10**9))


@given(
    st.lists(st.dictionaries(CELLS.map("x{}".format), SCALARS, max_size=4), min_size=1, max_size=4),
    st.sampled_from([(",", ":"), (" , ", "\t: ")]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_the_place_of_a_cell_of_json_lines_is_that_of_its_value(
    tmp_path_factory: pytest.TempPathFactory,
    records: list[dict[str, object]],
    signs: tuple[str, str],
    ascii: bool,
    ending: str,
) -> None:
    lines = [
        json.dumps({**record, "id": f"r{number}"}, separators=signs, ensure_ascii=ascii)
        for number, record in enumerate(records)
    ]
    path = put(tmp_path_factory.mktemp("rows"), "\ufeff" + ending.join(lines), "rows.jsonl")
    table = read_json_lines(path)
    for record, cells in zip(records, table.records, strict=True):
        for head, cell in zip(table.heads, cells, strict=True):
            line = lines[cell.span.line - 1]
            written = line[cell.span.column - 1 :][: cell.span.length]
            if head.raw in record:
                assert json.loads(written) == record[head.raw]
            elif head.raw != "id":
                # What is missing would be written before the brace.
                assert (written, cell.span.column) == ("}", len(line))
    for head in table.heads:
        written = lines[head.span.line - 1][head.span.column - 1 :][: head.span.length]
        assert json.loads(written) == head.raw


def test_numbers_that_nothing_can_hold_cost_their_line_alone(tmp_path: Path) -> None:
    numbers = ("1e99999999999999999999", "1e-99999999", "1e400", "-1e41", "12")
    lines = [f'{{"id": "r{at}", "n": {number}}}' for at, number in enumerate(numbers)]
    path = put(tmp_path, "\n".join(lines), "rows.jsonl")
    assert [(code, place.rpartition("/")[2]) for _, code, place in faults(path)] == [
        ("rows-unreadable", "rows.jsonl:1:1"),
        ("number-too-long", "rows.jsonl:2:19"),
        ("number-too-long", "rows.jsonl:3:19"),
        ("number-too-long", "rows.jsonl:4:19"),
    ]


def test_a_frame_with_two_columns_of_one_name_and_a_series_are_refused() -> None:
    class Frame:
        """A DataFrame whose records have lost the first of two columns."""

        columns = ("id", "n", "n")

        def to_dict(self, orient: str) -> list[dict[str, object]]:
            return [{"id": "a", "n": 4}]

    class Series:
        """What has no records, as a Series of pandas, and says so as that does."""

        def to_dict(self, *, into: type = dict) -> dict[int, str]:
            return {0: "a"}

    assert refused(Frame()) == ("rows-column", "<rows>")
    assert refused(Series()) == ("rows-unreadable", "<rows>")


def test_what_is_wrong_with_a_line_is_a_fault_of_its_row_alone(tmp_path: Path) -> None:
    long = "x" * 20_001
    path = put(tmp_path, f"id,a\nx,1,2\ny,{long}\n,3\nz,4\n")
    assert faults(path) == [
        ("x", "rows-unreadable", f"{path}:2:5"),
        ("y", "text-too-long", f"{path}:3:3"),
        ("", "row-cell-empty", f"{path}:4:1"),
    ]
    assert values(read_rows(path))[3] == ["z", Decimal(4)]
    lines = put(tmp_path, '{"id": "a", "n": 1}\n[2]\n{"id": \n{"id": "b", "n": 2}\n', "rows.jsonl")
    assert [place.rpartition("/")[2] for _, _, place in faults(lines)] == ["rows.jsonl:2:1", "rows.jsonl:3:8"]
    rows = [{"id": "a", "n": float("inf")}, {"id": "b", "n": [1]}, 3, {"id": "c", "n": 4}]
    assert faults(rows) == [
        ("a", "wrong-kind-of-value", "<rows>, row 1"),
        ("b", "wrong-kind-of-value", "<rows>, row 2"),
        ("", "rows-unreadable", "<rows>, row 3"),
    ]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_what_is_written_as_csv_comes_back(tmp_path_factory: pytest.TempPathFactory, cells, sign) -> None:  # type: ignore[no-untyped-def]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign)
    writer.writerow(["id", "first text", "second text"])
    for number, pair in enumerate(cells):
        writer.writerow([f"r{number}", f"x{pair[0]}x", f"y{pair[1]}y"])
    path = put(tmp_path_factory.mktemp("rows"), out.getvalue())
    said = [(row.values[1].cell.value, row.values[2].cell.value) for row in read_rows(path).rows]
    assert said == [(f"x{one}x", f"y{other}y") for one, other in cells]
    record = [json.dumps({"id": f"r{n}", "a": f"x{one}"}) for n, (one, _) in enumerate(cells)]
    read = read_rows(put(path.parent, "\n".join(record), "rows.jsonl"))
    assert [row.values[1].cell.value for row in read.rows] == [f"x{one}".strip() for one, _ in cells]


@given(st.text())
def test_names_are_safe_on_every_file_system(id: str) -> None:
    name = row_name(id)
    whole = f"{stem('wells', name, 'zh-Hant-HK')}.screen.pdf"
    assert not set(whole) & set('<>:"/\\|?*\0') and whole.isprintable()
    assert len(whole.encode()) < 200
    assert not whole.startswith(".") and whole == whole.strip()
    assert not name.endswith((".", " "))


@given(st.binary(max_size=200), st.sampled_from(["csv", "tsv", "xlsx", "jsonl"]))
def test_any_bytes_are_rows_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, end: str
) -> None:
    path = put(tmp_path_factory.mktemp("rows"), b"id,a\n" + data, f"rows.{end}")
    try:
        assert read_rows(path).rows
    except DataError as error:
        assert all(each.code and each.span for each in error.diagnostics)


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("dd/mm/yyyy", "2026-03-01"),
        ("d. mmmm", "2026-03-01"),
        ("mmm-yy", "2026-03"),
        ('[$-407]mmmm" des Jahres "yyyy;@', "2026-03"),
        ("yyyy", "2026"),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year_as_it_is_shown(tmp_path: Path, form: str, read: str) -> None:
    path = workbook(tmp_path / "rows.xlsx", ["id", "opened"], ["a", datetime(2026, 3, 1)], form=form)
    (row,) = read_rows(path).rows
    cell = row.values[1].cell
    assert cell.raw == read and cell.is_date


HXL = """\
District,Code,Women,Men,Notes
#adm2+name+v_unocha,#adm2+code,#affected+f,#affected+m,#meta
Alder,a,12,7,x
Birch,b,1 204,9,
"""
KNOWN = {
    "id": hashtag("#adm2+code"),
    "district": hashtag("#adm2 +name"),
    "key_numbers.women.value": hashtag("#affected+f"),
}


@pytest.mark.parametrize("has_heads", [True, False])
def test_columns_are_known_by_their_hashtags(tmp_path: Path, has_heads: bool) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(HXL if has_heads else HXL.partition("\n")[2], encoding="utf-8")
    rows = read_rows(path, KNOWN)
    assert [(each.path, each.lang) for each in rows.columns] == [
        ("id", ""),
        ("district", ""),
        ("key_numbers.women.value", ""),
    ]
    said = [{each.path: each.cell.value for each in row.values} for row in rows.rows]
    assert said == [
        {"id": "a", "district": "Alder", "key_numbers.women.value": Decimal(12)},
        {"id": "b", "district": "Birch", "key_numbers.women.value": Decimal(1204)},
    ]
    first = 3 if has_heads else 2
    assert [str(row.span).rpartition("rows.csv:")[2] for row in rows.rows] == [f"{first}:7", f"{first + 1}:7"]
    assert [each.rpartition("rows.csv: ")[2] for each in rows.told] == [
        "columns are known by their HXL hashtags",
        "nothing takes a value from #affected+m",
        "nothing takes a value from #meta",
    ]


def test_hashtags_that_nothing_or_several_columns_have_are_told(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(HXL, encoding="utf-8")
    rows = read_rows(path, {**KNOWN, "people": hashtag("#population")})
    assert any(each.endswith("no column has #population, which people comes from") for each in rows.told)
    with pytest.raises(DataError) as caught:
        read_rows(path, {**KNOWN, "people": hashtag("#affected")})
    (found,) = caught.value.diagnostics
    assert found.code == "rows-column" and '"Women" and "Men"' in found.message
    assert read_rows(tmp_path / "rows.csv", KNOWN).rows[0].name == "a"


def test_a_data_file_names_its_hashtags(tmp_path: Path, wells: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(HXL, encoding="utf-8")
    named = 'hxl: {id: "#adm2+code", district: "#adm2+name", key_numbers.wells.value: "#affected+f"}\n'
    wells.write_text(wells.read_text(encoding="utf-8") + named, encoding="utf-8")
    result = build_many(wells, path, tmp_path / "out", jobs=1, outputs=("text",))
    assert result.made == 2
    assert "1,204" in (tmp_path / "out" / "wells_b.en.txt").read_text(encoding="utf-8")
    wells.write_text(wells.read_text(encoding="utf-8").replace('"#adm2+code"', '"adm2"'), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        build_many(wells, path, tmp_path / "out", jobs=1, outputs=("text",))
    assert "hashtag-not-valid" in {each.code for each in caught.value.diagnostics}


@pytest.mark.parametrize(
    ("stored", "form", "read", "is_date"),
    [
        (datetime(2026, 5, 4, 13, 30), "dd.mm.yyyy", "2026-05-04", True),
        (datetime(2026, 5, 4, 13, 30), "dd.mm.yyyy hh:mm", "2026-05-04T13:30:00", True),
        ("one_x000D_\ntwo", "General", "one\ntwo", False),
        ("_x005F_x000D_", "General", "_x000D_", False),
        (1 / 3, "General", "0.3333333333333333", False),
        (0.1 + 0.2, "General", "0.3", False),
        (1 / 3, "0.00", "0.33", False),
    ],
)
def test_what_a_cell_stores_is_read_as_far_as_it_is_shown(
    tmp_path: Path, stored: object, form: str, read: str, is_date: bool
) -> None:
    path = workbook(tmp_path / "rows.xlsx", ["id", "a"], ["x", stored], form=form)
    (row,) = read_rows(path).rows
    assert (row.values[1].cell.raw, row.values[1].cell.is_date) == (read, is_date)


def test_a_formula_that_was_never_calculated_is_told_as_one(tmp_path: Path) -> None:
    lines = ["id", "a", "b"], ["x", "=1+2", 3], ["y", 4, None], ["z", 5, 6]
    path = workbook(tmp_path / "rows.xlsx", *lines)
    place = f'{path}, sheet "Sheet"'
    assert faults(path) == [("x", "cell-with-error", f"{place}, B2"), ("y", "row-cell-empty", f"{place}, C3")]
    assert "never calculated" in read_rows(path).rows[0].problems[0].message


@pytest.mark.parametrize(
    "text", ["„Dom“ am Platz", "‚Größe‘ – 3 m³, 5 km²", "Straße • Œuvre", "l’Haÿ, €5", "£12 ± ½"]
)
def test_windows_1252_has_the_signs_of_western_print(tmp_path: Path, text: str) -> None:
    rows = read_rows(put(tmp_path, f'id,a\nx,"{text}"\n'.encode("cp1252")))
    assert values(rows) == [["x", text]]


@pytest.mark.parametrize("text", ["Łódź", "Śląsk", "Kraków, własny"])
def test_windows_1250_is_read_and_told(tmp_path: Path, text: str) -> None:
    rows = read_rows(put(tmp_path, f'id,a\nx,"{text}"\n'.encode("cp1250")))
    assert values(rows) == [["x", text]] and "Windows-1250" in rows.told[0]


@pytest.mark.parametrize("text", ["Kraków są", "Poznań"])
def test_what_may_be_of_two_code_pages_is_refused(tmp_path: Path, text: str) -> None:
    found = refused(put(tmp_path, b"id,a\nx," + text.encode("cp1250") + b"\n"))
    assert found[0] == "not-utf-8" and found[1].endswith("rows.csv:2:1")


def test_numbers_of_both_signs_are_clear_by_themselves(tmp_path: Path) -> None:
    path = put(tmp_path, 'id,a.value\nx,"1.234,5"\ny,"1,234.5"\nz,"61,5"\n')
    assert values(read_rows(path))[:2] == [["x", Decimal("1234.5")], ["y", Decimal("1234.5")]]
    # Two of the three have a comma.
    assert values(read_rows(path))[2] == ["z", Decimal("61.5")]
    (found,) = read_rows(put(tmp_path, 'id,a.value\ny,"1,234.5"\nz,"61,5"\n')).rows[1].problems
    assert found.code == "decimals-unclear" and "two ways" not in found.message


def test_a_column_of_no_language_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_rows(put(tmp_path, "id,place,place@fr,place@xx-foo\na,A,B,C\n"))
    assert [each.code for each in caught.value.diagnostics] == ["language-not-usable"]
