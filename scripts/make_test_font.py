"""Make the font of the tests: every letter a square of one em, so that a line of n letters is n em wide.

Run it with the `test` extra installed (fontTools).  The font is our own work, under the OFL like the others.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

FILE = Path(__file__).resolve().parent.parent / "tests" / "square" / "Square-Regular.ttf"
EM = 1000
_NAMES = {
    "familyName": "Square",
    "styleName": "Regular",
    "uniqueFontIdentifier": "factsheet: Square Regular",
    "fullName": "Square Regular",
    "psName": "Square-Regular",
    "version": "Version 1.000",
    "licenseDescription": "SIL Open Font License, Version 1.1",
    "licenseInfoURL": "https://openfontlicense.org",
}


def _square() -> object:
    """A square from the baseline to 800: the height of its capitals and of its small letters."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 800))
    pen.lineTo((EM, 800))
    pen.lineTo((EM, 0))
    pen.closePath()
    return pen.glyph()


def make(file: Path = FILE) -> None:
    """Write the font: Basic Latin, Hebrew and some Han, the space as wide as the rest."""
    codes = [*range(0x20, 0x7F), 0xA0, *range(0x5D0, 0x5EB), 0x96E3, 0x6C11, 0x3002]
    names = [".notdef", *(f"u{code:04X}" for code in codes)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"u{code:04X}" for code in codes})
    empty = TTGlyphPen(None).glyph()
    blank = {"u0020", "u00A0"}
    builder.setupGlyf({name: empty if name in blank else _square() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sxHeight=800, sCapHeight=800, fsType=0)
    builder.setupNameTable(_NAMES)
    builder.setupPost(isFixedPitch=1)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(file)


if __name__ == "__main__":
    make()
    print(FILE)
