"""The keys that a group of the data file may have, told for people: lists and pages are made from them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

from factsheet.content.fields import Kind, Mapped
from factsheet.content.groups import OwnGroup
from factsheet.content.piece import Keyed, Section, Several
from factsheet.records import dataclass

Mark = Kind | Mapped | Keyed | Several | OwnGroup | type[Section]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what its value is, what it is for, whether it may be left out, what stands below it.

    `takes` is in words (`text`, `an id`, `2 to 6 items under their ids`); `group` is the
    model of the keys below it, if there are any.
    """

    name: str
    takes: str
    meaning: str
    required: bool
    group: type[Section] | None = None


def keys_of(piece: type[Section]) -> tuple[Key, ...]:
    """The keys of a group, in the order of its model; what no data file writes is left out.

    >>> from factsheet.blocks import kinds
    >>> [(key.name, key.takes, key.required) for key in keys_of(kinds()["key_numbers"])][:2]
    [('heading', 'text', False), ('items', '1 to 12 items under their ids', True)]
    """
    names = piece.keys()
    return tuple(_key(name, piece.model_fields[name]) for name in names)


def place_of(piece: type[Section]) -> str:
    """The file and the line at which a group is defined, the file as seen from here if it is below."""
    file = Path(inspect.getsourcefile(piece) or "")
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    return f"{shown}:{inspect.getsourcelines(piece)[1]}"


def _key(name: str, field: FieldInfo) -> Key:
    marks = tuple(_marks((*field.metadata, field.annotation)))
    group = next((each for each in marks if isinstance(each, type)), None)
    return Key(name, _taken(marks), field.description or "", field.is_required(), group)


def _marks(annotations: tuple[Any, ...]) -> Iterator[Mark]:
    """What an annotation says of the value, from the outside in."""
    for each in annotations:
        if isinstance(each, Keyed | Kind | Mapped | Several | OwnGroup) or (
            isinstance(each, type) and issubclass(each, Section)
        ):
            yield each
        yield from _marks((*getattr(each, "__metadata__", ()), *get_args(each)))


def _taken(marks: tuple[Mark, ...]) -> str:
    for each in marks:
        if isinstance(each, Keyed):
            return f"{each.least} to {each.most} items under their ids"
        if isinstance(each, OwnGroup):
            return each.expected
        if isinstance(each, Mapped):
            return f"keys of your own, each {each.kind.expected}"
        if isinstance(each, Kind):
            several = any(isinstance(other, Several) for other in marks)
            return _one(each) + (", or a list of them" if several else "")
    return "a group of keys"


def _one(kind: Kind) -> str:
    words = kind.json.get("enum")
    return f"one of {', '.join(words)}" if words else kind.expected
