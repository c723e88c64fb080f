"""Replacement text (ActualText) says what the letters on the page show, no more and no less."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.structure import FILLERS, NO_STRUCTURE, MarkedContent, StructElem, Structure

_SHOWN = 40


@check("replacement-text", "Replacement text is made of the letters that are shown", access("7.2", "8.4.3"))
def replacement_text(subject: Subject) -> Iterator[Answer]:
    """Compare the letters of each element with a replacement text; pictures may be told in other words."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
    for element in structure.elements():
        told = element.words("ActualText")
        if told is None or element.role in ("Figure", "Formula"):
            continue
        painted = "".join(_painted(structure, element))
        if painted and letters(painted) != letters(told):
            message = f"it is told as {told[:_SHOWN]!r} and shows {painted[:_SHOWN]!r}"
            yield Fault(message, "export the tags anew", element.page, element.label)


def _painted(structure: Structure, element: StructElem) -> Iterator[str]:
    """The text of the marks of an element and of what is below it."""
    for each in element.walk():
        for kid in each.kids:
            if isinstance(kid, MarkedContent):
                yield from (mark.string for mark in structure.contents.get(kid, ()))


def letters(text: str) -> Counter[str]:
    """How often each letter is there, whatever its form, without what has none."""
    plain = unicodedata.normalize("NFKD", text.translate(FILLERS))
    return Counter(each for each in plain if not each.isspace() and unicodedata.category(each) != "Cf")
