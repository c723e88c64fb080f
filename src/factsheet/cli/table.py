"""Tables of plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import starmap


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Columns as wide as their widest cell; numbers stand on the right.

    >>> print(table(("language", "texts"), [("ar", 35), ("zh-Hans", 4)]))
    language  texts
    ar           35
    zh-Hans       4
    """
    lines = [tuple(row) for row in rows]
    cells = [tuple(heads), *[tuple(map(str, row)) for row in lines]]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    right = [all(isinstance(row[index], int) for row in lines) and bool(lines) for index in range(len(heads))]
    return "\n".join(
        "  ".join(starmap(_padded, zip(row, widths, right, strict=True))).rstrip() for row in cells
    )


def _padded(cell: str, width: int, right: bool) -> str:
    blank = " " * (width - _width(cell))
    return blank + cell if right else cell + blank


def _width(text: str) -> int:
    """Cells of a terminal: wide characters take two, marks none (UAX #11)."""
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in "WF")
        for each in text
    )
