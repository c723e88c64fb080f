"""The objects that make a composite font of a font program (ISO 32000-2, 9.7), whatever its outlines."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from factsheet.fonts.face import Face
from factsheet.pdf.document import PdfDocument, Reference, Value, name, text
from factsheet.records import dataclass

_UNUSED = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "MATH", "OS/2", "STAT", "VDMX", "VORG"),
    *("cmap", "gasp", "hdmx", "kern", "meta", "name", "post", "vhea", "vmtx"),
)
_SYMBOLIC = 4
_BLOCK = 100
FILLER = "\u200b"
"""What a code without text of its own stands for; a code must stand for something (ISO 14289-1, 7.21.7)."""
NOTICED = 0.08
"""By how much of an em a glyph may stand in the room of the one before, or away from it, by kerning.

Readers go by the widths of a font: with more than a tenth Poppler sees the end of a word or a space.
"""
GUIDE_PART = 16
"""Which part of the width of a space a guide beside it takes: Poppler knows a space by its gap."""


class PlacedCode(NamedTuple):
    """A code on the page: of which font, where from the cluster's origin, how wide.

    Lengths are in thousandths of an em, the unit of the operator `TJ`.
    """

    font: str
    code: str
    x: float
    width: float
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font program in the file: its tagged name, its descriptor, the width of each code."""

    name: str
    descriptor: Reference
    widths: Mapping[int, float]


def subset_plan(face: Face, glyphs: set[int], flags: Any = None) -> Any:
    """Return HarfBuzz's plan for a font with these glyphs and no tables for shaping."""
    chosen = hb.SubsetInput()
    chosen.glyph_set.update(glyphs)
    chosen.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    if flags is not None:
        chosen.flags |= flags
    for tag in _UNUSED:
        chosen.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    return hb.SubsetPlan(face.hb_face, chosen)


def thousandths(face: Face, units: float) -> float:
    """Return a length in font units as the file states it."""
    return round(units * 1000 / face.upem, 2)


def embed(
    document: PdfDocument, face: Face, program: bytes, bounds: Sequence[float], widths: Mapping[int, float]
) -> Embedded:
    """Add a font program; its name carries a tag made from its content (ISO 32000-2, 9.9.2)."""
    tagged = f"{_tag(program)}+{face.postscript_name}"
    if face.cff:
        file = {"FontFile3": document.stream(program, {"Subtype": name("CIDFontType0C")}, again=True)}
    else:
        file = {"FontFile2": document.stream(program, {"Length1": len(program)}, again=True)}
    descriptor = {
        "Type": name("FontDescriptor"),
        "FontName": name(tagged),
        "Flags": _SYMBOLIC,
        "FontBBox": [round(thousandths(face, each)) for each in bounds],
        "ItalicAngle": 0,
        "Ascent": round(face.ascender * 1000),
        "Descent": round(face.descender * 1000),
        "CapHeight": round(face.cap_height * 1000),
        "StemV": round(50 + (face.weight / 65) ** 2),
        **file,
    }
    return Embedded(tagged, document.add(descriptor), widths)


def font(
    document: PdfDocument, embedded: Embedded, kind: Mapping[str, Value], texts: Mapping[int, str]
) -> Reference:
    """Return the font of an embedded program in which the codes stand for these texts.

    `kind` holds the entries that tell TrueType from CFF: Subtype, and how codes map to glyphs.
    """
    # The array `W`: each run of successive codes with its widths.
    ranges: list[Value] = []
    last = -2
    for code, width in sorted(embedded.widths.items()):
        if code != last + 1:
            ranges += [code, []]
        ranges[-1].append(width)
        last = code
    descendant = {
        "Type": name("Font"),
        "BaseFont": name(embedded.name),
        "CIDSystemInfo": {"Registry": text("Adobe"), "Ordering": text("Identity"), "Supplement": 0},
        "FontDescriptor": embedded.descriptor,
        "W": ranges,
        "DW": 0,
        **kind,
    }
    return document.add(
        {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": name(embedded.name),
            "Encoding": name("Identity-H"),
            "DescendantFonts": [document.add(descendant)],
            "ToUnicode": document.stream(to_unicode(texts), again=True),
        }
    )


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the table from codes to text, in blocks of at most 100 entries (ISO 32000-2, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    entries = sorted(texts.items())
    for at in range(0, len(entries), _BLOCK):
        block = entries[at : at + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:04X}> <{(meant or FILLER).encode('utf-16-be').hex()}>" for code, meant in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")


def _tag(program: bytes) -> str:
    digest = hashlib.sha256(program).digest()
    return "".join(chr(ord("A") + each % 26) for each in digest[:6])
