"""Marks at the beginning of a line: `- ` and `1. ` of lists, `## ` and `### ` of sub-headings.

They count in a text of more than one line.  A list begins at the start of the text, after a blank line or
under a sub-heading, so that wrapped prose ("am / 1. Mai") stays prose; then each line with such a mark is
an item, and every other line goes on with the item before it.  A sub-heading is one line at the start of a
paragraph.  `\\-`, `1\\.` and `\\##` are the signs themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import field
from typing import NamedTuple

from factsheet.content.lookalikes import MarkFault
from factsheet.records import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = re.compile(r"(?P<bullet>-)|(?P<number>\d{1,3})\.|(?P<heading>\#{2,3})")
_BEHIND = re.compile(r" +(?=\S)")
_ESCAPE = re.compile(r"(?:\d{1,3})?(?P<sign>\\)(?=(?:-|\.|\#{2,3})(?: |$))", re.MULTILINE)
_HINT = "write them in order, or 1. before each: items are counted from the first"


class LineMark(NamedTuple):
    """A mark: how the paragraph after it begins (`-`, `2.`, `##`), and its characters with the space."""

    begins: str
    length: int


@dataclass
class LineMarks:
    """The marks of a text by offset, its escapes, and the line ends behind sub-headings."""

    marks: dict[int, LineMark] = field(default_factory=dict)
    escapes: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    faults: list[MarkFault] = field(default_factory=list)


def line_marks(source: str, folds: Collection[int] = ()) -> LineMarks:
    """Return the marks at the beginnings of the lines of a text; `folds` are line ends that are spaces.

    >>> line_marks("Bring:\\n\\n- water\\n- bread").marks
    {8: LineMark(begins='-', length=2), 16: LineMark(begins='-', length=2)}
    >>> line_marks("am\\n1. Mai").marks, line_marks("- a dash").marks
    ({}, {})
    """
    found = LineMarks()
    ends = [each for each in _LINE_END.finditer(source) if each.start() not in folds]
    start, stop = len(source) - len(source.lstrip()), len(source.rstrip())
    several = any(start < each.start() < stop for each in ends)
    inside, number = "free", 0
    begin = 0
    for end in (*ends, None):
        last = end.start() if end else len(source)
        at = last - len(source[begin:last].lstrip(" \t"))
        begin = end.end() if end else last
        if at == last:
            inside = "free"
            continue
        if escape := _ESCAPE.match(source, at, last):
            found.escapes.add(escape.start("sign"))
        mark = _MARK.match(source, at, last) if several else None
        behind = _BEHIND.match(source, mark.end(), last) if mark else None
        kind = mark.lastgroup if mark and behind else None
        if kind is None or mark is None or behind is None or inside not in ("free", kind):
            inside = "prose" if inside == "free" else inside
            number = number if inside == "number" else 0
            continue
        begins = mark[0]
        if kind == "number":
            written = int(mark["number"])
            anew = not number or (inside == "free" and written != number + 1)
            number = written if anew else number + 1
            begins = f"{number}."
            if written not in (1, number):
                said = f"the item is written {written}. and printed {number}."
                found.faults.append(
                    MarkFault(at, len(mark[0]), said, _HINT, error=False, code="list-numbers-not-in-order")
                )
        elif kind == "heading" and end:
            found.ends.add(end.start())
        inside, number = ("free" if kind == "heading" else kind), (number if kind == "number" else 0)
        found.marks[at] = LineMark(begins, behind.end() - at)
    return found


def escaped(paragraph: str) -> str:
    """Return a paragraph whose first characters are no mark, as it is written among others.

    >>> escaped("- 5 degrees"), escaped("1. Mai"), escaped("-5 degrees")
    ('\\\\- 5 degrees', '1\\\\. Mai', '-5 degrees')
    """
    mark = _MARK.match(paragraph)
    if not mark or not _BEHIND.match(paragraph, mark.end()):
        return paragraph
    at = mark.end("number") if mark["number"] else 0
    return f"{paragraph[:at]}\\{paragraph[at:]}"
