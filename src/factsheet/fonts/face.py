"""A face: one font file (or one member of a collection), opened once per process while it stays as it is.

Faces are compared by identity.  HarfBuzz maps large files into memory, so that processes forked
later share them; others are read, so that a font which is saved anew meanwhile does no harm.
Metrics are in em, advances in font units.
"""

from __future__ import annotations

import re
import stat
import struct
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.errors import FontError, Span
from factsheet.workshop import remembered

SIZE_LIMIT = 32 * 1024 * 1024
_EMBEDDABLE = "take it out of the folder, and use a font whose license lets it be embedded in documents"
_ANOTHER = "put a font file there that you may read, or take this one out"
_MAPPED = 4 * 1024 * 1024
_MOST_FACES = 1024

# Italic and oblique among the bits of fsSelection.
_SLANTED = 0x0201
# Spaces between words are 0.13 to 0.31 em in the faces of the world; wider ones tear lines into words.
_WIDE_SPACE, _WORD_SPACE = 0.4, 0.3

InkBox = tuple[float, float, float, float]


class Face:
    """One cut of a typeface, ready to be shaped with and measured.

    `key` is the file's stem (with `-2` for the third member of a collection) and names the
    face in display lists.  `upem` is the number of font units in an em; `cff` tells cubic
    outlines (CFF) from quadratic ones (glyf); `weight` and `stretch` are the classes of the
    OS/2 table (400 regular, 5 of normal width).  `word_space` is how wide a space between words is
    set, in em, where that is not the width that the face gives it.  `bulgarian` tells a face that draws
    Cyrillic as Bulgarian has it (д like g, т like m) where it is not told that the copy is Russian.
    Characters in `without` count as if the face did not have them.  Raises `FontError` for a file that
    cannot be read, is larger than 32 MiB, is variable, or may not be embedded or subset.
    """

    __slots__ = (
        "_advances",
        "_extents",
        "_glyphs",
        "ascender",
        "bulgarian",
        "cap_height",
        "cff",
        "descender",
        "family_name",
        "hb_face",
        "hb_font",
        "index",
        "key",
        "path",
        "postscript_name",
        "slanted",
        "stretch",
        "upem",
        "weight",
        "without",
        "word_space",
        "x_height",
    )

    def __init__(self, path: Path, index: int = 0, without: str = "") -> None:
        self.path = path
        self.index = index
        self.without = without
        self.key = f"{path.stem}-{index}" if index else path.stem
        self.hb_face: Any = _open(path, index)
        self.hb_font: Any = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self.cff: bool = "CFF " in self.hb_face.table_tags
        # At most 63 of the characters that a PostScript name may have.
        name = _name(self.hb_face, "POSTSCRIPT_NAME") or self.key
        self.postscript_name = re.sub(r"[^!-~]|[\[\](){}<>/%]", "", name)[:63]
        self.family_name = (
            _name(self.hb_face, "TYPOGRAPHIC_FAMILY") or _name(self.hb_face, "FONT_FAMILY") or self.key
        )
        self._glyphs: dict[int, int] = dict.fromkeys(map(ord, without), 0)
        self._advances: dict[int, int] = {}
        self._extents: dict[int, InkBox] = {}
        lines = self.hb_font.get_font_extents("ltr")
        self.ascender: float = lines.ascender / self.upem
        self.descender: float = lines.descender / self.upem
        # What the OS/2 table says, as far as it goes.
        table = _table(self.hb_face, "OS/2")
        self.weight, self.stretch = struct.unpack_from(">HH", table, 4) if len(table) >= 8 else (400, 5)
        selection = struct.unpack_from(">H", table, 62)[0] if len(table) >= 64 else 0
        self.slanted: bool = bool(selection & _SLANTED)
        x_height, cap_height = struct.unpack_from(">hh", table, 86) if len(table) >= 90 else (0, 0)
        self.x_height: float = x_height / self.upem or self._height_of("x")
        self.cap_height: float = cap_height / self.upem or self._height_of("H")
        wide = self.advance(self.glyph(ord(" "))) > _WIDE_SPACE * self.upem
        self.word_space: float | None = _WORD_SPACE if wide and not _fixed_pitch(self.hb_face) else None

        forms = _languages(self.hb_face, "cyrl")
        self.bulgarian: bool = "RUS " in forms and "BGR " not in forms

    def __repr__(self) -> str:
        return f"<Face {self.key}>"

    def __reduce__(self) -> tuple[Any, tuple[Path, int, str]]:
        return (face, (self.path, self.index, self.without))

    def glyph(self, codepoint: int) -> int:
        """Return the glyph of a code point by the font's character map, 0 if it has none."""
        found = self._glyphs.get(codepoint)
        if found is None:
            found = self._glyphs[codepoint] = self.hb_font.get_nominal_glyph(codepoint) or 0
        return found

    def covers(self, codepoint: int) -> bool:
        """Return whether the face has a glyph for a code point."""
        return self.glyph(codepoint) != 0

    def advance(self, glyph_id: int) -> int:
        """Return the advance width of a glyph, in font units."""
        found = self._advances.get(glyph_id)
        if found is None:
            found = self._advances[glyph_id] = self.hb_font.get_glyph_h_advance(glyph_id)
        return found

    def extents(self, glyph_id: int) -> InkBox:
        """Return the ink box of a glyph as `(x_min, y_min, x_max, y_max)` in em, y upward."""
        found = self._extents.get(glyph_id)
        if found is None:
            found, ink, scale = (0.0, 0.0, 0.0, 0.0), self.hb_font.get_glyph_extents(glyph_id), 1 / self.upem
            if ink is not None:
                left, top = ink.x_bearing, ink.y_bearing
                found = left * scale, (top + ink.height) * scale, (left + ink.width) * scale, top * scale
            self._extents[glyph_id] = found
        return found

    def _height_of(self, character: str) -> float:
        """The ink height of a letter; of a face without it, the ascender."""
        glyph_id = self.glyph(ord(character))
        return self.extents(glyph_id)[3] if glyph_id else self.ascender


def face(path: Path, index: int = 0, without: str = "") -> Face:
    """Return the face of a font file: the same object whenever it is asked for, until the file changes."""
    return _kept(path, index, without, stamp(path))


def stamp(path: Path) -> tuple[int, int]:
    """Return what tells a changed file: its time of change in ns, and its size; zeros if it is not there."""
    try:
        state = path.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


@remembered(most=_MOST_FACES)
def _kept(path: Path, index: int, without: str, stamp: tuple[int, int]) -> Face:
    return Face(path, index, without)


def _open(path: Path, index: int) -> Any:
    """The HarfBuzz face of a file that is fit to be used."""
    name = str(path)
    try:
        state = path.stat()
    except OSError as error:
        reason = (error.strerror or "no such file").lower()
        message = f"the font file cannot be read: {reason}"
        raise FontError.of(message, Span(name), _ANOTHER, code="font-unreadable") from error
    if not stat.S_ISREG(state.st_mode):
        message = "the font file cannot be read: it is not a regular file"
        raise FontError.of(message, Span(name), _ANOTHER, code="font-unreadable")
    if state.st_size > SIZE_LIMIT:
        size, limit = state.st_size / 2**20, SIZE_LIMIT / 2**20
        message = f"the font file has {size:.0f} MiB; the limit is {limit:g} MiB"
        hint = "put a subset of the font there, or fonts of fewer characters"
        raise FontError.of(message, Span(name), hint, code="font-too-large")
    try:
        mapped = state.st_size > _MAPPED
        opened = hb.Face(hb.Blob.from_file_path(name) if mapped else hb.Blob(path.read_bytes()), index)
        tables = frozenset(opened.table_tags)
    except (hb.HarfBuzzError, OSError, UnicodeDecodeError) as error:
        raise FontError.of("the font file is damaged", Span(name), _ANOTHER, code="font-damaged") from error
    if index >= max(1, opened.count):
        hint = f"the faces of the file are 0 to {max(1, opened.count) - 1}"
        raise FontError.of(f"the font file has no face {index}", Span(name), hint, code="unknown-face")
    # What cannot be set in type or may not be embedded.
    if not tables & {"glyf", "CFF "} or "cmap" not in tables or not opened.glyph_count:
        hint = "TrueType and OpenType fonts (.ttf, .otf, .ttc) can be used, web fonts cannot"
        raise FontError.of("this is not a font with outlines", Span(name), hint, code="font-without-outlines")
    if "fvar" in tables:
        hint = "use a static instance of it, one file for each weight"
        raise FontError.of("this is a variable font", Span(name), hint, code="font-variable")
    restriction = _restriction(_table(opened, "OS/2"))
    if restriction:
        message = f"the font's license {restriction}"
        raise FontError.of(message, Span(name), _EMBEDDABLE, code="font-not-embeddable")
    return opened


def _restriction(table: bytes) -> str:
    """What `fsType` forbids, if it forbids what a PDF needs.

    https://learn.microsoft.com/typography/opentype/spec/os2#fstype
    """
    if len(table) < 10:
        return ""
    (bits,) = struct.unpack_from(">H", table, 8)
    if bits & 0x000F == 0x0002:
        return "forbids embedding it (OS/2 fsType, bit 1)"
    if bits & 0x0100:
        return "forbids subsetting it (OS/2 fsType, bit 8)"
    if bits & 0x0200:
        return "allows only its bitmaps to be embedded (OS/2 fsType, bit 9)"
    return ""


def _languages(hb_face: Any, script: str) -> list[str]:
    """The tags of the languages for which a face has forms of their own in a script."""
    scripts = hb_face.get_table_script_tags("GSUB")
    if script not in scripts:
        return []
    found: list[str] = hb_face.get_script_language_tags("GSUB", scripts.index(script))
    return found


def _fixed_pitch(opened: Any) -> bool:
    """Whether all letters are as wide as a space, as the `post` table says."""
    table = _table(opened, "post")
    return len(table) >= 16 and any(table[12:16])


def _table(opened: Any, tag: str) -> bytes:
    return bytes(opened.reference_table(tag).data) if tag in opened.table_tags else b""


def _name(opened: Any, record: str) -> str:
    """A record of the font's name table, or an empty string."""
    return opened.get_name(getattr(hb.OTNameIdPredefined, record)) or ""


# Whose a face is and on what terms, as its own file says (OpenType `name`, records 0, 13 and 14).

# What the SIL Open Font License is called in the files under it.
_OFL_NAMES = ("open font license", "openfontlicense.org", "scripts.sil.org/ofl")
OFL = "OFL-1.1"


class FaceTerms(NamedTuple):
    """The copyright notice of a face and its license, by its SPDX identifier if it is the OFL; or nothing."""

    owner: str
    license: str


def terms_of(face: Face) -> FaceTerms:
    """Return what the file of a face says of its owner and license."""
    owner, terms, address = (
        " ".join(_name(face.hb_face, record).split()) for record in ("COPYRIGHT", "LICENSE", "LICENSE_URL")
    )
    said = f"{terms} {address}".lower()
    return FaceTerms(owner, OFL if any(each in said for each in _OFL_NAMES) else terms or address)
