"""Notes of a block: its texts call them by `[^id]`, and they stand under the text that calls them last."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, ClassVar

from pydantic import Field

from factsheet.content.fields import Copy
from factsheet.content.piece import Block, Keyed
from factsheet.content.words import Locale
from factsheet.document.ids import field_of
from factsheet.document.nodes import Element, Group, Note, mapped, words
from factsheet.document.text import Inline, Text

MARKS = ("*", "†", "‡", "§", "¶", "‖", "**", "††", "‡‡")


def mark(number: int) -> str:
    """Return the sign of a note, counted from 0; after those of the trade come figures.

    >>> mark(0), mark(8), mark(9)
    ('*', '‡‡', '(10)')
    """
    return MARKS[number] if number < len(MARKS) else f"({number + 1})"


class BlockWithNotes(Block):
    """A block whose words may call notes of its own; they stand with the notes of the sheet."""

    notes: Annotated[tuple[Copy, ...], Keyed(0, len(MARKS))] = Field(
        (), description="The notes, each under its id."
    )

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys of the kind, its notes after them."""
        return tuple(sorted(super().keys(), key=lambda name: name in _LAST))

    def note_texts(self) -> Mapping[str, Text]:
        """Return the notes by the ids under which words call them; kinds may add those of their items."""
        return {note.id: note for note in self.notes}

    def called(self) -> frozenset[str]:
        """Return the ids of the notes that its texts call."""
        notes = {note.path for note in self.notes}
        texts = (text for text in self.texts() if text.path not in notes)
        return frozenset(run.note for text in texts for run in text.runs if run.note)


class NotedBlock(BlockWithNotes):
    """A block with running text: the notes that its words call stand under the text that calls them last."""

    parts: ClassVar[Mapping[str, Any]] = {"note_list": tuple[Note, ...]}

    def group(self, locale: Locale) -> Group:
        """Return what the block says with the signs of its notes, and the notes under what calls them."""
        said = super().group(locale)
        known = self.note_texts()
        called = dict.fromkeys(_called(said, known))
        if not called:
            return said
        # Notes are found by their ids on a page of HTML, where another block may have a note of that id.
        place = "" if self.path == self.kind else f"{field_of(self.path)}-"
        signs = {name: Inline(mark(number), note=place + name) for number, name in enumerate(called)}
        texts = {name: _signed(known[name], signs) for name in signs}
        notes = tuple(Note(replace(text, runs=(signs[name], *text.runs))) for name, text in texts.items())
        last = max(number for number, each in enumerate(said.children, 1) if any(_called(each, known)))
        turned = mapped(said, lambda text: _signed(text, signs))
        children = (*turned.children[:last], *notes, *turned.children[last:])
        views = {**said.views, "note_list": tuple(note.id for note in notes)}
        return replace(turned, children=children, views=views)


def called_by(text: Text, name: str, note: Text | None) -> Text:
    """Return a text that calls a note at its end, if there is one."""
    return replace(text, runs=(*text.runs, Inline("", note=name))) if note else text


_LAST = frozenset({"notes", *Block.model_fields})


def _called(element: Element, known: Container[str]) -> Iterator[str]:
    """The ids of notes that an element calls, of those that are known."""
    return (run.note for text in words(element) for run in text.runs if run.note in known)


def _signed(text: Text, signs: Mapping[str, Inline]) -> Text:
    """The text with the sign of each note in place of its id."""
    if not any(run.note for run in text.runs):
        return text
    return replace(text, runs=tuple(_sign(run, signs.get(run.note)) for run in text.runs))


def _sign(run: Inline, sign: Inline | None) -> Inline:
    return replace(run, value=sign.value, note=sign.note) if sign else run


SHEET_NOTES = "notes"
"""The key of the notes of a sheet, and the id of the group that holds all notes that no block holds."""


def with_sheet_notes(
    document: Group, notes: Mapping[str, Mapping[str, Text]], ordinal: Callable[[int], str]
) -> Group:
    """Return a document in which calls that no block has answered lead to the notes of the sheet.

    `notes` are the notes by the path of the block whose words call them, and by id; those under `notes`
    are for all.  They are counted through the sheet, in the order in which they are called, in figures: (1).
    """
    order: dict[tuple[str, str], Inline] = {}
    signs: dict[str, dict[str, Inline]] = {}
    for group in (each for each in document.children if isinstance(each, Group)):
        signs[group.id] = {}
        for name in _waiting(group):
            scope = group.id if name in notes.get(group.id, {}) else SHEET_NOTES
            if name in notes.get(scope, {}):
                sign = Inline(f"({ordinal(len(order) + 1)})", note=f"{scope}-{name}")
                signs[group.id][name] = order.setdefault((scope, name), sign)
    if not order:
        return document

    def turned(element: Element) -> Element:
        of = signs.get(element.id, {})
        return mapped(element, lambda text: _signed(text, of))

    listed = tuple(
        Note(replace(text, runs=(sign, Inline("\u00a0"), *text.runs)))
        for (scope, name), sign in order.items()
        for text in (notes[scope][name],)
    )
    foot = Group(SHEET_NOTES, listed, title=SHEET_NOTES, kind=SHEET_NOTES)
    children = [turned(each) for each in document.children if each.id != SHEET_NOTES]
    last = next((n for n, each in enumerate(children) if each.id == "imprint"), len(children))
    return replace(document, children=(*children[:last], foot, *children[last:]))


def _waiting(group: Group) -> Iterator[str]:
    """The ids of notes whose calls still stand as they are written."""
    runs = (run for text in words(group) for run in text.runs)
    return (run.note for run in runs if run.note and run.value == f"[^{run.note}]")
