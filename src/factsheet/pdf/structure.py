"""The structure tree: what each piece of content is, in reading order (ISO 32000-2, 14.7).

The tree is built from the nodes of the composition; paint order decides nothing in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.display import Node, Role
from factsheet.errors import OutputError
from factsheet.pdf.document import Document, Reference, Value, name, text
from factsheet.pdf.tags import Tags

_LAST = float("inf")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that an output gives to roles, and what else it does its own way."""

    bullets: str
    renamed: Mapping[Role, str] = field(default_factory=dict)
    role_map: Mapping[str, str] = field(default_factory=dict)
    namespace: str = ""


_ASIDES = {"Aside": "Sect"}
PDF_1_7 = Vocabulary("Disc", role_map=_ASIDES)
"""ISO 32000-1, 14.8.4, which has no asides."""

PDF_1_7_UNLINKED = Vocabulary("Disc", {Role.LINK: "Span"}, _ASIDES)
"""The same where links cannot be followed: their text is then nothing but text."""

PDF_2_0 = Vocabulary("Unordered", {Role.NOTE: "FENote"}, namespace="http://iso.org/pdf2/ssn")
"""ISO 32000-2, 14.8.4, where notes have another name."""


def element_key(path: str) -> str:
    """The key under which the file knows the element of a node."""
    return f"element {path}"


def page_key(page: int) -> str:
    """The key under which the file knows a page, counted from 0."""
    return f"page {page}"


def write_structure(document: Document, tags: Tags, vocabulary: Vocabulary) -> Reference:
    """Add the tree to the file; the result is its root.  Nodes without content are left out."""
    tree = _Tree(document, tags, vocabulary)
    if tags.root.path not in tree.filled:
        raise OutputError.of("the composition has no content")
    root = document.reference("structure")
    top = tree.element(tags.root, root, "")
    entries: dict[str, Value] = {
        "Type": name("StructTreeRoot"),
        "K": [top],
        "ParentTree": document.add({"Nums": _parents(document, tags)}),
        "ParentTreeNextKey": len(tags.by_page) + len(tags.by_annotation),
        "IDTree": document.add({"Names": _identifiers(document, tree.filled)}),
    }
    if tree.namespace:
        entries["Namespaces"] = [tree.namespace]
    if vocabulary.role_map:
        entries["RoleMap"] = {key: name(value) for key, value in vocabulary.role_map.items()}
    return document.add(entries, "structure")


def _parents(document: Document, tags: Tags) -> list[Value]:
    """The number tree from pages and annotations to the elements of what they hold."""
    pages = [[document.reference(element_key(path)) for path in marked] for marked in tags.by_page]
    annotations = [document.reference(element_key(path)) for path in tags.by_annotation]
    return [each for pair in enumerate([*pages, *annotations]) for each in pair]


def _identifiers(document: Document, paths: set[str]) -> list[Value]:
    """The name tree from identifiers to elements."""
    pairs = [(text(path), document.reference(element_key(path))) for path in sorted(paths)]
    return [each for pair in pairs for each in pair]


class _Tree:
    """The elements of a tree while they are written."""

    def __init__(self, document: Document, tags: Tags, vocabulary: Vocabulary) -> None:
        self._document, self._tags, self._vocabulary = document, tags, vocabulary
        self.filled = tags.filled()
        self.namespace: Reference | None = None
        if vocabulary.namespace:
            self.namespace = document.add({"Type": name("Namespace"), "NS": text(vocabulary.namespace)})

    def element(self, node: Node, parent: Reference, inherited: str) -> Reference:
        """Add the element of a node and all below it."""
        reference, lang = self._document.reference(element_key(node.path)), self._tags.lang(node.path)
        places = self._tags.places(node.path)
        entries: dict[str, Value] = {
            "Type": name("StructElem"),
            "S": name(self._vocabulary.renamed.get(node.role, node.role)),
            "P": parent,
            "ID": text(node.path),
            "K": self._kids(node, reference, lang),
        }
        if places:
            entries["Pg"] = self._document.reference(page_key(places[0].page))
        if self.namespace:
            entries["NS"] = self.namespace
        if lang != inherited:
            entries["Lang"] = text(lang)
        if node.alt:
            entries["Alt"] = text(node.alt)
        attributes = self._attributes(node)
        if attributes:
            entries["A"] = attributes
        return self._document.add(entries, element_key(node.path))

    def _kids(self, node: Node, reference: Reference, lang: str) -> list[Value]:
        """What is in the element: own content and children inside the text by offset, then the rest."""
        places = self._tags.places(node.path)
        kids = [(place.start, 1, self._content(place.page, place.number, places[0].page)) for place in places]
        for child in node.children:
            if child.path in self.filled:
                at = _LAST if child.at is None else child.at
                kids.append((at, 0, self.element(child, reference, lang)))
        kids += [
            (_LAST, 2, {"Type": name("OBJR"), "Pg": self._page(each.page), "Obj": each.annotation})
            for each in self._tags.annotations(node.path)
        ]
        return [value for *_, value in sorted(kids, key=lambda kid: kid[:2])]

    def _content(self, page: int, number: int, usual: int) -> Value:
        if page == usual:
            return number
        return {"Type": name("MCR"), "Pg": self._page(page), "MCID": number}

    def _page(self, page: int) -> Reference:
        return self._document.reference(page_key(page))

    def _attributes(self, node: Node) -> Value:
        if node.role is Role.LIST:
            numbering = "Decimal" if node.numbered else self._bullets(node)
            return {"O": name("List"), "ListNumbering": name(numbering)}
        if node.role is Role.FIGURE:
            if not node.alt:
                hint = "describe in the data what the picture says"
                raise OutputError.of(f"{node.path} has no text alternative", None, hint, node.path)
            box = self._tags.box(node.path)
            if box:
                entries = [round(each, 3) for each in box]
                return {"O": name("Layout"), "Placement": name("Block"), "BBox": entries}
        return None

    def _bullets(self, node: Node) -> str:
        """ISO 14289-2, 8.2.5.25: a list whose items have labels says how they are numbered."""
        labeled = any(
            below.role is Role.LABEL and below.path in self.filled
            for item in node.children
            for below in item.children
        )
        return self._vocabulary.bullets if labeled else "None"
