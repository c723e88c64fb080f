"""What the codes of fonts mean: encodings of simple fonts (ISO 32000-2, 9.6.5), CMaps (9.7.5, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from pypdf._codecs.adobe_glyphs import adobe_glyphs

from factsheet.pdftools.preflight.objects import entry, integer, name, sequence
from factsheet.records import dataclass

_CODECS = {
    "WinAnsiEncoding": "cp1252",
    "MacRomanEncoding": "mac_roman",
    "StandardEncoding": "latin-1",
    "PDFDocEncoding": "latin-1",
}
_STANDARD_FONTS = ("Courier", "Helvetica", "Times")
_SYMBOLIC = 4


def letters(source: Any, font: str, kind: str) -> Mapping[int, str]:
    """Return the text of each code that has one, by the encoding and the names of glyphs."""
    encoding = entry(source, "/Encoding")
    symbolic = bool((integer(entry(source, "/FontDescriptor", "/Flags")) or 0) & _SYMBOLIC)
    unstated = encoding is None and (symbolic or kind == "Type3")
    if unstated and not font.startswith(_STANDARD_FONTS):
        return {}
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    known = list(bytes(range(256)).decode(_CODECS.get(base, "latin-1"), "replace"))
    found = {code: text for code, text in enumerate(known) if code >= 32 and text != "\ufffd"}
    code = 0
    for each in sequence(entry(encoding, "/Differences")):
        if (start := integer(each)) is not None:
            code = start
        else:
            found[code] = _glyph_text(name(each))
            code += 1
    return {code: text for code, text in found.items() if text}


def _glyph_text(glyph: str) -> str:
    """Return the text of a glyph's name by the Adobe Glyph List; empty if it has none."""
    found = adobe_glyphs.get(f"/{glyph}")
    if found:
        return str(found)
    digits = glyph[3:] if glyph.startswith("uni") else glyph[1:] if glyph.startswith("u") else ""
    try:
        return chr(int(digits, 16)) if 4 <= len(digits) <= 6 else ""
    except (ValueError, OverflowError):
        return ""


_MOST = 70_000
_BLOCK = re.compile(rb"begin(codespacerange|bfchar|bfrange|cidchar|cidrange)\b(.*?)end\1", re.DOTALL)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\d+)|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """A map: the ranges of codes by length, the text and the glyph number (CID) of each code."""

    spaces: tuple[tuple[int, int, int], ...] = ()
    texts: dict[int, str] = field(default_factory=dict)
    cids: dict[int, int] = field(default_factory=dict)

    def codes(self, string: bytes) -> list[int]:
        """Return the codes of a string; bytes outside all ranges count as codes of the shortest length."""
        lengths = sorted({length for length, _, _ in self.spaces}) or [1]
        found, at = [], 0
        while at < len(string):
            length = self._length(string, at, lengths)
            found.append(int.from_bytes(string[at : at + length], "big"))
            at += length
        return found

    def _length(self, string: bytes, at: int, lengths: list[int]) -> int:
        for length in lengths:
            code = int.from_bytes(string[at : at + length], "big")
            if any(size == length and low <= code <= high for size, low, high in self.spaces):
                return length
        return lengths[0]


def character_map(stream: bytes) -> CharacterMap:
    """Return the map that a stream describes; what is not a map in it is passed over."""
    spaces: list[tuple[int, int, int]] = []
    texts: dict[int, str] = {}
    cids: dict[int, int] = {}
    for kind, block in _BLOCK.findall(stream):
        items = _items(block)
        if kind == b"codespacerange":
            for low, high in zip(items[::2], items[1::2], strict=False):
                if isinstance(low, bytes) and isinstance(high, bytes):
                    spaces.append((len(low), int.from_bytes(low, "big"), int.from_bytes(high, "big")))
        elif kind in (b"bfchar", b"bfrange"):
            _read_texts(kind, items, texts)
        else:
            _read_cids(kind, items, cids)
    return CharacterMap(tuple(spaces), texts, cids)


_Item = bytes | int | list[bytes]


def _items(block: bytes) -> list[_Item]:
    found: list[_Item] = []
    inner: list[bytes] | None = None
    for digits, whole, opened, closed in _ITEM.findall(block):
        if opened:
            inner = []
        elif closed:
            found.append(inner or [])
            inner = None
        elif whole:
            found.append(int(whole))
        else:
            plain = re.sub(rb"\s", b"", digits)
            value = bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))
            found.append(value) if inner is None else inner.append(value)
    return found


def _read_texts(kind: bytes, items: list[_Item], texts: dict[int, str]) -> None:
    step = 2 if kind == b"bfchar" else 3
    for start in range(0, len(items) - step + 1, step):
        low, *rest = items[start : start + step]
        if not isinstance(low, bytes) or not isinstance(rest[0], bytes):
            continue
        first = int.from_bytes(low, "big")
        if step == 2:
            texts[first] = _text(rest[0])
            continue
        # A range: a text for each code, or that of the first code, from which the others are counted on.
        last, target = int.from_bytes(rest[0], "big"), rest[1]
        if isinstance(target, list):
            texts.update({first + index: _text(each) for index, each in enumerate(target)})
        elif isinstance(target, bytes) and target:
            start, length = int.from_bytes(target, "big"), max(len(target), 2)
            for index in range(min(last - first + 1, _MOST - len(texts))):
                code = start + index
                texts[first + index] = _text(code.to_bytes(length, "big") if code < 256**length else b"")


def _read_cids(kind: bytes, items: list[_Item], cids: dict[int, int]) -> None:
    if kind == b"cidchar":
        for code, cid in zip(items[::2], items[1::2], strict=False):
            if isinstance(code, bytes) and isinstance(cid, int):
                cids[int.from_bytes(code, "big")] = cid
        return
    for low, high, cid in zip(items[::3], items[1::3], items[2::3], strict=False):
        if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(cid, int):
            first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
            for index in range(min(last - first + 1, _MOST - len(cids))):
                cids[first + index] = cid + index


def _text(value: bytes) -> str:
    if len(value) == 1:
        return chr(value[0])
    return value.decode("utf-16-be", "replace")
