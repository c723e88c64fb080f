"""Fonts as pages use them: the codes of a string, what each means, how wide it is, which glyph it shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from factsheet.pdftools.preflight.encodings import CharacterMap, character_map, letters
from factsheet.pdftools.preflight.objects import data, entry, integer, is_stream, name, number, sequence
from factsheet.pdftools.preflight.programs import FontProgram, TrueType, program
from factsheet.records import dataclass

_TWO_BYTES = CharacterMap(((2, 0, 0xFFFF),))
_ONE_BYTE = CharacterMap(((1, 0, 0xFF),))
_MOST_WIDTHS = 70_000


class ShownText(NamedTuple):
    """A code as shown: what it means (None if the file does not say), its width in thousandths."""

    code: int
    text: str | None
    width: float
    is_space: bool = False


class Widths(NamedTuple):
    """The widths that a font states, in thousandths of an em, and the one for all other codes."""

    stated: Mapping[int, float]
    default: float


@dataclass(frozen=True, eq=False)
class PdfFont:
    """A font dictionary.  `kind` is its subtype, of a composite font that of its descendant, `inner`.

    `file` is the stream of the embedded program, None if there is none.
    """

    source: Any
    inner: Any
    name: str
    kind: str
    is_composite: bool
    file: Any

    @cached_property
    def program(self) -> FontProgram | None:
        """The embedded program, None if it is not there or of a kind that is not read."""
        found = data(self.file) if self.file is not None else None
        return program(found) if found else None

    @cached_property
    def codes(self) -> CharacterMap | None:
        """How strings part into codes; None for a predefined map that is not known here."""
        if not self.is_composite:
            return _ONE_BYTE
        encoding = entry(self.source, "/Encoding")
        if name(encoding) in ("Identity-H", "Identity-V"):
            return _TWO_BYTES
        stream = data(encoding) if is_stream(encoding) else None
        return character_map(stream) if stream else None

    @cached_property
    def unicode(self) -> CharacterMap | None:
        """The table `ToUnicode`, None if there is none."""
        stream = data(entry(self.source, "/ToUnicode"))
        return character_map(stream) if stream is not None else None

    def shown(self, string: bytes) -> list[ShownText]:
        """Return the codes of a string in the order they are shown."""
        codes, one = (self.codes or _TWO_BYTES).codes(string), not self.is_composite
        return [ShownText(code, self.text(code), self.width(code), one and code == 32) for code in codes]

    def text(self, code: int) -> str | None:
        """Return what a code stands for; None if the file does not say."""
        if self.unicode is not None and code in self.unicode.texts:
            return self.unicode.texts[code]
        return self._letters.get(code)

    def width(self, code: int) -> float:
        """Return the width that the file states, in thousandths of an em."""
        return self._widths.stated.get(self._cid(code), self._widths.default)

    def glyph(self, code: int) -> int | None:
        """Return the glyph of the program that a code shows, None where that cannot be told."""
        if not self.is_composite:
            return None
        cid, table = self._cid(code), self._glyphs
        if table is None or not isinstance(self.program, TrueType):
            return cid
        pair = table[2 * cid : 2 * cid + 2]
        return int.from_bytes(pair, "big") if len(pair) == 2 else 0

    def _cid(self, code: int) -> int:
        return self.codes.cids.get(code, code) if self.codes else code

    @cached_property
    def _glyphs(self) -> bytes | None:
        found = entry(self.inner, "/CIDToGIDMap")
        return data(found) if is_stream(found) else None

    @cached_property
    def _widths(self) -> Widths:
        return _composite_widths(self.inner) if self.is_composite else _simple_widths(self.source, self.kind)

    @cached_property
    def _letters(self) -> Mapping[int, str]:
        return {} if self.is_composite else letters(self.source, self.name, self.kind)


def font(source: Any) -> PdfFont:
    """Return the font of a dictionary."""
    is_composite = name(entry(source, "/Subtype")) == "Type0"
    below = sequence(entry(source, "/DescendantFonts"))
    inner = (below[0] if below else None) if is_composite else source
    descriptor = entry(inner, "/FontDescriptor")
    files = (entry(descriptor, key) for key in ("/FontFile2", "/FontFile3", "/FontFile"))
    return PdfFont(
        source,
        inner,
        name(entry(source, "/BaseFont")) or name(entry(source, "/Name")) or "unnamed font",
        name(entry(inner, "/Subtype")),
        is_composite,
        next((file for file in files if is_stream(file)), None),
    )


def _simple_widths(source: Any, kind: str) -> Widths:
    first, scale = integer(entry(source, "/FirstChar")) or 0, 1.0
    if kind == "Type3":
        matrix = sequence(entry(source, "/FontMatrix"))
        scale = 1000 * (number(matrix[0]) or 0.001) if matrix else 1.0
    widths = enumerate(sequence(entry(source, "/Widths")), first)
    stated = {code: scale * (number(each) or 0.0) for code, each in widths}
    missing = number(entry(source, "/FontDescriptor", "/MissingWidth"))
    # The standard fonts state no widths; half an em stands for theirs.
    return Widths(stated, missing or (0.0 if stated else 500.0))


def _composite_widths(inner: Any) -> Widths:
    default = number(entry(inner, "/DW"))
    items, stated, at = sequence(entry(inner, "/W")), dict[int, float](), 0
    while at + 1 < len(items) and len(stated) < _MOST_WIDTHS:
        first, following = integer(items[at]), items[at + 1]
        if first is None:
            break
        if isinstance(following, list):
            stated |= {first + index: number(each) or 0.0 for index, each in enumerate(sequence(following))}
            at += 2
            continue
        last = integer(following)
        if last is None or at + 2 >= len(items):
            break
        codes = range(first, min(last, first + _MOST_WIDTHS) + 1)
        stated |= dict.fromkeys(codes, number(items[at + 2]) or 0.0)
        at += 3
    return Widths(stated, 1000.0 if default is None else default)


def is_private(text: str) -> bool:
    """Return whether a text has a character without meaning: private use, unassigned, a stand-in."""
    return any(unicodedata.category(each) in ("Co", "Cn", "Cs") or each == "\ufffd" for each in text)
