"""The faces of a page: what each role of the layout needs of them, cut down and embedded."""

from __future__ import annotations

import base64
import struct
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factsheet.fonts.face import Face
from factsheet.fonts.library import Library
from factsheet.fonts.subset import subset
from factsheet.typeset.items import itemize
from factsheet.typeset.shaped import StyledRun


class TypeRole(NamedTuple):
    """A typeface role: its name in the style sheet, its families in the layout, and a weight."""

    name: str
    families: tuple[str, ...]
    weight: int


class LetteredRun(NamedTuple):
    """A stretch of a page's text in one role; `lang` is its language where it is not that of the page."""

    role: TypeRole
    text: str
    lang: str = ""


class UsedFace(NamedTuple):
    """A face of a role, the characters that it sets, and the passages that they stand in."""

    role: TypeRole
    face: Face
    characters: frozenset[str]
    passages: tuple[str, ...]


def used_faces(copy: Iterable[Sequence[LetteredRun]], lang: str, library: Library) -> tuple[UsedFace, ...]:
    """Return the faces that the paragraphs of a page need, each with the characters that it sets in its role.

    A browser picks a face by the character alone, so each character of a role goes to one face:
    the one that sets it most often.
    """
    counted: defaultdict[TypeRole, defaultdict[str, Counter[Face]]]
    counted = defaultdict(lambda: defaultdict(Counter))
    passages: defaultdict[tuple[TypeRole, Face], list[str]] = defaultdict(list)
    for paragraph in copy:
        plain = "".join(run.text for run in paragraph)
        pieces = [
            StyledRun(run.text, run.role.families, run.role.weight, "", "page", lang=run.lang)
            for run in paragraph
        ]
        roles = [run.role for run in paragraph for _ in run.text]
        for item in itemize(plain, pieces, [0] * len(plain), lang, library):
            for role, alike in groupby(range(item.start, item.stop), key=roles.__getitem__):
                passage = "".join(plain[at] for at in alike)
                passages[role, item.face].append(passage)
                for character in passage:
                    counted[role][character][item.face] += 1
    found = []
    for role, characters in counted.items():
        by_face: defaultdict[Face, set[str]] = defaultdict(set)
        for character, faces in characters.items():
            by_face[faces.most_common(1)[0][0]].add(character)
        found += [
            UsedFace(role, face, frozenset(own), _within(passages[role, face], own))
            for face, own in by_face.items()
        ]
    return tuple(found)


def _within(passages: Iterable[str], characters: set[str]) -> tuple[str, ...]:
    """Return the passages without characters that another face sets."""
    cut = ("".join(each if each in characters else " " for each in passage) for passage in passages)
    return tuple(dict.fromkeys(cut))


def font_rules(used: Iterable[UsedFace]) -> Iterator[str]:
    """Yield the `@font-face` rules of some faces, their subsets inside as data addresses."""
    faces = sorted(used, key=lambda each: (each.role, each.face.key))
    taken = defaultdict[TypeRole, set[str]](set)
    for each in faces:
        taken[each.role] |= each.characters
    for role, face, characters, passages in faces:
        font = web_font(subset(face, passages))
        data = base64.b64encode(font.data).decode("ascii")
        yield (
            f'@font-face{{font-family:"{role.name}";font-weight:{role.weight};'
            f'src:url(data:font/{font.format};base64,{data}) format("{font.format}");'
            f"unicode-range:{_ranges(characters | (_parts(face, characters) - taken[role]))}}}"
        )


def _parts(face: Face, characters: Iterable[str]) -> frozenset[str]:
    """What HarfBuzz parts characters into to set them, as vowels on both sides of a letter.

    Chromium lets it have no glyph of a character outside the range of a face.
    """
    parts = {part for each in characters for part in unicodedata.normalize("NFD", each)}
    return frozenset(each for each in parts if face.covers(ord(each)))


def _ranges(characters: Iterable[str]) -> str:
    """Return characters as the ranges of `unicode-range`.

    >>> _ranges("abcx")
    'U+61-63,U+78'
    """
    codes = sorted(map(ord, characters))
    spans: list[list[int]] = []
    for code in codes:
        if spans and code == spans[-1][1] + 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in spans)


# Font files wrapped for the web: WOFF 2.0 where Brotli is installed, WOFF 1.0 otherwise.
#
# https://www.w3.org/TR/WOFF2/ and https://www.w3.org/TR/WOFF/

# The tags that have a number of their own (WOFF 2.0, 4.1).
_KNOWN = (
    "cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern "
    "LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar "
    "bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat "
    "Gloc Feat Sill"
)
_NUMBERS = {tag.replace("_", " "): number for number, tag in enumerate(_KNOWN.split())}
_NULL_TRANSFORM = 0b11 << 6


class WebFont(NamedTuple):
    """A font for a browser: its bytes, and their name in CSS (`format("woff2")`)."""

    data: bytes
    format: str


class _Table(NamedTuple):
    tag: str
    data: bytes
    checksum: int


def web_font(font: bytes) -> WebFont:
    """Return a font file (sfnt) as the smallest kind that can be made here."""
    try:
        import brotli  # type: ignore[import-untyped]
    except ImportError:
        return WebFont(_woff1(font), "woff")
    tables = _tables(font)
    directory = b""
    for table in tables:
        number = _NUMBERS.get(table.tag, 63)
        # Glyphs are left as they are: the transform of `glyf` and `loca` is optional (5.1).
        flags = number | (_NULL_TRANSFORM if table.tag in ("glyf", "loca") else 0)
        directory += bytes([flags])
        directory += table.tag.encode("latin-1") if number == 63 else b""
        # A number in groups of seven bits, the highest first (WOFF 2.0, 4.2: UIntBase128).
        value = len(table.data)
        groups = [value & 0x7F]
        while value := value >> 7:
            groups.append(0x80 | value & 0x7F)
        directory += bytes(reversed(groups))
    packed: bytes = brotli.compress(b"".join(table.data for table in tables))
    size = 48 + len(directory) + len(packed)
    head = struct.pack(
        ">4s4sLHHLLHHLLLLL",
        *(b"wOF2", font[:4], _padded(size), len(tables), 0, _sfnt_size(tables), len(packed), 1, 0),
        *(0, 0, 0, 0, 0),
    )
    return WebFont((head + directory + packed + bytes(_padded(size) - size)), "woff2")


def _tables(font: bytes) -> list[_Table]:
    """Return the tables of a font file, by tag."""
    (count,) = struct.unpack_from(">H", font, 4)
    found = []
    for number in range(count):
        tag, checksum, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        found.append(_Table(tag.decode("latin-1"), font[offset : offset + length], checksum))
    return found


def _sfnt_size(tables: list[_Table]) -> int:
    return 12 + sum(16 + _padded(len(table.data)) for table in tables)


def _padded(length: int) -> int:
    return (length + 3) & ~3


def _woff1(font: bytes) -> bytes:
    tables = _tables(font)
    directory, body = b"", b""
    start = 44 + 20 * len(tables)
    for table in tables:
        packed = zlib.compress(table.data, 9)
        data = packed if len(packed) < len(table.data) else table.data
        tag = table.tag.encode("latin-1")
        directory += struct.pack(
            ">4sLLLL", tag, start + len(body), len(data), len(table.data), table.checksum
        )
        body += data + bytes(_padded(len(data)) - len(data))
    size = start + len(body)
    head = struct.pack(
        ">4s4sLHHLHHLLLLL",
        *(b"wOFF", font[:4], size, len(tables), 0, _sfnt_size(tables), 1, 0, 0, 0, 0, 0, 0),
    )
    return head + directory + body
