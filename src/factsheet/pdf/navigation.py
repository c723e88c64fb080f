"""The ways through a file: links, as annotations tied to their elements, and bookmarks.

ISO 32000-2, 14.8.4.7.2, ties a link to its element.  PDF/UA-2, 8.8, asks for destinations of bookmarks in
the structure tree, which PDF 2.0 brought; older files point at the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import quote

from factsheet.display import Link
from factsheet.document.text import target
from factsheet.pdf.document import PdfDocument, Reference, Value, name, text
from factsheet.pdf.structure import element_key, page_key
from factsheet.pdf.tags import Tags

_PRINTED = 4
_KEPT = "%/:=&?~#+!$,;'@()*[]"


class Links:
    """The link annotations of a file."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document
        self._by_page: defaultdict[int, list[Reference]] = defaultdict(list)
        self._aims: dict[str, None] = {}

    def add(self, tags: Tags, page: int, link: Link, area: tuple[float, float, float, float]) -> None:
        """Make an area of a page lead to the link's address, or to a place in the file (`#` and its path)."""
        node = tags.node(link.path)
        aim = target(link.uri)
        if aim and not tags.has(aim):
            # What it leads to is on no page: words that look like a link, and none.
            return
        if aim:
            self._aims[aim] = None
        # The address as ISO 32000-2, 12.6.4.8, has it: other characters in per cent form.
        annotation = self._document.add(
            {
                "Type": name("Annot"),
                "Subtype": name("Link"),
                "Rect": [round(edge, 2) for edge in area],
                "Border": [0, 0, 0],
                "F": _PRINTED,
                # ISO 14289-1, 7.18.5: what the link is for, in words.
                "Contents": text(node.alt or link.uri),
                "P": self._document.reference(page_key(page)),
                "StructParent": tags.next_annotation(link.path),
                "A": self._document.reference(f"way to {aim}")
                if aim
                else {"S": name("URI"), "URI": text(quote(link.uri, safe=_KEPT))},
            }
        )
        tags.annotate(page, link.path, annotation)
        self._by_page[page].append(annotation)

    def write_ways(self, tags: Tags, structured: bool) -> None:
        """Add the ways to places in the file, once it is known where these are (ISO 32000-2, 12.6.4.2)."""
        filled = tags.filled()
        for aim in self._aims:
            way: dict[str, Value] = {
                "S": name("GoTo"),
                "D": [
                    self._document.reference(page_key(tags.first_page(aim) if aim in filled else 0)),
                    name("Fit"),
                ],
            }
            if structured and aim in filled:
                way["SD"] = [self._document.reference(element_key(aim)), name("Fit")]
            self._document.add(way, f"way to {aim}")

    def on_page(self, page: int) -> list[Reference]:
        """Return the annotations of a page."""
        return self._by_page[page]


def write_outlines(
    document: PdfDocument, tags: Tags, entries: Sequence[tuple[str, str]], structured: bool
) -> Reference | None:
    """Add bookmarks for `(path, title)` pairs; nothing where no such content is on a page."""
    filled = tags.filled()
    shown = [(path, title) for path, title in entries if path in filled]
    if not shown:
        return None
    root = document.reference("bookmarks")
    keys = [document.reference(f"bookmark {index}") for index in range(len(shown))]
    for index, (path, title) in enumerate(shown):
        entry: dict[str, Value] = {
            "Title": text(title),
            "Parent": root,
            "Dest": _destination(document, tags, path, structured),
        }
        if index:
            entry["Prev"] = keys[index - 1]
        if index + 1 < len(keys):
            entry["Next"] = keys[index + 1]
        document.add(entry, f"bookmark {index}")
    outlines = {"Type": name("Outlines"), "First": keys[0], "Last": keys[-1], "Count": len(keys)}
    return document.add(outlines, "bookmarks")


def _destination(document: PdfDocument, tags: Tags, path: str, structured: bool) -> list[Value]:
    if structured:
        return [document.reference(element_key(path)), name("Fit")]
    return [document.reference(page_key(tags.first_page(path))), name("Fit")]
