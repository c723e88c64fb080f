"""Fonts with cubic outlines: the codes are the glyphs of the subset, which is therefore planned first.

A CFF font tells codes from glyphs by itself (CIDFontType0C), and its glyphs cannot be composed of
others cheaply.  So a glyph has one code; where it stands for a second text, a second font object
with the same program and another table of Unicode values is used (a *layer*).  A glyph in much less
room than its own (punctuation that is closed up) is a copy that is as wide as its room (`Compact`).

A Compact Font Format program taken apart and put together, with copies of glyphs that take less room.

Chinese punctuation in a row is closed up: half of its square goes.  Readers go by the widths that the
program states, see the next character stand in the middle of the last one, and end the line there.  So
the page shows a copy of the glyph that is as wide as its room.

The format is that of Adobe's Technical Note 5176, charstrings that of 5177.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.display import Glyph
from factsheet.files import MB
from factsheet.fonts.face import Face
from factsheet.pdf.document import PdfDocument, Reference, name
from factsheet.pdf.type0 import (
    FILLER,
    GUIDE_PART,
    NOTICED,
    PlacedCode,
    embed,
    font,
    subset_plan,
    thousandths,
)
from factsheet.workshop import remembered

_CHARSET, _CHARSTRINGS, _PRIVATE, _SUBRS, _NOMINAL = 15, 17, 18, 19, 21
_FD_ARRAY, _FD_SELECT = 0x0C24, 0x0C25
_MOVES = {21: 2, 22: 1, 4: 1}
_RMOVETO, _HMOVETO, _ENDCHAR = 21, 22, 14


class Narrow(NamedTuple):
    """A copy of a glyph: which one, its advance, and how far its ink moves, in font units.

    `text`: what it stands for, where that is not what the glyph itself does.
    """

    glyph: int
    advance: int
    shift: int
    text: str = ""


class Compact:
    """The parts of a program without subroutines or hints, as HarfBuzz's subsets are.

    Raises ValueError for a program that has more.
    """

    def __init__(self, data: bytes) -> None:
        self._start = data[: data[2]]
        names, at = _index(data, data[2])
        tops, at = _index(data, at)
        strings, at = _index(data, at)
        globals_, at = _index(data, at)
        if len(tops) != 1 or globals_:
            raise ValueError("not one font without subroutines")
        self._names, self._strings = names, strings
        self._top = list(_operators(tops[0]))
        top = dict(self._top)
        self._glyphs = _index(data, _whole(top[_CHARSTRINGS][0]))[0]
        if _FD_ARRAY in top:
            self._fonts = [list(_operators(each)) for each in _index(data, _whole(top[_FD_ARRAY][0]))[0]]
            self._select = _selected(data, _whole(top[_FD_SELECT][0]), len(self._glyphs))
        else:
            self._fonts, self._select = [self._top], [0] * len(self._glyphs)
        self._privates = [_private(data, dict(font)) for font in self._fonts]

    def __len__(self) -> int:
        return len(self._glyphs)

    def add(self, narrow: Narrow) -> int:
        """Add a copy of a glyph; its number."""
        font = self._select[narrow.glyph]
        nominal = dict(_operators(self._privates[font])).get(_NOMINAL, [b"\x8b"])[0]
        self._glyphs.append(_narrowed(self._glyphs[narrow.glyph], narrow, _whole(nominal)))
        self._select.append(font)
        return len(self._glyphs) - 1

    def blank(self, like: int, advance: int) -> int:
        """Add a glyph without ink, in the font of another; its number."""
        font = self._select[like]
        nominal = dict(_operators(self._privates[font])).get(_NOMINAL, [b"\x8b"])[0]
        self._glyphs.append(_written(advance - _whole(nominal)) + bytes([_ENDCHAR]))
        self._select.append(font)
        return len(self._glyphs) - 1

    def program(self) -> bytes:
        """Return the font program."""
        several = self._fonts[0] is not self._top
        parts: dict[int, bytes] = {
            # All glyphs in turn, as ranges (format 2): the code of a glyph is its number.
            _CHARSET: struct.pack(">BHH", 2, 1, len(self._glyphs) - 2),
            _CHARSTRINGS: _packed(self._glyphs),
        }
        if several:
            parts[_FD_SELECT] = bytes([0, *self._select])
        before = self._start + _packed(self._names)
        after = _packed(self._strings) + _packed([])
        places = dict.fromkeys((*parts, _FD_ARRAY, _PRIVATE), 0)
        size = len(before) + len(_packed([self._topped(places, several)])) + len(after)
        body = b""
        for operator, part in parts.items():
            places[operator] = size + len(body)
            body += part
        privates = []
        for private in self._privates:
            privates.append(size + len(body))
            body += private
        places[_PRIVATE] = privates[0]
        places[_FD_ARRAY] = size + len(body)
        if several:
            body += _packed(
                [
                    _dictionary(font, {_PRIVATE: (len(private), place)})
                    for font, private, place in zip(self._fonts, self._privates, privates, strict=True)
                ]
            )
        return before + _packed([self._topped(places, several)]) + after + body

    def _topped(self, places: dict[int, int], several: bool) -> bytes:
        """Return the top dictionary with other places."""
        own: dict[int, tuple[int, ...]] = {
            operator: (place,) for operator, place in places.items() if operator != _PRIVATE
        }
        if not several:
            own |= {_PRIVATE: (len(self._privates[0]), places[_PRIVATE])}
        return _dictionary(self._top, own)


def _narrowed(charstring: bytes, narrow: Narrow, nominal: int) -> bytes:
    """Return a charstring with another advance, whose first move begins elsewhere."""
    numbers, at = [], 0
    while charstring[at] >= 28:
        length = _length(charstring, at)
        numbers.append(charstring[at : at + length])
        at += length
    operator = charstring[at]
    if operator not in _MOVES or len(numbers) - _MOVES[operator] not in (0, 1):
        raise ValueError("a glyph that does not begin with a move")
    across, down = 0.0, 0.0
    values = [_number(each) for each in numbers[len(numbers) - _MOVES[operator] :]]
    if operator == _RMOVETO:
        across, down = values
    elif operator == _HMOVETO:
        across = values[0]
    else:
        down = values[0]
    moved = _written(across + narrow.shift) + _written(down) + bytes([_RMOVETO])
    return _written(narrow.advance - nominal) + moved + charstring[at + 1 :]


def _written(value: float) -> bytes:
    """Return a number of a charstring."""
    if value == int(value):
        return struct.pack(">Bh", 28, int(value))
    return struct.pack(">Bi", 255, round(value * 65536))


def _number(coded: bytes) -> float:
    """Return a number of a charstring: 16.16 after 255, else as in dictionaries."""
    return float(struct.unpack(">i", coded[1:])[0] / 65536) if coded[0] == 255 else _whole(coded)


def _whole(coded: bytes) -> int:
    """Return an integer of a dictionary or charstring."""
    first = coded[0]
    if first == 28:
        return int(struct.unpack(">h", coded[1:3])[0])
    if first == 29:
        return int(struct.unpack(">i", coded[1:5])[0])
    if 32 <= first <= 246:
        return first - 139
    if 247 <= first <= 250:
        return (first - 247) * 256 + coded[1] + 108
    if 251 <= first <= 254:
        return -(first - 251) * 256 - coded[1] - 108
    raise ValueError("not a whole number")


def _length(data: bytes, at: int) -> int:
    """Return how many bytes a number takes."""
    first = data[at]
    if first == 30:
        end = at + 1
        while data[end] & 0x0F != 0x0F and data[end] >> 4 != 0x0F:
            end += 1
        return end + 1 - at
    return {28: 3, 29: 5, 255: 5}.get(first, 1 if first <= 246 else 2)


def _operators(data: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Yield each operator of a dictionary with its operands as they are written."""
    at, operands = 0, list[bytes]()
    while at < len(data):
        if data[at] > 21:
            length = _length(data, at)
            operands.append(data[at : at + length])
            at += length
            continue
        escaped = data[at] == 12
        yield (data[at] << 8 | data[at + 1] if escaped else data[at]), operands
        at, operands = at + 1 + escaped, []


def _dictionary(operators: Iterable[tuple[int, list[bytes]]], own: dict[int, tuple[int, ...]]) -> bytes:
    """Return a dictionary in which some operators have other numbers, of five bytes each."""
    written = b""
    for operator, operands in operators:
        numbers = [struct.pack(">Bi", 29, each) for each in own.get(operator, ())] or operands
        written += b"".join(numbers) + operator.to_bytes(2 if operator > 255 else 1, "big")
    return written


def _private(data: bytes, font: dict[int, list[bytes]]) -> bytes:
    """Return the private dictionary of a font."""
    size, place = (_whole(each) for each in font[_PRIVATE])
    private = data[place : place + size]
    if _SUBRS in dict(_operators(private)):
        raise ValueError("a font with subroutines")
    return private


def _selected(data: bytes, at: int, count: int) -> list[int]:
    """Return the font of each glyph (`FDSelect`)."""
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + count])
    (ranges,) = struct.unpack_from(">H", data, at + 1)
    firsts = [struct.unpack_from(">HB", data, at + 3 + 3 * number) for number in range(ranges)]
    ends = [first for first, _ in firsts[1:]] + [count]
    return [font for (first, font), end in zip(firsts, ends, strict=True) for font in [font] * (end - first)]


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """Return the objects of an INDEX, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return [], at + 2
    size = data[at + 2]
    first = at + 3
    places = [
        int.from_bytes(data[first + size * number : first + size * (number + 1)], "big")
        for number in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    parts = [data[base + a : base + b] for a, b in zip(places, places[1:], strict=False)]
    return parts, base + places[-1]


def _packed(objects: Sequence[bytes]) -> bytes:
    """Return objects as an INDEX."""
    if not objects:
        return b"\0\0"
    places = [1]
    for each in objects:
        places.append(places[-1] + len(each))
    size = (places[-1].bit_length() + 7) // 8
    offsets = b"".join(place.to_bytes(size, "big") for place in places)
    return struct.pack(">HB", len(objects), size) + offsets + b"".join(objects)


# Deflate makes less of outlines that are cut into subroutines: six per cent of a Chinese page's font.
_FLAGS = hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DESUBROUTINIZE


class GlyphSubset(NamedTuple):
    """A font program with some glyphs of a face, and the numbers of these in it."""

    data: bytes
    codes: Mapping[int, int]


# Kept for the other outputs of the same composition, which have the same fonts.  HarfBuzz reads all
# 65,535 outlines of a Chinese face for each: 4 ms to plan and 2 to cut.
@remembered(most=16, most_bytes=2 * MB, weigh=lambda _, made: len(made.data))
def _subset(face: Face, glyphs: frozenset[int]) -> GlyphSubset:
    plan = subset_plan(face, set(glyphs), _FLAGS)
    data = bytes(plan.execute().reference_table("CFF ").data)
    return GlyphSubset(data, dict(plan.old_to_new_glyph_mapping))


class CffFont:
    """A face in one file, of which these glyphs are used."""

    def __init__(self, face: Face, resource: str, glyphs: set[int]) -> None:
        self.face = face
        self._resource = resource
        self._blank = face.glyph(ord(" "))
        self._subset = _subset(face, frozenset({0, self._blank} | glyphs))
        self._codes = self._subset.codes
        self._layers: list[dict[int, str]] = [{}]
        self._compact: Compact | None = None
        self._narrow: dict[Narrow, int | None] = {}
        self._narrow_widths: dict[int, float] = {}
        self._rooms: dict[tuple[str, int], int | None] = {}

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[PlacedCode, ...]:
        """Return the codes for a cluster of glyphs; the first one read stands for its whole text.

        From right to left the last character first: PDFium and Poppler turn the line round, codes or not.
        A space with its guides is a code for each: PDFium passes over what is but one code without ink.
        """
        if len(glyphs) == 1 and glyphs[0].id == self._blank and len(meant) > 1:
            return _spread(self, meant[::-1] if rtl else meant, 1000 * glyphs[0].advance)
        first = len(glyphs) - 1 if rtl else 0
        shown, x = [], 0.0
        for index, glyph in enumerate(glyphs):
            text = (meant[::-1] if rtl else meant) if index == first else FILLER
            shown.append(self._in_its_room(glyph, text, 1000 * x))
            x += glyph.advance
        return tuple(shown)

    def _in_its_room(self, glyph: Glyph, text: str, x: float) -> PlacedCode:
        """Return a glyph as it is, or in a copy where the next one would stand on it."""
        upem, rise = self.face.upem, 1000 * glyph.dy
        if self.face.advance(glyph.id) / upem - glyph.advance > NOTICED and glyph.advance > 0:
            narrow = Narrow(self._codes[glyph.id], round(glyph.advance * upem), round(glyph.dx * upem))
            code = self._copy(narrow)
            if code is not None:
                return self._coded(code, text, x, self._narrow_widths[code], rise)
        return self._shown(glyph.id, text, x + 1000 * glyph.dx, rise)

    def _copy(self, narrow: Narrow) -> int | None:
        """Return the code of a copy of a glyph; none if its program is not as expected."""
        if narrow not in self._narrow:
            try:
                code = self._narrow[narrow] = self._compacted().add(narrow)
                self._narrow_widths[code] = thousandths(self.face, narrow.advance)
            except (ValueError, LookupError, struct.error):
                self._narrow[narrow] = None
        return self._narrow[narrow]

    def _compacted(self) -> Compact:
        if self._compact is None:
            self._compact = Compact(self._subset.data)
        return self._compact

    def filler(self, meant: str) -> PlacedCode:
        """Return a code without ink that stands for a character."""
        return self._shown(self._blank, meant, 0.0, 0.0)

    def room(self, meant: str, width: float) -> PlacedCode:
        """A code without ink, as wide in thousandths of an em, that stands for a character.

        Where the program is not as expected it is as wide as a space.
        """
        advance = round(width * self.face.upem / 1000)
        key = (meant, advance)
        if key not in self._rooms:
            try:
                code = self._rooms[key] = self._compacted().blank(self._codes[self._blank], advance)
                self._narrow_widths[code] = thousandths(self.face, advance)
            except (ValueError, LookupError, struct.error):
                self._rooms[key] = None
        made = self._rooms[key]
        if made is None:
            return self._coded(self._codes[self._blank], meant, 0.0, self._width(self._blank), 0.0)
        return self._coded(made, meant, 0.0, width, 0.0)

    def moved(self, shown: PlacedCode, at: float, width: float) -> PlacedCode:
        """The code as it is."""
        return shown._replace(x=at)

    def narrowed(self, shown: PlacedCode, end: float) -> PlacedCode:
        """Return the code as it is: in these fonts the width goes with the glyph."""
        return shown

    def write(self, document: PdfDocument) -> dict[str, Reference]:
        """Add the font to the file; the result is its entries in the page's resources."""
        program = self._compact.program() if self._compact else self._subset.data
        widths = {code: self._width(glyph) for glyph, code in self._codes.items()} | self._narrow_widths
        # The ink box of all glyphs, in font units.
        boxes = [self.face.extents(glyph) for glyph in self._codes]
        left, bottom, right, top = (
            [edge * self.face.upem for edge in edges] for edges in zip(*boxes, strict=True)
        )
        embedded = embed(document, self.face, program, (min(left), min(bottom), max(right), max(top)), widths)
        kind = {"Subtype": name("CIDFontType0")}
        return {
            self._layer(index): font(document, embedded, kind, texts)
            for index, texts in enumerate(self._layers)
        }

    def _shown(self, glyph: int, meant: str, x: float, rise: float) -> PlacedCode:
        code, width = self._codes[glyph], self._width(glyph)
        if self._compact is not None and self._layers[0].get(code, meant) != meant:
            # Another font object would be shown as an object of its own, which PDFium sorts by its own place.
            if glyph == self._blank:
                return self.room(meant, width)._replace(x=x, rise=rise)
            copy = self._copy(Narrow(code, self.face.advance(glyph), 0, meant))
            code = code if copy is None else copy
        return self._coded(code, meant, x, width, rise)

    def _coded(self, code: int, meant: str, x: float, width: float, rise: float) -> PlacedCode:
        index = 0
        while self._layers[index].setdefault(code, meant) != meant:
            index += 1
            if index == len(self._layers):
                self._layers.append({})
        return PlacedCode(self._layer(index), f"{code:04x}", x, width, rise)

    def _layer(self, index: int) -> str:
        return f"{self._resource}.{index}" if index else self._resource

    def _width(self, glyph: int) -> float:
        return thousandths(self.face, self.face.advance(glyph))


def _spread(font: CffFont, meant: str, width: float) -> tuple[PlacedCode, ...]:
    """Return a code without ink for each character; the guides take little of the width."""
    share, x = width / GUIDE_PART, 0.0
    codes = []
    for character in meant:
        own = share if character != " " else width - share * (len(meant) - 1)
        codes.append(font.room(character, own)._replace(x=x))
        x += own
    return tuple(codes)
