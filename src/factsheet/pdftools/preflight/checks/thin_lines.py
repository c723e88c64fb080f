"""Lines thick enough to print."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import workgroup
from factsheet.pdftools.preflight.marks import Path
from factsheet.pdftools.preflight.matrix import around, size
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.report import Level

_HAIRLINE, _LEAST, _IN_INKS = 0.125, 0.25, 0.5
_ROUNDING = 0.002


@check(
    "thin-lines",
    "No line is thinner than 0.25 pt, drawn or filled; in several inks 0.5 pt",
    workgroup("4.17"),
)
def thin_lines(subject: Subject) -> Iterator[Answer]:
    """Look at the width of lines, and at filled areas that are as thin."""
    for page in subject.file.pages:
        for mark in page.marks(Path):
            if mark.strokes:
                yield from _line(page, mark)
            elif mark.fills and not mark.curved:
                yield from _sliver(page, mark)


def _line(page: PageSheet, mark: Path) -> Iterator[Answer]:
    where, width = page.place(mark.box), mark.line_width
    inks = mark.state.stroke.inks() or {}
    registers = mark.state.stroke.space.names == ("All",)
    if width < _LEAST - _ROUNDING:
        yield Fault(f"a line is {width:.3g} pt thick", "draw it 0.25 pt or thicker", page.number, where)
    elif width < _IN_INKS - _ROUNDING and sum(amount > 0 for amount in inks.values()) > 1 and not registers:
        message = f"a line of {width:.3g} pt is printed in several inks"
        yield Fault(message, "draw it in one ink, or 0.5 pt thick", page.number, where, Level.WARNING)


def _sliver(page: PageSheet, mark: Path) -> Iterator[Answer]:
    for part in mark.parts:
        width, height = size(around(part) or mark.box)
        if min(width, height) < _HAIRLINE - _ROUNDING and max(width, height) > 1:
            message = f"a filled area is {min(width, height):.3g} pt thin"
            yield Fault(message, "make it 0.25 pt or thicker", page.number, page.place(mark.box))
            return
