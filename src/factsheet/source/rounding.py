"""Digits of numbers that do not print, since a line `decimals:` asks for fewer than are written."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from factsheet.content.fields import COMPACT, MOST_DECIMALS
from factsheet.content.place import DataNode, MappingNode, ScalarNode
from factsheet.content.precision import measured
from factsheet.document.quantity import decimals_of
from factsheet.errors import Diagnostic

_DECIMALS, _FORMAT = "decimals", "format"
_NUMBERS = ("value", "low", "high", "target", "tolerance")
_HELD = ("data", "reference")
_ALL_DIGITS = Context(prec=100)


class _Lost(NamedTuple):
    """A number and what prints of it."""

    leaf: ScalarNode
    number: Decimal
    printed: Decimal


def digits_lost(tree: DataNode) -> Iterator[Diagnostic]:
    """Yield a warning for each number that prints as zero and is not.

    One more for each line `decimals:` by which numbers lose digits that no calculation added.
    """
    if isinstance(tree, MappingNode):
        columns = tree.get("columns")
        for own in (tree, *(columns.values() if isinstance(columns, MappingNode) else ())):
            if (places := _asked(own)) is not None:
                yield from _told(_below(tree, own), places)
        for each in tree.values():
            yield from digits_lost(each)


def _told(numbers: Iterator[ScalarNode], places: int) -> Iterator[Diagnostic]:
    lost = [found for leaf in numbers if (found := _lost(leaf, places))]
    for leaf, number, printed in lost:
        if not printed:
            least = -number.adjusted()
            said = f"is {number:f}, and not zero, and prints as {printed:f}: decimals is {places}"
            hint = "write it in a smaller unit"
            if least <= MOST_DECIMALS:
                hint = f"write decimals: {least}, or the number in a smaller unit"
            yield leaf.place.warning(said, hint, code="number-prints-as-zero")
    finer = [each for each in lost if each.printed and not measured(each.number).lost]
    if finer:
        leaf, number, printed = finer[0]
        more = f" (and {len(finer) - 1} more)" if len(finer) > 1 else ""
        said = f"is {number:f} and prints as {printed:f}{more}: decimals is {places}"
        most = min(MOST_DECIMALS, max(decimals_of(each.number) for each in finer))
        hint = f"write decimals: {most}, or the digits that shall print"
        yield leaf.place.warning(said, hint, code="digits-not-printed")


def _asked(node: DataNode) -> int | None:
    """How many digits a group asks for; None where it does not, or where numbers are written in words."""
    if not isinstance(node, MappingNode):
        return None
    places, form = _number(node.get(_DECIMALS)), node.get(_FORMAT)
    if places is None or (isinstance(form, ScalarNode) and form.raw == COMPACT):
        return None
    return int(places) if places == int(places) and 0 <= places <= MOST_DECIMALS else None


def _number(node: DataNode | None) -> Decimal | None:
    value = node.value if isinstance(node, ScalarNode) else None
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _below(tree: MappingNode, own: DataNode) -> Iterator[ScalarNode]:
    """The numbers that a line `decimals:` is for: those of a group, of a chart, or of a column of a table."""
    if own is tree:
        yield from (each for key in _NUMBERS if isinstance(each := tree.get(key), ScalarNode))
        for key in _HELD:
            yield from _open(tree.get(key))
        return
    rows, column = tree.get("rows"), str(own.place.key[-1])
    for row in rows.values() if isinstance(rows, MappingNode) else ():
        yield from _open(row.get(column)) if isinstance(row, MappingNode) else ()


def _open(node: DataNode | None) -> Iterator[ScalarNode]:
    """The scalars below a value, without those of groups that say themselves how they are written."""
    match node:
        case ScalarNode():
            yield node
        case MappingNode() if not {_DECIMALS, _FORMAT} & set(node):
            for each in node.values():
                yield from _open(each)
        case list():
            for each in node:
                yield from _open(each)


def _lost(leaf: ScalarNode, places: int) -> _Lost | None:
    number = _number(leaf)
    if number is None:
        return None
    printed = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _ALL_DIGITS)
    return _Lost(leaf, number, printed) if printed != number else None
