"""The elements of an SVG file: XML read with expat, no document type, nothing fetched, bounded.

What it refuses is listed in https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing;
without a document type there are no entities to expand, and no element here names a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from factsheet.errors import DataError, Span

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 32
MAX_ELEMENTS = 10_000
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_SEPARATOR = " "


@dataclass(slots=True)
class Element:
    """An element of the SVG namespace, its attributes without namespace, and its line."""

    name: str
    attributes: Mapping[str, str]
    span: Span
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def walk(self) -> Iterator[Element]:
        """This element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_tree(data: bytes, name: str) -> Element:
    """The root element of the file; `DataError` with the line for what is not well-formed or unsafe."""
    if len(data) > MAX_BYTES:
        raise DataError.of(
            f"the drawing is {len(data) / 1e6:.1f} MB; the limit is 2 MiB", Span(name), "simplify its paths"
        )
    if data[:2] == b"\x1f\x8b":
        raise DataError.of("the drawing is a compressed SVG", Span(name), "save it as plain .svg")
    return _Builder(name).read(data)


class _Builder:
    """Collects the elements as expat reports them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Element | None = None
        self.open: list[Element | None] = []
        self.count = 0
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.doctype

    def read(self, data: bytes) -> Element:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            raise DataError.of(
                f"the drawing is not well-formed: {expat.ErrorString(error.code)}",
                Span(self.name, error.lineno, error.offset + 1),
                "save it again as plain SVG",
            ) from None
        except (LookupError, ValueError) as error:
            raise DataError.of(
                f"the drawing cannot be decoded: {error}", Span(self.name), "save it as UTF-8"
            ) from None
        if self.root is None:
            raise DataError.of("the file is not an SVG drawing", Span(self.name))
        return self.root

    def here(self) -> Span:
        return Span(self.name, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def refuse(self, message: str, hint: str) -> NoReturn:
        raise DataError.of(message, self.here(), hint)

    def doctype(self, *_declared: object) -> None:
        self.refuse(
            "a drawing may not declare a document type or entities", "delete the <!DOCTYPE ...> lines"
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            self.refuse(f"the drawing has more than {MAX_ELEMENTS:,} elements", "simplify it")
        if len(self.open) >= MAX_DEPTH:
            self.refuse(f"groups are nested deeper than {MAX_DEPTH}", "ungroup the drawing")
        namespace, _, local = name.rpartition(_SEPARATOR)
        parent = self.open[-1] if self.open else None
        # Editors keep their own notes in other namespaces; nothing of them is painted.
        if namespace not in ("", _SVG) or (self.open and parent is None):
            self.open.append(None)
            return
        element = Element(local, _own(attributes), self.here())
        if self.root is None:
            self.root = element
        elif parent:
            parent.children.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        if self.open and (element := self.open[-1]) and element.name == "style":
            element.text += text


def _own(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes of SVG itself and the old spelling of a link."""
    found = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(_SEPARATOR)
        if not namespace:
            found[local] = value
        elif namespace == _XLINK and local == "href":
            found.setdefault("href", value)
    return found
