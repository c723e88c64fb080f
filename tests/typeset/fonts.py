"""Fonts and copy that the tests of typesetting share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from factsheet.display import Direction
from factsheet.errors import FontError
from factsheet.fonts.library import Library, bundled
from factsheet.typeset.glyphs import Manner
from factsheet.typeset.shape import shape
from factsheet.typeset.shaped import ShapedParagraph, StyledRun

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


@cache
def with_dejavu() -> Library:
    """The bundled fonts and DejaVu, which has Arabic and Hebrew; skips where it is not installed."""
    if not (DEJAVU / "DejaVuSans.ttf").exists():
        pytest.skip("needs the Debian package fonts-dejavu-core")
    return bundled().with_folder(DEJAVU)


def setting(
    *texts: str, lang: str = "en", families: tuple[str, ...] = ("source-sans",), weight: int = 400, **manner
) -> ShapedParagraph:
    """Pieces of one copy, shaped; each text is a piece with a swatch of its own."""
    pieces, start = [], 0
    for number, text in enumerate(texts):
        pieces.append(StyledRun(text, families, weight, f"swatch{number}", "story", start))
        start += len(text)
    rtl = lang.partition("-")[0] in ("ar", "fa", "he", "ur")
    library = manner.pop("library", None) or (with_dejavu() if rtl else bundled())
    if rtl and families == ("source-sans",):
        pieces = [
            StyledRun(p.text, ("source-sans", "dejavu-sans"), weight, p.swatch, p.path, p.start)
            for p in pieces
        ]
    return shape(tuple(pieces), Manner(lang, **manner), Direction.RTL if rtl else Direction.LTR, library)


def problems(*texts: str, **manner) -> list[str]:
    """The messages of the error that setting the texts raises."""
    with pytest.raises(FontError) as caught:
        setting(*texts, **manner)
    return [each.message for each in caught.value.diagnostics]
