"""Every character has a glyph: no empty boxes."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, press
from factsheet.pdftools.preflight.typefaces import shown_codes

_HINT = "choose a font that has the character"


@check(
    "glyphs-present",
    "Every code shows a glyph of its font, and none the glyph for what is missing",
    press("fonts") | access("7.21.8", "8.4.5.9") | archive("6.2.11.8", "6.2.10.9"),
)
def glyphs_present(subject: Subject) -> Iterator[Answer]:
    """Look the glyph of each code up in the program."""
    for font, codes in shown_codes(subject.file.pages).items():
        if font.file is None:
            continue
        if not font.is_composite or font.program is None or font.codes is None:
            yield NotChecked(f"the glyphs of {font.name} ({font.kind}) are not looked up")
            continue
        for code, page in codes.items():
            glyph, text = font.glyph(code), font.text(code) or f"code {code}"
            if glyph == 0:
                yield Fault(
                    f"{font.name} shows the glyph for what is missing in place of {text!r}", _HINT, page
                )
            elif glyph is not None and not font.program.has(glyph):
                yield Fault(f"{font.name} has no glyph for {text!r}", _HINT, page)
