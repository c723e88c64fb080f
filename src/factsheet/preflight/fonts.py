"""Fonts as pages use them: the codes of a string, what each means, how wide it is, which glyph it shows."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from pypdf._codecs.adobe_glyphs import adobe_glyphs

from factsheet.preflight.cmap import CharacterMap, character_map
from factsheet.preflight.objects import data, entry, integer, is_stream, name, number, sequence
from factsheet.preflight.programs import Program, TrueType, program

_TWO_BYTES = CharacterMap(((2, 0, 0xFFFF),))
_ONE_BYTE = CharacterMap(((1, 0, 0xFF),))
_STANDARD = {
    *("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique", "Symbol", "ZapfDingbats"),
    *("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    *("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
}


class Shown(NamedTuple):
    """A code as shown: what it means (None if the file does not say), its width in thousandths."""

    code: int
    text: str | None
    width: float
    is_space: bool = False


@dataclass(frozen=True, eq=False)
class Font:
    """A font dictionary.  `kind` is its subtype; for a composite font also that of its descendant."""

    source: Any

    @cached_property
    def kind(self) -> str:
        """`TrueType`, `Type1`, `Type3`, `CIDFontType2` ..."""
        return name(entry(self._inner, "/Subtype"))

    @cached_property
    def name(self) -> str:
        """The name of the font with its subset tag."""
        return name(entry(self.source, "/BaseFont")) or name(entry(self.source, "/Name")) or "unnamed font"

    @cached_property
    def is_composite(self) -> bool:
        """Whether it is a Type 0 font."""
        return name(entry(self.source, "/Subtype")) == "Type0"

    @cached_property
    def _inner(self) -> Any:
        if not self.is_composite:
            return self.source
        found = sequence(entry(self.source, "/DescendantFonts"))
        return found[0] if found else None

    @property
    def descriptor(self) -> Any:
        """The font descriptor, None if there is none."""
        return entry(self._inner, "/FontDescriptor")

    @cached_property
    def file(self) -> Any:
        """The stream of the embedded program, None if there is none."""
        return next(
            (
                found
                for key in ("/FontFile2", "/FontFile3", "/FontFile")
                if is_stream(found := entry(self.descriptor, key))
            ),
            None,
        )

    @property
    def is_embedded(self) -> bool:
        """Whether the program is in the file; Type 3 fonts are always."""
        return self.kind == "Type3" or self.file is not None

    @cached_property
    def program(self) -> Program | None:
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

    def shown(self, string: bytes) -> list[Shown]:
        """The codes of a string in the order they are shown."""
        parting = self.codes or _TWO_BYTES
        one = not self.is_composite
        return [
            Shown(code, self.text(code), self.width(code), one and code == 32)
            for code in parting.codes(string)
        ]

    def text(self, code: int) -> str | None:
        """What a code stands for; None if the file does not say."""
        if self.unicode is not None and code in self.unicode.texts:
            return self.unicode.texts[code]
        return None if self.is_composite else self._simple_text(code)

    def width(self, code: int) -> float:
        """The width that the file states, in thousandths of an em."""
        return self._widths.get(self._cid(code) if self.is_composite else code, self._default_width)

    def stated_width(self, code: int) -> float | None:
        """The width that is written down for a code, None if only a default holds."""
        return self._widths.get(self._cid(code) if self.is_composite else code)

    def glyph(self, code: int) -> int | None:
        """The glyph of the program that a code shows, None where that cannot be told."""
        if not self.is_composite:
            return None
        cid = self._cid(code)
        if self.kind == "CIDFontType2" or isinstance(self.program, TrueType):
            table = self._glyph_table
            if table is None:
                return cid
            pair = table[2 * cid : 2 * cid + 2]
            return int.from_bytes(pair, "big") if len(pair) == 2 else 0
        return cid

    def _cid(self, code: int) -> int:
        return self.codes.cids.get(code, code) if self.codes and self.codes.cids else code

    @cached_property
    def _glyph_table(self) -> bytes | None:
        found = entry(self._inner, "/CIDToGIDMap")
        return data(found) if is_stream(found) else None

    @cached_property
    def _default_width(self) -> float:
        if self.is_composite:
            found = number(entry(self._inner, "/DW"))
            return 1000.0 if found is None else found
        return number(entry(self.descriptor, "/MissingWidth")) or (0.0 if self._widths else 500.0)

    @cached_property
    def _widths(self) -> dict[int, float]:
        if self.is_composite:
            return _cid_widths(sequence(entry(self._inner, "/W")))
        first = integer(entry(self.source, "/FirstChar")) or 0
        scale = 1.0
        if self.kind == "Type3":
            matrix = sequence(entry(self.source, "/FontMatrix"))
            scale = 1000 * (number(matrix[0]) or 0.001) if matrix else 1.0
        widths = enumerate(sequence(entry(self.source, "/Widths")), first)
        return {code: scale * (number(each) or 0.0) for code, each in widths}

    @cached_property
    def _encoding(self) -> list[str]:
        encoding = entry(self.source, "/Encoding")
        base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
        known = base in ("WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding", "PDFDocEncoding")
        letters = _letters(f"/{base}" if known else "/StandardEncoding")
        code = 0
        for each in sequence(entry(encoding, "/Differences")):
            if (start := integer(each)) is not None:
                code = start
            elif 0 <= code < 256:
                letters[code] = _glyph_text(name(each))
                code += 1
        return letters

    def _simple_text(self, code: int) -> str | None:
        has_encoding = entry(self.source, "/Encoding") is not None
        symbolic = bool((integer(entry(self.descriptor, "/Flags")) or 0) & 4)
        if not has_encoding and (symbolic or self.kind == "Type3") and self.name not in _STANDARD:
            return None
        return (self._encoding[code] or None) if code < 256 else None


def _letters(base: str) -> list[str]:
    names = {
        "/WinAnsiEncoding": "cp1252",
        "/MacRomanEncoding": "mac_roman",
        "/StandardEncoding": "latin-1",
        "/PDFDocEncoding": "latin-1",
    }
    return list(bytes(range(256)).decode(names[base], "replace"))


def _glyph_text(glyph: str) -> str:
    """The text of a glyph's name by the Adobe Glyph List; empty if it has none."""
    found = adobe_glyphs.get(f"/{glyph}")
    if found:
        return found
    digits = glyph[3:] if glyph.startswith("uni") else glyph[1:] if glyph.startswith("u") else ""
    try:
        return chr(int(digits, 16)) if 4 <= len(digits) <= 6 else ""
    except (ValueError, OverflowError):
        return ""


def _cid_widths(items: list[Any]) -> dict[int, float]:
    found: dict[int, float] = {}
    at = 0
    while at + 1 < len(items) and len(found) < 70_000:
        first, following = integer(items[at]), items[at + 1]
        if first is None:
            break
        if isinstance(following, list):
            widths = [number(each) or 0.0 for each in sequence(following)]
            found.update({first + index: width for index, width in enumerate(widths)})
            at += 2
            continue
        last = integer(following)
        if last is None or at + 2 >= len(items):
            break
        width = number(items[at + 2]) or 0.0
        found.update(dict.fromkeys(range(first, min(last, first + 70_000) + 1), width))
        at += 3
    return found


def is_private(text: str) -> bool:
    """Whether a text has a character without agreed meaning: private use, unassigned, or a stand-in."""
    return any(unicodedata.category(each) in ("Co", "Cn", "Cs") or each == "\ufffd" for each in text)
