"""Every code stands for characters, so that text can be read out, found and copied."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive
from factsheet.pdftools.preflight.fonts import is_private
from factsheet.pdftools.preflight.marks import TextMark
from factsheet.pdftools.preflight.typefaces import shown_codes

_HINT = "export it as tagged PDF with the fonts embedded"
_FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))


@check(
    "text-meaning",
    "Every code stands for characters (ToUnicode), with a meaning that all agree on",
    access("7.21.7", "8.4.5.8") | archive("6.2.11.7", "6.2.10.7"),
)
def text_meaning(subject: Subject) -> Iterator[Answer]:
    """Look every code up; a replacement text (ActualText) makes good for a private character."""
    replaced = {
        (mark.font, each.code)
        for page in subject.file.pages
        for mark in page.marks(TextMark)
        if any("ActualText" in level.properties for level in mark.marked)
        for each in mark.shown
    }
    for font, codes in shown_codes(subject.file.pages).items():
        if font.codes is None:
            yield NotChecked(f"the encoding of {font.name} is a predefined one that is not known here")
            continue
        for code, page in codes.items():
            text = font.text(code)
            if not text or text == "\0":
                yield Fault(f"code {code} of {font.name} stands for no character", _HINT, page)
            elif is_private(text) and (font, code) not in replaced:
                yield Fault(
                    f"code {code} of {font.name} stands for {_named(text)}, which has no meaning", _HINT, page
                )
            elif any(low <= ord(each) <= high for each in text for low, high in _FORMS):
                message = f"code {code} of {font.name} stands for {_named(text)}, a shape and not a letter"
                yield Fault(message, _HINT, page)


def _named(text: str) -> str:
    return ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in text)
