"""The structure tree: what each piece of content is, in reading order (ISO 32000-2, 14.7).

The tree is built from the nodes of the composition; paint order decides nothing in it.

Text that runs right to left is shown in visual order, as extractors expect it; so its element also
carries the text in logical order (ActualText, 14.9.4), for those who read the tree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field

from factsheet.display import Direction, StructureNode, StructureRole
from factsheet.errors import OutputError
from factsheet.pdf.document import PdfDocument, Reference, Value, name, text
from factsheet.pdf.tags import MarkedPlace, Tags
from factsheet.records import dataclass

_Kid = MarkedPlace | Reference | dict[str, Value]


@dataclass(frozen=True, slots=True)
class RoleNames:
    """The names that an output gives to roles, and what else it does its own way."""

    bullets: str
    renamed: Mapping[StructureRole, str] = field(default_factory=dict)
    role_map: Mapping[str, str] = field(default_factory=dict)
    namespace: str = ""


PDF_1_7 = RoleNames("Disc", role_map={"Aside": "Sect"})
"""ISO 32000-1, 14.8.4, which has no asides."""

PDF_2_0 = RoleNames(
    "Unordered",
    {StructureRole.NOTE: "FENote", StructureRole.REFERENCE: "Span"},
    namespace="http://iso.org/pdf2/ssn",
)
"""ISO 32000-2, 14.8.4, where notes have another name, and a link within the file is its own reference."""


def element_key(path: str) -> str:
    """Return the key under which the file knows the element of a node."""
    return f"element {path}"


def page_key(page: int) -> str:
    """Return the key under which the file knows a page, counted from 0."""
    return f"page {page}"


def write_structure(document: PdfDocument, tags: Tags, vocabulary: RoleNames) -> Reference:
    """Add the tree to the file; the result is its root.  Nodes without content are left out."""
    tree = _Tree(document, tags, vocabulary)
    if tags.root.path not in tree.filled:
        raise OutputError.of(
            "the composition has no content",
            hint="add a block to the data file, or take a layout that shows its blocks",
            path=tags.root.path,
            code="sheet-without-content",
        )
    root = document.reference("structure")
    top = tree.element(tags.root, root, "")
    # The name tree from identifiers to elements.
    pairs = [(text(path), document.reference(element_key(path))) for path in sorted(tree.filled)]
    entries: dict[str, Value] = {
        "Type": name("StructTreeRoot"),
        "K": [top],
        "ParentTree": document.add({"Nums": tree.parents()}),
        "ParentTreeNextKey": len(tags.by_page) + len(tags.by_annotation),
        "IDTree": document.add({"Names": [each for pair in pairs for each in pair]}),
    }
    if tree.namespace:
        entries["Namespaces"] = [tree.namespace]
    if vocabulary.role_map:
        entries["RoleMap"] = {key: name(value) for key, value in vocabulary.role_map.items()}
    return document.add(entries, "structure")


class _Tree:
    """The elements of a tree while they are written."""

    def __init__(self, document: PdfDocument, tags: Tags, vocabulary: RoleNames) -> None:
        self._document, self._tags, self._vocabulary = document, tags, vocabulary
        self._owners: dict[tuple[int, int], Reference] = {}
        self.filled = tags.filled()
        self.namespace: Reference | None = None
        if vocabulary.namespace:
            self.namespace = document.add({"Type": name("Namespace"), "NS": text(vocabulary.namespace)})

    def element(self, node: StructureNode, parent: Reference, inherited: str) -> Reference:
        """Add the element of a node and all below it."""
        reference, lang = self._document.reference(element_key(node.path)), self._tags.lang(node.path)
        children = [child for child in node.children if child.path in self.filled]
        entries: dict[str, Value] = {"ID": text(node.path)}
        if node.title:
            entries["T"] = text(node.title)
        if lang != inherited:
            entries["Lang"] = text(lang)
        # What a link is for stands in its annotation; here it would replace the link's own text.
        if node.alt and node.role is StructureRole.FIGURE:
            entries["Alt"] = text(node.alt)
        if self._tags.speech.runs_backward(node.path) and not children:
            entries["ActualText"] = text(self._tags.speech.text(node.path))
        attributes = self._attributes(node)
        if attributes:
            entries["A"] = attributes
        kids = self._kids(node, children, reference, lang)
        return self._add(element_key(node.path), self._role(node), parent, kids, entries)

    def _role(self, node: StructureNode) -> str:
        """Return the structure type; a link that cannot be followed is nothing but text."""
        if node.role is StructureRole.LINK and not self._tags.annotations(node.path):
            return StructureRole.SPAN
        return self._vocabulary.renamed.get(node.role, node.role)

    def parents(self) -> list[Value]:
        """Return the number tree from pages and annotations to the elements of what they hold."""
        pages = [
            [self._owners[page, number] for number in range(len(marked))]
            for page, marked in enumerate(self._tags.by_page)
        ]
        annotations = [self._document.reference(element_key(path)) for path in self._tags.by_annotation]
        return [each for pair in enumerate([*pages, *annotations]) for each in pair]

    def _add(
        self, key: str, role: str, parent: Reference, kids: list[_Kid], entries: dict[str, Value]
    ) -> Reference:
        """Add an element; content on the first page it stands on is named by its number alone."""
        reference = self._document.reference(key)
        places = [kid for kid in kids if isinstance(kid, MarkedPlace)]
        entries |= {"Type": name("StructElem"), "S": name(role), "P": parent}
        if places:
            entries["Pg"] = self._page(places[0].page)
        if self.namespace:
            entries["NS"] = self.namespace
        for place in places:
            self._owners[place.page, place.number] = reference
        entries["K"] = [
            self._content(kid, places[0].page) if isinstance(kid, MarkedPlace) else kid for kid in kids
        ]
        return self._document.add(entries, key)

    def _kids(
        self, node: StructureNode, children: list[StructureNode], reference: Reference, lang: str
    ) -> list[_Kid]:
        """Return an element's kids: own content and children inside the text by offset, then the rest."""
        kids: list[tuple[float, int, _Kid]]
        if children and self._tags.speech.runs_backward(node.path):
            # The node's own text around its children, each stretch with its text in logical order.
            made: list[tuple[float, int, _Kid]] = []
            for start, stop, places in self._tags.segments(node.path):
                entries = {"ActualText": text(self._tags.speech.text(node.path, start, stop))}
                key = f"span {start} of {node.path}"
                made.append(
                    (places[0].start, 1, self._add(key, StructureRole.SPAN, reference, list(places), entries))
                )
            kids = made
        else:
            kids = [(place.start, 1, place) for place in self._tags.places(node.path)]
        for child in children:
            at = math.inf if child.at is None else child.at
            kids.append((at, 0, self.element(child, reference, lang)))
        for page, annotation in self._tags.annotations(node.path):
            kids.append((math.inf, 2, {"Type": name("OBJR"), "Pg": self._page(page), "Obj": annotation}))
        return [value for *_, value in sorted(kids, key=lambda kid: kid[:2])]

    def _content(self, place: MarkedPlace, usual: int) -> Value:
        if place.page == usual:
            return place.number
        return {"Type": name("MCR"), "Pg": self._page(place.page), "MCID": place.number}

    def _page(self, page: int) -> Reference:
        return self._document.reference(page_key(page))

    def _attributes(self, node: StructureNode) -> Value:
        if node is self._tags.root and self._tags.direction is Direction.RTL:
            return {"O": name("Layout"), "WritingMode": name("RlTb")}
        if node.role is StructureRole.LIST:
            numbering = "Decimal" if node.numbered else self._bullets(node)
            return {"O": name("List"), "ListNumbering": name(numbering)}
        if node.role in (StructureRole.CELL, StructureRole.HEADER_CELL):
            # The table attributes of a cell (ISO 32000-2, 14.8.5.7), as far as they are not the
            # defaults.
            columns, rows = node.span
            found: dict[str, Value] = {"O": name("Table")}
            if node.scope:
                found["Scope"] = name(node.scope)
            if columns > 1:
                found["ColSpan"] = columns
            if rows > 1:
                found["RowSpan"] = rows
            return found if len(found) > 1 else None
        if node.role is StructureRole.FIGURE:
            if not node.alt:
                hint = "describe in the data what the picture says"
                raise OutputError.of(
                    f"{node.path} has no text alternative", None, hint, node.path, code="alternative-missing"
                )
            box = self._tags.box(node.path)
            if box:
                entries = [round(each, 3) for each in box]
                return {"O": name("Layout"), "Placement": name("Block"), "BBox": entries}
        return None

    def _bullets(self, node: StructureNode) -> str:
        """Return ISO 14289-2, 8.2.5.25: a list whose items have labels says how they are numbered."""
        labeled = any(
            below.role is StructureRole.LABEL and below.path in self.filled
            for item in node.children
            for below in item.children
        )
        return self._vocabulary.bullets if labeled else "None"
