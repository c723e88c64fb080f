"""The kinds of blocks: one file each, found by looking into this folder.

Kinds of other packages are found by the entry-point group `factsheet.blocks`, and `@block`
registers one that is written in a script.  A file that cannot be imported raises: a kind is
never left out in silence.

With the names here and those of `factsheet.document` a kind is written: its fields are annotated with
the kinds of values (`Copy`, `PlainText`, `Number`), its items are entries under ids (`Keyed`), and its
`document` gives elements in reading order.  docs/own-blocks.md shows how; examples/own_block.py and
examples/own_table.py are two of them.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import TypeVar

from factsheet.content.fields import (
    Address,
    Copy,
    Dated,
    Decimals,
    Flag,
    IconName,
    Id,
    License,
    Number,
    PictureFile,
    PlainText,
    Spanned,
    Unit,
    Url,
    Verbatim,
    one_of,
)
from factsheet.content.piece import Block, Entry, Keyed, Section, Several, SheetPart
from factsheet.content.place import Location
from factsheet.content.words import Locale

__all__ = [
    "Address",
    "Block",
    "Copy",
    "Dated",
    "Decimals",
    "Entry",
    "Flag",
    "IconName",
    "Id",
    "Keyed",
    "License",
    "Locale",
    "Location",
    "Number",
    "SheetPart",
    "PictureFile",
    "PlainText",
    "Section",
    "Several",
    "Spanned",
    "Unit",
    "Url",
    "Verbatim",
    "block",
    "kinds",
    "one_of",
]

GROUP = "factsheet.blocks"
B = TypeVar("B", bound=type[SheetPart])
_registered: dict[str, type[SheetPart]] = {}


def block(kind: str, order: int | None = None) -> Callable[[B], B]:
    """Register a block class under its kind in data files; TypeError for two classes of one kind.

    A block reads where it stands in the data file: TypeError for an `order`, which kinds had once.
    """
    if order is not None:
        raise TypeError(
            f"the block {kind!r} has an order=, and blocks read in the order of the data file: leave it out"
        )

    def register(cls: B) -> B:
        other = _registered.get(kind)
        if other and (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"two classes want to be the block {kind!r}: {other!r} and {cls!r}")
        cls.kind = kind
        _registered[kind] = cls
        return cls

    return register


def kinds() -> Mapping[str, type[SheetPart]]:
    """Return every kind of block by its name, in alphabetical order."""
    _load()
    return MappingProxyType(dict(sorted(_registered.items())))


# Shipped: the modules of this folder, found once.
@cache
def _load() -> None:
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    for point in entry_points(group=GROUP):
        point.load()
