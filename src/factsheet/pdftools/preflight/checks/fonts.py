"""Fonts: in the file, with a glyph for each character and widths that agree."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import (
    Answer,
    Fault,
    NotChecked,
    Subject,
    access,
    archive,
    check,
    press,
    workgroup,
)
from factsheet.pdftools.preflight.page import shown_codes, shown_fonts

# Fonts are in the file.


@check(
    "fonts-embedded",
    "Every font that is used is embedded, and none is Courier in place of another",
    workgroup("4.14", "fonts") | access("7.21.4.1", "8.4.5.5.1") | archive("6.2.11.4.1", "6.2.10.4.1"),
)
def fonts_embedded(subject: Subject) -> Iterator[Answer]:
    """Look for the program of each font that shows text."""
    for page in subject.file.pages:
        for font in shown_fonts(page):
            if font.file is None and font.kind != "Type3":
                hint = "embed all fonts when the file is exported"
                yield Fault(f"the font {font.name} is not embedded", hint, page.number)
            elif "courier" in font.name.lower():
                yield Fault(f"{font.name} often stands in for a font that was missing", "", page.number)
            if font.kind == "Type3":
                yield NotChecked(f"page {page.number}: the glyphs of Type 3 fonts are not looked into")


# Every character has a glyph: no empty boxes.

_OTHER_FONT = "choose a font that has the character"


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
                    f"{font.name} shows the glyph for what is missing in place of {text!r}", _OTHER_FONT, page
                )
            elif glyph is not None and not font.program.has(glyph):
                yield Fault(f"{font.name} has no glyph for {text!r}", _OTHER_FONT, page)


# The widths that the file states are those of the font programs.

_WIDTH_SLACK = 1.0


@check(
    "font-widths",
    "Stated widths agree with the font programs",
    press("fonts") | access("7.21.5", "8.4.5.6") | archive("6.2.11.5", "6.2.10.5"),
)
def font_widths(subject: Subject) -> Iterator[Answer]:
    """Compare the stated width of every code shown with the width in the font program."""
    for font, codes in shown_codes(subject.file.pages, unseen=False).items():
        if font.file is None:
            continue
        if not font.is_composite or font.program is None or font.codes is None:
            yield NotChecked(f"the widths inside {font.name} ({font.kind}) cannot be read")
            continue
        unread = False
        for code, page in codes.items():
            glyph = font.glyph(code)
            inside = font.program.width(glyph) if glyph is not None else None
            unread |= inside is None and glyph is not None and font.program.has(glyph)
            if inside is not None and abs(inside - font.width(code)) > _WIDTH_SLACK:
                text, stated = font.text(code) or f"code {code}", font.width(code)
                message = f"{text!r} in {font.name} is stated {stated:.0f} wide and is {inside:.0f}"
                yield Fault(message, "export it with the fonts embedded again", page)
        if unread:
            yield NotChecked(f"some widths inside {font.name} are too deep in subroutines")
