"""Lettering: short text set in the faces as outlines, for words inside a drawing."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.fonts.face import Face
from factsheet.graphics import Outline, Segment

_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


class Lettered(NamedTuple):
    """Words as one outline that begins at 0, 0 on the baseline, y downward; lengths in em."""

    outline: Outline
    width: float


def letter(text: str, faces: Sequence[Face], spacing: float = 0.0) -> Lettered:
    """Return the text in the first of the faces that has each character, with room after each.

    Raises `ValueError` for a character that no face has, and for text that runs both ways.
    """
    runs = list(_runs(text, faces))
    if len({_runs_left(part) for part, _ in runs} - {None}) > 1:
        raise ValueError("its text runs both ways")
    if any(_runs_left(part) for part, _ in runs):
        runs.reverse()
    segments: list[Segment] = []
    x = 0.0
    for part, face in runs:
        buffer = hb.Buffer()
        buffer.add_str(part)
        buffer.guess_segment_properties()
        hb.shape(face.hb_font, buffer)
        scale = 1 / face.upem
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            pen = _Pen(segments, x + place.x_offset * scale, -place.y_offset * scale, scale)
            face.hb_font.draw_glyph(info.codepoint, _functions(), pen)
            x += place.x_advance * scale + spacing
    return Lettered(tuple(segments), x)


def _runs(text: str, faces: Sequence[Face]) -> Iterator[tuple[str, Face]]:
    start, current = 0, None
    for at, character in enumerate(text):
        if character in _INVISIBLE or unicodedata.combining(character):
            continue
        if current and (character == " " or current.covers(ord(character))):
            continue
        found = next((face for face in faces if face.covers(ord(character))), None)
        if found is None:
            raise ValueError(f"no font has {character!r} (U+{ord(character):04X})")
        if current is not None:
            yield text[start:at], current
            start = at
        current = found
    if current is not None:
        yield text[start:], current


def _runs_left(text: str) -> bool | None:
    """Whether the letters of a text run to the left; None if it has none."""
    classes = {unicodedata.bidirectional(character) for character in text}
    left, right = bool(classes & {"R", "AL"}), "L" in classes
    if left and right:
        raise ValueError("its text runs both ways")
    return True if left else False if right else None


class _Pen:
    """Takes a glyph's outline, y upward in font units, to the drawing."""

    def __init__(self, segments: list[Segment], x: float, y: float, scale: float) -> None:
        self._segments, self._x, self._y, self._scale = segments, x, y, scale
        self._last = (0.0, 0.0)

    def _at(self, *numbers: float) -> tuple[float, ...]:
        return tuple(
            self._y - each * self._scale if index % 2 else self._x + each * self._scale
            for index, each in enumerate(numbers)
        )

    def move(self, x: float, y: float) -> None:
        self._segments.append(Segment("M", self._at(x, y)))
        self._last = (x, y)

    def line(self, x: float, y: float) -> None:
        self._segments.append(Segment("L", self._at(x, y)))
        self._last = (x, y)

    def bend(self, qx: float, qy: float, x: float, y: float) -> None:
        (x0, y0) = self._last
        one = (x0 + 2 / 3 * (qx - x0), y0 + 2 / 3 * (qy - y0))
        self.curve(*one, x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y), x, y)

    def curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self._segments.append(Segment("C", self._at(x1, y1, x2, y2, x, y)))
        self._last = (x, y)

    def close(self) -> None:
        self._segments.append(Segment("Z"))


# Shipped: the same functions for every face.
@functools.cache
def _functions() -> Any:
    """HarfBuzz's way of telling a pen what to do, made once."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    functions.set_quadratic_to_func(lambda qx, qy, x, y, pen: pen.bend(qx, qy, x, y))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, pen: pen.curve(x1, y1, x2, y2, x, y))
    functions.set_close_path_func(lambda pen: pen.close())
    return functions
