"""The language, without which a screen reader speaks with the wrong voice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access, archive
from factsheet.pdftools.preflight.marks import PageMark
from factsheet.pdftools.preflight.objects import entry, words

# RFC 5646, 2.1, without extensions of private use alone.
_TAG = re.compile(
    r"(?i)([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?"
    r"(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?"
)


@check(
    "language", "The language is told, in tags that are valid", access("7.2", "8.4.4") | archive("6.7.4", "")
)
def language(subject: Subject) -> Iterator[Answer]:
    """Look at the catalog, the elements and the marked content."""
    own = words(entry(subject.file.catalog, "/Lang"))
    if not own:
        yield Fault("the file does not say its language (Lang)", "set the language of the document")
    elif not _TAG.fullmatch(own):
        yield Fault(
            f"the language of the file, {own[:30]!r}, is no language tag", "write a tag such as en or zh-Hant"
        )
    structure = subject.file.structure
    for element in structure.elements() if structure else ():
        stated = element.words("Lang")
        if stated and not _TAG.fullmatch(stated):
            yield Fault(f"the language {stated[:30]!r} is no language tag", place=element.label)
    for page in subject.file.pages:
        for marked in {id(each): each for mark in page.marks(PageMark) for each in mark.marked}.values():
            stated = marked.properties.get("Lang")
            text = stated.decode("latin-1") if isinstance(stated, bytes) else ""
            if text and not _TAG.fullmatch(text):
                yield Fault(f"the language {text[:30]!r} is no language tag", page=page.number)
