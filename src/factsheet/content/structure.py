"""How copy reads: the nodes that blocks are built of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factsheet.content.text import NOWHERE, Name, Text, anchors
from factsheet.display import Node, Role


def paragraphs(*texts: Text | None, role: Role = Role.PARAGRAPH) -> tuple[Node, ...]:
    """A node for each paragraph of the texts that are there, its links inside it."""
    return tuple(_paragraph(part, role) for text in texts if text for part in text.paragraphs())


def section(path: str, heading: Text | None, *children: Node, role: Role = Role.SECTION) -> Node:
    """A block: its heading, then what stands under it."""
    return Node(path, role, (*paragraphs(heading, role=Role.H2), *children))


def listing(path: str, items: Iterable[Node], numbered: bool = False) -> Node:
    """A list of items."""
    return Node(path, Role.LIST, tuple(items), numbered=numbered)


def item(path: str, *body: Node, label: Text | None = None) -> Node:
    """An item of a list: its label, where it has one, and its body."""
    labels = paragraphs(label, role=Role.LABEL)
    return Node(path, Role.ITEM, (*labels, Node(f"{path}.body", Role.BODY, body)))


def figure(name: Name | None, alt: Text | None) -> tuple[Node, ...]:
    """A picture with what it says; nothing when there is none."""
    if not name or not alt:
        return ()
    return (Node(name.path, Role.FIGURE, alt=alt.plain, lang=alt.lang),)


def _paragraph(text: Text, role: Role) -> Node:
    return Node(text.path, role, tuple(_links(text)))


def _links(text: Text) -> Iterator[Node]:
    # A link that leads nowhere looks like one and is none: PDF/UA-1 7.18.5 asks every Link
    # for its annotation.
    for path, start, link in anchors(text):
        yield Node(path, Role.SPAN if link == NOWHERE else Role.LINK, at=start)
