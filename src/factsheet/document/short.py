"""Short ways to write what most blocks are made of."""

from __future__ import annotations

from factsheet.document.nodes import Element, Figure, Group, Heading, Landmark, Paragraph
from factsheet.document.text import Name, Text


def paragraphs(*texts: Text | None) -> tuple[Element, ...]:
    """Return a paragraph for each of the texts that are there."""
    return tuple(Paragraph(text) for text in texts if text)


def section(
    path: str, heading: Text | None, *children: Element, landmark: Landmark = Landmark.SECTION
) -> Group:
    """Return a block: its heading, then what stands under it; without a heading its title is its name."""
    if not heading:
        return Group(path, children, landmark, title=path)
    return Group(path, (Heading(heading), *children), landmark)


def figure(art: Name | None, alt: Text | None, shows: str = "picture") -> tuple[Element, ...]:
    """Return the picture with its text alternative, where it has one; nothing without a picture."""
    return (Figure(art, alt, shows),) if art else ()
