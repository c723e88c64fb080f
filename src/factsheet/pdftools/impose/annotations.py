"""Annotations that are printed: filled-in forms, stamps and notes become part of the page they stand on."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from factsheet.pdftools.geometry import Matrix, is_empty, moved, ordered
from factsheet.pdftools.impose.source import resolved
from factsheet.records import dataclass

# ISO 32000-2, 12.5.3: flags of an annotation.
_HIDDEN, _PRINT = 2, 4
# What has no look of its own on paper, and the marks of a printer, which a sheet has of its own.
_SILENT = frozenset({"/Link", "/Popup", "/TrapNet", "/PrinterMark"})
_MOST = 5000


@dataclass(frozen=True, eq=False)
class Appearance:
    """The look of an annotation, a form XObject, and the matrix that brings it to its place."""

    form: StreamObject
    matrix: Matrix


def appearances(page: PageObject) -> tuple[Appearance, ...]:
    """Return what the annotations of a page add to it in print, in paint order."""
    found = resolved(page.get("/Annots"))
    listed = list(found)[:_MOST] if isinstance(found, ArrayObject) else []
    annotations = (each for item in listed if isinstance(each := resolved(item), DictionaryObject))
    return tuple(shown for each in annotations for shown in _shown(each))


def _shown(annotation: DictionaryObject) -> Iterator[Appearance]:
    flags = resolved(annotation.get("/F"))
    printed = isinstance(flags, int) and flags & _PRINT and not flags & _HIDDEN
    # The normal appearance, in the state that the annotation is in.
    looks = resolved(annotation.get("/AP"))
    normal = resolved(looks.get("/N")) if isinstance(looks, DictionaryObject) else None
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        normal = resolved(normal.get(str(annotation.get("/AS", "/Off"))))
    form = normal if isinstance(normal, StreamObject) else None
    if not printed or form is None or annotation.get("/Subtype") in _SILENT:
        return
    area, bounds = _numbers(annotation.get("/Rect"), 4), _numbers(form.get("/BBox"), 4)
    if area is None or bounds is None:
        return
    own = _numbers(form.get("/Matrix"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    goal, box = ordered(area), moved(ordered(bounds), (own[0], own[1], own[2], own[3], own[4], own[5]))
    if is_empty(box) or is_empty(goal):
        return
    # ISO 32000-2, 12.5.5, algorithm 8: the box of the appearance is stretched to the annotation's.
    across = (goal[2] - goal[0]) / (box[2] - box[0])
    up = (goal[3] - goal[1]) / (box[3] - box[1])
    yield Appearance(form, (across, 0, 0, up, goal[0] - box[0] * across, goal[1] - box[1] * up))


def _numbers(value: object, count: int) -> tuple[float, ...] | None:
    found = resolved(value)
    if not isinstance(found, ArrayObject) or len(found) != count:
        return None
    numbers = tuple(float(each) for item in found if isinstance(each := resolved(item), int | float))
    return numbers if len(numbers) == count and all(map(math.isfinite, numbers)) else None
