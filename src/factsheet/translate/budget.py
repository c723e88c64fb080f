"""The budget: how many more characters each text could take, found by trial."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from factsheet.content.edition import Edition
from factsheet.document.text import PARAGRAPH, Text

_NARROW = 4  # characters; a closer answer is not worth the trials
_LEAST = 40

Fits = Callable[[Edition], bool]


@dataclass(frozen=True, slots=True)
class Room:
    """How many characters a text has and how many more it could take; `open` means at least."""

    path: str
    characters: int
    more: int
    open: bool = False


def budget(edition: Edition, paths: Iterable[str], fits: Fits) -> Iterator[Room]:
    """The room of the texts at some paths of an edition, each with all others as they are.

    A text is made longer with its own words until `fits` says no; where it may be three
    times as long, no more is tried.
    """
    texts = edition.texts()
    return (_room(edition, path, texts[path], fits) for path in paths if path in texts)


def longer(text: Text, more: int) -> Text:
    """The text with so many characters of its own words behind it.

    >>> from factsheet.document.text import Inline
    >>> longer(Text((Inline("seek asylum"),), "text"), 6).plain
    'seek asylum seek '
    """
    filler = (" " + text.plain.replace(PARAGRAPH, " ")).rstrip(".")
    if not more:
        return text
    last = replace(text.runs[-1], value=(filler * (more // len(filler) + 1))[:more], ref="", note="", link="")
    return replace(text, runs=(*text.runs, last))


def _room(edition: Edition, path: str, text: Text, fits: Fits) -> Room:
    length = len(text.plain)

    def holds(more: int) -> bool:
        grown = longer(text, more)
        return fits(edition.with_texts(lambda each: grown if each.path == path else each))

    low, high = 0, max(_LEAST, 2 * length)
    if holds(high):
        return Room(path, length, high, open=True)
    while high - low > _NARROW:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return Room(path, length, low)
