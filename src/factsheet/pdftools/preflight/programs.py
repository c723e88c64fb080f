"""Font programs looked into: how many glyphs, how wide each is, whether one paints anything.

TrueType tables are those of the OpenType specification; CFF data is read by Adobe's Technical
Notes 5176 and 5177, as far as the widths of glyphs ask for it.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from dataclasses import field
from typing import Protocol

from factsheet.records import dataclass

_DEEPEST = 10


class FontProgram(Protocol):
    """What checks ask of a font program."""

    def width(self, glyph: int) -> float | None:
        """Return the advance of a glyph in thousandths of an em; None if there is no such glyph."""

    def has(self, glyph: int) -> bool:
        """Return whether the program has a glyph of that number."""


@dataclass(frozen=True, slots=True)
class TrueType:
    """The advances in an `sfnt` file."""

    count: int
    upem: int
    advances: Sequence[int]

    def width(self, glyph: int) -> float | None:
        """Return what `Program.width` says."""
        if not self.has(glyph) or not self.advances:
            return None
        return self.advances[min(glyph, len(self.advances) - 1)] * 1000 / self.upem

    def has(self, glyph: int) -> bool:
        """Return what `Program.has` says."""
        return 0 <= glyph < self.count


@dataclass(frozen=True, slots=True)
class Cff:
    """The glyphs of a CFF font by number, and by CID where it is keyed by CIDs."""

    glyphs: list[bytes]
    cids: dict[int, int] | None
    bases: list[tuple[float, float]]
    choice: list[int] = field(default_factory=list)
    scale: float = 1.0

    def width(self, glyph: int) -> float | None:
        """Return what `Program.width` says; `glyph` is a CID in a font keyed by CIDs."""
        at = self._at(glyph)
        if at is None:
            return None
        default, nominal = self.bases[self.choice[at] if at < len(self.choice) else 0]
        given = _stated_width(self.glyphs[at])
        if given is None:
            return default * self.scale
        return None if math.isnan(given) else (nominal + given) * self.scale

    def has(self, glyph: int) -> bool:
        """Return what `Program.has` says."""
        return self._at(glyph) is not None

    def _at(self, glyph: int) -> int | None:
        at = glyph if self.cids is None else self.cids.get(glyph)
        return at if at is not None and 0 <= at < len(self.glyphs) else None


def program(data: bytes) -> FontProgram | None:
    """Return the font program in these bytes; None for one of another kind, or broken."""
    try:
        if data[:4] in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
            return _sfnt(data)
        if data[:1] == b"\x01":
            return _cff(data)
    except (struct.error, IndexError, ValueError, KeyError, ZeroDivisionError):
        return None
    return None


def _sfnt(data: bytes) -> TrueType | None:
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for index in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        tables[tag] = data[start : start + length]
    (upem,) = struct.unpack_from(">H", tables[b"head"], 18)
    (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    (full,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    advances = [struct.unpack_from(">H", tables[b"hmtx"], 4 * index)[0] for index in range(full)]
    return TrueType(glyphs, upem or 1000, advances)


# CFF


def _cff(data: bytes) -> Cff:
    at = data[2]
    _, at = _index(data, at)
    tops, at = _index(data, at)
    top = _dictionary(tops[0])
    glyphs, _ = _index(data, int(top[17][0]))
    matrix = top.get(1207)
    scale = matrix[0] * 1000 if matrix and matrix[0] else 1.0
    if 1230 not in top:
        return Cff(glyphs, None, [_base(data, top)], scale=scale)
    fonts, _ = _index(data, int(top[1236][0]))
    bases = [_base(data, _dictionary(each)) for each in fonts]
    choice = _selected(data, int(top[1237][0]), len(glyphs))
    return Cff(glyphs, _charset(data, int(top.get(15, [0])[0]), len(glyphs)), bases, choice, scale)


def _base(data: bytes, font: dict[int, list[float]]) -> tuple[float, float]:
    """Return the default and the nominal width of a private dictionary."""
    if 18 not in font:
        return 0.0, 0.0
    size, start = (int(each) for each in font[18])
    private = _dictionary(data[start : start + size])
    return private.get(20, [0.0])[0], private.get(21, [0.0])[0]


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return [], at + 2
    size, first = data[at + 2], at + 3
    offsets = [
        int.from_bytes(data[first + size * index : first + size * (index + 1)], "big")
        for index in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    return [data[base + a : base + b] for a, b in zip(offsets, offsets[1:], strict=False)], base + offsets[-1]


def _dictionary(data: bytes) -> dict[int, list[float]]:
    """Return the entries of a DICT; operators of two bytes are 1200 and the second byte."""
    found: dict[int, list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first <= 21:
            key = 1200 + data[at + 1] if first == 12 else first
            found[key], operands = operands, []
            at += 2 if first == 12 else 1
            continue
        value, at = _real(data, at + 1) if first == 30 else _whole(data, at)
        operands.append(value)
    return found


def _whole(data: bytes, at: int) -> tuple[float, int]:
    first = data[at]
    if first == 28:
        return struct.unpack_from(">h", data, at + 1)[0], at + 3
    if first == 29:
        return struct.unpack_from(">i", data, at + 1)[0], at + 5
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    return -(first - 251) * 256 - data[at + 1] - 108, at + 2


def _real(data: bytes, at: int) -> tuple[float, int]:
    shown = ""
    while at < len(data):
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(shown or 0), at + 1
            shown += "0123456789.EE -"[nibble] if nibble != 12 else "E-"
        at += 1
    return float(shown or 0), at


def _charset(data: bytes, at: int, count: int) -> dict[int, int]:
    """Return the glyph of each CID."""
    found, glyph, kind = {0: 0}, 1, data[at]
    at += 1
    while glyph < count:
        (first,) = struct.unpack_from(">H", data, at)
        left = 0
        if kind == 1:
            left, at = data[at + 2], at + 3
        elif kind == 2:
            left, at = struct.unpack_from(">H", data, at + 2)[0], at + 4
        else:
            at += 2
        for step in range(left + 1):
            found[first + step] = glyph + step
        glyph += left + 1
    return found


def _selected(data: bytes, at: int, count: int) -> list[int]:
    """Return the font dictionary of each glyph."""
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + count])
    (ranges,) = struct.unpack_from(">H", data, at + 1)
    starts = [struct.unpack_from(">HB", data, at + 3 + 3 * index) for index in range(ranges)]
    (end,) = struct.unpack_from(">H", data, at + 3 + 3 * ranges)
    found: list[int] = []
    for (start, which), stop in zip(starts, [*(each[0] for each in starts[1:]), end], strict=True):
        found += [which] * (stop - start)
    return found


_UNTOLD = math.nan
_EVEN = {1, 3, 18, 23}
_EXPECTED = {19: 0, 20: 0, 21: 2, 4: 1, 22: 1, 14: 0}


def _stated_width(charstring: bytes) -> float | None:
    """Return the width before the first operator that clears the stack; None if none is given.

    A charstring that calls a subroutine first is not followed: not a number.
    """
    stack: list[float] = []
    at = 0
    while at < len(charstring):
        first = charstring[at]
        if first >= 32 or first == 28:
            if first == 255:
                stack.append(struct.unpack_from(">i", charstring, at + 1)[0] / 65536)
                at += 5
            else:
                value, at = _whole(charstring, at)
                stack.append(value)
            continue
        if first in _EVEN:
            return stack[0] if len(stack) % 2 else None
        if first in (19, 20):
            return stack[0] if len(stack) % 2 else None
        if first in _EXPECTED:
            return (
                stack[0] if len(stack) > _EXPECTED[first] and not (first == 14 and len(stack) == 4) else None
            )
        return _UNTOLD
    return _UNTOLD
