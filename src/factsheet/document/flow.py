"""Running text as elements: its paragraphs, the lists in it, its sub-headings.

A layout sets a text as a whole, so a document holds it as one `Paragraph`; every output that says what
things are (the structure of a PDF, HTML, plain text) reads it as the elements here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factsheet.document.ids import Slot
from factsheet.document.nodes import (
    Element,
    Group,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Statistic,
    parts,
)
from factsheet.document.text import Text

BULLET = "•"
_HIGHEST = 4  # levels of headings: H4 of PDF, h4 of HTML


def flow(text: Text) -> tuple[Element, ...]:
    """Return the elements of a text of an edition: a `Paragraph` each, a `List` for items side by side.

    >>> from factsheet.document.text import PARAGRAPH, Inline
    >>> runs = (Inline("Bring:"), Inline(PARAGRAPH), Inline("water", begins="•"), Inline(PARAGRAPH))
    >>> bring = Text((*runs, Inline("bread", begins="•")), "story.text")
    >>> [type(each).__name__ for each in flow(bring)], flow(bring)[1].items[0].label.plain
    (['Paragraph', 'List'], '•')
    """
    found: list[Element] = []
    items: list[ListItem] = []
    last = ""
    for part in text.paragraphs():
        label, level = part.item_label, part.heading_level
        part = replace(part, runs=tuple(replace(run, begins="") for run in part.runs))
        if items and not (label and _goes_on(last, label.plain)):
            found.append(_list(items))
            items = []
        if label:
            items.append(ListItem(Slot.ITEM.of(part.path), (Paragraph(part),), label))
            last = label.plain
        elif level:
            found.append(Heading(part, level))
        else:
            found.append(Paragraph(part))
    return (*found, *((_list(items),) if items else ()))


def _list(items: list[ListItem]) -> List:
    first = items[0]
    numbered = first.label is not None and first.label.plain != BULLET
    return List(Slot.ITEMS.of(first.children[0].id), tuple(items), numbered)


def _goes_on(before: str, label: str) -> bool:
    """Whether an item with this label goes on with the list of the item before it."""
    if BULLET in (before, label):
        return before == label
    numbers = [int("".join(re.findall(r"\d", each)) or 0) for each in (before, label)]
    return numbers[1] == numbers[0] + 1


def levels(element: Element, above: int = 1) -> Iterator[tuple[str, int]]:
    """Yield the path of each running text with the level of the heading that it stands under."""
    if isinstance(element, Group) and element.heading:
        above = element.heading.level
    match element:
        case Paragraph() | Note() | Quote():
            yield element.text.path, above
        case Statistic():
            yield element.label.path, above
    for each in parts(element):
        yield from levels(each, above)


def begun(text: Text, above: int, numeral: dict[int, str]) -> Text:
    """Return a text with its marks of lines as an edition has them: `•`, a number with its dot, `h3`.

    `above` is the level of the heading that it stands under, `numeral` the numbers of its items as the
    language writes them.
    """
    if not any(run.begins for run in text.runs):
        return text
    outer = any(run.begins == "##" for run in text.runs)
    said = {
        "-": BULLET,
        "##": f"h{min(above + 1, _HIGHEST)}",
        "###": f"h{min(above + 1 + outer, _HIGHEST)}",
        **{f"{number}.": f"{figure}." for number, figure in numeral.items()},
    }
    runs = (replace(run, begins=said.get(run.begins, run.begins)) for run in text.runs)
    return replace(text, runs=tuple(runs))


def numbers(text: Text) -> frozenset[int]:
    """Return the numbers of the items of a text as it is written."""
    return frozenset(int(run.begins[:-1]) for run in text.runs if run.begins[:-1].isdecimal())
