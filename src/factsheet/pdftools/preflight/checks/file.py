"""The file: version, syntax, identifier, encryption, size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.pdf.output import Standard
from factsheet.pdftools.preflight.check import (
    ANY,
    Answer,
    Fault,
    NotChecked,
    Subject,
    access,
    archive,
    check,
    everywhere,
    press,
)
from factsheet.pdftools.preflight.file import MOST_OBJECTS, MOST_PAGES
from factsheet.pdftools.preflight.marks import PictureMark
from factsheet.pdftools.preflight.objects import entry, filters, integer, is_stream, sequence
from factsheet.pdftools.preflight.report import Level

# The version of PDF and the header of the file.

_HEADER = re.compile(rb"%PDF-([12])\.(\d)(\r\n|\r|\n)%[^\r\n]*[\x80-\xff]{4}")
_LATEST = {Standard.X4: (1, 6), Standard.UA1: (1, 7), Standard.A2A: (1, 7)}
_EXACT = (Standard.UA2, Standard.A4, Standard.WTPDF)


@check(
    "version",
    "The version of PDF is one that the standards allow, and the header is in order",
    press("version") | access("6.1", "6.1") | archive("6.1.2", "6.1.2"),
)
def version(subject: Subject) -> Iterator[Answer]:
    """Compare the version with each standard, and look at the first bytes."""
    found = subject.file.version
    shown = ".".join(map(str, found))
    for standard, latest in _LATEST.items():
        if subject.claims(standard) and not (1, 0) <= found <= latest:
            yield Fault(
                f"{standard.value} is written on PDF {latest[0]}.{latest[1]} at most, this is PDF {shown}"
            )
    for standard in _EXACT:
        if subject.claims(standard) and found != (2, 0):
            yield Fault(f"{standard.value} is written on PDF 2.0, this is PDF {shown}")
    if not _HEADER.match(subject.file.data[:64]) and subject.claims(*_LATEST, *_EXACT):
        hint = "save it again; the first line is %PDF-1.n, the second a comment with four bytes above 127"
        yield Fault("the header is not at the first byte or lacks its binary comment", hint)


# The build of the file: nothing to repair, no stream that leads out, no LZW.

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
        yield Fault("a stream is compressed by LZW", "save it again; Flate does the same")
    if file.page_count > MOST_PAGES:
        yield NotChecked(f"only the first {MOST_PAGES} of {file.page_count} pages are looked at")
    elif len(file.pages) != file.page_count:
        yield Fault(f"the page tree says {file.page_count} pages and has {len(file.pages)}")
    if len(objects) >= MOST_OBJECTS:
        yield NotChecked(f"only the first {MOST_OBJECTS} objects are looked at")
    for message in file.repairs:
        yield Fault(f"the file had to be repaired to be read: {message[:120]}", "save it again")


# The identifier of the file.


@check(
    "file-identifier",
    "The trailer has a file identifier",
    press("file identifier") | archive("6.1.3", "6.1.3"),
)
def file_identifier(subject: Subject) -> Iterator[Answer]:
    """Look for the two strings of the entry ID of the trailer."""
    found = sequence(subject.file.trailer.get("/ID"))
    if len(found) != 2 or not all(each for each in found):
        yield Fault("the trailer has no file identifier (ID)", "save it again as PDF/X or PDF/A")


# Encryption, which presses and archives cannot open.

_EXTRACT_FOR_ACCESS = 1 << 9


@check(
    "encryption",
    "The file is not encrypted",
    press("encryption") | archive("6.1.3", "6.1.3") | access("7.16", "8.14"),
)
def encryption(subject: Subject) -> Iterator[Answer]:
    """Look at the trailer: PDF/X and PDF/A allow no encryption, PDF/UA what leaves screen readers in."""
    if "/Encrypt" not in subject.file.trailer:
        return
    if subject.claims(Standard.X4, Standard.A2A, Standard.A4):
        yield Fault("the file is encrypted", "save it without a password")
    permissions = integer(entry(subject.file.trailer["/Encrypt"], "/P"))
    if permissions is None or not permissions & _EXTRACT_FOR_ACCESS:
        yield Fault("the encryption keeps screen readers out", "save it without a password")


# The size of the file, for information.

_PRINT_KB, _SCREEN_KB = 100, 60


@check(
    "file-size",
    "The file is small enough to send",
    everywhere("aim of the project: 60 KB screen, 100 KB print"),
)
def file_size(subject: Subject) -> Iterator[Answer]:
    """Compare the size of the file with what pages without pictures need."""
    if any(True for page in subject.file.pages for _ in page.marks(PictureMark)):
        return
    size, most = len(subject.file.data) / 1024, _PRINT_KB if subject.claims(Standard.X4) else _SCREEN_KB
    if size > most * max(1, len(subject.file.pages)):
        hint = "leave fonts out that are not used, and compress all streams"
        yield Fault(f"the file has {size:.0f} KB; pages without pictures need {most}", hint, level=Level.NOTE)
