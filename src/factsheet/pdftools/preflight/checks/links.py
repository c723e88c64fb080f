"""Links and annotations: what can be followed, what acts by itself, what lies on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheet.pdf.output import Standard
from factsheet.pdftools.geometry import touches
from factsheet.pdftools.preflight.check import (
    Answer,
    Fault,
    Subject,
    access,
    archive,
    check,
    press,
    structure_check,
)
from factsheet.pdftools.preflight.objects import (
    box,
    entry,
    identity,
    integer,
    is_dictionary,
    mapping,
    name,
    raw_sequence,
    resolve,
    words,
)
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.report import Level
from factsheet.pdftools.preflight.structure import ObjectKid, StructElem, Structure

# Links that everybody can find, follow and tell apart.

_BARE = ("here", "click here", "read more", "more", "link")


@structure_check(
    "links",
    "Every link is tagged as one, described, and lies in the order of the tags",
    access("7.18.5, 7.18.3", "8.2.5.20, 8.9.3.3"),
)
def links(structure: Structure, subject: Subject) -> Iterator[Answer]:
    """Look at the annotations of links, and at the elements that should hold them."""
    owners = {
        identity(kid.source): element
        for element in structure.elements()
        for kid in element.kids
        if isinstance(kid, ObjectKid)
    }
    for page in subject.file.pages:
        if page.annotations and name(page.entries.get("/Tabs")) != "S":
            hint = "set Tabs to S"
            yield Fault(
                "the page has annotations that are not reached in the order of the tags", hint, page.number
            )
        for each in page.annotations:
            if name(entry(each, "/Subtype")) == "Link":
                yield from _link(page, each, owners.get(identity(each)))
    for element in structure.of_role("Link"):
        if not any(isinstance(kid, ObjectKid) for kid in element.kids):
            yield Fault(
                "an element Link leads nowhere", "give it its annotation (OBJR)", element.page, element.label
            )
        elif structure.text(element).strip().lower() in _BARE:
            yield Fault(
                "the text of a link does not say where it leads", "name its aim", element.page, element.label
            )


def _link(page: PageSheet, annotation: Any, owner: StructElem | None) -> Iterator[Answer]:
    place = owner.label if owner else ""
    if owner is None:
        yield Fault("a link is not tagged", "put it into an element Link", page.number)
    elif owner.role not in ("Link", "Reference") and not any(
        each.role in ("Link", "Reference") for each in owner.ancestors()
    ):
        yield Fault(f"a link is tagged as {owner.role}", "put it into an element Link", page.number, place)
    if not (words(entry(annotation, "/Contents")) or "").strip():
        yield Fault("a link has no description (Contents)", "say where it leads", page.number, place)
    address = words(entry(annotation, "/A", "/URI"))
    if name(entry(annotation, "/A", "/S")) == "URI" and not (address or "").strip():
        yield Fault("a link has no address", "give it its address", page.number, place)


# Annotations: none on the printed page, and none that hides from those who cannot see it.

_FREE = ("TrapNet", "PrinterMark")
_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW = 1, 2, 4, 32


@check(
    "annotations",
    "No annotation lies on the printed page; on a screen each is shown, and described",
    press("annotations") | access("7.18.1", "8.9.2") | archive("6.3", "6.3"),
)
def annotation_faults(subject: Subject) -> Iterator[Answer]:
    """Look at the place, the flags and the description of each annotation."""
    tagged = subject.claims(Standard.UA1, Standard.UA2, Standard.WTPDF)
    for page in subject.file.pages:
        for each in page.annotations:
            kind, area = name(entry(each, "/Subtype")), box(entry(each, "/Rect"))
            if kind in _FREE:
                continue
            if subject.claims(Standard.X4) and (area is None or touches(area, page.bleed)):
                hint = "leave links and comments out of the print edition; printed addresses serve"
                yield Fault(f"a {kind} annotation lies on the printed page", hint, page.number)
            flags = integer(entry(each, "/F")) or 0
            archived = subject.claims(Standard.A2A, Standard.A4) and kind != "Popup"
            if archived and (not flags & _PRINT or flags & (_INVISIBLE | _HIDDEN | _NO_VIEW)):
                yield Fault(f"a {kind} annotation is hidden or not printed", page=page.number)
            if (
                tagged
                and kind not in ("Popup", "Widget", "Link")
                and not (words(entry(each, "/Contents")) or "").strip()
            ):
                yield Fault(f"a {kind} annotation has no description (Contents)", page=page.number)


# Actions and scripts: a page is printed or read, it does nothing by itself.

_FORBIDDEN = frozenset(
    (
        *("Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans"),
        *("GoTo3DView", "JavaScript", "SetState", "NoOp", "SubmitForm", "RichMediaExecute"),
    )
)
_ACTIONS = _FORBIDDEN | {"GoTo", "GoToR", "GoToE", "GoToDp", "URI", "Named", "Thread"}


@check("actions", "The file runs no actions and no scripts", press("actions") | archive("6.5", "6.6"))
def actions(subject: Subject) -> Iterator[Answer]:
    """Look at every object for actions; PDF/X knows none at all."""
    press_ = subject.claims(Standard.X4)
    for each in subject.file.objects:
        for candidate in (each, entry(each, "/A"), entry(each, "/OpenAction")):
            kind = name(entry(candidate, "/S")) if is_dictionary(candidate) else ""
            is_action = kind in _ACTIONS and entry(candidate, "/K") is None
            if is_action and (press_ or kind in _FORBIDDEN):
                yield Fault(f"there is an action, {kind}", "remove it; a page in print does nothing")
        if entry(each, "/AA") is not None:
            yield Fault("there are actions that start by themselves (AA)", "remove them")
    if entry(subject.file.catalog, "/Names", "/JavaScript") is not None:
        yield Fault("there are scripts (JavaScript)", "remove them")


# Bookmarks lead somewhere, in PDF 2.0 to an element.

_MOST = 5000
_MANY_PAGES = 20


@check("bookmarks", "Bookmarks have a title, and lead to an element", access("7.17", "8.8"))
def bookmarks(subject: Subject) -> Iterator[Answer]:
    """Walk through the outline."""
    found = list(_items(entry(subject.file.catalog, "/Outlines")))
    if not found and len(subject.file.pages) > _MANY_PAGES:
        yield Fault("a long file has no bookmarks", "make them from the headings", level=Level.WARNING)
    structured = subject.claims(Standard.UA2, Standard.WTPDF)
    for each in found:
        title = (words(entry(each, "/Title")) or "").strip()
        if not title:
            yield Fault("a bookmark has no title")
        if not any(key in mapping(each) for key in ("/Dest", "/A", "/SE")):
            yield Fault(f"the bookmark {title[:40]!r} leads nowhere")
        elif structured and not _leads_to_element(each):
            yield Fault(
                f"the bookmark {title[:40]!r} leads to a page, not to an element",
                "use structure destinations",
            )


def _items(outlines: Any) -> Iterator[Any]:
    waiting, seen = [entry(outlines, "/First")], set[Any]()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if not is_dictionary(item) or identity(item) in seen:
            continue
        seen.add(identity(item))
        yield item
        waiting += [entry(item, "/Next"), entry(item, "/First")]


def _leads_to_element(item: Any) -> bool:
    targets = (entry(item, "/Dest"), entry(item, "/A", "/SD"))
    if name(entry(item, "/A", "/S")) == "URI":
        return True
    return any(name(entry(resolve(parts[0]), "/S")) for target in targets if (parts := raw_sequence(target)))
