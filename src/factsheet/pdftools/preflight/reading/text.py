"""Operators that show text (ISO 32000-2, 9.3 and 9.4)."""

from __future__ import annotations

from typing import Any

from factsheet.pdftools.geometry import (
    IDENTITY,
    NOWHERE,
    around,
    moved,
    overlap,
    scale,
    times,
)
from factsheet.pdftools.preflight.fonts import ShownText
from factsheet.pdftools.preflight.marks import WITHOUT_INK, TextMark
from factsheet.pdftools.preflight.reading.machine import Act, Machine
from factsheet.pdftools.preflight.reading.painting import look_into_pattern
from factsheet.pdftools.preflight.reading.state import setter

_UNSEEN = (3, 7)
_FILLED = (0, 2, 4, 6)
_FIRST_CLIPPING = 4
# Where letters are, in em from the baseline, for all fonts alike.
_BELOW, _ABOVE = -0.2, 0.75


def _begin(machine: Machine) -> None:
    machine.text = machine.line = IDENTITY


def _end(machine: Machine) -> None:
    areas, machine.text_clips = machine.text_clips, []
    area = around(end for each in areas for end in ((each[0], each[1]), (each[2], each[3])))
    if area:
        machine.set(clip=overlap(area, machine.state.clip) or NOWHERE, clip_is_loose=True)


def _font(machine: Machine, key: str, size: float) -> None:
    found = machine.resource("Font", key)
    machine.set(font=machine.font(found) if found is not None else None, font_size=size)


def _next_line(machine: Machine, x: float, y: float) -> None:
    machine.text = machine.line = times((1, 0, 0, 1, x, y), machine.line)


def _next_line_leading(machine: Machine, x: float, y: float) -> None:
    machine.set(leading=-y)
    _next_line(machine, x, y)


def _matrix(machine: Machine, *parts: float) -> None:
    a, b, c, d, e, f = parts
    machine.text = machine.line = (a, b, c, d, e, f)


def _new_line(machine: Machine) -> None:
    _next_line(machine, 0, -machine.state.leading)


def _show(machine: Machine, string: bytes) -> None:
    _show_all(machine, [string])


def _show_line(machine: Machine, string: bytes) -> None:
    _new_line(machine)
    _show(machine, string)


def _show_spaced(machine: Machine, word: float, char: float, string: bytes) -> None:
    machine.set(word_space=word, char_space=char)
    _show_line(machine, string)


def _show_all(machine: Machine, items: list[Any]) -> None:
    """Show all strings of an array (`TJ`) as one mark."""
    state = machine.state
    if state.font is None:
        machine.reading.wrong("text is shown without a font")
        return
    start, x = machine.text, 0.0
    inked: list[float] = []
    shown: list[ShownText] = []
    for item in items:
        if isinstance(item, float):
            x -= item / 1000 * state.font_size * state.stretch
            continue
        for each in state.font.shown(item):
            shown.append(each)
            begin = x
            space = state.char_space + (state.word_space if each.is_space else 0.0)
            x += (each.width / 1000 * state.font_size + space) * state.stretch
            if each.text is None or each.text.strip().strip(WITHOUT_INK):
                inked += begin, x
    machine.text = times((1, 0, 0, 1, x, 0), start)
    if not shown:
        return
    # Where it stands; a space at the end of a line, and what only steers copying, take no place on the page.
    matrix, size = times(start, state.matrix), state.font_size
    left, right = sorted((min(inked), max(inked)) if inked else (0.0, x))
    area = moved((left, state.rise + _BELOW * size, right, state.rise + _ABOVE * size), matrix)
    if state.text_mode >= _FIRST_CLIPPING:
        machine.text_clips.append(area)
    seen = machine.seen(area)
    # Clipped text still says something; so it is kept, with nothing to see.
    place = seen or (area[0], area[1], area[0], area[1])
    visible = seen is not None and state.text_mode not in _UNSEEN
    if visible and state.text_mode in _FILLED:
        look_into_pattern(machine, state.fill, place)
    height = abs(size) * scale(matrix)
    machine.add(TextMark(place, *machine.place(), state.font, height, tuple(shown), visible))


TABLE: dict[str, Act] = {
    "BT": _begin,
    "ET": _end,
    "Tf": _font,
    "Td": _next_line,
    "TD": _next_line_leading,
    "Tm": _matrix,
    "T*": _new_line,
    "Tj": _show,
    "TJ": _show_all,
    "'": _show_line,
    '"': _show_spaced,
    "Tc": setter("char_space"),
    "Tw": setter("word_space"),
    "Tz": setter("stretch", 0.01),
    "TL": setter("leading"),
    "Ts": setter("rise"),
    "Tr": lambda machine, mode: machine.set(text_mode=int(mode)),
}
