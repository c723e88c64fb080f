"""A PDF file as a table of objects, serialized by ReportLab.  Nothing else in the package knows ReportLab.

ReportLab's canvas and its own catalog, page and info objects are not used: they name an unembedded
Helvetica on every page, drop keys that tagged and press files need, and date files by the clock.
What is used is its object serializer.  Two things are done here that it leaves out: the end of line
before `endstream` (ISO 19005-2, 6.1.7.1) and a file identifier made from the file's own bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from reportlab.pdfbase import pdfdoc

_PACK = 200
Value = Any
"""What may stand in a dictionary or array: a number, a boolean, `name(...)`, `text(...)`, a
`Reference`, a mapping, a sequence."""

Reference = pdfdoc.PDFObjectReference


def name(value: str) -> str:
    """Return a name object.

    >>> name("DeviceCMYK")
    '/DeviceCMYK'
    """
    return pdfdoc.PDFName(value)


def text(value: str) -> Value:
    """Return a text string, in PDFDocEncoding where that can write it, else in UTF-16."""
    return pdfdoc.PDFString(value)


class PdfDocument:
    """A file in the making: add objects in any order, then take the bytes with `finish`.

    Objects are numbered in the order they are first added or announced, so that the same calls
    give the same bytes.
    """

    def __init__(self, version: tuple[int, int]) -> None:
        self._version = version
        self._table = _Table()
        self._streams: dict[bytes, Reference] = {}
        self._digest = hashlib.sha256()

    def add(self, value: Value, key: str = "") -> Reference:
        """Make a value an indirect object; with a key, the one that `reference` announces."""
        if key:
            self._table.idToObject[key] = _native(value)
            return self.reference(key)
        return self.add(value, f"object {len(self._table.numberToId)}")

    def reference(self, key: str) -> Reference:
        """Return the reference to an object that may be added later under the key."""
        self._table.number(key)
        return Reference(key)

    def stream(
        self, content: bytes, entries: Mapping[str, Value] | None = None, compress: bool = True
    ) -> Reference:
        """Add a stream; the same stream asked for again is the same object."""
        self._digest.update(content)
        made = _Stream(content, entries or {}, compress)
        key = hashlib.sha256(made.format(self._table)).digest()
        if key not in self._streams:
            self._streams[key] = self.add(made)
        return self._streams[key]

    @property
    def digest(self) -> str:
        """A hash of the content added so far, for identifiers."""
        return self._digest.hexdigest()

    def finish(self, catalog: Mapping[str, Value], info: Mapping[str, Value] | None) -> bytes:
        """Return the file.  Raise `KeyError` for a reference to an object that was never added."""
        root = self.add(catalog, "catalog")
        information = self.add(info, "info") if info is not None else None
        file = _File(self._version, self._table)
        packed = []
        for key in self._table.in_order():
            value = self._table.idToObject[key]
            if isinstance(value, _Stream):
                file.write(key, value)
            else:
                packed.append(key)
        for at in range(0, len(packed), _PACK):
            file.pack(packed[at : at + _PACK])
        return file.finished(root, information)


class _File:
    """The bytes of a file: streams as they are, all other objects packed into object streams.

    Packing (ISO 32000-2, 7.5.7 and 7.5.8) is what keeps a tagged file small: it has several
    hundred structure elements.
    """

    def __init__(self, version: tuple[int, int], table: _Table) -> None:
        self._table = table
        self._file = pdfdoc.PDFFile(version)
        # By object number: kind of entry, then where it is (ISO 32000-2, table 18).
        self._entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def write(self, key: str, value: Value) -> None:
        """Write an object by itself."""
        start = self._file.add(pdfdoc.PDFIndirectObject(key, value).format(self._table))
        self._entries[self._table.number(key)] = (1, start, 0)

    def pack(self, keys: list[str]) -> None:
        """Write objects together, compressed."""
        container = f"pack {len(self._entries)}"
        holder = self._table.number(container)
        index, body = [], b""
        for position, key in enumerate(keys):
            number = self._table.number(key)
            index.append(f"{number} {len(body)}")
            self._entries[number] = (2, holder, position)
            body += pdfdoc.format(self._table.idToObject[key], self._table) + b"\n"
        head = " ".join(index).encode("ascii") + b"\n"
        entries = {"Type": name("ObjStm"), "N": len(keys), "First": len(head)}
        self.write(container, _Stream(head + body, entries, True))

    def finished(self, root: Reference, information: Reference | None) -> bytes:
        """Return the file, closed by a cross-reference stream."""
        # ISO 32000-2, 14.4: the identifier may be any hash of the file's content.
        identifier = hashlib.md5(b"".join(self._file.strings), usedforsecurity=False).hexdigest()
        number = self._table.number("cross-reference")
        self._entries[number] = (1, self._file.offset, 0)
        rows = [
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + what.to_bytes(2, "big")
            for _, (kind, where, what) in sorted(self._entries.items())
        ]
        entries: dict[str, Value] = {
            "Type": name("XRef"),
            "Size": number + 1,
            "W": [1, 4, 2],
            "Root": root,
            "ID": f"[<{identifier}> <{identifier}>]",
        }
        if information is not None:
            entries["Info"] = information
        start = self._file.offset
        self.write("cross-reference", _Stream(b"".join(rows), entries, True))
        self._file.add(f"startxref\n{start}\n%%EOF\n".encode("ascii"))
        return b"".join(self._file.strings)


class _Table:
    """The part of ReportLab's document that its objects ask for while they are written."""

    encrypt = pdfdoc.NoEncryption()

    def __init__(self) -> None:
        # The names are ReportLab's.
        self.idToObjectNumberAndVersion: dict[str, tuple[int, int]] = {}
        self.numberToId: dict[int, str] = {}
        self.idToObject: dict[str, Value] = {}

    def in_order(self) -> list[str]:
        """Return the keys of all objects in the order of their numbers."""
        return [self.numberToId[number] for number in sorted(self.numberToId)]

    def number(self, key: str) -> int:
        if key not in self.idToObjectNumberAndVersion:
            number = len(self.numberToId) + 1
            self.idToObjectNumberAndVersion[key] = (number, 0)
            self.numberToId[number] = key
        return self.idToObjectNumberAndVersion[key][0]


class _Stream(pdfdoc.PDFObject):
    """A stream with an end of line before `endstream`."""

    def __init__(self, content: bytes, entries: Mapping[str, Value], compress: bool) -> None:
        # Level 9 takes twice as long for half a per cent.
        data = zlib.compress(content, 6) if compress else content
        extra = {"Filter": name("FlateDecode")} if compress else {}
        self._dictionary = _native({**entries, **extra, "Length": len(data)})
        self._data = data

    def format(self, document: Any) -> bytes:
        head: bytes = self._dictionary.format(document)
        return b"".join((head, b"\nstream\n", self._data, b"\nendstream\n"))


def _native(value: Value) -> Value:
    """Return the value in ReportLab's classes."""
    match value:
        case bool():
            return "true" if value else "false"
        case Mapping():
            made = pdfdoc.PDFDictionary({key: _native(each) for key, each in value.items()})
            # Else a setting of ReportLab's, which is the user's, would change the bytes.
            made.multiline = False
            return made
        case list() | tuple():
            return pdfdoc.PDFArrayCompact(_native(each) for each in value)
        case _:
            return value


def numbers(values: Iterable[float]) -> str:
    """Return numbers as operands: at most three decimals, no padding.

    >>> numbers((1.0, -0.25, 12.34567, -0.0001))
    '1 -.25 12.346 0'
    """
    return " ".join(map(number, values))


def number(value: float) -> str:
    """Return a number with at most three decimals, as short as it goes."""
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    if shown.startswith("0."):
        return shown[1:]
    if shown.startswith("-0"):
        return "-" + shown[2:] if len(shown) > 2 else "0"
    return shown
