"""Separated values: every cell comes back, and its place is where it is written."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from factsheet.source.separated import SIGNS, records, separator

CELLS = st.text(st.sampled_from('ab",;\t|\n \u2028\x0b\x85é深'), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5)


# Without quotes around all cells the writer quotes no line ends but its own.
ENDS = [("\n", csv.QUOTE_MINIMAL), ("\r\n", csv.QUOTE_MINIMAL), ("\r", csv.QUOTE_ALL)]


@given(TABLES, st.sampled_from([*SIGNS]), st.sampled_from(ENDS))
def test_what_is_written_comes_back_from_its_place(
    table: list[list[str]], sign: str, end: tuple[str, int]
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator=end[0], quoting=end[1]).writerows(table)  # type: ignore[arg-type]
    text = out.getvalue()
    found = [list(cells) for cells in records(text, sign)]
    assert [[cell.text for cell in cells] for cells in found] == table
    lines = list(io.StringIO(text, newline=""))
    for cell in (cell for cells in found for cell in cells):
        start = sum(map(len, lines[: cell.line - 1])) + cell.column - 1
        written = text[start : start + cell.length]
        if written.startswith('"'):
            assert written == f'"{cell.text.replace(chr(34), chr(34) * 2)}"'
        else:
            assert written == cell.text or (cell.text, cell.length) == ("", 1)


def test_the_sign_is_that_of_the_first_line_outside_quotes() -> None:
    assert separator('\n"a, b, c"|d\n1,2,3', "".join(SIGNS)) == "|"
    assert separator("one column\n1;2", ",;") == ","
