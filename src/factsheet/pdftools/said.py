"""What a tagged PDF says: its paragraphs, cells and numbers in reading order, each with its id and its page.

Files made here have the content path of each piece as the id of its structure element (ISO 32000-2,
14.7.2), so that a printed text leads back to the data.  Others have ids of their own kind, or none.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from factsheet.errors import PreflightError, Span
from factsheet.files import MB, read_regular
from factsheet.pdftools.guard import BeyondBoundsError, guarded
from factsheet.pdftools.preflight.file import File, UnreadableError
from factsheet.pdftools.preflight.objects import LOCKED, entry, words
from factsheet.pdftools.preflight.structure import MarkedContent, StructElem

MOST_BYTES = 256 * MB


class SaidPart(NamedTuple):
    """A piece of what a file says: the id of its element, if it has one, its page from 1, and its text."""

    path: str
    page: int
    text: str


class SaidFile(NamedTuple):
    """All that a file says, its language, and whether it has tags at all."""

    lang: str
    parts: tuple[SaidPart, ...]
    tagged: bool


def said_in(path: Path) -> SaidFile:
    """Return what a PDF says; it is read behind the guard, whoever made it.

    Raise PreflightError for a file that cannot be read.
    """
    hint = "name a PDF that can be opened"
    try:
        content = read_regular(path, MOST_BYTES)
        return guarded(lambda: told_by(content, str(path)))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
    except (BeyondBoundsError, UnreadableError) as error:
        reason = str(error)
    said = f"the file cannot be read: {reason}"
    raise PreflightError.of(said, Span(str(path)), hint, code="pdf-unreadable")


def told_by(content: bytes, name: str) -> SaidFile:
    """Return what the bytes of a PDF say; call it behind the guard.  Raise UnreadableError for no PDF."""
    file = File(content, name)
    with file.listening():
        try:
            lang = words(entry(file.catalog, "/Lang")) or ""
        except LOCKED:
            lang = ""
        structure = file.structure
        parts = tuple(_part(*each) for each in structure.blocks()) if structure else ()
    return SaidFile(lang, parts, structure is not None)


def _part(block: StructElem, text: str) -> SaidPart:
    ids = (each.words("ID") for each in (block, *block.ancestors()))
    page = next(
        (kid.page for each in block.walk() for kid in each.kids if isinstance(kid, MarkedContent)), block.page
    )
    return SaidPart(next(filter(None, ids), ""), page, " ".join(text.split()))
