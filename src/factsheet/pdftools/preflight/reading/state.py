"""Operators of the graphics state, of color and of marked content (ISO 32000-2, 8.4, 8.6, 14.6)."""

from __future__ import annotations

from typing import Any

from factsheet.pdftools.geometry import times
from factsheet.pdftools.preflight.marks import MarkedMark
from factsheet.pdftools.preflight.objects import entry, mapping, name, number, resolve, sequence, truth
from factsheet.pdftools.preflight.operators import PdfName
from factsheet.pdftools.preflight.paint import GRAY, INKS, LIGHT, ColorSpace, PagePaint, space
from factsheet.pdftools.preflight.reading.machine import Act, Machine

_NUMBERS = {"/LW": "line_width", "/ca": "fill_alpha", "/CA": "stroke_alpha"}


def setter(key: str, factor: float = 1.0) -> Act:
    """Return an operator that sets one number of the state."""

    def act(machine: Machine, value: float) -> None:
        machine.set(**{key: value * factor})

    return act


def _transform(machine: Machine, *parts: float) -> None:
    a, b, c, d, e, f = parts
    machine.set(matrix=times((a, b, c, d, e, f), machine.state.matrix))


def _dictionary(machine: Machine, key: str) -> None:
    found = machine.resource("ExtGState", key)
    if found is None:
        return
    machine.reading.states.append(found)
    changes: dict[str, Any] = {}
    stroke, fill = entry(found, "/OP"), entry(found, "/op")
    if stroke is not None:
        changes["stroke_overprints"] = changes["fill_overprints"] = truth(stroke)
    if fill is not None:
        changes["fill_overprints"] = truth(fill)
    for key, name_ in _NUMBERS.items():
        if (value := number(entry(found, key))) is not None:
            changes[name_] = value
    mode = number(entry(found, "/OPM"))
    if mode is not None:
        changes["overprint_mode"] = int(mode)
    blend = entry(found, "/BM")
    if blend is not None:
        first = sequence(blend)
        stated = name(first[0]) if first else name(blend)
        changes["blend"] = "Normal" if stated == "Compatible" else stated
    mask = entry(found, "/SMask")
    if mask is not None:
        changes["soft_mask"] = name(mask) != "None"
    machine.set(**changes)
    font = sequence(entry(found, "/Font"))
    if len(font) == 2:
        machine.set(font=machine.font(font[0]), font_size=number(font[1]) or 0.0)


# Color


def _space(machine: Machine, which: str, key: str) -> None:
    found = space(PdfName(key), machine.scope.spaces)
    first = 1.0 if found.names else 0.0
    values = (0.0, 0.0, 0.0, 1.0) if found == INKS else (first,) * found.components
    machine.set(**{which: PagePaint(found, values)})


def _color(machine: Machine, which: str, *operands: Any) -> None:
    current: ColorSpace = getattr(machine.state, which).space
    values = tuple(float(each) for each in operands if isinstance(each, float))
    pattern = str(operands[-1]) if operands and isinstance(operands[-1], str) else ""
    if not pattern and current.components != len(values):
        machine.reading.wrong(f"a color in {current} has {len(values)} components")
    machine.set(**{which: PagePaint(current, values, pattern)})


def _device(machine: Machine, which: str, device: ColorSpace, *values: float) -> None:
    if len(values) != device.components:
        raise ValueError(values)
    machine.set(**{which: PagePaint(device, tuple(float(value) for value in values))})


# Marked content


def _begin(machine: Machine, tag: str, properties: Any = None) -> None:
    if isinstance(properties, str):
        found = mapping(entry(machine.scope.resources, "/Properties", f"/{properties}"))
        given = {key.lstrip("/"): resolve(value) for key, value in found.items()}
    else:
        given = dict(properties or {})
    mcid = given.get("MCID")
    whole = int(mcid) if isinstance(mcid, int | float) else None
    machine.open_marks.append(MarkedMark(str(tag), whole, given))


def _end(machine: Machine) -> None:
    if machine.open_marks:
        machine.open_marks.pop()
    else:
        machine.reading.wrong("marked content is ended (EMC) without having been begun")


def _nothing(machine: Machine, *operands: Any) -> None:
    """Return an operator that changes nothing that is looked at."""


def _with(act: Act, *first: Any) -> Act:
    return lambda machine, *operands: act(machine, *first, *operands)


TABLE: dict[str, Act] = {
    "q": Machine.save,
    "Q": Machine.restore,
    "cm": _transform,
    "gs": _dictionary,
    "w": setter("line_width"),
    **dict.fromkeys(("J", "j", "M", "d", "ri", "i", "d0", "d1", "MP", "DP", "BX", "EX"), _nothing),
    "cs": _with(_space, "fill"),
    "CS": _with(_space, "stroke"),
    **dict.fromkeys(("sc", "scn"), _with(_color, "fill")),
    **dict.fromkeys(("SC", "SCN"), _with(_color, "stroke")),
    "g": _with(_device, "fill", GRAY),
    "G": _with(_device, "stroke", GRAY),
    "rg": _with(_device, "fill", LIGHT),
    "RG": _with(_device, "stroke", LIGHT),
    "k": _with(_device, "fill", INKS),
    "K": _with(_device, "stroke", INKS),
    "BMC": _begin,
    "BDC": _begin,
    "EMC": _end,
}
