"""How a document reads: its elements as the nodes of a structure tree, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.display import StructureNode, StructureRole
from factsheet.document.citations import SOURCES
from factsheet.document.flow import flow
from factsheet.document.ids import Slot
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
from factsheet.document.text import NOWHERE, Name, Text, anchors, target

_ROLES = {Landmark.DOCUMENT: StructureRole.DOCUMENT, Landmark.ASIDE: StructureRole.ASIDE}
_HEADINGS = (StructureRole.H1, StructureRole.H2, StructureRole.H3, StructureRole.H4)


def reading(element: Element) -> tuple[StructureNode, ...]:
    """Return the nodes of an element: one for a group, one for each paragraph of running text.

    The roles are the standard structure types of PDF (ISO 32000-2, 14.8.4); links stand inside the
    text that holds them.
    """
    match element:
        case Group(landmark=Landmark.PART):
            return _inside(element.children)
        case Group():
            role = _ROLES.get(element.landmark, StructureRole.SECTION)
            children = _inside(_with_chart(element))
            return (StructureNode(element.id, role, children, lang=element.lang, title=element.title),)
        case Heading():
            return _paragraphs(element.text, _HEADINGS[element.level - 1])
        case Paragraph():
            return _paragraphs(element.text)
        case Note():
            return _paragraphs(element.text, StructureRole.NOTE)
        case Quote():
            return (*_paragraphs(element.text), *(_paragraphs(element.who) if element.who else ()))
        case Statistic():
            said = (element.label,) if element.inside else (element.value, element.label)
            return tuple(node for text in said for node in _paragraphs(text))
        case Figure() | Code():
            alt = element.alt
            return (
                (StructureNode(element.id, StructureRole.FIGURE, alt=alt.plain, lang=alt.lang),)
                if alt
                else ()
            )
        case List():
            return (
                StructureNode(
                    element.id, StructureRole.LIST, _inside(element.items), numbered=element.numbered
                ),
            )
        case ListItem():
            labels = _paragraphs(element.label, StructureRole.LABEL) if element.label else ()
            body = StructureNode(Slot.BODY.of(element.id), StructureRole.BODY, _inside(element.children))
            return (StructureNode(element.id, StructureRole.ITEM, (*labels, body)),)
        case Table():
            caption = _paragraphs(element.caption, StructureRole.CAPTION) if element.caption else ()
            return (StructureNode(element.id, StructureRole.TABLE, (*caption, *_rows(element))),)
        case TableRow():
            return (StructureNode(element.id, StructureRole.ROW, _inside(element.cells)),)
        case TableCell():
            role = StructureRole.HEADER_CELL if element.scope else StructureRole.CELL
            scope = str(element.scope or "")
            links = tuple(_links(element.text))
            span = (element.columns, element.rows)
            return (StructureNode(element.id, role, links, scope=scope, span=span),)


def _with_chart(group: Group) -> tuple[Element, ...]:
    """The elements of a group; what is drawn of a table is a figure before it."""
    if group.chart is None:
        return group.children
    alt = group.chart.alt
    figure = Figure(Name("chart", alt.path, alt.span), alt, "chart")
    at = [each.id for each in group.children].index(group.chart.table)
    return (*group.children[:at], figure, *group.children[at:])


def _rows(table: Table) -> tuple[StructureNode, ...]:
    """The rows of a table; with heads over some they stand in bodies, which say where a group ends."""
    if not any(row.heads_rows for row in table.rows[table.head :]):
        return _inside(table.rows)
    head = StructureNode(f"{table.id}.0", StructureRole.TABLE_HEAD, _inside(table.rows[: table.head]))
    bodies = (
        StructureNode(f"{table.id}.{number}", StructureRole.TABLE_BODY, _inside(rows))
        for number, rows in enumerate(table.groups(), 1)
    )
    return (head, *bodies)


def _inside(elements: tuple[Element, ...]) -> tuple[StructureNode, ...]:
    return tuple(node for each in elements for node in reading(each))


def _paragraphs(text: Text, role: StructureRole = StructureRole.PARAGRAPH) -> tuple[StructureNode, ...]:
    """The nodes of a text: its paragraphs in a role, the lists and sub-headings in it as what they are."""
    if not any(run.begins for run in text.runs):
        return tuple(_node(part, role) for part in text.paragraphs() if text)
    return tuple(
        node
        for each in flow(text)
        for node in ((_node(each.text, role),) if isinstance(each, Paragraph) else reading(each))
    )


def _node(text: Text, role: StructureRole = StructureRole.PARAGRAPH) -> StructureNode:
    """The node of one paragraph with the links and the words of another language in it."""
    return StructureNode(text.path, role, tuple(_links(text)))


def _links(text: Text) -> Iterator[StructureNode]:
    # A link that leads nowhere looks like one and is none: PDF/UA-1 7.18.5 asks every Link for its
    # annotation.
    for path, start, link, lang in anchors(text):
        if lang:
            yield StructureNode(path, StructureRole.SPAN, at=start, lang=lang)
            continue
        role = StructureRole.SPAN if link == NOWHERE else StructureRole.LINK
        if target(link).startswith(f"{SOURCES}."):
            node = StructureNode(path, role)
            yield StructureNode(Slot.REFERENCE.of(path), StructureRole.REFERENCE, (node,), at=start)
        else:
            yield StructureNode(path, role, at=start)
