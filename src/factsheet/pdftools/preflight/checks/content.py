"""Content streams: known operators, all resources there, states and marked content closed."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import ANY, archive, press


@check(
    "content",
    "The content of every page follows the syntax and finds its resources",
    press("content streams") | archive("6.2.2", "6.2.2") | {ANY: "ISO 32000-1, 7.8"},
)
def content(subject: Subject) -> Iterator[Answer]:
    """Pass on what the reader stumbled over."""
    for page in subject.file.pages:
        for message in page.reading.problems:
            yield Fault(message, page=page.number)
        for message in page.reading.unread:
            yield NotChecked(f"page {page.number}: {message}")
