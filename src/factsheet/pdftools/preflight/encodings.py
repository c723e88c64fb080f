"""What the codes of simple fonts mean without a table of their own (ISO 32000-2, 9.6.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pypdf._codecs.adobe_glyphs import adobe_glyphs

from factsheet.pdftools.preflight.objects import entry, integer, name, sequence

_CODECS = {
    "WinAnsiEncoding": "cp1252",
    "MacRomanEncoding": "mac_roman",
    "StandardEncoding": "latin-1",
    "PDFDocEncoding": "latin-1",
}
_STANDARD_FONTS = ("Courier", "Helvetica", "Times")
_SYMBOLIC = 4


def letters(source: Any, font: str, kind: str) -> Mapping[int, str]:
    """The text of each code that has one, by the encoding and the names of glyphs."""
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
    """The text of a glyph's name by the Adobe Glyph List; empty if it has none."""
    found = adobe_glyphs.get(f"/{glyph}")
    if found:
        return str(found)
    digits = glyph[3:] if glyph.startswith("uni") else glyph[1:] if glyph.startswith("u") else ""
    try:
        return chr(int(digits, 16)) if 4 <= len(digits) <= 6 else ""
    except (ValueError, OverflowError):
        return ""
