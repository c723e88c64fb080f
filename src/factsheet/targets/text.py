"""`text`: the words alone, in reading order, for a message or a reader of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from factsheet.content.links import printed
from factsheet.content.phones import dialed
from factsheet.document.flow import flow
from factsheet.document.grid import placed_cells
from factsheet.document.ids import Slot, field_of
from factsheet.document.nodes import (
    Code,
    Element,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Statistic,
    Table,
    TableCell,
    TableRow,
)
from factsheet.document.text import NOWHERE, Text
from factsheet.errors import columns
from factsheet.locale.words import semicolon
from factsheet.targets.target import DocumentTarget, TargetJob
from factsheet.typeset.breaks import legal_breaks

COLUMNS = 72
# With its scheme, or as it is printed: example.org/report.
_NOUGHT = re.compile(r"(?<=\d)[ ./-]*\( *0 *\)")  # printed in a number, and not dialed from abroad
_ADDRESS = re.compile(r"(?:https?://|www\.|(?:mailto|tel):)[!-~]+|[A-Za-z0-9.-]+\.[a-z]{2,}/[!-~]*")


def _text(job: TargetJob) -> str:
    """Return lines of at most 72 columns, of which a Han character takes two."""
    return "\n".join(_spaced(_lines(job.edition.document, job.edition.lang, "")))


TARGETS = (DocumentTarget("text", "txt", "text/plain", _text),)


def _spaced(lines: Iterator[str]) -> Iterator[str]:
    """The lines with never two empty ones in a row, and none at either end but the last line's end."""
    last = ""
    for line in lines:
        if line or last:
            yield line
        last = line
    if last:
        yield ""


def _lines(element: Element, lang: str, indent: str) -> Iterator[str]:
    """The lines of an element, an empty one after each that stands by itself."""
    match element:
        case Group():
            for each in element.children:
                if element.chart and each.id == element.chart.table:
                    yield from _wrapped(element.chart.alt, lang, indent, "[", "]")
                    yield ""
                yield from _lines(each, lang, indent)
        case Heading():
            lines = list(_wrapped(element.text, lang, indent))
            yield ""
            yield from lines
            rule = "=" if element.level == 1 else "-"
            yield indent + rule * (max(map(columns, lines)) - len(indent))
            yield ""
        case Paragraph() | Note():
            yield from _flowed(element.text, lang, indent)
        case Quote():
            yield from _flowed(element.text, lang, indent + "  ")
            if element.who:
                yield from _wrapped(element.who, lang, indent + "    ")
                yield ""
        case Statistic():
            for text in (element.label,) if element.inside else (element.value, element.label):
                yield from _wrapped(text, lang, indent)
            yield ""
        case Code():
            yield indent + element.address.value
            yield ""
        case Figure():
            # In words, in brackets.  A bar or a ring says what the number says.
            if element.alt and (element.shows != "drawing" or element.art.value == "icon_array"):
                yield from _wrapped(element.alt, lang, indent, "[", "]")
                yield ""
        case List():
            for item in element.items:
                yield from _lines(item, lang, indent)
        case ListItem():
            # The label stands before the first line of what it numbers.
            sign, children = _sign_of(element)
            label = f"{sign} "
            inner = [line for each in children for line in _lines(each, lang, indent + " " * columns(label))]
            yield from [indent + label + inner[0].lstrip(), *inner[1:]] if inner else []
        case Table() | TableRow() | TableCell():
            yield from _tabled(element, lang, indent)


def _sign_of(item: ListItem) -> tuple[str, tuple[Element, ...]]:
    """What stands before an item: its label, the sign that an icon draws, or a dash; and the rest of it."""
    first = item.children[0] if item.children else None
    if isinstance(first, Figure) and first.alt and field_of(first.id) == Slot.SIGN:
        return first.alt.plain, item.children[1:]
    return item.label.plain if item.label else "-", item.children


def _flowed(text: Text, lang: str, indent: str) -> Iterator[str]:
    """Running text: paragraphs and sub-headings a line apart, the items of a list line below line."""
    for each in flow(text):
        match each:
            case Paragraph():
                yield from _wrapped(each.text, lang, indent)
                yield ""
            case List():
                yield from _points(each, lang, indent)
                yield ""
            case Heading():
                yield from _lines(each, lang, indent)


def _points(points: List, lang: str, indent: str) -> Iterator[str]:
    """The items of a list within running text, their lines behind what begins them."""
    for item in points.items:
        label = f"{item.label.plain} " if item.label and points.numbered else "- "
        inner = [
            line
            for each in item.children
            if isinstance(each, Paragraph)
            for line in _wrapped(each.text, lang, indent + " " * columns(label))
        ]
        yield from [indent + label + inner[0].lstrip(), *inner[1:]]


def _tabled(element: Table | TableRow | TableCell, lang: str, indent: str) -> Iterator[str]:
    """A table row by row, each cell of the body after the header of its column."""
    if not isinstance(element, Table):
        return
    if element.caption:
        yield from _wrapped(element.caption, lang, indent)
    grid = placed_cells(element)
    heads: dict[int, list[str]] = {}
    for row in grid[: element.head]:
        for first, cell in row:
            for column in range(first, first + cell.columns):
                heads.setdefault(column, []).append(with_addresses(cell.text))
    wide, apart = len(heads), semicolon(lang)
    for number, row in enumerate(grid[element.head :], element.head):
        if element.rows[number].apart:
            yield ""  # here a group ends
        # A cell that is as wide as the table is the head of the rows below it.
        named = [(heads.get(column, []) if cell.columns < wide else [], cell) for column, cell in row]
        said = [(" ".join(head), with_addresses(cell.text)) for head, cell in named]
        if not element.head and len(said) > 1:
            yield indent + f"{said[0][1]}: {apart.join(each for _, each in said[1:])}"
            continue
        yield indent + apart.join(f"{head}: {each}" if head else each for head, each in said)
    yield ""


def _wrapped(text: Text, lang: str, indent: str, before: str = "", after: str = "") -> Iterator[str]:
    """The lines of some copy, broken where the language lets a line end."""
    for number, part in enumerate(text.paragraphs()):
        if number:
            yield ""
        plain = before + with_addresses(part) + after
        addresses = [match.span() for match in _ADDRESS.finditer(plain)]
        line, start = "", 0
        for stop in legal_breaks(plain, part.lang or lang):
            # An address that is broken leads nowhere: one that does not fit has a line of its own.
            if any(low < stop < high for low, high in addresses):
                continue
            piece = plain[start:stop]
            if line and columns(indent + line + piece.rstrip()) > COLUMNS:
                yield indent + line.rstrip()
                line = ""
            line += piece
            start = stop
        yield indent + line.rstrip()


def with_addresses(text: Text) -> str:
    """Return the characters of some copy, after each link where it leads, unless the copy says so itself.

    >>> from factsheet.document.text import Inline
    >>> with_addresses(Text((Inline("See "), Inline("here", link="https://example.org"), Inline(".")), "x"))
    'See here (https://example.org).'
    >>> with_addresses(Text((Inline("example.org", link="https://example.org"),), "x"))
    'example.org'
    """
    plain, said = text.plain, ""
    for link, runs in groupby(text.runs, key=lambda run: run.link):
        words = "".join(run.value for run in runs)
        said += words
        if link and not link.startswith(NOWHERE) and dialed(words) != link and not _says(plain, link):
            said = f"{said.rstrip()} ({link}){said[len(said.rstrip()) :]}"
    return said


def _says(plain: str, link: str) -> bool:
    """Whether copy says by itself where it leads: the address, or the digits of a telephone number."""
    if link.startswith("tel:"):
        digits, written = link.removeprefix("tel:").lstrip("+"), (plain, _NOUGHT.sub("", plain))
        return any(digits in re.sub(r"\D", "", each) for each in written)
    return printed(link) in plain
