"""The box tree of a layout file, built from plain values; every problem is told, with its place."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from factsheet.boxes import kinds
from factsheet.boxes.box import Box, Location, Problem
from factsheet.setting.style import kebab

MOST_DEPTH = 24


def build(value: Any, location: Location, problems: list[Problem]) -> Box | None:
    """The box that a mapping describes, or None with the reasons added to `problems`."""
    if len(location) > 4 * MOST_DEPTH:
        problems.append(
            Problem(
                location,
                "boxes are nested too deep",
                f"at most {MOST_DEPTH} levels",
                code="layout-box-malformed",
            )
        )
        return None
    if not isinstance(value, Mapping):
        problems.append(
            Problem(
                location, "a box is a mapping with the key of its kind", _known(), code="layout-box-malformed"
            )
        )
        return None
    named = [key for key in value if key in kinds()]
    if len(named) != 1:
        problems.append(Problem(location, _kind_problem(value, named), _known(), code="layout-box-kind"))
        return None
    return _built(kinds()[named[0]], value, location, problems)


def _built(
    box: type[Box], value: Mapping[str, Any], location: Location, problems: list[Problem]
) -> Box | None:
    fields = _annotations(box)
    before = len(problems)
    filled = dict(value)
    for key, annotation in fields.items():
        if key not in value:
            continue
        if _is_box(annotation):
            filled[key] = build(value[key], (*location, key), problems)
        elif _is_boxes(annotation):
            filled[key] = _built_all(value[key], (*location, key), problems)
    for key in value:
        if key not in fields:
            problems.append(
                Problem(
                    (*location, key),
                    f"a {box.kind} box has no key {key!r}",
                    _nearest(key, fields),
                    code="layout-unknown-key",
                )
            )
    if len(problems) > before:
        return None
    try:
        return box.model_validate(filled)
    except ValidationError as error:
        problems += [
            _refused((*location, *each["loc"]), each["type"], each["msg"]) for each in error.errors()
        ]
        return None


# Shipped: one entry a kind of box.
@lru_cache(maxsize=64)
def _annotations(box: type[Box]) -> Mapping[str, Any]:
    """The annotations of the fields of a kind of box, by their keys."""
    return {field.alias or kebab(name): field.annotation for name, field in box.model_fields.items()}


def _built_all(value: Any, location: Location, problems: list[Problem]) -> tuple[Box | None, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        problems.append(
            Problem(
                location,
                "a list of boxes is wanted here",
                "begin each with a dash",
                code="layout-box-malformed",
            )
        )
        return ()
    return tuple(build(each, (*location, number), problems) for number, each in enumerate(value))


def _is_box(annotation: Any) -> bool:
    return annotation is Box


def _is_boxes(annotation: Any) -> bool:
    return typing.get_origin(annotation) is tuple and typing.get_args(annotation)[:1] == (Box,)


def _kind_problem(value: Mapping[str, Any], named: list[str]) -> str:
    if named:
        return f"a box is of one kind, not {' and '.join(named)}"
    keys = ", ".join(str(key) for key in value) or "nothing"
    guess = [near for key in value for near in difflib.get_close_matches(str(key), kinds(), 1)]
    return f"no box kind among {keys}" + (f"; did you mean {guess[0]!r}?" if guess else "")


def _known() -> str:
    return f"the kinds: {', '.join(kinds())}"


def _nearest(key: str, fields: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(str(key), fields, 1)
    return f"did you mean {near[0]!r}?" if near else f"its keys: {', '.join(sorted(fields))}"


def _refused(location: Location, kind: str, message: str) -> Problem:
    if kind == "missing":
        return Problem(location, f"the key {location[-1]!r} is missing", "add it", code="layout-key-missing")
    text = message.removeprefix("Value error, ")
    hint = "docs/layouts.md shows what the key may hold"
    return Problem(location, text[:1].lower() + text[1:], hint, code="layout-value")
