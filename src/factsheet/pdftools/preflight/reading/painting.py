"""Operators that paint: outlines (ISO 32000-2, 8.5), and what is defined elsewhere (8.7 to 8.10)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from factsheet.pdftools.geometry import (
    IDENTITY,
    NOWHERE,
    Box,
    applied,
    around,
    flattened,
    grown,
    is_upright,
    moved,
    overlap,
    scale,
    times,
)
from factsheet.pdftools.preflight.marks import Path, PictureMark, Shade, State
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


def _move(machine: Machine, x: float, y: float) -> None:
    machine.scope.parts.append([applied(machine.state.matrix, (x, y))])


def _to(machine: Machine, x: float, y: float) -> None:
    machine.scope.parts[-1].append(applied(machine.state.matrix, (x, y)))


def _curve(kind: str, machine: Machine, *points: float) -> None:
    """Add the curve of `c`, `v` or `y` as a few straight lines."""
    pairs = zip(points[::2], points[1::2], strict=True)
    start, placed = machine.scope.parts[-1][-1], [applied(machine.state.matrix, pair) for pair in pairs]
    one, two, end = {"c": placed, "v": [start, *placed], "y": [*placed, *placed[-1:]]}[kind]
    machine.scope.parts[-1] += flattened(start, one, two, end)
    machine.scope.curved = True


def _rectangle(machine: Machine, x: float, y: float, width: float, height: float) -> None:
    ends = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    machine.scope.parts.append([applied(machine.state.matrix, end) for end in ends])


def _close(machine: Machine) -> None:
    if machine.scope.parts:
        machine.scope.parts[-1].append(machine.scope.parts[-1][0])


def _clip(machine: Machine) -> None:
    machine.scope.clips = True


def _paint(fills: bool, strokes: bool, machine: Machine) -> None:
    scope = machine.scope
    parts = tuple(tuple(part) for part in scope.parts if len(part) > 1)
    area = around(point for part in parts for point in part)
    if area and (fills or strokes):
        width = machine.state.line_width * scale(machine.state.matrix) if strokes else 0.0
        seen = machine.seen(grown(area, width / 2))
        if seen and fills:
            look_into_pattern(machine, machine.state.fill, seen)
        if seen and strokes:
            look_into_pattern(machine, machine.state.stroke, seen)
        if seen:
            machine.add(Path(seen, *machine.place(), parts, fills, strokes, scope.curved, width))
    if scope.clips and (area := around(point for part in scope.parts for point in part)):
        loose = machine.state.clip_is_loose or not is_upright(scope.parts)
        machine.set(clip=overlap(area, machine.state.clip) or NOWHERE, clip_is_loose=loose)
    scope.parts, scope.curved, scope.clips = [], False, False


def _close_and_paint(fills: bool, machine: Machine) -> None:
    _close(machine)
    _paint(fills, True, machine)


_OUTLINES: dict[str, Act] = {
    "m": _move,
    "l": _to,
    **{kind: partial(_curve, kind) for kind in "cvy"},
    "re": _rectangle,
    "h": _close,
    "S": partial(_paint, False, True),
    "s": partial(_close_and_paint, False),
    **dict.fromkeys(("f", "F", "f*"), partial(_paint, True, False)),
    **dict.fromkeys(("B", "B*"), partial(_paint, True, True)),
    **dict.fromkeys(("b", "b*"), partial(_close_and_paint, True)),
    "n": partial(_paint, False, False),
    "W": _clip,
    "W*": _clip,
}


# Images, forms, shadings and patterns, which are defined elsewhere (ISO 32000-2, 8.7).

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
        _add_picture(machine, found, pixels, used, truth(entry(found, "/ImageMask")))
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
    _add_picture(machine, None, pixels, used, bool(given.get("ImageMask")))


def _add_picture(
    machine: Machine, source: Any, pixels: tuple[int, int], used: ColorSpace, is_mask: bool
) -> None:
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


TABLE: dict[str, Act] = _OUTLINES | {"Do": _draw, "BI": _inline, "sh": _shading}
