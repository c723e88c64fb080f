"""Operators that make and paint outlines (ISO 32000-2, 8.5)."""

from __future__ import annotations

from functools import partial

from factsheet.pdftools.geometry import (
    NOWHERE,
    applied,
    around,
    flattened,
    grown,
    is_upright,
    overlap,
    scale,
)
from factsheet.pdftools.preflight.marks import Path
from factsheet.pdftools.preflight.reading.machine import Act, Machine
from factsheet.pdftools.preflight.reading.things import look_into_pattern


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


TABLE: dict[str, Act] = {
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
