"""Bookmarks lead somewhere, in PDF 2.0 to an element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.objects import (
    entry,
    identity,
    is_dictionary,
    mapping,
    name,
    raw_sequence,
    resolve,
    words,
)
from factsheet.pdftools.preflight.report import Level

_MOST = 5000
_MANY_PAGES = 20


@check("bookmarks", "Bookmarks have a title, and lead to an element", access("7.17", "8.8"))
def bookmarks(subject: Subject) -> Iterator[Answer]:
    """Walk through the outline."""
    found = list(_items(entry(subject.file.catalog, "/Outlines")))
    if not found and len(subject.file.pages) > _MANY_PAGES:
        yield Fault("a long file has no bookmarks", "make them from the headings", level=Level.WARNING)
    structured = subject.claims(Standard.UA2, Standard.WTPDF)
    for each in found:
        title = (words(entry(each, "/Title")) or "").strip()
        if not title:
            yield Fault("a bookmark has no title")
        if not _leads(each):
            yield Fault(f"the bookmark {title[:40]!r} leads nowhere")
        elif structured and not _leads_to_element(each):
            yield Fault(
                f"the bookmark {title[:40]!r} leads to a page, not to an element",
                "use structure destinations",
            )


def _items(outlines: Any) -> Iterator[Any]:
    waiting, seen = [entry(outlines, "/First")], set[Any]()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if not is_dictionary(item) or identity(item) in seen:
            continue
        seen.add(identity(item))
        yield item
        waiting += [entry(item, "/Next"), entry(item, "/First")]


def _leads(item: Any) -> bool:
    return any(key in mapping(item) for key in ("/Dest", "/A", "/SE"))


def _leads_to_element(item: Any) -> bool:
    targets = (entry(item, "/Dest"), entry(item, "/A", "/SD"))
    if name(entry(item, "/A", "/S")) == "URI":
        return True
    return any(name(entry(resolve(parts[0]), "/S")) for target in targets if (parts := raw_sequence(target)))
