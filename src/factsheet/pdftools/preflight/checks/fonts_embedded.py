"""Fonts are in the file."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive, workgroup
from factsheet.pdftools.preflight.typefaces import shown_fonts


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
