"""The widths that the file states are those of the font programs."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, press
from factsheet.pdftools.preflight.fonts import PdfFont
from factsheet.pdftools.preflight.typefaces import shown_codes

_SLACK = 1.0


@check(
    "font-widths",
    "Stated widths agree with the font programs",
    press("fonts") | access("7.21.5", "8.4.5.6") | archive("6.2.11.5", "6.2.10.5"),
)
def font_widths(subject: Subject) -> Iterator[Answer]:
    """Compare them for every code that is shown."""
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
            if inside is not None and abs(inside - font.width(code)) > _SLACK:
                yield Fault(_message(font, code, inside), "export it with the fonts embedded anew", page)
        if unread:
            yield NotChecked(f"some widths inside {font.name} are too deep in subroutines")


def _message(font: PdfFont, code: int, inside: float) -> str:
    text = font.text(code) or f"code {code}"
    return f"{text!r} in {font.name} is stated {font.width(code):.0f} wide and is {inside:.0f}"
