"""Where the numbers of a table, a chart or a list of facts come from: a line under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from factsheet.content.fields import Copy, SourceId
from factsheet.content.notes import NotedBlock
from factsheet.content.piece import Several
from factsheet.content.words import Locale
from factsheet.document.ids import Slot
from factsheet.document.nodes import Group
from factsheet.document.short import paragraphs
from factsheet.document.text import Inline, Name, Text


class SourcedBlock(NotedBlock):
    """A block of numbers that says where they come from."""

    source: Annotated[tuple[SourceId, ...], Several()] = Field((), description="The ids of its sources.")
    note: Copy | None = Field(None, description="What a reader has to know to read the numbers right.")

    def named(self) -> tuple[Name, ...]:
        """Return the sources that its line names: its own; kinds may add those of their numbers."""
        return self.source

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys of the kind, its source and notes after them."""
        last = SourcedBlock.model_fields
        return tuple(sorted(super().keys(), key=lambda name: name in last and name not in _SHARED))


_SHARED = frozenset(NotedBlock.model_fields)


def with_source_line(group: Group, block: SourcedBlock, titles: Mapping[str, Text], locale: Locale) -> Group:
    """Return a block with the line that names its sources, as "Source: Census 2021; Survey"."""
    runs = tuple(_titles(block, titles, locale.semicolon))
    if not runs:
        return group
    before, after = locale.phrase("source", source="\0").split("\0")
    line = tuple(run for run in (Inline(before), *runs, Inline(after)) if run.value)
    said = Text(line, Slot.SOURCE.of(block.path), block.named()[0].span)
    return replace(group, children=(*group.children, *paragraphs(said)))


def _titles(block: SourcedBlock, titles: Mapping[str, Text], semicolon: str) -> Iterator[Inline]:
    found = [titles[name.value] for name in block.named() if name.value in titles]
    for number, title in enumerate(found):
        if number:
            yield Inline(semicolon)
        yield from title.runs
