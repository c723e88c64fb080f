"""The structure tree of a file, read in its own order (ISO 32000-2, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from factsheet.pdftools.preflight.marks import WITHOUT_INK, TextMark
from factsheet.pdftools.preflight.objects import (
    entry,
    identity,
    integer,
    mapping,
    name,
    raw_sequence,
    resolve,
    sequence,
    tree_leaves,
    words,
)
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.records import dataclass

MOST_ELEMENTS = 100_000
_DEEPEST = 200
_INLINE = ("Span", "Link", "Em", "Strong", "Reference", "Quote", "Code")
PDF_2 = "http://iso.org/pdf2/ssn"
FILLERS = str.maketrans("", "", WITHOUT_INK + "\u00ad")
"""Characters that say nothing: they steer how text is copied out."""


class MarkedContent(NamedTuple):
    """Marked content: the page, counted from 1 (0: not known), and its number there."""

    page: int
    mcid: int


class ObjectKid(NamedTuple):
    """A whole object, such as an annotation, as content."""

    page: int
    source: Any


@dataclass(eq=False, slots=True)
class StructElem:
    """A structure element.  `role` is its type after the role map; `kids` are in order."""

    source: Any
    type: str
    role: str
    parent: StructElem | None
    namespace: str = ""
    page: int = 0
    kids: list[StructElem | MarkedContent | ObjectKid] = field(default_factory=list)

    @property
    def children(self) -> list[StructElem]:
        """The elements directly below."""
        return [kid for kid in self.kids if isinstance(kid, StructElem)]

    def walk(self) -> Iterator[StructElem]:
        """Yield this element and all below, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    def words(self, key: str) -> str | None:
        """Return a text entry: `Alt`, `ActualText`, `Lang`, `ID`, `E`, `T`."""
        return words(entry(self.source, f"/{key}"))

    def attribute(self, owner: str, key: str, classes: Mapping[str, Any]) -> Any:
        """Return the value of an attribute, of its own or of a class; None if it has none."""
        own = entry(self.source, "/A")
        named = entry(self.source, "/C")
        given = [own, *sequence(own)]
        for each in [named, *sequence(named)]:
            value = classes.get(f"/{name(each)}") if name(each) else None
            given += [resolve(value), *sequence(value)]
        for each in given:
            if name(entry(each, "/O")) == owner and entry(each, f"/{key}") is not None:
                return entry(each, f"/{key}")
        return None

    def ancestors(self) -> Iterator[StructElem]:
        """Yield the elements around it, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def label(self) -> str:
        """What to call it in a message: its type and, if it has one, its identifier."""
        own = self.words("ID")
        return f"{self.type} {own}" if own else self.type


class Structure:
    """The tree, with the text of its content."""

    def __init__(self, root: Any, pages: Sequence[PageSheet]) -> None:
        self.root, self._pages = root, pages
        self.problems: list[str] = []
        self.roles = {key.lstrip("/"): name(value) for key, value in mapping(entry(root, "/RoleMap")).items()}
        self.classes = mapping(entry(root, "/ClassMap"))
        self._numbers = {identity(page.source): page.number for page in pages}
        self._met: set[Any] = set()
        self._count = 0
        self.top = [
            each for kid in _kids(root) if isinstance(each := self._element(kid, None, 0, 0), StructElem)
        ]

    def elements(self) -> Iterator[StructElem]:
        """Yield every element in reading order."""
        for element in self.top:
            yield from element.walk()

    def of_role(self, *roles: str) -> list[StructElem]:
        """Return the elements of these roles, in reading order."""
        return [each for each in self.elements() if each.role in roles]

    @cached_property
    def parents(self) -> dict[int, Any]:
        """The parent tree: by key, what stands there."""
        pairs = tree_leaves(entry(self.root, "/ParentTree"), "/Nums")
        return {key: value for left, value in pairs if (key := integer(left)) is not None}

    @cached_property
    def owners(self) -> dict[MarkedContent, StructElem]:
        """The element of each piece of marked content."""
        return {kid: each for each in self.elements() for kid in each.kids if isinstance(kid, MarkedContent)}

    @cached_property
    def contents(self) -> dict[MarkedContent, list[TextMark]]:
        """The text marks of each piece of marked content, in the order they are painted."""
        found: dict[MarkedContent, list[TextMark]] = {}
        for page in self._pages:
            for mark in page.marks(TextMark):
                if mark.mcid is not None:
                    found.setdefault(MarkedContent(page.number, mark.mcid), []).append(mark)
        return found

    def text(self, element: StructElem) -> str:
        """Return what an element says: its replacement text where it has one, else that of what is below."""
        return "".join(part for _, part in self.parts(element))

    def parts(self, element: StructElem, depth: int = 0) -> Iterator[tuple[StructElem, str]]:
        """Yield the text of an element piece by piece, each with the element that holds it."""
        replaced = element.words("ActualText")
        if replaced is not None:
            yield element, replaced.translate(FILLERS)
            return
        for kid in element.kids if depth < _DEEPEST else ():
            if isinstance(kid, StructElem):
                yield from self.parts(kid, depth + 1)
            elif isinstance(kid, MarkedContent):
                yield element, self._marked_text(kid)

    def blocks(self) -> Iterator[tuple[StructElem, str]]:
        """Yield each block of what the tags say, in reading order, with its text, that of its lines joined.

        A figure is what its text alternative says (ISO 32000-2, 14.9.3), not the words of its drawing.
        """
        spoken = (
            # The element itself, or what it is a part of in a line of text.
            (next((each for each in (owner, *owner.ancestors()) if each.role not in _INLINE), owner), text)
            for element in self.top
            for owner, text in self.parts(element)
            if not (owner.role == "Figure" and owner.words("Alt"))
        )
        # Elements are compared by identity: a block that is taken up again is told again.
        for block, alike in groupby(spoken, key=itemgetter(0)):
            yield block, "".join(text for _, text in alike)

    def _marked_text(self, content: MarkedContent) -> str:
        said: list[str] = []
        replaced: object = None
        for mark in self.contents.get(content, ()):
            span = next((each for each in reversed(mark.marked) if "ActualText" in each.properties), None)
            if span is None:
                said.append(mark.string)
            elif span is not replaced:
                said.append(_spoken(span.properties["ActualText"]))
            replaced = span
        return "".join(said).translate(FILLERS)

    def _element(self, value: Any, parent: StructElem | None, page: int, depth: int) -> Any:
        """Return the kid that a value stands for: an element, content, an object, or None."""
        whole = integer(value)
        if whole is not None:
            return MarkedContent(page, whole)
        source = resolve(value)
        kind = name(entry(source, "/Type"))
        own_page = self._numbers.get(identity(mapping(source).get("/Pg")), 0) or page
        if kind == "MCR":
            return MarkedContent(own_page, integer(entry(source, "/MCID")) or 0)
        if kind == "OBJR":
            return ObjectKid(own_page, entry(source, "/Obj"))
        type_ = name(entry(source, "/S"))
        if not type_:
            self.problems.append("something in the structure tree is neither an element nor content")
            return None
        if depth > _DEEPEST or self._count >= MOST_ELEMENTS:
            self.problems.append("the structure tree is deeper or larger than what is read")
            return None
        if identity(value) in self._met:
            self.problems.append(f"the element {type_} stands in the structure tree twice")
            return None
        self._met.add(identity(value))
        self._count += 1
        namespace = entry(source, "/NS")
        spoken = words(entry(namespace, "/NS")) or ""
        # The standard type that a type stands for.
        role, local = type_, mapping(entry(namespace, "/RoleMapNS"))
        for _ in range(20):
            if f"/{role}" in local:
                target = local[f"/{role}"]
                role = name(target) or (name(sequence(target)[0]) if sequence(target) else role)
                break
            if (
                role not in self.roles
                or self.roles[role] == role
                or role in STANDARD
                and namespace is not None
            ):
                break
            role = self.roles[role]
        element = StructElem(source, type_, role, parent, spoken, own_page)
        for kid in _kids(source):
            found = self._element(kid, element, own_page, depth + 1)
            if found is not None:
                element.kids.append(found)
        return element


def _kids(source: Any) -> list[Any]:
    """Return the kids of an element as written: one, or an array of them."""
    entries = mapping(source)
    if "/K" not in entries:
        return []
    value = entries["/K"]
    return raw_sequence(value) if isinstance(resolve(value), list) else [value]


def _spoken(value: Any) -> str:
    """Return a text string from a content stream."""
    if not isinstance(value, bytes):
        return str(value)
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return value.decode("latin-1")


_SHARED = (
    *("Document", "Part", "Div", "Sect", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead"),
    *("TBody", "TFoot", "Caption", "Span", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
    *("Figure", "Formula", "Form", "NonStruct", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
)
STANDARD_1 = frozenset(
    (
        *_SHARED,
        "Art",
        "BlockQuote",
        "TOC",
        "TOCI",
        "Index",
        "Private",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
    )
)
"""The types of ISO 32000-1, 14.8.4."""

STANDARD_2 = frozenset(
    (*_SHARED, "DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact")
)
"""The types of ISO 32000-2, 14.8.4; headings have any number."""

STANDARD = STANDARD_1 | STANDARD_2
NO_STRUCTURE = "the file has no structure tree"
