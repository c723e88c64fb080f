"""A PDF opened for looking: its objects by pypdf, its pages by our own reader, each read once."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import IndirectObject

from factsheet.files import MB
from factsheet.pdf.output import Standard
from factsheet.pdftools.geometry import size
from factsheet.pdftools.preflight.objects import (
    BROKEN,
    data,
    entry,
    identity,
    mapping,
    raw_sequence,
    resolve,
    sequence,
    words,
)
from factsheet.pdftools.preflight.page import Budget, PageSheet
from factsheet.pdftools.preflight.paint import Viewer
from factsheet.pdftools.preflight.structure import Structure
from factsheet.pdftools.preflight.xmp import Xmp
from factsheet.render import page_images

MOST_PAGES = 200
_MENDED_END = b"\nstartxref\n0\n%%EOF\n"
MOST_OBJECTS = 200_000
MOST_IMAGES = 12
MOST_PIXELS = 60_000_000
MOST_CONTENT = 24 * MB
IMAGE_DPI = 200.0
if TYPE_CHECKING:
    from PIL.Image import Image

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


class UnreadableError(Exception):
    """The file is no PDF, or too broken to find its catalog; the message says so."""


class Claims(NamedTuple):
    """The standards that a file claims and that are known here, and those that are not."""

    standards: frozenset[Standard]
    others: tuple[str, ...]


class File:
    """A PDF.  What is asked for is read then, and only once."""

    def __init__(self, data: bytes, name: str = "") -> None:
        self.data, self.name = data, name
        self.repairs: list[str] = []
        with self.listening():
            self._reader = _opened(data, self.repairs)
        self.is_encrypted = bool(self._reader.is_encrypted)

    @cached_property
    def trailer(self) -> Mapping[str, Any]:
        """The entries of the trailer."""
        return mapping(self._reader.trailer)

    @property
    def catalog(self) -> Any:
        """The document catalog."""
        return entry(self._reader.trailer, "/Root")

    @cached_property
    def info(self) -> dict[str, Any]:
        """The information dictionary; empty if there is none."""
        return mapping(self.trailer.get("/Info"))

    @cached_property
    def version(self) -> tuple[int, int]:
        """The version of PDF: the later of header and catalog; (0, 0) if neither is one."""
        header = self.data[:1024].partition(b"%PDF-")[2][:3].decode("latin-1")
        stated = str(entry(self.catalog, "/Version") or "").lstrip("/")
        return max(_version(header), _version(stated))

    @cached_property
    def pages(self) -> list[PageSheet]:
        """The pages, at most `MOST_PAGES` of them."""
        budget = Budget(MOST_CONTENT)
        return [PageSheet(number, page, budget) for number, page in enumerate(self._page_objects(), 1)]

    @cached_property
    def page_count(self) -> int:
        """The pages that the page tree says it has."""
        return int(entry(self.catalog, "/Pages", "/Count") or 0)

    @cached_property
    def structure(self) -> Structure | None:
        """The structure tree, None if there is none."""
        root = entry(self.catalog, "/StructTreeRoot")
        return Structure(root, self.pages) if root is not None else None

    @cached_property
    def xmp(self) -> Xmp:
        """The XMP metadata; empty if there are none."""
        return Xmp(entry(self.catalog, "/Metadata"))

    @cached_property
    def claims(self) -> Claims:
        """What the file claims to be, by its XMP and its information dictionary."""
        properties, found = self.xmp.properties, set[str]()
        if press := properties.get("pdfxid:GTS_PDFXVersion") or words(self.info.get("/GTS_PDFXVersion")):
            found.add(press if press.startswith("PDF/X") else f"PDF/X {press}")
        if archive := properties.get("pdfaid:part"):
            found.add(f"PDF/A-{archive}{properties.get('pdfaid:conformance', '').lower()}")
        if access := properties.get("pdfuaid:part"):
            found.add(f"PDF/UA-{access}")
        if "declarations/wtpdf#" in properties.get("pdfd:declarations", ""):
            found.add(Standard.WTPDF.value)
        known = {each.value: each for each in Standard}
        return Claims(
            frozenset(known[each] for each in found if each in known), tuple(sorted(found - set(known)))
        )

    @cached_property
    def viewer(self) -> Viewer:
        """What shows colors as light, inks through the profile of the first output intent."""
        intents = sequence(entry(self.catalog, "/OutputIntents"))
        return Viewer(data(entry(intents[0], "/DestOutputProfile")) if intents else None)

    @cached_property
    def images(self) -> list[Image] | None:
        """The pages as pictures of `IMAGE_DPI`; None if they cannot be drawn."""
        areas = [width * height for width, height in (size(page.media) for page in self.pages)]
        pixels = sum(areas) * (IMAGE_DPI / 72) ** 2
        if len(self.pages) > MOST_IMAGES or pixels > MOST_PIXELS or self.is_encrypted:
            return None
        try:
            return page_images(self.data, IMAGE_DPI)
        except Exception:  # PDFium raises what it likes about broken files; a page not drawn is not looked at
            return None

    @cached_property
    def objects(self) -> list[Any]:
        """Every object that the cross-reference table knows, references resolved."""
        # The oldest generation of each object; those in object streams have generation 0.
        generations = dict.fromkeys(self._reader.xref_objStm, 0)
        for generation, table in sorted(self._reader.xref.items(), reverse=True):
            generations |= dict.fromkeys(table, generation)
        found = [
            resolve(IndirectObject(number, generations[number], self._reader))
            for number in sorted(generations)[:MOST_OBJECTS]
        ]
        return [each for each in found if each is not None]

    def _page_objects(self) -> Iterator[dict[str, Any]]:
        """Yield the page dictionaries, with what they inherit."""
        seen: set[Any] = set()
        waiting: list[tuple[Any, dict[str, Any]]] = [(entry(self.catalog, "/Pages"), {})]
        count = 0
        while waiting and count < MOST_PAGES:
            node, inherited = waiting.pop()
            node = resolve(node)
            entries = mapping(node)
            if not entries or identity(node) in seen:
                continue
            seen.add(identity(node))
            kept = inherited | {key: entries[key] for key in _INHERITED if key in entries}
            if "/Kids" in entries:
                waiting += [(kid, kept) for kid in reversed(raw_sequence(entries["/Kids"]))]
                continue
            count += 1
            yield kept | entries | {"": node}

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Keep what pypdf says of repairs, instead of letting it print."""
        logger, handler = logging.getLogger("pypdf"), _Listener(self.repairs)
        logger.addHandler(handler)
        passed_on, logger.propagate = logger.propagate, False
        try:
            yield
        finally:
            logger.propagate = passed_on
            logger.removeHandler(handler)


def _opened(data: bytes, repairs: list[str]) -> PdfReader:
    try:
        return _reader(data)
    except DependencyError as error:
        raise UnreadableError("it is encrypted by AES; save it without a password") from error
    except BROKEN as error:
        first = error
    try:
        # With an end that says nothing, pypdf looks for the objects one by one.
        reader = _reader(data + _MENDED_END)
    except BROKEN:
        reason = str(first)[:200] or type(first).__name__
        raise UnreadableError(f"it cannot be read as a PDF: {reason}") from first
    repairs.append("its end or its table of objects is broken")
    return reader


def _reader(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if not reader.is_encrypted and not mapping(entry(reader.trailer, "/Root")):
        raise PyPdfError("it has no document catalog")
    return reader


class _Listener(logging.Handler):
    """Keeps messages in a list."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        if len(self._kept) < 50:
            self._kept.append(record.getMessage())


def _version(text: str) -> tuple[int, int]:
    major, _, minor = text.partition(".")
    return (int(major), int(minor)) if major.isdecimal() and minor.isdecimal() else (0, 0)
