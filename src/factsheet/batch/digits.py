"""Digits of a workbook's numbers: those that it shows, and more of those that it holds where more print.

61 % that is 60.5 % would print as 61.0 % where the data file asks for a decimal, or where other numbers of
its chart have one: a digit that nobody wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from factsheet.batch.cell import RowCell
from factsheet.batch.column import RowColumn
from factsheet.batch.table import RowTable
from factsheet.document.quantity import decimals_of
from factsheet.source.amounts import DigitGroup, digit_group
from factsheet.yaml_source import Key, YamlDocument

# Money has two decimals, or none.
_CENTS = 2


def with_digits(table: RowTable, columns: Sequence[RowColumn], document: YamlDocument | None) -> RowTable:
    """Return a table whose numbers have the digits that the data file prints, where a workbook has them."""
    if document is None or not any(cell.stored for record in table.records for cell in record):
        return table
    fed = frozenset(each.number for each in columns if each.number)
    asked = tuple(each.path.removesuffix("decimals") for each in columns if each.path.endswith(".decimals"))
    known: dict[int, DigitGroup] = {}
    for index, each in enumerate(columns):
        if each.number:
            series = digit_group(document.value, each.number, fed)
            if each.path.startswith(asked):
                series = series._replace(asks=True, asked=None)
            known[index] = series
    return replace(table, records=tuple(_finer(record, known) for record in table.records))


def signs_lost(table: RowTable, columns: Sequence[RowColumn]) -> Iterator[str]:
    """Tell the columns that show per cents, where the data file does not say that their numbers are such."""
    for index, column in enumerate(columns):
        if not column.takes_percent and any(record[index].is_share for record in table.records):
            said = f"the column {column.path} shows per cents, which print without their sign"
            yield f"{table.name}: {said}: the data file has no unit: percent there"


def _finer(record: tuple[RowCell, ...], known: dict[int, DigitGroup]) -> tuple[RowCell, ...]:
    """The cells of a row, with more of the digits that they hold where more of them print."""
    places: dict[Key, int] = defaultdict(int)
    for index, series in known.items():
        value = record[index].value
        own = decimals_of(value) if isinstance(value, Decimal) else 0
        most = max(places[series.key], series.places, own)
        places[series.key] = max(most, _CENTS) if most and series.is_money else most

    def made(index: int, cell: RowCell) -> RowCell:
        series = known.get(index)
        if series is None or not cell.stored or not isinstance(cell.value, Decimal):
            return cell
        stored, printed = Decimal(cell.stored), places[series.key]
        if not series.asks:
            if printed <= decimals_of(cell.value):
                return cell
            stored = _at(stored, printed)
        elif series.asked is not None:
            # What the program of the workbook holds beyond it nobody wrote: it is not lost.
            stored = _at(stored, series.asked) or stored
        return cell._replace(value=stored, raw=f"{stored:f}")

    return tuple(made(index, cell) for index, cell in enumerate(record))


def _at(number: Decimal, places: int) -> Decimal:
    """The number rounded to so many places, or as it is where it has fewer."""
    return number.quantize(Decimal(1).scaleb(-min(places, decimals_of(number))), ROUND_HALF_UP)
