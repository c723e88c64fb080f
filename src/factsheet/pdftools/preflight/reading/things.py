"""Operators that draw what is defined elsewhere: images, forms, shadings; patterns (ISO 32000-2, 8.7)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factsheet.pdftools.geometry import IDENTITY, NOWHERE, Box, moved, overlap, times
from factsheet.pdftools.preflight.marks import PictureMark, Shade, State
from factsheet.pdftools.preflight.objects import (
    box,
    data,
    entry,
    identity,
    integer,
    name,
    numbers,
    raw,
    truth,
)
from factsheet.pdftools.preflight.paint import UNKNOWN, ColorSpace, PagePaint, space
from factsheet.pdftools.preflight.reading.machine import DEEPEST_FORM, Act, Machine

_UNIT: Box = (0.0, 0.0, 1.0, 1.0)
_SHADING = 2
_UNCOLORED = 2
_LONG_KEYS = {"CS": "ColorSpace", "H": "Height", "IM": "ImageMask", "W": "Width"}


def look_into_pattern(machine: Machine, paint: PagePaint, area: Box) -> None:
    """See what a pattern that is painted with contains."""
    found = machine.resource("Pattern", paint.pattern) if paint.pattern else None
    if found is None:
        return
    if integer(entry(found, "/PatternType")) == _SHADING:
        source = entry(found, "/Shading")
        used = space(raw(source, "/ColorSpace"), machine.scope.spaces)
        machine.add(Shade(area, *machine.place(), used, source))
        return
    label, content = f"pattern {paint.pattern}", data(found)
    if len(machine.within) >= DEEPEST_FORM or label in machine.within or content is None:
        machine.reading.skipped(f"the {label} cannot be read")
        return
    state = State(matrix=machine.state.matrix, clip=area, clip_is_loose=True)
    if integer(entry(found, "/PaintType")) == _UNCOLORED and paint.space.base:
        under = PagePaint(paint.space.base, paint.values)
        state = replace(state, fill=under, stroke=under)
    machine.run(content, entry(found, "/Resources"), state, (*machine.within, label))


def _draw(machine: Machine, key: str) -> None:
    found = machine.resource("XObject", key)
    kind = name(entry(found, "/Subtype"))
    if kind == "Image":
        pixels = (integer(entry(found, "/Width")) or 0, integer(entry(found, "/Height")) or 0)
        used = space(raw(found, "/ColorSpace"), machine.scope.spaces)
        _add(machine, found, pixels, used, truth(entry(found, "/ImageMask")))
    elif kind == "Form":
        _form(machine, found, f"form {key}")
    elif found is not None:
        machine.reading.wrong(f"{key} is neither an image nor a form")


def _form(machine: Machine, form: Any, key: str) -> None:
    label, content = f"{key} {identity(form)}", data(form)
    if len(machine.within) >= DEEPEST_FORM or label in machine.within:
        machine.reading.skipped("forms are nested too deep, or in themselves")
        return
    if content is None:
        machine.reading.skipped(f"the {key} cannot be decoded")
        return
    if entry(form, "/Group") is not None:
        machine.reading.groups.append(entry(form, "/Group"))
    a, b, c, d, e, f = numbers(entry(form, "/Matrix")) or IDENTITY
    matrix = times((a, b, c, d, e, f), machine.state.matrix)
    limits = box(entry(form, "/BBox"))
    clip = overlap(moved(limits, matrix), machine.state.clip) or NOWHERE if limits else machine.state.clip
    resources = entry(form, "/Resources")
    marks = len(machine.open_marks)
    machine.run(
        content,
        machine.scope.resources if resources is None else resources,
        replace(machine.state, matrix=matrix, clip=clip),
        (*machine.within, label),
    )
    if len(machine.open_marks) != marks:
        machine.reading.wrong("marked content crosses the edge of a form")
        del machine.open_marks[marks:]


def _inline(machine: Machine, entries: dict[str, Any], image: bytes) -> None:
    given = {_LONG_KEYS.get(key, key): value for key, value in entries.items()}
    used = space(given["ColorSpace"], machine.scope.spaces) if "ColorSpace" in given else UNKNOWN
    pixels = (int(given.get("Width", 0)), int(given.get("Height", 0)))
    _add(machine, None, pixels, used, bool(given.get("ImageMask")))


def _add(machine: Machine, source: Any, pixels: tuple[int, int], used: ColorSpace, is_mask: bool) -> None:
    matrix = machine.state.matrix
    seen = machine.seen(moved(_UNIT, matrix))
    if seen is None:
        return
    if is_mask:
        look_into_pattern(machine, machine.state.fill, seen)
    machine.add(PictureMark(seen, *machine.place(), source, pixels, used, is_mask, matrix))


def _shading(machine: Machine, key: str) -> None:
    source = machine.resource("Shading", key)
    used = space(raw(source, "/ColorSpace"), machine.scope.spaces)
    machine.add(Shade(machine.state.clip, *machine.place(), used, source))


TABLE: dict[str, Act] = {"Do": _draw, "BI": _inline, "sh": _shading}
