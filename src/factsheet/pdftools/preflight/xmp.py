"""XMP metadata as a table of properties (ISO 16684-1), read without following anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from xml.etree import ElementTree

from factsheet.pdf.xmp import NAMESPACES
from factsheet.pdftools.preflight.objects import data, filters

_LIMIT = 2 * 1024 * 1024
_RDF = f"{{{NAMESPACES['rdf']}}}"
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}


class Xmp:
    """The metadata stream of a file."""

    def __init__(self, stream: Any) -> None:
        self.is_there = stream is not None
        self.is_compressed = bool(filters(stream)) if stream is not None else False
        self._packet = data(stream) if stream is not None else None

    @cached_property
    def _root(self) -> ElementTree.Element | None:
        packet = self._packet
        # A declaration of entities could grow without end, and metadata need none.
        if not packet or len(packet) > _LIMIT or re.search(rb"<!(DOCTYPE|ENTITY)", packet):
            return None
        try:
            return ElementTree.fromstring(packet.strip().strip(b"\x00").decode("utf-8-sig").encode("utf-8"))
        except (ElementTree.ParseError, ValueError):
            return None

    @property
    def is_readable(self) -> bool:
        """Whether the packet is XML that can be read."""
        return self._root is not None

    @cached_property
    def properties(self) -> dict[str, str]:
        """The text of each property under its usual prefix (`dc:title`), lists joined by line ends."""
        found: dict[str, list[str]] = {}
        for key, values in self._top():
            uri, _, local = key[1:].partition("}")
            found.setdefault((f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else key), []).extend(values)
        return {key: "\n".join(values) for key, values in found.items()}

    @cached_property
    def described(self) -> set[str]:
        """The properties that extension schemas describe, as `{namespace}name`."""
        schema, described = f"{{{NAMESPACES['pdfaSchema']}}}", set()
        for item in self._elements(f"{_RDF}li"):
            uri = item.findtext(f".//{schema}namespaceURI")
            for named in item.iter(f"{{{NAMESPACES['pdfaProperty']}}}name"):
                described.add(f"{{{uri}}}{named.text}")
        return described

    @cached_property
    def used(self) -> set[str]:
        """The properties on the top level, as `{namespace}name`."""
        return {key for key, _ in self._top()}

    def _top(self) -> Iterator[tuple[str, list[str]]]:
        for description in self._elements(f"{_RDF}Description"):
            for key, value in description.attrib.items():
                if not key.startswith(_RDF) and key.startswith("{"):
                    yield key, [value]
            for child in description:
                yield child.tag, [text.strip() for text in child.itertext() if text.strip()]

    def _elements(self, tag: str) -> list[ElementTree.Element]:
        return list(self._root.iter(tag)) if self._root is not None else []
