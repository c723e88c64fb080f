"""Short ways to write what most blocks are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from factsheet.document.ids import field_of
from factsheet.document.nodes import Element, Figure, Group, Heading, Landmark, Paragraph
from factsheet.document.text import Inline, Name, Text
from factsheet.errors import Span


def paragraphs(*texts: Text | None) -> tuple[Element, ...]:
    """Return a paragraph for each of the texts that are there."""
    return tuple(Paragraph(text) for text in texts if text)


def section(
    path: str,
    heading: Text | None,
    *children: Element,
    landmark: Landmark = Landmark.SECTION,
    views: Mapping[str, tuple[str, ...]] | None = None,
) -> Group:
    """Return a block: its heading, then what stands under it; without a heading its title is its name.

    An empty heading (`heading: none`) is none.
    """
    if not heading:
        return Group(path, children, landmark, title=field_of(path), views=views or {})
    return Group(path, (Heading(heading), *children), landmark, views=views or {})


def figure(
    art: Name | None, alt: Text | None, shows: str = "picture", says: tuple[str, ...] = ()
) -> tuple[Element, ...]:
    """Return the picture with its text alternative, where it has one; nothing without a picture."""
    return (Figure(art, alt, shows, says=says),) if art else ()


def photograph(
    art: Name | None, alt: Text | None, focus: tuple[float, float] | None = None, shape: str = ""
) -> tuple[Element, ...]:
    """Return a picture that may be cropped, with its focus and its shape; nothing without one."""
    return (Figure(replace(art, focus=focus), alt, shape=shape),) if art else ()


def linked(text: Text, address: Name | None) -> Text:
    """Return the text as a link to an address, where there is one."""
    if not address:
        return text
    return replace(text, runs=tuple(replace(run, link=address.value) for run in text.runs))


def made(said: str, path: str, span: Span | None = None) -> Text:
    """Return copy that a language gives and no data file holds: a numeral, a date, an alternative."""
    return Text((Inline(said),), path, span)
