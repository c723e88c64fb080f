"""Links that can be followed, as annotations tied to their elements (ISO 32000-2, 14.8.4.7.2)."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from factsheet.display import Link
from factsheet.pdf.document import PdfDocument, Reference, name, text
from factsheet.pdf.structure import page_key
from factsheet.pdf.tags import Tags

_PRINTED = 4
_KEPT = "%/:=&?~#+!$,;'@()*[]"


class Links:
    """The link annotations of a file."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document
        self._by_page: defaultdict[int, list[Reference]] = defaultdict(list)

    def add(self, tags: Tags, page: int, link: Link, area: tuple[float, float, float, float]) -> None:
        """Make an area of a page lead to the link's address."""
        node = tags.node(link.path)
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
                "A": {"S": name("URI"), "URI": text(_in_ascii(link.uri))},
            }
        )
        tags.annotate(page, link.path, annotation)
        self._by_page[page].append(annotation)

    def on_page(self, page: int) -> list[Reference]:
        """The annotations of a page."""
        return self._by_page[page]


def _in_ascii(uri: str) -> str:
    """The address as ISO 32000-2, 12.6.4.8, has it: other characters in per cent form."""
    return quote(uri, safe=_KEPT)
