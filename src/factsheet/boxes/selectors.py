"""The selectors of a box tree, held against the kinds of blocks before anything is set.

A selector names fields of blocks and of their items, parts that a kind adds, and ids of items.
Ids are the writer's, so what may be one is left to the edition; a name that nothing can have is an
error of the layout, with its place.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from factsheet.blocks import kinds
from factsheet.boxes.box import Box, Location, Problem, is_selector
from factsheet.boxes.choice import EachBox
from factsheet.content.piece import Section
from factsheet.document.ids import BODY
from factsheet.document.nodes import Note
from factsheet.document.text import Text
from factsheet.setting.style import kebab

_UNKNOWN = object


def faults(box: Box, location: Location, item: Any = _UNKNOWN) -> Iterator[Problem]:
    """Yield a problem for each selector of a box, and of the boxes in it, that can name nothing.

    `item` is the type that selectors look into which begin with a dot.
    """
    said = box.model_fields_set
    for name, field in type(box).model_fields.items():
        if name not in said:
            continue  # no kind of box has a selector of its own, or another box in it, unasked
        value, at = getattr(box, name), (*location, field.alias or kebab(name))
        if isinstance(value, str) and value and is_selector(field):
            yield from wrong(value, at, item)
        elif isinstance(value, Box):
            yield from faults(value, at, _items_of(box, item))
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                if isinstance(each, Box):
                    yield from faults(each, (*at, number), item)


def _items_of(box: Box, item: Any) -> Any:
    """The type that selectors with a dot look into inside a box."""
    if not isinstance(box, EachBox):
        return item
    try:
        return _element(_type_of(box.each, item))
    except LookupError:
        return _UNKNOWN


def wrong(selector: str, at: Location, item: Any = _UNKNOWN) -> Iterator[Problem]:
    """Yield a problem if a selector can name nothing."""
    try:
        _type_of(selector, item)
    except LookupError as error:
        yield Problem(at, str(error.args[0]), error.args[1], code="layout-selector")


def _type_of(selector: str, item: Any) -> Any:
    """The type of what a selector names; LookupError with a hint for what nothing can have."""
    # What is under `body` has the writer's ids: which kinds they are is for the edition to say.
    if ":" in selector or selector.partition(".")[0] == BODY:
        return _UNKNOWN
    first, *steps = selector.split(".")
    found: Any = kinds()[first] if first else item
    for step in filter(None, steps):
        known = _names(found)
        if step in known:
            found = _annotated(found, step)
        elif not known:
            if found is not _UNKNOWN:
                raise LookupError(f"{selector}: there is nothing inside {steps[0] or first}", "")
        elif "items" in known and not get_close_matches(step, known, 1, 0.75):
            found = _element(_annotated(found, "items"))
        else:
            near = get_close_matches(step, sorted(known), 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(known))}"
            raise LookupError(f"{selector}: there is no {step!r}", hint)
    return found


def _names(found: Any) -> frozenset[str]:
    """The names that a selector may use inside a block, an item or a note."""
    if isinstance(found, type) and issubclass(found, Section):
        return found.offers()
    return frozenset({"text"}) if found is Note else frozenset()


def _annotated(found: Any, name: str) -> Any:
    """The type of a field or of a part that a kind adds, without `None`; unknown where it is not said."""
    if found is Note:
        return Text
    if name in found.model_fields:
        return _bare(found.model_fields[name].annotation)
    return _bare(found.parts[name])


def _bare(annotation: Any) -> Any:
    """An annotation without `Annotated` and without `None`; unknown if it is several types."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    several = [each for each in typing.get_args(annotation) if each is not type(None)]
    if typing.get_origin(annotation) is tuple or not several:
        return annotation
    return _bare(several[0]) if len(several) == 1 else _UNKNOWN


def _element(found: Any) -> Any:
    """The type of the items of a tuple."""
    if typing.get_origin(found) is not tuple:
        return _UNKNOWN
    return _bare(typing.get_args(found)[0])
