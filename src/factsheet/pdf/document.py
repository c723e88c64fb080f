"""A PDF file as a table of objects, written by ReportLab.  Nothing else in the package knows ReportLab.

ReportLab's canvas and its own catalog, page and info objects are not used: they name an unembedded
Helvetica on every page, drop keys that tagged and press files need, and date files by the clock.
What is used are its file, references, names, strings and numbers.  Dictionaries and arrays are put
together here, as ReportLab does it (`tests/pdf/test_document.py` compares the bytes): a tagged page has
some 900 of them, and ReportLab's objects took four times as long.  Two things are done that it leaves
out: the end of line before `endstream` (ISO 19005-2, 6.1.7.1) and a file identifier made from the
file's own bytes.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc

from factsheet.files import MB
from factsheet.workshop import remembered

_PACK = 200
# What needs no escape: most names and most strings of a file.
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.+-]*")
_PLAIN_TEXT = re.compile(r"[ !#-'*-\[\]-~]*")
# From here on PDFDocEncoding has these alone (ISO 32000-2, D.3).
_BEYOND = "\u0370"
_OF_PDFDOC = frozenset(
    "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2021\u2022\u2026\u2030\u2039\u203a\u2044\u20ac\u2122\u2212\ufb01\ufb02"
)
# How the bytes of other strings are written: alternative texts, and texts that are read in another order,
# have hundreds, which ReportLab takes one by one.
_ESCAPED = tuple(
    f"\\{byte:03o}" if byte < 32 or byte >= 127 else f"\\{chr(byte)}" if chr(byte) in "()\\" else chr(byte)
    for byte in range(256)
)
Value = Any
"""What may stand in a dictionary or array: a number, a boolean, `name(...)`, `text(...)`, a
`Reference`, a mapping, a sequence."""

Reference = pdfdoc.PDFObjectReference


def name(value: str) -> str:
    """Return a name object.

    >>> name("DeviceCMYK")
    '/DeviceCMYK'
    """
    plain = (value.isascii() and value.isalnum()) or _PLAIN_NAME.fullmatch(value)
    return f"/{value}" if plain else str(pdfdoc.PDFName(value))


def text(value: str) -> str:
    """Return a text string, in PDFDocEncoding where that can write it, else in UTF-16.

    >>> text("A (b)")
    '(A \\\\(b\\\\))'
    """
    if _PLAIN_TEXT.fullmatch(value):
        return f"({value})"
    if any(each >= _BEYOND and each not in _OF_PDFDOC for each in value):
        return f"({''.join(map(_ESCAPED.__getitem__, codecs.BOM_UTF16_BE + value.encode('utf-16-be')))})"
    return str(pdfdoc.PDFString(value).format(pdfdoc.DummyDoc()), "ascii")


class PdfDocument:
    """A file in the making: add objects in any order, then take the bytes with `finish`.

    Objects are numbered in the order they are first added or announced, so that the same calls
    give the same bytes.
    """

    def __init__(self, version: tuple[int, int]) -> None:
        self._version = version
        self._table = _Table()
        self._streams: dict[tuple[str, bytes], Reference] = {}
        self._digest = hashlib.sha256()

    def add(self, value: Value, key: str = "") -> Reference:
        """Make a value an indirect object; with a key, the one that `reference` announces."""
        if key:
            stream = isinstance(value, _Stream)
            self._table.objects[key] = value if stream else written(value, self._table.numbers)
            return self.reference(key)
        return self.add(value, f"object {len(self._table.numbers)}")

    def reference(self, key: str) -> Reference:
        """Return the reference to an object that may be added later under the key."""
        self._table.number(key)
        return Reference(key)

    def stream(
        self,
        content: bytes,
        entries: Mapping[str, Value] | None = None,
        compress: bool = True,
        *,
        again: bool = False,
    ) -> Reference:
        """Add a stream; the same stream asked for again is the same object.

        `again`: other files have it too, such as the second output of a composition its fonts; so what it is
        compressed to is kept.
        """
        self._digest.update(content)
        entries, known = entries or {}, self._table.numbers
        if compress:
            made = _Stream.deflated(content, entries, known, again)
        else:
            made = _Stream(content, entries, known)
        if made.parts not in self._streams:
            self._streams[made.parts] = self.add(made)
        return self._streams[made.parts]

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
        for key in self._table.numbers:
            value = self._table.objects[key]
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

    def write(self, key: str, value: _Stream) -> None:
        """Write a stream."""
        number = self._table.number(key)
        head, data = value.parts
        self._entries[number] = (1, self._file.offset, 0)
        self._file.add(f"{number} 0 obj\n{head}\nstream\n".encode("ascii"))
        self._file.add(data)
        self._file.add(b"\nendstream\nendobj\n")

    def pack(self, keys: list[str]) -> None:
        """Write objects together, compressed."""
        container = f"pack {len(self._entries)}"
        holder = self._table.number(container)
        index, length = [], 0
        objects = [self._table.objects[key] for key in keys]
        for position, (key, shown) in enumerate(zip(keys, objects, strict=True)):
            number = self._table.numbers[key]
            index.append(f"{number} {length}")
            self._entries[number] = (2, holder, position)
            length += len(shown) + 1
        head = " ".join(index) + "\n"
        entries = {"Type": name("ObjStm"), "N": len(keys), "First": len(head)}
        content = (head + "\n".join(objects) + "\n").encode("ascii")
        self.write(container, _Stream.deflated(content, entries, self._table.numbers))

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
        self.write("cross-reference", _Stream.deflated(b"".join(rows), entries, self._table.numbers))
        self._file.add(f"startxref\n{start}\n%%EOF\n".encode("ascii"))
        return b"".join(self._file.strings)


class _Table:
    """The objects of a file by key, as they are written, and their numbers in the order of these."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.objects: dict[str, Any] = {}

    def number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers) + 1)


class _Stream:
    """A stream with an end of line before `endstream`; its dictionary and its data are its `parts`."""

    __slots__ = ("parts",)

    def __init__(self, data: bytes, entries: Mapping[str, Value], known: Mapping[str, int]) -> None:
        self.parts = written({**entries, "Length": len(data)}, known), data

    @classmethod
    def deflated(
        cls, content: bytes, entries: Mapping[str, Value], known: Mapping[str, int], again: bool = False
    ) -> Self:
        """Return a stream of compressed content; what is compressed `again` for other files is kept."""
        data = _deflated_once(content) if again else _deflated(content)
        return cls(data, {**entries, "Filter": name("FlateDecode")}, known)


def _deflated(content: bytes) -> bytes:
    # Level 9 takes twice as long for half a per cent.
    return zlib.compress(content, 6)


@remembered(most=128, most_bytes=MB, weigh=lambda key, made: len(key[0]) + len(made))
def _deflated_once(content: bytes) -> bytes:
    return _deflated(content)


def written(value: Value, known: Mapping[str, int]) -> str:
    """Return a value as it stands in the file; `known` has the numbers of objects by their keys."""
    if isinstance(value, str):
        return value
    if isinstance(value, Reference):
        return f"{known[value.name]} 0 R"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e6 else str(fp_str(value))
    if isinstance(value, Mapping):
        return f"<<\n{_broken([f'{name(key)} {written(value[key], known)}' for key in sorted(value)], 6)}\n>>"
    return f"[ {_broken([written(each, known) for each in value], 10)} ]"


def _broken(parts: Sequence[str], most: int) -> str:
    """Return parts in lines of so many, as ReportLab parts them."""
    if len(parts) <= most:
        return " ".join(parts)
    return " \n  ".join(" ".join(parts[at : at + most]) for at in range(0, len(parts), most))


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
