"""What a block that is set plainly may be parted between: its elements, items, rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from factsheet.document.ids import Slot
from factsheet.document.nodes import (
    Element,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Table,
    TableRow,
)
from factsheet.setting.context import FitStep

_AS_DESIGNED = FitStep()


class TablePart(NamedTuple):
    """Rows of a table that stand together, and what is said right under the last of them.

    They are a row with the head of the group that it begins.  `again` are the heads of the columns for where
    the table goes on: artifacts, since they have been read.
    """

    table: Table
    rows: tuple[TableRow, ...]
    again: tuple[TableRow, ...]
    notes: tuple[Element, ...] = ()


Unit = Element | TablePart
"""What a page break may stand before: an element, an item of a list, a part of a table."""


def parts_of(group: Group, step: FitStep = _AS_DESIGNED) -> tuple[tuple[Element, ...], tuple[Unit, ...]]:
    """Return the heads of a block, which stand before all else, and what it may be parted between.

    Notes under a table stand with its last row, but for the `step` at which tables part between their lines.
    Who said a quotation, what this person is and the portrait stand with its words, what is said of a picture
    with it.
    """
    heads: list[Element] = []
    units: list[Unit] = []
    for each in group.children:
        last = units[-1] if units else None
        match each:
            case Heading() if not units:
                heads.append(each)
            case Paragraph(text=text) if not units and text.id == Slot.TONE:
                heads.append(each)
            case Figure(art=art) if not units and art.path.endswith(_TONE_SIGN):
                heads.append(each)
            case List():
                units += each.items
            case Table():
                units += _table_parts(each)
            case Paragraph() | Note() if isinstance(last, TablePart) and not step.below:
                units[-1] = last._replace(notes=(*last.notes, each))
            case Paragraph() if isinstance(last, Figure) and last.shows == "picture":
                units[-1] = Group(last.art.path, (last, each))
            case Paragraph() | Figure() if isinstance(last, Quote):
                units[-1] = Group(last.text.path, (last, each))
            case Paragraph() | Figure() if isinstance(last, Group) and last.id == last.children[0].id:
                units[-1] = replace(last, children=(*last.children, each))
            case _:
                units.append(each)
    return tuple(heads), tuple(units)


def _table_parts(table: Table) -> Iterator[TablePart]:
    waiting: list[TableRow] = []
    again = tuple(map(_silent, table.rows[: table.head]))
    for row in table.rows[table.head :]:
        waiting.append(row)
        if not row.heads_rows:
            yield TablePart(table, tuple(waiting), again)
            waiting = []
    if waiting:
        yield TablePart(table, tuple(waiting), again)


def together(units: Iterable[Unit]) -> list[Element]:
    """Return units as elements: the rows of one table as one, with its head.

    Where a table goes on, its head stands over it again, as an artifact: it has been read.
    """
    found: list[Element] = []
    for each in units:
        if not isinstance(each, TablePart):
            found.append(each)
            continue
        whole, rows, again, notes = each
        begun = found[-1] if found else None
        if isinstance(begun, Table) and begun.id == whole.id:
            found[-1] = replace(begun, rows=(*begun.rows, *rows))
        else:
            begins = rows[0] is whole.rows[whole.head]
            head = whole.rows[: whole.head] if begins else again
            caption = whole.caption if begins else None
            found.append(replace(whole, rows=(*head, *rows), caption=caption))
        if notes:
            # They stand under it in small type, as its parts, however open the block is.
            found[-1] = Group(whole.id, (found[-1], *notes))
    return found


def _silent(row: TableRow) -> TableRow:
    """A row whose copy has no place in the content."""
    return replace(row, cells=tuple(replace(cell, text=replace(cell.text, path="")) for cell in row.cells))


_TONE_SIGN = f".{Slot.SIGN.of(Slot.TONE)}"


def apart(units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Unit, ...], tuple[Unit, ...]]:
    """Return what stands over the columns of a list, its items, and what stands under all of them.

    Of what is no list all stands in columns but the notes at its end.
    """
    listed = [number for number, each in enumerate(units) if isinstance(each, ListItem | Group)]
    if not listed or listed[-1] - listed[0] >= len(listed):
        stop = len(units)
        while stop and isinstance(units[stop - 1], Note):
            stop -= 1
        return (), units[:stop], units[stop:]
    first, stop = listed[0], listed[-1] + 1
    return units[:first], units[first:stop], units[stop:]


def are_titled(items: object) -> bool:
    """Return whether one of the items of a list has a title."""
    said = (each for item in (items.items if isinstance(items, List) else ()) for each in item.children)
    return any(isinstance(each, Paragraph) and each.text.id == "title" for each in said)


def all_items(units: tuple[Unit, ...]) -> bool:
    """Return whether all units are items of a list."""
    return all(isinstance(each, ListItem) for each in units)


def is_marked(item: Unit) -> bool:
    """Return whether an item is the mark of an organization with its name."""
    first = item.children[0] if isinstance(item, ListItem) and item.children else None
    return isinstance(first, Figure) and first.shows == "logo"
