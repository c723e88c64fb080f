"""Values on their way into the content model, each knowing where it stands.

A `ScalarNode` is a scalar, a `MappingNode` a group of keys, a `SequenceNode` a list.  The model's fields are
made from these, so that every piece of copy has its content path and its place in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from factsheet.document.ids import BODY
from factsheet.errors import Diagnostic, Severity, Span
from factsheet.records import dataclass
from factsheet.yaml_source import Key, Value, YamlDocument, held_at

HOLDERS = ("items", "rows", "data")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a value stands: its keys in the document, and its content path (without `items`)."""

    document: YamlDocument
    key: Key = ()
    tail: str = ""
    """What its path has beside its keys: the field that a short form leaves out."""

    @property
    def path(self) -> str:
        """The content path: the ids on the way, those of a list counted from 1.

        What only holds items is left out: `items`, and in a block under `body` its `rows` and `data`.
        """
        parts = [str(each + 1) if isinstance(each, int) else each for each in self.key]
        if self.tail:
            parts.append(self.tail)
        if parts[:1] != [BODY]:
            return ".".join([each for each in parts if each != "items"] if "items" in parts else parts)
        inner = (each for each in parts[3:] if each != "items")
        held = (each for each in parts[2:3] if each not in HOLDERS)
        return ".".join((*parts[:2], *held, *inner))

    @property
    def name(self) -> str:
        """The path as messages show it."""
        return self.path or "the factsheet"

    @property
    def span(self) -> Span:
        return self.document.span(self.key)

    @property
    def key_span(self) -> Span:
        return self.document.key_span(self.key)

    @property
    def lang(self) -> str:
        """The language of the file's texts, as it says itself; nothing if it does not."""
        whole = self.document.value
        lang = whole.get("lang") if isinstance(whole, dict) else None
        return lang if isinstance(lang, str) else ""

    def sign(self, sign: str) -> Span:
        """The place of some characters in the text written here; of the text if they are not in it."""
        raw = self.document.raws.get(self.key, "")
        if sign not in raw:
            return self.span
        return self.document.place(self.key, raw, raw.index(sign), len(sign))

    def beside(self, key: str) -> Value:
        """The value of another key in the same group; None if it is not there."""
        found = held_at(self.document.value, self.key[:-1])
        return found.get(key) if isinstance(found, dict) else None

    def under(self, step: str | int) -> Location:
        return Location(self.document, (*self.key, step))

    def error(self, message: str, hint: str, span: Span | None = None, code: str = "") -> Diagnostic:
        """An error at this value; the message follows its path."""
        return Diagnostic(f"{self.name} {message}", span or self.span, hint, self.path, code=code)

    def warning(self, message: str, hint: str, span: Span | None = None, code: str = "") -> Diagnostic:
        """A warning at this value; the message follows its path."""
        said = f"{self.name} {message}"
        return Diagnostic(said, span or self.span, hint, self.path, Severity.WARNING, code=code)


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A scalar: its value by the rules of YAML and the characters that were written."""

    value: str | int | Decimal | bool
    place: Location

    @property
    def raw(self) -> str:
        """The characters as written, so that `1.30` used as text stays `1.30`."""
        if isinstance(self.value, str):
            return self.value
        return self.place.document.raws.get(self.place.key, str(self.value))

    @property
    def copy(self) -> str:
        """The characters as copy: in folded text (`>`) the line ends are line ends again, not spaces.

        YAML makes a space of each, which is right where words are parted by spaces, and only there.
        """
        characters = list(self.raw)
        for offset in self.folds:
            characters[offset] = "\n"
        return "".join(characters)

    @property
    def folds(self) -> frozenset[int]:
        """The offsets of the line ends that folded text (`>`) has made spaces."""
        stretch = self.place.document.stretches.get(self.place.key)
        if stretch is None or stretch.style != ">":
            return frozenset()
        return frozenset(self.place.document.folds(self.place.key, self.raw))

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of some of its characters."""
        return self.place.document.place(self.place.key, self.raw, offset, length)


class MappingNode(dict[str, "DataNode"]):
    """A group of keys that have a value; `empty` are those that have none."""

    def __init__(self, place: Location, empty: tuple[str | int, ...] = ()) -> None:
        super().__init__()
        self.place = place
        self.empty = empty


class SequenceNode(list["DataNode"]):
    """A list; `empty` are the positions of items without a value."""

    def __init__(self, place: Location, empty: tuple[str | int, ...] = ()) -> None:
        super().__init__()
        self.place = place
        self.empty = empty


DataNode = ScalarNode | MappingNode | SequenceNode
Step = TypeVar("Step", str, int)


def annotate(document: YamlDocument) -> DataNode | None:
    """The document's values with their places; None when it is empty."""
    return _planted(document.value, Location(document))


def _planted(value: Value, place: Location) -> DataNode | None:
    match value:
        case None:
            return None
        case dict():
            branch = MappingNode(place, tuple(key for key, each in value.items() if each is None))
            branch.update(_grown(place, value.items()))
            return branch
        case list():
            series = SequenceNode(place, tuple(n for n, each in enumerate(value) if each is None))
            series.extend(node for _, node in _grown(place, enumerate(value)))
            return series
    return ScalarNode(value, place)


def _grown(place: Location, entries: Iterable[tuple[Step, Value]]) -> Iterator[tuple[Step, DataNode]]:
    for step, value in entries:
        node = _planted(value, place.under(step))
        if node is not None:
            yield step, node


def leaves(node: DataNode | None) -> Iterator[ScalarNode]:
    """Every scalar below a value."""
    match node:
        case ScalarNode():
            yield node
        case MappingNode():
            for each in node.values():
                yield from leaves(each)
        case SequenceNode():
            for each in node:
                yield from leaves(each)


def described(node: object) -> str:
    """What kind of value it is, in words."""
    match node:
        case MappingNode():
            return "a group of keys"
        case SequenceNode():
            return "a list"
        case ScalarNode(value=bool()):
            return "true or false"
        case ScalarNode(value=str()):
            return "text"
        case ScalarNode():
            return "a number"
    return "nothing"
