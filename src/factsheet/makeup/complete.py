"""Every character of the edition is on a page, or it is an error that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from factsheet.content.text import PARAGRAPH, Text, link_paths
from factsheet.display import GlyphRun, Group, Node, Page, Placed, leaves
from factsheet.errors import Diagnostic, LayoutError

Pieces = dict[str, list[tuple[int, str]]]


def printed(pages: Iterable[Page]) -> Pieces:
    """The text on the pages: for each path its pieces with their offsets."""
    pieces: Pieces = {}
    for page in pages:
        for item, _, _ in leaves(page.items):
            if isinstance(item, GlyphRun):
                pieces.setdefault(item.path, []).append((item.start, item.text))
    return pieces


def missing(
    texts: Mapping[str, Text], pieces: Pieces, dropped: tuple[str, ...], layout: str
) -> list[Diagnostic]:
    """A diagnostic for each piece of copy that is not on the pages whole."""
    problems = []
    for path, text in texts.items():
        if any(path == gone or path.startswith(gone + ".") for gone in dropped):
            continue
        found = "".join(_printed_of(part, pieces) for part in text.paragraphs())
        if found != text.plain.replace(PARAGRAPH, ""):
            what = "has no place for" if not found else "prints only a part of"
            hint = f"it says: {text.plain[:60]!r}; add a text box for it, or take it out of the data"
            problems.append(Diagnostic(f"layout {layout} {what} {path}", text.span, hint, path))
    return problems


def _printed_of(text: Text, pieces: Pieces) -> str:
    own = list(pieces.get(text.path, ()))
    for path, offset in link_paths(text):
        own += [(offset, "".join(piece for _, piece in sorted(pieces.get(path, ()))))]
    return "".join(piece for _, piece in sorted(own))


def require_complete(
    texts: Mapping[str, Text], pages: tuple[Page, ...], dropped: tuple[str, ...], layout: str
) -> None:
    """LayoutError unless every piece of copy is printed whole."""
    problems = missing(texts, printed(pages), dropped, layout)
    if problems:
        raise LayoutError(problems)


def placed_paths(pages: Iterable[Page]) -> set[str]:
    """Every content path that something on the pages belongs to."""
    paths: set[str] = set()
    for page in pages:
        paths |= _paths(page.items)
    return paths


def _paths(items: tuple[Placed, ...]) -> set[str]:
    paths: set[str] = set()
    for item, _, _ in items:
        if item.path:
            paths.add(item.path)
        if isinstance(item, Group):
            paths |= _paths(item.items)
    return paths


def pruned(node: Node, paths: set[str]) -> Node | None:
    """The structure without what this layout does not show (a picture that it has no room for)."""
    children = tuple(kept for child in node.children if (kept := pruned(child, paths)))
    if not children and node.path not in paths:
        return None
    return replace(node, children=children)
