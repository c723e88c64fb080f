"""Font files wrapped for the web: WOFF 2.0 where Brotli is installed, WOFF 1.0 otherwise.

https://www.w3.org/TR/WOFF2/ and https://www.w3.org/TR/WOFF/
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

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
    return WebFont(_woff2(font, brotli.compress), "woff2")


def _tables(font: bytes) -> list[_Table]:
    """The tables of a font file, by tag."""
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


def _woff2(font: bytes, compress: Callable[[bytes], bytes]) -> bytes:
    tables = _tables(font)
    directory = b""
    for table in tables:
        number = _NUMBERS.get(table.tag, 63)
        # Glyphs are left as they are: the transform of `glyf` and `loca` is optional (5.1).
        flags = number | (_NULL_TRANSFORM if table.tag in ("glyf", "loca") else 0)
        directory += bytes([flags])
        directory += table.tag.encode("latin-1") if number == 63 else b""
        directory += _base128(len(table.data))
    packed: bytes = compress(b"".join(table.data for table in tables))
    size = 48 + len(directory) + len(packed)
    head = struct.pack(
        ">4s4sLHHLLHHLLLLL",
        *(b"wOF2", font[:4], _padded(size), len(tables), 0, _sfnt_size(tables), len(packed), 1, 0),
        *(0, 0, 0, 0, 0),
    )
    return head + directory + packed + bytes(_padded(size) - size)


def _base128(value: int) -> bytes:
    """A number in groups of seven bits, the highest first (WOFF 2.0, 4.2: UIntBase128)."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(0x80 | value & 0x7F)
    return bytes(reversed(groups))
