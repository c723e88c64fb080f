"""Boxes at a scale of the type: every length in `u` becomes one in points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from factsheet.setting.style import Spec
from factsheet.units import TypeLength

S = TypeVar("S", bound=Spec)
_PLAIN = frozenset({str, int, float, bool, type(None)})
_WITHOUT = str, frozenset  # words and sides hold no lengths


def at_scale(box: S, scale: float) -> S:
    """Return a box, and all boxes in it, with the lengths that follow the type at a scale of it.

    >>> from factsheet.boxes.spacing import SpaceBox
    >>> round(at_scale(SpaceBox(space="10u"), 1.5).space, 3)
    42.52
    """
    changed = {}
    for name, value in box.__dict__.items():
        if type(value) not in _PLAIN and (made := _at(value, scale)) is not value:
            changed[name] = made
    return box.model_copy(update=changed) if changed else box


def _at(value: Any, scale: float) -> Any:
    if isinstance(value, TypeLength):
        return value.at(scale)
    if isinstance(value, _WITHOUT):
        return value
    if isinstance(value, Spec):
        return at_scale(value, scale)
    if isinstance(value, tuple):
        made = tuple(_at(each, scale) for each in value)
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if isinstance(value, Mapping):
        made_of = {key: _at(each, scale) for key, each in value.items()}
        return made_of if any(made_of[key] is not value[key] for key in value) else value
    return value
