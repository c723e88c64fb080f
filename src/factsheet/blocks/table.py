"""A table: columns with their units, rows with their names, a total, groups of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from factsheet.blocks import block
from factsheet.content.amount import (
    MISSING,
    Amount,
    absences,
    cited_by,
    decimals_beside,
    filled_up,
    unit_faults,
)
from factsheet.content.cut import in_braces
from factsheet.content.fields import COMPACT, Copy, Decimals, Form, Heading, Id, PlainText, Unit, one_of
from factsheet.content.findings import invalid, suggestion
from factsheet.content.notes import called_by
from factsheet.content.number_hints import IN_CELL, is_like_number, is_unknown, number_hint
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed, by_ids
from factsheet.content.place import Location, MappingNode, ScalarNode, SequenceNode
from factsheet.content.sourced import SourcedBlock
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, Scope, Table, TableCell, TableRow
from factsheet.document.quantity import Quantity
from factsheet.document.short import made, paragraphs, section
from factsheet.document.text import Text
from factsheet.errors import Diagnostic
from factsheet.yaml_source import held_at

START, CENTER, END = "start", "center", "end"
CELLS, _BY_COLUMN = "cells", "the id of its column"
# What is typed for the signs of numbers that are missing.
_SIGNS = {**dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "\u2013"), "...": "\u2026"}


class Column(Entry):
    """A column: its label alone, or how its numbers are written as well."""

    short: ClassVar[str] = "label"

    label: PlainText = Field(description="What stands at its head, without marks.")
    unit: Unit | None = Field(
        None, description="What its numbers count; then each of its cells is a number, or text: with words."
    )
    decimals: Decimals | None = Field(None, description="Digits after the decimal sign, in all its cells.")
    unit_label: PlainText | None = Field(None, description="What is counted, with unit: other.")
    format: Form | None = Field(None, description="compact writes its numbers in words: 1.15 million.")
    align: Annotated[str, one_of(START, CENTER, END)] | None = Field(
        None, description="By default numbers stand at the end, words at the start."
    )
    group: PlainText | None = Field(
        None, description="A head over this column and those beside it that name it."
    )

    @property
    def numbers(self) -> bool:
        """Whether its cells have to be numbers."""
        return self.unit is not None or self.decimals is not None or self.format is not None

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from unit_faults(place, self.unit, self.unit_label)

    def like(self, decimals: int | None) -> Quantity:
        """Return how its numbers are written: a quantity of nothing."""
        noun = self.unit_label.plain if self.unit_label else ""
        compact = self.format == COMPACT
        return Quantity(Decimal(0), self.unit or "count", decimals, noun=noun, compact=compact)


class Cell(Amount, Entry):
    """A cell: a number, a text, or a number with what is to be known of it."""

    text: Copy | None = Field(None, description="Words, where there is no number.")
    note: Copy | None = Field(None, description="A note on this cell, called by a sign in it.")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of a number, a text, nothing, or the group with what is to be known of it."""
        full = handler.resolve_ref_schema(handler(schema))
        words = full["properties"]["text"]["anyOf"][0]
        return {"anyOf": [{"type": ["number", "boolean", "null"]}, {"const": ""}, words, full]}

    @property
    def is_worded(self) -> bool:
        """Whether its words stand under the key `text`, and are no number that was mistyped."""
        text = self.text
        return text is not None and text.path != self.path and not is_like_number(text.plain)

    @classmethod
    def widened(cls, node: ScalarNode) -> MappingNode:
        """The group that a number or a text stands for; it has the path of the cell."""
        whole = MappingNode(node.place)
        whole["text" if isinstance(node.value, str | bool) else "value"] = node
        return whole

    def check(self, place: Location) -> Iterator[Diagnostic]:
        yield from super().check(place)
        given = [each for each in (self.value, self.text, self.missing, self.low) if each is not None]
        if not given:
            hint = "write value:, text:, or missing: not-available"
            yield place.error("holds nothing", hint, place.key_span, code="cell-empty")
        elif self.text is not None and len(given) > 1:
            yield place.error(
                "has a text and a number", "keep one of them", place.key_span, code="cell-empty"
            )
        yield from self.beside_text(place, self.text)

    def said(self, locale: Locale, column: Column, decimals: int | None) -> Text:
        """Return what the cell prints, with the call of its note."""
        if self.text is not None:
            return called_by(cited_by(self.text, self.source), self._name, self.note)
        written = made(self.written(locale, column.like(decimals)), self.path, self.span)
        return called_by(cited_by(written, self.source), self._name, self.note)

    @property
    def _name(self) -> str:
        return ".".join(self.path.split(".")[-2:])


def columns_of(row: Location) -> tuple[str, ...]:
    """Return the ids of the columns of the table that a row is of, as far as they are written."""
    held = held_at(row.document.value, (*row.key[:2], "columns"))
    if isinstance(held, list):
        return tuple(str(number) for number, _ in enumerate(held, 1))
    return tuple(held) if isinstance(held, dict) else ()


class Row(Entry):
    """A row: its cells by the ids of the columns, and the group that it is in."""

    group: PlainText | None = Field(None, description="A head over this row and those after it that name it.")
    cells: Annotated[tuple[Cell, ...], Keyed(1, MOST_ITEMS)] = Field(
        description="Not a key: each cell stands in the row under the id of its column."
    )

    @classmethod
    def grouped(cls, node: ScalarNode | SequenceNode) -> str:
        """Return the hint to a row by the ids of its columns."""
        return by_ids(_BY_COLUMN, columns_of(node.place), node if isinstance(node, SequenceNode) else (node,))

    @classmethod
    def shaped(cls, node: MappingNode) -> MappingNode:
        columns = columns_of(node.place)
        inner = node.get(CELLS)
        if inner is not None and columns and CELLS not in columns:
            hint = "write what is in it in the row itself, each cell under the id of its column"
            if isinstance(inner, SequenceNode):
                hint = by_ids(_BY_COLUMN, columns, inner)
            raise invalid(
                inner.place.error("is no key of a row", hint, inner.place.key_span, code="unknown-key")
            )
        whole = MappingNode(node.place)
        whole[CELLS] = cells = MappingNode(node.place, node.empty)
        for key, each in node.items():
            if key == "group":
                whole[key] = each
            else:
                cells[key] = each
        filled_up(cells)
        return whole

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler.resolve_ref_schema(handler(schema))
        cells, group = full["properties"]["cells"]["anyOf"][0], full["properties"]["group"]
        return {
            "type": "object",
            "properties": {"group": group},
            "additionalProperties": cells["additionalProperties"],
        }


@block("table")
class TableBlock(SourcedBlock):
    """A table of numbers and words."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="The heading, without marks.")
    caption: Copy | None = Field(None, description="What the table shows, or what has to be known first.")
    columns: Annotated[tuple[Column, ...], Keyed(2, MOST_ITEMS, well=12)] = Field(
        description="The columns, each under its id: a label, or label, unit, decimals, align, group."
    )
    rows: Annotated[tuple[Row, ...], Keyed(1, MOST_ITEMS, well=20)] = Field(
        description="The rows, each under its id, with a cell for each column."
    )
    names: Id | None = Field(
        None, description="The id of the column that names the rows; by default the first."
    )
    total: Id | None = Field(None, description="The id of the row that sums up the others.")

    def check(self, place: Location) -> Iterator[Diagnostic]:
        known = tuple(each.id for each in self.columns)
        ids = tuple(each.id for each in self.rows)
        if self.names and self.names.value not in known:
            said, hint = f'"{self.names.value}" is no column', suggestion(self.names.value, known)
            yield place.under("names").error(said, hint, code="unknown-column")
        if self.total and self.total.value not in ids:
            said, hint = f'"{self.total.value}" is no row', suggestion(self.total.value, ids)
            yield place.under("total").error(said, hint, code="unknown-row")
        listed = isinstance(held_at(place.document.value, (*place.key, "rows")), list)
        for number, row in enumerate(self.rows):
            where = place.under("rows").under(number if listed else row.id)
            if row.id in type(self).model_fields:
                hint = "give the row another id: this one is a key of the table"
                yield where.error("is not an id of a row", hint, where.key_span, code="id-not-valid")
            yield from self._row_faults(where, row, known)
        yield from self._signs(place)

    def _signs(self, place: Location) -> Iterator[Diagnostic]:
        """Warn of what is typed as a sign that the table explains, and of words that are not there."""
        listed = isinstance(held_at(place.document.value, (*place.key, "rows")), list)
        cells = [cell for row in self.rows for cell in row.cells]
        explained = {MISSING[cell.missing]: cell.missing for cell in cells if cell.missing and not cell.below}
        worded = {cell.id for cell in cells if cell.text is not None}
        worded -= {column.id for column in self.columns if column.numbers}
        for number, row in enumerate(self.rows):
            where = place.under("rows").under(number if listed else row.id)
            for cell in row.cells:
                inner = where.under(cell.id)
                typed = cell.text.plain.strip() if cell.text else ""
                if (sign := _SIGNS.get(typed, typed)) in explained:
                    means = explained[sign].replace("-", " ")
                    said = f'is "{typed}", and under the table stands what that means: {means}'
                    hint = f"write {{missing: {explained[sign]}}} if it is that, else in words what is meant"
                    yield inner.warning(said, hint, code="sign-explained-otherwise")
                elif cell.id in worded and held_at(place.document.value, inner.key) in (None, ""):
                    said = 'is empty in a column of words, and prints "…", not available'
                    hint = "write the words, or in words that there are none"
                    yield inner.warning(said, hint, inner.key_span, code="words-not-there")

    def _row_faults(self, place: Location, row: Row, known: tuple[str, ...]) -> Iterator[Diagnostic]:
        cells = {each.id: each for each in row.cells}
        for name in cells:
            if name not in known:
                inner = place.under(name)
                # A column may be called by what stands at its head.
                meant = next((each.id for each in self.columns if each.label.plain == name), "")
                hint = f'write {in_braces(meant)}, the id of "{name}"' if meant else suggestion(name, known)
                yield inner.error("is in no column", hint, inner.key_span, code="unknown-column")
        lacking = [name for name in known if name not in cells]
        if lacking:
            missing = ", ".join(f"{in_braces(name)}: ..." for name in lacking)
            hint = f"add {missing}; write {{missing: not-available}} where there is none"
            said = f"has no cell for {', '.join(lacking)}"
            yield place.error(said, hint, place.key_span, code="row-ragged")
        named = self.names.value if self.names else known[0]
        if named in cells and cells[named].missing:
            said, hint = "is empty, and it names the row", "write what the row is of"
            yield place.under(named).error(said, hint, place.under(named).key_span, code="value-empty")
        for column in self.columns:
            cell = cells.get(column.id)
            # Words may stand for a number, as "free" for a price, where they are said to be words.
            if cell and column.numbers and cell.text is not None and not cell.is_worded:
                written = cell.text.plain
                hint = IN_CELL if is_unknown(written) else number_hint(written)
                if not is_like_number(written) and any(map(str.isalpha, written)):
                    hint += f"; for words in place of a number, write {{text: {in_braces(written)}}}"
                said = "is text, and its column holds numbers"
                yield place.under(column.id).error(said, hint, cell.text.span, code="text-for-number")

    def note_texts(self) -> Mapping[str, Text]:
        """Return the notes of the block, and those of its cells."""
        own = {cell._name: cell.note for row in self.rows for cell in row.cells if cell.note}
        return {**super().note_texts(), **own}

    def document(self, locale: Locale) -> Group:
        named = self.names.value if self.names else self.columns[0].id
        rows = (*self._head(), *self._body(locale, named))
        numeric = {n for n, each in enumerate(self.columns) if self._at_end(each, named)}
        centered = {n for n, each in enumerate(self.columns) if each.align == CENTER}
        head = 2 if any(each.group for each in self.columns) else 1
        path = Slot.ITEMS.of(self.path)
        table = Table(path, rows, head, self.caption, frozenset(numeric), frozenset(centered))
        absent = absences(self, (cell for row in self.rows for cell in row.cells), locale)
        return section(self.path, self.heading, table, *paragraphs(absent, self.note))

    def _at_end(self, column: Column, named: str) -> bool:
        if column.align:
            return column.align == END
        cells = [cell for row in self.rows for cell in row.cells if cell.id == column.id]
        # A word among numbers, such as "free", moves none of them.
        worded = sum(cell.text is not None for cell in cells)
        return column.id != named and (column.numbers or worded * 2 < len(cells))

    def _decimals(self, column: Column) -> int | None:
        """How many digits the numbers of a column have: all as many as the one that has most."""
        if column.decimals is not None:
            return column.decimals
        cells = (cell for row in self.rows for cell in row.cells if cell.id == column.id)
        return decimals_beside((cell.number for cell in cells), column.unit or "")

    def _head(self) -> Iterator[TableRow]:
        """The labels of the columns, under the heads that several of them share."""
        path = f"{self.path}.columns"
        if not any(each.group for each in self.columns):
            yield TableRow(path, tuple(TableCell(each.label, Scope.COLUMN) for each in self.columns))
            return
        above: list[TableCell] = []
        below: list[TableCell] = []
        shared = ""
        for each in self.columns:
            if each.group is None:
                above.append(TableCell(each.label, Scope.COLUMN, rows=2))
            elif each.group.plain == shared:
                last = above.pop()
                above.append(TableCell(last.text, Scope.COLUMN, columns=last.columns + 1))
            else:
                above.append(TableCell(each.group, Scope.COLUMN))
            if each.group is not None:
                below.append(TableCell(each.label, Scope.COLUMN))
            shared = each.group.plain if each.group else ""
        yield TableRow(f"{path}.groups", tuple(above))
        yield TableRow(path, tuple(below))

    def _body(self, locale: Locale, named: str) -> Iterator[TableRow]:
        shared = ""
        decimals = {each.id: self._decimals(each) for each in self.columns}
        for row in self.rows:
            apart = bool(shared and not row.group)
            if row.group and row.group.plain != shared:
                head = TableCell(row.group, Scope.ROW, columns=len(self.columns))
                yield TableRow(f"{row.path}.groups", (head,))
            shared = row.group.plain if row.group else ""
            cells = {each.id: each for each in row.cells}
            said = tuple(
                TableCell(
                    cells[each.id].said(locale, each, decimals[each.id]),
                    Scope.ROW if each.id == named else None,
                    number=cells[each.id].text is None,
                )
                for each in self.columns
            )
            yield TableRow(row.path, said, bool(self.total and self.total.value == row.id), apart)
