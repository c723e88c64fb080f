"""Fonts with quadratic outlines: one code, and where needed one composite glyph, for each cluster.

Cluster glyphs: the TrueType program of a font whose glyphs are what the text is made of.

Where shaping makes several glyphs, or a shifted one, out of a cluster of characters, no reader
finds the text again behind them.  So each such cluster becomes *one* glyph of the embedded font: a
TrueType composite of the shaped glyphs with their offsets.  The page then shows one code for one
cluster on one baseline, and the code has one entry in the font's table of Unicode values.

The table layouts are those of the OpenType specification, chapters `glyf`, `head`, `hhea`, `hmtx`,
`loca` and `maxp` (https://learn.microsoft.com/typography/opentype/spec/).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any, NamedTuple

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
from factsheet.records import dataclass
from factsheet.workshop import remembered

_WORDS, _OFFSETS, _MORE = 0x0001, 0x0002, 0x0020
_MOST_GLYPHS = 65535
_SHORT = 2 * 65535
Bounds = tuple[int, int, int, int]


class Part(NamedTuple):
    """A shaped glyph of a cluster, and where it stands from the cluster's origin, in font units."""

    glyph: int
    x: int = 0
    y: int = 0


class Recipe(NamedTuple):
    """What a cluster glyph is made of, and its advance in font units."""

    parts: tuple[Part, ...]
    advance: int


@dataclass(frozen=True, slots=True)
class GlyphProgram:
    """A font program, the glyph of each recipe in it, and the ink box of all, in font units."""

    data: bytes
    glyphs: tuple[int, ...]
    bounds: Bounds


# Kept for the other outputs of the same composition, which have the same fonts.
@remembered(most=32, most_bytes=MB, weigh=lambda _, program: len(program.data))
def compose(face: Face, recipes: tuple[Recipe, ...]) -> GlyphProgram:
    """Return the program with a glyph for each recipe; a glyph of the face as it is stays as it is."""
    plan = subset_plan(face, {0} | {part.glyph for recipe in recipes for part in recipe.parts})
    renumbered = plan.old_to_new_glyph_mapping
    outlines = _Outlines(plan.execute())
    made: dict[Recipe, int] = {}
    for recipe in recipes:
        if recipe not in made:
            parts = tuple(Part(renumbered[part.glyph], part.x, part.y) for part in recipe.parts)
            plain = parts[0] if parts == (Part(parts[0].glyph),) else None
            if plain and face.advance(recipe.parts[0].glyph) == recipe.advance:
                made[recipe] = plain.glyph
            else:
                made[recipe] = outlines.append(parts, recipe.advance)
    return GlyphProgram(outlines.program(), tuple(made[recipe] for recipe in recipes), outlines.bounds)


class _Outlines:
    """The outline tables of a subset, open at the end."""

    def __init__(self, subset: Any) -> None:
        self._tables = {tag: bytes(subset.reference_table(tag).data) for tag in ("head", "hhea", "maxp")}
        head, count = self._tables["head"], struct.unpack_from(">H", self._tables["maxp"], 4)[0]
        self._offsets = _offsets(bytes(subset.reference_table("loca").data), count, long=head[51] == 1)
        self._metrics = _metrics(subset, self._tables["hhea"], count)
        outlines = bytes(subset.reference_table("glyf").data)[: self._offsets[-1]]
        self._glyf = bytearray(outlines + bytes(len(outlines) % 2))
        self._offsets[-1] = len(self._glyf)
        self._most_parts = 0
        self.bounds: Bounds = struct.unpack_from(">hhhh", head, 36)

    def append(self, parts: Sequence[Part], advance: int) -> int:
        """Add a composite glyph; parts without ink are left out of it."""
        boxes = [(part, box) for part in parts if (box := self._bounds_of(part.glyph))]
        record, left = b"", 0
        if boxes:
            box = _union([_moved(box, part.x, part.y) for part, box in boxes])
            record = struct.pack(">hhhhh", -1, *box) + _components([part for part, _ in boxes])
            left = box[0]
            self.bounds = _union([self.bounds, box])
            self._most_parts = max(self._most_parts, len(boxes))
        self._glyf += record + bytes(len(record) % 2)
        self._offsets.append(len(self._glyf))
        self._metrics.append((max(0, advance), left))
        return len(self._metrics) - 1

    def program(self) -> bytes:
        """Return the font file."""
        count = len(self._metrics)
        if count > _MOST_GLYPHS:
            raise ValueError(f"a font has at most {_MOST_GLYPHS} glyphs, not {count}")
        head, most, lines = (bytearray(self._tables[tag]) for tag in ("head", "maxp", "hhea"))
        short = self._offsets[-1] <= _SHORT and not any(offset % 2 for offset in self._offsets)
        struct.pack_into(">h", head, 50, 0 if short else 1)
        # The file's checksum is put in at the end.
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">hhhh", head, 36, *self.bounds)
        struct.pack_into(">H", lines, 34, count)
        struct.pack_into(">H", most, 4, count)
        if self._most_parts:
            # Let `maxp` allow composites of that many parts, each part perhaps a composite itself.
            points, contours, *_ = struct.unpack_from(">HHHH", most, 6)
            own_points, own_contours = struct.unpack_from(">HH", most, 10)
            elements, depth = struct.unpack_from(">HH", most, 28)
            struct.pack_into(">H", most, 10, min(65535, max(points, own_points) * self._most_parts))
            struct.pack_into(">H", most, 12, min(65535, max(contours, own_contours) * self._most_parts))
            struct.pack_into(">HH", most, 28, max(elements, self._most_parts), depth + 1)
        # The tables as a file, with the checksums of the chapter `Font file`.
        tables = {
            "glyf": bytes(self._glyf),
            "head": bytes(head),
            "hhea": bytes(lines),
            "hmtx": b"".join(struct.pack(">Hh", *each) for each in self._metrics),
            "loca": _packed(self._offsets, short),
            "maxp": bytes(most),
        }
        count = len(tables)
        selector = count.bit_length() - 1
        search = 16 << selector
        file = bytearray(struct.pack(">IHHHH", 0x00010000, count, search, selector, 16 * count - search))
        body, first = bytearray(), 12 + 16 * count
        for tag, table in sorted(tables.items()):
            padded = _padded(table)
            file += struct.pack(">4sIII", tag.encode(), _checksum(padded), first + len(body), len(table))
            body += padded
        file += body
        adjusted = first + sum(len(_padded(table)) for tag, table in tables.items() if tag < "head") + 8
        struct.pack_into(">I", file, adjusted, (0xB1B0AFBA - _checksum(file)) & 0xFFFFFFFF)
        return bytes(file)

    def _bounds_of(self, glyph: int) -> Bounds | None:
        start = self._offsets[glyph]
        if self._offsets[glyph + 1] == start:
            return None
        contours, *box = struct.unpack_from(">hhhhh", self._glyf, start)
        # A glyph with a record but no contours draws nothing, and rasterizers refuse a whole
        # composite because of it.
        return (box[0], box[1], box[2], box[3]) if contours else None


def _offsets(table: bytes, count: int, long: bool) -> list[int]:
    if long:
        return list(struct.unpack(f">{count + 1}I", table))
    return [2 * each for each in struct.unpack(f">{count + 1}H", table)]


def _packed(offsets: Sequence[int], short: bool) -> bytes:
    """Return the table `loca`; in its short form it has half of each offset."""
    if short:
        return struct.pack(f">{len(offsets)}H", *(offset // 2 for offset in offsets))
    return struct.pack(f">{len(offsets)}I", *offsets)


def _metrics(subset: Any, lines: bytes, count: int) -> list[tuple[int, int]]:
    """Return the advance and left side bearing of each glyph; the last advance holds for the rest."""
    table = bytes(subset.reference_table("hmtx").data)
    (full,) = struct.unpack_from(">H", lines, 34)
    pairs = [struct.unpack_from(">Hh", table, 4 * index) for index in range(full)]
    last = pairs[-1][0]
    rest = struct.unpack_from(f">{count - full}h", table, 4 * full)
    return pairs + [(last, bearing) for bearing in rest]


def _components(parts: Sequence[Part]) -> bytes:
    flags = [_WORDS | _OFFSETS | _MORE] * (len(parts) - 1) + [_WORDS | _OFFSETS]
    return b"".join(
        struct.pack(">HHhh", flag, part.glyph, part.x, part.y)
        for flag, part in zip(flags, parts, strict=True)
    )


def _moved(box: Bounds, x: int, y: int) -> Bounds:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


def _union(boxes: Sequence[Bounds]) -> Bounds:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _checksum(data: bytes | bytearray) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF


class TrueTypeFont:
    """A face in one file: hands out codes while pages are written, then writes itself."""

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self._resource = resource
        self._recipes = [Recipe((Part(0),), face.advance(0))]
        self._texts = [FILLER]
        self._codes: dict[tuple[Recipe, str], int] = {}
        self._blank = Part(face.glyph(ord(" ")))

    def show(self, meant: str, glyphs: Sequence[Glyph], rtl: bool) -> tuple[PlacedCode, ...]:
        """Return the codes for a cluster of glyphs, which stand in visual order, left to right."""
        if len(glyphs) == 1 and not (glyphs[0].dx or glyphs[0].dy) and (len(meant) == 1 or not rtl):
            own = self.face.advance(glyphs[0].id)
            # A character that must not show is shaped as a space without width.
            is_meant = glyphs[0].advance > 0 or not own
            if is_meant and abs(own / self.face.upem - glyphs[0].advance) <= NOTICED:
                return (self._shown(Recipe((Part(glyphs[0].id),), own), meant),)
        upem, x = self.face.upem, 0.0
        parts = []
        for glyph in glyphs:
            parts.append(Part(glyph.id, round((x + glyph.dx) * upem), round(glyph.dy * upem)))
            x += glyph.advance
        recipe = Recipe(tuple(parts), max(0, round(x * upem)))
        if rtl and len(meant) > 1:
            # A right-to-left cluster: blanks for its later characters, then its ink for the first.
            # Readers turn the codes of such a line round; the characters behind one code they do not.
            # Poppler knows a space by its gap: a guide beside one takes little of it.
            share = recipe.advance // (GUIDE_PART if meant[0] == " " else len(meant))
            before = share * (len(meant) - 1)
            blanks = [
                self._shown(Recipe((self._blank,), share), character, index * share)
                for index, character in enumerate(reversed(meant[1:]))
            ]
            moved = tuple(Part(part.glyph, part.x - before, part.y) for part in recipe.parts)
            return (*blanks, self._shown(Recipe(moved, recipe.advance - before), meant[0], before))
        return (self._shown(recipe, meant),)

    def filler(self, meant: str) -> PlacedCode:
        """Return a code without ink or width that stands for a character."""
        return self._shown(Recipe((self._blank,), 0), meant)

    def room(self, meant: str, width: float) -> PlacedCode:
        """A code without ink, as wide in thousandths of an em, that stands for a character."""
        return self._shown(Recipe((self._blank,), max(0, round(width * self.face.upem / 1000))), meant)

    def moved(self, shown: PlacedCode, at: float, width: float) -> PlacedCode:
        """The same ink and text as a code with another place and width, in thousandths of an em."""
        old, scale = int(shown.code, 16), self.face.upem / 1000
        by = round((shown.x - at) * scale)
        parts = tuple(Part(part.glyph, part.x + by, part.y) for part in self._recipes[old].parts)
        moved = Recipe(parts, max(0, round(width * scale)))
        return self._shown(moved, self._texts[old])._replace(x=at)

    def narrowed(self, shown: PlacedCode, end: float) -> PlacedCode:
        """Return the same ink and text as a code that ends there, in thousandths of an em, if it is wider."""
        if shown.x + shown.width <= end:
            return shown
        old, scale = int(shown.code, 16), self.face.upem / 1000
        narrow = Recipe(self._recipes[old].parts, max(0, round((end - shown.x) * scale)))
        return self._shown(narrow, self._texts[old], round(shown.x * scale))

    def write(self, document: PdfDocument) -> dict[str, Reference]:
        """Add the font to the file; the result is its entry in the page's resources."""
        program = compose(self.face, tuple(self._recipes))
        widths = {code: self._width(recipe) for code, recipe in enumerate(self._recipes)}
        embedded = embed(document, self.face, program.data, program.bounds, widths)
        glyphs = b"".join(glyph.to_bytes(2, "big") for glyph in program.glyphs)
        kind = {"Subtype": name("CIDFontType2"), "CIDToGIDMap": document.stream(glyphs, again=True)}
        texts = dict(enumerate(self._texts))
        return {self._resource: font(document, embedded, kind, texts)}

    def _shown(self, recipe: Recipe, meant: str, x: int = 0) -> PlacedCode:
        key = (recipe, meant)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = len(self._recipes)
            self._recipes.append(recipe)
            self._texts.append(meant)
        return PlacedCode(self._resource, f"{code:04x}", thousandths(self.face, x), self._width(recipe))

    def _width(self, recipe: Recipe) -> float:
        return thousandths(self.face, recipe.advance)
