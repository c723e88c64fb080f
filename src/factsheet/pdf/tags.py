"""Which marked content of which page belongs to which node: noted while pages are painted."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from factsheet.display import Composition, StructureNode
from factsheet.errors import OutputError
from factsheet.pdf.document import Reference

Box = tuple[float, float, float, float]


class MarkedPlace(NamedTuple):
    """Marked content: its page, its number there, its offset in the text of its node."""

    page: int
    number: int
    start: float


class Said(NamedTuple):
    """Text that was shown: its offset in the text of its node, and whether it runs right to left."""

    start: int
    text: str
    rtl: bool


class Annotated(NamedTuple):
    """An annotation and its page."""

    page: int
    annotation: Reference


class TaggedText:
    """The text that was shown, by the node it belongs to."""

    def __init__(self) -> None:
        self._said: defaultdict[str, list[Said]] = defaultdict(list)

    def say(self, path: str, start: int, text: str, rtl: bool) -> None:
        """Note the text of marked content."""
        self._said[path].append(Said(start, text, rtl))

    def runs_backward(self, path: str) -> bool:
        """Return whether text of the node itself runs right to left."""
        return any(said.rtl for said in self._said.get(path, ()))

    def text(self, path: str, start: float = 0, stop: float = math.inf) -> str:
        """Return the text of the node itself between two offsets, in logical order."""
        shown, reached = [], None
        for said in sorted(self._said.get(path, ())):
            if start <= said.start < stop:
                # Where white space at a line's end was not set, words must not run together.
                shown.append(" " if reached is not None and reached < said.start else "")
                shown.append(said.text)
                reached = said.start + len(said.text)
        return "".join(shown)


class Tags:
    """The nodes of a composition, and the content that was marked as theirs."""

    def __init__(self, composition: Composition) -> None:
        self.root = composition.structure
        self.direction = composition.direction
        every = list(self.root.walk())
        self._nodes = {node.path: node for node in every}
        if len(self._nodes) != len(every):
            (twice, _), *_ = Counter(node.path for node in every).most_common(1)
            raise OutputError.of(
                f"two pieces of content have the same path, {twice}",
                hint="give one of them another id, or mend the block that makes them",
                path=twice,
                code="content-path-twice",
            )
        self._langs = dict(_langs(self.root, composition.lang))
        self._cuts = {
            node.path: sorted(child.at for child in node.children if child.at is not None) for node in every
        }
        self.by_page: list[list[str]] = [[] for _ in composition.pages]
        self.by_annotation: list[str] = []
        self._places: defaultdict[str, list[MarkedPlace]] = defaultdict(list)
        self.speech = TaggedText()
        self._annotations: defaultdict[str, list[Annotated]] = defaultdict(list)
        self._boxes: dict[str, tuple[int, Box]] = {}

    def node(self, path: str) -> StructureNode:
        """Return the node of a path; raise `OutputError` if the structure has none."""
        if path not in self._nodes:
            hint = "this is a fault of the program: a page shows what its reading order leaves out"
            raise OutputError.of(
                f"{path} has no place in the reading order", None, hint, path, code="outside-reading-order"
            )
        return self._nodes[path]

    def has(self, path: str) -> bool:
        """Return whether the structure has a node at a path."""
        return path in self._nodes

    def lang(self, path: str) -> str:
        """Return the language that holds for a node."""
        return self._langs[path]

    def parted(self, path: str, after: float, up_to: float) -> bool:
        """Return whether a child stands in the node's text after one offset and up to another."""
        cuts = self._cuts[path]
        return bisect_right(cuts, after) != bisect_right(cuts, up_to)

    def mark(self, page: int, path: str, start: float) -> int:
        """Return the number for the next marked content of a page, which belongs to the node."""
        number = len(self.by_page[page])
        self.by_page[page].append(path)
        self._places[path].append(MarkedPlace(page, number, start))
        return number

    def bound(self, page: int, path: str, box: Box) -> None:
        """Widen the area of a node; only the first page it stands on counts."""
        known = self._boxes.setdefault(path, (page, box))
        if known[0] == page:
            self._boxes[path] = (page, _union(known[1], box))

    def next_annotation(self, path: str) -> int:
        """Return the key under which the node's next annotation finds its element."""
        self.by_annotation.append(path)
        return len(self.by_page) + len(self.by_annotation) - 1

    def annotate(self, page: int, path: str, annotation: Reference) -> None:
        """Make an annotation part of the node."""
        self._annotations[path].append(Annotated(page, annotation))

    def segments(self, path: str) -> list[tuple[float, float, list[MarkedPlace]]]:
        """Return the stretches of the node's own text between its children, each with its marked content."""
        edges = [0, *self._cuts[path], math.inf]
        found = []
        for start, stop in itertools.pairwise(edges):
            places = [place for place in self.places(path) if start <= place.start < stop]
            if places:
                found.append((start, stop, places))
        return found

    def places(self, path: str) -> list[MarkedPlace]:
        """Return the marked content of a node itself, in reading order."""
        return sorted(self._places.get(path, ()), key=lambda place: place.start)

    def annotations(self, path: str) -> list[Annotated]:
        """Return the annotations of a node itself."""
        return self._annotations.get(path, [])

    def box(self, path: str) -> Box | None:
        """Return the area of a node."""
        found = self._boxes.get(path)
        return found[1] if found else None

    def first_page(self, path: str) -> int:
        """Return the first page that shows something of a node, or of what is below it."""
        return min(place.page for node in self.node(path).walk() for place in self.places(node.path))

    def filled(self) -> set[str]:
        """Return the paths of the nodes that have content, in themselves or below."""
        found: set[str] = set()
        _fill(self.root, {*self._places, *self._annotations}, found)
        return found


def _fill(node: StructureNode, own: set[str], found: set[str]) -> bool:
    below = [_fill(child, own, found) for child in node.children]
    if any(below) or node.path in own:
        found.add(node.path)
    return node.path in found


def _langs(node: StructureNode, inherited: str) -> Iterator[tuple[str, str]]:
    lang = node.lang or inherited
    yield node.path, lang
    for child in node.children:
        yield from _langs(child, lang)


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
