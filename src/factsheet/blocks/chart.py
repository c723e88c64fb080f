"""A chart: what its data says, its numbers as a table, and its words for those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from factsheet.blocks import block
from factsheet.charts.scale import domain, step_of, ticks
from factsheet.content.amount import (
    MISSING,
    Amount,
    absences,
    amount,
    decimals_beside,
    filled_up,
    unit_faults,
)
from factsheet.content.chart_faults import (
    FUNDING,
    LINE,
    MULTIPLES,
    PARTS,
    PICTOGRAPH,
    SHOWN,
    SLOPE,
    ChartShape,
    faults,
)
from factsheet.content.chart_names import OF_CHARTS
from factsheet.content.fields import (
    COMPACT,
    OTHER_UNIT,
    PEOPLE,
    Dated,
    Decimals,
    Flag,
    Form,
    Heading,
    Number,
    PlainText,
    RowName,
    Unit,
    one_of,
)
from factsheet.content.findings import invalid
from factsheet.content.piece import MOST_ITEMS, Entry, Keyed, Section, by_ids
from factsheet.content.place import Location, MappingNode, ScalarNode, SequenceNode
from factsheet.content.sourced import SourcedBlock
from factsheet.content.words import Locale
from factsheet.document.chart import Chart, ChartRow, ChartValue, Tick
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group, Scope, Table, TableCell, TableRow
from factsheet.document.quantity import Quantity, decimals_of
from factsheet.document.short import made, paragraphs, section
from factsheet.document.text import Inline, Name, Text
from factsheet.errors import Diagnostic, Severity
from factsheet.yaml_source import held_at

VALUE = "value"
OF_FILE = {
    "from": "A CSV file beside the data file that holds the data, as data/cases.csv.",
    "columns": "Of that file: which column is date, label, part, id or a series; else their own names are.",
    "where": "Of that file: only the rows with these values in these columns.",
}


_MISSING = "missing"
_BY_SERIES = "its key"
_DATED = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FEW = 4  # rows without dates: as many are said one by one
_OF_THINGS = ("count", PEOPLE, OTHER_UNIT)


class Series(Entry):
    """A series of numbers: its label alone, or its label and its role."""

    short: ClassVar[str] = "label"

    label: PlainText = Field(description="What it counts, without marks.")
    role: Annotated[str, one_of("main", "context")] = Field(
        "main", description="context: it stands back behind the others."
    )


class DataValue(Amount, Entry):
    """A number of the data, or why it is missing."""


class DataRow(Entry):
    """A row of the data: its label or its date, and a number for each series."""

    label: PlainText | None = Field(None, description="What the row is of, without marks.")
    date: Dated | None = Field(None, description='The point in time, as "2023-11".')
    part: Annotated[str, one_of(*PARTS)] | None = Field(None, description="Of funding: what the sum is.")
    numbers: Annotated[tuple[DataValue, ...], Keyed(0, MOST_ITEMS)] = Field(
        (), description="Not a key: each number stands in the row under the id of its series."
    )

    @classmethod
    def grouped(cls, node: ScalarNode | SequenceNode) -> str:
        """Return the hint to a row by its name and the ids of its series."""
        values = node if isinstance(node, SequenceNode) else (node,)
        series = held_at(node.place.document.value, (*node.place.key[:2], "series"))
        names = tuple(series) if isinstance(series, dict) else (VALUE,)
        first = values[0] if values else None
        dated = isinstance(first, ScalarNode) and _DATED.fullmatch(first.raw)
        if len(values) == len(names):
            # Numbers alone.
            return f"{by_ids(_BY_SERIES, names, values)}, after label: or date:"
        return by_ids(_BY_SERIES, ("date" if dated else "label", *names), values)

    @classmethod
    def shaped(cls, node: MappingNode) -> MappingNode:
        own = [key for key in cls.model_fields if key != "numbers"]
        whole = MappingNode(node.place, tuple(each for each in node.empty if each in own))
        whole["numbers"] = cells = MappingNode(
            node.place, tuple(each for each in node.empty if each not in own)
        )
        for key, each in node.items():
            if key == _MISSING and isinstance(each, ScalarNode) and each.raw in MISSING:
                raise _of_no_number(each)
            (whole if key in own else cells)[key] = each
        filled_up(cells)
        return whole

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        full = handler.resolve_ref_schema(handler(schema))
        properties = dict(full["properties"])
        cells = properties.pop("numbers")["anyOf"][0]
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": {
                "anyOf": [cells["additionalProperties"], {"type": "null"}, {"const": ""}]
            },
        }

    def named(self, locale: Locale) -> Text:
        """Return what the row is called: its label, or its date as the language writes it."""
        if self.label or self.date is None:
            return self.label or made(self.id, f"{self.path}.label", self.span)
        return made(locale.date(self.date), f"{self.path}.date", self.span)


class Reference(Section):
    """A value that the others are held against."""

    value: Number = Field(description="The number alone.")
    label: PlainText = Field(description="What it is, without marks.")


@block("chart")
class ChartBlock(SourcedBlock):
    """Numbers to be drawn, which are a table too."""

    only_in_body: ClassVar[bool] = True

    heading: Heading | None = Field(None, description="What the numbers say, in words, without marks.")
    subtitle: PlainText | None = Field(None, description="What is counted, where, when, in which unit.")
    show: Annotated[str, one_of(*SHOWN, others=OF_CHARTS)] = Field(
        "bars", description="How the numbers are drawn."
    )
    data: Annotated[tuple[DataRow, ...], Keyed(1, MOST_ITEMS, listed=True)] = Field(
        description="The rows, each under its id; a list where all rows are named by dates."
    )
    series: Annotated[tuple[Series, ...], Keyed(0, MOST_ITEMS)] = Field(
        (), description="The series, each under its id; without any each row has one number, value."
    )
    unit: Unit = Field("count", description="What the numbers count; a currency as currency:HKD.")
    decimals: Decimals | None = Field(None, description="Digits after the decimal sign, zeros among them.")
    unit_label: PlainText | None = Field(None, description="What is counted, with unit: other.")
    format: Form | None = Field(None, description="compact writes the numbers in words: 1.15 million.")
    highlight: RowName | None = Field(None, description="The id or the date of the row that stands out.")
    reference: Reference | None = Field(None, description="A value that the others are held against.")
    axis: Annotated[str, one_of("none")] | None = Field(
        None, description="none leaves the axis out, where every mark is labelled."
    )
    table: Flag = Field(False, description="True prints the table of its numbers beside the drawing.")
    alt: PlainText | None = Field(None, description="What it shows, in words; by default made from the data.")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the block; its data may stand in a file instead."""
        found = handler.resolve_ref_schema(super().__get_pydantic_json_schema__(schema, handler))
        written = {"type": ["string", "number"]}
        for key, said in OF_FILE.items():
            kind = (
                {"type": "string"} if key == "from" else {"type": "object", "additionalProperties": written}
            )
            found["properties"][key] = kind | {"description": said}
        found["required"] = [each for each in found.get("required", ()) if each != "data"]
        return found

    def check(self, place: Location) -> Iterator[Diagnostic]:
        for row in self.data:
            if row.id in type(self).model_fields:
                inner = place.under("data").under(row.id)
                hint = "give the row another id: this one is a key of the chart"
                yield inner.error("is no id of a row", hint, inner.key_span, code="id-not-valid")
        yield from unit_faults(place, self.unit, self.unit_label)
        found = list(faults(place, self._shape()))
        yield from found
        wrong = any(each.severity is Severity.ERROR for each in found)
        drawn = [each for each in self._drawn_numbers() if each]
        if self.show == PICTOGRAPH and not wrong and not step_of(drawn):
            said = f"is pictograph, and beside {max(drawn):f} no figure would be left for {min(drawn):f}"
            hint = "write show: bars, or join the small ones"
            yield place.under("show").error(said, hint, code="chart-misleads")

    def _shape(self) -> ChartShape:
        rows = tuple((row.id, row.date, row.label is not None, row.part or "") for row in self.data)
        numbers = tuple({each.id: each.number for each in row.numbers} for row in self.data)
        marked = _marked(self) or (self.highlight.value if self.highlight else "")
        told = self.subtitle.plain if self.subtitle else ""
        said = self.heading.plain if self.heading else ""
        names, sourced = self._names(), bool(self.named())
        labels = (
            tuple(each.label.plain for each in self.series),
            tuple(row.label.plain for row in self.data if row.label),
        )
        held = self.reference is not None
        return ChartShape(
            self.show, rows, numbers, names, self.unit, marked, told, sourced, said, held, labels
        )

    def document(self, locale: Locale) -> Group:
        like = self._like()
        missing = self._missing(like)
        table = self._table(locale, like, missing)
        absent = absences(self, (each for row in self.data for each in row.numbers), locale)
        against = None
        if self.reference:
            number = locale.number(_quantity(self.reference.value, like))
            label = self.reference.label
            against = replace(label, runs=(*label.runs, Inline(f": {number}")))
        words = paragraphs(self.subtitle)
        group = section(self.path, self.heading, *words, table, *paragraphs(against, absent, self.note))
        rows = self._rows(locale, like, missing)
        context = frozenset(n for n, each in enumerate(self.series) if each.role == "context")
        marked = [row.path for row in self.data if row.id == _marked(self)]
        chart = Chart(
            self.show,
            rows,
            self._names(),
            table.id,
            self.alt or self._told(locale, like),
            context,
            "".join(marked),
            _quantity(self.reference.value, like) if self.reference else None,
            against,
            self._ticks(locale, like),
            self.axis is None,
            self.table,
        )
        return replace(group, chart=chart)

    def named(self) -> tuple[Name, ...]:
        """Return the sources of the chart, then those of single numbers: on a mark none of them has room."""
        own = (name for row in self.data for each in row.numbers for name in each.source)
        found: dict[str, Name] = {}
        for name in (*self.source, *own):
            found.setdefault(name.value, name)
        return tuple(found.values())

    def _table(self, locale: Locale, like: Quantity, missing: Quantity | None) -> Table:
        """The numbers: a row each, headed by its label or date; series are headed where there are some."""
        rows = []
        if self.series:
            word = "date" if all(row.date for row in self.data) else "name"
            corner = made(locale.phrase(word), f"{self.path}.{word}", self.span)
            labels = (TableCell(each.label, Scope.COLUMN) for each in self.series)
            rows.append(TableRow(f"{self.path}.series", (TableCell(corner, Scope.COLUMN), *labels)))
        for row in self.data:
            by_series = {each.id: each for each in row.numbers}
            cells = tuple(
                TableCell(made(each.written(locale, like), each.path, each.span))
                for each in (by_series[name] for name in self._names())
            )
            rows.append(TableRow(row.path, (TableCell(row.named(locale), Scope.ROW), *cells)))
        if missing is not None:
            # What is neither received nor pledged is worked out, and a row of the table as the others are.
            path = Slot.GAP.of(self.path)
            named = made(locale.phrase("gap"), Slot.LABEL.of(path), self.span)
            said = TableCell(made(locale.number(missing), f"{path}.{VALUE}", self.span))
            rows.append(TableRow(path, (TableCell(named, Scope.ROW), said)))
        numeric = frozenset(range(1, len(self._names()) + 1))
        return Table(Slot.ITEMS.of(self.path), tuple(rows), 1 if self.series else 0, numeric=numeric)

    def _rows(self, locale: Locale, like: Quantity, missing: Quantity | None) -> tuple[ChartRow, ...]:
        """The numbers of each row as they are drawn; many small pictures say their unit once."""

        def drawn(row: DataRow, name: str) -> ChartValue:
            value = _drawn(row, name, like)
            return replace(value, figures=_figures(row, name, value, locale)) if parted else value

        parted = self.show == MULTIPLES

        rows = tuple(
            ChartRow(row.path, tuple(drawn(row, name) for name in self._names()), row.date, row.part or "")
            for row in self.data
        )
        if missing is None:
            return rows
        return (*rows, ChartRow(Slot.GAP.of(self.path), (ChartValue(missing),), part="gap"))

    def _ticks(self, locale: Locale, like: Quantity) -> tuple[Tick, ...]:
        """Round numbers that hold all values, with no more decimals than they need; the unit on the last."""
        values = self._drawn_numbers()
        if self.reference:
            values.append(amount(self.reference.value))
        if self.show == PICTOGRAPH:
            return self._counted(locale, like)
        from_zero = self.show not in (LINE, MULTIPLES)
        # Whole things have no halves on their axis.
        whole = self.unit in _OF_THINGS and not any(each % 1 for each in values) and not self.decimals
        finest = Decimal(int(whole))
        round_numbers = ticks(*domain(values, from_zero=from_zero), finest=finest)
        decimals = max(map(decimals_of, round_numbers), default=0)
        units = ["count"] * (len(round_numbers) - 1) + [self.unit]
        path, like = Slot.DRAWING.of(self.path), replace(like, decimals=decimals or None)
        return tuple(
            Tick(
                each,
                made(locale.number(replace(like, value=each, unit=unit)), path, self.span),
                locale.number(replace(like, value=each, unit="count")),
            )
            for each, unit in zip(round_numbers, units, strict=True)
        )

    def _counted(self, locale: Locale, like: Quantity) -> tuple[Tick, ...]:
        """What one figure of a pictograph stands for, where that is more than one: "= 50"."""
        step = step_of(self._drawn_numbers())
        if step <= 1:
            return ()
        said = f"= {locale.number(replace(like, value=Decimal(step), decimals=None))}"
        return (Tick(Decimal(step), made(said, Slot.DRAWING.of(self.path), self.span)),)

    def _drawn_numbers(self) -> list[Decimal]:
        """The numbers that are there, with the ends of their intervals."""
        cells = [cell for row in self.data for cell in row.numbers]
        return [
            amount(each) for cell in cells for each in (cell.value, cell.low, cell.high) if each is not None
        ]

    def _missing(self, like: Quantity) -> Quantity | None:
        """What a fund lacks of what it requires; None where nothing is missing, and of other charts."""
        if self.show != FUNDING:
            return None
        sums = {part: Decimal(0) for part in PARTS}
        for row in self.data:
            sums[row.part or PARTS[0]] += row.numbers[0].number or 0
        gap = sums["required"] - sums["received"] - sums["pledged"]
        return replace(like, value=gap) if gap > 0 else None

    def _told(self, locale: Locale, like: Quantity) -> Text:
        """What the chart shows, in words: its numbers where they are few, else what stands out among them.

        That is of each series the highest and the lowest, and along time the first and the last.
        """
        head = self.subtitle or self.heading
        runs = list(head.runs) if head else []
        labels = {each.id: each.label for each in self.series}
        missing, dated = self._missing(like), all(row.date for row in self.data)
        few = self.show in (FUNDING, SLOPE) or (not dated and len(self.data) <= _FEW)
        for name in self._names():
            points = [
                (each.number, f"{row.named(locale).plain} {each.written(locale, like)}")
                for row in self.data
                for each in row.numbers
                if each.id == name and each.number is not None
            ]
            if few:
                said = [point for _, point in points]
                said += [f"{locale.phrase('gap')} {locale.number(missing)}"] if missing else []
            else:
                told = [("first", points[0][1]), ("last", points[-1][1])] if dated else []
                told += [("highest", max(points, key=_number)[1]), ("lowest", min(points, key=_number)[1])]
                said = [locale.phrase(word, point=point) for word, point in told]
            label = [*labels[name].runs, Inline(" \u2013 ")] if name in labels else []
            runs += [
                *([Inline(locale.semicolon)] if runs else []),
                *label,
                Inline(locale.semicolon.join(said)),
            ]
        return Text(tuple(runs), Slot.DRAWING.of(self.path), self.span)

    def _names(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.series) or (VALUE,)

    def _like(self) -> Quantity:
        """The unit and the form that all numbers have."""
        noun = self.unit_label.plain if self.unit_label else ""
        return Quantity(Decimal(0), self.unit, self._decimals(), noun=noun, compact=self.format == COMPACT)

    def _decimals(self) -> int | None:
        """All numbers have as many digits as the one that has most."""
        if self.decimals is not None:
            return self.decimals
        return decimals_beside((each.number for row in self.data for each in row.numbers), self.unit)


def _of_no_number(reason: ScalarNode) -> PydanticCustomError:
    """The error of a row that says why a number is missing, and not which."""
    place = reason.place
    column = f"{place.path.removesuffix(_MISSING)}{VALUE}.{_MISSING}"
    hint = (
        f"write {VALUE}: {{{_MISSING}: {reason.raw}}}, or the id of its series for {VALUE}; "
        f"in a table of rows the column {column}"
    )
    said = "says why a number is missing, and not which"
    return invalid(place.error(said, hint, place.key_span, code="unknown-series"))


def _drawn(row: DataRow, name: str, like: Quantity) -> ChartValue:
    found = next(each for each in row.numbers if each.id == name)
    low, high = (_quantity(each, like) if each else None for each in (found.low, found.high))
    value = replace(_quantity(found.value, like), path=found.path) if found.value else None
    return ChartValue(value, low, high, found.flag or "")


def _figures(row: DataRow, name: str, value: ChartValue, locale: Locale) -> str:
    """What is said of a number without its unit, if nothing but the unit is said besides."""
    if value.quantity is None:
        return ""
    said = next(each for each in row.numbers if each.id == name).written(locale, value.quantity)
    whole, alone = locale.number(value.quantity), locale.number(replace(value.quantity, unit="count"))
    return alone if said == whole and whole.count(alone) == 1 else ""


def _quantity(number: Text, like: Quantity) -> Quantity:
    return replace(like, value=amount(number), path=number.path, span=number.span)


def _marked(chart: ChartBlock) -> str:
    """Return the id of the row that stands out, which its id or its date names; nothing without one."""
    by_name = {str(row.date): row.id for row in chart.data if row.date}
    by_name |= {row.id: row.id for row in chart.data}
    return by_name.get(chart.highlight.value, "") if chart.highlight else ""


def _number(point: tuple[Any, str]) -> Any:
    return point[0]
