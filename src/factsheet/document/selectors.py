"""Selectors: how a layout names a part of a document, as `story.heading` or, inside an item, `.title`."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from factsheet.document.ids import ContentId, field_of
from factsheet.document.nodes import (
    Code,
    Element,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Statistic,
    walk,
)

_OF_A_NUMBER = frozenset({"value", "label", "before", "figure", "after", "quantity"})
_COUNTED = "icon_array"
_DRAWN = frozenset({_COUNTED, "bar", "donut", "gauge"})


def selected(document: Group, selector: str) -> Any:
    """Return what a selector names in a document: copy, a name, an element, several of them, or None.

    It begins with the name of a block, `story` or `body.danger`; each further step is a field of it, one
    of its views, or the id of an item.  What a block does not have is None; LookupError for a name that
    its kind does not know.
    """
    path = ContentId(tuple(selector.split(".")))
    found: Any = block(document, path.block)
    for step in path.parts[path.block.count(".") + 1 :]:
        found = part(found, step)
    return found


def block(document: Group, path: str) -> Group | None:
    """Return the block of a document at a path, or None."""
    blocks = (each for each in document.children if isinstance(each, Group))
    return next((each for each in blocks if each.id == path), None)


def part(found: Any, name: str) -> Any:
    """Return the part of an element that has a name, or None; of several elements, the one with an id.

    Copy stands for the element that holds it, the address for a code, the file or icon for a figure,
    its items for a list.
    """
    match found:
        case tuple():
            return next((_value(each) for each in found if field_of(each.id) == name), None)
        case Note():
            return found.text if name == "text" else None
        case Group():
            return _in_group(found, name)
        case ListItem():
            if found.label and field_of(found.label.path) == name:
                return found.label
            number = next((each for each in found.children if isinstance(each, Statistic)), None)
            if number and name in _OF_A_NUMBER:
                return getattr(number, name)
            if number and name in _DRAWN:
                return number.quantity if number.drawn == name else None
            if number and name == "tally" and number.drawn == _COUNTED:
                # What a drawing stands for, where that is more than the number again.
                alts = (each.alt for each in found.children if isinstance(each, Figure) and each.quantity)
                return next((alt for alt in alts if alt and alt.plain != number.value.plain), None)
            return next((_value(each) for each in found.children if _name(each) == name), None)
    return None


def _in_group(group: Group, name: str) -> Any:
    for child in group.children:
        if _name(child) == name:
            return _value(child)
    if name in group.views:
        wanted = group.views[name]
        inside = {each.id: each for each in walk(group)}
        return tuple(_value(inside[each]) for each in wanted if each in inside)
    items = {
        field_of(item.id): item for child in group.children if isinstance(child, List) for item in child.items
    }
    if name in items or not group.offers or name in group.offers:
        return items.get(name)
    known = sorted({*group.offers, *group.views, *items})
    near = get_close_matches(name, known, 1)
    hint = f'did you mean "{near[0]}"?' if near else f"known are: {', '.join(known)}"
    raise LookupError(f"{group.id}.{name}: there is no {name!r}; {hint}")


def _value(element: Element) -> Any:
    match element:
        case Heading() | Paragraph() | Quote():
            return element.text
        case Figure():
            return element.art
        case Code():
            return element.address
        case List():
            return element.items
    return element


def _name(element: Element) -> str:
    """The name by which a layout asks for an element: the last part of its id."""
    return field_of(element.address.path if isinstance(element, Code) else element.id)
