"""A factsheet in one language, with every number written out: what a layout sets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from factsheet.content.findings import meant
from factsheet.content.piece import Block, Piece
from factsheet.content.text import Name, Text, shown_path
from factsheet.display import Direction, Node
from factsheet.document.nodes import Element, Group, Landmark, walk
from factsheet.document.quantity import Quantity
from factsheet.document.reading import reading
from factsheet.errors import Diagnostic, Span

_OWN = frozenset(dir(BaseModel))
Found = Text | Name | Piece | tuple[Any, ...] | None


@dataclass(frozen=True, eq=False)
class Edition:
    """One language of a factsheet.

    `blocks` are by kind in reading order; `script` is an ISO 15924 code; `date` is as in the
    data file (`2023-11`); `missing` are paths that a catalogue does not translate; `words` are
    those of its language that no line may end inside.
    """

    id: str
    lang: str
    script: str
    direction: Direction
    blocks: Mapping[str, Block]
    title: str
    author: str = ""
    subject: str = ""
    date: str = ""
    layout: Name = Name("campaign", "layout")
    root: Path | None = None
    missing: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = field(default=())

    def find(self, selector: str) -> Any:
        """What a selector names: a Text, a Name, a Piece, a tuple of items, or None if it is not there.

        `story.heading` is the heading of the story, `key_numbers.hero` what the block offers
        under that name, `key_concerns.legal_hurdles.title` the title of an item.  LookupError
        for a name that the block does not know.
        """
        kind, *steps = selector.split(".")
        found: Any = self.blocks.get(kind)
        return found_in(found, steps, selector)

    def place(self, path: str) -> Span | None:
        """Return where the copy or the name at a path stands in the data file, or in a catalogue.

        For a path that is nowhere it is the place of the group around it, or the file; None where nothing
        was read from a file.
        """
        head = shown_path(path)
        text = self._texts.get(head)
        if text is not None and text.span:
            return text.span
        while head:
            try:
                span = getattr(self.find(head), "span", None)
            except LookupError:
                span = None
            if isinstance(span, Span):
                return span
            head = head.rpartition(".")[0]
        spans = (text.span for text in self._texts.values())
        return next((Span(span.file) for span in spans if span), None)

    def texts(self) -> Mapping[str, Text]:
        """The copy that has to be on the page, by path, in reading order of the blocks."""
        return {text.path: text for block in self.blocks.values() for text in block.required()}

    @cached_property
    def document(self) -> Group:
        """Everything that the edition says, in reading order."""
        blocks = tuple(block.document() for block in self.blocks.values())
        return Group("factsheet", blocks, Landmark.DOCUMENT, self.lang)

    @cached_property
    def index(self) -> Mapping[str, Element]:
        """Every element of the document by its id."""
        return {each.id: each for each in walk(self.document)}

    def structure(self) -> Node:
        """The document as the nodes of a structure tree."""
        return reading(self.document)[0]

    def speaks(self, path: str) -> bool:
        """True when the piece at that path says something to a reader who does not see the page."""
        return path in self._paths

    def with_texts(self, turn: Callable[[Text], Text]) -> Edition:
        """A copy of the edition in which every piece of copy is turned."""
        blocks = {kind: block.with_texts(turn) for kind, block in self.blocks.items()}
        return replace(self, blocks=blocks)

    @cached_property
    def _texts(self) -> Mapping[str, Text]:
        """Every piece of copy by its path, printed or not."""
        return {text.path: text for block in self.blocks.values() for text in block.texts()}

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(node.path for node in self.structure().walk())


def found_in(found: Any, steps: Iterable[str], selector: str) -> Any:
    """Return what some steps lead to from a block or an item; None where it is not there.

    LookupError for a name that is neither a field, nor a property that the kind declares, nor an id.
    """
    for step in steps:
        if found is None:
            return None
        found = _step(found, step, selector)
    return found


def names_of(cls: type) -> frozenset[str]:
    """Return the names that a selector may use inside a block, an item or a note."""
    if issubclass(cls, Piece):
        return _names_in(cls)
    if issubclass(cls, tuple):
        return frozenset(getattr(cls, "_fields", ()))
    # A group that a kind of another package makes itself offers what its class declares.
    plain = issubclass(cls, (Text, Name, Quantity, str, int, bool, type(None)))
    return frozenset() if plain else frozenset(name for name in vars(cls) if not name.startswith("_"))


def _step(found: Any, step: str, selector: str) -> Any:
    names = names_of(type(found))
    if step in names:
        return getattr(found, step)
    if isinstance(found, tuple) and not names:
        return _item(found, step)
    items = getattr(found, "items", None) if names else None
    if isinstance(items, tuple) and (each := _item(items, step)):
        return each
    raise LookupError(f"{selector}: there is no {step!r}; {meant(step, sorted(names))}")


def _item(items: tuple[Any, ...], step: str) -> Any:
    return next((each for each in items if getattr(each, "id", None) == step), None)


@cache
def _names_in(cls: type[Piece]) -> frozenset[str]:
    # The fields of a piece and the properties that its kind adds.
    properties = {name for name in dir(cls) if isinstance(getattr(cls, name, None), property)}
    return (frozenset(cls.model_fields) | properties) - (_OWN - frozenset(cls.model_fields))
