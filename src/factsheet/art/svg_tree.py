"""The elements of an SVG file: XML read with expat, nothing fetched, bounded.

A document type may name short entities of plain text, as drawing programs do for their namespaces;
entities that hold others, or lie outside the file, are refused
(https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import NoReturn
from xml.parsers import expat

from factsheet.errors import DataError, Span
from factsheet.records import dataclass

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 64
MAX_ELEMENTS = 20_000
_MOST_ENTITIES, _LONGEST_ENTITY = 100, 200
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_SEPARATOR = " "
_WORDS = frozenset({"style", "text", "tspan", "a"})


class PartError(ValueError):
    """What cannot be drawn of an element, and what to do about it where outlines are no way out."""

    def __init__(self, said: str, hint: str) -> None:
        super().__init__(said)
        self.hint = hint


def outside(address: str) -> PartError:
    """Return the error for what lies outside the file."""
    return PartError(
        f"{address[:60]!r} lies outside the file",
        "embed it: Embed in Illustrator, Extensions > Images > Embed Images in Inkscape",
    )


@dataclass(slots=True, eq=False)
class SvgElement:
    """An element of the SVG namespace: its attributes without namespace, its place, what it holds.

    `content` is the text and the children of a text element, in order.
    """

    name: str
    attributes: Mapping[str, str]
    span: Span
    parent: SvgElement | None = None
    children: list[SvgElement] = field(default_factory=list)
    content: list[str | SvgElement] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's own text."""
        return "".join(each for each in self.content if isinstance(each, str))

    def walk(self) -> Iterator[SvgElement]:
        """Yield this element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_tree(data: bytes, name: str) -> SvgElement:
    """Return the root element of the file.

    Raise `DataError` with the place of what is not well-formed or unsafe.
    """
    if len(data) > MAX_BYTES:
        raise DataError.of(
            f"the drawing is {len(data) / 1e6:.1f} MB; the limit is 16 MiB",
            Span(name),
            "simplify its paths, make its pictures smaller",
            code="drawing-too-large",
        )
    if data[:2] == b"\x1f\x8b":
        raise DataError.of(
            "the drawing is a compressed SVG", Span(name), "save it as plain .svg", code="drawing-compressed"
        )
    return _Builder(name).read(data)


class _Builder:
    """Collects the elements as expat reports them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: SvgElement | None = None
        self.open: list[SvgElement | None] = []
        self.count = self.entities = 0
        self.parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.skipped

    def read(self, data: bytes) -> SvgElement:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            raise DataError.of(
                f"the drawing is not well-formed: {expat.ErrorString(error.code)}",
                Span(self.name, error.lineno, error.offset + 1),
                "save it again as plain SVG",
                code="drawing-damaged",
            ) from None
        except (LookupError, ValueError) as error:
            raise DataError.of(
                f"the drawing cannot be decoded: {error}",
                Span(self.name),
                "save it as UTF-8",
                code="drawing-damaged",
            ) from None
        if self.root is None:
            raise DataError.of(
                "the file is not an SVG drawing",
                Span(self.name, 1, 1),
                "export the drawing as plain SVG",
                code="drawing-not-svg",
            )
        return self.root

    def here(self, length: int = 1) -> Span:
        return Span(self.name, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, length)

    def refuse(self, message: str, hint: str, *, code: str) -> NoReturn:
        raise DataError.of(message, self.here(), hint, code=code)

    def entity(self, name: str, is_parameter: bool, value: str | None, *_outside: object) -> None:
        """Refuse an entity that is more than a short name for a short text, as drawing programs write."""
        self.entities += 1
        plain = value is not None and not {"&", "<", "%"} & set(value) and len(value) <= _LONGEST_ENTITY
        if is_parameter or not plain or self.entities > _MOST_ENTITIES:
            self.refuse(
                f"the entity {name[:40]!r} of the document type is not a short plain text",
                "delete the <!DOCTYPE ...> lines, or save the drawing again as plain SVG",
                code="drawing-entity",
            )

    def skipped(self, name: str, _is_parameter: bool) -> None:
        self.refuse(
            f"the entity {name[:40]!r} is not declared in the file",
            "save it again as plain SVG",
            code="drawing-entity",
        )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            self.refuse(
                f"the drawing has more than {MAX_ELEMENTS:,} elements",
                "simplify it",
                code="drawing-too-large",
            )
        if len(self.open) >= MAX_DEPTH:
            self.refuse(
                f"groups are nested deeper than {MAX_DEPTH}", "ungroup the drawing", code="drawing-too-large"
            )
        namespace, _, local = name.rpartition(_SEPARATOR)
        parent = self.open[-1] if self.open else None
        # Editors keep their own notes in other namespaces; nothing of them is painted.
        if namespace not in ("", _SVG) or (self.open and parent is None):
            self.open.append(None)
            return
        element = SvgElement(local, _own(attributes), self.here(len(local) + 1), parent)
        if self.root is None:
            self.root = element
        elif parent:
            parent.children.append(element)
            parent.content.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        if self.open and (element := self.open[-1]) and element.name in _WORDS:
            element.content.append(text)


def _own(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of SVG itself, the old spelling of a link, and whether spaces count."""
    found = {}
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(_SEPARATOR)
        if not namespace:
            found[local] = value
        elif namespace == _XLINK and local == "href":
            found.setdefault("href", value)
        elif namespace == _XML and local == "space":
            found["xml:space"] = value
    return found
