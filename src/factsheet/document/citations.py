"""Citations: numbers in the order in which the sources are cited first, and the list that they lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from factsheet.document.ids import Slot, field_of
from factsheet.document.nodes import (
    Element,
    Group,
    List,
    ListItem,
    Paragraph,
    Statistic,
    mapped,
    parts,
    words,
)
from factsheet.document.text import Inline, Text, cited

SOURCES = "sources"


class Speaker(Protocol):
    """What a language has to say for them."""

    @property
    def semicolon(self) -> str:
        """Return what stands between two numbers, with its spaces."""

    def ordinal(self, number: int) -> str:
        """Return the figure of a numbered item."""

    def phrase(self, key: str, **values: str) -> str:
        """Return a built-in phrase with its gaps filled."""


def with_citations(document: Group, words_of: Speaker, lines: Mapping[str, tuple[str, ...]] = {}) -> Group:
    """Return a document in which citations are numbers that lead to the sources, a numbered list.

    The sources stand in the order in which they are cited first, by a text or as the source of a number;
    those that nobody cites stand behind.  Where no text cites a source nothing changes.
    `lines` are the sources that lines under tables and charts name, by the paths of the lines.
    """
    if not any(run.cite for text in words(document) for run in text.runs):
        return document
    order = dict.fromkeys(_cited_in(document, lines))
    listed = (element for group in document.children if group.id == SOURCES for element in parts(group))
    order |= dict.fromkeys(field_of(each.id) for each in listed if isinstance(each, Paragraph))
    said = {name: words_of.ordinal(number) for number, name in enumerate(order, 1)}
    before, _, after = words_of.phrase("source", source="\0").partition("\0")
    children = tuple(
        _numbered(each, said, (before, after))
        if isinstance(each, Group) and each.id == SOURCES
        else _tiled(each, said)
        for each in document.children
    )
    semicolon = words_of.semicolon
    return mapped(replace(document, children=children), lambda text: _expanded(text, said, semicolon))


def _cited_in(element: Element, lines: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the ids of the sources in the order of the document, as often as they are cited."""
    if isinstance(element, Statistic):
        yield from (name for run in element.label.runs for name, _ in cited(run))
        yield from element.quantity.sources
    else:
        own = replace(element, children=()) if isinstance(element, Group) else element
        inside = {text.path for each in parts(element) for text in words(each)}
        texts = (text for text in words(own) if text.path not in inside)
        for text in texts:
            yield from lines.get(text.path, ())
            yield from (name for run in text.runs for name, _ in cited(run))
    for each in parts(element):
        yield from _cited_in(each, lines)


def _numbered(sources: Group, said: Mapping[str, str], frame: tuple[str, str]) -> Group:
    """The sources as a list in the order of their numbers, which stand for the words around them."""
    lines = [each for each in sources.children if isinstance(each, Paragraph)]
    rest = tuple(each for each in sources.children if not isinstance(each, Paragraph))
    order = {name: number for number, name in enumerate(said)}
    lines.sort(key=lambda each: order[field_of(each.id)])
    items = tuple(
        ListItem(Slot.ITEM.of(each.id), (Paragraph(_headed(each.text, said[field_of(each.id)], frame)),))
        for each in lines
    )
    views = {**sources.views, "lines": tuple(each.id for each in lines)}
    return replace(sources, children=(*rest, List(Slot.ITEMS.of(sources.id), items)), views=views)


def _headed(line: Text, number: str, frame: tuple[str, str]) -> Text:
    before, after = frame
    plain = line.plain
    if plain.startswith(before) and plain.endswith(after):
        line = line.slice(len(before), len(plain) - len(after))
    return replace(line, runs=(Inline(f"[{number}] "), *line.runs), start=0)


def _tiled(element: Element, said: Mapping[str, str]) -> Element:
    """The element with the numbers of its sources behind the label of each number in it."""
    match element:
        case Statistic() if any(name in said for name in element.quantity.sources):
            cite = "; ".join(f"@{name}" for name in element.quantity.sources)
            label = element.label
            if cite in {run.cite for run in label.runs}:
                return element
            return replace(
                element, label=replace(label, runs=(*label.runs, Inline(" "), Inline("", cite=cite)))
            )
        case Group() | ListItem():
            return replace(element, children=tuple(_tiled(each, said) for each in element.children))
        case List():
            items = tuple(_tiled(each, said) for each in element.items)
            return replace(element, items=tuple(each for each in items if isinstance(each, ListItem)))
    return element


def _expanded(text: Text, said: Mapping[str, str], semicolon: str) -> Text:
    """The text with its citations as numbers: [1; 2, p. 4]."""
    if not any(run.cite for run in text.runs):
        return text
    runs: list[Inline] = []
    for run in text.runs:
        if not run.cite:
            runs.append(run)
            continue
        plain = replace(run, cite="", link="")
        for number, (name, where) in enumerate(cited(run)):
            runs.append(replace(plain, value=semicolon if number else "["))
            runs.append(replace(plain, value=said.get(name, name), link=f"#{SOURCES}.{name}"))
            if where:
                runs.append(replace(plain, value=f", {where}"))
        runs.append(replace(plain, value="]"))
    return replace(text, runs=tuple(runs))
