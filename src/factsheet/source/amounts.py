"""Numbers of a data file with what stands around them: why one is missing, how many digits it prints."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from factsheet.content.fields import MOST_DECIMALS
from factsheet.content.placeholders import VARIABLES
from factsheet.document.ids import BODY
from factsheet.document.nodes import VALUE
from factsheet.document.quantity import decimals_of
from factsheet.yaml_source import Key, Value, held_at

MISSING = "missing"
MONEY = "currency:"
_DECIMALS, _UNIT = "decimals", "unit"
# What is of a number that is there, or stands in its place.
_OF_A_NUMBER = frozenset({VALUE, "low", "high", "approx", "flag", "text", "target", "tolerance"})
_OF_A_GAP = frozenset({MISSING, "below", "text"})
_PARTS = _OF_A_NUMBER | {MISSING, "below"}


def amount_key(whole: Value, key: Key) -> Key:
    """Return the key of a number with what is known of it, by that of its value or of another part.

    >>> amount_key({}, ("key_numbers", "items", "wells", "value"))
    ('key_numbers', 'items', 'wells')
    """
    return key[:-1] if key and key[-1] in _PARTS and not is_whole(whole, key) else key


def is_whole(whole: Value, key: Key) -> bool:
    """Return whether a key is that of a variable or of a cell, whatever its name, and not of a part of one.

    A chart without series has its numbers under `value`; a column of a table may be called so.
    """
    if len(key) == 2:
        return key[0] == VARIABLES
    return len(key) == 5 and _block(whole, key)[0] in ("chart", "table")


def _block(whole: Value, key: Key) -> tuple[Value, dict[str, Value]]:
    """The kind of the block of the body that a key leads into, and the block; nothing for another key."""
    block = held_at(whole, key[:2]) if key[:1] == (BODY,) else None
    return (block.get("kind"), block) if isinstance(block, dict) else (None, {})


def as_missing(held: Value, reason: Value) -> dict[str, Value]:
    """Return a number that is missing: without what was said of the number that is there elsewhere."""
    kept = held if isinstance(held, dict) else {}
    return {**{name: each for name, each in kept.items() if name not in _OF_A_NUMBER}, MISSING: reason}


def as_known(held: dict[str, Value], value: Value) -> dict[str, Value]:
    """Return a group with the number that is in it now, and no longer why there is none."""
    return {**{name: each for name, each in held.items() if name not in _OF_A_GAP}, VALUE: value}


class DigitGroup(NamedTuple):
    """Numbers that print with as many decimals as the one of them that has most: those of a chart, or of a
    column of a table.

    `asks` says that the data file says itself how many, and `asked` which where it writes them as a number;
    `is_money` that there are two, if any; `places` are those of its own numbers.
    """

    key: Key
    asks: bool = False
    asked: int | None = None
    is_money: bool = False
    places: int = 0


def unit_of(whole: Value, key: Key) -> str:
    """Return the unit of the number with this key, by itself or by its chart or column; `""` for none."""
    return next((str(each[_UNIT]) for each in _groups(whole, key) if _UNIT in each), "")


def digit_group(whole: Value, key: Key, fed: frozenset[Key]) -> DigitGroup:
    """Return the numbers that the one with this key prints beside; `fed` are the keys of those of a row."""
    kind, block = _block(whole, key)
    beside, others = key, list[Key]()
    if kind == "chart":
        beside = key[:2]
        others = list(_keys(block.get("data"), (*beside, "data"), 2))
    elif kind == "table" and len(key) > 4:
        beside = (*key[:2], key[4])
        others = [each for each in _keys(block.get("rows"), (*key[:2], "rows"), 2) if each[-1] == key[4]]
    own = (held_at(whole, each) for each in others if each not in fed)
    numbers = (each.get(VALUE) if isinstance(each, dict) else each for each in own)
    said = [each[_DECIMALS] for each in _groups(whole, key) if _DECIMALS in each]
    return DigitGroup(
        beside,
        bool(said),
        said[0] if said and isinstance(said[0], int) and 0 <= said[0] <= MOST_DECIMALS else None,
        unit_of(whole, key).startswith(MONEY),
        max((decimals_of(each) for each in numbers if isinstance(each, Decimal)), default=0),
    )


def _groups(whole: Value, key: Key) -> Iterator[dict[str, Value]]:
    """Yield the groups that say how a number is written: its own, that of its chart or its column."""
    kind, block = _block(whole, key)
    found = [held_at(whole, key)]
    if kind == "chart":
        found.append(block)
    elif kind == "table" and len(key) > 4:
        found.append(held_at(block, ("columns", str(key[4]))))
    yield from (each for each in found if isinstance(each, dict))


def _keys(held: Value, key: Key, depth: int) -> Iterator[Key]:
    """Yield the keys that stand so deep below a value."""
    if not depth:
        yield key
    elif isinstance(held, dict):
        for name, each in held.items():
            yield from _keys(each, (*key, name), depth - 1)
    elif isinstance(held, list):
        for number, each in enumerate(held):
            yield from _keys(each, (*key, number), depth - 1)
