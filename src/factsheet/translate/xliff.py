"""XLIFF 1.2, the format of translators' programs.

http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html.  Key numbers and note marks go out
as `<ph>`, which such programs keep from being changed.  A document type, and with it any
entity, is refused when a file is read.
"""

from __future__ import annotations

import re
from dataclasses import field
from xml.etree import ElementTree
from xml.parsers import expat

from factsheet.errors import CatalogueError, Span
from factsheet.records import dataclass
from factsheet.translate.exchange import UnitRow, UnitSheet

_SPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XML = "http://www.w3.org/XML/1998/namespace"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_KEPT = re.compile(r"(?<!\\)(\{[a-z0-9_]+\}|\[\^[a-z0-9_]+\])")
_MAX_DEPTH = 50
_REVIEW = ("needs-review-translation", "needs-translation", "needs-adaptation", "needs-l10n")


def write(sheet: UnitSheet) -> bytes:
    """Return the bytes of the file."""
    root = ElementTree.Element("xliff", {"version": "1.2", "xmlns": _SPACE})
    about = {
        "original": sheet.id,
        "datatype": "plaintext",
        "source-language": sheet.source_lang,
        "target-language": sheet.lang,
    }
    body = ElementTree.SubElement(ElementTree.SubElement(root, "file", about), "body")
    for row in sheet.rows:
        if _UNFIT.search(row.source + row.text + row.notes):
            raise CatalogueError.of(
                f"{row.path} holds a control character, which XLIFF cannot hold",
                row.place,
                "delete it",
                row.path,
                code="export-character",
            )
        _unit(body, row, sheet)
    _in_lines(body)
    for unit in body:
        _in_lines(unit)
    # ElementTree writes line ends in attributes and text as they are; "\r" would be lost.
    text = ElementTree.tostring(root, encoding="unicode").replace("\r", "&#13;")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text.encode() + b"\n"


def read(data: bytes, name: str) -> UnitSheet:
    """Return the sheet in a file; raise CatalogueError with its line for what cannot be imported."""
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = lambda tag, given: reader.start(tag, given, parser.CurrentLineNumber)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        said = expat.ErrorString(problem.code)
        place = Span(name, problem.lineno, problem.offset + 1)
        raise CatalogueError.of(
            f"this is not XLIFF: {said}", place, "export again", code="import-unreadable"
        ) from None
    except (LookupError, ValueError):  # one that Python lacks, or that has no table of 256 characters
        hint = "save it as UTF-8"
        said = "this XLIFF is in an encoding that is not known"
        raise CatalogueError.of(said, Span(name, 1, 1), hint, code="import-unreadable") from None
    if not reader.about:
        hint = "export again, or save it as XLIFF 1.2"
        raise CatalogueError.of("this is not XLIFF 1.2", Span(name, 1, 1), hint, code="import-unreadable")
    about = reader.about
    return UnitSheet(
        about.get("original", ""), about.get("source-language", ""), about.get("target-language", ""),
        tuple(reader.rows),
    )  # fmt: skip


def _unit(body: ElementTree.Element, row: UnitRow, sheet: UnitSheet) -> None:
    given = {"id": row.path, "resname": row.path, f"{{{_XML}}}space": "preserve"}
    if row.limit:
        given |= {"maxwidth": str(row.limit), "size-unit": "char"}
    if row.text and not row.fuzzy:
        given["approved"] = "yes"
    unit = ElementTree.SubElement(body, "trans-unit", given)
    _marked(ElementTree.SubElement(unit, "source", {f"{{{_XML}}}lang": sheet.source_lang}), row.source)
    state = "new" if not row.text else _REVIEW[0] if row.fuzzy else "translated"
    target = ElementTree.SubElement(unit, "target", {f"{{{_XML}}}lang": sheet.lang, "state": state})
    _marked(target, row.text)
    if row.notes:
        ElementTree.SubElement(unit, "note", {"from": "developer"}).text = row.notes


def _in_lines(element: ElementTree.Element) -> None:
    """Put each child on a line of its own; the text inside them stays as it is."""
    element.text = "\n"
    for child in element:
        child.tail = "\n"


def _marked(element: ElementTree.Element, text: str) -> None:
    """Write a text into an element, each placeholder in a `<ph>` of its own."""
    last: ElementTree.Element | None = None
    for number, part in enumerate(_KEPT.split(text)):
        if number % 2:
            last = ElementTree.SubElement(element, "ph", {"id": str(number // 2 + 1), "ctype": "x-keep"})
            last.text = part
        elif last is None:
            element.text = part
        else:
            last.tail = part


@dataclass
class _Reader:
    name: str
    about: dict[str, str] = field(default_factory=dict)
    rows: list[UnitRow] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    unit: dict[str, str] = field(default_factory=dict)
    part: str = ""
    state: str = ""
    line: int = 0

    def doctype(self, *_: object) -> None:
        said = "the file declares a document type, which XLIFF does not have"
        hint = "delete the lines from <!DOCTYPE to >, or export again"
        raise CatalogueError.of(said, Span(self.name, 1, 1), hint, code="import-unreadable")

    def start(self, tag: str, given: dict[str, str], line: int) -> None:
        space, _, tag = tag.rpartition(" ")
        if len(self.stack) > _MAX_DEPTH:
            said = "the elements are nested too deeply"
            raise CatalogueError.of(said, Span(self.name, line, 1), "export again", code="import-too-large")
        parent = self.stack[-1] if self.stack else ""
        self.stack.append(tag if space == _SPACE else "")
        if tag == "file" and parent == "xliff":
            self.about = self.about or dict(given)
        elif tag == "trans-unit":
            self.unit, self.state, self.line = {"id": given.get("id", "")}, "", line
        elif parent == "trans-unit" and tag in ("source", "target"):
            self.part = tag
            if tag == "target":
                self.state, self.line = given.get("state", ""), line

    def text(self, data: str) -> None:
        if self.part:
            self.unit[self.part] = self.unit.get(self.part, "") + data

    def end(self, _: str) -> None:
        tag = self.stack.pop()
        if tag == self.part and self.stack[-1:] == ["trans-unit"]:
            self.part = ""
        elif tag == "trans-unit":
            source, target = self.unit.get("source", ""), self.unit.get("target", "")
            fuzzy = self.state in _REVIEW
            place = Span(self.name, self.line, 1)
            self.rows.append(UnitRow(self.unit["id"], source, target, fuzzy=fuzzy, place=place))
