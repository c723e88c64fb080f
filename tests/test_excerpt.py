"""Excerpts: the line of a problem as it is written, in whatever encoding and with whatever line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.batch.row import read_rows
from factsheet.errors import Diagnostic, Span
from factsheet.excerpt import render

TOWNS = {"cp1252": "Évreux", "cp1250": "Łódź", "utf-16": "深水埗", "utf-8": "深水埗", "utf-8-sig": "Łódź"}


@pytest.mark.parametrize("encoding", [*TOWNS])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["rows.csv", "rows.tsv"])
def test_the_line_of_a_cell_is_shown_as_it_was_saved(
    tmp_path: Path, encoding: str, ending: str, name: str
) -> None:
    sign, town = ";" if name.endswith("csv") else "\t", TOWNS[encoding]
    lines = [["id", "place", "x.value"], ["a", f'"{town}\u2028{town}"', "3"], ["b", town, "1,234"]]
    path = tmp_path / name
    path.write_bytes(
        ending.join(sign.join(line) for line in lines)
        .replace("\u2028", "\u2028" if encoding.startswith("utf") else " ")
        .encode(encoding)
    )
    told = [each for row in read_rows(path).rows for each in row.problems]
    fault = next(each for each in told if each.span and each.span.line == 3)
    shown = render(fault).splitlines()
    assert shown[1] == f"3 | b{sign}{town}{sign}1,234".replace("\t", " ")
    assert shown[2].endswith("| " + " " * (len("b--") + len(town) * (2 if town == "深水埗" else 1)) + "^" * 5)


def test_the_first_line_has_no_mark_of_its_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        path = tmp_path / encoding
        path.write_bytes("id,idd\n".encode(encoding))
        told = Diagnostic("wrong", Span(str(path), 1, 4, 3), "mend it", code="rows-column")
        assert render(told).splitlines()[1:3] == ["1 | id,idd", "  |    ^^^"]
