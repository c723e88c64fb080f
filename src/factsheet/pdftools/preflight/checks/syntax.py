"""The build of the file: nothing to repair, no stream that leads out, no LZW."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import ANY, archive, press
from factsheet.pdftools.preflight.file import MOST_OBJECTS, MOST_PAGES
from factsheet.pdftools.preflight.objects import entry, filters, is_stream

_TAIL = b"%%EOF"


@check(
    "syntax",
    "The file is whole: nothing in it has to be repaired or fetched",
    press("file structure") | archive("6.1.4, 6.1.7", "6.1.4, 6.1.6") | {ANY: "ISO 32000-1, 7.5"},
)
def syntax(subject: Subject) -> Iterator[Answer]:
    """Look at every object, and at what had to be mended on the way."""
    file = subject.file
    objects = file.objects
    streams = [each for each in objects if is_stream(each)]
    if _TAIL not in file.data[-1024:]:
        yield Fault("the file has no end (%%EOF): it is cut short", "fetch it again")
    if any(entry(each, "/F") is not None and entry(each, "/Type") is None for each in streams):
        yield Fault("a stream lies in another file", "save it with everything in it")
    if subject.claims(Standard.X4, Standard.A2A, Standard.A4) and any(
        "LZWDecode" in filters(each) for each in streams
    ):
        yield Fault("a stream is compressed by LZW", "save it anew; Flate does the same")
    if file.page_count > MOST_PAGES:
        yield NotChecked(f"only the first {MOST_PAGES} of {file.page_count} pages are looked at")
    elif len(file.pages) != file.page_count:
        yield Fault(f"the page tree says {file.page_count} pages and has {len(file.pages)}")
    if len(objects) >= MOST_OBJECTS:
        yield NotChecked(f"only the first {MOST_OBJECTS} objects are looked at")
    for message in file.repairs:
        yield Fault(f"the file had to be repaired to be read: {message[:120]}", "save it anew")
