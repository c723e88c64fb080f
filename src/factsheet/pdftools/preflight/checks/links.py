"""Links that everybody can find, follow and tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factsheet.pdftools.preflight.check import Answer, Fault, NotChecked, Subject, check
from factsheet.pdftools.preflight.clauses import access
from factsheet.pdftools.preflight.objects import entry, identity, name, words
from factsheet.pdftools.preflight.page import PageSheet
from factsheet.pdftools.preflight.structure import NO_STRUCTURE, ObjectKid, StructElem

_BARE = ("here", "click here", "read more", "more", "link")


@check(
    "links",
    "Every link is tagged as one, described, and lies in the order of the tags",
    access("7.18.5, 7.18.3", "8.2.5.20, 8.9.3.3"),
)
def links(subject: Subject) -> Iterator[Answer]:
    """Look at the annotations, and at the elements from the other side."""
    structure = subject.file.structure
    if structure is None:
        yield NotChecked(NO_STRUCTURE)
        return
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
