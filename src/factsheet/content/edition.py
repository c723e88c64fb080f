"""A factsheet in one language, with every number written out: what a layout sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from factsheet.content.brand import Brand
from factsheet.display import Direction, StructureNode
from factsheet.document.ids import Slot, owner_path, parent_path
from factsheet.document.nodes import (
    Code,
    Element,
    Figure,
    Group,
    Statistic,
    alternatives,
    mapped,
    walk,
    words,
)
from factsheet.document.quantity import Quantity
from factsheet.document.reading import reading
from factsheet.document.selectors import selected
from factsheet.document.text import Name, Text
from factsheet.errors import Diagnostic, Span
from factsheet.records import dataclass
from factsheet.sheet import SheetOptions


def _dating(quantity: Quantity) -> str:
    """The key of what is said beside a number."""
    for key in ("low", "flag", "missing", "period"):
        if getattr(quantity, key):
            return key
    return "as_of"


@dataclass(frozen=True, eq=False)
class Edition:
    """One language of a factsheet.

    `document` holds all that it says, in reading order; `script` is an ISO 15924 code; `date` is as
    in the data file (`2023-11`); `missing` are paths that a catalogue does not translate; `words`
    are those of its language that no line may end inside; `options` are what the data asks for of the sheet,
    `brand` what a layout takes over; `stamp` says that it is a draft, or when it may be released; `family`
    is the edition of the factsheet as it is written, which the
    others are to look like, and `file` the data file.
    """

    id: str
    lang: str
    script: str
    direction: Direction
    document: Group
    title: str
    author: str = ""
    subject: str = ""
    date: str = ""
    layout: Name = Name("campaign", "layout")
    root: Path | None = None
    missing: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    family: Edition | None = None
    file: Path | None = None
    options: SheetOptions = SheetOptions()
    brand: Brand = Brand()
    stamp: str = ""
    warnings: tuple[Diagnostic, ...] = field(default=())

    def find(self, selector: str) -> Any:
        """Return what a selector names: copy, a name, an element, a tuple of them, or None.

        `story.heading` is the heading of the story, `key_numbers.hero` what the block offers
        under that name, `key_concerns.legal_hurdles.title` the title of an item.
        """
        return selected(self.document, selector)

    def place(self, path: str) -> Span | None:
        """Return where the copy or the name at a path stands in the data file, or in a catalogue.

        For a path that is nowhere it is the place of the group around it, or the file; None where nothing
        was read from a file.
        """
        head = owner_path(path)
        while head:
            if head in self._spans:
                return self._spans[head]
            head = parent_path(head)
        return next((Span(span.file) for span in self._spans.values()), None)

    def key(self, path: str) -> str:
        """Return the key of the data file that copy was made from, as messages show it.

        The dates of a number come from its `period` or `as_of`, an address in print from that of its code.
        """
        whole = owner_path(path)
        return self._keys.get(whole, whole)

    def texts(self) -> Mapping[str, Text]:
        """Return the copy that has to be on the page, by path, in reading order.

        The name in a logo is not among it: where the logo stands it need not be set in type.
        """
        drawn = {path for each in walk(self.document) if isinstance(each, Figure) for path in each.says}
        return {text.path: text for text in words(self.document) if text and text.path not in drawn}

    @cached_property
    def index(self) -> Mapping[str, Element]:
        """Every element of the document by its id."""
        return {each.id: each for each in walk(self.document)}

    def publisher_at(self, place: str) -> Edition:
        """Return the edition as a layout reads it: with its publisher at the `foot`, or in the `head`."""
        parts = list(self.document.children)
        said = next((each for each in parts if isinstance(each, Group) and each.kind == "publisher"), None)
        if place != "head" or said is None or parts.index(said) == 1:
            return self
        parts.remove(said)
        return replace(self, document=replace(self.document, children=(parts[0], said, *parts[1:])))

    def structure(self) -> StructureNode:
        """The document as the nodes of a structure tree."""
        return reading(self.document)[0]

    def speaks(self, path: str) -> bool:
        """True when the piece at that path says something to a reader who does not see the page."""
        return path in self._paths

    def with_texts(self, turn: Callable[[Text], Text]) -> Edition:
        """Return the edition with every piece of copy turned."""
        return replace(self, document=mapped(self.document, turn))

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        """The keys of what no key of the data file is called by: `key_numbers.rate.dated`."""
        found: dict[str, str] = {}
        for each in walk(self.document):
            if isinstance(each, Statistic):
                item = each.quantity.path
                found[Slot.DATED.of(item)] = f"{item}.{_dating(each.quantity)}"
            elif isinstance(each, Code):
                found[f"{parent_path(each.address.path)}.address"] = each.address.path
                found[Slot.CODE.of(each.address.path)] = each.address.path
        return found

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(node.path for node in self.structure().walk())

    @cached_property
    def _spans(self) -> Mapping[str, Span]:
        """The places of all copy and names by path."""
        found: dict[str, Span] = {}
        for each in walk(self.document):
            name = each.art if isinstance(each, Figure) else each.address if isinstance(each, Code) else None
            if name and name.span:
                found.setdefault(name.path, name.span)
        for text in (*words(self.document), *alternatives(self.document)):
            if text.span:
                found.setdefault(text.path, text.span)
        return found
