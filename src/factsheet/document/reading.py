"""How a document reads: its elements as the nodes of a structure tree, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.display import Node, Role
from factsheet.document.nodes import (
    Code,
    Element,
    Figure,
    Group,
    Heading,
    Landmark,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Statistic,
    Table,
    TableCell,
    TableRow,
)
from factsheet.document.text import NOWHERE, Text, anchors

_ROLES = {Landmark.DOCUMENT: Role.DOCUMENT, Landmark.ASIDE: Role.ASIDE}
_HEADINGS = (Role.H1, Role.H2, Role.H3, Role.H4)


def reading(element: Element) -> tuple[Node, ...]:
    """Return the nodes of an element: one for a group, one for each paragraph of running text.

    The roles are the standard structure types of PDF (ISO 32000-2, 14.8.4); links stand inside the
    text that holds them.
    """
    match element:
        case Group(landmark=Landmark.PART):
            return _inside(element.children)
        case Group():
            role = _ROLES.get(element.landmark, Role.SECTION)
            return (
                Node(element.id, role, _inside(element.children), lang=element.lang, title=element.title),
            )
        case Heading():
            return _paragraphs(element.text, _HEADINGS[element.level - 1])
        case Paragraph():
            return _paragraphs(element.text)
        case Note():
            return _paragraphs(element.text, Role.NOTE)
        case Quote():
            return (*_paragraphs(element.text), *(_paragraphs(element.who) if element.who else ()))
        case Statistic():
            said = (element.label,) if element.inside else (element.value, element.label)
            return tuple(node for text in said for node in _paragraphs(text))
        case Figure() | Code():
            alt = element.alt
            return (Node(element.id, Role.FIGURE, alt=alt.plain, lang=alt.lang),) if alt else ()
        case List():
            return (Node(element.id, Role.LIST, _inside(element.items), numbered=element.numbered),)
        case ListItem():
            labels = _paragraphs(element.label, Role.LABEL) if element.label else ()
            body = Node(f"{element.id}.body", Role.BODY, _inside(element.children))
            return (Node(element.id, Role.ITEM, (*labels, body)),)
        case Table():
            caption = _paragraphs(element.caption, Role.CAPTION) if element.caption else ()
            return (Node(element.id, Role.TABLE, (*caption, *_inside(element.rows))),)
        case TableRow():
            return (Node(element.id, Role.ROW, _inside(element.cells)),)
        case TableCell():
            role = Role.HEADER_CELL if element.scope else Role.CELL
            scope = str(element.scope or "")
            links = tuple(_links(element.text))
            span = (element.columns, element.rows)
            return (Node(element.id, role, links, scope=scope, span=span),)


def _inside(elements: tuple[Element, ...]) -> tuple[Node, ...]:
    return tuple(node for each in elements for node in reading(each))


def _paragraphs(text: Text, role: Role = Role.PARAGRAPH) -> tuple[Node, ...]:
    return tuple(Node(part.path, role, tuple(_links(part))) for part in text.paragraphs() if text)


def _links(text: Text) -> Iterator[Node]:
    # A link that leads nowhere looks like one and is none: PDF/UA-1 7.18.5 asks every Link for its
    # annotation.
    for path, start, link in anchors(text):
        yield Node(path, Role.SPAN if link == NOWHERE else Role.LINK, at=start)
