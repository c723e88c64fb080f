"""Bookmarks: the headings of a factsheet, each leading to its place in the structure.

PDF/UA-2, 8.8, asks for destinations in the structure tree, which PDF 2.0 brought; older files
point at the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from factsheet.pdf.document import PdfDocument, Reference, Value, name, text
from factsheet.pdf.structure import element_key, page_key
from factsheet.pdf.tags import Tags


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
