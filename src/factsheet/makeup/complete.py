"""Everything of the edition is on a page, or left out by name and told, or it is an error that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from factsheet.content.edition import Edition
from factsheet.display import DisplayGroup, GlyphRun, Page, Placed, StructureNode, groups, leaves
from factsheet.document.nodes import Code, Figure, Group, walk, words
from factsheet.document.text import PARAGRAPH, Text, link_paths
from factsheet.errors import Diagnostic, LayoutError, Severity, Span
from factsheet.records import dataclass

Pieces = dict[str, list[tuple[int, str]]]


def printed(pages: Iterable[Page]) -> Pieces:
    """The text on the pages: for each path its pieces with their offsets."""
    pieces: Pieces = {}
    for page in pages:
        for item, _, _ in leaves(page.items):
            if isinstance(item, GlyphRun):
                pieces.setdefault(item.path, []).append((item.start, item.text))
    return pieces


def missing(texts: Mapping[str, Text], pieces: Pieces, gone: Gone, layout: str) -> list[Diagnostic]:
    """A diagnostic for each piece of copy that is not on the pages whole."""
    problems = []
    for path, text in texts.items():
        if gone.reason(path):
            continue
        found = "".join(_printed_of(part, pieces) for part in text.paragraphs())
        if found != text.plain.replace(PARAGRAPH, ""):
            what = "has no place for" if not found else "prints only a part of"
            hint = f"it says: {text.plain[:60]!r}; add a text box for it, or take it out of the data"
            problems.append(
                Diagnostic(
                    f"layout {layout} {what} {path}", text.span, hint, path, code="layout-without-place"
                )
            )
    return problems


def _printed_of(text: Text, pieces: Pieces) -> str:
    own = list(pieces.get(text.path, ()))
    for path, offset in link_paths(text):
        own += [(offset, "".join(piece for _, piece in sorted(pieces.get(path, ()))))]
    return "".join(piece for _, piece in sorted(own))


def require_complete(
    edition: Edition, pages: tuple[Page, ...], gone: Gone, layout: str
) -> tuple[Diagnostic, ...]:
    """Return a warning for each thing that the layout leaves out by name, each chart that is its numbers.

    LayoutError unless every other piece of copy is printed whole, and every picture, logo, icon, drawing
    and code is on a page.
    """
    pieces, texts = printed(pages), edition.texts()
    problems = missing(texts, pieces, gone, layout)
    numbers = list[Group]()
    left_out = [(path, text.span) for path, text in texts.items() if gone.reason(path)]
    shown = _art(pages)
    for each in walk(edition.document):
        if isinstance(each, Group) and each.chart and each.chart.alt.path not in shown:
            if all(text.path in pieces for text in words(each) if text and text.path in texts):
                numbers.append(each)
                continue
            hint = "add a box chart: for it, or write kind: table"
            said = f"layout {layout} does not draw the chart {each.id}"
            span = each.chart.alt.span
            problems.append(Diagnostic(said, span, hint, each.id, code="layout-without-place"))
        if not isinstance(each, Figure | Code) or each.id in shown:
            continue
        span = each.art.span if isinstance(each, Figure) else each.address.span
        if gone.reason(each.id):
            left_out.append((each.id, span))
            continue
        what = each.shows if isinstance(each, Figure) else "code"
        hint = f"add a box for the {what}, name it under omits: in the layout, or take it out of the data"
        problems.append(
            Diagnostic(
                f"layout {layout} has no place for the {what} {each.id}",
                span,
                hint,
                each.id,
                code="layout-without-place",
            )
        )
    if problems:
        raise LayoutError(problems)
    return (*map(_as_numbers, numbers), *_left_out(left_out, gone, layout))


def _as_numbers(group: Group) -> Diagnostic:
    """A warning for a chart that found no room, so that its numbers stand in its place."""
    said = f"the chart {group.id} stands as its numbers: the page has no room for it"
    hint = "take a larger paper, shorter names or fewer rows"
    span = group.chart.alt.span if group.chart else None
    return Diagnostic(said, span, hint, group.id, Severity.WARNING, code="chart-as-numbers")


def _left_out(left_out: list[tuple[str, Span | None]], gone: Gone, layout: str) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            f"layout {layout} leaves {path} out: {gone.reason(path)}",
            span,
            "choose another layout, or take it out of the data",
            path,
            Severity.WARNING,
            code="layout-leaves-out",
        )
        for path, span in left_out
    )


@dataclass(frozen=True, slots=True)
class Gone:
    """What need not be on the pages: the selectors of a layout's `omits`; a `*` in one stands for any id."""

    omits: tuple[str, ...] = ()

    def reason(self, path: str) -> str:
        """Return why the content at a path is not there, or nothing.

        >>> Gone(("key_numbers.*.icon", "header.picture")).reason("key_numbers.taps.icon")
        'it has no place for it'
        """
        return "it has no place for it" if any(_covers(each, path) for each in self.omits) else ""


def _covers(selector: str, path: str) -> bool:
    """Whether a selector names the content at a path, or something that holds it."""
    # The keys of the header stand at the top of the data file.
    names = selector.removeprefix("header.").split(".")
    parts = path.split(".")
    return len(names) <= len(parts) and all(
        name in ("*", part) for name, part in zip(names, parts, strict=False)
    )


def _art(pages: Iterable[Page]) -> set[str]:
    """The content paths of all art on the pages, also of what says nothing."""
    found = groups(placed for page in pages for placed in page.items)
    return {path for each in found for path in (each.path or "", each.art)}


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
        if isinstance(item, DisplayGroup):
            paths |= _paths(item.items)
    return paths


def visible_structure(node: StructureNode, paths: set[str]) -> StructureNode | None:
    """The structure without what this layout does not show (a picture that it has no room for)."""
    children = tuple(kept for child in node.children if (kept := visible_structure(child, paths)))
    if not children and node.path not in paths:
        return None
    return replace(node, children=children)
